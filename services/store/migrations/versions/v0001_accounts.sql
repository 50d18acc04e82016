-- Ids and readings are compared byte by byte, so that sorted locking means the same in Python and here.
-- There are no foreign keys: their checks lock the parent row, and a receipt is written by every replica.

CREATE TABLE receipts (
    delivery_id text COLLATE "C" PRIMARY KEY,
    dump_id text,
    source text,
    filename text,
    wire_format text,
    encoding text,
    size_bytes bigint,
    status text,
    found bigint,
    found_at timestamptz,
    reading text COLLATE "C",
    attempt bigint,
    gaps jsonb NOT NULL DEFAULT '[]',
    part_group text,
    part_index bigint,
    part_last boolean,
    received_at timestamptz,
    first_seen timestamptz NOT NULL DEFAULT now(),
    completed_at timestamptz,
    revision bigint NOT NULL DEFAULT 1,
    published_revision bigint NOT NULL DEFAULT 0,
    published_at timestamptz
);
COMMENT ON COLUMN receipts.reading IS 'The rules whose reading counts: those of the first dump_read that could read the dump.';
COMMENT ON COLUMN receipts.found_at IS 'When found became known here; the age of what is unaccounted counts from it.';
CREATE INDEX receipts_behind ON receipts (delivery_id) WHERE revision > published_revision;
CREATE INDEX receipts_open ON receipts (delivery_id) WHERE completed_at IS NULL;
CREATE INDEX receipts_recent ON receipts (first_seen DESC);

CREATE TABLE occurrences (
    delivery_id text COLLATE "C" NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    reading text COLLATE "C" NOT NULL,
    outcome text,
    precedence smallint NOT NULL,
    reason text COLLATE "C" NOT NULL DEFAULT '',
    detail text,
    stage text COLLATE "C" NOT NULL,
    attempt bigint NOT NULL,
    settled_at timestamptz NOT NULL,
    dump_id text,
    source text,
    received_at timestamptz,
    article_id text COLLATE "C",
    content_hash text,
    characters jsonb,
    hops jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (delivery_id, position, reading)
) WITH (fillfactor = 70);
COMMENT ON COLUMN occurrences.settled_at IS 'Broker time stamp of the input that was settled, so that it repeats on redelivery.';
COMMENT ON COLUMN occurrences.precedence IS '0 of another reading, 1 quarantined, 2 dropped, 3 stored or duplicate: this is never decided again.';
CREATE INDEX occurrences_of_article ON occurrences (article_id) WHERE article_id IS NOT NULL;

