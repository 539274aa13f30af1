"""The dateline that opens a report: place, day and agency, before the report itself begins."""

import re
from dataclasses import dataclass
from functools import cache

from allegiance.documents.dates import MONTH, WEEKDAY
from allegiance.documents.markers import markers

_LETTERS = "A-Z\u00c0-\u00de"
_CAPITALS = rf"[{_LETTERS}][{_LETTERS}'’\-]{{1,30}}(?:[ /][{_LETTERS}][{_LETTERS}'’\-]{{1,30}}){{0,3}}"
_TITLED = r"[^\W\d_a-z][\w.'’\-]{1,30}(?: (?:al|el|of|de|[^\W\d_a-z])[\w.'’\-]{0,30}){0,3}"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{WEEKDAY}\.?,?\s+)?(?:{MONTH}\.?\s+{_NUMBER}|{_NUMBER}\s+{MONTH}\.?)(?!\d)(?:,?\s+\d{{4}})?"
_DASH = r"(?:\s*(?:[:–—]|--+)\s*|\s+-\s+|\s*-\s+)"


@dataclass(frozen=True)
class Dateline:
    """A dateline that ends at ``end``; what it does not give is empty. ``day`` is as written, year or not."""

    end: int
    place: str = ""
    day: str = ""
    agency: str = ""


def dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline at the start of a paragraph, if there is one.

    >>> dateline("BEIRUT, Nov 4, (AP): Clashes have erupted")
    Dateline(end=21, place='BEIRUT', day='Nov 4', agency='Associated Press')
    >>> dateline("HAMAS — once HAMAS had left") is None       # what is named again is no place
    True
    """
    for pattern in _patterns():
        if match := pattern.match(text, start):
            found = match.groupdict()
            place = found.get("place") or ""
            if found.get("bare") and _recurs(text, place, match.end()):
                return None
            return Dateline(match.end(), place, found.get("day") or "", _agency(found))
    return None


def _agency(found: dict[str, str | None]) -> str:
    """The source that a carrier names beside itself wins over the carrier."""
    name = (found.get("source") or found.get("agency") or found.get("carrier") or "").strip()
    return markers().agencies.get(name, name)


def _recurs(text: str, place: str, after: int) -> bool:
    return re.compile(rf"\b{re.escape(place)}\b").search(text, after) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?:{markers().agency})"
    carrier = rf"\(\s*(?P<carrier>{agency})(?:\s*[-–—/]\s*(?P<source>[^()\n]{{2,40}}))?\s*\)"
    named = rf"\(\s*(?P<agency>{agency})(?:\s*[,/–—-][^()\n]{{1,40}})?\s*\)"
    place = rf"(?P<place>{_TITLED}(?:\s?/\s?{_TITLED})*(?:,\s*{_TITLED})?)"
    capitals = rf"(?P<place>{_CAPITALS})"
    # what follows begins a sentence; one letter is a name's end ("ISIL - K")
    report = r"(?![B-HJ-Z]\b)(?=[\"'“‘(]?[^\W\d_a-z]|al-|el-|[\"'“‘]?\d)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            # BEIRUT, Nov 4, (AP): …   Baghdad (Reuters) - …
            rf"(?:{place}\s*,?\s*)?(?:(?P<day>{_DAY})\s*,?\s*)?{named}{_DASH}{report}",
            rf"{capitals}(?:,\s*{_TITLED})?\s*,?\s*(?:(?P<day>{_DAY})\s*,?\s*)?{named}\s+{report}",
            # (MENAFN- The Peninsula) BEIRUT, …
            rf"{carrier}\s*{capitals}(?:,\s*{_TITLED})?(?:,\s*(?P<day>{_DAY}))?(?:{_DASH}|,\s+){report}",
            rf"{carrier}{_DASH}?\s*{report}",
            # BAGHDAD, Nov. 4 — …
            rf"{place}\s*,?\s+(?P<day>{_DAY})\s*(?:\(\w+\)\s*)?{_DASH}{report}",
            # RIMBO, Sweden - …   MOSUL — …
            rf"(?P<bare>){capitals},\s*{_TITLED}{_DASH}{report}",
            rf"(?P<bare>(?P<place>(?=[^\s]{{4}}|\w+\s\w){_CAPITALS})){_DASH}{report}",
            # BEIRUT A …, from which the dash was lost
            rf"(?P<bare>(?P<place>(?=[^\s]{{5}}){_CAPITALS}))\s+(?=(?:An?|The)\s+[^\W\d_])",
        )
    )
