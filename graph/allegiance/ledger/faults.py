"""What SQLite reports, as sentences that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allegiance.errors import LedgerError

_WRITABLE = "cannot be opened for writing; check that its folder exists and that you may write to both"
_REASONS = {
    sqlite3.SQLITE_NOTADB: "is no ledger, or a damaged one; move it away and build again, or restore a copy",
    sqlite3.SQLITE_CORRUPT: "is damaged; move it away and build again, or restore a copy",
    sqlite3.SQLITE_BUSY: "is being written by another process; try again when that one has ended",
    sqlite3.SQLITE_LOCKED: "is being written by another process; try again when that one has ended",
    sqlite3.SQLITE_READONLY: _WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _WRITABLE,
    sqlite3.SQLITE_PERM: _WRITABLE,
    sqlite3.SQLITE_FULL: "has no room left on its disk; free some and run again, nothing is half-written",
}


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite reports of ``path`` into a `LedgerError`.

    An error that SQLite did not report itself, as the use of a closed ledger, is a fault in the calling code
    and passes through.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            raise
        reason = _REASONS.get(code & 0xFF, f"refuses: {error}")  # the low byte is the code's family
        raise LedgerError(f"the ledger {path} {reason}") from error
