"""The same rows from both databases: all questions and a corpus of statements, on hundreds of random graphs.

A graph has eight actors and none in common with another. CI asks 200 of them in one load, where they stand
beside each other. With ALLEGIANCE_GRAPHS=300 three hundred more are asked, each alone.
"""

import random
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allegiance.cypher import Query
from allegiance.errors import AllegianceError
from allegiance.patterns import questions
from allegiance.stores.bolt import BoltStore
from asking import DATABASES, Asker, fresh, unordered
from stores import graphs
from stores.islands import islands
from stores.statements import Statement, statements

pytestmark = [pytest.mark.engine, pytest.mark.neo4j]
Both = tuple[BoltStore, BoltStore]
DOCS = Path(__file__).parents[2] / "docs" / "databases.md"
DIFFERENCES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("differences.toml").read_text("utf-8")
)
GRAPHS = range(200)
WHEN = ("2018-06", "2019", "2019-07", "2020-01-05", "2020-06")
WITHOUT_ROWS = {"no-group-no-row"}
PLACELESS = {"places"}  # no claim here names a place
ROUNDS = 4
"""How often a question that takes an actor is asked of one; a statement that does, thrice as often."""


@pytest.fixture(scope="module")
def both(request: pytest.FixtureRequest) -> Both:
    engine, neo4j = (fresh(request, param.values[0]) for param in DATABASES)
    return engine, neo4j


class Case:
    """Some graphs in both databases, and what to ask of them."""

    def __init__(self, both: Both, seeds: range) -> None:
        self.network = islands(seeds)
        self.stores = both
        self.askers = [Asker(store, self.network, f"islands-{seeds}") for store in both]
        self.chance = random.Random(seeds[0])

    def actors(self, many: int) -> list[str]:
        """Some of the actors of one of the graphs, so that they can have to do with each other."""
        seed = self.chance.choice(sorted(self.network.actors)).partition("-")[0]
        own = [id_ for id_ in sorted(self.network.actors) if id_.partition("-")[0] == seed]
        return self.chance.sample(own, min(many, len(own)))

    def values(self, statement: Statement) -> Iterator[dict[str, Any]]:
        """Values for the parameters of a statement: once where it takes no actor, else some times."""
        for _ in range(3 * ROUNDS if {"actor", "other", "ids"} & statement.parameters else 1):
            ids = self.actors(8)
            said = {"actor": ids[0], "other": ids[1], "ids": ids, "day": date(2019, 6, 1), "nothing": None}
            said["relations"] = ["BACKS", "FIGHTS"]
            yield {name: said[name] for name in statement.parameters}

    def variants(self, query: Query) -> Iterator[dict[str, Any]]:
        """Values for a question: as few as can be, then some actors in each place where one can stand."""
        ends = [p.name for p in query.parameters if p.type == "actor"]

        def least(ids: list[str]) -> dict[str, Any]:
            days = sorted(self.chance.sample(WHEN, 2))
            kinds = {"interval": days, "date": [WHEN[3]], "actor": ids}
            return {p.name: kinds[p.type].pop(0) for p in query.parameters if p.required}

        yield least(self.actors(4))
        for _ in range(ROUNDS if ends else 0):
            ids = self.actors(8)
            some = self.chance.sample(range(len(ends)), self.chance.randint(bool(ends), len(ends)))
            yield {**least(ids), **{ends[at]: ids[at] for at in some}}


@pytest.fixture(scope="module")
def case(both: Both) -> Case:
    return Case(both, GRAPHS)


