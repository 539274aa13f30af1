"""A real Neo4j for the tests, from the jars of Maven Central: needs ``mvn``, a JDK and, once, the network.

By hand, until Ctrl-C: ``python tests/neo4j_server/server.py FOLDER PORT [VERSION]``. The first login is
neo4j/neo4j. Neo4j 5.26 needs Java 17 or 21; 2026 needs 21 or newer, named by JAVA_HOME where it is not the
default.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = "5.26.28"
_HERE = Path(__file__).resolve().parent


def missing(version: str = VERSION) -> str:
    """What this machine lacks to start one; empty where nothing is missing."""
    if not (shutil.which("mvn") and shutil.which(_java())):
        return "mvn and a JDK are needed to start Neo4j"
    try:
        _classpath(version)
    except subprocess.SubprocessError as error:
        return f"Maven cannot fetch its jars: {error}"
    return ""


@contextmanager
def running(folder: Path, port: int, version: str = VERSION) -> Iterator[subprocess.Popen[str]]:
    """A server that has said that it is ready; it is killed with the block, as nobody needs its data then."""
    folder.mkdir(parents=True, exist_ok=True)
    server = start(folder, port, version)
    assert server.stdout is not None
    try:
        if server.stdout.readline().strip() != "ready":
            raise RuntimeError(f"Neo4j did not start:\n{(folder / 'server.log').read_text()[-2000:]}")
        yield server
    finally:
        server.kill()
        server.communicate()


def start(folder: Path, port: int, version: str = VERSION) -> subprocess.Popen[str]:
    """The server's process; it writes ``ready`` when it is."""
    command = _command(folder, port, version)
    with (folder / "server.log").open("a", encoding="utf-8") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # its end, when we end, is the server's end
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )


def _command(folder: Path, port: int, version: str) -> list[str]:
    opened = ["--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"]
    # The tests' data is small: what starts quickest serves best.
    quick = ["-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    launch = ["-cp", _classpath(version), str(_HERE / "Server.java"), str(folder), str(port)]
    return [_java(), *quick, *opened, *launch]


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / "java") if home else "java"


def _classpath(version: str) -> str:
    """The class path of the engine; Maven fetches the jars (120 MB) the first time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "allegiance-tests"
    kept = cache / f"neo4j-{version}.classpath"
    if not kept.is_file() or not all(Path(jar).is_file() for jar in kept.read_text().split(os.pathsep)):
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            found = Path(folder) / "classpath"
            goal = ["dependency:build-classpath", f"-Dmdep.outputFile={found}", f"-Dneo4j.version={version}"]
            subprocess.run(["mvn", "-q", "-B", "-f", _HERE / "pom.xml", *goal], check=True, timeout=900)
            kept.write_text(found.read_text().strip())
    return kept.read_text()


if __name__ == "__main__":
    with running(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]) as here:
        print(f"bolt://127.0.0.1:{sys.argv[2]}", flush=True)
        here.wait()
