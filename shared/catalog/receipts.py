"""Receipts, as the command line reads them."""

from collections.abc import Sequence

from shared.catalog.connection import Connection, fetch
from shared.catalog.lookup import checked_prefix, only_one
from shared.catalog.receipt_rows import COLUMNS, RECEIPTS_BY_ID, UNACCOUNTED_AFTER_SECONDS, receipt_from_row
from shared.events import Receipt

_FILE = "coalesce(part_group, delivery_id)"
"""What the parts of one file have in common."""
_RECENT = f"""
SELECT {COLUMNS} FROM receipt_sums
WHERE {_FILE} IN (
    SELECT {_FILE} FROM receipts
    WHERE (%(source)s::text IS NULL OR source = %(source)s)
    GROUP BY 1
    HAVING NOT %(incomplete)s OR bool_or(completed_at IS NULL) OR (bool_or(part_group IS NOT NULL)
        AND count(DISTINCT part_index) <> coalesce(max(part_index) FILTER (WHERE part_last) + 1, -1))
    ORDER BY max(first_seen) DESC LIMIT %(limit)s
)
ORDER BY first_seen DESC, part_index, delivery_id
"""  # noqa: S608 - constants only
_GROUPS_LIKE = "SELECT DISTINCT part_group FROM receipts WHERE part_group ^@ %(prefix)s LIMIT 10"
_OF_GROUP = f"""
SELECT {COLUMNS} FROM receipt_sums WHERE part_group = %(group)s ORDER BY part_index, delivery_id
"""  # noqa: S608 - constants only
_IDS_LIKE = "SELECT delivery_id FROM receipts WHERE delivery_id ^@ %(prefix)s LIMIT 10"
_OPEN_OF = """
SELECT count(r.delivery_id) > 0 AS known, coalesce(bool_or(r.completed_at IS NULL), false) AS open
FROM unnest(%(ids)s::text[]) AS wanted (id)
LEFT JOIN receipts r ON wanted.id IN (r.delivery_id, r.dump_id)
GROUP BY wanted.id
"""


def list_receipts(
    connection: Connection,
    *,
    source: str | None = None,
    incomplete: bool = False,
    limit: int | None = 50,
    older_than_seconds: float = UNACCOUNTED_AFTER_SECONDS,
) -> list[Receipt]:
    """The receipts of the newest files, with all parts of each; ``incomplete``: only with something still open."""
    wanted = {"source": source, "incomplete": incomplete, "limit": limit, "older_than": older_than_seconds}
    return [receipt_from_row(row) for row in fetch(connection, _RECENT, wanted)]


def receipts_of(
    connection: Connection, delivery_ids: Sequence[str], *, older_than_seconds: float = UNACCOUNTED_AFTER_SECONDS
) -> list[Receipt]:
    """The receipts of these deliveries, so far as the store has heard of them."""
    wanted = {"ids": list(delivery_ids), "older_than": older_than_seconds}
    return [receipt_from_row(row) for row in fetch(connection, RECEIPTS_BY_ID, wanted)]


def find_receipt(
    connection: Connection, prefix: str, *, older_than_seconds: float = UNACCOUNTED_AFTER_SECONDS
) -> Receipt:
    """The receipt of one delivery, by its id or the beginning of it; raises UnknownId or AmbiguousId."""
    wanted = checked_prefix(prefix)
    found = [row["delivery_id"] for row in fetch(connection, _IDS_LIKE, {"prefix": wanted})]
    (receipt,) = receipts_of(connection, [only_one("delivery", wanted, found)], older_than_seconds=older_than_seconds)
    return receipt


def find_receipts(
    connection: Connection, prefix: str, *, older_than_seconds: float = UNACCOUNTED_AFTER_SECONDS
) -> list[Receipt]:
    """The receipt of one delivery, or those of all parts of a file, by the delivery's id or the group's.

    Raises UnknownId or AmbiguousId.
    """
    wanted = checked_prefix(prefix)
    groups = [row["part_group"] for row in fetch(connection, _GROUPS_LIKE, {"prefix": wanted})]
    if not groups:
        return [find_receipt(connection, prefix, older_than_seconds=older_than_seconds)]
    parameters = {"group": only_one("file", wanted, groups), "older_than": older_than_seconds}
    return [receipt_from_row(row) for row in fetch(connection, _OF_GROUP, parameters)]


def receipts_complete(connection: Connection, ids: Sequence[str]) -> bool:
    """True when every one of these deliveries, or of these dumps' deliveries, is complete; an unknown id is not."""
    rows = fetch(connection, _OPEN_OF, {"ids": list(ids)})
    return all(row["known"] and not row["open"] for row in rows)
