"""When a tie held, as far as its claims tell: yes, no or unknown, never "always".

A time is given as exactly as the text gives it. "In 2015" says that it was so on some day of 2015, not on
which; "since 2014" that it was so on each day from the end of 2014 to the day of the document, and on some
day of 2014. So each claim gives days on each of which the tie held, stretches on some day of which it held,
or days on none of which it did.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from allegiance.network.words import until
from allegiance.records import Claim, Holds, Interval, Precision, Tense, Tie

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Course:
    """The three kinds of days of a tie; see `allegiance.records.Tie`. Sorted, and none overlaps another."""

    held: tuple[Interval, ...] = ()
    sometime: tuple[Interval, ...] = ()
    not_held: tuple[Interval, ...] = ()


def holds(tie: Tie, asked: Interval) -> Holds:
    """Whether the tie held at some time in the days that are asked for.

    ``YES`` where one of them is a day on which it held, or a stretch on some day of which it held lies wholly
    among them; ``NO`` where it held on none of them. Where neither is known it is ``UNKNOWN``, and so it is
    where both are said: then it is contested.

    >>> half = Interval(date(2015, 1, 1), date(2015, 6, 30))
    >>> tie = Tie("a", "FIGHTS", "b", (), 0, -1, "current", 1.0, sometime=(half,))
    >>> [holds(tie, Interval.of(text)).value for text in ("2015", "2015-03", "2016")]
    ['yes', 'unknown', 'unknown']
    """
    stated, denied = said(tie, asked)
    return Holds.UNKNOWN if stated == denied else Holds.YES if stated else Holds.NO


def said(tie: Tie, asked: Interval) -> tuple[bool, bool]:
    """Whether claims say that the tie held at some time in those days, and whether they deny it."""
    stated = any(days.meets(asked) for days in tie.held) or any(days.within(asked) for days in tie.sometime)
    return stated, any(asked.within(days) for days in tie.not_held)


def course(
    support: Iterable[tuple[Claim, date | None]],
    denials: Iterable[tuple[Claim, date | None]],
    lasts: bool,
    listed: Iterable[Interval] = (),
    least: Mapping[str, date] = MappingProxyType({}),
) -> Course:
    """When a tie held, from the claims that state and that deny it, each with its document's day.

    ``lasts`` is the relation's: one that lasts goes on from what a claim gives as its time to the day of the
    document, and from one such day to the next, unless a claim says that it was over between them. ``listed``
    are the days that the gazetteer gives.

    - A claim without a time holds on the day of its document alone; without either it tells nothing.
    - What goes on to the day of an undated document goes on to ``least``, the last day that the document
      tells of as a fact: it cannot be older.
    - "Until 2011" has no start: it was so in 2011 and on the last day of 2010, "prior to 2011" on some day of
      2010. Of what was before nothing is known.
    - Of what a text says to be over, the end and the day of the document are days on which it did not hold.
    """
    held, sometime, not_held = list(listed), list[Interval](), list[Interval]()
    for claim, day in support:
        whole, some = _stated(claim, day, lasts, least.get(claim.document))
        held += whole
        sometime += some
        not_held += _over(claim, day, lasts)
    for claim, day in denials:
        not_held += _denied(claim, day)
    if lasts:
        held += _bridges([*held, *sometime], not_held)
    joined = _join(held)
    rest = sorted({some for some in sometime if not any(some.meets(days) for days in joined)})
    return Course(joined, tuple(rest), _join(not_held))


def latest(claims: Iterable[Claim]) -> Mapping[str, date]:
    """The last day that each document tells of as a fact, by document id: it is not older than that.

    Of a time that is told by its year only its first day counts, as nobody knows which day is meant.
    """
    found: dict[str, date] = {}
    for claim in claims:
        start, end, exact = claim.time.start, claim.time.end, claim.time.precision
        day = max((_back(end, exact), start or date.min)) if end else start
        if day and claim.factual:
            found[claim.document] = max(day, found.get(claim.document, date.min))
    return found


def _stated(
    claim: Claim, day: date | None, lasts: bool, least: date | None
) -> tuple[list[Interval], list[Interval]]:
    """The days on each of which the claim says that it was so, and the stretches on some day of which."""
    units = _units(claim, day)
    over = claim.tense is Tense.PAST
    held = [Interval(a.end, b.start) for a, b in pairwise(units) if a.end <= b.start]
    goes_on = not over and (lasts or claim.time.end is None)
    told = day or least
    if units and told and goes_on and units[-1].end <= told:
        held.append(Interval(units[-1].end, told))
    held += [unit for unit in units if unit.start == unit.end]
    return held, [unit for unit in units if unit.start < unit.end]


def _units(claim: Claim, day: date | None) -> list[Interval]:
    """What a claim's time is made of, each as exact as the text: one stretch, or the first and the last."""
    start, end, exact = claim.time.start, claim.time.end, claim.time.precision
    if start is None and end is None:
        # "Former": it was so at no day that the text gives
        return [Interval(day, day)] if day and claim.tense is Tense.PRESENT else []
    if start is None and end is not None:
        last = Interval(_back(end, exact), end)
        eve = last.start - _DAY
        return [Interval(eve, eve), last] if claim.time.text.lower().split()[0] in until() else [last]
    assert start is not None  # the one case that is left
    first = Interval(start, _on(start, exact))
    if end is None:
        return [first]
    if end <= first.end:
        return [Interval(start, max(start, end))]
    return [first, Interval(max(_back(end, exact), first.end), end)]


