"""The time that a sentence gives, resolved against the day of its document, with the text's precision."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from allegiance.extraction.dates import (
    DAYS,
    MONTHS,
    bare_month,
    dated_day,
    dated_month,
    dated_season,
    iso_day,
    last_night,
    latest_season,
    month_number,
    named_weekday,
    near_time,
    near_weekend,
    part_of_year,
    past_interval,
    short_year_interval,
    time_ago,
    whole_day,
    whole_decade,
    whole_month,
    whole_year,
    year_interval,
)
from allegiance.extraction.intervals import widened
from allegiance.records import Time

_M = "(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\.?"
_D = "(?:" + "|".join(day.capitalize() for day in DAYS) + ")"
_Y = r"(?:19\d\d|20[0-4]\d)"
_OPEN = re.compile(
    r"\b(prior to|before|until|till|up to|since|after|from)\s+(?:the\s+)?"
    r"(?:(?:start|beginning|end|middle)\s+of\s+(?:the\s+)?)?(?:early\s+|late\s+|mid-?)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b[Ss]ince\s+(?:the|a|an|its|his|her|their|it|they|he|she)\s+(?:[\w'’-]+\s+){1,5}(?:of|in|on)\s+$"
)
"""As in "since the coup of 2020", "since it seized power in 2020": all that stands before the time."""
_FROM_MONTH = re.compile(rf"\b(?:from|between)\s+(?P<m>{_M})\s+(?:to|and|until)\s+$", re.IGNORECASE)


def time_of(text: str, today: date | None, *, ahead: int | None = None) -> Time:
    """The first time that ``text`` gives; from offset ``ahead`` on it speaks of what is still to come.

    >>> found = time_of("It was designated in June 2009.", None)
    >>> found.text, str(found.start), str(found.end), found.precision.value
    ('June 2009', '2009-06-01', '2009-06-30', 'month')
    >>> time_of("It may march on the city.", None).text
    ''
    """
    best: tuple[int, int, Time] | None = None
    for pattern, resolve in _PATTERNS:
        for match in pattern.finditer(text):
            found = resolve(match, today)
            if found is None:
                continue
            if ahead is not None and today is not None and match.start() >= ahead:
                found = _forward(match, found, today)
            start = match.start() + max(0, match[0].find(found.text))
            if best is None or (start, -match.end()) < (best[0], -best[1]):
                best = (start, match.end(), found)
            break
    if best is None:
        return Time()
    whole = widened(text, *best, behind=lambda rest: _opening(rest, today), month_before=_month_before)
    return _opened(text, best[0], best[2]) if whole == best[2] else whole


def _opening(text: str, today: date | None) -> tuple[Time, int] | None:
    """The time that a text begins with, and where it ends."""
    for pattern, resolve in _PATTERNS:
        if (match := pattern.match(text)) and (found := resolve(match, today)):
            return found, match.end()
    return None


def _month_before(text: str, day: date) -> tuple[Time, int] | None:
    """As in "from June to | August 2016": the month that a text ends with, and where it begins."""
    match = _FROM_MONTH.search(text)
    if match is None:
        return None
    month = month_number(match["m"])
    return whole_month(match["m"], day.year if month <= day.month else day.year - 1, month), match.start("m")


def _forward(match: re.Match[str], time: Time, today: date) -> Time:
    """The same day or month to come: "will attack on Friday" means the next Friday."""
    if time.start is None or time.end is None or time.end >= today:
        return time
    groups = match.groupdict()
    if groups.get("w") and (groups.get("l") or "").lower() != "last":
        day = time.start + timedelta(days=7)
        return Time(time.text, day, day, time.precision)
    if groups.get("m") and not groups.get("y") and "last" not in match[0].lower():
        year = time.start.year + 1
        if groups.get("d"):
            return whole_day(time.text, year, time.start.month, time.start.day) or time
        return whole_month(time.text, year, time.start.month)
    return time


def _opened(text: str, start: int, time: Time) -> Time:
    """As in "Prior to 2011" has no start and ends with 2010; "since 2011" has no end."""
    before = _OPEN.search(text[max(0, start - 32) : start])
    if before is not None:
        return _bounded(before, time) if time else time
    event = _SINCE.search(text[:start]) if time else None
    if event is None:
        return time
    return Time(" ".join(event[0].split()) + " " + time.text, time.start, None, time.precision)


def _bounded(before: re.Match[str], time: Time) -> Time:
    """What the word before a time makes of it."""
    word = before[1].lower()
    written = " ".join(before[0].split()) + " " + time.text
    if word in {"prior to", "before"} and time.start:
        return Time(written, None, time.start - timedelta(days=1), time.precision)
    if word in {"until", "till", "up to"}:
        return Time(written, None, time.end, time.precision)
    if word == "since":
        return Time(written, time.start, None, time.precision)
    if word == "after" and time.end:
        return Time(written, time.end + timedelta(days=1), None, time.precision)
    return time


_Resolve = Callable[[re.Match[str], date | None], Time | None]
_O = r"(?:st|nd|rd|th)?"
_SEASON = "[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"
_NEAR = (
    "[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|"
    "(?:[Ee]arlier this|[Ll]ast|[Tt]his|[Nn]ext) (?:week|month|year)"
)
_PAST = (
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin) the (?:past|last)(?: (?P<n>[a-z]+))? "
    r"(?P<u>day|week|month|year|decade)s?\b"
)
_BEFORE_MONTH = r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Ll]ast|[Ll]ate|[Ee]arly|of|by|[Mm]id-?) ?"
_PATTERNS: tuple[tuple[re.Pattern[str], _Resolve], ...] = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (rf"\b(?P<d>\d{{1,2}}){_O}\s+(?:of\s+)?(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?(?!\w)", dated_day),
        (rf"\b(?P<m>{_M})\s+(?P<d>\d{{1,2}}){_O}\b(?:,?\s+(?P<y>{_Y}))?(?![\w:])", dated_day),
        (rf"\b(?P<m>{_M}),?\s+(?P<y>{_Y})\b", dated_month),
        (rf"\b(?P<s>{_SEASON})(?:\s+of)?\s+(?P<y>{_Y})\b", dated_season),
        (
            rf"\b(?P<h>[Ff]irst|[Ss]econd|third|fourth|last) (?P<k>half|quarter) of (?P<y>{_Y})\b",
            part_of_year,
        ),
        (rf"\b(?P<a>{_Y})\s*(?:–|-|—|to|and)\s*(?P<b>{_Y})\b", year_interval),
        (r"\b(?P<y>(?:19|20)\d0)s\b", whole_decade),
        (rf"\b(?P<y>{_Y})-(?P<m>\d\d)-(?P<d>\d\d)\b", iso_day),
        (rf"\b(?P<y>{_Y})[-–/](?P<b>\d\d)\b(?![-/\d])", short_year_interval),
        (rf"\b[Mm]id-(?P<y>{_Y})\b", whole_year),
        (r"\b(?P<n>\d{1,2}|[A-Za-z]+)\s+(?P<u>day|week|month|year)s?\s+ago\b", time_ago),
        (_PAST, past_interval),
        (r"\b(?:[Oo]ver|[Aa]t|[Dd]uring|[Oo]n|[Ll]ast) (?:the )?(?:last )?weekend\b", near_weekend),
        (rf"\b[Ll]ast (?P<s>{_SEASON})\b", latest_season),
        (rf"(?<![\d/.(-])(?<!resolution )\b(?P<y>{_Y})\b(?![\d/)-])", whole_year),
        (rf"\b(?:(?P<l>[Ll]ast|[Oo]n|late|early)\s+)?(?P<w>{_D})\b", named_weekday),
        (rf"\b(?:{_NEAR})\b", near_time),
        (r"\b[Oo]vernight\b", last_night),
        (rf"{_BEFORE_MONTH}(?P<m>{_M})(?!\s*\d)(?!\w)", bare_month),
    )
)
