"""`copydesk schemas`: the JSON Schemas of the events."""

from typing import Annotated

import typer

from copydesk import screen
from shared.errors import EXIT_USAGE


def schemas(
    event: Annotated[str | None, typer.Argument(help="Print this event's JSON Schema; without it, list them.")] = None,
) -> None:
    """Print the JSON Schemas of the events.

    Without an argument it lists the events.

    Example: copydesk schemas EnrichedArticle > enriched-article.schema.json
    """
    from shared.contracts import event_schemas

    known = event_schemas()
    if event is None:
        for name in known:
            typer.echo(name)
    elif event in known:
        screen.print_json([known[event]])
    else:
        typer.echo(f"copydesk: no event {event}; there are {', '.join(known)}", err=True)
        raise typer.Exit(EXIT_USAGE)