def rows(store: BoltStore, text: str, values: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """The rows as Python writes them, so that 1 is not 1.0; ``refused`` where the database takes offence."""
    try:
        writes = text.startswith("CREATE")
        return tuple(map(repr, store.statement(text, values or {}, write=writes).records))
    except AllegianceError:
        return ("refused",)


def asked(case: Case, statement: Statement) -> Iterator[list[tuple[str, ...]]]:
    """The rows of both databases, sorted where the statement does not order them."""
    for values in case.values(statement):
        found = [rows(store, statement.text, values) for store in case.stores]
        yield found if statement.ordered else [tuple(sorted(each)) for each in found]


def check_statements(case: Case) -> set[str]:
    """Which statements had rows, the same on both."""
    differ, full = set(), set()
    for statement in statements():
        for ours, theirs in asked(case, statement):
            if ours != theirs or ours == ("refused",):
                differ.add(statement.name)
            if ours:
                full.add(statement.name)
    assert differ == set()
    return full


def check_questions(case: Case) -> set[str]:
    """Which questions had rows, the same on both."""
    engine, neo4j = case.askers
    full = set()
    for query in questions():
        for values in case.variants(query):
            ours, theirs = engine(query.name, **values), neo4j(query.name, **values)
            assert ours.rows == theirs.rows, (query.name, values)
            assert unordered(query, list(ours.rows.records)) == "", (query.name, values)
            if len(ours):
                full.add(query.name)
    return full


def test_statements(case: Case) -> None:
    assert {each.name for each in statements()} - check_statements(case) == WITHOUT_ROWS


def test_questions(case: Case) -> None:
    assert {query.name for query in questions()} - check_questions(case) <= PLACELESS


# -- the corpus --------------------------------------------------------------------------------------------


def test_the_corpus_is_wide() -> None:
    names = [each.name for each in statements()]
    assert len(names) == len(set(names)) >= 60
    texts = " ".join(each.text for each in statements())
    for kind in (
        *(
            "PART_OF*0..3",
            "shortestPath",
            "allShortestPaths",
            "EXISTS {",
            "COUNT {",
            "CALL (",
            "UNION",
            "UNWIND",
        ),
        *("OPTIONAL MATCH", "percentileDisc", "reduce(", "CASE", "WITH ", "date(", "duration", "collect("),
        *("UNWIND", "{1,3}", "IS NULL", "toUpper", "=~", "SKIP", "DISTINCT", "r.sign", "startNode", "a {.id"),
    ):
        assert kind in texts, kind


def test_every_statement_of_the_files_is_read() -> None:
    folder = Path(__file__).with_name("statements")
    written = sum(path.read_text("utf-8").count("// ") for path in folder.glob("*.cypher"))
    assert written == len(statements())


# -- what differs ------------------------------------------------------------------------------------------


@pytest.fixture
def full(case: Case) -> Both:
    return case.stores


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_difference_is_still_one(full: Both, name: str) -> None:
    """Where this fails, the two have come nearer: take the difference out of the list and of the docs."""
    said = DIFFERENCES[name]
    for store, kind in zip(full, ("engine", "neo4j"), strict=True):
        found = rows(store, said["statement"])
        assert found == ("refused",) or f"({', '.join(found)}{',' * (len(found) == 1)})" == said[kind]
        assert (found == ("refused",)) == (said[kind] == "refused")
    assert said["engine"] != said["neo4j"]


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_way_round_a_difference(full: Both, name: str) -> None:
    ours, theirs = (rows(store, DIFFERENCES[name]["round"]) for store in full)
    assert ours == theirs != ("refused",)


def test_no_rows_no_columns(full: Both) -> None:
    """The engine names no columns where there is no row; questions have those of their headers."""
    ours, theirs = (store.statement("UNWIND [] AS x RETURN x").columns for store in full)
    assert (ours, theirs) == ((), ("x",))


def test_the_docs_tell_every_difference() -> None:
    told = DOCS.read_text("utf-8")
    for name, said in DIFFERENCES.items():
        for part in ("says", "statement", "round"):
            assert said[part] in told, name


# -- more ----------------------------------------------------------------------------------------------------


@pytest.mark.timeout(0)  # as many as one likes
def test_as_many_more_as_are_asked_for(both: Both, given: Mapping[str, str]) -> None:
    many = int(given.get("ALLEGIANCE_GRAPHS", "0"))
    if not many:
        pytest.skip("only with ALLEGIANCE_GRAPHS: each graph alone takes some seconds")
    for seed in range(1000, 1000 + many):
        case = Case(both, range(seed, seed + 1))
        assert graphs.content(both[0]) == graphs.content(both[1])
        check_statements(case)
        check_questions(case)