CREATE TABLE articles (
    article_id text COLLATE "C" PRIMARY KEY,
    current_hash text,
    status text NOT NULL DEFAULT 'current',
    guid_reused boolean NOT NULL DEFAULT false,
    first_received timestamptz,
    last_received timestamptz,
    revision bigint NOT NULL DEFAULT 1,
    published_revision bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
COMMENT ON COLUMN articles.current_hash IS 'The version whose text is shown: the greatest that is not retracted, if there is one.';
CREATE INDEX articles_behind ON articles (article_id) WHERE revision > published_revision;
CREATE INDEX articles_recent ON articles (last_received DESC);

CREATE TABLE versions (
    article_id text COLLATE "C" NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    place text COLLATE "C" NOT NULL,
    status text NOT NULL,
    sketch bigint[] NOT NULL,
    guid text,
    source text,
    headline text,
    language text,
    published_earliest timestamptz,
    published_latest timestamptz,
    published_precision text,
    received_at timestamptz NOT NULL,
    payload bytea NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (article_id, content_hash)
);
COMMENT ON COLUMN versions.content_hash IS 'Of the content; a retraction has its state behind it, so that it is a version even with the same text.';
COMMENT ON COLUMN versions.place IS 'Sorts as (provider version, sent, received, dump partition, dump offset, position); the least of its occurrences.';
COMMENT ON COLUMN versions.payload IS 'The enriched event as it travelled, compressed with zstd.';
-- The payload is compressed already.
ALTER TABLE versions ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE quarantine (
    quarantine_id text COLLATE "C" PRIMARY KEY,
    delivery_id text COLLATE "C",
    dump_id text,
    position bigint,
    reading text COLLATE "C",
    article_id text,
    stage text,
    reason text COLLATE "C",
    detail text,
    attempts bigint NOT NULL DEFAULT 0,
    failed_at timestamptz,
    input_topic text,
    topic text,
    "partition" bigint,
    "offset" bigint,
    retried_attempt bigint NOT NULL DEFAULT 0,
    retried_at timestamptz,
    discarded boolean NOT NULL DEFAULT false,
    first_seen timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN quarantine.attempts IS 'The greatest attempt that failed; the other columns tell of it.';
COMMENT ON COLUMN quarantine.input_topic IS 'Where the record was read when it failed, and goes again; topic, partition and offset tell where it lies.';
COMMENT ON COLUMN quarantine.retried_attempt IS 'The greatest attempt that was sent; under retry while it is above attempts.';
CREATE INDEX quarantine_of_occurrence ON quarantine (delivery_id, position);

CREATE VIEW settled_occurrences AS
SELECT o.*, coalesce(o.reading = r.reading, true) AS counts,
       CASE WHEN o.reading <> r.reading THEN 'superseded' ELSE o.outcome END AS effective_outcome
FROM occurrences o JOIN receipts r USING (delivery_id);
COMMENT ON VIEW settled_occurrences IS 'Occurrences as they count: those of another reading than the receipt''s are superseded.';

CREATE VIEW receipt_sums AS
SELECT r.*, s.*, u.outcomes, t.characters,
       CASE WHEN r.completed_at IS NULL THEN greatest(coalesce(r.found, 0) - s.settled, 0) ELSE 0 END AS missing
FROM receipts r
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.counts AND o.position < coalesce(r.found, o.position + 1)) AS settled,
           count(*) FILTER (WHERE o.effective_outcome IN ('new', 'update')) AS stored,
           count(*) FILTER (WHERE o.effective_outcome = 'duplicate') AS duplicate,
           count(*) FILTER (WHERE o.effective_outcome = 'dropped') AS dropped,
           count(*) FILTER (WHERE o.effective_outcome = 'quarantined') AS quarantined,
           count(*) FILTER (WHERE o.effective_outcome = 'superseded') AS superseded
    FROM settled_occurrences o WHERE o.delivery_id = r.delivery_id
) s
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_object_agg(c.label, c.total), '{}') AS outcomes
    FROM (
        SELECT concat_ws(':', o.effective_outcome, CASE WHEN o.counts THEN nullif(o.reason, '') END) AS label,
               count(*) AS total
        FROM settled_occurrences o WHERE o.delivery_id = r.delivery_id
        GROUP BY 1
    ) c
) u
CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_object_agg(c.role, c.total), '{}') AS characters
    FROM (
        SELECT e.key AS role, sum(e.value::numeric) AS total
        FROM settled_occurrences o CROSS JOIN LATERAL jsonb_each_text(o.characters) e
        WHERE o.delivery_id = r.delivery_id AND o.effective_outcome IN ('new', 'update', 'duplicate')
        GROUP BY e.key
    ) c
) t;
COMMENT ON VIEW receipt_sums IS 'Receipts with their sums, counted anew at every look.';

CREATE VIEW quarantine_states AS
SELECT q.*,
       CASE
           WHEN q.position IS NULL AND r.status = 'read' THEN 'resolved'
           WHEN o.effective_outcome = 'dropped' AND o.reason = 'discarded' THEN 'discarded'
           WHEN o.effective_outcome IN ('new', 'update', 'duplicate', 'dropped') THEN 'resolved'
           WHEN o.effective_outcome = 'superseded' THEN 'superseded'
           WHEN q.discarded THEN 'discarded'
           WHEN q.retried_attempt > q.attempts THEN 'retrying'
           -- An orphan has no count of attempts: the times of its records tell.
           WHEN q.delivery_id IS NULL AND q.retried_at > q.failed_at THEN 'retrying'
           ELSE 'open'
       END AS state
FROM quarantine q
LEFT JOIN receipts r ON r.delivery_id = q.delivery_id
LEFT JOIN LATERAL (
    SELECT s.effective_outcome, s.reason FROM settled_occurrences s
    WHERE s.delivery_id = q.delivery_id AND s.position = q.position
    ORDER BY s.counts DESC, s.precedence DESC, s.reading LIMIT 1
) o ON true;
COMMENT ON VIEW quarantine_states IS 'Quarantine rows with what became of them: open, retrying, resolved, discarded or superseded.';
