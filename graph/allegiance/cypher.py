"""Query files: one query in each, with a header that a program reads and a person understands.

The only source of query text::

    // title: Proxy chains
    // asks: Who fights whom through whom?
    // limits: A chain is a reading of ties, not proof of an order given.
    // param sponsor: actor = null -- who stands at the start; anyone where not given
    // param steps: integer = 3 -- the longest chain of backing
    // returns sponsor: string -- name of the sponsor
    // returns claims: strings -- ids of the claims behind the row
    // order: sponsor
    // example: sponsor=Iran
    MATCH ...

The file's name is the query's name. A header line goes on in the next one by ``//   ``, three spaces.
A parameter without a default is required. Types: actor (a name, resolved to an id), string, strings,
integer, float, boolean, date, interval (a year, a month or a day, as 2010, 2010-06 or 2010-06-01: bound as a
map of its ``first`` and ``last`` day), rows (a list of maps, for writes), map.

Labels and relationship types cannot be parameters in Cypher. A write that needs one has ``{label}`` or
another single word in braces in its place; ``Query.named`` puts in a checked name.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, LiteralString

from allegiance import resources
from allegiance.errors import HeaderError, ParameterError
from allegiance.records import Interval

_FIELD = re.compile(r"// ?(title|asks|limits|order|example):\s*(.*)")
_PARAM = re.compile(r"// ?param (\w+):\s*(\w+)(?:\s*=\s*(.+?))?\s+--\s+(.+)")
_COLUMN = re.compile(r"// ?returns (\w+):\s*(\w+)\s+--\s+(.+)")
_USED = re.compile(r"\$(\w+)")
_NOTHING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*")
_PLACE = re.compile(r"\{([a-z]+)\}")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
TYPES = frozenset(
    {"actor", "string", "strings", "integer", "float", "boolean", "date", "interval", "rows", "map"}
)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query: its name, type, what it means and, unless required, its default."""

    name: str
    type: str
    says: str
    required: bool
    default: Any = None


@dataclass(frozen=True)
class Column:
    """A column of a query's rows."""

    name: str
    type: str
    says: str


