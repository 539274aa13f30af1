"""Verdicts as files: written and read again, edited by hand, broken, and of two analysts who differ."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factory
from allegiance import Failure
from allegiance.errors import VerdictError, WorkspaceError
from allegiance.network.lines import lines as export
from allegiance.records import Verdict
from allegiance.review import exchange
from review.conftest import Desk

Desks = Callable[[str], Desk]


def written(path: Path, *verdicts: Verdict) -> Path:
    path.write_text("".join(f"{line}\n" for line in exchange.lines(verdicts)), "utf-8")
    return path


def test_what_one_writes_another_reads(desks: Desks, tmp_path: Path) -> None:
    ann, ben = desks("ann"), desks("ben")
    review = ann.review("ann")
    review.judge("badr", "badr-organisation", "same", reason="“Badr” – one body", score=0.9)
    gone = review.judge("badr", "iran", "not-same").verdict
    review.withdraw(gone.id)
    assert review.write(tmp_path / "verdicts.jsonl") == 2
    done = ben.review("ben").read(tmp_path / "verdicts.jsonl")
    assert (len(done.new), done.known, done.failures, done.conflicts) == (2, 0, (), ())
    assert ben.review().verdicts(withdrawn=True) == review.verdicts(withdrawn=True)
    assert list(export(ben.network())) == list(export(ann.network()))


def test_the_same_file_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    review = desk.review()
    review.judge("badr", "badr-organisation", "same")
    review.write(tmp_path / "one.jsonl")
    fingerprint = desk.ledger.fingerprint()
    for _ in range(2):
        done = review.read(tmp_path / "one.jsonl", tmp_path / "one.jsonl")
        assert (done.new, done.withdrawn, done.known) == ((), (), 1)
    assert desk.ledger.fingerprint() == fingerprint
    review.write(tmp_path / "two.jsonl")
    assert (tmp_path / "two.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()


def test_the_file_is_in_order_and_a_line_each(tmp_path: Path) -> None:
    late, early = (
        factory.verdict("a", "b", minute=9),
        factory.verdict("c", "d", reason="two\nlines", minute=1),
    )
    path = written(tmp_path / "v.jsonl", late, early)
    first, second = path.read_text("utf-8").splitlines()
    assert list(json.loads(first)) == list(exchange.FIELDS)
    assert [json.loads(line)["left"] for line in (first, second)] == ["c", "a"]
    assert list(exchange.read(path)) == [early, late]


def test_a_withdrawal_of_a_known_verdict_is_taken_over(desk: Desk, tmp_path: Path) -> None:
    review = desk.review()
    given_ = review.judge("badr", "badr-organisation", "same").verdict
    first, second = (replace(given_, withdrawn=factory.NOON.replace(year=year)) for year in (2030, 2040))
    done = review.read(written(tmp_path / "b", second), written(tmp_path / "a", first, given_))
    assert (done.new, done.known, [v.withdrawn for v in done.withdrawn]) == ((), 0, [first.withdrawn])
    assert review.verdicts() == ()


def test_two_analysts_who_differ_are_told(desk: Desk, tmp_path: Path) -> None:
    same = factory.verdict("badr", "badr-organisation", author="ann", minute=1)
    apart = factory.verdict("badr", "badr-organisation", "not-same", author="ben", minute=2)
    other = factory.verdict("badr", "badr-organization", author="ann", minute=3)
    joins = factory.verdict("badr-organisation", "badr-organization", author="ben", minute=4)
    done = desk.review().read(written(tmp_path / "ann", same, other), written(tmp_path / "ben", apart, joins))
    assert [(c.refused, c.against) for c in done.conflicts] == [(same, apart), (joins, apart)]
    assert [c.reason for c in done.conflicts] == [
        "of two authors on the same pair the one who judged last holds",
        "whoever is judged apart is not joined by way of others either",
    ]
    assert desk.network().resolver.members("badr") == ("badr", "badr-organization")


def test_strangers_are_kept_and_told(desk: Desk, tmp_path: Path) -> None:
    verdict = factory.verdict("badr", "somebody-new")
    done = desk.review().read(written(tmp_path / "v", verdict))
    assert done.strangers == ("somebody-new",)
    assert done.new == desk.review().verdicts() == (verdict,)
    assert desk.network().actors["badr"].name == "Badr"


GOOD = (
    '{"left": "a", "right": "b", "judgement": "same", "author": "ann", "made": "2024-01-01T12:00:00+00:00"}'
)


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(GOOD), **fields})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "it is no JSON in UTF-8"),
        ("[" * 100_000, "it is no JSON in UTF-8"),
        ("[1]", "an object, in braces"),
        ("7", "an object, in braces"),
        ('{"left": "a"}', "right, judgement, author, made is missing"),
        (changed(because="x"), "no field is called because"),
        (changed(left="b"), "left and right are the same"),
        (changed(left="Badr Corps"), "left is no actor's id"),
        (changed(left=""), "left is missing or no text"),
        (changed(right=7), "right is missing or no text"),
        (changed(judgement="alike"), "judgement is one of same, not-same, unsure"),
        (changed(author=" "), "author is missing or no text"),
        (changed(author="\ud800"), "half characters"),
        (changed(made="yesterday"), "made is no instant"),
        (changed(made="0001-01-01T00:00:00+14:00"), "made is no instant"),
        (GOOD[:-1] + ', "score": ' + "9" * 5000 + "}", "it is no JSON in UTF-8"),
        (changed(made=2024), "made is missing or no text"),
        (changed(withdrawn="soon"), "withdrawn is no instant"),
        (changed(withdrawn=False), "withdrawn is missing or no text"),
        (changed(reason=0), "reason is missing or no text"),
        (changed(reason=["x"]), "reason is missing or no text"),
        (changed(score=2), "score is a number from 0 to 1"),
        (changed(score=True), "score is a number from 0 to 1"),
        (changed(score=float("nan")), "score is a number from 0 to 1"),
        (changed(id="0123"), "changed by hand; leave the id out"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_rest_goes_on(
    desk: Desk, tmp_path: Path, line: str, reason: str
) -> None:
    path = tmp_path / "v.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n{changed(right='c')}", "utf-8")
    done = desk.review().read(path)
    (failure,) = done.failures
    assert isinstance(failure, Failure)
    assert failure.where == f"{path}:3"
    assert reason in failure.reason
    assert [(v.left, v.right) for v in done.new] == [("a", "b"), ("a", "c")]


def test_lines_of_other_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "v.jsonl"
    swapped = changed(left="b", right="a", score=1, withdrawn="2024-02-01T00:00:00")
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n  \r\n" + swapped.encode() + b"\r\n\xff\n")
    first, second, broken = exchange.read(path)
    assert isinstance(first, Verdict)
    assert isinstance(second, Verdict)
    assert isinstance(broken, Failure)
    assert (second.left, second.right, second.score, second.id) == ("a", "b", 1.0, first.id)


def test_a_file_that_is_not_there_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    good = written(tmp_path / "good", factory.verdict("a", "b"))
    with pytest.raises(VerdictError, match=r"none\.jsonl cannot be read"):
        desk.review().read(good, tmp_path / "none.jsonl")
    assert desk.review().verdicts() == ()
    with pytest.raises(WorkspaceError, match="the verdicts cannot be written"):
        desk.review().write(tmp_path / "no" / "folder.jsonl")


MANY = st.lists(
    st.builds(
        lambda pair, judgement, author, minute, gone: factory.verdict(
            *pair, judgement, author, minute, withdrawn=factory.NOON.replace(month=gone) if gone else None
        ),
        st.sampled_from([(a, b) for a in "abcd" for b in "abcd" if a < b]),
        st.sampled_from(["same", "not-same", "unsure"]),
        st.sampled_from(["ann", "ben"]),
        st.integers(0, 5),
        st.sampled_from([0, 0, 0, 2, 3]),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MANY, st.integers(0, 99))
def test_files_are_read_alike_in_any_order(tmp_path: Path, verdicts: list[Verdict], seed: int) -> None:
    chance = Random(seed)
    half = len(verdicts) // 2
    files = [written(tmp_path / "one", *verdicts[:half]), written(tmp_path / "two", *verdicts[half:])]
    found = []
    for order in (files, files[::-1]):
        desk = Desk(tmp_path / f"{chance.random()}.sqlite")
        with desk.ledger:
            done = desk.review().read(*order)
            found.append((set(done.new), set(done.conflicts), desk.review().verdicts(withdrawn=True)))
    assert found[0] == found[1]
