"""Every statement that the store writes with, in the order in which one batch runs them.

Locks are taken in one order by every replica, so that replicas cannot block each other for good: new
receipts, occurrences, articles, then quarantine rows, and all receipts again at the very end; sorted
by key within each. ``receipts`` are locked late because every batch of a large dump needs the same one.
"""

from collections.abc import Iterable

READINGS = "SELECT delivery_id, reading FROM receipts WHERE delivery_id = ANY(%(ids)s)"

OPEN_RECEIPTS = """
INSERT INTO receipts (delivery_id, dump_id, source, received_at)
SELECT * FROM unnest(%(delivery_id)s::text[], %(dump_id)s::text[], %(source)s::text[], %(received_at)s::timestamptz[])
    AS n (delivery_id, dump_id, source, received_at)
ORDER BY n.delivery_id
ON CONFLICT (delivery_id) DO NOTHING
"""

CLAIM_COLUMNS = {
    "delivery_id": "text",
    "position": "int8",
    "reading": "text",
    "outcome": "text",
    "precedence": "int2",
    "reason": "text",
    "detail": "text",
    "stage": "text",
    "attempt": "int8",
    "settled_at": "timestamptz",
    "dump_id": "text",
    "source": "text",
    "received_at": "timestamptz",
    "article_id": "text",
    "content_hash": "text",
    "characters": "jsonb",
    "hops": "jsonb",
}
_KEY = ("delivery_id", "position", "reading")
_STRENGTH = ("precedence", "attempt", "settled_at", "stage", "reason")


def _names(columns: Iterable[str], prefix: str = "") -> str:
    return ", ".join(prefix + name for name in columns)


# A row that was stored or is a duplicate is never touched again, so redelivery cannot flip it.
CLAIM_OCCURRENCES = f"""
INSERT INTO occurrences AS o ({_names(CLAIM_COLUMNS)})
SELECT {_names(CLAIM_COLUMNS, "n.")}
FROM unnest({", ".join(f"%({name})s::{kind}[]" for name, kind in CLAIM_COLUMNS.items())})
    AS n ({_names(CLAIM_COLUMNS)})
ORDER BY n.delivery_id COLLATE "C", n.position, n.reading COLLATE "C"
ON CONFLICT ({_names(_KEY)}) DO UPDATE
SET {", ".join(f"{name} = excluded.{name}" for name in CLAIM_COLUMNS if name not in _KEY)}
WHERE o.precedence < 3 AND ({_names(_STRENGTH, "excluded.")}) > ({_names(_STRENGTH, "o.")})
RETURNING delivery_id, position, reading
"""  # noqa: S608 - put together from the constants above

SETTLED_OUTCOMES = """
SELECT o.delivery_id, o.position, o.reading, o.outcome, o.reason
FROM occurrences o
JOIN unnest(%(delivery_id)s::text[], %(position)s::int8[], %(reading)s::text[]) AS n (delivery_id, position, reading)
    ON (o.delivery_id, o.position, o.reading) = (n.delivery_id, n.position, n.reading)
"""

LOCK_ARTICLES = """
INSERT INTO articles AS a (article_id, first_received, last_received)
SELECT * FROM unnest(%(article_id)s::text[], %(first_received)s::timestamptz[], %(last_received)s::timestamptz[])
    AS n (article_id, first_received, last_received)
ORDER BY n.article_id COLLATE "C"
ON CONFLICT (article_id) DO UPDATE
SET revision = a.revision + 1,
    first_received = least(a.first_received, excluded.first_received),
    last_received = greatest(a.last_received, excluded.last_received)
"""

VERSIONS = "SELECT article_id, content_hash, place, status, sketch FROM versions WHERE article_id = ANY(%(ids)s)"

