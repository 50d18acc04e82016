"""What lies in quarantine, as the command line reads it."""

from collections.abc import Mapping
from typing import Any

from shared.catalog.connection import Connection, fetch
from shared.catalog.lookup import checked_prefix, only_one
from shared.catalog.rows import QuarantineRow
from shared.events import Pointer

_COLUMNS = """
q.quarantine_id, q.state, q.delivery_id, q.dump_id, q.position, q.article_id, r.source, r.filename, q.stage, q.reason,
q.detail, q.attempts, q.failed_at, q.input_topic, q.topic, q."partition", q."offset"
"""
_RECENT = f"""
SELECT {_COLUMNS} FROM quarantine_states q LEFT JOIN receipts r ON r.delivery_id = q.delivery_id
WHERE q.reason IS NOT NULL AND (%(include_settled)s OR q.state IN ('open', 'retrying'))
ORDER BY q.failed_at DESC, q.quarantine_id LIMIT %(limit)s
"""  # noqa: S608 - constants only
_BY_ID = f"""
SELECT {_COLUMNS} FROM quarantine_states q LEFT JOIN receipts r ON r.delivery_id = q.delivery_id
WHERE q.quarantine_id = %(quarantine_id)s
"""  # noqa: S608 - constants only
_IDS_LIKE = "SELECT quarantine_id FROM quarantine WHERE quarantine_id ^@ %(prefix)s LIMIT 10"


def list_quarantine(
    connection: Connection, *, limit: int | None = 50, include_settled: bool = False
) -> list[QuarantineRow]:
    """The records that failed last first; those that were settled since only when asked for."""
    wanted = {"limit": limit, "include_settled": include_settled}
    return [_quarantine_row(row) for row in fetch(connection, _RECENT, wanted)]


def find_quarantine(connection: Connection, prefix: str) -> QuarantineRow:
    """One row by its id or the beginning of it; raises UnknownId or AmbiguousId."""
    wanted = checked_prefix(prefix)
    found = [row["quarantine_id"] for row in fetch(connection, _IDS_LIKE, {"prefix": wanted})]
    (row,) = fetch(connection, _BY_ID, {"quarantine_id": only_one("quarantined record", wanted, found)})
    return _quarantine_row(row)


def _quarantine_row(row: Mapping[str, Any]) -> QuarantineRow:
    place = {name: row[name] for name in ("topic", "partition", "offset")}
    names = ("quarantine_id", "state", "delivery_id", "dump_id", "position", "article_id", "source", "filename")
    more = ("stage", "reason", "detail", "attempts", "failed_at")
    return QuarantineRow(
        **{name: row[name] for name in (*names, *more)},
        topic=row["input_topic"],
        pointer=Pointer(**place) if row["topic"] else None,
    )
