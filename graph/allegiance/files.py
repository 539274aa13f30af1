"""Files written whole."""

import sys
from collections.abc import Iterable
from pathlib import Path

from allegiance.errors import WorkspaceError


def write(path: str | Path, text: str, what: str) -> Path:
    """Write a text as UTF-8, and return where.

    Raises:
        WorkspaceError: it cannot be written; ``what`` names it.
    """
    where = Path(path)
    try:
        where.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise WorkspaceError(f"{what} cannot be written to {where}: {error.strerror}") from None
    return where


def write_lines(path: str | Path, lines: Iterable[str], what: str) -> int:
    """Write lines to a file, or to standard output where it is ``-``; how many.

    Raises:
        WorkspaceError: they cannot be written; ``what`` names them.
    """
    made = [f"{line}\n" for line in lines]
    if str(path) == "-":
        sys.stdout.writelines(made)
    else:
        write(path, "".join(made), what)
    return len(made)
