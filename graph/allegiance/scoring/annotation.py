"""A folder of annotation, read and checked.

``relations.jsonl`` holds one relation a line, required or optional; ``actors.jsonl`` gives each actor its id,
its name and the surface forms that the texts use for it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from allegiance.errors import DataError
from allegiance.names import key

Row = Mapping[str, Any]

QUALIFIERS = ("modality", "polarity", "tense")
_RELATION = {"doc", "subject", "relation", "object", *QUALIFIERS, "quote", "required"}
_ACTOR = {"id", "name", "surface"}


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
    for row in _rows(folder / "relations.jsonl", _RELATION):
        documents[row["doc"]].append(row)
    return Annotation(dict(documents), _forms(folder / "actors.jsonl"))


def _forms(path: Path) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for actor in _rows(path, _ACTOR):
        for form in chain((actor["id"], actor["name"]), actor["surface"]):
            if same := key(form):
                found[same].add(actor["id"])
    return dict(found)


def _rows(path: Path, fields: Collection[str]) -> Iterator[Row]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), f"this file of the annotation cannot be read: {error}") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(f"{path}, line {number}", line, fields)


def _row(where: str, line: str, fields: Collection[str]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise DataError(where, f"this is no JSON: {error}") from None
    if not isinstance(row, dict) or not row.keys() >= set(fields):
        raise DataError(where, f"one object with {', '.join(sorted(fields))} is wanted here")
    return row
