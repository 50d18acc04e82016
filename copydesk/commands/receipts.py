"""`copydesk receipts`: the sum of every delivery, from which nothing may be missing."""

from typing import Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir, Limit
from copydesk.settling import show_receipts
from copydesk.target import find_target


def receipts(
    delivery: Annotated[str | None, typer.Argument(help="One delivery: its id, or the first characters of it.")] = None,
    source: Annotated[str | None, typer.Option(help="Only dumps of this source.")] = None,
    incomplete: Annotated[bool, typer.Option("--incomplete", help="Only those that are not complete.")] = False,
    limit: Limit = 50,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """Show the receipts, newest first.

    For every delivery of a dump: found = stored + duplicate + dropped + quarantined. Unaccounted must be 0; what is
    younger than a minute is in flight.
    """
    from shared.catalog import connect, find_receipt, list_receipts

    with connect(find_target(data).database_url) as connection:
        if delivery:
            found = [find_receipt(connection, delivery)]
        else:
            found = list_receipts(connection, source=source, incomplete=incomplete, limit=limit)
    if as_json:
        screen.print_json(receipt.model_dump(mode="json") for receipt in found)
        return
    show_receipts(found)
    if delivery:
        sums = [*found[0].outcomes.items(), *((f"characters: {k}", v) for k, v in found[0].characters.items())]
        screen.output().print(screen.table("In detail", ("what", "how many"), sums))
