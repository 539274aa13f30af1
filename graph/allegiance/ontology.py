"""The relation types, read from ``ontology.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from allegiance.errors import DataError

_WHERE = "ontology.toml"
# A relation type becomes a relationship type in Cypher, where no value can stand in as a parameter.
_NAME = re.compile(r"[A-Z][A-Z_]*")


@dataclass(frozen=True)
class Relation:
    """A type of relation: ``SUBJECT verb OBJECT``, with its sign (+1 friendly, -1 hostile).

    ``lasts`` says that what has begun goes on until a text says that it is over.
    """

    name: str
    subject: str
    verb: str
    object: str
    sign: int
    symmetric: bool
    lasts: bool
    says: str


@cache
def relations() -> Mapping[str, Relation]:
    """All relation types by name, in the order of the file.

    >>> relations()["BACKS"].sign, relations()["FIGHTS"].symmetric
    (1, True)
    """
    entries = tomllib.loads(files("allegiance").joinpath(_WHERE).read_text("utf-8"))
    return MappingProxyType({name: _relation(name, entry) for name, entry in entries.items()})


def relation(name: str) -> Relation:
    """The relation type of that name; an error names the known ones."""
    try:
        return relations()[name]
    except KeyError:
        raise DataError(_WHERE, f"no relation is called {name}; there are {', '.join(relations())}") from None


def _relation(name: str, entry: dict[str, Any]) -> Relation:
    if not _NAME.fullmatch(name):
        raise DataError(f"{_WHERE} [{name}]", "a relation's name is written in capitals and underscores")
    try:
        found = Relation(name=name, **entry)
    except TypeError as error:
        raise DataError(f"{_WHERE} [{name}]", str(error)) from None
    if found.sign not in (1, -1):
        raise DataError(f"{_WHERE} [{name}]", "sign is 1 or -1")
    return found
