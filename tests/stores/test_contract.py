"""What every store does, run over each of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import theatre
from allegiance.cypher import Query, parse, queries
from allegiance.errors import LoadError, ParameterError, QueryError, StoreError
from allegiance.network import Grades
from allegiance.records import Attribution, Polarity, Precision, Recorded, Time
from allegiance.stores import StoreCounts
from allegiance.stores.bolt import BoltStore
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine
from factory import claim, document, story, verdict
from stores import graphs

FIRST, SECOND = "here-1:lists", "here-2:lists"


def column(store: BoltStore, text: str, **values: Any) -> list[Any]:
    return [record[0] for record in store.statement(text, values).records]


# -- schema ------------------------------------------------------------------------------------------------


def test_ids_are_unique(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    for text in ("CREATE (:Actor:State {id: 'iran'})", "CREATE (:Actor {id: 'iran'})"):
        with pytest.raises(QueryError):
            store.statement(text, write=True)
    assert column(store, "MATCH (a:Actor {id: 'iran'}) RETURN count(a)") == [1]


def test_schema_is_there_once(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    store.load(graphs.network(), SECOND)
    indexed = store.statement("SHOW INDEXES YIELD labelsOrTypes, properties RETURN labelsOrTypes, properties")
    wanted = [(["Actor"], ["id"]), (["Actor"], ["name"]), (["Claim"], ["id"]), (["Document"], ["id"])]
    found = [record for record in indexed.records if record in wanted]
    assert sorted(found) == wanted
    for label in ("Story", "Source", "Workspace"):
        with pytest.raises(QueryError):
            store.statement(f"MATCH (n:{label}) CREATE (:{label} {{id: n.id}})", write=True)


# -- loading -----------------------------------------------------------------------------------------------


def test_a_new_database_holds_nothing(store: BoltStore) -> None:
    assert store.fingerprint() == ""
    assert store.counts() == StoreCounts(0, 0, 0, 0, 0, 0)


def test_load(store: BoltStore) -> None:
    counts = store.load(graphs.network(), FIRST)
    assert (
        counts == store.counts() == StoreCounts(actors=4, documents=1, claims=4, ties=4, stories=1, sources=1)
    )
    assert store.fingerprint() == FIRST
    assert store.statement("MATCH (a)-[r:BACKS]->(b) RETURN a.name, b.name, r.documents, r.sign").records == (
        ("Iran", "Badr", 1, 1),
    )


def test_an_empty_network(store: BoltStore) -> None:
    assert store.load(graphs.of([], []), FIRST) == StoreCounts(0, 0, 0, 0, 0, 0)
    assert store.fingerprint() == FIRST


def test_a_second_load_changes_nothing(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    before = graphs.content(store)
    told: list[tuple[int, int]] = []
    store.load(graphs.network(), FIRST, lambda done, total: told.append((done, total)))
    assert graphs.content(store) == before
    assert told == [(0, 0)]


def test_progress_counts_records(store: BoltStore) -> None:
    told: list[tuple[int, int]] = []
    store.load(graphs.network(), FIRST, lambda done, total: told.append((done, total)))
    # actors, documents, claims, ties, stories, sources; and that the document and the source are of the story
    assert told[0] == (0, 4 + 1 + 4 + 4 + 1 + 1 + 2)
    assert told[-1] == (17, 17)


def test_only_what_changed_is_written(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    told: list[tuple[int, int]] = []
    more = graphs.of(*_with(story(("SDF", "FIGHTS", "Islamic State"), name="second")))
    store.load(more, SECOND, lambda done, total: told.append((done, total)))
    assert store.counts() == StoreCounts(actors=5, documents=2, claims=5, ties=5, stories=2, sources=2)
    assert told[-1] == (
        8,
        8,
    )  # an actor, a document, a claim, a tie, a story, a source and two links to the story


def test_what_the_ledger_lost_goes(store: BoltStore) -> None:
    store.load(graphs.of(*_with(story(("SDF", "FIGHTS", "Islamic State"), name="second"))), FIRST)
    store.load(graphs.network(), SECOND)
    left = graphs.content(store)
    graphs_alone = _alone(store)
    assert left == graphs_alone
    assert store.counts() == StoreCounts(4, 1, 4, 4, 1, 1)


def test_a_tie_that_gains_a_claim(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    store.load(
        graphs.of(*_with(story(("Iran", "BACKS", "Badr"), name="second", date=date(2017, 2, 3)))), SECOND
    )
    assert store.statement("MATCH ()-[r:BACKS]->() RETURN r.documents, size(r.claims), r.last").records == (
        (2, 2, date(2017, 2, 3)),
    )


def test_a_changed_actor_type(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    store.load(graphs.network(kinds={"iran": "state", "badr": "army"}), SECOND)
    labels = "MATCH (a:Actor) RETURN a.id, [l IN labels(a) WHERE l <> 'Actor'], a.type ORDER BY a.id"
    assert store.statement(labels).records == (
        ("badr", ["Army"], "army"),
        ("hashd", ["Militia"], "militia"),
        ("iran", ["State"], "state"),
        ("islamic-state", ["Militia"], "militia"),
    )
    assert column(store, "MATCH (a:State)-[:BACKS]->(b:Army) RETURN b.id") == ["badr"]
    assert store.counts() == StoreCounts(4, 1, 4, 4, 1, 1)


def test_two_actors_made_one_and_two_again(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    before = graphs.content(store)
    store.load(graphs.network(verdicts=[verdict("badr", "hashd")]), SECOND)
    assert store.counts().actors == 3
    ends = "MATCH (c:Claim)-[:SUBJECT|OBJECT]->(a:Actor) RETURN DISTINCT a.id ORDER BY a.id"
    assert len(column(store, ends)) == 3
    store.load(graphs.network(), FIRST)
    assert graphs.content(store) == before


def test_what_was_broken_by_hand_is_made_good(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    whole = graphs.content(store)
    for text in (
        "MATCH (a:Actor {id: 'badr'}) DETACH DELETE a",
        "MATCH ()-[r:FIGHTS]->() DELETE r",
        "MATCH ()-[r:OBJECT]->() DELETE r",
        "MATCH (a:Actor {id: 'iran'}) REMOVE a:Militia",
        "MATCH (a)-[r:BACKS]->(b) CREATE (a)-[s:BACKS]->(b) SET s = properties(r)",
        "MATCH (a)-[r:STATED_IN]->(b) CREATE (a)-[s:STATED_IN]->(b) SET s = properties(r)",
        "MATCH ()-[r:SAID_BY]->() DELETE r",
        "MATCH ()-[r:TELLS]->() DELETE r",
        "MATCH (a)-[r:TELLS]->(b) CREATE (a)-[s:TELLS]->(b) SET s = properties(r)",
        "MATCH ()-[r:IN_STORY]->() DELETE r",
        "MATCH (s:Story) DETACH DELETE s",
        "MATCH (s:Source) DETACH DELETE s",
        "MATCH (d:Document) DETACH DELETE d",
        "MATCH (s:Story) SET s.documents = 9, s.hash = 'x'",
    ):
        store.statement(text, write=True)
        store.load(graphs.network(), FIRST)
        assert graphs.content(store) == whole, text


def test_a_load_needs_an_owner(store: BoltStore) -> None:
    with pytest.raises(LoadError, match="fingerprint"):
        store.load(graphs.network(), "")


# -- stories and sources -----------------------------------------------------------------------------------

HE = {"attribution": Attribution("Hadi", "Lebanese channel al-Mayadin", "hadi")}
SHOWN = (
    "MATCH (c:Claim)-[:SAID_BY]->(v:Source) OPTIONAL MATCH (v)-[:SPEAKER]->(a:Actor)"
    " OPTIONAL MATCH (v)-[:IN_STORY]->(s:Story)"
    " RETURN DISTINCT v.speaker, v.speaker_name, v.channel, v.story, a.id, s.id ORDER BY v.speaker, v.story"
)


def told(*names: str) -> tuple[list[Any], list[Any]]:
    """One document for each name, in which the agency speaks and so does one man."""
    made = [story(("Iran", "BACKS", "Badr"), ("Hadi", "LEADS", "Badr", HE), name=n, title=n) for n in names]
    return [claim for _, claims in made for claim in claims], [document for document, _ in made]


def test_a_source_is_a_speaker_on_a_channel_or_a_story_in_its_own_voice(store: BoltStore) -> None:
    claims, documents = told("one", "two")
    store.load(graphs.of(claims, documents), FIRST)
    one, two = sorted(document.id for document in documents)
    assert store.statement(SHOWN).records == (
        ("", "", "", one, None, one),
        ("", "", "", two, None, two),
        ("hadi", "Hadi", "al mayadin", "", "hadi", None),
    )
    ties = "MATCH (:Actor)-[r]->() RETURN type(r), r.documents, r.stories, r.sources ORDER BY type(r)"
    assert store.statement(ties).records == (("BACKS", 2, 2, 2), ("LEADS", 2, 2, 1))


def test_documents_become_copies_and_are_told_apart_again(store: BoltStore) -> None:
    claims, documents = told("one", "two", "three")
    apart = graphs.of(claims, documents)
    copies = graphs.of(claims, documents, stories={document.id: "wire" for document in documents[:2]})
    store.load(apart, FIRST)
    before = graphs.content(store)
    assert store.load(copies, SECOND) == StoreCounts(3, 3, 6, 2, 2, 3)
    many = "MATCH (d:Document)-[:TELLS]->(s:Story) RETURN s.documents, count(d) ORDER BY s.documents"
    assert store.statement(many).records == ((1, 1), (2, 2))
    after = graphs.content(store)
    store.load(apart, FIRST)
    assert graphs.content(store) == before
    store.load(graphs.of([], []), SECOND)
    store.load(copies, SECOND)
    assert graphs.content(store) == after


def test_a_speaker_who_becomes_an_actor_and_is_none_again(store: BoltStore) -> None:
    plain = story(("Iran", "BACKS", "Badr", {"attribution": Attribution("Hadi", "al-Mayadin")}), name="one")
    known = story(("Iran", "BACKS", "Badr", HE), name="one")
    more = story(("Hadi", "LEADS", "Badr"), name="two")
    store.load(graphs.of(known[1], [known[0]]), FIRST)
    assert column(store, "MATCH (v:Source {speaker: 'hadi'}) RETURN v.speaker_name") == ["Hadi"]
    assert column(store, "MATCH (:Source)-[:SPEAKER]->(a) RETURN a.id") == []
    before = graphs.content(store)
    store.load(graphs.of([*known[1], *more[1]], [known[0], more[0]]), SECOND)
    assert column(store, "MATCH (:Source)-[:SPEAKER]->(a) RETURN a.id") == ["hadi"]
    store.load(graphs.of(known[1], [known[0]]), FIRST)
    assert graphs.content(store) == before
    store.load(graphs.of(plain[1], [plain[0]]), FIRST)
    assert column(store, "MATCH (v:Source) RETURN v.speaker") == ["hadi"]


# -- time --------------------------------------------------------------------------------------------------


def test_the_days_of_a_tie_are_lists_of_dates(store: BoltStore) -> None:
    def when(start: int | None, end: int | None, exact: Precision | None = Precision.YEAR) -> dict[str, Time]:
        first, last = start and date(start, 1, 1), end and date(end, 12, 31)
        return {"time": Time("then", first or None, last or None, exact)}

    said = story(
        ("Iran", "BACKS", "Badr", when(2010, 2010)),
        ("Iran", "BACKS", "Badr", when(2012, 2014)),
        ("Iran", "BACKS", "Badr", {**when(None, 2005), "polarity": Polarity.DENIED}),
        date=date(2016, 5, 1),
    )
    network = graphs.of(said[1], [said[0]])
    (tie,) = network.ties
    assert all((tie.held, tie.sometime, tie.not_held))
    store.load(network, FIRST)
    ((found,),) = store.statement("MATCH ()-[t:BACKS]->() RETURN properties(t)").records
    for name, days in (("held", tie.held), ("some", tie.sometime), ("not", tie.not_held)):
        assert found[f"{name}_from"] == [each.start for each in days]
        assert found[f"{name}_to"] == [each.end for each in days]
    assert found["not_from"] == [date.min], "a day that any database can hold"


def test_when_a_claim_came_into_the_ledger_stays(store: BoltStore) -> None:
    network = graphs.network()
    noted = Recorded(datetime(2026, 11, 22, 3, 4, 5, 123456, tzinfo=timezone(timedelta(hours=2))), 7)
    store.load(replace(network, recorded=dict.fromkeys(network.claims, noted)), FIRST)
    assert set(store.statement("MATCH (c:Claim) RETURN c.recorded, c.run").records) == {
        (datetime(2026, 11, 22, 1, 4, 5, 123456), 7)
    }
    begun: list[int] = []
    store.load(
        replace(network, recorded=dict.fromkeys(network.claims, noted)), SECOND, lambda _, n: begun.append(n)
    )
    assert begun == [0]


@pytest.mark.engine
def test_days_and_instants_are_the_same_when_the_engine_comes_back(tmp_path: Path) -> None:
    network = theatre.scattered(1)
    noted = Recorded(datetime(2026, 11, 22, 3, 4, 5, 123456, tzinfo=UTC), 7)
    network = replace(network, recorded=dict.fromkeys(network.claims, noted))
    shown = (
        "MATCH ()-[t]->() WHERE t.held_from IS NOT NULL RETURN t.id, t.held_from, t.not_to ORDER BY t.id",
        "MATCH (c:Claim) RETURN DISTINCT c.recorded, c.run",
    )
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        store.load(network, FIRST)
        content = graphs.content(store), [store.statement(text).records for text in shown]
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        assert (graphs.content(store), [store.statement(text).records for text in shown]) == content
        told: list[int] = []
        store.load(network, SECOND, lambda done, total: told.append(total))
        assert told == [0]


# -- what the user thinks ----------------------------------------------------------------------------------


def test_grades_stand_at_those_who_publish_and_speak(store: BoltStore) -> None:
    claims, documents = told("one", "two")
    known = [replace(documents[0], publisher="The Courier"), documents[1]]
    claims = [
        replace(c, document=known[documents.index(d)].id)
        for c in claims
        for d in documents
        if d.id == c.document
    ]
    network = graphs.of(claims, known)
    store.load(replace(network, grades=Grades({"the courier": "B", "Al Mayadin TV": "D3"})), FIRST)
    assert sorted(column(store, "MATCH (d:Document) RETURN d.grade")) == ["", "B"]
    assert sorted(column(store, "MATCH (v:Source) RETURN v.grade")) == ["", "", "D3"]
    store.load(replace(network, grades=Grades({"HADI": "A1", "al-mayadin": "D3"})), SECOND)
    assert column(store, "MATCH (v:Source {speaker: 'hadi'}) RETURN v.grade") == ["A1"]
    assert set(column(store, "MATCH (d:Document) RETURN d.grade")) == {""}


def test_an_actor_tells_who_was_made_one_with_it(store: BoltStore) -> None:
    store.load(graphs.network(verdicts=[verdict("badr", "hashd")]), FIRST)
    assert column(store, "MATCH (a:Actor {id: 'badr'}) RETURN a.merged") == [["hashd"]]
    assert column(store, "MATCH (a:Actor) WHERE 'hashd' IN a.merged RETURN a.id") == ["badr"]


# -- others' data ------------------------------------------------------------------------------------------


def test_other_data_is_never_touched(store: BoltStore) -> None:
    store.statement(
        "CREATE (m:Movie {id: 'iran', title: 'x'})<-[:ACTED_IN {role: 'y'}]-(p:Actor:Person {id: 'p1'})"
        " CREATE (p)-[:BACKS {id: 'mine'}]->(:Actor {name: 'no id'}), (:Document), (:Claim {id: 1}),"
        " (:Story {id: 's'}), (:Source),"
        " (:Workspace {id: 'theirs', fingerprint: 'theirs'})",
        write=True,
    )
    before = graphs.content(store)
    store.load(graphs.network(), FIRST)
    assert store.fingerprint() == FIRST
    assert store.counts() == StoreCounts(4, 1, 4, 4, 1, 1)
    store.load(graphs.of([], []), SECOND)
    store.statement("MATCH (w:Workspace {id: 'here'}) DELETE w", write=True)
    assert graphs.content(store) == before


def test_an_id_that_others_bear(store: BoltStore) -> None:
    store.load(graphs.network(("A", "BACKS", "B")), FIRST)
    stranger = "CREATE (:Actor {id: 'badr', name: 'of others'})"
    store.write(lambda transaction: transaction.run(stranger).consume())
    before = graphs.content(store)
    with pytest.raises(LoadError, match=r"1 :Actor nodes of others .* badr"):
        store.load(graphs.network(), SECOND)
    assert graphs.content(store) == before
    assert store.fingerprint() == FIRST
    assert column(store, "MATCH (a:Actor {id: 'badr'}) RETURN a.name") == ["of others"]
    store.statement("MATCH (a:Actor {name: 'of others'}) DELETE a", write=True)
    assert store.load(graphs.network(), SECOND) == StoreCounts(4, 1, 4, 4, 1, 1)


def test_another_workspace_owns_it(store: BoltStore) -> None:
    store.load(graphs.network(), "theirs-1:lists")
    before = graphs.content(store)
    with pytest.raises(LoadError, match="another workspace"):
        store.load(graphs.network(("A", "BACKS", "B")), FIRST)
    assert graphs.content(store) == before
    assert store.load(graphs.network(("A", "BACKS", "B")), FIRST, adopt=True) == StoreCounts(2, 1, 1, 1, 1, 1)
    assert column(store, "MATCH (n) RETURN DISTINCT n.workspace") == ["here"]
    assert store.fingerprint() == FIRST


# -- values ------------------------------------------------------------------------------------------------


def test_text_of_all_scripts(store: BoltStore) -> None:
    names = ("الحشد الشعبي", "Ḥashd al-Shaʿbī", "🚀 Group", 'O\'Brien "Q" \\ `b`', "a\tb\u00a0c\u200f")
    said = story(*((name, "BACKS", f"ally of {name}") for name in names))
    store.load(graphs.of(said[1], [said[0]]), FIRST)
    assert sorted(column(store, "MATCH (a:Actor)-[:BACKS]->() RETURN a.name")) == sorted(names)
    for name in names:
        assert column(store, "MATCH (a:Actor {name: $name}) RETURN a.name", name=name) == [name]
    quotes = column(store, "MATCH (c:Claim) RETURN c.quote")
    assert sorted(quotes) == sorted(each.quote for each in said[1])


def test_a_claim_has_all_that_it_says(store: BoltStore) -> None:
    said = claim()
    store.load(graphs.of([said], [document()]), FIRST)
    ((found,),) = store.statement("MATCH (c:Claim) RETURN properties(c)").records
    assert found.pop("hash")
    assert found == {
        "id": said.id,
        "document": said.document,
        "relation": "BACKS",
        "quote": "Iran BACKS Badr.",
        "start": 0,
        "end": 16,
        "modality": "actual",
        "polarity": "asserted",
        "tense": "present",
        "speaker": "",
        "channel": "",
        "time_text": "",
        "place": "",
        "kind": "",
        "rule": "",
        "extractor": "test",
        "version": "1",
        "confidence": 0.8,
        "workspace": "here",
    }
    ends = (
        "MATCH (:Claim)-[r:SUBJECT|OBJECT]->(a) RETURN type(r), r.mention, r.start, r.end, a.id ORDER BY a.id"
    )
    assert store.statement(ends).records == (
        ("OBJECT", "Badr", 11, 15, "badr"),
        ("SUBJECT", "Iran", 0, 4, "iran"),
    )
    assert column(store, "MATCH (:Claim)-[:STATED_IN]->(d:Document) RETURN d.date") == [date(2016, 5, 1)]


def test_a_document_without_a_date(store: BoltStore) -> None:
    undated = document(date=None)
    store.load(graphs.of([claim(within=undated)], [undated]), FIRST)
    assert store.statement("MATCH (d:Document) RETURN d.date, d.title, d.name").records == (
        (None, "", "story"),
    )
    assert store.statement("MATCH ()-[r:BACKS]->() RETURN r.first, r.last").records == ((None, None),)


def test_a_date_that_goes(store: BoltStore) -> None:
    store.load(graphs.of([claim()], [document()]), FIRST)
    undated = document(date=None)
    store.load(graphs.of([claim(within=undated)], [undated]), SECOND)
    assert store.statement("MATCH ()-[r:BACKS]->() RETURN r.first, r.last").records == ((None, None),)


VALUES: list[Any] = [
    None,
    True,
    2**63 - 1,
    -(2**63),
    1.5,
    "",
    "قوات",
    [],
    ["a", "b"],
    [1, [2, None]],
    {"a": {"b": [1]}},
    date(2017, 6, 1),
    datetime(2017, 6, 1, 10, 30, 0, 5),
    b"\x00\xff",
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_come_back(store: BoltStore, value: Any) -> None:
    assert store.statement("RETURN $value AS value", {"value": value}).records == ((value,),)


def test_values_of_the_database(store: BoltStore) -> None:
    rows = store.statement(
        "CREATE (a:B:A {y: 1, x: date('2017-06-01')})-[r:R {z: [1]}]->(b:C) WITH a, r, b MATCH p = (a)-->(b)"
        " RETURN a, r, p, duration('P1Y2M') AS d, datetime('2017-06-01T10:00:00Z') AS t,"
        " point({x: 1, y: 2}) AS at",
        write=True,
    )
    ((a, r, p, d, t, at),) = rows.records
    assert rows.columns == ("a", "r", "p", "d", "t", "at")
    assert a == {"labels": ["A", "B"], "properties": {"x": date(2017, 6, 1), "y": 1}}
    assert r == {"type": "R", "properties": {"z": [1]}}
    assert p == {"nodes": [a, {"labels": ["C"], "properties": {}}], "relationships": [r]}
    assert d == "P1Y2M"
    assert t.isoformat() == "2017-06-01T10:00:00+00:00"
    assert at == {"srid": 7203, "coordinates": [1.0, 2.0]}


@pytest.mark.parametrize("value", [2**63, object(), {1: 2}, float], ids=["large", "object", "keys", "type"])
def test_values_that_cannot_be_sent(store: BoltStore, value: Any) -> None:
    with pytest.raises((QueryError, StoreError)):
        store.statement("RETURN $value", {"value": value})
    assert column(store, "RETURN 1") == [1]


# -- query files -------------------------------------------------------------------------------------------

NAMES = """\
// title: Names
// asks: Who is there?
// param like: string = "" -- a part of the name
// returns name: string -- the name
// returns id: string -- the id
// order: name
MATCH (a:Actor) WHERE a.name CONTAINS $like
RETURN a.name AS name, a.id AS id
ORDER BY name
"""


@pytest.fixture
def names() -> Query:
    return parse(NAMES, "names")


def test_run(store: BoltStore, names: Query) -> None:
    store.load(graphs.network(), FIRST)
    rows = store.run(names, {"like": "I"})
    assert rows.columns == ("name", "id")
    assert [row["id"] for row in rows] == ["iran", "islamic-state"]
    assert len(rows) == 2
    assert not rows.cut


def test_a_result_without_rows_has_columns(store: BoltStore, names: Query) -> None:
    rows = store.run(names, {"like": "nobody"})
    assert (rows.columns, rows.records) == (("name", "id"), ())


def test_run_checks_parameters(store: BoltStore, names: Query) -> None:
    with pytest.raises(ParameterError, match="no parameter is called nme"):
        store.run(names, {"nme": "x"})
    with pytest.raises(ParameterError, match="like is of the type string"):
        store.run(names, {"like": 5})


def test_every_reading_query_of_ours_runs(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    given = {"workspace": "here", "ids": ["iran"], "text": "RETURN 1", "milliseconds": 1}
    ours = [each for each in queries("read") if each.name != "read/running"]
    for each in ours:
        plain = each.named(label="Actor") if "{label}" in each.text else each
        names = {parameter.name for parameter in plain.parameters}
        rows = store.run(plain, {name: given[name] for name in names})
        assert rows.columns == tuple(column.name for column in plain.columns), each.name


# -- statements --------------------------------------------------------------------------------------------


def test_limit(store: BoltStore) -> None:
    rows = store.statement("UNWIND range(1, 10) AS n RETURN n", limit=3)
    assert rows.records == ((1,), (2,), (3,))
    assert rows.cut
    assert not store.statement("UNWIND range(1, 3) AS n RETURN n", limit=3).cut
    assert store.statement("UNWIND range(1, 3) AS n RETURN n", limit=0).cut


def test_a_limit_ends_a_long_result_early(store: BoltStore) -> None:
    rows = store.statement("UNWIND range(1, 1000) AS a UNWIND range(1, 2000) AS b RETURN a, b", limit=2)
    assert rows.records == ((1, 1), (1, 2))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("RETRUN 1", r"RETRUN.*line 1, column 1\b"),
        ("MATCH (a:Actor) RETURN b", r"(?i)variable .b. not defined"),
        ("MATCH (n RETURN n", r"line 1, column \d+"),
        ("RETURN 1 / 0", "by zero"),
        ("RETURN foo(1)", "foo"),
        ("RETURN date('x')", "x"),
        ("CALL no.such()", "no.such"),
    ],
)
def test_wrong_statements(store: BoltStore, text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        store.statement(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 350
    assert column(store, "RETURN 1") == [1]  # and the connection is as good as before


def test_a_missing_parameter(store: BoltStore) -> None:
    with pytest.raises(ParameterError, match="who"):
        store.statement("RETURN $who")


def test_a_parameter_that_the_statement_does_not_name(store: BoltStore) -> None:
    assert column(store, "RETURN $who + $`how many` AS x", who=1, **{"how many": 2}) == [3]
    with pytest.raises(ParameterError, match="names no parameter when, who"):
        store.statement("RETURN '$who' AS x // $when", {"who": 1, "when": 2})


@pytest.mark.parametrize("text", ["", "  \n", "// a remark", ";"])
def test_no_statement(store: BoltStore, text: str) -> None:
    with pytest.raises(QueryError, match="no statement"):
        store.statement(text)


def test_a_semicolon_ends_a_statement(store: BoltStore) -> None:
    assert column(store, "RETURN 1 AS one ; ") == [1]


def test_writing_when_told(store: BoltStore) -> None:
    store.statement("CREATE (:Note {text: 'mine'})", write=True)
    assert column(store, "MATCH (n:Note) RETURN n.text") == ["mine"]
    store.statement("MATCH (n:Note) CALL (n) { SET n.text = 'new' } IN TRANSACTIONS OF 10 ROWS", write=True)
    assert column(store, "MATCH (n:Note) RETURN n.text") == ["new"]


def test_what_is_written_by_hand_is_noticed(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    assert store.whole()
    before = graphs.content(store)
    store.statement("MATCH (c:Claim) DETACH DELETE c", write=True)
    assert store.fingerprint() == ""  # so that who asks next loads again
    assert not store.whole()
    store.load(graphs.network(), FIRST)
    assert store.whole()
    assert graphs.content(store) == before


def test_what_another_program_took_away_is_noticed(store: BoltStore) -> None:
    store.load(graphs.network(), FIRST)
    store.write(lambda transaction: transaction.run("MATCH (c:Claim) DETACH DELETE c").consume())
    assert store.fingerprint() == FIRST
    assert not store.whole()


def _with(more: tuple[Any, Any]) -> tuple[list[Any], list[Any]]:
    first, claims = story(*graphs.FIGHTS)
    return [*claims, *more[1]], [first, more[0]]


def _alone(store: BoltStore) -> str:
    """What the database holds when it was loaded with the first network only."""
    store.statement("MATCH (n) DETACH DELETE n", write=True)
    store.load(graphs.network(), SECOND)
    return graphs.content(store)
