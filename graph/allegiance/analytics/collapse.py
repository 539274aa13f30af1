"""The network's ties as a simple graph that a measure can be taken on."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from allegiance.network import Network
from allegiance.ontology import relation
from allegiance.records import Tie

if TYPE_CHECKING:
    import networkx as nx


def chosen(network: Network, relations: Collection[str]) -> tuple[Tie, ...]:
    """The ties of those relations, in the network's order: facts, also past and contested ones."""
    return tuple(tie for tie in network.ties if tie.relation in relations)


def collapse(ties: Collection[Tie]) -> "nx.DiGraph[str]":
    """The ties as a directed graph without parallel edges, weights, signs and loops.

    Its nodes are the actors of these ties and no other. Between two of them there is one edge in a direction
    if any tie goes that way, however many do: the number of relations or documents measures how much was
    written, not how strong a tie is. A symmetric relation goes both ways. Nodes and edges are in sorted
    order, so that sums of floats come out the same each time.
    """
    import networkx as nx  # noqa: PLC0415  slow to load

    edges = {(tie.subject, tie.object) for tie in ties}
    edges |= {(tie.object, tie.subject) for tie in ties if relation(tie.relation).symmetric}
    edges = {edge for edge in edges if edge[0] != edge[1]}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted({end for edge in edges for end in edge}))
    graph.add_edges_from(sorted(edges))
    return graph
