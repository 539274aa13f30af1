"""The read-only door, tried on each database: nothing gets in, and nothing of what was tried stays."""

from collections.abc import Iterator

import pytest

from allegiance.errors import QueryError, StoreError, WriteRefused
from allegiance.stores import guard
from allegiance.stores.bolt import BoltStore
from stores import graphs

WRITES = [
    "CREATE (:Foo)",
    "create (:Foo)",
    "CREATE (n:Foo) RETURN n",
    "MATCH (a:Actor) CREATE (a)-[:KNOWS]->(:Foo) RETURN a",
    "MERGE (:Foo {id: 1})",
    "MATCH (a:Actor) SET a.name = 'x'",
    "MATCH (a:Actor) SET a:Foo RETURN a",
    "MATCH (a:Actor) SET a += {name: 'x'}",
    "MATCH (a:Actor) REMOVE a.name",
    "MATCH (a:Actor) DETACH DELETE a",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (a:Actor) WITH a LIMIT 1 DELETE a",
    "FOREACH (x IN [1] | CREATE (:Foo {x: x}))",
    "UNWIND [1, 2] AS x CREATE (:Foo {x: x}) RETURN x",
    "CALL { CREATE (n:Foo) RETURN n } RETURN n",
    "MATCH (a:Actor) CALL (a) { SET a.name = 'x' } RETURN a",
    "MATCH (a:Actor) CALL (a) { SET a.name = 'x' } IN TRANSACTIONS OF 1 ROWS",
    "MATCH (a:Actor) CALL (a) { RETURN 1 AS one } IN TRANSACTIONS RETURN one",
    "RETURN 1 AS one UNION CREATE (n:Foo) RETURN 1 AS one",
    "/* read */ CREATE (:Foo)",
    "// read\nCREATE (:Foo)",
    "MATCH (a:Actor) /* RETURN a */ SET a.x = 1 // RETURN a",
    "RETURN 'a' AS a; CREATE (:Foo)",
    "CREATE CONSTRAINT foo_id IF NOT EXISTS FOR (n:Foo) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX foo_name IF NOT EXISTS FOR (n:Foo) ON (n.name)",
    "DROP INDEX allegiance_actor_name IF EXISTS",
    "DROP CONSTRAINT allegiance_actor_id IF EXISTS",
    "CREATE DATABASE foo",
    "DROP DATABASE neo4j",
    "CREATE USER foo SET PASSWORD 'foofoofoo'",
    "ALTER CURRENT USER SET PASSWORD FROM 'tests-alone' TO 'foofoofoo'",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL db.createLabel('Foo')",
    "CALL db.createProperty('foo')",
    "CALL db.`createLabel`('Foo')",
    "CALL `db`.`createLabel`('Foo')",
    "CALL merge.node(['Foo'], {id: 1})",
    "CALL merge.node(['Foo'], {id: 1}) YIELD node RETURN node",
    "UNWIND range(1, 9) AS i CALL merge.node(['Foo'], {id: i}) YIELD node RETURN node",
    "CALL do.when(true, 'CREATE (n:Foo) RETURN n', 'RETURN 1')",
    "CALL apoc.create.node(['Foo'], {})",
    "CALL refactor.cloneNodesWithRelationships([])",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL db.migrateLegacyTemporals()",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "load\n/* a */ csv FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "\\u004cOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "\\u0043REATE (:Foo)",
    "MATCH (a:Actor) RETURN a.x \\u0053ET a.x = 1",
    "EXPLAIN CREATE (:Foo)",
    "PROFILE CREATE (:Foo)",
    "CYPHER 5 CREATE (:Foo)",
    "USING PERIODIC COMMIT 5 LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Foo)",
    "GRANT ROLE admin TO foo",
    "SHOW DATABASES YIELD name CREATE (:Foo)",
]


@pytest.fixture
def full(store: BoltStore) -> Iterator[BoltStore]:
    store.load(graphs.network(), "here-1")
    yield store
    store.statement("MATCH (n:Foo) DETACH DELETE n", write=True)


