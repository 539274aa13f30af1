"""A made-up actor graph of any size for the benchmarks; the same for the same numbers.

Its shares are those that the reader found in 128 articles, entries of encyclopaedias and reports on wars of
the whole world (1,382 claims, 780 actors, 1,180 ties). What an actor has few of, however much is written, is
drawn for each actor: a whole (45 of 100 militias, 90 armies, 60 organizations, 12 persons), whom a person
leads or speaks for, who lists it. All other ties are fights, alliances and backing, 51 : 22 : 27. Of each
relation the types of both ends are drawn as found: 59 of 100 backers are states, 97 leaders persons, and a
person fights, backs or joins few.

Wars have places: an actor but a state belongs to a theatre of 200, and nine ties in ten stay inside it, or
lead from it to a state, as states act everywhere. Within its type and theatre an actor is drawn as names are
in news: a few are in very many ties, most in a few (Zipf's law over the ranks, exponent 0.7). A whole is
better known than its part; 23 actors of 100 have a whole without one of its own, 12 have more above them.

Of 100 ties 84 have one claim, 11 two, 5 more. Of 100 claims 46 give a time, 24 a place, 15 a speaker, 2 are
plans, 2 denials, 1 a fear. A document holds eleven claims about one theatre.
"""

import random
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from allegiance.gazetteer import Gazetteer
from allegiance.network import Network
from allegiance.records import (
    ActorType,
    Attribution,
    Claim,
    Document,
    Mention,
    Modality,
    Polarity,
    Precision,
    Tense,
    Time,
)

MILITIA, PERSON, ARMY = ActorType.MILITIA, ActorType.PERSON, ActorType.ARMY
ORGANIZATION, COALITION, STATE = ActorType.ORGANIZATION, ActorType.COALITION, ActorType.STATE
Shares = dict[ActorType, int]
Triple = tuple[int, str, int]

TYPES: Shares = {MILITIA: 39, PERSON: 33, ARMY: 16, ORGANIZATION: 9, COALITION: 3}
STATES = 200  # there are no more: the actors of the highest ranks
THEATRE = 200  # actors
ABROAD = 0.1
AUTHORITIES = 20  # bodies that list; and half as many states

_WHOLES: Shares = {MILITIA: 33, STATE: 27, ARMY: 18, ORGANIZATION: 11, COALITION: 11}
_LED: Shares = {MILITIA: 76, ARMY: 13, ORGANIZATION: 6, COALITION: 5}
EACH: dict[str, tuple[dict[ActorType, float], Shares]] = {
    "PART_OF": ({MILITIA: 0.45, ARMY: 0.9, ORGANIZATION: 0.6, PERSON: 0.12, COALITION: 0.3}, _WHOLES),
    "LEADS": ({PERSON: 0.75}, _LED),
    "SPEAKS_FOR": ({PERSON: 0.2}, _LED),
    "DESIGNATED_BY": ({MILITIA: 0.25, PERSON: 0.08}, {}),
}
DRAWN: dict[str, tuple[int, Shares, Shares]] = {
    "FIGHTS": (
        51,
        {MILITIA: 62, ARMY: 22, STATE: 7, PERSON: 6, ORGANIZATION: 2, COALITION: 1},
        {MILITIA: 46, ARMY: 27, STATE: 14, ORGANIZATION: 6, COALITION: 5, PERSON: 2},
    ),
    "ALLIED_WITH": (
        22,
        {MILITIA: 71, ARMY: 14, STATE: 6, PERSON: 5, ORGANIZATION: 2, COALITION: 2},
        {MILITIA: 60, ARMY: 19, STATE: 13, PERSON: 7, ORGANIZATION: 1},
    ),
    "BACKS": (
        27,
        {STATE: 59, MILITIA: 16, ARMY: 12, PERSON: 7, COALITION: 5, ORGANIZATION: 1},
        {MILITIA: 57, ARMY: 23, STATE: 11, PERSON: 3, ORGANIZATION: 3, COALITION: 3},
    ),
}
CLAIMS = [1] * 84 + [2] * 11 + [3] * 3 + [6] * 2  # of a tie
ASIDES = [
    {"modality": Modality.PLANNED},
    {"modality": Modality.PLANNED},
    {"polarity": Polarity.DENIED},
    {"polarity": Polarity.DENIED},
    {"modality": Modality.POSSIBLE},
]
SENTENCES = 11
FIRST = date(2010, 1, 1)


