"""The command line of the embedded engine: ArcadeDB's jars and the Java that its wheel brings."""

import hashlib
import json
import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from allegiance.errors import StoreError

DATABASE = "allegiance"
USER = "root"
# No door but Bolt and HTTP: the jars of the other protocols and of the tools stay off the class path.
_LEFT_OUT = ("console", "graphql", "integration", "mcp", "postgresw", "python-bridge", "redisw")
_FLAGS = (
    # Of the collectors with little to start this alone gives up where nearly all time goes into collecting:
    # a question that needs more memory than there is ends at once and not after minutes.
    "-XX:+UseParallelGC",
    "-XX:GCTimeLimit=80",
    "-XX:GCHeapFreeLimit=8",
    "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError",
    # The optimising compiler works on code that a short command never gets to use. It begins after ten times
    # the usual number of calls, which heavy queries reach within their first second.
    "-XX:Tier4InvocationThreshold=50000",
    "-XX:Tier4MinInvocationThreshold=20000",
    "-XX:Tier4CompileThreshold=100000",
    "-XX:Tier4BackEdgeThreshold=400000",
    # The jars come from one wheel, whose hash pip has checked: no need to verify their code at each start.
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",
    "--add-modules=jdk.incubator.vector",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Djava.util.logging.config.file=logging.properties",
    "-Darcadedb.server.rootPath={folder}",
    "-Darcadedb.server.databaseDirectory=databases",
    "-Darcadedb.server.rootPasswordPath=password",
    f"-Darcadedb.server.defaultDatabases={DATABASE}[{USER}]",
    # Production mode keeps what is wrong with a statement from the one who wrote it. What else that mode
    # does is said here instead: no local or remote files in LOAD CSV, and the log flushed at each commit.
    "-Darcadedb.server.mode=test",
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    "-Darcadedb.txWalFlush=1",
    "-Darcadedb.server.plugins=Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    "-Darcadedb.bolt.host=127.0.0.1",
    "-Darcadedb.bolt.port={bolt}",
    "-Darcadedb.server.httpIncomingHost=127.0.0.1",
    "-Darcadedb.server.httpIncomingPort={http}",
    "-Darcadedb.server.httpWorkerThreads=8",
    # What a subquery that collects reserves of the memory for queries is never given back (26.10.2): in the
    # end all further questions would be refused. So nothing is reserved; the heap itself is the limit.
    "-Darcadedb.queryMaxHeapRAM=-1",
    # What nobody here asks for and what only slows the start.
    "-Darcadedb.polyglotEngineEnabled=false",
    "-Darcadedb.serverMetrics=false",
    "-Darcadedb.server.healthCheck.enabled=false",
    "-Darcadedb.support.autoRegister=false",
    # The password is 256 random bits: stretching it wins nothing.
    "-Darcadedb.server.saltIterations=1000",
)
# The cache also tells what was hot in its training; to compile all of that at once delays the first answer.
_WITH_CACHE = ("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining")


@dataclass(frozen=True)
class Java:
    """The wheel's own Java and the jars of the engine."""

    program: Path
    jars: tuple[Path, ...]


@cache
def java() -> Java:
    """Where the wheel of ``arcadedb-embedded`` keeps Java and the jars; it is not imported.

    Raises:
        StoreError: it is not installed, or has no Java for this machine.
    """
    instead = "or name a Neo4j server in NEO4J_URI"
    if sys.platform == "win32":
        raise StoreError(f"the embedded engine runs on Linux and macOS: use one of them, {instead}")
    spec = find_spec("arcadedb_embedded")
    places = (spec.submodule_search_locations if spec else None) or []
    for place in map(Path, places):
        program = place / "jre" / "bin" / "java"
        jars = tuple(sorted(jar for jar in (place / "jars").glob("*.jar") if _wanted(jar.name)))
        if program.is_file() and jars:
            return Java(program, jars)
    raise StoreError(f"the embedded engine is not installed: pip install arcadedb-embedded, {instead}")


def _wanted(jar: str) -> bool:
    return not jar.startswith(tuple(f"arcadedb-{part}" for part in _LEFT_OUT))


def cache_file() -> Path:
    """Where the start-up cache belongs that fits this wheel and these flags; it need not exist."""
    from platformdirs import user_cache_path  # noqa: PLC0415  not needed by who connects to a running engine

    found = java()
    jars = [(jar.name, jar.stat().st_size, jar.stat().st_mtime_ns) for jar in found.jars]
    release = found.program.parents[1] / "release"
    said = [str(found.program), release.read_text("utf-8"), jars, _FLAGS]
    key = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]
    return user_cache_path("allegiance") / "engine" / f"{key}.aot"


def cached() -> list[str]:
    """The flag that makes Java use the start-up cache, where there is one and it is not switched off."""
    if os.environ.get("ALLEGIANCE_AOT") == "0" or not (file := cache_file()).is_file():
        return []
    return [f"-XX:AOTCache={file}", *_WITH_CACHE]


def command(memory: str, extra: list[str], *, nice: bool) -> list[str]:
    """The command line; ``watch.py`` puts the folder and the ports in."""
    found = java()
    lower = shutil.which("nice") if nice else None
    return [
        *([lower, "-n", "10"] if lower else []),
        *(str(found.program), f"-Xmx{memory}", *extra, *_FLAGS),
        *("-cp", os.pathsep.join(map(str, found.jars)), "com.arcadedb.server.ArcadeDBServer"),
    ]
