"""The questions on the current Neo4j release: the same rows as on the engine, which the other tests hold."""

import pytest

import theatre
from allegiance.cypher import Query
from allegiance.patterns import questions
from allegiance.stores.bolt import BoltStore
from asking import Asker, example
from neo4j_server import server

pytestmark = [pytest.mark.engine, pytest.mark.neo4j]


@pytest.fixture(scope="module")
def askers(_current_store: BoltStore, _engine_store: BoltStore) -> tuple[Asker, Asker]:
    for store in (_current_store, _engine_store):
        store.statement("MATCH (n) DETACH DELETE n", write=True)
    network = theatre.theatre()
    return Asker(_current_store, network, "theatre"), Asker(_engine_store, network, "theatre")


def test_it_is_the_current_release(current_store: BoltStore) -> None:
    assert current_store._driver.get_server_info().agent == f"Neo4j/{server.CURRENT}"


@pytest.mark.parametrize("query", questions(), ids=lambda query: query.name)
def test_a_question_has_the_same_rows(askers: tuple[Asker, Asker], query: Query) -> None:
    current, engine = (asker(query.name, **example(query)) for asker in askers)
    assert current.rows == engine.rows
    assert len(current)
