"""How two actors stood to each other when last known: friendly, hostile, or both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allegiance.network.spells import Spell, spells
from allegiance.records import Interval, Tie

_WORDS = {(): "", (1,): "friendly", (-1,): "hostile", (-1, 1): "both"}


def word(ties: Iterable[Tie]) -> str:
    """``friendly``, ``hostile`` or ``both``, as the signs of the ties are; empty where there is none."""
    return _WORDS[tuple(sorted({tie.sign for tie in ties}))]


@dataclass(frozen=True)
class Latest:
    """The ties between two actors that may be the last known by a day, each with the spells that are."""

    found: tuple[tuple[Tie, tuple[Spell, ...]], ...]

    @property
    def word(self) -> str:
        """``friendly``, ``hostile``, ``both``; empty where nothing is known."""
        return word(self.ties)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The ties alone."""
        return tuple(tie for tie, _ in self.found)

    def days(self, tie: Tie) -> list[Interval]:
        """The days of that tie's spells."""
        theirs = (spell for known, group in self.found if known is tie for spell in group)
        return [Interval(spell.begins.start, spell.end) for spell in theirs]

    def came(self, asked: Interval) -> Interval:
        """When the first of them began in the interval; the last day known where all began before it."""
        known = [spell for _, group in self.found for spell in group]
        begun = [spell.begins for spell in known if spell.begins.within(asked)]
        day = max(min(spell.end, asked.end) for spell in known)
        return min(begun, default=Interval(day, day))


def latest(ties: Iterable[Tie], day: date) -> Latest:
    """What is last known by that day of how two actors stand, from all ties between them.

    Definition: for each sign, the ties that have it are last known on some day between a, the latest day of
    which it is sure that one of them held on it or after it, and z, the latest on which one may have held. A
    sign counts unless the other's a lies after its z; the ties that count are those whose own z is not before
    the a of their sign. Of “in 2015” a is the first day of the year and z the last, of a known day both are
    that day. So where it cannot be told which of two came later, both count.

    >>> fights = Tie("a", "FIGHTS", "b", (), 0, -1, "current", 1.0, sometime=(Interval.of("2010"),))
    >>> allied = Tie("a", "ALLIED_WITH", "b", (), 0, 1, "current", 1.0, held=(Interval.of("2016-05-01"),))
    >>> [latest([fights, allied], Interval.of(text).end).word for text in ("2009", "2010", "2016")]
    ['', 'hostile', 'friendly']
    """
    known = [(tie, [part for spell in spells(tie) if (part := spell.until(day))]) for tie in ties]
    sure = {
        sign: max((s.sure for t, group in known if t.sign == sign for s in group), default=date.min)
        for sign in (1, -1)
    }
    may = {
        sign: max((s.end for t, group in known if t.sign == sign for s in group), default=date.min)
        for sign in (1, -1)
    }
    counted = []
    for tie, group in known:
        last = tuple(spell for spell in group if spell.end >= sure[tie.sign])
        if last and may[tie.sign] >= sure[-tie.sign]:
            counted.append((tie, last))
    return Latest(tuple(counted))
