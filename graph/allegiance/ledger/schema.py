"""Opening a ledger's file: what it is, which version made it, and bringing an older one up to date.

The schema's version is the number of migrations done. A change of the tables is a new file in
``migrations/``, and so is a change of the records that an older version could not read.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from allegiance.errors import LedgerError

MIGRATIONS = Path(__file__).parent / "migrations"
MARK = int.from_bytes(b"Alle")  # SQLite's application_id: tells a ledger from any other database


def connect(path: Path, patience: float, migrations: Path = MIGRATIONS) -> sqlite3.Connection:
    """A connection to the ledger at ``path``, made or brought up to date where needed.

    ``patience`` is how many seconds a statement waits for another process. ``migrations`` holds the steps,
    ``001.sql`` first; SQLite's ``user_version`` is the number of the last one done.

    Raises:
        LedgerError: the file is another database, or a newer version made it.
        sqlite3.Error: the file cannot be opened, read or written.
    """
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        _update(connection, path, patience, sorted(migrations.glob("*.sql")))
        # A commit reaches the disk before it returns, so that not even a power cut takes it back.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Without it INSERT OR REPLACE deletes rows past the triggers that forbid it.
        connection.execute("PRAGMA recursive_triggers = ON")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All or nothing; ``IMMEDIATE`` waits at the start for other writers, ``DEFERRED`` only reads."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite has rolled back by itself after a full disk
            connection.execute("ROLLBACK")
        raise


def _update(connection: sqlite3.Connection, path: Path, patience: float, steps: list[Path]) -> None:
    """Do the steps that are missing, each in one transaction."""
    version = _version(connection, path)
    if version > len(steps):
        raise LedgerError(
            f"the ledger {path} was made by a newer version of Allegiance (its schema is {version}, "
            f"this one knows {len(steps)}); upgrade Allegiance"
        )
    if version < len(steps):
        _write_ahead(connection, patience)
    for number, step in enumerate(steps[version:], version + 1):
        with transaction(connection):
            if _version(connection, path) < number:  # another process may have done it meanwhile
                _step(connection, path, number, step.read_text("utf-8"))


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Keep the journal as a write-ahead log, so that nobody who reads waits for one who writes."""
    deadline = monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # For this one statement SQLite does not wait by itself while another process opens the file.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)
        else:
            return


def _version(connection: sqlite3.Connection, path: Path) -> int:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    # Read after the tables: another process that is making the ledger writes both at once.
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and mark != MARK:
        raise LedgerError(f"{path} is an SQLite database, but no ledger; name another file or workspace")
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _step(connection: sqlite3.Connection, path: Path, number: int, script: str) -> None:
    for statement in _statements(script):
        connection.execute(statement)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise LedgerError(f"the ledger {path} is damaged: {len(broken)} rows point to none")
    connection.execute(f"PRAGMA application_id = {MARK}")
    connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; ``executescript`` would commit the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
