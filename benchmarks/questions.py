"""How long each question takes inside a session, on each database side by side.

    python benchmarks/questions.py [--runs 7] [FOLDER]

FOLDER holds the texts (default: seeds/texts). With NEO4J_URI set, that server is measured beside the embedded
engine; it must hold no other workspace's graph. Prints medians, with the smallest and largest, in
milliseconds, after two rounds that are not counted. The questions of one round are taken in turn, so that a
machine that slows down slows all of them. ``cold_ask.py`` measures from a cold shell.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from allegiance import Workspace

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"


def rounds(work: Workspace, runs: int) -> dict[str, list[float]]:
    """Milliseconds of each question that needs no parameter."""
    times: dict[str, list[float]] = defaultdict(list)
    names = [q.name for q in work.questions() if not any(p.required for p in q.parameters)]
    for _ in range(runs):
        for name in names:
            began = time.perf_counter()
            work.ask(name)
            times[name].append((time.perf_counter() - began) * 1000)
    return times


def session(folder: Path, workspace: Path, name: str, runs: int, **settings: str) -> None:
    with Workspace(workspace, **settings) as work:
        work.build(folder)
        rounds(work, 2)
        for question, took in rounds(work, runs).items():
            spread = f"{min(took):.1f} to {max(took):.1f}"
            print(f"{name:9} {question:20} {statistics.median(took):7.1f}  ({spread})")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    arguments.add_argument("--runs", type=int, default=7)
    given = arguments.parse_args()
    server = os.environ.pop("NEO4J_URI", "")
    with tempfile.TemporaryDirectory() as spare:
        session(given.folder, Path(spare) / "embedded", "embedded", given.runs)
        if server:
            session(given.folder, Path(spare) / "server", "Neo4j", given.runs, neo4j_uri=server)


if __name__ == "__main__":
    main()
