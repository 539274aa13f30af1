"""The contract of the stores is kept by three databases: here ``store`` is the current Neo4j release too."""

from collections.abc import Iterator, Mapping

import pytest

from allegiance.stores.bolt import BoltStore
from databases import empty, first_login, free_port
from neo4j_server import server


@pytest.fixture(scope="session")
def _current_store(tmp_path_factory: pytest.TempPathFactory, given: Mapping[str, str]) -> Iterator[BoltStore]:
    """The current calendar release, which needs a newer Java than the long-term one."""
    if given.get("NEO4J_URI") or "ALLEGIANCE_NEO4J_VERSION" in given:
        pytest.skip("one Neo4j is named, and that one is tested alone")
    if reason := server.missing(server.CURRENT):
        pytest.skip(f"no Neo4j {server.CURRENT}: {reason}")
    port = free_port()
    folder = tmp_path_factory.mktemp("current")
    with (
        server.running(folder, port, server.CURRENT),
        first_login(f"bolt://127.0.0.1:{port}").store() as store,
    ):
        yield store


@pytest.fixture
def current_store(_current_store: BoltStore) -> BoltStore:
    """The current release, empty."""
    empty(_current_store)
    return _current_store


@pytest.fixture(
    params=[
        pytest.param("engine_store", id="engine", marks=pytest.mark.engine),
        pytest.param("neo4j_store", id="neo4j", marks=pytest.mark.neo4j),
        pytest.param("current_store", id="current", marks=pytest.mark.neo4j),
    ]
)
def store(request: pytest.FixtureRequest) -> BoltStore:
    """Each database in turn, empty."""
    found: BoltStore = request.getfixturevalue(request.param)
    return found
