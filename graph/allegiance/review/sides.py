"""The candidates of a network, and what a person sees of each of the two before judging."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.records import Actor, Claim
from allegiance.resolution import Candidate
from allegiance.resolution import candidates as proposing

if TYPE_CHECKING:
    from allegiance.gazetteer import Gazetteer
    from allegiance.network import Network


SENTENCES = 3
"""How many sentences a side shows."""


@dataclass(frozen=True)
class Side:
    """An actor as it is judged: how many ties it has, how many documents name it, and some that do.

    ``sentences`` are the ids of the surest claims that name it, of as many documents as there are, at most
    three. A listed actor that no text names has none.
    """

    actor: Actor
    ties: int
    documents: int
    sentences: tuple[str, ...]


def candidates(
    network: "Network", listed: "Gazetteer", *, least: float, unsure: bool
) -> tuple[Candidate, ...]:
    """The pairs of the network's actors, and of listed ones, that may be one: the likeliest first."""
    documents: dict[str, set[str]] = defaultdict(set)
    named: set[str] = set()
    for claim in network.claims.values():
        for mention in (claim.subject, claim.object):
            actor = network.canonical(mention.actor)
            documents[actor].add(claim.document)
            if mention.how not in _NAMELESS:
                named.add(actor)
    return proposing.candidates(
        {id_: actor for id_, actor in network.actors.items() if actor.listed or id_ in named},
        network.ties,
        documents,
        listed,
        network.resolver,
        least=least,
        unsure=unsure,
    )


_NAMELESS = frozenset({"unnamed", "coreference"})


def sides(actors: Iterable[str], network: "Network", listed: "Gazetteer") -> dict[str, Side]:
    """The sides of candidates, by the ids that they go by in the network or the lists."""
    wanted = {network.canonical(actor) for actor in actors}
    ties: Counter[str] = Counter()
    for tie in network.ties:
        ties.update(wanted & {tie.subject, tie.object})
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in network.claims.values():
        for id_ in wanted & {network.canonical(claim.subject.actor), network.canonical(claim.object.actor)}:
            claims[id_].append(claim)
    return {
        id_: Side(
            actor=network.actors[id_] if id_ in network.actors else listed.entries[id_].actor,
            ties=ties[id_],
            documents=len({claim.document for claim in claims[id_]}),
            sentences=_surest(claims[id_]),
        )
        for id_ in sorted(wanted)
    }


def _surest(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The surest claims of different sentences, those of one document after the first of each."""
    sentences: dict[tuple[str, int], Claim] = {}
    for claim in sorted(claims, key=lambda claim: (-claim.confidence, claim.id)):
        sentences.setdefault((claim.document, claim.start), claim)
    rank: Counter[str] = Counter()
    ranked: list[tuple[int, int, str]] = []
    for claim in sentences.values():
        ranked.append((rank[claim.document], len(ranked), claim.id))
        rank[claim.document] += 1
    return tuple(id_ for _, _, id_ in sorted(ranked)[:SENTENCES])
