"""Every query file: its header says what the query does, and both databases do the same."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import theatre
from allegiance import cypher
from allegiance.cypher import Query
from allegiance.network import Network
from allegiance.ontology import relations
from allegiance.patterns import questions
from allegiance.stores.bolt import BoltStore
from asking import DATABASES, Asker, example, fresh, unordered

FOLDER = Path(__file__).parents[1] / "queries"
FILES = sorted(FOLDER.rglob("*.cypher"))
QUESTIONS = questions()
IDS = [query.name for query in QUESTIONS]
LINKS = {"STATED_IN", "SAID_BY", "IN_STORY"}
SAMPLES = {"interval": "2019-06", "date": "2019-06-01"}
LATER = {"until": "2020-06"}  # than the other end of a span
KINDS: dict[str, Any] = {
    "string": str,
    "strings": list,
    "integer": int,
    "float": float,
    "boolean": bool,
    "date": date,
}


def test_there_are_queries() -> None:
    assert {path.parent.name for path in FILES} >= {"patterns", "read", "schema", "write"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_header_is_right(path: Path) -> None:
    query = cypher.read(path)  # parsing holds parameters, columns and order against the text
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", path.stem)
    assert query.asks.endswith(("?", ".")), "what it asks is a sentence"
    assert all(p.says for p in query.parameters)
    assert all(c.says for c in query.columns)


@pytest.mark.parametrize("query", QUESTIONS, ids=IDS)
def test_header_of_a_question_tells_a_person_enough(query: Query) -> None:
    assert query.asks.endswith("?")
    assert query.limits, "a question says what it does not say"
    assert query.example, "a question has an example"
    assert query.order, "a question's rows are ordered"
    assert [c.type for c in query.columns if c.name == "claims"] == ["strings"]


@pytest.mark.parametrize("query", QUESTIONS, ids=IDS)
def test_stated_order_is_the_order_of_the_query(query: Query) -> None:
    last = query.text.rpartition("ORDER BY")[2]
    keys = re.sub(r"coalesce\((\w+), date\('[\d-]+'\)\)", r"\1", " ".join(last.split()))
    assert tuple(keys.split(", ")) == query.order


@pytest.mark.parametrize("query", QUESTIONS, ids=IDS)
def test_relations_in_a_question_are_those_of_the_ontology(query: Query) -> None:
    named = set(re.findall(r"\b[A-Z]{2,}_[A-Z_]+\b|\b(?:BACKS|FIGHTS|LEADS)\b", query.text)) - LINKS
    assert named <= relations().keys()
    symmetric = {name for name, relation in relations().items() if relation.symmetric}
    lasting = {name for name, relation in relations().items() if relation.lasts}
    hostile = {name for name, relation in relations().items() if relation.sign < 0}
    for listed in re.findall(r"IN (\['[A-Z_', ]+'\])", query.text):
        said = set(re.findall(r"\w+", listed))
        assert said in (symmetric, lasting, hostile), "a list holds the symmetric, the lasting or the hostile"
    friendly = {name for name, relation in relations().items() if relation.sign > 0}
    for listed in re.findall(r"\[\w*:((?:\w+\|){2,}\w+)", query.text):
        assert set(listed.split("|")) in (friendly, {*relations()}), (
            "a long list is of all or of the friendly"
        )


def test_a_wrong_order_is_seen() -> None:
    query = cypher.parse(
        "// title: T\n// asks: A?\n// returns a: integer -- a\n// returns b: date -- b\n// order: a DESC, b\n"
        "RETURN 1 AS a, null AS b ORDER BY a DESC, b",
        "t",
    )
    day = date(2020, 1, 1)
    assert unordered(query, [(2, day), (1, day), (1, None)]) == ""
    assert unordered(query, [(1, day), (2, day)]) == "a DESC: 1 stands before 2"
    assert unordered(query, [(1, None), (1, day)]).startswith("b: None stands before")
    assert unordered(query, [(1, day), (1, day)]).startswith("two rows are alike")


# -- on real databases --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def network() -> Network:
    return theatre.theatre()


@pytest.fixture(scope="module", params=DATABASES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    return fresh(request, request.param)


@pytest.mark.parametrize("query", QUESTIONS, ids=IDS)
def test_answer_is_what_the_header_says(query: Query, store: BoltStore, network: Network) -> None:
    ask = Asker(store, network, "theatre")
    answer = ask(query.name, **example(query))
    assert len(answer), "the example has an answer"
    raw = store.statement(query.text, answer.parameters)
    assert raw.columns == tuple(column.name for column in query.columns)
    assert raw.records == answer.rows.records
    for row in answer:
        for column in query.columns:
            value = row[column.name]
            assert value is None or type(value) is KINDS[column.type], (column, value)
            if column.type == "strings":
                assert all(type(item) is str for item in value), (column, value)


@pytest.mark.parametrize("query", QUESTIONS, ids=IDS)
def test_rows_are_ordered_and_stand_on_claims(query: Query, store: BoltStore, network: Network) -> None:
    ask = Asker(store, network, "theatre")
    for values in variants(query, network):
        answer = ask(query.name, **values)
        assert unordered(query, list(answer.rows.records)) == ""
        for row in answer:
            assert set(answer.claims(row)) <= network.claims.keys()
            # a membership that the list of actors alone states has no claim
            listed = row.get("documents") == 0 or query.name == "path"
            assert answer.claims(row) or listed, row


def variants(query: Query, network: Network) -> list[dict[str, Any]]:
    """Values to ask with: as few as can be, and each actor in each place where one can stand."""
    actors = sorted(network.actors)
    least = {p.name: SAMPLES.get(p.type, actors[at]) for at, p in enumerate(query.parameters) if p.required}
    least |= {name: day for name, day in LATER.items() if name in least}
    found = [least]
    for parameter in query.parameters:
        if parameter.type == "actor":
            found += [{**least, parameter.name: actor} for actor in actors]
            if parameter.name in ("one", "sponsor"):  # where a second end is followed too
                other = query.parameters[1].name
                found += [{parameter.name: one, other: two} for one in actors[::3] for two in actors[1::3]]
    for parameter in query.parameters:
        if parameter.name in ("levels", "steps"):
            found += [{**least, parameter.name: number} for number in (0, 1, 2)]
    return found


@pytest.mark.engine
@pytest.mark.neo4j
@pytest.mark.parametrize("seed", range(2))
def test_both_databases_give_the_same_rows(seed: int, request: pytest.FixtureRequest) -> None:
    network = theatre.scattered(seed)
    engine, neo4j = (Asker(fresh(request, param.values[0]), network, f"{seed}") for param in DATABASES)
    asked = 0
    for query in QUESTIONS:
        for values in variants(query, network):
            ours, theirs = engine(query.name, **values), neo4j(query.name, **values)
            assert ours.rows.records == theirs.rows.records, (query.name, values)
            assert unordered(query, list(ours.rows.records)) == "", (query.name, values)
            asked += len(ours) > 0
    assert asked > 50, "most of the questions have an answer"
