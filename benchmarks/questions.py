"""How long each question takes inside a session, on each database side by side.

    python benchmarks/questions.py [--runs 7] [FOLDER]

FOLDER holds the texts (default: seeds/texts). With NEO4J_URI set, that server is measured beside the
embedded engine; it must hold no other workspace's graph. Each question is asked with the values of its
header's example and, where it needs none, of everyone; what is measured is the query in the driver, from
sending it to its last row. Prints medians, with the smallest and largest, in milliseconds, after two
rounds that are not counted. The questions of one round are taken in turn, so that a machine that slows
down slows all of them. ``cold_ask.py`` measures from a cold shell, ``large.py`` on a large graph.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from allegiance import Answer, Workspace

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"


def answers(work: Workspace) -> dict[str, Answer]:
    """The questions with values, asked once, so that names are ids."""
    found = {}
    for query in work.questions():
        example = dict(part.split("=", 1) for part in query.example.split(", "))
        found[query.name] = work.ask(query.name, **example)
        if example and not any(parameter.required for parameter in query.parameters):
            found[f"{query.name}, all"] = work.ask(query.name)
    return found


def rounds(work: Workspace, asked: dict[str, Answer], runs: int) -> dict[str, list[float]]:
    """Milliseconds of each question in the driver."""
    times: dict[str, list[float]] = defaultdict(list)
    store = work.store()
    for _ in range(runs):
        for name, answer in asked.items():
            began = time.perf_counter()
            store.run(answer.query, answer.parameters)
            times[name].append((time.perf_counter() - began) * 1000)
    return times


def session(folder: Path, workspace: Path, name: str, runs: int, **settings: str) -> None:
    with Workspace(workspace, **settings) as work:
        work.build(folder)
        asked = answers(work)
        rounds(work, asked, 2)
        for question, took in rounds(work, asked, runs).items():
            spread = f"{min(took):.1f} to {max(took):.1f}"
            rows = len(asked[question])
            print(f"{name:9} {question:24} {statistics.median(took):7.1f} ({spread}), {rows} rows")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    arguments.add_argument("--runs", type=int, default=7)
    given = arguments.parse_args()
    server = os.environ.pop("NEO4J_URI", "")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as spare:
        session(given.folder, Path(spare) / "embedded", "embedded", given.runs)
        if server:
            session(given.folder, Path(spare) / "server", "Neo4j", given.runs, neo4j_uri=server)


if __name__ == "__main__":
    main()
