"""From a cold shell to the rows of ``allegiance ask``: median seconds, with and without the start-up cache.

``python benchmarks/cold_ask.py [RUNS]``. Each run starts a new process and a new engine, after the one before
has ended; ``warm`` is a run while another process keeps the engine up, ``server`` one against the Neo4j that
NEO4J_URI names.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from allegiance.stores import cache
from allegiance.stores.engine import Engine

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"
QUESTION = ["ask", "shared-enemies", "--json"]
OURS = ("NEO4J_", "ALLEGIANCE_")


def seconds(workspace: Path, words: list[str], **environment: str) -> float:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    command = [sys.executable, "-m", "allegiance", *words, "--workspace", str(workspace)]
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**bare, **environment})
    return time.perf_counter() - began


def median(workspace: Path, runs: int, **environment: str) -> str:
    took = []
    for _ in range(runs):
        took.append(seconds(workspace, QUESTION, **environment))
        Engine(workspace).ended(10)
    return f"{statistics.median(took):.2f} s (of {runs}: {', '.join(f'{each:.2f}' for each in sorted(took))})"


def main(runs: int) -> None:
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "work"
        seconds(workspace, ["build", str(TEXTS)])
        Engine(workspace).ended(10)
        print("cold, no cache:", median(workspace, runs, ALLEGIANCE_AOT="0"))
        if cache.ensure():
            print("cold, cache:   ", median(workspace, runs))
        with Engine(workspace) as engine:
            engine.wait()
            took = [seconds(workspace, QUESTION) for _ in range(runs)]
            print(f"warm:           {statistics.median(took):.2f} s")
        if uri := os.environ.get("NEO4J_URI"):
            server = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}
            seconds(workspace, ["build", str(TEXTS)], **server)
            took = [seconds(workspace, QUESTION, **server) for _ in range(runs)]
            print(f"server {uri}: {statistics.median(took):.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
