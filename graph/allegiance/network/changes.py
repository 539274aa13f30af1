"""What changed between two times, by the days that the ties speak of.

All of it is said of what the claims tell, never of what lies between: a tie that *began* is one of which no
earlier day is known, and that may have been so before; the row's ``before`` says ``unknown`` then. See
`changes` for each kind, and `allegiance.network.comparison` for two states of a ledger.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from allegiance.network.changed import CONTESTED, EDGE, PAPERS, UNDATED, Change, Changes, ordered
from allegiance.network.network import Network
from allegiance.network.signs import Latest, latest
from allegiance.network.spells import Spell, over, spells
from allegiance.network.times import course
from allegiance.network.times import latest as told_last
from allegiance.network.voices import independent
from allegiance.ontology import relation
from allegiance.records import Holds, Interval, Tie, distinct

_DAY = timedelta(days=1)


def changes(
    network: Network, start: str | int | date | Interval, end: str | int | date | Interval, actor: str = ""
) -> Changes:
    """What changed after ``start``, up to and with ``end``: a year, a month or a day each, at its last day.

    The interval (s, e] runs from the day after the last day s of ``start`` to the last day e of ``end``.

    - ``began``: the first day on which the tie is known to have held lies in it, or the first after a
      day on which it did not. ``before`` is ``no`` where a day is known before it on which it did not hold,
      else ``unknown``; ``after`` is ``yes``. Where only a stretch is known (“in 2015”), all of it must lie
      in it; one that reaches over an end of it is told as untold.
    - ``ended``: the first day on which the tie is known not to have held after it did lies in it.
      ``before`` is ``yes``, or ``unknown`` where a text says that it is over and none says when it held;
      ``after`` is ``no``. A denial gives such days as it does for `Network.as_of`.
    - ``turned``: the two actors' sign when last known by s differs from that when last known by e. It is
      ``friendly``, ``hostile``, or ``both`` where the later of the two cannot be told; where nothing is known
      by s there is no turn. It is that of all ties between them, in either direction.
    - ``gained``: ``before`` and ``after`` are the numbers of independent sources (`independent`) that state
      the tie in documents dated up to s and up to e, and the second is larger. The day is that of the first
      document in it that a new source stands in. A tie that began in it gains only where sources
      stated it before: that it began tells the rest.

    Days that are both stated and denied are neither held nor over. Nothing is assumed to go on: see
    `allegiance.network.times`. With ``actor``, an id, only changes that it is an end of are told.

    >>> from allegiance.gazetteer import Gazetteer
    >>> from allegiance.records import ActorType, Claim, Document, Mention
    >>> a, b = (Mention(at, at + 1, name, name, name, ActorType.MILITIA) for at, name in ((0, "A"), (9, "B")))
    >>> days = date(2015, 5, 1), date(2016, 5, 1)
    >>> texts = [Document("A fights B.", date=days[0]), Document("A joined B.", date=days[1])]
    >>> said = zip(texts, ("FIGHTS", "ALLIED_WITH"), strict=True)
    >>> claims = [Claim(text.id, 0, 11, text.text, a, relation, b) for text, relation in said]
    >>> network = Network.build(claims, texts, (), Gazetteer({}, {}))
    >>> for row in changes(network, "2015", "2016"):
    ...     print(row["kind"], row["relation"], row["before"], row["after"], row["first"])
    began ALLIED_WITH unknown yes 2016-05-01
    turned  hostile friendly 2016-05-01

    Raises:
        ValueError: ``start`` or ``end`` is no time, or nothing lies between them.
    """
    since, until = _last(start), _last(end)
    if since >= until:
        raise ValueError(
            f"nothing lies between the end of {start} and the end of {end}: the first must be the earlier, "
            "and the changes of a year are those from the year before to it"
        )
    asked = Interval(since + _DAY, until)
    teller = _Teller(network, asked)
    meant = network.canonical(actor) if actor else ""
    ties = [tie for tie in network.ties if not meant or meant in (tie.subject, tie.object)]
    return ordered(teller.told(ties), teller.untold)


def _last(when: str | int | date | Interval) -> date:
    if isinstance(when, Interval):
        return when.end
    return Interval.of(when if isinstance(when, date) else str(when)).end  # a bare number is a year


class _Teller:
    """Tells the changes of ties in one interval, and keeps what it cannot tell."""

    def __init__(self, network: Network, asked: Interval) -> None:
        self.network = network
        self.asked = asked
        self.least = told_last(network.claims.values())
        self.untold: dict[str, list[str]] = defaultdict(list)

    def told(self, ties: Sequence[Tie]) -> Iterator[Change]:
        between: dict[tuple[str, str], list[Tie]] = defaultdict(list)
        for tie in ties:
            known, none = spells(tie), over(tie)
            if not known and not none:
                self.untold[CONTESTED if tie.held or tie.sometime else UNDATED].append(tie.id)
            began = list(self._began(tie, known, none))
            yield from began
            yield from self._ended(tie, known, none)
            yield from self._gained(tie, new=bool(began))
            low, high = sorted((tie.subject, tie.object))
            between[low, high].append(tie)
        for pair, theirs in between.items():
            yield from self._turned(pair, theirs)

    def _began(self, tie: Tie, known: Sequence[Spell], none: Sequence[Interval]) -> Iterator[Change]:
        reached: date | None = None
        for spell in known:
            begins = spell.begins
            lapsed = any(
                days.start < begins.start and (reached is None or days.end > reached) for days in none
            )
            if (reached is None or lapsed) and begins.within(self.asked):
                said = self._saying(tie, begins)
                yield self._change(
                    "began", tie, Holds.NO if lapsed else Holds.UNKNOWN, Holds.YES, begins, said
                )
            elif (reached is None or lapsed) and begins.meets(self.asked):
                self.untold[EDGE].append(tie.id)
            reached = max(spell.end, reached or spell.end)

    def _ended(self, tie: Tie, known: Sequence[Spell], none: Sequence[Interval]) -> Iterator[Change]:
        passed = date.min
        for days in none:
            held = [spell for spell in known if spell.begins.start < days.start and spell.end > passed]
            said = self._saying(tie, Interval(days.start, days.start), held=False)
            former = not held and passed == date.min and any(id_ in tie.claims for id_ in said)
            if (held or former) and self.asked.start <= days.start <= self.asked.end:
                day = Interval(days.start, days.start)
                yield self._change("ended", tie, Holds.YES if held else Holds.UNKNOWN, Holds.NO, day, said)
            if held or former:
                passed = days.end

    def _gained(self, tie: Tie, new: bool) -> Iterator[Change]:
        placed = []
        for id_ in tie.claims:
            day = self.network.documents[self.network.claims[id_].document].date
            if day is None:
                self.untold[PAPERS].append(id_)
            elif day <= self.asked.end:
                placed.append((day, id_))
        had = {self.network.sources[id_] for day, id_ in placed if day < self.asked.start}
        has = {self.network.sources[id_] for _, id_ in placed}
        before, after = len(independent(had)), len(independent(has))
        if after > before and (before or not new):
            fresh = [(day, id_) for day, id_ in placed if self.network.sources[id_] not in had]
            day = min(fresh)[0]
            said = distinct(id_ for _, id_ in fresh)
            yield self._change("gained", tie, str(before), str(after), Interval(day, day), said)

    def _turned(self, pair: tuple[str, str], ties: Sequence[Tie]) -> Iterator[Change]:
        was, now = latest(ties, self.asked.start - _DAY), latest(ties, self.asked.end)
        if not was.word or was.word == now.word:
            return
        shown = (*was.ties, *(tie for tie in now.ties if tie not in was.ties))
        names = self.network.actors
        when = now.came(self.asked)
        yield Change(
            "turned", names[pair[0]].name, "", names[pair[1]].name, was.word, now.word, when.start, when.end,
            tuple(f"{names[t.subject].name} {t.relation} {names[t.object].name}" for t in shown),
            distinct(id_ for tie in shown for id_ in self._behind(tie, was, now)), *pair,
        )  # fmt: skip

    def _behind(self, tie: Tie, *known: Latest) -> Iterator[str]:
        """The claims that state the tie for the days by which it counts."""
        for days in (spell for side in known for spell in side.days(tie)):
            yield from self._saying(tie, days)

    def _saying(self, tie: Tie, days: Interval, held: bool = True) -> tuple[str, ...]:
        """The claims that, each for itself, say that it held in those days, or that it did not."""
        lasts = relation(tie.relation).lasts
        found = []
        for id_ in (*tie.claims, *tie.denials):
            claim = self.network.claims[id_]
            said = [(claim, self.network.documents[claim.document].date)]
            stated = id_ in tie.claims
            own = course(said if stated else (), () if stated else said, lasts, least=self.least)
            if any(each.meets(days) for each in ((*own.held, *own.sometime) if held else own.not_held)):
                found.append(id_)
        return distinct(found)

    def _change(
        self, kind: str, tie: Tie, before: str, after: str, when: Interval, said: tuple[str, ...]
    ) -> Change:
        names = self.network.actors
        return Change(
            kind, names[tie.subject].name, tie.relation, names[tie.object].name, str(before), str(after),
            when.start, when.end, (), said, tie.subject, tie.object,
        )  # fmt: skip
