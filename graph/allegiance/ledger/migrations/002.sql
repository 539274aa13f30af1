-- What stood where after each run: every placing of a document at an origin, in the order in which they came, and
-- when the ledger took each verdict and each withdrawal (which were made before, perhaps by a colleague elsewhere).

CREATE TABLE placings (
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    run INTEGER NOT NULL REFERENCES runs (id)
);
CREATE INDEX placings_in_order ON placings (origin, id);
CREATE INDEX readings_of_runs ON readings (run);

-- What an older ledger tells: a document stood where it was first read from the run that first read it on ...
INSERT INTO placings (origin, document, run)
SELECT coalesce(nullif(d.origin, ''), 'document:' || d.id), d.id, min(r.run)
FROM documents AS d JOIN readings AS r ON r.document = d.id
GROUP BY d.id ORDER BY min(r.id);
-- ... and what stands at an origin now, but was first read elsewhere or came back, came last.
INSERT INTO placings (origin, document, run)
SELECT o.origin, o.document, max(
    (SELECT min(r.run) FROM readings AS r WHERE r.document = o.document),
    coalesce((SELECT max(p.run) FROM placings AS p WHERE p.origin = o.origin), 0)
)
FROM origins AS o
WHERE o.document IS NOT (
    SELECT p.document FROM placings AS p WHERE p.origin = o.origin ORDER BY p.id DESC LIMIT 1
)
ORDER BY o.origin;

CREATE TRIGGER placings_stay BEFORE UPDATE ON placings
BEGIN SELECT RAISE(ABORT, 'a placing is never changed'); END;
CREATE TRIGGER placings_last BEFORE DELETE ON placings
BEGIN SELECT RAISE(ABORT, 'a placing is never deleted'); END;

-- Empty where an earlier version took it.
ALTER TABLE verdicts ADD COLUMN recorded TEXT;
ALTER TABLE withdrawals ADD COLUMN recorded TEXT;
