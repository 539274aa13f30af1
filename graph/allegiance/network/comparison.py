"""What is otherwise in one network than in another, as after two runs: what was read, not what happened."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from allegiance.network.changed import Change, Changes, ordered
from allegiance.network.network import Network
from allegiance.network.signs import word
from allegiance.network.voices import independent
from allegiance.ontology import relation
from allegiance.records import FACTS, Tie, distinct

Triple = tuple[str, str, str]


@dataclass(frozen=True)
class _Sides:
    """What the two networks say of one triple, whose actors are those of the later one."""

    before: tuple[Tie, ...]
    after: tuple[Tie, ...]


def compare(before: Network, after: Network, actor: str = "") -> Changes:
    """What is otherwise in the later of two networks: ties and what is only planned, possible or denied.

    The actors of ``before`` are taken for those that they are in ``after``: where a verdict has made two one
    meanwhile, both their ties are compared with the one that is left. No change here has a day.

    - ``appeared``: the later network has a tie or prospect of this subject, relation and object, the earlier
      none; ``before`` is empty, ``after`` its status. ``gone`` is the reverse.
    - ``status``: both have it, and the later one's status is none that the earlier had.
    - ``turned``: what stands between two actors as a fact is of another sign: ``friendly``, ``hostile`` or
      ``both``, of all ties between them at any time, in either direction. Where one network has none there is
      no turn.
    - ``gained``, ``lost``: the number of independent sources that state it, which ``before`` and ``after``
      hold, is larger or smaller. What has appeared or is gone neither gains nor loses.

    ``claims`` are those that one of the two has and the other does not; where there are none, as after a
    verdict, those of the tie. With ``actor``, an id, only changes that it is an end of are told.
    """
    teller = _Teller(before, after)
    meant = after.canonical(actor) if actor else ""
    found = (
        change for change in teller.told() if not meant or meant in (change.subject_id, change.object_id)
    )
    return ordered(found, {})


class _Teller:
    def __init__(self, before: Network, after: Network) -> None:
        self.before = before
        self.after = after

    def told(self) -> Iterator[Change]:
        sides = self._sides()
        between: dict[tuple[str, str], list[_Sides]] = defaultdict(list)
        for about, side in sides.items():
            yield from self._standing(about, side)
            if side.before and side.after:
                yield from self._voices(about, side)
            low, high = sorted((about[0], about[2]))
            between[low, high].append(side)
        for pair, theirs in between.items():
            yield from self._turned(pair, theirs)

    def _sides(self) -> Mapping[Triple, _Sides]:
        found: dict[Triple, tuple[list[Tie], list[Tie]]] = defaultdict(lambda: ([], []))
        for place, network in enumerate((self.before, self.after)):
            for tie in (*network.ties, *network.prospects):
                about = self._about(tie)
                if about[0] != about[2]:  # two that are one by now
                    found[about][place].append(tie)
        return {about: _Sides(tuple(was), tuple(now)) for about, (was, now) in sorted(found.items())}

    def _about(self, tie: Tie) -> Triple:
        ends = [self.after.canonical(tie.subject), self.after.canonical(tie.object)]
        if relation(tie.relation).symmetric:
            ends.sort()
        return ends[0], tie.relation, ends[1]

    def _standing(self, about: Triple, side: _Sides) -> Iterator[Change]:
        was, now = ([tie.status.value for tie in ties] for ties in (side.before, side.after))
        if not was:
            yield self._change("appeared", about, "", now[0], side)
        elif not now:
            yield self._change("gone", about, ", ".join(distinct(was)), "", side)
        elif now[0] not in was:
            yield self._change("status", about, ", ".join(distinct(was)), now[0], side)

    def _voices(self, about: Triple, side: _Sides) -> Iterator[Change]:
        was, now = _sources(self.before, side.before), _sources(self.after, side.after)
        if was != now:
            yield self._change("gained" if was < now else "lost", about, str(was), str(now), side)

    def _turned(self, pair: tuple[str, str], theirs: Iterable[_Sides]) -> Iterator[Change]:
        sides = list(theirs)
        was = [tie for side in sides for tie in side.before if tie.status in FACTS]
        now = [tie for side in sides for tie in side.after if tie.status in FACTS]
        before, after = word(was), word(now)
        if before and after and before != after:
            side = _Sides(tuple(was), tuple(now))
            low, high = pair
            through = distinct((*map(self._said, was), *map(self._said, now)))
            yield self._change("turned", (low, "", high), before, after, side, through)

    def _said(self, tie: Tie) -> str:
        subject, name, object_ = self._about(tie)
        return f"{self._name(subject)} {name} {self._name(object_)}"

    def _name(self, id_: str) -> str:
        """The actor's name: one that no text of the later network names has that of the earlier."""
        found = self.after.actors.get(id_) or self.before.actors.get(id_)
        if found is None:  # the earlier network knew it by another id
            found = next(a for i, a in self.before.actors.items() if self.after.canonical(i) == id_)
        return found.name

    def _change(
        self, kind: str, about: Triple, before: str, after: str, side: _Sides, through: tuple[str, ...] = ()
    ) -> Change:
        was, now = (
            {id_ for tie in ties for id_ in (*tie.claims, *tie.denials)} for ties in (side.before, side.after)
        )
        subject, name, object_ = about
        said = distinct((was ^ now) or now)
        ends = self._name(subject), name, self._name(object_)
        return Change(
            kind, *ends, before, after, through=through, claims=said, subject_id=subject, object_id=object_
        )


def _sources(network: Network, ties: Iterable[Tie]) -> int:
    return len(independent(network.sources[id_] for tie in ties for id_ in tie.claims))
