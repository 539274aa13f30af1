"""The driver's values as plain Python: what can be printed, compared and written as JSON or CSV."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})


def plain(value: Any) -> Any:
    """The value without types of the driver.

    A node becomes ``{labels, properties}`` (labels sorted), a relationship ``{type, properties}``, a path
    ``{nodes, relationships}``. Dates and times become Python's own, cut to microseconds; a year that Python
    has not, and a duration, are written in ISO 8601. A point becomes ``{srid, coordinates}``. Ids that a
    database gives inside itself are left out: they mean nothing outside and differ between databases.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list:  # most values are texts and lists of them
        return _each(value)
    for kinds, convert in _CONVERTERS:
        if isinstance(value, kinds):
            return convert(value)
    return _each(value)  # the driver's vector


def _node(value: Node) -> dict[str, Any]:
    return {"labels": sorted(value.labels), "properties": _mapped(value)}


def _relationship(value: Relationship) -> dict[str, Any]:
    return {"type": value.type, "properties": _mapped(value)}


def _path(value: Path) -> dict[str, Any]:
    return {"nodes": _each(value.nodes), "relationships": _each(value.relationships)}


def _mapped(value: Mapping[str, Any] | Node | Relationship) -> dict[str, Any]:
    return {key: plain(item) for key, item in sorted(value.items())}


def _moment(value: Date | DateTime | Time) -> Any:
    try:
        return value.to_native()
    except ValueError:
        return value.iso_format()


def _point(value: Point) -> dict[str, Any]:
    return {"srid": value.srid, "coordinates": list(value)}


def _each(values: Iterable[Any]) -> list[Any]:
    return [item if type(item) in _PLAIN else plain(item) for item in values]


_CONVERTERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    ((Date, DateTime, Time), _moment),
    (Node, _node),
    (Relationship, _relationship),
    (Path, _path),
    (Mapping, _mapped),
    (Duration, Duration.iso_format),
    (Point, _point),
)
