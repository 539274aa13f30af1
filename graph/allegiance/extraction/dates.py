"""The days, months and years that the words of a text give, seen from the day of its document."""

import re
from calendar import monthrange
from datetime import date, timedelta

from allegiance.records import Precision, Time

MONTHS = {
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
DAYS = {
    name: at
    for at, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_LONG_AGO = 100  # of whatever: more is no time of the news


def whole_day(text: str, year: int, month: int, day: int) -> Time | None:
    """A day of the calendar; none where there is no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Time(text, found, found, Precision.DAY)


def whole_month(text: str, year: int, month: int) -> Time:
    """A month of a year."""
    return Time(text, date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH)


def month_number(name: str) -> int:
    """Which month a name means, 1 to 12."""
    return MONTHS[name.rstrip(".").lower()]


def dated_day(match: re.Match[str], today: date | None) -> Time | None:
    """As in "26 October 2017", "October 26": without a year the one that lies nearest before."""
    day, month, year = match["d"], match["m"], match["y"]
    if year:
        return whole_day(match[0], int(year), month_number(month), int(day))
    if today is None:
        return Time(match[0])
    found = whole_day(match[0], today.year, month_number(month), int(day))
    if found and found.start and found.start > today + timedelta(days=60):
        found = whole_day(match[0], today.year - 1, month_number(month), int(day))
    return found


def dated_month(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "June 2009"."""
    return whole_month(match[0], int(match["y"]), month_number(match["m"]))


def bare_month(match: re.Match[str], today: date | None) -> Time | None:
    """As in "in June": the last one that had begun."""
    name = match["m"].rstrip(".")
    if today is None:
        return Time(name)
    month = month_number(name)
    return whole_month(name, today.year if month <= today.month else today.year - 1, month)


def dated_season(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "summer 2012": the winter of a year ends in the next one."""
    year = int(match["y"])
    name = match["s"].lower()
    if name == "winter":
        return Time(
            match[0], date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]), Precision.SEASON
        )
    low, high = _SEASONS[name]
    return Time(match[0], date(year, low, 1), date(year, high, monthrange(year, high)[1]), Precision.SEASON)


def year_interval(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "2012-2014", "between 2012 and 2014"."""
    return Time(match[0], date(int(match["a"]), 1, 1), date(int(match["b"]), 12, 31), Precision.YEAR)


def whole_year(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "2015"."""
    year = int(match["y"])
    return Time(match["y"], date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def whole_decade(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "the 1990s"."""
    year = int(match["y"])
    return Time(match[0], date(year, 1, 1), date(year + 9, 12, 31), Precision.DECADE)


def named_weekday(match: re.Match[str], today: date | None) -> Time | None:
    """As in "on Friday": the last one, today included."""
    if today is None:
        return Time(match[0])
    back = (today.weekday() - DAYS[match["w"].lower()]) % 7
    if (match["l"] or "").lower() == "last" and back == 0:
        back = 7  # "on Monday" in Monday's paper is today, "last Monday" is not
    found = today - timedelta(days=back)
    return Time(match[0], found, found, Precision.DAY)


def near_time(match: re.Match[str], today: date | None) -> Time | None:
    """As in "yesterday", "last month", "earlier this year"."""
    word = match[0].lower()
    if today is None:
        return Time(match[0])
    if word in _SHIFTS:
        found = today + timedelta(days=_SHIFTS[word])
        return Time(match[0], found, found, Precision.DAY)
    if word.startswith("earlier "):
        start = today.replace(day=1) if word.endswith("month") else today.replace(month=1, day=1)
        start = today - timedelta(days=today.weekday()) if word.endswith("week") else start
        return Time(match[0], start, today, Precision(word.split()[-1]))
    unit, step = word.split()[-1], {"last": -1, "this": 0, "next": 1}[word.split()[0]]
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return Time(match[0], monday, monday + timedelta(days=6), Precision.WEEK)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return whole_month(match[0], months // 12, months % 12 + 1)
    year = today.year + step
    return Time(match[0], date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_COUNTS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
_COUNTS |= {"a": 1, "an": 1}
_DAYS_OF = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "year": 12, "decade": 120}


def shifted(today: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years before another."""
    if unit in _DAYS_OF:
        return today - timedelta(days=count * _DAYS_OF[unit])
    months = today.year * 12 + today.month - 1 - count * _MONTHS_OF[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def time_ago(match: re.Match[str], today: date | None) -> Time | None:
    """As in "Three weeks ago": the day, week, month or year that was it."""
    count = _COUNTS.get(match["n"].lower(), 0) or int(match["n"] if match["n"].isdigit() else 0)
    if today is None or not 0 < count < _LONG_AGO:
        return Time(match[0])
    unit, day = match["u"].lower(), shifted(today, count, match["u"].lower())
    if unit == "day":
        return Time(match[0], day, day, Precision.DAY)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Time(match[0], monday, monday + timedelta(days=6), Precision.WEEK)
    if unit == "month":
        return whole_month(match[0], day.year, day.month)
    return Time(match[0], date(day.year, 1, 1), date(day.year, 12, 31), Precision.YEAR)


def past_interval(match: re.Match[str], today: date | None) -> Time | None:
    """As in "Over the past three years": up to today."""
    count = _COUNTS.get((match["n"] or "one").lower(), 0)
    if today is None or not count:
        return Time(match[0])
    precision = Precision(match["u"].lower())
    return Time(match[0], shifted(today, count, match["u"].lower()), today, precision)


def last_night(match: re.Match[str], today: date | None) -> Time | None:
    """As in "was shelled overnight": from the day before to the day of the report."""
    if today is None:
        return Time(match[0])
    return Time(match[0], today - timedelta(days=1), today, Precision.DAY)


def part_of_year(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "the first half of 2023", "the last quarter of 2019"."""
    length = 6 if match["k"] == "half" else 3
    parts = 12 // length
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": parts}[match["h"].lower()]
    if number > parts:
        return None
    year, last = int(match["y"]), number * length
    start = date(year, last - length + 1, 1)
    return Time(match[0], start, date(year, last, monthrange(year, last)[1]), Precision.SEASON)


def near_weekend(match: re.Match[str], today: date | None) -> Time | None:
    """As in "over the weekend": the last one that had begun."""
    if today is None:
        return Time(match[0])
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    return Time(match[0], saturday, saturday + timedelta(days=1), Precision.WEEK)


def latest_season(match: re.Match[str], today: date | None) -> Time | None:
    """As in "Last summer": the latest that had begun, and not this one."""
    if today is None:
        return Time(match[0])
    name = match["s"].lower()
    low, high = _SEASONS.get(name, (12, 2))
    year = today.year if today.month > max(low, high) and low < high else today.year - 1
    if name == "winter":
        last = date(year + 1, 2, monthrange(year + 1, 2)[1])
        year -= last >= today
        return Time(
            match[0], date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]), Precision.SEASON
        )
    return Time(match[0], date(year, low, 1), date(year, high, monthrange(year, high)[1]), Precision.SEASON)


def iso_day(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "2017-10-26"."""
    return whole_day(match[0], int(match["y"]), int(match["m"]), int(match["d"]))


def short_year_interval(match: re.Match[str], _today: date | None) -> Time | None:
    """As in "2006-07"."""
    first = int(match["y"])
    last = first - first % 100 + int(match["b"])
    return Time(match[0], date(first, 1, 1), date(last, 12, 31), Precision.YEAR) if last > first else None
