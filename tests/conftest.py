"""What all tests share: a clean environment, and one database of each kind for the session.

``store`` runs a test once with the embedded engine and once with Neo4j; ``engine_store`` and ``neo4j_store``
with one of them. Each test finds it empty. Neo4j is the server that NEO4J_URI names (with NEO4J_USERNAME and
NEO4J_PASSWORD), which must hold nothing, as the tests empty it; else one started from Maven's jars; else its
tests are skipped aloud, or fail where ALLEGIANCE_REQUIRE_NEO4J is 1. ALLEGIANCE_NEO4J_VERSION names the
version to start.
"""

import os
import signal
from collections.abc import Iterator, Mapping
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from allegiance.stores.bolt import BoltStore
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine
from databases import Server, empty, first_login, free_port
from neo4j_server import server

# No test fails for being slow: machines are.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# What the user has set must not reach the tests: it is taken out before the first of them is collected.
GIVEN = {
    name: os.environ.pop(name) for name in list(os.environ) if name.startswith(("NEO4J_", "ALLEGIANCE_"))
}
# Each worker starts up to three databases, of about 2 GB in all.
MOST_WORKERS = 4
# A shell that starts us in the background has Ctrl-C ignored, and what we start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ["ALLEGIANCE_AOT"] = "0"  # nor may the tests depend on a start-up cache


def pytest_xdist_auto_num_workers() -> int:
    """How many ``-n auto`` starts: each has its own databases, but a named server is one for all."""
    return 0 if "NEO4J_URI" in GIVEN else min(os.cpu_count() or 1, MOST_WORKERS)


def pytest_configure(config: pytest.Config) -> None:
    if "NEO4J_URI" in GIVEN and (config.getoption("numprocesses", None) or 0) > 1:
        raise pytest.UsageError(
            "the tests empty the database that NEO4J_URI names: they cannot share it, run -n 0"
        )


@pytest.fixture(scope="session")
def given() -> Mapping[str, str]:
    """What the user has set for the tests themselves."""
    return GIVEN


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The embedded engine that the session's tests share."""
    with Engine(tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture(scope="session")
def _engine_store(engine: Engine) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(Engine(engine.folder.parent).start()) as store:
        yield store


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The Neo4j server that the session's tests share."""
    if uri := GIVEN.get("NEO4J_URI"):
        username = GIVEN.get("NEO4J_USERNAME") or GIVEN.get("NEO4J_USER") or "neo4j"
        yield Server(uri, username, GIVEN.get("NEO4J_PASSWORD", ""))
        return
    version = GIVEN.get("ALLEGIANCE_NEO4J_VERSION", server.VERSION)
    if reason := server.missing(version):
        _without(reason)
    port = free_port()
    with server.running(tmp_path_factory.mktemp("neo4j"), port, version):
        yield first_login(f"bolt://127.0.0.1:{port}")


@pytest.fixture(scope="session")
def neo4j_uri(neo4j_server: Server) -> str:
    """Where the session's Neo4j answers."""
    return neo4j_server.uri


@pytest.fixture(scope="session")
def _neo4j_store(neo4j_server: Server) -> Iterator[BoltStore]:
    with neo4j_server.store() as store:
        if store.statement("MATCH (n) RETURN count(n) AS nodes").records != ((0,),):
            _without(f"the database at {neo4j_server.uri} is not empty, and the tests would empty it")
        yield store
        empty(store)


@pytest.fixture
def engine_store(_engine_store: EmbeddedStore) -> EmbeddedStore:
    """The embedded engine, empty."""
    empty(_engine_store)
    return _engine_store


@pytest.fixture
def neo4j_store(_neo4j_store: BoltStore) -> BoltStore:
    """Neo4j, empty."""
    empty(_neo4j_store)
    return _neo4j_store


@pytest.fixture(
    params=[
        pytest.param("engine_store", id="engine", marks=pytest.mark.engine),
        pytest.param("neo4j_store", id="neo4j", marks=pytest.mark.neo4j),
    ]
)
def store(request: pytest.FixtureRequest) -> BoltStore:
    """Each database in turn, empty."""
    found: BoltStore = request.getfixturevalue(request.param)
    return found


def _without(reason: str) -> NoReturn:
    if GIVEN.get("ALLEGIANCE_REQUIRE_NEO4J") == "1":
        pytest.fail(f"Neo4j is required here: {reason}")
    pytest.skip(f"no Neo4j: {reason}")
