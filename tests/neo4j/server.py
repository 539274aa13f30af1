"""A real Neo4j for the tests, from the jars of Maven Central: needs ``mvn``, a JDK and, once, the network.

By hand, until Ctrl-C: ``python tests/neo4j/server.py FOLDER PORT``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = os.environ.get("ALLEGIANCE_NEO4J_VERSION", "5.26.28")
PASSWORD = "tests-only-password"
_HERE = Path(__file__).resolve().parent


def missing() -> str:
    """What this machine lacks to start one; empty where nothing is missing."""
    return "" if shutil.which("mvn") and shutil.which("java") else "mvn and a JDK are needed to start Neo4j"


def classpath(version: str = VERSION) -> str:
    """The class path of the engine; Maven fetches the jars (120 MB) the first time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "allegiance-tests"
    kept = cache / f"neo4j-{version}.classpath"
    if not kept.is_file() or not all(Path(jar).is_file() for jar in kept.read_text().split(os.pathsep)):
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            found = Path(folder) / "classpath"
            goal = ["dependency:build-classpath", f"-Dmdep.outputFile={found}", f"-Dneo4j.version={version}"]
            subprocess.run(
                ["mvn", "-q", "-B", "-ntp", "-f", _HERE / "pom.xml", *goal], check=True, timeout=900
            )
            found.replace(kept)
    return kept.read_text().strip()


def command(folder: Path, port: int, version: str = VERSION) -> list[str]:
    """The command line of a server in ``folder`` that listens on loopback at ``port``."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else "java"
    opened = ["--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"]
    # The tests' data is small: what starts quickest serves best.
    quick = ["-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"]
    launch = ["-cp", classpath(version), str(_HERE / "Server.java"), str(folder), str(port)]
    return [java, *quick, *opened, *launch]


@contextmanager
def running(folder: Path, port: int, version: str = VERSION) -> Iterator[subprocess.Popen[str]]:
    """A server that has said that it is ready; it is ended with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "server.log").open("a", encoding="utf-8") as log:
        server = subprocess.Popen(
            command(folder, port, version), stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        )
    assert server.stdout is not None
    try:
        if server.stdout.readline().strip() != "ready":
            raise RuntimeError(f"Neo4j did not start:\n{(folder / 'server.log').read_text()[-2000:]}")
        yield server
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        server.stdout.close()


if __name__ == "__main__":
    with running(Path(sys.argv[1]), int(sys.argv[2])) as here:
        print(f"bolt://127.0.0.1:{sys.argv[2]}", flush=True)
        here.wait()