# A duplicate that comes before what is known, by provider and dump, stands in for it: so the row does
# not tell in which order the two arrived.
WRITE_VERSIONS = """
INSERT INTO versions (article_id, content_hash, place, status, sketch, guid, source, headline, language,
    published_earliest, published_latest, published_precision, received_at, payload)
SELECT n.article_id, n.content_hash, n.place, n.status, n.sketch::bigint[], n.guid, n.source, n.headline, n.language,
    n.published_earliest, n.published_latest, n.published_precision, n.received_at, n.payload
FROM unnest(%(article_id)s::text[], %(content_hash)s::text[], %(place)s::text[], %(status)s::text[],
    %(sketch)s::text[], %(guid)s::text[], %(source)s::text[], %(headline)s::text[], %(language)s::text[],
    %(published_earliest)s::timestamptz[], %(published_latest)s::timestamptz[], %(published_precision)s::text[],
    %(received_at)s::timestamptz[], %(payload)b::bytea[])
    AS n (article_id, content_hash, place, status, sketch, guid, source, headline, language,
        published_earliest, published_latest, published_precision, received_at, payload)
ON CONFLICT (article_id, content_hash) DO UPDATE
SET place = excluded.place, source = excluded.source, headline = excluded.headline, language = excluded.language,
    published_earliest = excluded.published_earliest, published_latest = excluded.published_latest,
    published_precision = excluded.published_precision, received_at = excluded.received_at,
    payload = excluded.payload
WHERE excluded.place < versions.place
"""

SET_HEADS = """
UPDATE articles a
SET current_hash = n.current_hash, status = n.status, guid_reused = a.guid_reused OR n.guid_reused
FROM unnest(%(article_id)s::text[], %(current_hash)s::text[], %(status)s::text[], %(guid_reused)s::bool[])
    AS n (article_id, current_hash, status, guid_reused)
WHERE a.article_id = n.article_id
"""

SET_OUTCOMES = """
UPDATE occurrences o SET outcome = n.outcome
FROM unnest(%(delivery_id)s::text[], %(position)s::int8[], %(reading)s::text[], %(outcome)s::text[])
    AS n (delivery_id, position, reading, outcome)
WHERE (o.delivery_id, o.position, o.reading) = (n.delivery_id, n.position, n.reading)
"""

RECORD_FAILURES = """
INSERT INTO quarantine AS q (quarantine_id, delivery_id, dump_id, position, reading, article_id, stage, reason, detail,
    attempts, failed_at, input_topic, topic, "partition", "offset")
SELECT * FROM unnest(%(quarantine_id)s::text[], %(delivery_id)s::text[], %(dump_id)s::text[], %(position)s::int8[],
    %(reading)s::text[], %(article_id)s::text[], %(stage)s::text[], %(reason)s::text[], %(detail)s::text[],
    %(attempts)s::int8[], %(failed_at)s::timestamptz[], %(input_topic)s::text[], %(topic)s::text[],
    %(partition)s::int8[], %(offset)s::int8[])
    AS n (quarantine_id)
ORDER BY n.quarantine_id COLLATE "C"
ON CONFLICT (quarantine_id) DO UPDATE
SET delivery_id = excluded.delivery_id, dump_id = excluded.dump_id, position = excluded.position,
    reading = excluded.reading, article_id = excluded.article_id, stage = excluded.stage, reason = excluded.reason,
    detail = excluded.detail, attempts = excluded.attempts, failed_at = excluded.failed_at,
    input_topic = excluded.input_topic, topic = excluded.topic,
    "partition" = excluded."partition", "offset" = excluded."offset"
WHERE (excluded.attempts, excluded.failed_at, excluded.stage, excluded."partition", excluded."offset")
    > (q.attempts, coalesce(q.failed_at, '-infinity'), coalesce(q.stage, ''), coalesce(q."partition", -1),
       coalesce(q."offset", -1))
"""

RECORD_ANSWERS = """
INSERT INTO quarantine AS q (quarantine_id, delivery_id, position, reading, retried_attempt, retried_at, discarded)
SELECT * FROM unnest(%(quarantine_id)s::text[], %(delivery_id)s::text[], %(position)s::int8[], %(reading)s::text[],
    %(retried_attempt)s::int8[], %(retried_at)s::timestamptz[], %(discarded)s::bool[]) AS n (quarantine_id)
ORDER BY n.quarantine_id COLLATE "C"
ON CONFLICT (quarantine_id) DO UPDATE
SET retried_attempt = greatest(q.retried_attempt, excluded.retried_attempt),
    retried_at = greatest(q.retried_at, excluded.retried_at), discarded = q.discarded OR excluded.discarded
"""

