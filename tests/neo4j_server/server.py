"""A real Neo4j for the tests, from the jars of Maven Central: needs ``mvn``, a JDK and, once, the network.

By hand, until Ctrl-C: ``python tests/neo4j_server/server.py FOLDER PORT [VERSION]``; so started it has the
memory and the compiler that a server has, for benchmarks. The first login is neo4j/neo4j.

Neo4j 5.26 needs Java 17 or newer, 2026 needs 21 or newer: the oldest that fits is taken, of JAVA_HOME, of the
path, and of those that stand where systems put them.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from filelock import FileLock

VERSION = "5.26.28"
CURRENT = "2026.08.1"
"""The calendar release that stands beside the long-term one."""
_HERE = Path(__file__).resolve().parent
_HOMES = Path("/usr/lib/jvm")


def missing(version: str = VERSION) -> str:
    """What this machine lacks to start one; empty where nothing is missing."""
    if not shutil.which("mvn"):
        return "mvn is needed to start Neo4j"
    if not _java(version):
        return f"a JDK {_oldest(version)} or newer is needed to start Neo4j {version}: name it in JAVA_HOME"
    try:
        _classpath(version)
    except subprocess.SubprocessError as error:
        return f"Maven cannot fetch its jars: {error}"
    return ""


@contextmanager
def running(
    folder: Path, port: int, version: str = VERSION, *, quick: bool = True
) -> Iterator[subprocess.Popen[str]]:
    """A server that has said that it is ready; it is killed with the block, as nobody needs its data then."""
    folder.mkdir(parents=True, exist_ok=True)
    server = start(folder, port, version, quick=quick)
    assert server.stdout is not None
    try:
        if server.stdout.readline().strip() != "ready":
            raise RuntimeError(f"Neo4j did not start:\n{(folder / 'server.log').read_text()[-2000:]}")
        yield server
    finally:
        server.kill()
        server.communicate()


def start(folder: Path, port: int, version: str = VERSION, *, quick: bool = True) -> subprocess.Popen[str]:
    """The server's process; it writes ``ready`` when it is. ``quick`` where it will not live long."""
    command = _command(folder, port, version, quick=quick)
    with (folder / "server.log").open("a", encoding="utf-8") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # its end, when we end, is the server's end
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )


def _command(folder: Path, port: int, version: str, *, quick: bool) -> list[str]:
    opened = ["--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"]
    # The tests' data is small.
    pages = "32" if quick else "512"
    options = ["-Xmx768m", "-XX:+UseSerialGC"] if quick else ["-Xmx2g"]
    launch = ["-cp", _classpath(version), str(_HERE / "Server.java"), str(folder), str(port), pages]
    return [_java(version), *options, *opened, *launch]


def _oldest(version: str) -> int:
    """The oldest Java that starts this version of Neo4j."""
    return 17 if version.startswith("5.") else 21


@cache
def _java(version: str) -> str:
    """The oldest JDK that starts this version of Neo4j, as its program; empty where there is none."""
    named = os.environ.get("JAVA_HOME")
    homes = [Path(named)] if named else [*_HOMES.glob("*"), *_on_path()]
    fitting = {str(home / "bin" / "java"): _release(home) for home in homes}
    fit = [(number, java) for java, number in fitting.items() if number >= _oldest(version)]
    return min(fit, default=(0, ""))[1]


def _on_path() -> list[Path]:
    found = shutil.which("java")
    return [Path(found).resolve().parents[1]] if found else []


def _release(home: Path) -> int:
    """The number of a JDK's release, 0 where there is none or no compiler beside it."""
    try:
        said = (home / "release").read_text("utf-8")
    except OSError:
        return 0
    number = re.search(r'^JAVA_VERSION="(\d+)', said, re.MULTILINE)
    return int(number[1]) if number and (home / "bin" / "javac").is_file() else 0


def _classpath(version: str) -> str:
    """The class path of the engine; Maven fetches the jars (120 MB) the first time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "allegiance-tests"
    kept = cache / f"neo4j-{version}.classpath"
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / "lock"):  # Maven's own folder is for one at a time
        if not kept.is_file() or not all(Path(jar).is_file() for jar in kept.read_text().split(os.pathsep)):
            _fetch(kept, version)
    return kept.read_text()


def _fetch(kept: Path, version: str) -> None:
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        found = Path(folder) / "classpath"
        goal = ["dependency:build-classpath", f"-Dmdep.outputFile={found}", f"-Dneo4j.version={version}"]
        subprocess.run(["mvn", "-q", "-B", "-f", _HERE / "pom.xml", *goal], check=True, timeout=900)
        kept.write_text(found.read_text().strip())


if __name__ == "__main__":
    with running(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:], quick=False) as here:
        print(f"bolt://127.0.0.1:{sys.argv[2]}", flush=True)
        here.wait()
