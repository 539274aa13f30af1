"""The nodes, edges and options that pyvis makes for vis-network."""

import json
from collections import Counter, defaultdict
from math import log2, sqrt
from typing import Any

Plain = dict[str, Any]

_OPTIONS: Plain = {
    "layout": {"randomSeed": 7, "improvedLayout": False},
    "physics": {
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {
            "gravitationalConstant": -90,
            "centralGravity": 0.012,
            "springLength": 110,
            "springConstant": 0.06,
            "avoidOverlap": 0.6,
        },
    },
    "interaction": {
        "hover": True,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {"chosen": False, "borderWidth": 1.5, "font": {"size": 0}},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0},
}


def draw(plain: Plain) -> Plain:
    """``nodes``, ``edges`` and ``options`` for the actors and ties of ``shape``, in the same order.

    A node grows with the root of its number of ties, an edge with the logarithm of its number of documents.
    """
    from pyvis.network import Network as Graph  # noqa: PLC0415 - half a second

    graph = Graph(directed=True)  # an undirected one drops parallel edges
    counts = Counter(end for tie in plain["ties"] for end in {tie["subject"], tie["object"]})
    scale = _scale(len(plain["actors"]))
    types = {entry["name"]: entry for entry in plain["types"]}
    for position, actor in enumerate(plain["actors"]):
        graph.add_node(position, **_node(actor, types[actor["type"]], counts[position], scale))
    relations = {entry["name"]: entry for entry in plain["relations"]}
    statuses = {entry["name"]: entry for entry in plain["statuses"]}
    bends = _bends(plain["ties"])
    for position, tie in enumerate(plain["ties"]):
        edge = _edge(tie, relations[tie["relation"]], statuses[tie["status"]], scale)
        graph.add_edge(tie["subject"], tie["object"], id=position, **edge, **_smooth(bends[position]))
    graph.set_options(json.dumps(_options(len(plain["actors"]))))
    nodes, edges, _, _, _, options = graph.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _scale(actors: int) -> float:
    """How much larger things are drawn in a graph of many actors, which is seen from farther off."""
    return min(max(1.0, sqrt(actors / 80)), 2.0)


def _options(actors: int) -> Plain:
    """The options; a graph of many actors settles in fewer steps, as each of them takes longer."""
    steps = round(min(400, max(100, 120_000 / max(actors, 1))))
    stabilization = {"enabled": True, "iterations": steps, "updateInterval": 20}
    return _OPTIONS | {"physics": {**_OPTIONS["physics"], "stabilization": stabilization}}


def _node(actor: Plain, look: Plain, ties: int, scale: float) -> Plain:
    return {
        "label": actor["name"] or actor["id"],
        "shape": look["shape"],
        "size": round(min(7 + 3.2 * sqrt(ties), 34) * scale * look["scale"], 1),
        "color": {"background": look["colour"], "border": "#ffffff"},
    }


def _edge(tie: Plain, relation: Plain, status: Plain, scale: float) -> Plain:
    return {
        "color": {"color": relation["colour"], "opacity": status["ink"]},
        "width": round(min(1.3 + 0.9 * log2(1 + tie["documents"]), 6) * min(scale, 1.4), 1),
        "length": 110 if tie["sign"] > 0 else 260,  # camps draw together, enemies stand apart
        "dashes": [round(length * scale, 1) for length in status["dashes"]] or False,
        "arrows": {
            "to": {"enabled": not relation["symmetric"], "scaleFactor": 0.6},
            "middle": {"enabled": tie["sign"] < 0, "type": "bar", "scaleFactor": 0.6},
        },
    }


def _bends(ties: list[Plain]) -> list[float]:
    """How far each tie bends out, so that ties between the same two do not lie on each other.

    >>> [tie] = _bends([{"subject": 0, "object": 1}])
    >>> tie
    0.0
    >>> _bends([{"subject": 0, "object": 1}, {"subject": 1, "object": 0}])
    [-0.12, -0.12]
    """
    parallel = defaultdict(list)
    for position, tie in enumerate(ties):
        parallel[frozenset((tie["subject"], tie["object"]))].append(position)
    bends = [0.0] * len(ties)
    for positions in parallel.values():
        for place, position in enumerate(positions):
            bend = round(0.24 * (place - (len(positions) - 1) / 2), 2)
            # an edge bends to its own left: the other way round for those that run back
            bends[position] = -bend if ties[position]["subject"] > ties[position]["object"] else bend
    return bends


def _smooth(bend: float) -> Plain:
    if not bend:
        return {"smooth": False}
    return {"smooth": {"type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}}
