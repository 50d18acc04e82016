"""`copydesk trace`: where is my story? The life of one article through every stage."""

from typing import TYPE_CHECKING

from copydesk import screen
from copydesk.commands.options import AsJson, DataDir
from copydesk.commands.show import ArticleId
from copydesk.target import find_target

if TYPE_CHECKING:
    from shared.catalog import Life

COLUMNS = ("stage", "topic", "partition", "offset", "time", "version", "outcome")


def trace(article_id: ArticleId, as_json: AsJson = False, data: DataDir = None) -> None:
    """Show the life of one article.

    For every occurrence of it: the dump and its place there, every stage with topic, partition, offset, time and
    version of what it read, and the outcome.
    """
    from shared.catalog import connect
    from shared.catalog import trace as trace_article

    with connect(find_target(data).database_url) as connection:
        lives = trace_article(connection, article_id)
    if as_json:
        screen.print_json(life.model_dump(mode="json") for life in lives)
        return
    for life in lives:
        screen.output().print(screen.table(_title(life), COLUMNS, _rows(life)))


def _rows(life: "Life") -> list[tuple[object, ...]]:
    """Every stage but the last passed it on; what the last one did is the outcome."""
    last = len(life.hops) - 1
    return [
        (
            hop.stage,
            hop.topic,
            hop.partition,
            hop.offset,
            hop.time,
            hop.version,
            _outcome(life) if at == last else "passed",
        )
        for at, hop in enumerate(life.hops)
    ]


def _outcome(life: "Life") -> str:
    return f"{life.outcome or 'in flight'} {life.reason}".strip()


def _title(life: "Life") -> str:
    file = f" ({life.filename})" if life.filename else ""
    kept = f", quarantine {screen.short(life.quarantine_id)} {life.quarantine_state}" if life.quarantine_id else ""
    return screen.cell(
        f"dump {screen.short(life.dump_id)}{file} of {life.source}, delivery {screen.short(life.delivery_id)}, "
        f"position {life.position}, attempt {life.attempt}: {_outcome(life)}{kept}"
    )
