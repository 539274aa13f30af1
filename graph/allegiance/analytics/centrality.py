"""Measures of centrality. Each takes a simple directed graph and gives every node one score.

A further measure is a function here and an entry in ``rank.py``.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

DAMPING = 0.85
"""The share of steps that follow an edge in PageRank, as its authors set it."""


def degree(graph: "nx.DiGraph[str]") -> Mapping[str, float]:
    """With how many of the others an actor is tied at all, as a share of them.

    Definition: d(v) / (n − 1), where d(v) counts the distinct nodes that an edge joins to v in either
    direction, and n all nodes. Range 0 to 1, no unit; 1 is tied to everyone. Direction and number of ties
    between two actors do not count. A graph of one node gives 0.

    Source: L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1 (1978),
    215-239, doi:10.1016/0378-8733(78)90021-7.

    >>> import networkx as nx
    >>> degree(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))  # a and c know one of two others
    {'a': 0.5, 'b': 1.0, 'c': 0.5}
    """
    others = {v: len({*graph.predecessors(v), *graph.successors(v)} - {v}) for v in graph}
    return _shares(others)


def in_degree(graph: "nx.DiGraph[str]") -> Mapping[str, float]:
    """How many of the others point at an actor, as a share of them: over ``BACKS``, its sponsors.

    Definition: the number of nodes with an edge to v, over n − 1. Range 0 to 1, no unit. A symmetric relation
    points both ways. A graph of one node gives 0.

    Source: S. Wasserman, K. Faust, Social Network Analysis, 1994, section 5.3 (prestige by degree),
    doi:10.1017/CBO9780511815478.

    >>> import networkx as nx
    >>> in_degree(nx.DiGraph([("a", "c"), ("b", "c")]))
    {'a': 0.0, 'c': 1.0, 'b': 0.0}
    """
    return _shares({v: len(set(graph.predecessors(v)) - {v}) for v in graph})


def out_degree(graph: "nx.DiGraph[str]") -> Mapping[str, float]:
    """At how many of the others an actor points, as a share of them: over ``BACKS``, its clients.

    Definition: the number of nodes with an edge from v, over n − 1. Range 0 to 1, no unit. A symmetric
    relation points both ways. A graph of one node gives 0.

    Source: as for ``in_degree`` (there: centrality by outdegree).

    >>> import networkx as nx
    >>> out_degree(nx.DiGraph([("a", "b"), ("a", "c")]))
    {'a': 1.0, 'b': 0.0, 'c': 0.0}
    """
    return _shares({v: len(set(graph.successors(v)) - {v}) for v in graph})


def pagerank(graph: "nx.DiGraph[str]") -> Mapping[str, float]:
    """How often a walker comes by who follows the ties from subject to object.

    Definition: the stationary probability of a walk that with probability 0.85 follows one of the edges out
    of where it is, each alike, and else (or where none leads out) jumps to any node, each alike. Range 0 to
    1, no unit; all scores add up to 1. Direction counts: backing flows to the client, membership to the
    whole, leadership to the group, so that the score finds those to whom much flows, not those from whom it
    comes. The iteration ends when a step changes all scores together by less than 1e-9; no node gives none.

    Source: S. Brin, L. Page, The anatomy of a large-scale hypertextual Web search engine, Computer Networks
    and ISDN Systems 30 (1998), 107-117, doi:10.1016/S0169-7552(98)00110-X.

    >>> import networkx as nx
    >>> scores = pagerank(nx.DiGraph([("a", "b"), ("b", "a")]))  # alike, so half each
    >>> {v: round(score, 6) for v, score in scores.items()}
    {'a': 0.5, 'b': 0.5}
    """
    import networkx as nx  # noqa: PLC0415  slow to load

    if not graph:
        return {}
    return dict(nx.pagerank(graph, alpha=DAMPING, max_iter=1000, tol=1e-9 / len(graph)))


def betweenness(graph: "nx.DiGraph[str]") -> Mapping[str, float]:
    """On what share of the shortest chains between two others an actor stands.

    Definition: the sum over all pairs of others of the share of their shortest paths that lead through v,
    over the number of such pairs, (n − 1)(n − 2) / 2. Edges are taken without direction and all of one
    length. Range 0 to 1, no unit; 1 is on every path, as the middle of a star. Pairs that no path joins add
    nothing. Fewer than three nodes give 0. The cost grows with nodes times edges.

    Sources: L. C. Freeman, Social Networks 1 (1978), 215-239, doi:10.1016/0378-8733(78)90021-7; computed
    after U. Brandes, Journal of Mathematical Sociology 25 (2001), 163-177, doi:10.1080/0022250X.2001.9990249.

    >>> import networkx as nx
    >>> betweenness(nx.DiGraph([("a", "b"), ("b", "c")]))  # the one pair of others meets over b
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    import networkx as nx  # noqa: PLC0415  slow to load

    return dict(nx.betweenness_centrality(graph.to_undirected(), normalized=True))


def _shares(counts: Mapping[str, int]) -> Mapping[str, float]:
    others = max(len(counts) - 1, 1)
    return {v: count / others for v, count in counts.items()}