def _over(claim: Claim, day: date | None, lasts: bool) -> Iterator[Interval]:
    """The days on which it was no longer so, where the text says that it is over."""
    if claim.tense is not Tense.PAST or day is None:
        return
    end, start = claim.time.end, claim.time.start
    spans = end is not None and (start is None or _on(start, claim.time.precision) < end)
    if end is not None and spans and end < day:
        yield Interval(end + _DAY, day)
    elif not claim.time or (lasts and (end or start or day) < day):
        yield Interval(day, day)


def _denied(claim: Claim, day: date | None) -> Iterator[Interval]:
    """The days on none of which it was so."""
    start, end = claim.time.start, claim.time.end
    if start or end:
        yield Interval(start or date.min, max(end or day or start or date.max, start or date.min))
    elif day:
        yield Interval(day, day)


def _bridges(known: list[Interval], not_held: list[Interval]) -> Iterator[Interval]:
    """The days between what is known, unless one of them is known to be none."""
    ordered = sorted(known)
    reached: Interval | None = None
    for days in ordered:
        if reached and days.start > reached.end:
            gap = Interval(reached.end, days.start)
            if not any(gap.meets(none) for none in not_held):
                yield gap
        if reached is None or days.end > reached.end:
            reached = days


def _join(days: Sequence[Interval]) -> tuple[Interval, ...]:
    """The same days in as few intervals as may be."""
    if len(days) < 2:
        return tuple(days)
    joined: list[Interval] = []
    for each in sorted(days):
        if joined and (joined[-1].end == date.max or each.start <= joined[-1].end + _DAY):
            joined[-1] = Interval(joined[-1].start, max(joined[-1].end, each.end))
        else:
            joined.append(each)
    return tuple(joined)


_MONTHS = {Precision.MONTH: 1, Precision.SEASON: 3, Precision.YEAR: 12, Precision.DECADE: 120}


def _on(start: date, exact: Precision | None) -> date:
    """The last day of the stretch of that precision that begins on ``start``."""
    if exact is Precision.WEEK:
        return start + 6 * _DAY
    months = _MONTHS.get(exact) if exact else None
    if months is None:
        return start
    year, month = divmod(start.year * 12 + start.month - 1 + months - 1, 12)
    return Interval.of(f"{year:04}-{month + 1:02}").end


def _back(end: date, exact: Precision | None) -> date:
    """The first day of the stretch of that precision that ends on ``end``."""
    if exact is Precision.WEEK:
        return end - 6 * _DAY
    months = _MONTHS.get(exact) if exact else None
    if months is None:
        return end
    year, month = divmod(end.year * 12 + end.month - 1 - (months - 1), 12)
    return date(year, month + 1, 1)
