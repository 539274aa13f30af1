"""A folder that somebody annotated: which texts the annotation speaks of, and claims that stand in a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from allegiance.documents import Failure, read
from allegiance.errors import DataError, DocumentError
from allegiance.records import Document
from allegiance.scoring.annotation import annotation, rows

_CLAIM = {"doc": str, "subject": str, "relation": str, "object": str}


def texts(folder: Path, where: Path | None = None) -> dict[str, Document]:
    """The annotated texts by name: of ``where``, else of ``texts`` in the folder, else of the folder itself.

    A text belongs to the annotation if its name (of a file: without the ending) is a ``doc`` there.

    Raises:
        DataError: the annotation is missing or wrong, speaks of a text that is not there, or of a name that
            two texts bear.
        DocumentError: an annotated text, or the folder of texts, cannot be read.
    """
    wanted = annotation(folder).documents.keys()
    if not wanted:
        raise DataError(str(folder / "relations.jsonl"), "it annotates no text")
    home = where or (folder / "texts" if (folder / "texts").is_dir() else folder)
    found: dict[str, Document] = {}
    for text in _read(home, wanted=frozenset(wanted) if home == folder else None):
        if isinstance(text, Failure):
            if not text.kept and Path(text.where).stem in wanted:
                raise DocumentError(text.where, text.reason)
        elif text.name in wanted:
            if text.name in found:
                raise DataError(str(home), f"two texts are called “{text.name}”: keep one of them")
            found[text.name] = text
    if missing := sorted(wanted - found.keys()):
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        names = ", ".join(missing[:5]) + more
        raise DataError(str(home), f"these annotated texts are not there: {names}; say where with --texts")
    return {name: found[name] for name in sorted(found)}


def _read(home: Path, wanted: frozenset[str] | None) -> Iterator[Document | Failure]:
    """The texts of a folder; of one that holds other files too, those of the ``wanted`` names."""
    if wanted is None:
        yield from read(home)
        return
    for path in sorted(home.iterdir()):
        if path.is_file() and path.stem in wanted:
            yield from read(path)


def claims(path: Path) -> Iterator[dict[str, Any]]:
    """The claims of a file as ``extract`` writes it, one JSON object a line.

    Raises:
        DataError: the file cannot be read, or a line is wrong; it says which.
    """
    return (dict(row) for row in rows(path, _CLAIM))
