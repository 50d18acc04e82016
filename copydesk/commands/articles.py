"""`copydesk articles`: what is stored, newest first."""

from typing import Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir, Limit
from copydesk.settling import show_articles
from copydesk.target import find_target


def articles(
    delivery: Annotated[str | None, typer.Option(help="Only what came of this delivery, dropped ones too.")] = None,
    source: Annotated[str | None, typer.Option(help="Only articles of this source.")] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
    data: DataDir = None,
) -> None:
    """List the stored articles, newest first.

    The ids are shortened; `copydesk show` and `copydesk trace` take them as they are.
    """
    from shared.catalog import articles_of, connect, find_receipt, list_articles

    with connect(find_target(data).database_url) as connection:
        if delivery:
            rows = articles_of(connection, [find_receipt(connection, delivery).delivery_id], limit=limit)
        else:
            rows = list_articles(connection, source=source, limit=limit)
    if as_json:
        screen.print_json(row.model_dump(mode="json") for row in rows)
    else:
        show_articles(rows)
