"""Pairs of actors that may be one: proposed by their names, weighed by what else is known, never decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from math import prod

from allegiance.gazetteer import Gazetteer
from allegiance.names import key
from allegiance.records import Actor, ActorType, Tie
from allegiance.resolution import spelling
from allegiance.resolution.evidence import Evidence
from allegiance.resolution.likeness import Likeness, Likenesses, alike
from allegiance.resolution.resolver import Resolver

LEAST = 0.5
"""The score from which on a candidate is shown, unless another is asked for."""
LONGER, SURNAME = 0.8, 0.5


@dataclass(frozen=True)
class Candidate:
    """Two actors that may be one, ids in sorted order; ``score`` is 0 to 1, higher is likelier.

    ``reasons`` say in words what speaks for it, ``against`` what does not; see `score`.
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


def score(names: float, factors: Iterable[float]) -> float:
    """How likely it is that two actors are one, from their names and what else is known of them.

    Definition: with p the score of their likest names (`allegiance.resolution.likeness.Likenesses`), the odds
    p / (1 - p) are multiplied by a factor for each piece of evidence, and turned into a share again,
    o / (1 + o). The factors:

    - 0.3 where documents name both, as two; 0.1 for each relation that ties them (who fights the other or is
      part of it is never proposed);
    - 0.6 where their types differ, 0.2 where one of the two is a state (a person and a group are never
      proposed);
    - 1.5 where the texts on an unlisted actor speak of the other's country, 0.4 where they speak of other
      countries alone;
    - 1 + 0.25 k for k ends, at most 4, that both have the same tie to; 0.5 where one is with somebody whom
      the other is against.

    Range 0 to 1, no unit; higher is likelier. Without evidence it is p. The factors are set by judgement, not
    estimated: the score sorts what people look at, and decides nothing. Source: products of such factors are
    those of I. Fellegi and A. Sunter, A Theory for Record Linkage, 1969, doi:10.1080/01621459.1969.10501049,
    which takes the pieces as independent of each other.

    Args:
        names: 0 to 1, below 1.
        factors: above 0.

    >>> round(score(0.9, []), 9), round(score(0.9, [0.3]), 3)  # odds 9, and 2.7
    (0.9, 0.73)
    >>> round(score(0.6, [1.5, 1.25]), 3)  # odds 1.5 * 1.875 = 2.8125
    0.738
    """
    odds = names / (1 - names) * prod(factors)
    return odds / (1 + odds)


def candidates(
    actors: Mapping[str, Actor],
    ties: Iterable[Tie],
    documents: Mapping[str, AbstractSet[str]],
    listed: Gazetteer,
    resolver: Resolver,
    *,
    least: float = LEAST,
    unsure: bool = False,
) -> tuple[Candidate, ...]:
    """The pairs of actors that may be one, the likeliest first, then by their ids.

    One of each pair at least is not listed: of two listed ones the lists say that they are two. The other may
    be a listed actor that no text names. Pairs that a verdict has judged are left out.

    Args:
        actors: those of the network, by canonical id; without crowds, which have no name.
        ties: what is stated of them as a fact.
        documents: for each actor the ids of the documents that name it.
        listed: the gazetteer.
        resolver: the verdicts at work.
        least: the lowest score, 0 to 1.
        unsure: whether pairs that were judged unsure are proposed too.
    """
    entries = (e.actor for e in listed if resolver.canonical(e.actor.id) == e.actor.id)
    known = {actor.id: actor for actor in entries} | dict(actors)
    evidence = Evidence(known, ties, documents, listed)
    found = []
    for (left, right), likeness in _alike(known, listed).items():
        judged = resolver.apart(left, right) or (None if unsure else resolver.doubt(left, right))
        if not judged and not evidence.never(left, right):
            candidate = _weighed(left, right, likeness, evidence)
            if candidate.score >= least:
                found.append(candidate)
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right)))


def _weighed(left: str, right: str, likeness: Likeness, evidence: Evidence) -> Candidate:
    pieces = list(evidence.pieces(left, right))
    return Candidate(
        left=left,
        right=right,
        score=round(score(likeness.score, (factor for factor, _ in pieces)), 4),
        reasons=(likeness.reason, *(said for factor, said in pieces if factor > 1)),
        against=tuple(said for factor, said in pieces if factor < 1),
    )


def _alike(known: Mapping[str, Actor], listed: Gazetteer) -> dict[tuple[str, str], Likeness]:
    """The likest names of each pair of which one is not listed; the reason names both names."""
    names = Likenesses(((n, a.id) for a in known.values() for n in (a.name, *a.aliases)), places(listed))
    persons = _Persons(known.values())
    best: dict[tuple[str, str], Likeness] = {}
    for actor in known.values():
        if actor.listed:
            continue
        for name in (actor.name, *actor.aliases):
            for like in (*names.find(name), *persons.find(actor, name)):
                pair = (min(actor.id, like.actor), max(actor.id, like.actor))
                if pair[0] != pair[1] and (pair not in best or like.score > best[pair].score):
                    best[pair] = _said(name, like)
    return best


def _said(name: str, like: Likeness) -> Likeness:
    both = f"“{name}” and “{like.name}”" if name != like.name else f"“{name}”"
    return Likeness(like.actor, like.name, like.score, f"{like.reason}: {both}")


class _Persons:
    """Persons by the last word of their names: who is called by fewer names than another time."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._last: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        for actor in actors:
            if actor.type is ActorType.PERSON:
                for name in (actor.name, *actor.aliases):
                    if words := spelling.words(key(name)):
                        self._last[spelling.bare(words[-1])].append((words, name, actor.id))

    def find(self, actor: Actor, name: str) -> Iterator[Likeness]:
        """The persons whose longer names hold this one, if it is the longest of the actor's own."""
        words = spelling.words(key(name)) if actor.type is ActorType.PERSON else ()
        own = (spelling.words(key(n)) for n in (actor.name, *actor.aliases))
        if not words or any(len(other) > len(words) for other in own):
            return
        for other, longer, id_ in self._last.get(spelling.bare(words[-1]), ()):
            if len(other) > len(words) and all(any(map(partial(alike, word), other)) for word in words):
                alone = len(words) == 1
                reason = "the last word of the other" if alone else "a shorter form of the other"
                yield Likeness(id_, longer, SURNAME if alone else LONGER, reason)


def places(listed: Gazetteer) -> dict[str, str]:
    """The code of a country for each key of one word that names it, its people or its capital."""
    found: dict[str, str] = {}
    for id_, state in listed.states.items():
        actor = listed.entries[id_].actor
        for name in (actor.name, *actor.aliases, *state.demonyms, *state.capitals):
            if " " not in key(name) and not spelling.acronym(name):
                found.setdefault(key(name), actor.country)
    return found
