"""Reading the header of a query file, and holding it against the statement below it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from allegiance.cypher import statement
from allegiance.cypher.parts import Column, Parameter, Query, literal
from allegiance.cypher.values import READERS, TYPES
from allegiance.errors import HeaderError

_FIELD = re.compile(r"// ?(title|asks|limits|order|example):\s*(.*)")
_PARAM = re.compile(r"// ?param (\w+)(?: \(or (\w+)\))?:\s*(\w+)(?:\s*=\s*(.+?))?\s+--\s+(.+)")
_COLUMN = re.compile(r"// ?returns (\w+):\s*(\w+)\s+--\s+(.+)")


@dataclass
class _Head:
    """What the header's lines say, each thing with the number of its line."""

    where: str
    fields: dict[str, str] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def error(self, what: str, reason: str) -> HeaderError:
        """The error of one of its lines: a field, ``param NAME`` or ``returns NAME``."""
        line = self.lines.get(what)
        return HeaderError(f"{self.where}:{line}" if line else self.where, reason)

    def note(self, what: str, line: int, words: str) -> None:
        """Where a thing is stated; it must be so once."""
        self.lines, before = {**self.lines, what: line}, self.lines
        if what in before:
            raise self.error(what, f"{words} is stated a second time")


def parse(text: str, name: str, where: str = "") -> Query:
    """The query of a file's text; ``where`` is named in errors.

    Raises:
        HeaderError: a line of the header is not understood, or says what the statement does not do.
    """
    head = _Head(where or name)
    lines, body, begin = _split(text, head.where)
    for number, line in lines:
        _take(head, number, line)
    for needed in ("title", "asks"):
        if not head.fields.get(needed):
            raise HeaderError(head.where, f"the header has no {needed}")
    order = tuple(part.strip() for part in head.fields.get("order", "").split(",") if part.strip())
    found = Query(
        name=name,
        title=head.fields["title"],
        asks=head.fields["asks"],
        text=literal(body),
        parameters=tuple(head.parameters),
        columns=tuple(head.columns),
        limits=head.fields.get("limits", ""),
        order=order,
        example=head.fields.get("example", ""),
    )
    _check_parameters(head, found, begin)
    _check_columns(head, found, begin)
    _check_order(head, found)
    return found


def example(query: Query) -> Mapping[str, str]:
    """The parameters of a query's example.

    >>> example(Query("q", "T", "A?", "RETURN 1", example="one=Iran, other=Islamic State"))
    {'one': 'Iran', 'other': 'Islamic State'}
    """
    pairs = [part.partition("=") for part in query.example.split(", ") if part]
    return {name.strip(): value for name, _, value in pairs}


def _split(text: str, where: str) -> tuple[list[tuple[int, str]], str, int]:
    """The header's lines with their numbers, continuation lines joined; the body, and its line's number."""
    head: list[tuple[int, str]] = []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("//"):
            if not line.strip():
                continue
            return head, "\n".join(lines[number - 1 :]).strip(), number
        if line.startswith("//   ") and head:
            at, before = head[-1]
            head[-1] = (at, f"{before} {line[2:].strip()}")
        elif line.strip() != "//":
            head.append((number, line.rstrip()))
    raise HeaderError(where, "the file holds no statement")


def _take(head: _Head, number: int, line: str) -> None:
    where = f"{head.where}:{number}"
    if match := _FIELD.fullmatch(line):
        head.note(match[1], number, f"the {match[1]}")
        head.fields[match[1]] = match[2].strip()
    elif match := _PARAM.fullmatch(line):
        head.note(f"param {match[1]}", number, f"the parameter {match[1]}")
        head.parameters.append(_parameter(match, where))
    elif match := _COLUMN.fullmatch(line):
        head.note(f"returns {match[1]}", number, f"the column {match[1]}")
        head.columns.append(Column(match[1], _type(match[2], where), match[3]))
    else:
        raise HeaderError(where, f"this header line is not understood: {line}")


def _parameter(match: re.Match[str], where: str) -> Parameter:
    name, other, kind, default, says = match.groups()
    other = other or ""
    if default is None:
        return Parameter(name, _type(kind, where), says, required=True, other=other)
    try:
        value = json.loads(default)
    except json.JSONDecodeError:
        raise HeaderError(where, f"the default of {name} is no JSON value: {default}") from None
    if value is not None:
        try:
            READERS[_type(kind, where)](value)
        except (ValueError, TypeError, KeyError):
            raise HeaderError(where, f"the default of {name} is no {kind}: {default}") from None
    return Parameter(name, _type(kind, where), says, required=False, default=value, other=other)


def _type(kind: str, where: str) -> str:
    if kind not in TYPES:
        raise HeaderError(where, f"no type is called {kind}; there are {', '.join(sorted(TYPES))}")
    return kind


def _check_parameters(head: _Head, found: Query, begin: int) -> None:
    """The parameters that are stated are those that the statement uses; the example gives no other."""
    declared = {p.name for p in found.parameters}
    names = [name for p in found.parameters for name in (p.name, p.other) if name]
    if twice := next((p for p in found.parameters if names.count(p.other) > 1), None):
        raise head.error(f"param {twice.name}", f"the name {twice.other} is taken by another parameter")
    used = statement.used(found.text)
    if missing := sorted(used.keys() - declared):
        where = f"{head.where}:{_line(found.text, used[missing[0]], begin)}"
        raise HeaderError(where, f"the statement uses ${missing[0]}, which the header does not declare")
    if idle := sorted(declared - used.keys()):
        raise head.error(
            f"param {idle[0]}", f"the header declares {idle[0]}, which the statement does not use"
        )
    if strange := sorted(example(found).keys() - declared):
        raise head.error("example", f"the example gives {strange[0]}, which is no parameter")


def _check_columns(head: _Head, found: Query, begin: int) -> None:
    """The columns that are stated are those that the statement returns, as far as its text tells."""
    stated = [column.name for column in found.columns]
    returned = statement.returned(found.text)
    if not stated or returned is None:
        return
    if missing := [name for name in stated if name not in returned]:
        raise head.error(
            f"returns {missing[0]}", f"the header states a column {missing[0]}, which is not returned"
        )
    if tuple(stated) != returned:
        line = _line(found.text, statement.return_start(found.text), begin)
        told = [name for name in returned if name not in stated]
        reason = (
            f"the header does not state {told[0]}" if told else "the header states another order of columns"
        )
        raise HeaderError(f"{head.where}:{line}", f"the statement returns {', '.join(returned)}: {reason}")


def _check_order(head: _Head, found: Query) -> None:
    """The order that is stated names columns, and the statement orders so, as far as its text tells."""
    names = [column.name for column in found.columns]
    if strange := [name for name in found.order if name.split()[0] not in names]:
        raise head.error("order", f"the order names {strange[0]}, which is no column")
    ordered = statement.ordered(found.text)
    if found.order and ordered is not None and ordered != found.order:
        truth = f"orders by {', '.join(ordered)}" if ordered else "does not order its rows"
        raise head.error(
            "order", f"the header states the order {', '.join(found.order)}, and the statement {truth}"
        )


def _line(text: str, at: int, begin: int) -> int:
    return begin + text.count("\n", 0, at)
