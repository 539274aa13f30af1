"""Rows as a query takes them: one list for each of the names that it reads.

Most of a load's time goes into coding values for the wire. So each name is sent once and not with each row,
and a day as text, which is a third of the values and of the time.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from allegiance.cypher import Query
from allegiance.stores.shape import Row

_READ = re.compile(r"\$columns\.`?(\w+)")


def values(query: Query, rows: Sequence[Row], workspace: str) -> dict[str, Any]:
    """The parameters of a query that writes, bound: its rows or their columns, and the workspace."""
    known = {parameter.name for parameter in query.parameters}
    given: dict[str, Any] = {"workspace": workspace, "rows": rows}
    if "columns" in known:
        given["columns"] = columns(query.text, rows)
    return query.bind({name: value for name, value in given.items() if name in known})


def columns(text: str, rows: Sequence[Row]) -> dict[str, list[Any]]:
    """What the statement reads as ``$columns.NAME``: of each row itself, else of its properties.

    >>> columns("… $columns.id … $columns.first", [{"id": "a", "properties": {"first": date(2016, 5, 1)}}])
    {'first': ['2016-05-01'], 'id': ['a']}
    """
    names = sorted(set(_READ.findall(text)))
    own = rows[0].keys() if rows else ()
    return {
        name: [_wire(row[name] if name in own else row["properties"][name]) for row in rows] for name in names
    }


def _wire(value: Any) -> Any:
    """Days as text; the database makes days of them."""
    if isinstance(value, list):
        return [_wire(item) for item in value]
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