@dataclass(frozen=True)
class Query:
    """A query file: its header and its text. ``name`` is ``folder/stem`` below ``queries/``, or the stem."""

    name: str
    title: str
    asks: str
    text: LiteralString
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    limits: str = ""
    order: tuple[str, ...] = ()
    example: str = ""

    def bind(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters to run with: ``values`` converted to their types, defaults for the rest.

        Raises:
            ParameterError: one is missing, unknown or of the wrong type.
        """
        known = {p.name for p in self.parameters}
        if unknown := sorted(values.keys() - known):
            there = ", ".join(sorted(known)) or "none"
            raise ParameterError(
                self.name, f"no parameter is called {', '.join(unknown)}; there are: {there}"
            )
        bound = {}
        for parameter in self.parameters:
            value = values.get(parameter.name)
            if value is None:
                if parameter.required:
                    raise ParameterError(
                        self.name, f"the parameter {parameter.name} is missing: {parameter.says}"
                    )
                value = parameter.default
            bound[parameter.name] = None if value is None else self._convert(parameter, value)
        return bound

    def named(self, **names: str) -> "Query":
        """The query with its ``{word}`` places filled; only plain names go in, so that none can add Cypher.

        >>> Query("q", "Actors", "Which?", "MATCH (a:{label}) RETURN a").named(label="Militia").text
        'MATCH (a:Militia) RETURN a'

        Raises:
            HeaderError: a name is no plain word, or names and places are not the same.
        """
        places = set(_PLACE.findall(self.text))
        if places != names.keys() or not all(_PLAIN.fullmatch(name) for name in names.values()):
            raise HeaderError(self.name, f"{names} do not fill its places {sorted(places)}")
        return replace(self, text=_literal(_PLACE.sub(lambda place: names[place[1]], self.text)))

    def _convert(self, parameter: Parameter, value: Any) -> Any:
        try:
            return _READERS[parameter.type](value)
        except (ValueError, TypeError, KeyError):
            raise ParameterError(
                self.name, f"the parameter {parameter.name} is of the type {parameter.type}, not {value!r}"
            ) from None


def _whole(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError(value)
    return int(value)


def _truth(value: Any) -> bool:
    found = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if isinstance(value, bool):
        return value
    return found[str(value).lower()] if str(value).lower() in found else _fail(value)


def _fail(value: Any) -> Any:
    raise ValueError(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else _fail(value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    return [_text(item) for item in value]


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _interval(value: Any) -> dict[str, date]:
    if isinstance(value, Mapping):  # as it was bound before
        return {"first": _day(value["first"]), "last": _day(value["last"])}
    days = (
        value
        if isinstance(value, Interval)
        else Interval.of(value if isinstance(value, date) else _text(value))
    )
    return {"first": days.start, "last": days.end}


def _as_is(value: Any) -> Any:
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "actor": _text,
    "string": _text,
    "strings": _texts,
    "integer": _whole,
    "float": float,
    "boolean": _truth,
    "date": _day,
    "interval": _interval,
    "rows": _as_is,
    "map": _as_is,
}


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


def parse(text: str, name: str, where: str = "") -> Query:
    """The query of a file's text; ``where`` is named in errors."""
    where = where or name
    head, body = _split(text, where)
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in head:
        if match := _FIELD.fullmatch(line):
            fields[match[1]] = match[2].strip()
        elif match := _PARAM.fullmatch(line):
            parameters.append(_parameter(match, f"{where}:{number}"))
        elif match := _COLUMN.fullmatch(line):
            columns.append(Column(match[1], _type(match[2], f"{where}:{number}"), match[3]))
        else:
            raise HeaderError(f"{where}:{number}", f"this header line is not understood: {line}")
    for needed in ("title", "asks"):
        if not fields.get(needed):
            raise HeaderError(where, f"the header has no {needed}")
    order = tuple(part.strip() for part in fields.get("order", "").split(",") if part.strip())
    found = Query(
        name=name,
        title=fields["title"],
        asks=fields["asks"],
        text=_literal(body),
        parameters=tuple(parameters),
        columns=tuple(columns),
        limits=fields.get("limits", ""),
        order=order,
        example=fields.get("example", ""),
    )
    _check(found, where)
    return found


def _split(text: str, where: str) -> tuple[list[tuple[int, str]], str]:
    """The header's lines with their numbers, continuation lines joined, and the body."""
    head: list[tuple[int, str]] = []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("//"):
            body = "\n".join(lines[number - 1 :]).strip()
            if not body:
                break
            return head, body
        if line.startswith("//   ") and head:
            at, before = head[-1]
            head[-1] = (at, f"{before} {line[2:].strip()}")
        elif line.strip() != "//":
            head.append((number, line.rstrip()))
    raise HeaderError(where, "the file holds no statement")


def _parameter(match: re.Match[str], where: str) -> Parameter:
    name, kind, default, says = match.groups()
    if default is None:
        return Parameter(name, _type(kind, where), says, required=True)
    try:
        return Parameter(name, _type(kind, where), says, required=False, default=json.loads(default))
    except json.JSONDecodeError:
        raise HeaderError(where, f"the default of {name} is no JSON value: {default}") from None


def _type(kind: str, where: str) -> str:
    if kind not in TYPES:
        raise HeaderError(where, f"no type is called {kind}; there are {', '.join(sorted(TYPES))}")
    return kind


def _check(found: Query, where: str) -> None:
    """Declared and used parameters are the same, and the order names columns."""
    used = set(_USED.findall(_NOTHING.sub("", found.text)))
    declared = {p.name for p in found.parameters}
    if missing := sorted(used - declared):
        raise HeaderError(where, f"the statement uses ${missing[0]}, which the header does not declare")
    if idle := sorted(declared - used):
        raise HeaderError(where, f"the header declares {idle[0]}, which the statement does not use")
    names = [c.name for c in found.columns]
    if len(set(names)) != len(names):
        raise HeaderError(where, "two columns bear one name")
    if strange := [name for name in found.order if name.split()[0] not in names]:
        raise HeaderError(where, f"the order names {strange[0]}, which is no column")


def _literal(text: str) -> LiteralString:
    # The driver takes literal strings alone, against injection; a file of ours is as good as a literal.
    return text  # type: ignore[return-value,unused-ignore]  # pyright: ignore[reportReturnType]
