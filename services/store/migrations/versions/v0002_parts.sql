-- What a file says that it holds, beside what was found; and the parts of one file, found by their group.

ALTER TABLE receipts ADD COLUMN stated_found bigint;
COMMENT ON COLUMN receipts.stated_found IS 'Articles that the dump itself says it holds, or belongs to.';
CREATE INDEX receipts_of_group ON receipts (part_group, part_index) WHERE part_group IS NOT NULL;

-- The same view again: its columns were listed when it was made.
DROP VIEW receipt_sums;
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
