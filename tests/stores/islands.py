"""Random signed graphs that have no actor in common, many of them in one network; the same for a seed.

Each is ``theatre.scattered``: eight actors, all relations and signs, days known, half known and unknown,
plans, denials and memberships. Here the actors have ids of their own, any type, and names in many letters.
"""

import random
from collections.abc import Iterable
from dataclasses import replace

import theatre
from allegiance.network import Network
from allegiance.records import ActorType, Claim, Mention

NAMES = ("{}", "{}", "{} (old)", "Ḥashd {}", "حشد {}", "İ{} ß", "{} 🚀", 'O\'{} "Q" \\')


def islands(seeds: Iterable[int]) -> Network:
    """One network of the graphs of all these seeds."""
    graphs = {seed: theatre.scattered(seed, actors=8, claims=8 + seed % 12) for seed in seeds}
    claims = [_moved(claim, seed) for seed, graph in graphs.items() for claim in graph.claims.values()]
    documents = [document for graph in graphs.values() for document in graph.documents.values()]
    stories = {id_: story for graph in graphs.values() for id_, story in graph.stories.items()}
    return Network.build(claims, documents, (), theatre.LISTS, stories)


def _moved(claim: Claim, seed: int) -> Claim:
    return replace(claim, subject=_renamed(claim.subject, seed), object=_renamed(claim.object, seed))


def _renamed(mention: Mention, seed: int) -> Mention:
    chance = random.Random(f"{seed} {mention.actor}")
    name = chance.choice(NAMES).format(f"{mention.name} {seed}")
    return replace(mention, actor=f"{seed}-{mention.actor}", name=name, type=chance.choice(list(ActorType)))
