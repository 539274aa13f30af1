-- The first ledger. Times are ISO 8601 text, days of ten characters, instants in UTC.

-- Who it is, and a number that grows with every change that may change the graph.
CREATE TABLE ledger (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    revision INTEGER NOT NULL
);
INSERT INTO ledger VALUES (1, lower(hex(randomblob(8))), 0);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,
    read INTEGER,
    failed INTEGER
);

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date TEXT,
    url TEXT NOT NULL,
    origin TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE UNIQUE INDEX documents_in_order ON documents (name, id);

-- What stands now where a document was read from. A document that no origin holds is not current.
CREATE TABLE origins (
    origin TEXT NOT NULL PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id)
) WITHOUT ROWID;
CREATE INDEX origins_of_document ON origins (document);

-- One extractor's pass over one document; of several versions the last pass counts.
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    extractor TEXT NOT NULL,
    version TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id),
    at TEXT NOT NULL,
    UNIQUE (document, extractor, version)
);
CREATE INDEX readings_in_order ON readings (document, extractor, id);

-- The record is the whole claim as JSON; the other columns repeat what is looked for.
CREATE TABLE claims (
    id TEXT NOT NULL PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    subject TEXT NOT NULL,
    relation TEXT NOT NULL,
    object TEXT NOT NULL,
    modality TEXT NOT NULL,
    polarity TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX claims_in_order ON claims (document, start, id);

CREATE TABLE reading_claims (
    claim TEXT NOT NULL REFERENCES claims (id),
    reading INTEGER NOT NULL REFERENCES readings (id),
    PRIMARY KEY (claim, reading)
) WITHOUT ROWID;

CREATE TABLE verdicts (
    id TEXT NOT NULL PRIMARY KEY,
    left_actor TEXT NOT NULL,
    right_actor TEXT NOT NULL,
    judgement TEXT NOT NULL,
    author TEXT NOT NULL,
    made TEXT NOT NULL,
    reason TEXT NOT NULL,
    score REAL
);
CREATE TABLE withdrawals (
    verdict TEXT NOT NULL PRIMARY KEY REFERENCES verdicts (id),
    at TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW current_documents AS
SELECT d.* FROM documents AS d
WHERE EXISTS (SELECT 1 FROM origins AS o WHERE o.document = d.id);

-- CROSS JOIN holds SQLite to this order of the loops: with the indexes it then yields name, document, start
-- and id in order without sorting, so that a long ledger streams.
CREATE VIEW current_claims AS
SELECT d.name, d.id AS document, c.start, c.id, c.record FROM documents AS d CROSS JOIN claims AS c ON c.document = d.id
WHERE EXISTS (SELECT 1 FROM origins AS o WHERE o.document = d.id)
AND EXISTS (
    SELECT 1 FROM reading_claims AS rc JOIN readings AS r ON r.id = rc.reading
    WHERE rc.claim = c.id AND NOT EXISTS (
        SELECT 1 FROM readings AS later
        WHERE later.document = r.document AND later.extractor = r.extractor AND later.id > r.id
    )
);

-- What was said stays said.
CREATE TRIGGER documents_stay BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
CREATE TRIGGER documents_last BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'a document is never deleted'); END;
CREATE TRIGGER claims_stay BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'a claim is never changed'); END;
CREATE TRIGGER claims_last BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'a claim is never deleted'); END;
CREATE TRIGGER readings_stay BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'a reading is never changed'); END;
CREATE TRIGGER readings_last BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'a reading is never deleted'); END;
CREATE TRIGGER reading_claims_stay BEFORE UPDATE ON reading_claims
BEGIN SELECT RAISE(ABORT, 'a reading is never changed'); END;
CREATE TRIGGER reading_claims_last BEFORE DELETE ON reading_claims
BEGIN SELECT RAISE(ABORT, 'a reading is never changed'); END;
CREATE TRIGGER verdicts_stay BEFORE UPDATE ON verdicts
BEGIN SELECT RAISE(ABORT, 'a verdict is never changed'); END;
CREATE TRIGGER verdicts_last BEFORE DELETE ON verdicts
BEGIN SELECT RAISE(ABORT, 'a verdict is withdrawn, never deleted'); END;
CREATE TRIGGER withdrawals_stay BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never changed'); END;
CREATE TRIGGER withdrawals_last BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'a withdrawal is never deleted'); END;
