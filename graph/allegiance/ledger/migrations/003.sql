-- What is kept of a document to find its copies (allegiance.stories). It is no record: it is made anew from the
-- text whenever another version of Allegiance would make another one, and may be deleted at any time.
CREATE TABLE sketches (
    document TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
    version TEXT NOT NULL,
    digest BLOB NOT NULL,
    shingles BLOB NOT NULL,
    spans BLOB NOT NULL
);
