"""The time that a sentence gives, resolved against the day of its document, with the text's precision."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from allegiance.records import Precision, Time

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {
    name: at
    for at, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_M = "(?:" + "|".join(sorted((m.capitalize() for m in _MONTHS), key=len, reverse=True)) + r")\.?"
_D = "(?:" + "|".join(day.capitalize() for day in _DAYS) + ")"
_Y = r"(?:19\d\d|20[0-4]\d)"
_OPEN = re.compile(
    r"\b(prior to|before|until|till|up to|since|after|from)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?)?$",
    re.IGNORECASE,
)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


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
            found = _opened(text, match.start(), found)
            if best is None or (match.start(), -match.end()) < (best[0], -best[1]):
                best = (match.start(), match.end(), found)
            break
    return best[2] if best else Time()


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
            return _day(time.text, year, time.start.month, time.start.day) or time
        return _month(time.text, year, time.start.month)
    return time


def _opened(text: str, start: int, time: Time) -> Time:
    """As in "Prior to 2011" has no start and ends with 2010; "since 2011" has no end."""
    before = _OPEN.search(text[max(0, start - 24) : start])
    if before is None or not time:
        return time
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


def _day(text: str, year: int, month: int, day: int) -> Time | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Time(text, found, found, Precision.DAY)


def _month(text: str, year: int, month: int) -> Time:
    return Time(text, date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH)


def _number(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _day_month_year(match: re.Match[str], today: date | None) -> Time | None:
    day, month, year = match["d"], match["m"], match["y"]
    if year:
        return _day(match[0], int(year), _number(month), int(day))
    if today is None:
        return Time(match[0])
    found = _day(match[0], today.year, _number(month), int(day))
    if found and found.start and found.start > today + timedelta(days=60):
        found = _day(match[0], today.year - 1, _number(month), int(day))
    return found


def _month_year(match: re.Match[str], _today: date | None) -> Time | None:
    return _month(match[0], int(match["y"]), _number(match["m"]))


def _month_alone(match: re.Match[str], today: date | None) -> Time | None:
    name = match["m"].rstrip(".")
    if today is None:
        return Time(name)
    month = _number(name)
    return _month(name, today.year if month <= today.month else today.year - 1, month)


def _season(match: re.Match[str], _today: date | None) -> Time | None:
    year = int(match["y"])
    name = match["s"].lower()
    if name == "winter":
        return Time(
            match[0], date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]), Precision.SEASON
        )
    low, high = _SEASONS[name]
    return Time(match[0], date(year, low, 1), date(year, high, monthrange(year, high)[1]), Precision.SEASON)


def _years(match: re.Match[str], _today: date | None) -> Time | None:
    return Time(match[0], date(int(match["a"]), 1, 1), date(int(match["b"]), 12, 31), Precision.YEAR)


def _year(match: re.Match[str], _today: date | None) -> Time | None:
    year = int(match["y"])
    return Time(match["y"], date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _decade(match: re.Match[str], _today: date | None) -> Time | None:
    year = int(match["y"])
    return Time(match[0], date(year, 1, 1), date(year + 9, 12, 31), Precision.DECADE)


def _weekday(match: re.Match[str], today: date | None) -> Time | None:
    if today is None:
        return Time(match[0])
    back = (today.weekday() - _DAYS[match["w"].lower()]) % 7
    if (match["l"] or "").lower() == "last" and back == 0:
        back = 7  # "on Monday" in Monday's paper is today, "last Monday" is not
    found = today - timedelta(days=back)
    return Time(match[0], found, found, Precision.DAY)


def _relative(match: re.Match[str], today: date | None) -> Time | None:
    word = match[0].lower()
    if today is None:
        return Time(match[0])
    if word in {"today", "yesterday", "tomorrow"}:
        found = today + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[word])
        return Time(match[0], found, found, Precision.DAY)
    unit, step = word.split()[-1], {"last": -1, "this": 0, "next": 1}[word.split()[0]]
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return Time(match[0], monday, monday + timedelta(days=6), Precision.WEEK)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _month(match[0], months // 12, months % 12 + 1)
    year = today.year + step
    return Time(match[0], date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


_Resolve = Callable[[re.Match[str], date | None], Time | None]
_O = r"(?:st|nd|rd|th)?"
_SEASON = "[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"
_NEAR = "[Tt]oday|[Yy]esterday|[Tt]omorrow|(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|month|year)"
_PATTERNS: tuple[tuple[re.Pattern[str], _Resolve], ...] = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (rf"\b(?P<d>\d{{1,2}}){_O}\s+(?P<m>{_M})(?:,?\s+(?P<y>{_Y}))?(?!\w)", _day_month_year),
        (rf"\b(?P<m>{_M})\s+(?P<d>\d{{1,2}}){_O}\b(?:,?\s+(?P<y>{_Y}))?(?![\w:])", _day_month_year),
        (rf"\b(?P<m>{_M}),?\s+(?P<y>{_Y})\b", _month_year),
        (rf"\b(?P<s>{_SEASON})(?:\s+of)?\s+(?P<y>{_Y})\b", _season),
        (rf"\b(?P<a>{_Y})\s*(?:–|-|—|to|and)\s*(?P<b>{_Y})\b", _years),
        (r"\b(?P<y>(?:19|20)\d0)s\b", _decade),
        (rf"(?<![\d/.(-])(?<!resolution )\b(?P<y>{_Y})\b(?![\d/)-])", _year),
        (rf"\b(?:(?P<l>[Ll]ast|[Oo]n|late|early)\s+)?(?P<w>{_D})\b", _weekday),
        (rf"\b(?:{_NEAR})\b", _relative),
        (rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|of|by) (?P<m>{_M})(?!\s*\d)(?!\w)", _month_alone),
    )
)