LOCK_RECEIPTS = "SELECT 1 FROM receipts WHERE delivery_id = ANY(%(ids)s) ORDER BY delivery_id FOR UPDATE"

# The first reading that could read the dump stays; a dump that could not be read may be read later.
RECORD_DUMPS = """
UPDATE receipts r
SET dump_id = n.dump_id, source = n.source, filename = n.filename, wire_format = n.wire_format,
    encoding = n.encoding, size_bytes = n.size_bytes, status = n.status, found = n.found,
    found_at = clock_timestamp(), reading = CASE WHEN n.status = 'read' THEN n.reading END, attempt = n.attempt,
    stated_found = n.stated_found, gaps = n.gaps, part_group = n.part_group, part_index = n.part_index,
    part_last = n.part_last, received_at = n.received_at, completed_at = NULL
FROM unnest(%(delivery_id)s::text[], %(dump_id)s::text[], %(source)s::text[], %(filename)s::text[],
    %(wire_format)s::text[], %(encoding)s::text[], %(size_bytes)s::int8[], %(status)s::text[], %(found)s::int8[],
    %(stated_found)s::int8[], %(reading)s::text[], %(attempt)s::int8[], %(gaps)s::jsonb[], %(part_group)s::text[],
    %(part_index)s::int8[], %(part_last)s::bool[], %(received_at)s::timestamptz[])
    AS n (delivery_id, dump_id, source, filename, wire_format, encoding, size_bytes, status, found, stated_found,
        reading, attempt, gaps, part_group, part_index, part_last, received_at)
WHERE r.delivery_id = n.delivery_id AND r.status IS DISTINCT FROM 'read'
    AND (n.status = 'read' OR r.status IS NULL OR n.attempt > r.attempt)
RETURNING r.delivery_id
"""

# Runs after LOCK_RECEIPTS as a statement of its own, so that it sees what other replicas committed before.
REVISE_RECEIPTS = """
UPDATE receipts r
SET revision = r.revision + 1,
    completed_at = CASE
        WHEN r.completed_at IS NOT NULL THEN r.completed_at
        WHEN r.found <= (
            SELECT count(*) FROM occurrences o
            WHERE o.delivery_id = r.delivery_id AND o.position < r.found AND o.reading = coalesce(r.reading, o.reading)
        ) THEN clock_timestamp()
    END
WHERE r.delivery_id = ANY(%(ids)s)
"""

ARTICLES_BEHIND = """
SELECT article_id FROM articles WHERE revision > published_revision
ORDER BY article_id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
"""

RECEIPTS_BEHIND = """
SELECT delivery_id FROM receipts
WHERE revision > published_revision
    AND (completed_at IS NOT NULL OR published_at IS NULL
        OR published_at < clock_timestamp() - make_interval(secs => %(pause_seconds)s))
ORDER BY delivery_id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
"""

MARK_ARTICLES = "UPDATE articles SET published_revision = revision WHERE article_id = ANY(%(ids)s)"

MARK_RECEIPTS = """
UPDATE receipts SET published_revision = revision, published_at = clock_timestamp() WHERE delivery_id = ANY(%(ids)s)
"""

ACCOUNTS = """
SELECT
    coalesce(sum(missing) FILTER (
        WHERE found_at < clock_timestamp() - make_interval(secs => %(older_than)s)), 0)::int8 AS unaccounted,
    count(*) FILTER (
        WHERE status IS NULL AND first_seen < clock_timestamp() - make_interval(secs => %(older_than)s)
    ) AS unread_deliveries,
    count(*) AS open_receipts
FROM (
    SELECT r.status, r.found_at, r.first_seen, greatest(r.found - (
        SELECT count(*) FROM occurrences o
        WHERE o.delivery_id = r.delivery_id AND o.position < r.found AND o.reading = coalesce(r.reading, o.reading)
    ), 0) AS missing
    FROM receipts r WHERE r.completed_at IS NULL
) open_receipts
"""
