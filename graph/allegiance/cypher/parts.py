"""The parts of a query file: the query, its parameters and its columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, LiteralString

from allegiance.cypher.values import READERS
from allegiance.errors import HeaderError, ParameterError

_PLACE = re.compile(r"\{([a-z]+)\}")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query: its name, type, what it means and, unless required, its default.

    ``other`` is a second name under which it may be given, or empty.
    """

    name: str
    type: str
    says: str
    required: bool
    default: Any = None
    other: str = ""


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
            ParameterError: one is missing, unknown, given under both its names, or of the wrong type.
        """
        values = self._renamed(values)
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
        return replace(self, text=literal(_PLACE.sub(lambda place: names[place[1]], self.text)))

    def _renamed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values by their parameters' own names."""
        known = {p.name for p in self.parameters}
        others = {p.other: p.name for p in self.parameters if p.other}
        if unknown := sorted(values.keys() - known - others.keys()):
            there = ", ".join(sorted(known)) or "none"
            raise ParameterError(
                self.name, f"no parameter is called {', '.join(unknown)}; there are: {there}"
            )
        if twice := sorted(name for name in others.keys() & values.keys() if others[name] in values):
            raise ParameterError(self.name, f"{twice[0]} and {others[twice[0]]} are one parameter: give one")
        return {others.get(name, name): value for name, value in values.items()}

    def _convert(self, parameter: Parameter, value: Any) -> Any:
        try:
            return READERS[parameter.type](value)
        except (ValueError, TypeError, KeyError):
            raise ParameterError(
                self.name, f"the parameter {parameter.name} is of the type {parameter.type}, not {value!r}"
            ) from None


def literal(text: str) -> LiteralString:
    """The text as the driver takes it: literal strings alone, against injection; a file is as good as one."""
    return text  # type: ignore[return-value,unused-ignore]  # pyright: ignore[reportReturnType]
