"""How Neo4j goes about each query, as EXPLAIN tells: by an index, or through everything for a reason."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from allegiance.cypher import Query, queries
from allegiance.stores.bolt import BoltStore
from asking import Asker, fresh
from stores.islands import islands

pytestmark = pytest.mark.neo4j
SCANS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("scans.toml").read_text("utf-8"))
NEVER = ("AllNodesScan",)
BY_LABEL = {"NodeIndexScan": "NodeByLabelScan"}  # goes through all of a label too, in the order of an index
VALUES: dict[str, Any] = {
    "actor": "1-iran",
    "string": "x",
    "strings": ["x"],
    "integer": 1,
    "date": "2019-01-01",
    "interval": "2019",
}
READ = [query for query in queries("read") if "embedded engine alone" not in query.limits]


@pytest.fixture(scope="module")
def loaded(request: pytest.FixtureRequest) -> BoltStore:
    store = fresh(request, "_neo4j_store")
    Asker(store, islands(range(30)), "plans")
    return store


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def scans(store: BoltStore, query: Query, values: dict[str, Any]) -> set[str]:
    """The operators of the query's plan that go through all of something."""
    with store._session(reading=True) as session:
        plan = session.run(f"EXPLAIN {query.text}", query.bind(values)).consume().plan
    assert plan is not None
    found = {name for name in operators(plan) if "Scan" in name}
    return {BY_LABEL.get(name, name) for name in found}


def variants(query: Query) -> Iterator[dict[str, Any]]:
    """As few values as can be, and as many."""
    yield {p.name: VALUES[p.type] for p in query.parameters if p.required}
    yield {p.name: VALUES[p.type] for p in query.parameters if p.required or p.type == "actor"}


@pytest.mark.parametrize("query", [*queries("patterns"), *READ], ids=lambda query: query.name)
def test_a_query_goes_through_everything_for_a_reason_alone(loaded: BoltStore, query: Query) -> None:
    plain = query.named(label="Actor") if "{label}" in query.text else query
    allowed = SCANS.get(query.name, {})
    for values in variants(plain):
        found = scans(loaded, plain, values)
        assert not found & set(NEVER)
        assert found <= allowed.keys(), values


def test_every_reason_is_of_a_query() -> None:
    assert SCANS.keys() <= {query.name for query in [*queries("patterns"), *READ]}
    assert all(reason for reasons in SCANS.values() for reason in reasons.values())


def test_a_scan_of_all_nodes_is_seen(loaded: BoltStore) -> None:
    query = Query("all", "All", "Which?", "MATCH (n) WHERE n.name = 'x' RETURN n.id AS id")
    assert scans(loaded, query, {}) == {"AllNodesScan"}


def test_an_actor_is_found_by_its_index(loaded: BoltStore) -> None:
    """By id and by name, whatever label of a type stands beside."""
    for text in (
        "MATCH (a:Actor {id: 'x'}) RETURN a.id AS id",
        "MATCH (a:Actor {name: 'x'}) RETURN a.id AS id",
    ):
        assert scans(loaded, Query("one", "One", "Which?", text), {}) == set()


def test_a_question_right_after_a_load_is_planned_for_what_was_loaded(request: pytest.FixtureRequest) -> None:
    """Neo4j counts late by itself what an index holds, and would not seek in one that it takes for empty."""
    store = fresh(request, "_neo4j_store")
    Asker(store, islands(range(30, 60)), "planned")
    asked = next(query for query in queries("patterns") if query.name == "patterns/as-of")
    with store._session(reading=True) as session:
        plan = session.run(f"EXPLAIN {asked.text}", asked.bind({"when": "2019", "actor": "30-iran"}))
        found = list(operators(plan.consume().plan or {}))
    assert found.count("NodeUniqueIndexSeek") == 1
    assert "NodeIndexScan" not in found
