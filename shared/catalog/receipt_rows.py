"""Receipts out of their rows: one query and one mapping, for the publisher and for the command line."""

from collections.abc import Mapping
from typing import Any

from shared.events import Receipt

COLUMNS = """
delivery_id, dump_id, source, filename, wire_format, size_bytes, status, found, stated_found, stored, duplicate,
dropped, quarantined, superseded, outcomes, characters, part_group, part_index, part_last, received_at, first_seen,
completed_at, completed_at IS NOT NULL AS complete, revision,
CASE WHEN found_at < clock_timestamp() - make_interval(secs => %(older_than)s) THEN missing ELSE 0 END AS unaccounted,
CASE WHEN found_at < clock_timestamp() - make_interval(secs => %(older_than)s) THEN 0 ELSE missing END AS in_flight
"""
"""Columns of the view ``receipt_sums``; what is missing is unaccounted once it is ``older_than`` seconds old."""

RECEIPTS_BY_ID = f"SELECT {COLUMNS} FROM receipt_sums WHERE delivery_id = ANY(%(ids)s) ORDER BY delivery_id"  # noqa: S608 - constants only

UNACCOUNTED_AFTER_SECONDS = 60.0
"""Ten times what an article takes through all stages on a busy laptop; younger ones are in flight."""


def receipt_from_row(row: Mapping[str, Any]) -> Receipt:
    """Make the receipt of a row with ``COLUMNS``."""
    return Receipt(**{**row, "characters": {role: int(total) for role, total in row["characters"].items()}})
