"""`copydesk formats`: what can be read."""

from copydesk import screen
from copydesk.commands.options import AsJson


def formats(as_json: AsJson = False) -> None:
    """List the formats that dumps are read in, and the containers that they may come in.

    A dump's format is told from its content; file names and content types only help. Any of them may lie in a
    container, one in another.

    Example: copydesk formats
    """
    from services.ingest.containers import CONTAINERS
    from services.ingest.formats import FORMATS

    rows = [(known.name, "format", known.title) for known in FORMATS]
    rows += [(known.name, "container", known.title) for known in CONTAINERS]
    if as_json:
        screen.print_json({"name": name, "kind": kind, "title": title} for name, kind, title in rows)
        return
    screen.output().print(screen.table(f"Formats: {len(rows)}", ("name", "kind", "what it is"), rows))