def network(actors: int = 20_000, ties: int = 200_000, seed: int = 1) -> Network:
    """The network of so many actors and ties."""
    chance = random.Random(seed)
    world = _World(actors, chance)
    triples = world.triples(ties)
    told = defaultdict(list)
    for triple in triples:
        for _ in range(chance.choice(CLAIMS)):
            told[world.theatre(triple)].append((triple, {}))
    for _ in range(ties // 15):
        triple = chance.choice(triples)
        told[world.theatre(triple)].append((triple, chance.choice(ASIDES)))
    documents, claims = [], []
    for theatre, said in sorted(told.items()):
        chance.shuffle(said)
        for at in range(0, len(said), SENTENCES):
            document, stated = _document(said[at : at + SENTENCES], f"text {theatre} {at}", world, chance)
            documents.append(document)
            claims += stated
    return Network.build(claims, documents, (), Gazetteer({}, {}))


def name(actor: int) -> str:
    """What an actor is called, by its rank."""
    return f"Group {actor}"


class _World:
    """Who there is, by type and theatre, and how likely each is to be drawn."""

    def __init__(self, actors: int, chance: random.Random) -> None:
        self.chance = chance
        self.states = min(STATES, actors // 20)
        self.theatres = max(1, actors // THEATRE)
        kinds = chance.choices([*TYPES], [*TYPES.values()], k=actors - self.states)
        self.kinds = [STATE] * self.states + kinds
        self.among: dict[tuple[ActorType, int], list[int]] = defaultdict(list)
        for actor, kind in enumerate(self.kinds):
            self.among[kind, self.home(actor)].append(actor)
            if kind is not STATE:
                self.among[kind, -1].append(actor)
        many = max(len(group) for group in self.among.values())
        self.weights = list(accumulate((rank + 1) ** -0.7 for rank in range(many)))
        bodies = self.among[ORGANIZATION, -1][:AUTHORITIES]
        self.authorities = sorted([*bodies, *range(min(self.states, AUTHORITIES // 2))])

    def home(self, actor: int) -> int:
        """The number of an actor's theatre, -1 of a state."""
        return -1 if actor < self.states else (actor - self.states) % self.theatres

    def theatre(self, triple: Triple) -> int:
        """Where a tie is told of: the home of one of its ends."""
        return max(self.home(triple[0]), self.home(triple[2]))

    def one(self, group: list[int]) -> int:
        """One of a group, whose actors stand in the order of their ranks."""
        return group[bisect(self.weights, self.chance.random() * self.weights[len(group) - 1])]

    def drawn(self, shares: Shares, theatre: int) -> int:
        """An actor of the theatre, a state, or at times anybody."""
        (kind,) = self.chance.choices([*shares], [*shares.values()])
        near = self.among.get((kind, theatre))
        return self.one(near if near and self.chance.random() > ABROAD else self.among[kind, -1])

    def triples(self, ties: int) -> list[Triple]:
        """Different ties, no actor with itself."""
        found = dict.fromkeys(self._each())
        relations = [relation for relation, (share, _, _) in DRAWN.items() for _ in range(share)]
        while len(found) < ties:
            relation = self.chance.choice(relations)
            theatre = self.chance.randrange(self.theatres)
            one, other = (self.drawn(shares, theatre) for shares in DRAWN[relation][1:])
            if relation != "BACKS":  # so that nobody fights or joins another twice
                one, other = sorted((one, other))
            if one != other:
                found[one, relation, other] = None
        return list(found)

    def _each(self) -> Iterator[Triple]:
        """Wholes, offices and listings, actor by actor; a whole or a group that is led is better known."""
        for actor, kind in enumerate(self.kinds):
            for relation, (chances, shares) in EACH.items():
                if self.chance.random() >= chances.get(kind, 0.0):
                    continue
                for _ in range(20):
                    other = self.drawn(shares, self.home(actor)) if shares else self.one(self.authorities)
                    if other < actor:
                        yield actor, relation, other
                        break


def _document(
    said: list[tuple[Triple, dict[str, object]]], title: str, world: _World, chance: random.Random
) -> tuple[Document, list[Claim]]:
    """A text of one sentence for each that is said, and its claims."""
    quotes = [f"{name(subject)} {relation} {name(target)}." for (subject, relation, target), _ in said]
    day = FIRST + timedelta(days=chance.randrange(5000))
    document = Document(" ".join(quotes), title, date=day)
    claims, start = [], 0
    for (triple, aside), quote in zip(said, quotes, strict=True):
        fields = {**_fields(triple, world, chance, day), **aside}
        ends = (_mention(end, start, world) for end in (triple[0], triple[2]))
        subject, target = ends
        claims.append(
            Claim(document.id, start, start + len(quote), quote, subject, triple[1], target, **fields)  # type: ignore[arg-type]
        )
        start += len(quote) + 1
    return document, claims


def _fields(triple: Triple, world: _World, chance: random.Random, written: date) -> dict[str, object]:
    """What else a claim says: when, where, who says so."""
    theatre = world.theatre(triple)
    day = written - timedelta(days=chance.randrange(700))
    exact = Time(str(day), day, day, Precision.DAY)
    year = Time(str(day.year), date(day.year, 1, 1), date(day.year, 12, 31), Precision.YEAR)
    speaker = name(world.states + theatre + world.theatres * chance.randrange(20))
    taken = triple[1] == "FIGHTS" and chance.random() < 0.1
    return {
        "tense": Tense.PAST if chance.random() < 0.06 else Tense.PRESENT,
        "time": chance.choice([exact, year]) if chance.random() < 0.46 else Time(),
        "place": f"Town {theatre}-{chance.randrange(40)}" if chance.random() < 0.24 else "",
        "attribution": Attribution(speaker) if chance.random() < 0.15 else Attribution(),
        "rule": "take-from" if taken else triple[1].lower(),
        "extractor": "synthetic",
        "version": "1",
    }


def _mention(actor: int, start: int, world: _World) -> Mention:
    called = name(actor)
    return Mention(start, start + len(called), called, f"group-{actor}", called, world.kinds[actor])
