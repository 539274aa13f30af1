"""Each question on a made-up graph of 20,000 actors and 200,000 ties, on each database side by side.

    python benchmarks/large.py [--actors 20000] [--ties 200000] [--runs 5] [--of "one actor"]

With NEO4J_URI set (NEO4J_USERNAME, NEO4J_PASSWORD) that server is measured beside the embedded engine; it
must hold nothing but such a graph. The graph: ``synthetic.py``; it is built once and loaded into both, and
what the load took is told. A question that takes an actor is asked of a militia of middling rank (in more
ties than 95 actors of 100) and, in rows marked *, of one of the best known, so in very many ties; what needs
no actor is also asked of everyone, ``places`` of one place.
Prints the rows and the median milliseconds in the driver with the smallest and the largest, after one round
that is not counted; a question that takes longer than the limit of 20 seconds says so.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import synthetic
from allegiance.cypher import Query
from allegiance.errors import AllegianceError
from allegiance.network import Network
from allegiance.patterns import questions
from allegiance.records import ActorType
from allegiance.stores.bolt import BoltStore
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine

LIMIT = 20.0
SAMPLES = {"since": "2014", "until": "2015", "when": "2015-06"}
PLACE = "Town 3-1"


def variants(query: Query, network: Network) -> Iterator[tuple[str, dict[str, Any]]]:
    """What to ask with: of everyone where that can be, of an actor of middling rank, of a best known one."""
    ends = [p.name for p in query.parameters if p.type == "actor"]
    given = {p.name: SAMPLES[p.name] for p in query.parameters if p.required and p.name in SAMPLES}
    if not any(p.required and p.type == "actor" for p in query.parameters):
        yield "everyone", {**given, **({"place": PLACE} if query.name == "places" else {})}
    for mark, actor in zip(("one actor", "one actor *"), asked(network), strict=True):
        needed = [p.name for p in query.parameters if p.required and p.type == "actor"] or ends[:1]
        if needed:
            yield mark, {**given, **dict(zip(needed, [actor, _near(network, actor)], strict=False))}


def asked(network: Network) -> tuple[str, str]:
    """A militia in more ties than 95 actors of 100, and the sixth of all by the number of ties."""
    ties = Counter(end for tie in network.ties for end in (tie.subject, tie.object))
    ranked = sorted(ties, key=lambda actor: (-ties[actor], actor))
    middling = (a for a in ranked[len(ranked) // 20 :] if network.actors[a].type is ActorType.MILITIA)
    return next(middling), ranked[5]


def _near(network: Network, actor: str) -> str:
    """One that an actor is tied to, for questions about two."""
    ends = ((tie.subject, tie.object) for tie in network.ties)
    return next(two if one == actor else one for one, two in ends if actor in (one, two))


def milliseconds(store: BoltStore, query: Query, values: dict[str, Any], runs: int) -> str:
    took = []
    for run in range(runs + 1):
        began = time.perf_counter()
        try:
            rows = len(store.run(query, values))
        except AllegianceError as error:
            return f"not within {LIMIT:g} s" if "limit" in str(error) else str(error)
        took.append((time.perf_counter() - began) * 1000)
        if run == 0 and took[0] > 5000:
            break
    counted = took[1:] or took
    return f"{statistics.median(counted):9.1f} ms ({min(counted):.1f} to {max(counted):.1f}), {rows} rows"


def stores(stack: ExitStack) -> dict[str, BoltStore]:
    """The embedded engine in a folder of its own, and the server that is named."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    found: dict[str, BoltStore] = {"embedded": EmbeddedStore(Engine(folder, memory="2g").start(), LIMIT)}
    if uri := os.environ.get("NEO4J_URI"):
        login = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        found["Neo4j"] = BoltStore(uri, *login, timeout=LIMIT)
    for store in found.values():
        stack.enter_context(store)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--actors", type=int, default=20_000)
    arguments.add_argument("--ties", type=int, default=200_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--only", default="", help="one question")
    arguments.add_argument("--of", default="", help="everyone, “one actor” or “one actor *” alone")
    given = arguments.parse_args()
    began = time.perf_counter()
    network = synthetic.network(given.actors, given.ties)
    took = time.perf_counter() - began
    print(f"built in {took:.0f} s: {len(network.actors)} actors, {len(network.ties)} ties")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    with ExitStack() as stack:
        found = stores(stack)
        for name, store in found.items():
            began = time.perf_counter()
            counts = store.load(network, f"large-{given.actors}-{given.ties}")
            print(f"{name}: loaded {counts} in {time.perf_counter() - began:.0f} s", flush=True)
        for query in questions():
            if given.only in ("", query.name):
                asked_of = (each for each in variants(query, network) if given.of in ("", each[0]))
                for who, values in asked_of:
                    for name, store in found.items():
                        took = milliseconds(store, query, values, given.runs)
                        print(f"{query.name:20} {who:12} {name:9} {took}", flush=True)


if __name__ == "__main__":
    main()
