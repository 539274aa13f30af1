"""The days of a tie in order: spells in which it is known to have held, and days on which it was over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from allegiance.records import Interval, Tie

_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Spell:
    """Days on which a tie held: ``begins`` is a day, or the stretch on some day of which it held."""

    begins: Interval
    end: date

    @property
    def sure(self) -> date:
        """The last day of which it is sure that the tie held on it or after it, in this spell."""
        return self.end if self.begins.start == self.begins.end else self.begins.start

    def until(self, day: date) -> "Spell | None":
        """What of it lies up to that day; ``None`` where that is nothing, or not known."""
        if self.end <= day:
            return self
        exact = self.begins.start == self.begins.end
        return Spell(self.begins, day) if exact and self.begins.start <= day else None


def spells(tie: Tie) -> list[Spell]:
    """When the tie is known to have held, in order; what is denied for all of its days is left out.

    >>> stretch = Interval.of("2015")
    >>> days = Interval(date(2016, 1, 1), date(2016, 9, 9))
    >>> tie = Tie("a", "FIGHTS", "b", (), 0, -1, "current", 1.0, held=(days,), sometime=(stretch,))
    >>> [(str(spell.begins), str(spell.end)) for spell in spells(tie)]
    [('2015-01-01 to 2015-12-31', '2015-12-31'), ('2016-01-01', '2016-09-09')]
    """
    held = [Spell(Interval(days.start, days.start), days.end) for days in without(tie.held, tie.not_held)]
    some = [
        Spell(days, days.end) for days in tie.sometime if not any(days.within(none) for none in tie.not_held)
    ]
    return sorted(held + some)


def over(tie: Tie) -> list[Interval]:
    """The days on none of which the tie held, less those on which others say that it did; in order."""
    return without(tie.not_held, tie.held)


def without(days: Iterable[Interval], others: Iterable[Interval]) -> list[Interval]:
    """The days that are none of the others.

    >>> a = Interval(date(2016, 1, 1), date(2016, 1, 31))
    >>> [str(days) for days in without([a], [Interval.of("2016-01-10"), Interval.of("2015")])]
    ['2016-01-01 to 2016-01-09', '2016-01-11 to 2016-01-31']
    """
    rest = list(days)
    for none in others:
        rest = [part for each in rest for part in _cut(each, none)]
    return sorted(rest)


def _cut(days: Interval, none: Interval) -> Iterator[Interval]:
    if not days.meets(none):
        yield days
        return
    if days.start < none.start:
        yield Interval(days.start, none.start - _DAY)
    if none.end < days.end:
        yield Interval(none.end + _DAY, days.end)
