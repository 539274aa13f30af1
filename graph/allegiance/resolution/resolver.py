"""Verdicts in, clusters of actors that are one out."""

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from allegiance.records import Judgement, Verdict


@dataclass(frozen=True)
class Conflict:
    """A verdict that could not be followed, and the one that stands against it."""

    refused: Verdict
    against: Verdict

    @property
    def reason(self) -> str:
        """Why the other one holds."""
        if _pair(self.refused) == _pair(self.against):
            return "of two authors on the same pair the one who judged last holds"
        return "whoever is judged apart is not joined by way of others either"


class Resolver:
    """Which actors are one, by the verdicts that stand.

    The order in which the verdicts are given says nothing; the instants at which they were made do:

    - An author's last verdict on a pair replaces her earlier ones. Where authors differ, the last that is
      not ``unsure`` holds, from the instant at which the first of those who agree with it judged.
    - Two actors that are judged not the same are never in one cluster, not by way of others either: of the
      ``same`` verdicts, taken in the order in which they were made, one that would join such a pair is
      refused.

    ``conflicts`` are the verdicts not followed, in the order of being made. ``preferred`` are ids that name
    their cluster before others do, as those that the gazetteer lists; else the first id in sorted order does.
    """

    def __init__(self, verdicts: Iterable[Verdict], preferred: Collection[str] = ()) -> None:
        standing, doubts, conflicts = _standing(verdicts)
        clusters = _Clusters()
        for verdict in standing:
            if verdict.judgement is Judgement.NOT_SAME:
                clusters.part(verdict)
        for verdict in standing:
            if verdict.judgement is Judgement.SAME and (against := clusters.join(verdict)):
                conflicts.append(Conflict(verdict, against))
        self.conflicts = tuple(sorted(conflicts, key=lambda conflict: _when(conflict.refused)))
        self._members = {members[0]: members for members in clusters.listed(preferred)}
        self._canonical = {actor: first for first, members in self._members.items() for actor in members}
        self._apart = {self._pair(*ends): verdict for ends, verdict in clusters.parted()}
        self._doubts = {self._pair(*_pair(verdict)): verdict for verdict in reversed(doubts)}

    def canonical(self, actor: str) -> str:
        """The id that stands for the actor's cluster; an actor that no verdict joins is its own."""
        return self._canonical.get(actor, actor)

    def members(self, actor: str) -> tuple[str, ...]:
        """All ids of the actor's cluster, the canonical one first, the others sorted."""
        return self._members.get(self.canonical(actor), (actor,))

    def former(self, known: Container[str]) -> dict[str, str]:
        """Every id that has become another's, with the one of its cluster that is ``known`` now."""
        found = {}
        for members in self._members.values():
            now = next((actor for actor in members if actor in known), None)
            found.update({actor: now for actor in members if now and actor != now})
        return found

    def apart(self, left: str, right: str) -> Verdict | None:
        """The verdict that keeps the clusters of the two apart, the first that was made; or none."""
        return self._apart.get(self._pair(left, right))

    def doubt(self, left: str, right: str) -> Verdict | None:
        """The first verdict by which it is unsure whether the clusters of the two are one; or none."""
        return self._doubts.get(self._pair(left, right))

    def _pair(self, left: str, right: str) -> frozenset[str]:
        return frozenset((self.canonical(left), self.canonical(right)))


def _when(verdict: Verdict) -> tuple[datetime, str]:
    made = verdict.made if verdict.made.tzinfo else verdict.made.replace(tzinfo=UTC)
    return made, verdict.id


def _pair(verdict: Verdict) -> tuple[str, str]:
    return verdict.left, verdict.right


def _standing(verdicts: Iterable[Verdict]) -> tuple[list[Verdict], list[Verdict], list[Conflict]]:
    """The one verdict that holds for each pair, in the order of being made; doubts; what is overruled."""
    latest: dict[tuple[str, str, str], Verdict] = {}
    for verdict in sorted((v for v in verdicts if v.withdrawn is None), key=_when):
        latest[verdict.left, verdict.right, verdict.author] = verdict
    holding: dict[tuple[str, str], Verdict] = {}
    doubts, conflicts = [], []
    for verdict in sorted(latest.values(), key=_when):
        if verdict.judgement is Judgement.UNSURE:
            doubts.append(verdict)
            continue
        pair = _pair(verdict)
        if pair in holding and holding[pair].judgement is not verdict.judgement:
            conflicts.append(Conflict(holding.pop(pair), verdict))
        holding.setdefault(pair, verdict)  # who agrees later takes nothing from the first
    return list(holding.values()), doubts, conflicts


class _Clusters:
    """Disjoint sets of actors, some of which must stay apart."""

    def __init__(self) -> None:
        self._members: dict[str, list[str]] = {}
        self._root: dict[str, str] = {}
        self._apart: dict[str, dict[str, Verdict]] = {}

    def part(self, verdict: Verdict) -> None:
        """Keep the two actors of the verdict apart."""
        left, right = self._find(verdict.left), self._find(verdict.right)
        self._apart[left][right] = self._apart[right][left] = verdict

    def join(self, verdict: Verdict) -> Verdict | None:
        """Make the clusters of the two one; or the verdict that keeps them apart."""
        small, large = sorted(
            (self._find(verdict.left), self._find(verdict.right)), key=lambda root: len(self._members[root])
        )
        if small == large:
            return None
        if against := self._apart[large].get(small):
            return against
        for actor in (joined := self._members.pop(small)):
            self._root[actor] = large
        self._members[large] += joined
        for other, reason in self._apart.pop(small).items():
            del self._apart[other][small]
            earliest = min(reason, self._apart[large].get(other, reason), key=_when)
            self._apart[large][other] = self._apart[other][large] = earliest
        return None

    def parted(self) -> Iterator[tuple[tuple[str, str], Verdict]]:
        """Two actors of clusters that are kept apart, with the verdict that does it."""
        for one, others in self._apart.items():
            for other, verdict in others.items():
                if one < other:
                    yield (one, other), verdict

    def listed(self, preferred: Collection[str]) -> list[tuple[str, ...]]:
        """The clusters of more than one, each with its canonical id first."""
        return [
            tuple(sorted(members, key=lambda actor: (actor not in preferred, actor)))
            for members in self._members.values()
            if len(members) > 1
        ]

    def _find(self, actor: str) -> str:
        if actor not in self._root:
            self._root[actor] = actor
            self._members[actor] = [actor]
            self._apart[actor] = {}
        return self._root[actor]
