"""A folder of annotation, read and checked.

``relations.jsonl`` holds one relation a line, required or optional; ``actors.jsonl`` gives each actor its id,
its name and the surface forms that the texts use for it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from allegiance.errors import DataError
from allegiance.names import key

Row = Mapping[str, Any]

QUALIFIERS = ("modality", "polarity", "tense")
_TEXTS = ("doc", "subject", "relation", "object", *QUALIFIERS, "quote")
_RELATION: Mapping[str, type] = {**dict.fromkeys(_TEXTS, str), "required": bool}
_ACTOR: Mapping[str, type] = {"id": str, "name": str, "surface": list}


@dataclass(frozen=True)
class Annotation:
    """The annotated relations of each document, and the actors that bear each name."""

    documents: Mapping[str, list[Row]]
    forms: Mapping[str, set[str]]


def annotation(folder: Path) -> Annotation:
    """The annotation in ``folder``.

    Raises:
        DataError: a file is missing, or a line is wrong; it says which.
    """
    documents = defaultdict(list)
    for row in rows(folder / "relations.jsonl", _RELATION):
        documents[row["doc"]].append(row)
    return Annotation(dict(documents), _forms(folder / "actors.jsonl"))


def _forms(path: Path) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for actor in rows(path, _ACTOR):
        for form in chain((actor["id"], actor["name"]), map(str, actor["surface"])):
            if same := key(form):
                found[same].add(actor["id"])
    return dict(found)


def rows(path: Path, fields: Mapping[str, type]) -> Iterator[Row]:
    """The objects of a file of JSON lines, each with at least those fields, of those types.

    Raises:
        DataError: the file cannot be read, or a line is wrong; it says which.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DataError(str(path), f"this file cannot be read: {reason}") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(f"{path}, line {number}", line, fields)


def _row(where: str, line: str, fields: Mapping[str, type]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise DataError(where, f"this is no JSON: {error}") from None
    if not isinstance(row, dict) or not row.keys() >= fields.keys():
        raise DataError(where, f"one object with {', '.join(sorted(fields))} is wanted here")
    for name, kind in fields.items():
        if not isinstance(row[name], kind):
            raise DataError(where, f"{name} is {_KINDS[kind]}, not {json.dumps(row[name])[:40]}")
    return row


_KINDS = {str: "a text", bool: "true or false", list: "a list of texts"}
