"""Times of two ends: "from June to August 2016", "between 2014 and July 2017", "June 4 and 5"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from allegiance.records import Precision, Time

_OPENED = re.compile(r"\b(?:from|between)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|and|until|till|through|–|-)\s+(?:early\s+|late\s+|mid-?)?")
_UNTIL = re.compile(r"\s+(?:until|till|through)\s+(?:early\s+|late\s+|mid-?)?")
_ON = re.compile(r"\s+on(?:wards?)?\b(?!\s+(?:the|a|an|[A-Z]))")
_DAY_BEFORE = re.compile(
    r"\b(?:from|between|on|of)\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|and|until|–|-)\s*$"
)
_DAY_BEHIND = re.compile(r"(?:\s+(?:and|to)\s+|\s*[–-]\s*)(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*[\w%:])")
_COARSE = list(Precision)


def widened(
    text: str, low: int, high: int, time: Time, behind: Callable[[str], tuple[Time, int] | None],
    month_before: Callable[[str, date], tuple[Time, int] | None],
) -> Time:  # fmt: skip
    """The interval of which a time, written at ``low:high`` of a sentence, is one end; else the time itself.

    ``behind`` reads the time that a text begins with, ``month_before`` the month without a year that a text
    ends with; each gives what it read and where it ends or begins.
    """
    if time.start is None or time.end is None:
        return time
    opened = _OPENED.search(text[:low])
    if time.precision is Precision.DAY and time.start == time.end:
        days = _days(text, low, high, time, time.start)
        if days is not time or not opened:
            return days
    link = (_TO if opened else _UNTIL).match(text, high)
    second = behind(text[link.end() :]) if link else None
    if link and second and second[0].end and second[0].end > time.start:
        last, end = second
        precision = max(time.precision or Precision.DAY, last.precision or Precision.DAY, key=_COARSE.index)
        return Time(text[low : link.end() + end], time.start, last.end, precision)
    if opened and (on := _ON.match(text, high)):
        return Time(f"{opened[0].strip()} {time.text}{on[0]}", time.start, None, time.precision)
    before = month_before(text[:low], time.start) if time.precision is Precision.MONTH else None
    if before:
        return Time(text[before[1] : high].rstrip("."), before[0].start, time.end, time.precision)
    return time


def _days(text: str, low: int, high: int, time: Time, day: date) -> Time:
    """As in "From 10 to 12 May", "June 4 and 5": days of one month."""
    if before := _DAY_BEFORE.search(text[:low]):
        first = _same_month(day, int(before["d"]))
        if first and first < day:
            return replace(time, text=text[before.start("d") : high].rstrip("."), start=first)
    if behind := _DAY_BEHIND.match(text, high):
        last = _same_month(day, int(behind["d"]))
        if last and last > day:
            return replace(time, text=text[low : behind.end()], end=last)
    return time


def _same_month(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None
