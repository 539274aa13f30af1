"""Sources read one text at a time."""

import sys
from collections.abc import Iterator
from pathlib import Path

from allegiance.documents.failure import Failure
from allegiance.errors import DocumentError
from allegiance.records import Document


def read(source: Path | str) -> Iterator[Document | Failure]:
    """The texts of a file, of a folder, or of standard input (``-``), one by one.

    Raises:
        DocumentError: nothing is there.
    """
    if str(source) == "-":
        return iter([Document(sys.stdin.read(), name="stdin", origin="-")])
    path = Path(source)
    if not path.exists():
        raise DocumentError(str(path), "there is no such file or folder")
    return _read(path)


def _read(path: Path) -> Iterator[Document | Failure]:
    for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
        text = file.read_text(encoding="utf-8")
        title = next((line.strip() for line in text.splitlines() if line.strip()), "")
        yield Document(text, name=file.stem, title=title, origin=str(file))
