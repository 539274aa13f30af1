"""The ledger's one class: a SQLite file that is only ever added to."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from allegiance.errors import DocumentError, LedgerError
from allegiance.ledger import history, rows
from allegiance.ledger.faults import plainly
from allegiance.ledger.run import Run
from allegiance.ledger.schema import connect, transaction
from allegiance.records import Claim, Document, Recorded, Verdict

if TYPE_CHECKING:
    from allegiance.stories import Sketch

_AT_ONCE = 500
"""Sketches that are written together: another process waits no longer than these take."""


@dataclass(frozen=True)
class Counts:
    """How much counts now: current documents, their current claims, standing verdicts; and all runs."""

    documents: int
    claims: int
    verdicts: int
    runs: int


class Ledger:
    """The durable truth of a workspace: documents, claims, verdicts and runs in one SQLite file.

    Documents and claims are added and never changed or deleted. What counts is decided when it is read:

    - A document counts while an origin holds it: reading the same origin again with another text makes the
      new document the one that counts, and the old one stays without counting. One text at two origins is
      one document. A document without origin is its own.
    - Of an extractor's readings of a document the last one added counts.

    ``patience`` is how many seconds to wait for another process that writes. A ledger belongs to the thread
    that opened it. Every method raises `LedgerError` where the file cannot be read or written.
    """

    def __init__(self, path: Path | str, patience: float = 10.0) -> None:
        self.path = Path(path)
        with plainly(self.path):
            self._connection = connect(self.path, patience)
        self._connection.row_factory = sqlite3.Row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; closing twice does nothing."""
        self._connection.close()

    # Runs

    def begin(self, command: str) -> int:
        """Note that a command has begun; its number."""
        with self._writing():
            run = self._write("INSERT INTO runs (command, started) VALUES (?, ?)", command, _now()).lastrowid
        assert run is not None  # an INSERT has given the row its number
        return run

    def end(self, run: int, read: int, failed: int) -> None:
        """Note that a run has ended, how many texts it read and how many it could not."""
        with self._writing():
            done = self._write(
                "UPDATE runs SET ended = ?, read = ?, failed = ? WHERE id = ?", _now(), read, failed, run
            )
            if not done.rowcount:
                raise LedgerError(f"the ledger {self.path} knows no run {run}")

    def runs(self) -> Iterator[Run]:
        """All runs, in the order in which they began."""
        return map(rows.run, self._rows("SELECT * FROM runs ORDER BY id"))

    # Documents and claims

    def known(self, document: str, extractor: str, version: str) -> bool:
        """Whether that version of the extractor has read the document of that id.

        Add it all the same, without claims: its text may have come back to where another one stood meanwhile.
        """
        sql = "SELECT 1 FROM readings WHERE document = ? AND extractor = ? AND version = ?"
        return self._one(sql, document, extractor, version) is not None

    def add(
        self, document: Document, extractor: str, version: str, claims: Sequence[Claim], run: int
    ) -> bool:
        """Add a document and what an extractor read in it, wholly or not at all.

        Returns:
            Whether anything that counts is new: the document, the reading, or which document counts.

        Raises:
            DocumentError: the text holds half characters, which no file can store.
            LedgerError: a claim is of another document, or its quote does not stand where it says.
        """
        from allegiance.ledger import sketching  # noqa: PLC0415  numpy is slow to load

        self._check(document, claims)
        with plainly(self.path):
            sketched = sketching.sketched(self._connection, document.id)
        sketches = () if sketched else (sketching.row(document),)
        with self._writing():
            placed = self._place(document, run)
            sketching.write(self._connection, sketches)
            read = self._read(document.id, extractor, version, claims, run)
            if placed or read:
                self._advance()
        return placed or read

    def documents(self, run: int | None = None) -> Iterator[Document]:
        """The documents that count, or that counted after a run (see ``history``), by name, then id."""
        if run is None:
            return map(rows.document, self._rows("SELECT * FROM current_documents ORDER BY name, id"))
        return map(rows.document, self._after(run, history.DOCUMENTS))

    def document(self, id: str) -> Document:  # noqa: A002  the records call it id
        """The document of that id, whether it counts or not."""
        return rows.document(self._named("documents", "document", id))

    def claims(self, run: int | None = None) -> Iterator[Claim]:
        """The claims that count, or that counted after a run, in the order of documents and of their text.

        Those that count now are streamed.
        """
        if run is not None:
            return map(rows.claim, self._after(run, history.CLAIMS))
        sql = "SELECT id, record FROM current_claims ORDER BY name, document, start, id"
        return map(rows.claim, self._rows(sql))

    def claim(self, id: str) -> Claim:  # noqa: A002
        """The claim of that id, whether it counts or not."""
        return rows.claim(self._named("claims", "claim", id))

    def recorded(self) -> Mapping[str, Recorded]:
        """When each claim came into the ledger, by its id: with its first reading, if it counts or not."""
        return {row["claim"]: rows.recorded(row) for row in self._rows(history.RECORDED)}

    # Sketches

    def sketches(self) -> "dict[str, Sketch]":
        """The sketches of all documents, whether they count or not, by id: see ``allegiance.stories``.

        A document that an earlier version of Allegiance added may have none yet: `complete_sketches`.
        """
        from allegiance.ledger import sketching  # noqa: PLC0415  numpy is slow to load

        with plainly(self.path):
            return sketching.kept(self._connection)

    def complete_sketches(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Make the sketches that are missing, a few hundred at a time; how many it made.

        ``progress`` is told how many are made, and of how many. Not inside `snapshot`, which only reads.
        """
        from allegiance.ledger import sketching  # noqa: PLC0415  numpy is slow to load

        with plainly(self.path):
            wanted = sketching.missing(self._connection)
        for at in range(0, len(wanted), _AT_ONCE):
            made = [sketching.row(self.document(id_)) for id_ in wanted[at : at + _AT_ONCE]]
            with self._writing():
                sketching.write(self._connection, made)
            if progress:
                progress(at + len(made), len(wanted))
        return len(wanted)

    # Verdicts

    def judge(self, *verdicts: Verdict) -> None:
        """Add verdicts, all or none, with the withdrawals that they bear; one again is nothing new."""
        with self._writing():
            new = sum(self._judge(verdict) for verdict in verdicts)
            if new:
                self._advance()

    def withdraw(self, id: str, at: datetime) -> None:  # noqa: A002
        """Note that a verdict no longer stands; the first withdrawal of it holds."""
        with self._writing():
            self._named("verdicts", "verdict", id)
            if self._withdraw(id, at.isoformat()):
                self._advance()

    def verdicts(self, withdrawn: bool = False, run: int | None = None) -> Iterator[Verdict]:
        """The standing verdicts, in the order in which they were made; ``withdrawn`` adds the others.

        With ``run`` those that stood when that run ended; of later withdrawals nothing is told then.
        """
        if run is not None:
            return map(rows.verdict, self._after(run, history.VERDICTS, withdrawn=withdrawn))
        sql = (
            "SELECT v.*, w.at AS withdrawn FROM verdicts AS v LEFT JOIN withdrawals AS w ON w.verdict = v.id"
            " WHERE ? OR w.at IS NULL ORDER BY v.made, v.id"
        )
        return map(rows.verdict, self._rows(sql, withdrawn))

    # The whole

    def counts(self) -> Counts:
        """How much of each there is."""
        sql = (
            "SELECT (SELECT count(*) FROM current_documents), (SELECT count(*) FROM current_claims),"
            " (SELECT count(*) FROM verdicts) - (SELECT count(*) FROM withdrawals),"
            " (SELECT count(*) FROM runs)"
        )
        return Counts(*self._first(sql))

    def fingerprint(self) -> str:
        """The ledger's identity and revision: another one whenever its graph may be another."""
        identity, revision = self._first("SELECT id, revision FROM ledger")
        return f"{identity}-{revision}"

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Whatever is read inside is of one moment, though other processes write meanwhile."""
        with plainly(self.path), transaction(self._connection, "DEFERRED"):
            yield

    # Within

    def _check(self, document: Document, claims: Sequence[Claim]) -> None:
        for text in (document.text, document.name, document.title, document.publisher, document.url):
            if not _storable(text):
                where = document.origin or document.name or document.id
                raise DocumentError(where, "it holds half characters (lone surrogates); save it as UTF-8")
        for claim in claims:
            if claim.document != document.id or claim.quote != document.text[claim.start : claim.end]:
                raise LedgerError(f"the claim {claim.id} does not quote the document {document.id}")

    def _place(self, document: Document, run: int) -> bool:
        """Put the document where it was read; whether another set of documents counts now."""
        counted = self._counts(document.id)
        self._insert(
            "INSERT OR IGNORE INTO documents VALUES"
            " (:id, :name, :title, :publisher, :date, :url, :origin, :text)",
            rows.document_row(document),
        )
        before = self._holds(_origin(document))
        if before == document.id:
            return False
        self._write("REPLACE INTO origins VALUES (?, ?)", _origin(document), document.id)
        sql = "INSERT INTO placings (origin, document, run) VALUES (?, ?, ?)"
        self._write(sql, _origin(document), document.id, run)
        return not counted or (before is not None and not self._counts(before))

    def _read(self, document: str, extractor: str, version: str, claims: Sequence[Claim], run: int) -> bool:
        """Add a reading with its claims, unless that version has read the document before."""
        reading = self._write(
            "INSERT OR IGNORE INTO readings (document, extractor, version, run, at) VALUES (?, ?, ?, ?, ?)",
            document,
            extractor,
            version,
            run,
            _now(),
        )
        if not reading.rowcount:
            return False
        self._connection.executemany(
            "INSERT OR IGNORE INTO claims VALUES (:id, :document, :start, :subject, :relation, :object,"
            " :modality, :polarity, :record)",
            map(rows.claim_row, claims),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO reading_claims VALUES (?, ?)",
            ((claim.id, reading.lastrowid) for claim in claims),
        )
        return True

    def _judge(self, verdict: Verdict) -> int:
        row = rows.verdict_row(verdict)
        new = self._insert(
            "INSERT OR IGNORE INTO verdicts VALUES"
            " (:id, :left, :right, :judgement, :author, :made, :reason, :score, :recorded)",
            {**row, "recorded": _now()},
        )
        return new + (self._withdraw(verdict.id, row["withdrawn"]) if row["withdrawn"] else 0)

    def _withdraw(self, id_: str, at: str) -> int:
        return self._write("INSERT OR IGNORE INTO withdrawals VALUES (?, ?, ?)", id_, at, _now()).rowcount

    def _advance(self) -> None:
        self._write("UPDATE ledger SET revision = revision + 1")

    def _holds(self, origin: str) -> str | None:
        row = self._one("SELECT document FROM origins WHERE origin = ?", origin)
        return row["document"] if row else None

    def _counts(self, document: str) -> bool:
        return self._one("SELECT 1 FROM origins WHERE document = ?", document) is not None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with plainly(self.path), transaction(self._connection):
            yield

    def _write(self, sql: str, *values: Any) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def _insert(self, sql: str, row: Mapping[str, Any]) -> int:
        return self._connection.execute(sql, row).rowcount

    def _rows(self, sql: str, *values: Any, **named: Any) -> Iterator[sqlite3.Row]:
        with plainly(self.path):
            yield from self._connection.execute(sql, named or values)

    def _after(self, run: int, sql: str, **values: Any) -> Iterator[sqlite3.Row]:
        """What counted after a run; a run that is not there is told at once, not with the first row."""
        if self._one("SELECT 1 FROM runs WHERE id = ?", run) is None:
            raise LedgerError(f"the ledger {self.path} knows no run {run}")
        return self._rows(sql, run=run, **values)

    def _one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        return next(self._rows(sql, *values), None)

    def _first(self, sql: str) -> sqlite3.Row:
        return next(self._rows(sql))

    def _named(self, table: str, what: str, id_: str) -> sqlite3.Row:
        row = self._one(f"SELECT * FROM {table} WHERE id = ?", id_)  # noqa: S608  the table is ours
        if row is None:
            raise LedgerError(f"the ledger {self.path} holds no {what} {id_}")
        return row


def _origin(document: Document) -> str:
    return document.origin or f"document:{document.id}"


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _now() -> str:
    return datetime.now(UTC).isoformat()