def everything(store: BoltStore) -> tuple[object, ...]:
    kept = (
        "SHOW INDEXES YIELD labelsOrTypes, properties",
        "SHOW CONSTRAINTS YIELD labelsOrTypes, properties",
    )
    return graphs.content(store), *(sorted(map(repr, store.statement(text).records)) for text in kept)


def test_nothing_gets_in(full: BoltStore) -> None:
    before = everything(full)
    for text in WRITES:
        with pytest.raises((WriteRefused, QueryError, StoreError)):
            full.statement(text)
        with pytest.raises((WriteRefused, QueryError, StoreError)):
            full.statement(text, limit=1)
    assert everything(full) == before
    labels = [row[0] for row in full.statement("CALL db.labels() YIELD label RETURN label").records]
    assert "Foo" not in labels  # on the embedded engine a label outlasts a rollback


READS = [
    ("MATCH (a:Actor) RETURN count(a)", 4),
    ("MATCH (n {create: 1}) RETURN count(n)", 0),
    ("MATCH (n) WHERE n.set = 1 RETURN count(n)", 0),
    ("MATCH (n:`Create`) RETURN count(n)", 0),
    ("MATCH ()-[r:DELETE]->() RETURN count(r)", 0),
    ("RETURN {delete: 1}.delete", 1),
    ("RETURN 'CREATE (n); LOAD CSV' // SET\n", "CREATE (n); LOAD CSV"),
    ('RETURN "it\'s; MERGE" /* ; DROP */', "it's; MERGE"),
    ("RETURN '\\'; CREATE (n)' AS x", "'; CREATE (n)"),
    ("WITH 1 AS `SET` RETURN `SET`", 1),
    ("CALL db.labels() YIELD label WITH label WHERE label = 'Actor' RETURN label", "Actor"),
    ("MATCH (a:Actor) CALL (a) { MATCH (a)-[r]->() RETURN count(r) AS n } RETURN sum(n)", 4),
    ("MATCH (a:Actor) WHERE EXISTS { MATCH (a)-[:BACKS]->() } RETURN a.id", "iran"),
    ("RETURN 1 AS one UNION ALL RETURN 2 AS one", 1),
    ("RETURN 1;", 1),
]


@pytest.mark.parametrize(("text", "value"), READS, ids=[text for text, _ in READS])
def test_reading_is_let_through(full: BoltStore, text: str, value: object) -> None:
    assert full.statement(text).records[0][0] == value


@pytest.mark.parametrize("text", ["SHOW INDEXES", "SHOW DATABASES", "SHOW TRANSACTIONS"])
def test_showing_is_let_through(full: BoltStore, text: str) -> None:
    assert full.statement(text).columns


@pytest.mark.parametrize("text", ["EXPLAIN MATCH (a) RETURN a", "PROFILE MATCH (a:Actor) RETURN a.id"])
def test_plans_are_let_through(full: BoltStore, text: str) -> None:
    full.statement(text)
    assert full.counts().actors == 4


def test_a_transaction_for_reading_is_never_kept(full: BoltStore) -> None:
    """The second and third bolt: what the words do not give away is seen, refused and rolled back."""
    before = graphs.content(full)
    session = full._session(reading=True)
    with session, pytest.raises((WriteRefused, QueryError)), full._speaking("sneaked in"):
        full._read(session, "MATCH (a:Actor) SET a.name = 'x' RETURN a", {}, None)
    assert graphs.content(full) == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("MATCH (a) SET a.x = 1", "SET"),
        ("LOAD CSV FROM 'x' AS l RETURN l", "LOAD CSV"),
        ("CALL apoc.load.json('x')", "CALL apoc.load"),
    ],
)
def test_the_reason_is_given(text: str, says: str) -> None:
    with pytest.raises(WriteRefused, match=rf"{says}.*--write") as caught:
        guard.check_reading(text)
    assert caught.value.query == text


def test_statements_are_split_at_their_semicolons() -> None:
    assert guard.one(" RETURN ';' ; // end;\n") == " RETURN ';' "
    with pytest.raises(QueryError, match="several"):
        guard.one("RETURN 1; RETURN 2")


def test_a_long_statement_is_named_by_its_first_words() -> None:
    assert guard.label("MATCH (a)\n  RETURN a") == "MATCH (a) RETURN a"
    assert len(guard.label("x" * 100)) == 40
