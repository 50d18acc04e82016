"""Stored articles out of their rows: one query and one mapping, for the publisher and for the command line."""

import json
from collections.abc import Mapping
from typing import Any

from shared.catalog.payloads import decompress

STORED_ARTICLES_BY_ID = """
SELECT a.article_id, a.status, a.revision, v.payload,
    coalesce(o.first_seen, a.first_received) AS first_seen,
    coalesce(o.last_seen, a.last_received) AS last_seen,
    greatest(o.occurrences, 1) AS occurrences
FROM articles a
JOIN versions v ON v.article_id = a.article_id AND v.content_hash = a.current_hash
CROSS JOIN LATERAL (
    SELECT count(*) AS occurrences, min(s.received_at) AS first_seen, max(s.received_at) AS last_seen
    FROM settled_occurrences s
    WHERE s.article_id = a.article_id AND s.effective_outcome IN ('new', 'update', 'duplicate')
) o
WHERE a.article_id = ANY(%(ids)s)
ORDER BY a.article_id
"""


def stored_article_json(row: Mapping[str, Any]) -> bytes:
    """Return the StoredArticle of a row as JSON: the enriched event as it travelled, plus its state.

    The event is not read into a model, so a field that only a newer version knows is handed on. Its status (may it be
    used?) gives way to the store's (is it the current one?); the wire's own stays under ``provider``.
    """
    state = {
        "status": row["status"],
        "revision": row["revision"],
        "first_seen": row["first_seen"].isoformat(),
        "last_seen": row["last_seen"].isoformat(),
        "occurrences": row["occurrences"],
    }
    event = json.loads(decompress(row["payload"]))
    return json.dumps(event | state, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
