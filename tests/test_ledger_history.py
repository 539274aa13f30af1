"""The ledger as it stood after each run, and when each claim came into it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factory
from allegiance.errors import LedgerError
from allegiance.ledger import Ledger
from allegiance.ledger.schema import MIGRATIONS, connect
from allegiance.records import Claim, Document

Story = tuple[Document, list[Claim]]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def build(ledger: Ledger, *stories: Story, version: str = "1") -> int:
    """One run that adds the stories."""
    run = ledger.begin("build")
    for document, claims in stories:
        ledger.add(document, "test", version, claims, run)
    ledger.end(run, len(stories), 0)
    return run


def test_a_rewritten_text_counted_until_it_was_rewritten(ledger: Ledger) -> None:
    old = factory.story(("Iran", "BACKS", "Badr"), origin="a.txt")
    new = factory.story(("Iran", "FIGHTS", "Badr"), origin="a.txt")
    other = factory.story(("A", "BACKS", "B"), name="other")
    first, second, third = build(ledger, old), build(ledger, new, other), build(ledger, (old[0], []))
    expected = {first: [old], second: [other, new], third: [other, old]}
    for run, stories in expected.items():
        assert [*ledger.documents(run)] == [document for document, _ in stories]
        assert [*ledger.claims(run)] == [claim for _, claims in stories for claim in claims]
    assert [*ledger.documents()] == [other[0], old[0]]


def test_a_run_that_read_nothing_left_all_as_it_was(ledger: Ledger) -> None:
    story = factory.story(("Iran", "BACKS", "Badr"))
    before, first, last = build(ledger), build(ledger, story), build(ledger, story)
    assert [*ledger.documents(before)] == [*ledger.claims(before)] == []
    for run in (first, last):
        assert [*ledger.claims(run)] == story[1]


def test_a_later_version_counts_from_its_run_on(ledger: Ledger) -> None:
    document, claims = factory.story(("Iran", "BACKS", "Badr"), ("Iran", "FIGHTS", "Badr"))
    better = [factory.claim(within=document, version="2")]
    first, second = build(ledger, (document, claims)), build(ledger, (document, better), version="2")
    assert [*ledger.claims(first)] == claims
    assert [*ledger.claims(second)] == better


def test_a_run_that_is_not_there_is_told_at_once(ledger: Ledger) -> None:
    for ask in (ledger.documents, ledger.claims, lambda run: ledger.verdicts(run=run)):
        with pytest.raises(LedgerError, match="knows no run 3"):
            ask(3)


def test_verdicts_stand_as_they_stood_when_a_run_ended(ledger: Ledger) -> None:
    long_ago = factory.verdict("a", "b")  # made years before the ledger took it
    first = build(ledger)
    ledger.judge(long_ago)
    second = build(ledger)
    ledger.withdraw(long_ago.id, factory.NOON)
    third = build(ledger)
    assert [[*ledger.verdicts(run=run)] for run in (first, second, third)] == [[], [long_ago], []]
    (then,), (now,) = (ledger.verdicts(withdrawn=True, run=run) for run in (second, third))
    assert (then.withdrawn, now.withdrawn) == (None, factory.NOON)


def test_a_run_that_was_cut_off_ended_when_the_next_one_began(ledger: Ledger) -> None:
    killed = ledger.begin("build")
    ledger.judge(factory.verdict("a", "b"))
    assert len([*ledger.verdicts(run=killed)]) == 1, "no run has begun since"
    last = build(ledger)
    ledger.judge(factory.verdict("b", "c"))
    assert [v.right for v in ledger.verdicts(run=killed)] == ["b"]
    assert [v.right for v in ledger.verdicts(run=last)] == ["b"]
    cut, done = ledger.runs()
    assert (cut.id, cut.ended, cut.read) == (killed, None, None)
    assert done.ended is not None
    assert (done.command, done.read, done.failed, done.started.utcoffset()) == (
        "build",
        0,
        0,
        UTC.utcoffset(None),
    )


def test_a_claim_is_recorded_once_for_all(ledger: Ledger) -> None:
    document, claims = factory.story(("Iran", "BACKS", "Badr"), ("Iran", "FIGHTS", "Badr"))
    before = datetime.now(UTC)
    first = build(ledger, (document, claims[:1]))
    noted = ledger.recorded()
    build(ledger, (document, claims), version="2")
    found = ledger.recorded()
    assert set(noted) == {claims[0].id}
    assert found[claims[0].id] == noted[claims[0].id], "reading it again changes nothing"
    assert found[claims[0].id].run == first < found[claims[1].id].run
    assert before <= found[claims[0].id].at < found[claims[1].id].at <= datetime.now(UTC)


ORIGINS = st.sampled_from(["a.txt", "b.txt", "c.txt"])
TEXTS = st.sampled_from(["one", "two", "three"])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.tuples(ORIGINS, TEXTS, st.sampled_from("12")), max_size=3), max_size=6))
def test_after_each_run_stands_what_counted_then(builds: list[list[tuple[str, str, str]]]) -> None:
    with Ledger(":memory:") as ledger:
        seen = {}
        for additions in builds:
            run = ledger.begin("build")
            for origin, text, version in additions:
                document, claims = factory.story((text, "BACKS", "Badr", {"version": version}), origin=origin)
                ledger.add(document, "test", version, claims, run)
            ledger.end(run, len(additions), 0)
            seen[run] = [*ledger.documents()], [*ledger.claims()]
        for run, (documents, claims) in seen.items():
            assert [*ledger.documents(run)] == documents
            assert [*ledger.claims(run)] == claims


def test_an_older_ledger_tells_its_past_as_far_as_it_can(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    steps = tmp_path / "first"
    steps.mkdir()
    copy(MIGRATIONS / "001.sql", steps)
    with closing(connect(path, 1, steps)) as old:
        old.executescript(
            """
            INSERT INTO runs (id, command, started, ended) VALUES
                (1, 'build', '2026-01-01T10:00:00+00:00', '2026-01-01T11:00:00+00:00'),
                (2, 'build', '2026-01-02T10:00:00+00:00', '2026-01-02T11:00:00+00:00'),
                (3, 'build', '2026-01-03T10:00:00+00:00', '2026-01-03T11:00:00+00:00');
            INSERT INTO documents (id, name, title, publisher, url, origin, text) VALUES
                ('d1', 'one', '', '', '', 'a.txt', 'One.'), ('d2', 'two', '', '', '', 'a.txt', 'Two.'),
                ('d3', 'three', '', '', '', '', 'Three.'), ('d4', 'four', '', '', '', 'b.txt', 'Four.');
            INSERT INTO readings (document, extractor, version, run, at) VALUES
                ('d1', 'test', '1', 1, '2026-01-01T10:30:00+00:00'),
                ('d3', 'test', '1', 1, '2026-01-01T10:31:00+00:00'),
                ('d2', 'test', '1', 2, '2026-01-02T10:30:00+00:00'),
                ('d4', 'test', '1', 2, '2026-01-02T10:31:00+00:00');
            INSERT INTO origins VALUES
                ('a.txt', 'd1'), ('document:d3', 'd3'), ('b.txt', 'd4'), ('c.txt', 'd4');
            INSERT INTO verdicts VALUES
                ('v1', 'a', 'b', 'same', 'ann', '2026-01-01T10:59:00+00:00', '', NULL),
                ('v2', 'a', 'c', 'same', 'ann', '2026-01-02T12:30:00+02:00', '', NULL);
            INSERT INTO withdrawals VALUES ('v1', '2026-01-03T10:30:00+00:00');
            """
        )
    with Ledger(path) as ledger:
        after = [[document.id for document in ledger.documents(run)] for run in (1, 2, 3)]
        # that d1 came back at a.txt is told by what stands there, not when: after d2 at the earliest
        assert after == [["d1", "d3"], ["d4", "d1", "d3"], ["d4", "d1", "d3"]]
        assert after[-1] == [document.id for document in ledger.documents()]
        stood = [[verdict.id for verdict in ledger.verdicts(run=run)] for run in (1, 2, 3)]
        assert stood == [["v1"], ["v1", "v2"], ["v2"]]
