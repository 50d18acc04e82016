"""Articles, as the command line reads them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from shared.catalog.article_rows import STORED_ARTICLES_BY_ID, stored_article_json
from shared.catalog.connection import Connection, fetch
from shared.catalog.lookup import checked_prefix, only_one
from shared.catalog.payloads import decompress
from shared.catalog.rows import ArticleDetail, ArticleRow, VersionRow
from shared.events import StoredArticle

_COLUMNS = """
o.article_id, o.delivery_id, o.position, o.effective_outcome AS outcome, o.reason, a.status, v.headline,
coalesce(v.source, o.source, r.source) AS source, v.language, v.published_earliest AS published,
v.published_latest, v.published_precision AS precision, coalesce(o.received_at, r.received_at) AS received_at, v.payload
"""
_RECENT = f"""
SELECT {_COLUMNS}
FROM articles a
CROSS JOIN LATERAL (
    SELECT * FROM settled_occurrences s WHERE s.article_id = a.article_id
    ORDER BY s.counts DESC, s.received_at DESC, s.delivery_id, s.position LIMIT 1
) o
JOIN versions v ON v.article_id = a.article_id AND v.content_hash = a.current_hash
JOIN receipts r ON r.delivery_id = o.delivery_id
WHERE %(source)s::text IS NULL OR v.source = %(source)s
ORDER BY a.last_received DESC, a.article_id LIMIT %(limit)s
"""  # noqa: S608 - constants only
_OF_DELIVERIES = f"""
SELECT {_COLUMNS}
FROM settled_occurrences o
JOIN receipts r ON r.delivery_id = o.delivery_id
LEFT JOIN articles a ON a.article_id = o.article_id
LEFT JOIN versions v ON v.article_id = o.article_id AND v.content_hash = o.content_hash
WHERE o.delivery_id = ANY(%(ids)s) AND o.counts
ORDER BY r.first_seen, o.delivery_id, o.position LIMIT %(limit)s
"""  # noqa: S608 - constants only
_IDS_LIKE = "SELECT article_id FROM articles WHERE article_id ^@ %(prefix)s LIMIT 10"
_VERSIONS = """
SELECT v.content_hash, v.status, v.headline, v.source, v.received_at, v.stored_at,
    v.content_hash = a.current_hash AS is_shown, a.guid_reused
FROM versions v JOIN articles a ON a.article_id = v.article_id
WHERE v.article_id = %(article_id)s ORDER BY v.place, v.content_hash
"""


def list_articles(connection: Connection, *, source: str | None = None, limit: int | None = 50) -> list[ArticleRow]:
    """The articles received last, each with the outcome of its last occurrence."""
    return [_article_row(row) for row in fetch(connection, _RECENT, {"source": source, "limit": limit})]


def articles_of(connection: Connection, delivery_ids: Sequence[str], *, limit: int | None = None) -> list[ArticleRow]:
    """Every settled occurrence of these deliveries, in order of position: dropped and quarantined ones, too."""
    return [_article_row(row) for row in fetch(connection, _OF_DELIVERIES, {"ids": list(delivery_ids), "limit": limit})]


def find_article(connection: Connection, prefix: str) -> ArticleDetail:
    """One article by its id or the beginning of it; raises UnknownId or AmbiguousId."""
    wanted = checked_prefix(prefix)
    found = [row["article_id"] for row in fetch(connection, _IDS_LIKE, {"prefix": wanted})]
    article_id = only_one("article", wanted, found)
    (row,) = fetch(connection, STORED_ARTICLES_BY_ID, {"ids": [article_id]})
    versions = fetch(connection, _VERSIONS, {"article_id": article_id})
    return ArticleDetail(
        article=StoredArticle.model_validate_json(stored_article_json(row)),
        versions=tuple(VersionRow(**_without(version, "guid_reused")) for version in versions),
        guid_reused=versions[0]["guid_reused"],
    )


def _article_row(row: Mapping[str, Any]) -> ArticleRow:
    event = json.loads(decompress(row["payload"])) if row["payload"] else {}
    return ArticleRow(
        **_without(row, "payload"),
        words=len(event.get("body", "").split()),
        captions=len(event.get("captions", ())),
        entities=len(event.get("entities", ())),
    )


def _without(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}
