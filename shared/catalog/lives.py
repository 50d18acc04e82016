"""The life of an article: every occurrence of it, through every stage; what `copydesk trace` shows."""

from collections.abc import Mapping
from typing import Any

from shared.catalog.connection import Connection, fetch
from shared.catalog.lookup import checked_prefix, only_one
from shared.catalog.rows import HopRow, Life

STAGE_ORDER = ("ingest", "clean", "enrich", "store")

_IDS_LIKE = """
SELECT DISTINCT article_id FROM occurrences WHERE article_id ^@ %(prefix)s
UNION SELECT article_id FROM quarantine WHERE article_id ^@ %(prefix)s
LIMIT 10
"""
_LIVES = """
SELECT o.article_id, o.delivery_id, coalesce(o.dump_id, r.dump_id) AS dump_id, r.filename,
    coalesce(o.source, r.source) AS source, o.position, o.reading, o.attempt, o.effective_outcome AS outcome, o.reason,
    coalesce(o.received_at, r.received_at) AS received_at, o.hops, q.quarantine_id, q.state AS quarantine_state
FROM settled_occurrences o
JOIN receipts r ON r.delivery_id = o.delivery_id
LEFT JOIN quarantine_states q ON q.delivery_id = o.delivery_id AND q.position = o.position
WHERE o.article_id = %(article_id)s
ORDER BY received_at, o.delivery_id, o.position, o.reading
"""


def trace(connection: Connection, prefix: str) -> list[Life]:
    """The life of every occurrence of one article, oldest first; raises UnknownId or AmbiguousId."""
    wanted = checked_prefix(prefix)
    found = [row["article_id"] for row in fetch(connection, _IDS_LIKE, {"prefix": wanted})]
    rows = fetch(connection, _LIVES, {"article_id": only_one("article", wanted, found)})
    return [Life(**{**row, "hops": _hops(row["hops"])}) for row in rows]


def _hops(hops: Mapping[str, Any]) -> tuple[HopRow, ...]:
    def place(stage: str) -> tuple[int, str]:
        return (STAGE_ORDER.index(stage) if stage in STAGE_ORDER else len(STAGE_ORDER)), stage

    return tuple(_hop(stage, hops[stage]) for stage in sorted(hops, key=place))


def _hop(stage: str, hop: Mapping[str, Any]) -> HopRow:
    # A header that another program spoilt is shown as a stage without a place.
    try:
        return HopRow(stage=stage, **hop)
    except (TypeError, ValueError):
        return HopRow(stage=stage)
