"""The sketches that the ledger keeps beside its documents; the statements about that one table."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from allegiance.records import Document
from allegiance.stories import VERSION, Sketch, sketch

Row = dict[str, Any]


def sketched(connection: sqlite3.Connection, document: str) -> bool:
    """Whether this version's sketch of the document of that id is kept."""
    sql = "SELECT 1 FROM sketches WHERE document = ? AND version = ?"
    return connection.execute(sql, (document, VERSION)).fetchone() is not None


def missing(connection: sqlite3.Connection) -> list[str]:
    """The ids of the documents that have no sketch of this version."""
    sql = (
        "SELECT d.id FROM documents AS d WHERE NOT EXISTS"
        " (SELECT 1 FROM sketches AS s WHERE s.document = d.id AND s.version = ?) ORDER BY d.id"
    )
    return [id_ for (id_,) in connection.execute(sql, (VERSION,))]


def row(document: Document) -> Row:
    """The columns of a document's sketch; about 2 milliseconds of work."""
    digest, shingles, spans = sketch(document).packed()
    return {
        "document": document.id,
        "version": VERSION,
        "digest": digest,
        "shingles": shingles,
        "spans": spans,
    }


def write(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Keep sketches, in place of those of other versions."""
    sql = "REPLACE INTO sketches VALUES (:document, :version, :digest, :shingles, :spans)"
    connection.executemany(sql, rows)


def kept(connection: sqlite3.Connection) -> dict[str, Sketch]:
    """The sketches of this version, by document id."""
    sql = "SELECT document, digest, shingles, spans FROM sketches WHERE version = ?"
    return {id_: Sketch.unpacked(*parts) for id_, *parts in connection.execute(sql, (VERSION,))}
