"""From a cold shell to the rows of ``allegiance ask``: median seconds, with and without the start-up cache.

``python benchmarks/cold_ask.py [RUNS]``. Each run starts a new process and a new engine, after the one before
has ended; ``served`` is a run while ``allegiance serve`` keeps the engine up, ``server`` one against the
Neo4j that NEO4J_URI names, ``--help`` the command's own help. Wanted are 2.2 s, 1.5 s with the cache, 0.7 s
served, and 0.3 s for the help.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allegiance.stores import cache
from allegiance.stores.engine import Engine

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"
QUESTION = ["ask", "shared-enemies", "--json"]
NOT_OURS = ("NEO4J_", "ALLEGIANCE_", "PYTHONDONTWRITEBYTECODE")
"""What the commands must not inherit: settings, and to compile each module anew, as no installation does."""


def seconds(workspace: Path, words: list[str], **environment: str) -> float:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
    command = [sys.executable, "-m", "allegiance", *words, "--workspace", str(workspace)]
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**bare, **environment})
    return time.perf_counter() - began


def median(workspace: Path, runs: int, **environment: str) -> str:
    took = []
    for _ in range(runs):
        took.append(seconds(workspace, QUESTION, **environment))
        Engine(workspace).ended(10)
    return told(took)


def told(took: list[float]) -> str:
    each = ", ".join(f"{one:.2f}" for one in sorted(took))
    return f"{statistics.median(took):.2f} s (of {len(took)}: {each})"


@contextmanager
def serving(workspace: Path) -> Iterator[None]:
    """While ``allegiance serve`` keeps the engine up."""
    command = [sys.executable, "-m", "allegiance", "serve", "--workspace", str(workspace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        for line in server.stdout:
            if "Ctrl-C" in line:
                break
        yield
        server.terminate()


def main(runs: int) -> None:
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "work"
        seconds(workspace, ["build", str(TEXTS)])
        Engine(workspace).ended(10)
        print("cold, no cache:", median(workspace, runs, ALLEGIANCE_AOT="0"))
        if cache.ensure():
            print("cold, cache:   ", median(workspace, runs))
        with serving(workspace):
            took = [seconds(workspace, QUESTION) for _ in range(runs)]
            print("served:        ", told(took))
        if uri := os.environ.get("NEO4J_URI"):
            server = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}
            seconds(workspace, ["build", str(TEXTS)], **server)
            took = [seconds(workspace, QUESTION, **server) for _ in range(runs)]
            print(f"server {uri}: {told(took)}")
        print("--help:        ", told([seconds(workspace, ["ask", "--help"]) for _ in range(runs)]))
        print(f"load of the machine: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
