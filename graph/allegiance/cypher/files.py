"""Finding query files: below ``queries/``, or anywhere."""

from functools import cache
from pathlib import Path

from allegiance import resources
from allegiance.cypher.header import parse
from allegiance.cypher.parts import Query
from allegiance.errors import HeaderError


@cache
def query(name: str) -> Query:
    """The query ``name`` below ``queries/``, such as ``patterns/proxy-chains``."""
    path = resources.folder("queries") / f"{name}.cypher"
    return read(path, name)


@cache
def queries(folder: str) -> tuple[Query, ...]:
    """All queries of one folder below ``queries/``, by name."""
    where = resources.folder("queries") / folder
    return tuple(query(f"{folder}/{path.stem}") for path in sorted(where.glob("*.cypher")))


def read(path: Path, name: str = "") -> Query:
    """The query of one file.

    Raises:
        HeaderError: the file cannot be read, or its header and its text disagree.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise HeaderError(str(path), f"the query cannot be read: {error}") from None
    return parse(text, name or path.stem, str(path))
