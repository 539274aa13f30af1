"""Networks to load, and what a database holds of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from allegiance.gazetteer import Gazetteer
from allegiance.network import Network
from allegiance.records import Actor, ActorType, Attribution, Claim, Document, Verdict, identify
from allegiance.stores.bolt import BoltStore
from factory import story

NOBODY = Gazetteer({}, {})
VOICES = [
    *[Attribution()] * 3,
    Attribution("Group 1", "a radio"),
    Attribution("Group 2"),
    Attribution("residents"),
    Attribution("", "the Agency"),
]
FIGHTS = (
    ("Iran", "BACKS", "Badr"),
    ("Badr", "FIGHTS", "Islamic State"),
    ("Badr", "PART_OF", "Hashd"),
    ("Islamic State", "DESIGNATED_BY", "Iran"),
)


def network(
    *triples: tuple[Any, ...], verdicts: Iterable[Verdict] = (), kinds: dict[str, str] | None = None
) -> Network:
    """The network of one document that states the triples; ``kinds`` gives actors other types by id."""
    document, claims = story(*(triples or FIGHTS))
    return of(claims, [document], verdicts, kinds)


def of(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    verdicts: Iterable[Verdict] = (),
    kinds: dict[str, str] | None = None,
    stories: Mapping[str, str] | None = None,
) -> Network:
    """The network of claims, with other types for the actors in ``kinds``."""
    built = Network.build(claims, documents, verdicts, NOBODY, stories)
    actors = {id_: _typed(actor, (kinds or {}).get(id_)) for id_, actor in built.actors.items()}
    return replace(built, actors=actors)


def large(ties: int, actors: int = 50) -> Network:
    """A network of many claims in four documents, two of them one story; the same each time."""
    ends = dict.fromkeys((i % actors, (i // actors + i) % actors + actors) for i in range(ties))
    triples = [
        (f"Group {one}", "FIGHTS", f"Group {other}", {"attribution": VOICES[(one + other) % len(VOICES)]})
        for one, other in ends
    ]
    told = [story(*triples[at::4], name=f"story {at}", date=date(2016, 5, 1 + at)) for at in range(4)]
    documents = [document for document, _ in told]
    copies = {documents[1].id: documents[0].id}
    return of([claim for _, claims in told for claim in claims], documents, stories=copies)


def content(store: BoltStore) -> str:
    """A hash over everything that the database holds, without the ids that it gives inside itself."""
    nodes = store.statement("MATCH (n) RETURN labels(n), properties(n)").records
    ties = store.statement("MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id").records
    told = sorted(repr((sorted(labels), said)) for labels, said in nodes)
    return identify(told, sorted(repr(tie) for tie in ties))


def _typed(actor: Actor, kind: str | None) -> Actor:
    if kind is None:
        return actor
    return Actor(actor.id, actor.name, ActorType(kind), actor.aliases, actor.country, actor.listed)
