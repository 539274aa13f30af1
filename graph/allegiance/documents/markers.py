"""The patterns of ``boilerplate.toml``, compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.documents.dates import MONTH, WEEKDAY
from allegiance.errors import DataError

FILE = "boilerplate.toml"
_NUMBERS = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?:[T ]\d{2}:\d{2}\S*)?"
_DATE = (
    rf"(?:{WEEKDAY}\.?\s*,?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{MONTH}\.?,?[\s-]+\d{{4}}"
    rf"|{MONTH}\.?\s*\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s*\d{{4}}|{_NUMBERS})"
)


@dataclass(frozen=True)
class Markers:
    """What tells a page's furniture: whole lines but for ``part`` and ``policy``, which are searched.

    ``author`` is matched at the beginning of a paragraph.
    """

    line: re.Pattern[str]
    end: re.Pattern[str]
    pause: re.Pattern[str]
    policy: re.Pattern[str]
    author: re.Pattern[str]
    part: re.Pattern[str]
    stamps: tuple[re.Pattern[str], ...]
    published: str
    updated: str
    agency: str
    """A pattern for any form of an agency's name, the longest first."""
    agencies: Mapping[str, str]
    """Every form of an agency's name, and the name we keep."""
    places: frozenset[str]


def entries() -> dict[str, Any]:
    """The file as it is written."""
    return tomllib.loads(files("allegiance.documents").joinpath(FILE).read_text("utf-8"))


@cache
def markers() -> Markers:
    """The patterns, compiled.

    Raises:
        DataError: one of them is no regular expression.
    """
    data = entries()
    agencies = {form: name for name, forms in data["agencies"].items() for form in forms}
    agency = "|".join(re.escape(form) for form in sorted(agencies, key=len, reverse=True))
    fill = {"{agency}": agency, "{date}": _DATE, "{calendar}": rf"(?:{MONTH}|{WEEKDAY})\b"}
    line, end, pause, policy, author, part = (
        _union(kind, data[kind], fill) for kind in ("line", "end", "pause", "policy", "author", "part")
    )
    return Markers(
        line,
        end,
        pause,
        policy,
        author,
        part,
        stamps=tuple(re.compile(entry["pattern"]) for entry in data["stamp"]),
        published=data["dates"]["published"],
        updated=data["dates"]["updated"],
        agency=agency,
        agencies=agencies,
        places=frozenset(data["places"]["names"]),
    )


def _union(kind: str, listed: Iterable[Mapping[str, str]], fill: Mapping[str, str]) -> re.Pattern[str]:
    patterns = []
    for entry in listed:
        pattern = entry["pattern"]
        for name, value in fill.items():
            pattern = pattern.replace(name, value)
        try:
            re.compile(pattern)
        except re.error as error:
            raise DataError(
                f"{FILE} [{kind}] {entry['pattern']}", f"no regular expression: {error}"
            ) from None
        patterns.append(f"(?:{pattern})")
    return re.compile("|".join(patterns), re.MULTILINE if kind == "part" else re.IGNORECASE)
