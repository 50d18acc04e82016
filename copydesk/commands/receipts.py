"""`copydesk receipts`: the sum of every delivery, from which nothing may be missing."""

from typing import Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir, Limit
from copydesk.settling import show_receipts
from copydesk.target import find_target


def receipts(
    delivery: Annotated[
        str | None, typer.Argument(help="One delivery, or one file in parts: its id, or the first characters of it.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only dumps of this source.")] = None,
    incomplete: Annotated[bool, typer.Option("--incomplete", help="Only those that are not complete.")] = False,
    parts: Annotated[bool, typer.Option("--parts", help="Show every part of a file by itself.")] = False,
    limit: Limit = 50,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Show the receipts, newest first.

    For every delivery of a dump: found = stored + duplicate + dropped + quarantined. Unaccounted must be 0; what is
    younger than a minute is in flight. A file that went in parts is one row, the sum of its parts, and complete only
    when no part is missing. `8 of 383`: found, of as many as the file itself states.
    """
    from shared.catalog import connect, find_receipts, list_receipts, sum_files

    with connect(find_target(data).database_url) as connection:
        if delivery:
            found = find_receipts(connection, delivery)
        else:
            found = list_receipts(connection, source=source, incomplete=incomplete, limit=limit)
    if parts:
        found = [receipt.model_copy(update={"part_group": None}) for receipt in found]
    files = sum_files(found)
    if as_json:
        screen.print_json(file.as_json() for file in files)
        return
    show_receipts(found)
    if delivery:
        total = files[0].receipt
        sums = [*total.outcomes.items(), *((f"characters: {k}", v) for k, v in total.characters.items())]
        screen.output().print(screen.table("In detail", ("what", "how many"), sums))
