"""`copydesk feed`: hand dumps to the running pipeline."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir
from copydesk.inputs import find_inputs
from copydesk.target import find_target
from shared.errors import EXIT_FAILED


def feed(
    paths: Annotated[list[Path], typer.Argument(help="Dumps: files, folders (walked), or - for standard input.")],
    source: Annotated[str | None, typer.Option(help="Who sent the dumps; shown on receipts and dashboards.")] = None,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Hand dumps to the running pipeline.

    Prints the partition and offset that each got. One file is one dump, of 8 MiB at most. Feeding the same file
    again is harmless: its articles are counted as duplicates. See what came of them with `copydesk receipts`.

    Example: copydesk feed dumps/ --source agency-x
    """
    from copydesk.feeding import Fed, feed_inputs

    target = find_target(data)
    feeding = feed_inputs(target.kafka, find_inputs(paths), source)
    if as_json:
        screen.print_json(feeding.as_json())
    else:
        columns = ("file", "bytes", "partition", "offset", "delivery", "dump")

        def row(fed: Fed) -> tuple[object, ...]:
            return (
                fed.filename or "standard input",
                fed.size_bytes,
                fed.partition,
                fed.offset,
                screen.short(fed.delivery_id),
                screen.short(fed.dump_id),
            )

        screen.output().print(screen.table(f"Fed {len(feeding.fed)} dumps", columns, map(row, feeding.fed)))
    for reason in feeding.refused:
        typer.echo(f"copydesk: {reason}", err=True)
    if feeding.refused:
        raise typer.Exit(EXIT_FAILED)
