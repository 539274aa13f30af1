"""How long an answer takes, from a cold shell and inside a session, on each database side by side.

    python benchmarks/ask.py [--runs 7] [FOLDER]

FOLDER holds the texts (default: seeds/texts). With NEO4J_URI set, that server is measured beside the embedded
engine; its graph is loaded as by any build. Prints medians, with the smallest and largest, in milliseconds.
The rows of one round are taken in turn, so that a machine that slows down slows all of them.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from allegiance import Workspace
from allegiance.stores.engine import Engine

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"
QUESTION = "shared-enemies"
SERVER = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE")


def shell(workspace: Path, **environment: str) -> Callable[[], None]:
    """One question from a new process, from its start to its end."""
    served = {name: os.environ[name] for name in SERVER if name in os.environ}
    inherited = {name: value for name, value in os.environ.items() if name not in served}

    def run() -> None:
        subprocess.run(
            [sys.executable, "-m", "allegiance", "ask", QUESTION, "--workspace", str(workspace), "--json"],
            env={**inherited, **environment},
            check=True,
            capture_output=True,
        )

    return run


def settle(workspace: Path) -> None:
    """Wait until the engine of the run before has ended: a cold start is measured, not a reuse."""
    while (workspace / "engine" / "state.json").exists():
        time.sleep(0.05)


def measure(
    what: dict[str, Callable[[], None]], runs: int, before: Callable[[], None]
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in what}
    for _ in range(runs):
        for name, run in what.items():
            before()
            start = time.perf_counter()
            run()
            times[name].append((time.perf_counter() - start) * 1000)
    return times


def show(times: dict[str, list[float]]) -> None:
    for name, found in times.items():
        print(f"{name:48} {statistics.median(found):8.1f}  ({min(found):.1f} to {max(found):.1f})")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    arguments.add_argument("--runs", type=int, default=7)
    given = arguments.parse_args()
    server = {name: os.environ[name] for name in SERVER if name in os.environ}
    for name in server:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as spare:
        here, there = Path(spare) / "embedded", Path(spare) / "neo4j"
        with Workspace(here) as work:
            work.build(given.folder)
        cold = {
            "shell, embedded, no start-up cache": shell(here, ALLEGIANCE_AOT="0"),
            "shell, embedded": shell(here),
        }
        if server:
            with Workspace(there, neo4j_uri=server["NEO4J_URI"]) as work:
                work.build(given.folder)
            cold["shell, Neo4j"] = shell(there, **server)
        show(measure(cold, given.runs, lambda: settle(here)))
        with Engine(here) as engine:
            engine.wait()
            show(measure({"shell, embedded, engine is up": shell(here)}, given.runs, lambda: None))
        inside(here, "embedded", given.runs)
        if server:
            inside(there, "Neo4j", given.runs, neo4j_uri=server["NEO4J_URI"])


def inside(workspace: Path, name: str, runs: int, **settings: str) -> None:
    """Each question in one session, after a first round that is not counted."""
    with Workspace(workspace, **settings) as work:
        questions = {
            f"session, {name}, {query.name}": lambda query=query: work.ask(query.name)
            for query in work.questions()
            if not any(parameter.required for parameter in query.parameters)
        }
        measure(questions, 2, lambda: None)
        show(measure(questions, runs, lambda: None))


if __name__ == "__main__":
    main()
