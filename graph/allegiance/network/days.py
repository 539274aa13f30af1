"""What is known of a tie's days, and what it rests on, in words that a person reads."""

from collections.abc import Sequence
from datetime import date

from allegiance.records import Interval, Tie
from allegiance.wording import counted

_SHOWN = 6


def written(days: Interval) -> str:
    """A year or a month where it is all of one, else the first and the last day; an open end is left out.

    >>> [written(Interval.of(text)) for text in ("2010", "2010-06", "2010-06-01")]
    ['2010', '2010-06', '2010-06-01']
    >>> written(Interval(date(2010, 6, 1), date(2011, 6, 1))), written(Interval(date(2010, 6, 1), date.max))
    ('2010-06-01 to 2011-06-01', 'from 2010-06-01 on')
    >>> written(Interval(date.min, date(2010, 6, 1))), written(Interval(date.min, date.max))
    ('up to 2010-06-01', 'at any time')
    """
    if days.start == date.min or days.end == date.max:
        if days.start == date.min and days.end == date.max:
            return "at any time"
        return f"up to {days.end}" if days.start == date.min else f"from {days.start} on"
    whole = (f"{days.start:%Y}", f"{days.start:%Y-%m}", days.start.isoformat())
    found = next((text for text in whole if Interval.of(text) == days), None)
    return found or f"{days.start} to {days.end}"


def shorter(days: str) -> str:
    """The same of days as `Interval` writes them.

    >>> shorter("2010-01-01 to 2010-12-31"), shorter("2010-06-01"), shorter("to"), shorter("to 2010-06-01")
    ('2010', '2010-06-01', 'at any time', 'up to 2010-06-01')
    """
    start, to, end = (f"{days} ").partition("to ")
    first = date.fromisoformat(start.strip()) if start.strip() else date.min
    last = date.fromisoformat(end.strip()) if end.strip() else date.max
    return written(Interval(first, last if to else first))


def told(tie: Tie) -> tuple[str, ...]:
    """When the tie held and when it did not, a line each; of many days the first and the last.

    >>> tie = Tie("a", "FIGHTS", "b", (), 0, -1, "current", 1.0, sometime=(Interval.of("2015"),))
    >>> told(tie), told(Tie("a", "FIGHTS", "b", (), 0, -1, "current", 1.0))
    (('held at some time in: 2015',), ())
    """
    lines = (
        ("held", tie.held),
        ("held at some time in", tie.sometime),
        ("did not hold", tie.not_held),
    )
    return tuple(f"{how}: {_listed(days)}" for how, days in lines if days)


def _listed(days: Sequence[Interval]) -> str:
    if len(days) <= _SHOWN:
        return ", ".join(map(written, days))
    half = _SHOWN // 2
    rest = len(days) - 2 * half
    first, last = (", ".join(map(written, part)) for part in (days[:half], days[-half:]))
    return f"{first}, … {rest} more …, {last}"


def counts(tie: Tie) -> str:
    """What states the tie: documents, stories and sources; where it is listed or only denied, none does.

    >>> counts(Tie("a", "FIGHTS", "b", (), 3, -1, "current", 1.0, stories=2, sources=1))
    '3 documents, 2 stories, 1 source'
    """
    return some(tie.documents, tie.stories, tie.sources)


def some(documents: int, stories: int, sources: int) -> str:
    """So many of each, in words."""
    if not documents:
        return "no document states it"
    return ", ".join((counted(documents, "document"), counted(stories, "story"), counted(sources, "source")))
