"""A made-up actor graph of any size for the benchmarks; the same for the same numbers.

Ends are drawn as names are in news: a few actors are in very many ties, most in a few (Zipf's law over the
actors' ranks, exponent 0.7). A membership leads from an actor to one of higher rank, and an actor has one
at most. A tie has a claim of its own, five claims a document; one claim in ten is a plan, a fear or a
denial and makes no tie.
"""

import random
from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate

from allegiance.gazetteer import Gazetteer
from allegiance.network import Network
from allegiance.records import ActorType, Claim, Document, Mention, Modality, Polarity, Precision, Tense, Time

SHARES = {"FIGHTS": 40, "BACKS": 22, "ALLIED_WITH": 18, "DESIGNATED_BY": 8, "LEADS": 6, "SPEAKS_FOR": 6}
TYPES = [ActorType.MILITIA] * 12 + [
    ActorType.ARMY,
    ActorType.ORGANIZATION,
    ActorType.PERSON,
    ActorType.COALITION,
]
STATES = 100  # as many actors of the highest rank are states
SENTENCES = 5
FIRST = date(2010, 1, 1)
Triple = tuple[int, str, int]


def network(actors: int = 20_000, ties: int = 200_000, seed: int = 1) -> Network:
    """The network of so many actors and ties."""
    chance = random.Random(seed)
    triples = _triples(actors, ties, chance)
    said = [(triple, {}) for triple in triples]
    said += [(chance.choice(triples), _aside(chance)) for _ in range(ties // 10)]
    documents, claims = [], []
    for at in range(0, len(said), SENTENCES):
        sentences = [_sentence(*triple) for triple, _ in said[at : at + SENTENCES]]
        day = FIRST + timedelta(days=chance.randrange(5000))
        document = Document(" ".join(sentences), f"text {at}", date=day)
        documents.append(document)
        start = 0
        for (triple, fields), sentence in zip(said[at : at + SENTENCES], sentences, strict=True):
            claims.append(_claim(document, start, sentence, triple, fields, chance))
            start += len(sentence) + 1
    return Network.build(claims, documents, (), Gazetteer({}, {}))


def _triples(actors: int, ties: int, chance: random.Random) -> list[Triple]:
    """Different ties, no actor with itself; every actor but the states is part of another or fights one."""
    weights = list(accumulate((rank + 1) ** -0.7 for rank in range(actors)))
    relations = [name for name, share in SHARES.items() for _ in range(share)]
    found: dict[Triple, None] = {}
    for actor in range(STATES, actors):
        whole = min(bisect(weights, chance.random() * weights[-1]), actor - 1)
        found[(actor, "PART_OF", whole) if chance.random() < 0.5 else (whole, "FIGHTS", actor)] = None
    while len(found) < ties:
        one, other = (bisect(weights, chance.random() * weights[-1]) for _ in range(2))
        relation = chance.choice(relations)
        if relation in ("FIGHTS", "ALLIED_WITH"):
            one, other = sorted((one, other))
        if one != other:
            found[one, relation, other] = None
    return list(found)


def _aside(chance: random.Random) -> dict[str, object]:
    return chance.choice(
        [
            {"modality": Modality.PLANNED},
            {"modality": Modality.POSSIBLE},
            {"polarity": Polarity.DENIED},
        ]
    )


def name(actor: int) -> str:
    """What an actor is called, by its rank."""
    return f"Group {actor}"


def _sentence(subject: int, relation: str, target: int) -> str:
    return f"{name(subject)} {relation} {name(target)}."


def _claim(
    document: Document,
    start: int,
    quote: str,
    triple: Triple,
    fields: dict[str, object],
    chance: random.Random,
) -> Claim:
    day = FIRST + timedelta(days=chance.randrange(5000))
    time = Time(str(day), day, day, Precision.DAY) if chance.random() < 0.3 else Time()
    return Claim(
        document.id,
        start,
        start + len(quote),
        quote,
        _mention(triple[0], start),
        triple[1],
        _mention(triple[2], start),
        tense=chance.choice([Tense.PRESENT, Tense.PRESENT, Tense.PAST]),
        time=time,
        place="the valley" if chance.random() < 0.05 else "",
        extractor="synthetic",
        version="1",
        **fields,  # type: ignore[arg-type]
    )


def _mention(actor: int, start: int) -> Mention:
    kind = ActorType.STATE if actor < STATES else TYPES[actor % len(TYPES)]
    called = name(actor)
    return Mention(start, start + len(called), called, f"group-{actor}", called, kind)
