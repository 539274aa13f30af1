"""Actors in the order of a measure."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegiance.analytics import centrality
from allegiance.analytics.collapse import chosen, collapse
from allegiance.errors import ParameterError
from allegiance.network import Network
from allegiance.ontology import relations as ontology

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

COLUMNS = ("rank", "id", "name", "type", "score", "ties")
_DIGITS = 9  # below this scores differ by rounding alone


@dataclass(frozen=True)
class Measure:
    """A measure and the signs of the ties that it is taken over where no relation is named."""

    score: "Callable[[nx.DiGraph[str]], Mapping[str, float]]"
    signs: frozenset[int]


_ANY, _FRIENDLY = frozenset({1, -1}), frozenset({1})
# Degree counts whom one has to do with, friend or foe. What the others measure passes from hand to hand, and
# nothing passes over a front line: they are taken over friendly ties unless told otherwise.
MEASURES: Mapping[str, Measure] = {
    "degree": Measure(centrality.degree, _ANY),
    "in-degree": Measure(centrality.in_degree, _ANY),
    "out-degree": Measure(centrality.out_degree, _ANY),
    "pagerank": Measure(centrality.pagerank, _FRIENDLY),
    "betweenness": Measure(centrality.betweenness, _FRIENDLY),
}


def rank(
    network: Network, measure: str = "degree", relations: Collection[str] | None = None
) -> "pd.DataFrame":
    """The actors by a measure, highest first; those with equal scores by id.

    The measure is taken over the ties of the chosen relations alone, collapsed into a simple graph (see
    ``collapse``), and over the actors that have such a tie: one with none is not in the table. Ties are the
    network's facts, past and contested ones and listed memberships included; what is only planned or possible
    makes none. Mixing friendly and hostile relations is a choice: name the relations to make it.

    Args:
        network: whose actors and ties.
        measure: ``degree``, ``in-degree``, ``out-degree``, ``pagerank`` or ``betweenness``; ``centrality.py``
            defines each, with range and source.
        relations: names of relations; where not given, all for the three degrees, and the friendly ones
            (sign +1) for PageRank and betweenness.

    Returns:
        A table with ``rank`` (from 1; equal scores, to nine digits, share one), ``id``, ``name``, ``type``,
        ``score`` and ``ties`` (how many of the chosen ties the actor has). Without such ties it has no rows.

    Raises:
        ParameterError: no such measure or relation; it lists those that there are.
    """
    import pandas as pd  # noqa: PLC0415  slow to load

    wanted = _measure(measure)
    ties = chosen(network, _relations(wanted, relations))
    counts = Counter(end for tie in ties for end in {tie.subject, tie.object})
    scores = {id_: round(score, _DIGITS) for id_, score in wanted.score(collapse(ties)).items()}
    order = sorted(scores, key=lambda id_: (-scores[id_], id_))
    actors = [network.actors[id_] for id_ in order]
    table = pd.DataFrame(
        {
            "id": pd.Series([actor.id for actor in actors], dtype=object),
            "name": pd.Series([actor.name for actor in actors], dtype=object),
            "type": pd.Series([actor.type.value for actor in actors], dtype=object),
            "score": pd.Series([scores[id_] for id_ in order], dtype="float64"),
            "ties": pd.Series([counts[id_] for id_ in order], dtype="int64"),
        }
    )
    table.insert(0, "rank", table["score"].rank(method="min", ascending=False).astype("int64"))
    return table


def _measure(name: str) -> Measure:
    if name not in MEASURES:
        raise ParameterError("rank", f"no measure is called {name}; there are {', '.join(MEASURES)}")
    return MEASURES[name]


def _relations(measure: Measure, named: Collection[str] | None) -> frozenset[str]:
    known = ontology()
    if named is None:
        return frozenset(name for name, relation in known.items() if relation.sign in measure.signs)
    wanted = frozenset([named] if isinstance(named, str) else named)
    if not wanted:
        raise ParameterError("rank", f"no relation is chosen; there are {', '.join(known)}")
    if unknown := sorted(wanted - known.keys()):
        there = ", ".join(known)
        raise ParameterError("rank", f"no relation is called {', '.join(unknown)}; there are {there}")
    return wanted
