"""Full dates as English texts write them, and what each can mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_DATE = re.compile(
    rf"""(?<![\w/.-])
    (?:{WEEKDAY}\.?\s*,?\s*)?
    (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month>{MONTH})\.?,?[\s-]+(?P<year>\d{{4}})
      |(?P<month2>{MONTH})\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<year2>\d{{4}})
      |(?P<iso>\d{{4}}(?P<dash>[-/.])\d{{1,2}}(?P=dash)\d{{1,2}})(?:[T\s]+\d{{2}}:\d{{2}}\S*)?
      |(?P<slashed>\d{{1,2}}(?P<slash>[/.-])\d{{1,2}}(?P=slash)\d{{4}})
    )(?![\d/]|[.-]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?:(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH}))(?!\w)"
)
FIRST, LAST = 1900, 2100


@dataclass(frozen=True)
class Written:
    """A date at ``start:end`` of a text: one reading, or two where 4/6/2017 may be April or June."""

    start: int
    end: int
    readings: tuple[date, ...]

    @property
    def day(self) -> date | None:
        """The day, where only one is meant."""
        return self.readings[0] if len(self.readings) == 1 else None

    def settle(self, others: Iterable[date], latest: date | None) -> date | None:
        """The one reading that ``others`` also name, or that is not after ``latest``.

        >>> [written] = find("6/7/2016")
        >>> written.settle([], None), written.settle([], date(2016, 6, 14))
        (None, datetime.date(2016, 6, 7))
        """
        left = [day for day in self.readings if latest is None or day <= latest]
        named = set(left) & set(others)
        left = list(named) if named else left
        return left[0] if len(left) == 1 else None


def find(text: str) -> Iterator[Written]:
    """The full dates in a text, in order; days that no calendar has are passed over.

    >>> [w.day.isoformat() for w in find("Monday 29 May 2017, Nov. 4, 2017 and 2019-11-10")]
    ['2017-05-29', '2017-11-04', '2019-11-10']
    >>> [len(w.readings) for w in find("on 10/29/2016 or 4/6/2017, not 31/31/2017")]
    [1, 2]
    """
    for match in _DATE.finditer(text):
        if readings := tuple(dict.fromkeys(_readings(match))):
            yield Written(match.start(), match.end(), readings)


def _readings(match: re.Match[str]) -> Iterator[date]:
    if match["iso"]:
        numbers = [tuple(map(int, match["iso"].split(match["dash"])))]
    elif match["slashed"]:
        left, right, year = map(int, match["slashed"].split(match["slash"]))
        numbers = [(year, right, left), (year, left, right)]
    else:
        month = match["month"] or match["month2"]
        numbers = [(int(match["year"] or match["year2"]), _month(month), int(match["day"] or match["day2"]))]
    for year, number, day in numbers:
        if found := made(year, number, day):
            yield found


def made(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` where the calendar has no such day or the year is none of our age."""
    try:
        return date(year, month, day) if FIRST <= year <= LAST else None
    except ValueError:
        return None


def yearless(text: str, latest: date | None) -> date | None:
    """The day that "Nov 4" means on a page updated on ``latest``: at most 31 days before it, else unknown.

    >>> yearless("Nov 4", date(2017, 11, 20)), yearless("Nov 4", date(2022, 9, 28))
    (datetime.date(2017, 11, 4), None)
    """
    match = _DAY.search(text)
    if not match or latest is None:
        return None
    month, day = _month(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    days = [made(year, month, day) for year in (latest.year, latest.year - 1)]
    return next((day for day in days if day and 0 <= (latest - day).days <= 31), None)


def given(value: object) -> date | None:
    """The date that a field holds: a date in words or ISO 8601, or seconds or milliseconds since 1970 (UTC).

    ``None`` where it is empty, is no date, or may mean two days.

    >>> given("2017-05-29T16:47:00Z"), given(1496076420), given("4/6/2017")
    (datetime.date(2017, 5, 29), datetime.date(2017, 5, 29), None)
    """
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        seconds = float(text) / (1000 if len(text.split(".")[0]) > 10 else 1)
        day = datetime.fromtimestamp(seconds, UTC).date()
        return made(day.year, day.month, day.day)
    if re.fullmatch(r"\d{8}", text):
        return made(int(text[:4]), int(text[4:6]), int(text[6:]))
    days = {day for written in find(text) for day in written.readings}
    return days.pop() if len(days) == 1 else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
