"""Loading ties into Neo4j: Allegiance beside a program that sends one statement for each tie, in one run.

    NEO4J_URI=… NEO4J_PASSWORD=… python benchmarks/loading.py [--ties 100000] [--sample 2000] [--runs 3]

The server must hold nothing; it is emptied between the rounds, and is empty at the end. Both write the same
actors and ties with the same properties under the same constraints, ids unique. The peer
(``one-tie.cypher``) sends each statement by itself and lets the server commit it, through one open session of
the official driver; it writes a sample of the ties, drawn at random, and its time for all is reckoned from
that. Ours is the whole of a load: the ties, and with --claims once more with a claim for each, documents,
stories and sources. The rounds take turns. Prints medians.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import synthetic
from allegiance import cypher
from allegiance.network import Network
from allegiance.stores.bolt import BoltStore
from allegiance.stores.shape import shape

ONE = cypher.read(Path(__file__).with_name("one-tie.cypher"))
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def bare(network: Network) -> Network:
    """The network without claims: its ties alone, as if a list had given them."""
    return replace(network, claims={}, documents={}, sources={}, stories={})


def one_by_one(store: BoltStore, network: Network, sample: int) -> float:
    """Seconds that the peer takes for all ties, by a sample of them."""
    rows = list(shape(network, "peer").ties.values())
    drawn = random.Random(1).sample(rows, sample)
    with store._session(reading=False) as session:  # noqa: SLF001  the peer has the connection that we have
        began = time.perf_counter()
        for row in drawn:
            values = {name: row[name] for name in ("subject", "object", "id", "properties")}
            session.run(ONE.text, ONE.bind(values)).consume()
        return (time.perf_counter() - began) / sample * len(rows)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--actors", type=int, default=20_000)
    arguments.add_argument("--ties", type=int, default=100_000)
    arguments.add_argument("--sample", type=int, default=2_000)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--claims", action="store_true", help="measure the load with claims too")
    given = arguments.parse_args()
    network = synthetic.network(given.actors, given.ties)
    ties = bare(network)
    login = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    ours = {"load of ties": ties, **({"load with claims": network} if given.claims else {})}
    took: dict[str, list[float]] = {name: [] for name in ("one statement a tie", *ours)}
    with BoltStore(os.environ["NEO4J_URI"], *login, timeout=600) as store:
        store.load(replace(ties, ties=(), actors={}), "loading-0")  # the schema
        for run in range(given.runs):
            took["one statement a tie"].append(one_by_one(store, ties, given.sample))
            store.statement(EMPTY, write=True)
            for name, what in ours.items():
                took[name].append(seconds(lambda what=what, run=run: store.load(what, f"loading-{run}")))  # type: ignore[misc]
                store.statement(EMPTY, write=True)
            print(f"round {run + 1}: {', '.join(f'{n} {t[-1]:.1f} s' for n, t in took.items())}", flush=True)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    peer = statistics.median(took["one statement a tie"])
    for name, each in took.items():
        middle = statistics.median(each)
        print(f"{name:20} {middle:8.1f} s for {given.ties} ties, {middle / peer:.3f} of the peer's time")


if __name__ == "__main__":
    main()
