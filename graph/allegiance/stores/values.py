"""The driver's values as plain Python: what can be printed, compared and written as JSON or CSV."""

from collections.abc import Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

_PLAIN = (str, int, float, bool, bytes, type(None))


def plain(value: Any) -> Any:
    """The value without types of the driver.

    A node becomes ``{labels, properties}`` (labels sorted), a relationship ``{type, properties}``, a path
    ``{nodes, relationships}``. Dates and times become Python's own, cut to microseconds; a year that Python
    has not, and a duration, are written in ISO 8601. A point becomes ``{srid, coordinates}``. Ids that a
    database gives inside itself are left out: they mean nothing outside and differ between databases.
    """
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _mapped(value)}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _mapped(value)}
    if isinstance(value, Path):
        return {"nodes": _each(value.nodes), "relationships": _each(value.relationships)}
    if isinstance(value, Mapping):
        return _mapped(value)
    if isinstance(value, Date | DateTime | Time):
        return _day(value)
    if isinstance(value, Duration):
        return value.iso_format()
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    return _each(value)  # a list, or the driver's vector


def _mapped(value: Mapping[str, Any] | Node | Relationship) -> dict[str, Any]:
    return {key: plain(item) for key, item in sorted(value.items())}


def _each(values: Any) -> list[Any]:
    return [plain(item) for item in values]


def _day(value: Date | DateTime | Time) -> Any:
    try:
        return value.to_native()
    except ValueError:
        return value.iso_format()
