"""`copydesk feed`: hand dumps to the running pipeline."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir
from copydesk.inputs import find_inputs
from copydesk.target import find_target
from shared.errors import EXIT_FAILED

if TYPE_CHECKING:
    from copydesk.feeding import Fed

COLUMNS = ("file", "bytes", "parts", "partition", "offset", "delivery", "dump")


def feed(
    paths: Annotated[list[Path], typer.Argument(help="Dumps: files, folders (walked), or - for standard input.")],
    source: Annotated[str | None, typer.Option(help="Who sent the dumps; shown on receipts and dashboards.")] = None,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Hand dumps to the running pipeline.

    Prints the partition and offset that each got. A file of 8 MiB at most is one dump; a larger one, or one that
    unpacks to more, goes in parts, cut where one record ends and the next begins: mails, captures of a web archive,
    lines, rows, elements, files in an archive. What has no such borders is refused. Feeding the same file again is
    harmless: its articles are counted as duplicates. See what came of them with `copydesk receipts`.

    Example: copydesk feed dumps/ --source agency-x
    """
    from copydesk.feeding import feed_inputs

    target = find_target(data)
    feeding = feed_inputs(target.kafka, find_inputs(paths), source)
    if as_json:
        screen.print_json(feeding.as_json())
    else:
        rows = [
            _row(list(parts)) for _, parts in groupby(feeding.fed, key=lambda fed: fed.part_group or fed.delivery_id)
        ]
        screen.output().print(screen.table(f"Fed {len(rows)} dumps", COLUMNS, rows))
    for reason in (*feeding.faults, *feeding.refused):
        typer.echo(f"copydesk: {reason}", err=True)
    if feeding.refused:
        raise typer.Exit(EXIT_FAILED)


def _row(parts: "list[Fed]") -> tuple[object, ...]:
    """One dump, or all parts of a file that was cut; these lie in all partitions and have deliveries of their own."""
    fed = parts[0]
    filename, size = fed.filename or "standard input", sum(part.size_bytes for part in parts)
    if fed.part_group is None:
        delivery, dump = screen.short(fed.delivery_id), screen.short(fed.dump_id)
        return filename, size, None, fed.partition, fed.offset, delivery, dump
    return filename, size, len(parts), None, None, screen.short(fed.part_group), None
