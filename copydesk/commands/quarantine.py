"""`copydesk quarantine`: look at what could not be processed, try it again, or let it go."""

import asyncio
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir, Limit
from copydesk.target import Target, find_target
from shared.errors import CopydeskError

if TYPE_CHECKING:
    from shared.catalog import QuarantineRow
    from shared.records import Incoming, Outgoing

app = typer.Typer(
    help="Look at what could not be processed, try it again, or let it go.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
RowIds = Annotated[list[str], typer.Argument(help="Ids from `copydesk quarantine list`; their first characters do.")]
Everything = Annotated[bool, typer.Option("--all", help="All open ones, instead of ids.")]
COLUMNS = ("id", "reason", "stage", "detail", "attempts", "state", "source", "delivery", "position", "failed at")


@app.command("list")
def list_rows(
    limit: Limit = 50,
    include_settled: Annotated[bool, typer.Option("--all", help="Also those that were settled since.")] = False,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """List what is in quarantine, newest first."""
    from shared.catalog import connect, list_quarantine

    with connect(find_target(data).database_url) as connection:
        rows = list_quarantine(connection, limit=limit, include_settled=include_settled)
    if as_json:
        screen.print_json(row.model_dump(mode="json") for row in rows)
        return
    screen.output().print(screen.table(f"Quarantine: {len(rows)}", COLUMNS, map(_cells, rows)))


@app.command()
def show(
    row_id: Annotated[str, typer.Argument(help="Id from `copydesk quarantine list`; its first characters do.")],
    raw: Annotated[bool, typer.Option("--raw", help="Only the original bytes, on standard output.")] = False,
    data: DataDir = None,
) -> None:
    """Show one record: why it is here, its headers and its original bytes."""
    target = find_target(data)
    row = _row(target, row_id)
    record = asyncio.run(_read(target, row))
    if not raw:
        table = screen.table(row.quarantine_id, ("header", "value"), _readable(record))
        screen.output().print(table)
        typer.echo(f"\n{len(record.value)} bytes as they arrived:")
    sys.stdout.flush()
    sys.stdout.buffer.write(record.value if raw else record.value + b"\n")


@app.command()
def retry(row_ids: RowIds = [], everything: Everything = False, data: DataDir = None) -> None:  # noqa: B006 - typer copies it
    """Send records through their stage again, as they were: after a fix, or when a server was at fault."""
    for target, row, record in _chosen(row_ids, everything, data):
        from shared.quarantine import decision_record, retry_record

        _send(target, retry_record(record), decision_record("retried", record, datetime.now(UTC)))
        typer.echo(f"{screen.short(row.quarantine_id)} sent to {row.topic} again, attempt {row.attempts + 1}")


@app.command()
def discard(row_ids: RowIds = [], everything: Everything = False, data: DataDir = None) -> None:  # noqa: B006
    """Let records go for good: their occurrences count as dropped, reason discarded."""
    for target, row, record in _chosen(row_ids, everything, data):
        from shared.quarantine import decision_record

        _send(target, decision_record("discarded", record, datetime.now(UTC)))
        typer.echo(f"{screen.short(row.quarantine_id)} discarded")


def _chosen(
    row_ids: list[str], everything: bool, data: "DataDir"
) -> "Iterator[tuple[Target, QuarantineRow, Incoming]]":
    from shared.catalog import connect, list_quarantine

    if bool(row_ids) == everything:
        raise typer.BadParameter("name one or more ids, or say --all")
    target = find_target(data)
    if everything:
        with connect(target.database_url) as connection:
            rows = list_quarantine(connection, limit=None, include_settled=False)
    else:
        rows = [_row(target, row_id) for row_id in row_ids]
    for row in rows:
        yield target, row, asyncio.run(_read(target, row))


def _row(target: Target, row_id: str) -> "QuarantineRow":
    from shared.catalog import connect, find_quarantine

    with connect(target.database_url) as connection:
        return find_quarantine(connection, row_id)


async def _read(target: Target, row: "QuarantineRow") -> "Incoming":
    from shared.stage.client import read_record

    if row.pointer is None:
        raise CopydeskError(f"{row.quarantine_id} is known, but its record has not been reported yet. Try again soon.")
    return await read_record(target.kafka, row.pointer)


def _send(target: Target, *records: "Outgoing") -> None:
    async def send() -> None:
        from shared.stage.client import DumpProducer

        async with DumpProducer(target.kafka) as producer:
            for record in records:
                await producer.send(record)

    asyncio.run(send())


def _readable(record: "Incoming") -> "Iterator[tuple[str, str]]":
    for name, value in record.headers:
        yield name, value.decode("utf-8", "replace")


def _cells(row: "QuarantineRow") -> tuple[object, ...]:
    return (
        screen.short(row.quarantine_id),
        row.reason,
        row.stage,
        row.detail,
        row.attempts,
        row.state,
        row.source,
        screen.short(row.delivery_id),
        row.position,
        row.failed_at,
    )
