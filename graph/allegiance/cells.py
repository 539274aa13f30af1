"""Rows as a person reads them: what a cell shows, in a terminal and in a notebook.

Ids are for programs. Of claim ids a person is told the number; other ids he is not shown. JSON, CSV and
pandas give all of them.
"""

import json
import math
from collections.abc import Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from allegiance.wording import counted

_CLAIMS = ("claims", "denials", "outcome")  # columns of claim ids; others end in _claims
_MOST = 100  # rows of a notebook's table; a longer one hides what follows it


def shown(columns: Sequence[str]) -> list[int]:
    """The places of the columns that a person is shown.

    >>> shown(["actor", "actor_id", "ids", "claims"])
    [0, 3]
    """
    return [at for at, name in enumerate(columns) if name != "ids" and not name.endswith("_id")]


def of_claims(column: str) -> bool:
    """Whether a column holds claim ids."""
    return column in _CLAIMS or column.endswith("_claims")


def number(column: str, value: Any) -> bool:
    """Whether the cell is a number, to be set to the right."""
    return of_claims(column) or (isinstance(value, int | float) and not isinstance(value, bool))


def cell(column: str, value: Any) -> str:
    """What a cell shows, on one line.

    >>> cell("claims", ["a", "b"]), cell("chain", ["Iran", "PMF"]), cell("direct", True), cell("last", None)
    ('2', 'Iran → PMF', 'yes', '')
    """
    if of_claims(column) and isinstance(value, list | tuple):
        return str(len(set(map(str, value))))
    if isinstance(value, list | tuple):
        return (" → " if column == "chain" else ", ").join(cell("", item) for item in value)
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    if isinstance(value, dict):
        return json.dumps(plain(value), ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    return one_line(str(plain(value)))


def one_line(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def plain(value: Any) -> Any:
    """The value as JSON can write it: days in ISO 8601, no number that JSON has not."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def html(columns: Sequence[str], records: Sequence[Sequence[Any]], title: str = "") -> str:
    """The rows as the table of a notebook; every text is escaped.

    >>> html(["name"], [["a < b"]], "Who?").removeprefix("<table><caption>Who? 1 row.</caption>")
    '<thead><tr><th>name</th></tr></thead><tbody><tr><td>a &lt; b</td></tr></tbody></table>'
    """
    places = shown(columns)
    head = "".join(f"<th>{escape(columns[at].replace('_', ' '))}</th>" for at in places)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell(columns[at], record[at]))}</td>" for at in places) + "</tr>"
        for record in records[:_MOST]
    )
    more = f"; the first {_MOST} are shown" if len(records) > _MOST else ""
    caption = escape(f"{title} {counted(len(records), 'row')}{more}.".strip())
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
