"""The ledger: nothing that was added is lost, changed or counted wrongly."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factory
from allegiance.errors import DocumentError, LedgerError
from allegiance.ledger import Counts, Ledger
from allegiance.records import (
    ActorType,
    Attribution,
    Claim,
    Document,
    Judgement,
    Mention,
    Modality,
    Polarity,
    Precision,
    Tense,
    Time,
    Verdict,
)
from allegiance.stories import Sketch, sketch


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def put(
    ledger: Ledger, document: Document, claims: list[Claim], extractor: str = "test", version: str = "1"
) -> bool:
    return ledger.add(document, extractor, version, claims, ledger.begin("build"))


# What is put in comes out

texts = st.text(max_size=20)
days = st.dates()


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    start = draw(st.integers(0, 9))
    kind, how = draw(st.sampled_from(ActorType)), draw(st.sampled_from(["gazetteer", "coreference"]))
    return Mention(start, start + draw(st.integers(0, 9)), draw(texts), draw(texts), draw(texts), kind, how)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    said = {name: draw(texts) for name in ("name", "title", "publisher", "url", "origin")}
    return Document(draw(st.text(max_size=200)), **said, date=draw(st.none() | days))


@st.composite
def claims(draw: st.DrawFn, document: Document) -> Claim:
    start = draw(st.integers(0, len(document.text)))
    end = draw(st.integers(start, len(document.text)))
    precision = draw(st.none() | st.sampled_from(Precision))
    return Claim(
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        subject=draw(mentions()),
        relation=draw(st.sampled_from(["BACKS", "FIGHTS"])),
        object=draw(mentions()),
        modality=draw(st.sampled_from(Modality)),
        polarity=draw(st.sampled_from(Polarity)),
        tense=draw(st.sampled_from(Tense)),
        attribution=Attribution(draw(texts), draw(texts)),
        time=Time(draw(texts), draw(st.none() | days), draw(st.none() | days), precision),
        place=draw(texts),
        kind=draw(texts),
        extractor=draw(texts),
        version=draw(texts),
        rule=draw(texts),
        confidence=draw(st.floats(0, 1)),
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_added_comes_back_as_it_was(data: st.DataObject) -> None:
    document = data.draw(documents())
    said = data.draw(st.lists(claims(document), max_size=4, unique_by=lambda c: c.id))
    with Ledger(":memory:") as ledger:
        assert put(ledger, document, said)
        assert [*ledger.documents()] == [document]
        assert ledger.document(document.id) == document
        assert [*ledger.claims()] == sorted(said, key=lambda c: (c.start, c.id))
        assert all(ledger.claim(c.id) == c for c in said)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(Judgement),
    texts,
    texts,
    st.datetimes(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=3, minutes=30))])),
    st.none() | st.floats(0, 1),
    st.none() | st.datetimes(),
)
def test_a_verdict_comes_back_as_it_was(
    judgement: Judgement, author: str, reason: str, made: object, score: float | None, withdrawn: object
) -> None:
    verdict = Verdict("a", "b", judgement, author, made, reason, score, withdrawn)  # type: ignore[arg-type]
    with Ledger(":memory:") as ledger:
        ledger.judge(verdict)
        (back,) = ledger.verdicts(withdrawn=True)
        assert (back, back.made.utcoffset()) == (verdict, verdict.made.utcoffset())


def test_ids_stay_as_they_were_written(tmp_path: Path) -> None:
    # as for a ledger of a version whose records were hashed otherwise
    path = tmp_path / "ledger.sqlite"
    document = factory.document()
    vars(document)["id"] = "another document"
    claim = factory.claim(within=document)
    vars(claim)["id"] = "another claim"
    with Ledger(path) as ledger:
        put(ledger, document, [claim])
        assert [found.id for found in ledger.documents()] == ["another document"]
        assert [found.id for found in ledger.claims()] == ["another claim"]
        assert ledger.claim("another claim").document == ledger.document("another document").id


def test_everything_survives_closing(tmp_path: Path) -> None:
    document, said = factory.story(("Iran", "BACKS", "Badr"), ("Badr", "FIGHTS", "Islamic State"))
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        put(ledger, document, said)
        ledger.judge(factory.verdict("badr", "badr-organization"))
        before = ledger.fingerprint(), ledger.counts()
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert (ledger.fingerprint(), ledger.counts()) == before
        assert before[1] == Counts(documents=1, claims=2, verdicts=1, runs=1)
        assert [*ledger.claims()] == said


def test_claims_come_in_the_order_of_documents_and_of_their_text(ledger: Ledger) -> None:
    stories = [
        factory.story((f"S{n}", "BACKS", "A"), (f"S{n}", "BACKS", "B"), name=name)
        for n, name in enumerate(["zeta", "alpha", "midway"])
    ]
    for document, said in stories:
        put(ledger, document, said[::-1])
    assert [document.name for document in ledger.documents()] == ["alpha", "midway", "zeta"]
    assert [*ledger.claims()] == [c for _, said in sorted(stories, key=lambda s: s[0].name) for c in said]


def test_claims_and_documents_stream_without_sorting(ledger: Ledger) -> None:
    asked: list[str] = []
    ledger._connection.set_trace_callback(asked.append)
    assert [*ledger.claims(), *ledger.documents()] == []
    ledger._connection.set_trace_callback(None)
    assert len(asked) == 2
    for statement in asked:
        plan = [row["detail"] for row in ledger._connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert plan
        assert not [step for step in plan if "TEMP B-TREE" in step]


# What counts


def test_adding_twice_is_nothing_new(ledger: Ledger) -> None:
    document, said = factory.story(("Iran", "BACKS", "Badr"))
    assert not ledger.known(document.id, "test", "1")
    assert put(ledger, document, said)
    before = ledger.fingerprint()
    assert ledger.known(document.id, "test", "1")
    assert not put(ledger, document, said)
    assert not put(ledger, document, [])
    assert ledger.fingerprint() == before
    assert [*ledger.claims()] == said


def test_a_later_version_replaces_what_the_earlier_one_read(ledger: Ledger) -> None:
    document, first = factory.story(("Iran", "BACKS", "Badr"), ("Iran", "FIGHTS", "Badr"))
    second = [factory.claim(within=document, version="2")]
    put(ledger, document, first)
    before = ledger.fingerprint()
    assert not ledger.known(document.id, "test", "2")
    assert put(ledger, document, second, version="2")
    assert [*ledger.claims()] == second
    assert ledger.claim(first[1].id) == first[1]  # still there, though it counts no more
    assert ledger.counts().claims == 1
    assert ledger.fingerprint() != before


def test_each_extractor_counts_beside_the_others(ledger: Ledger) -> None:
    document, said = factory.story(("Iran", "BACKS", "Badr"))
    other = factory.claim(within=document, extractor="llm")
    put(ledger, document, said)
    put(ledger, document, [other, *said], extractor="llm")
    assert {c.id for c in ledger.claims()} == {other.id, said[0].id}
    assert ledger.counts().claims == 2


def test_a_new_text_at_an_origin_makes_the_old_one_count_no_more(ledger: Ledger) -> None:
    old, before = factory.story(("Iran", "BACKS", "Badr"), origin="a.txt")
    new, after = factory.story(("Iran", "FIGHTS", "Badr"), origin="a.txt")
    put(ledger, old, before)
    assert put(ledger, new, after)
    assert [*ledger.documents()] == [new]
    assert [*ledger.claims()] == after
    assert ledger.document(old.id) == old
    assert ledger.claim(before[0].id) == before[0]
    # and back: the reading is known, yet another document counts
    revision = ledger.fingerprint()
    assert ledger.known(old.id, "test", "1")
    assert put(ledger, old, [])
    assert ledger.fingerprint() != revision
    assert [*ledger.claims()] == before


def test_one_text_at_two_origins_is_one_document(ledger: Ledger) -> None:
    here, said = factory.story(("Iran", "BACKS", "Badr"), name="here", origin="a.txt")
    there = factory.document(here.text, name="there", origin="b.txt")
    put(ledger, here, said)
    before = ledger.fingerprint()
    assert not put(ledger, there, [])
    assert ledger.fingerprint() == before
    assert [*ledger.documents()] == [here]
    # one origin is rewritten: the other one still holds the text
    new, fresh = factory.story(("Iran", "FIGHTS", "Badr"), name="zz", origin="a.txt")
    put(ledger, new, fresh)
    assert {d.id for d in ledger.documents()} == {here.id, new.id}
    assert ledger.counts().documents == 2


def test_a_text_replaced_by_a_copy_of_another_counts_no_more(ledger: Ledger) -> None:
    one, said = factory.story(("Iran", "BACKS", "Badr"), origin="a.txt")
    other, also = factory.story(("Iran", "FIGHTS", "Badr"), origin="b.txt")
    put(ledger, one, said)
    put(ledger, other, also)
    before = ledger.fingerprint()
    assert put(ledger, factory.document(other.text, origin="a.txt"), [])
    assert ledger.fingerprint() != before
    assert [*ledger.claims()] == also


def test_documents_without_origin_stand_beside_each_other(ledger: Ledger) -> None:
    for target in ("Badr", "Quds"):
        document, said = factory.story(("Iran", "BACKS", target), origin="")
        assert put(ledger, document, said)
    assert ledger.counts().documents == 2


def test_the_fingerprint_tells_ledgers_apart() -> None:
    with Ledger(":memory:") as one, Ledger(":memory:") as other:
        assert one.fingerprint() != other.fingerprint()


def test_runs_change_no_fingerprint_and_are_counted(ledger: Ledger) -> None:
    before = ledger.fingerprint()
    run = ledger.begin("build articles/")
    ledger.end(run, 5, 1)
    assert (ledger.fingerprint(), ledger.counts().runs) == (before, 1)
    row = ledger._connection.execute("SELECT * FROM runs").fetchone()
    assert (row["command"], row["read"], row["failed"]) == ("build articles/", 5, 1)
    assert row["started"] <= row["ended"]


def test_verdicts_stand_until_withdrawn(ledger: Ledger) -> None:
    first, second = factory.verdict("a", "b"), factory.verdict("b", "c", "not-same", minute=1)
    ledger.judge(second)
    ledger.judge(first)
    assert [*ledger.verdicts()] == [first, second]
    before = ledger.fingerprint()
    ledger.judge(first)
    assert ledger.fingerprint() == before
    noon = factory.NOON + timedelta(days=1)
    ledger.withdraw(first.id, noon)
    assert ledger.fingerprint() != before
    assert [*ledger.verdicts()] == [second]
    assert [v.withdrawn for v in ledger.verdicts(withdrawn=True)] == [noon, None]
    assert ledger.counts().verdicts == 1
    before = ledger.fingerprint()
    ledger.withdraw(first.id, noon + timedelta(days=1))
    assert [v.withdrawn for v in ledger.verdicts(withdrawn=True)] == [noon, None]
    assert ledger.fingerprint() == before


def test_a_colleagues_withdrawal_arrives_with_her_verdict(ledger: Ledger) -> None:
    ledger.judge(factory.verdict("a", "b"))
    ledger.judge(factory.verdict("a", "b", withdrawn=factory.NOON))
    assert [*ledger.verdicts()] == []


def test_a_snapshot_is_of_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    document, said = factory.story(("Iran", "BACKS", "Badr"))
    with Ledger(path) as reader, Ledger(path) as writer:
        with reader.snapshot():
            before = reader.fingerprint()
            put(writer, document, said)
            assert (reader.fingerprint(), [*reader.documents()], [*reader.claims()]) == (before, [], [])
        assert [*reader.claims()] == said


# Sketches


def parts(sketches: dict[str, Sketch]) -> dict[str, tuple[bytes, bytes, bytes]]:
    return {id_: sketch.packed() for id_, sketch in sketches.items()}


def test_a_document_is_sketched_when_it_is_added(ledger: Ledger) -> None:
    made = [factory.document(text, name=text[:4]) for text in ("Iran BACKS Badr of Iraq.", "", "Ten. " * 99)]
    for document in made:
        put(ledger, document, [])
    assert parts(ledger.sketches()) == {d.id: sketch(d).packed() for d in made}
    assert ledger.complete_sketches() == 0


@settings(max_examples=60, deadline=None)
@given(documents())
def test_a_sketch_comes_back_as_it_was_made(document: Document) -> None:
    with Ledger(":memory:") as ledger:
        put(ledger, document, [])
        assert parts(ledger.sketches()) == {document.id: sketch(document).packed()}


def test_a_document_that_counts_no_more_keeps_its_sketch(ledger: Ledger) -> None:
    old, new = (factory.document(f"Iran {what} Badr.", origin="a") for what in ("BACKS", "FIGHTS"))
    put(ledger, old, [])
    put(ledger, new, [])
    assert ledger.sketches().keys() == {old.id, new.id}


def test_sketches_that_are_missing_or_of_another_version_are_made(ledger: Ledger) -> None:
    made = [
        factory.document(f"Badr fights in the town of {n}.", name=str(n), origin=str(n)) for n in range(7)
    ]
    for document in made:
        put(ledger, document, [])
    wanted, before = parts(ledger.sketches()), ledger.fingerprint()
    ledger._connection.execute("DELETE FROM sketches WHERE document < ?", (sorted(wanted)[3],))
    ledger._connection.execute(
        "UPDATE sketches SET version = '0', digest = x'00' WHERE document = ?", (max(wanted),)
    )
    assert len(ledger.sketches()) == 3
    told: list[tuple[int, int]] = []
    assert ledger.complete_sketches(lambda done, total: told.append((done, total))) == 4
    assert told == [(4, 4)]
    assert parts(ledger.sketches()) == wanted
    assert ledger.fingerprint() == before  # what is drawn from the texts is no news


# What is refused

TABLES = ["documents", "claims", "readings", "reading_claims", "placings", "verdicts", "withdrawals"]


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    put(ledger, *factory.story(("Iran", "BACKS", "Badr")))
    verdict = factory.verdict("a", "b")
    ledger.judge(verdict)
    ledger.withdraw(verdict.id, factory.NOON)
    return ledger


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_or_deleted(full: Ledger, table: str) -> None:
    rows = full._connection.execute(f"SELECT * FROM {table}").fetchall()
    (column,) = {"claims": ["record"], "documents": ["text"]}.get(table, [rows[0].keys()[0]])
    for statement in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"never (changed|deleted)"):
            full._connection.execute(statement)
    assert full._connection.execute(f"SELECT * FROM {table}").fetchall() == rows


def test_a_claim_that_quotes_nothing_is_refused_with_its_document(ledger: Ledger) -> None:
    document, said = factory.story(("Iran", "BACKS", "Badr"))
    stranger = factory.claim("Iran", "FIGHTS", "Badr")
    moved = factory.claim(within=document)
    moved = Claim(**{**vars(moved), "start": moved.start + 1})
    for wrong in (stranger, moved):
        with pytest.raises(LedgerError, match="does not quote"):
            put(ledger, document, [*said, wrong])
    assert ledger.counts() == Counts(0, 0, 0, runs=2)


def test_half_a_character_is_refused_with_its_document(ledger: Ledger) -> None:
    with pytest.raises(DocumentError, match=r"^a\.txt: it holds half characters"):
        put(ledger, factory.document("broken \ud800", origin="a.txt"), [])
    assert ledger.counts().documents == 0


def test_what_is_not_there_is_named(ledger: Ledger) -> None:
    document, said = factory.story(("Iran", "BACKS", "Badr"))
    with pytest.raises(LedgerError, match="no document nowhere"):
        ledger.document("nowhere")
    with pytest.raises(LedgerError, match="no claim nowhere"):
        ledger.claim("nowhere")
    with pytest.raises(LedgerError, match="no verdict nowhere"):
        ledger.withdraw("nowhere", factory.NOON)
    with pytest.raises(LedgerError, match="no run 7"):
        ledger.end(7, 0, 0)
    with pytest.raises(LedgerError, match="FOREIGN KEY"):
        ledger.add(document, "test", "1", said, run=7)
    assert ledger.counts() == Counts(0, 0, 0, 0)


def test_a_document_is_dated_in_any_year(ledger: Ledger) -> None:
    old = factory.document("Old.", date=date(1, 1, 1), origin="old")
    put(ledger, old, [])
    assert ledger.document(old.id).date == date(1, 1, 1)
