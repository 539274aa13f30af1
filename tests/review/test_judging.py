"""Verdicts given by name, followed or refused, and withdrawn."""

import getpass
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegiance.errors import AmbiguousActor, UnknownActor, VerdictError
from allegiance.network.lines import lines
from allegiance.review import Standing
from allegiance.workspace import Workspace
from review.conftest import Desk


def export(desk: Desk) -> str:
    return "\n".join(lines(desk.network()))


def test_a_merge_makes_one_actor_and_touches_no_claim(desk: Desk) -> None:
    said = list(desk.ledger.claims())
    done = desk.review().judge("Badr", "Badr Organisation", "same", reason=" one \n body ")
    assert (done.standing, done.conflicts) == (Standing.STANDS, ())
    assert (done.verdict.left, done.verdict.right) == ("badr", "badr-organisation")
    assert (done.verdict.author, done.verdict.reason) == ("ann", "one body")
    network = desk.network()
    assert "badr-organisation" not in network.actors
    assert "Badr Organisation" in network.actors["badr"].aliases
    (tie,) = network.why("badr", "islamic-state")
    assert len(tie.claims) == 2
    assert list(desk.ledger.claims()) == said


def test_a_merged_id_leads_to_the_actor(desk: Desk, tmp_path: Path) -> None:
    desk.review().judge("Hizballah Battalions", "kataib-hezbollah", "same")
    with Workspace(tmp_path, listed=None) as work:  # whose ledger the desk's is
        assert work.actor("hizballah-battalions").id == "kataib-hezbollah"
        assert work.why("hizballah-battalions", "islamic-state")
        work.withdraw(work.verdicts()[0].id[:8])
        assert work.actor("hizballah-battalions").id == "hizballah-battalions"


@pytest.mark.engine
def test_a_question_finds_an_actor_by_its_former_id(desk: Desk, tmp_path: Path) -> None:
    desk.review().judge("Hizballah Battalions", "kataib-hezbollah", "same")
    with Workspace(tmp_path) as work:
        rows = list(work.ask("profile", actor="hizballah-battalions"))
        assert rows == list(work.ask("profile", actor="kataib-hezbollah"))
        assert {row["other"] for row in rows} >= {"Iran", "Islamic State"}


def test_a_split_pulls_apart_what_others_have_joined_by_way_of_others(desk: Desk) -> None:
    ann, ben = desk.review("ann"), desk.review("ben")
    first = ann.judge("badr", "badr-organisation", "same").verdict
    second = ann.judge("badr-organisation", "badr-organization", "same").verdict
    assert desk.network().canonical("badr-organization") == "badr"
    done = ben.judge("Badr", "Badr Organization", "not-same")  # named as they were before
    assert done.standing is Standing.STANDS
    assert [(c.refused, c.against) for c in done.conflicts] == [(second, done.verdict)]
    assert "by way of others" in done.conflicts[0].reason
    assert desk.network().canonical("badr-organization") == "badr-organization"
    assert ann.standings() == {
        first.id: Standing.STANDS, second.id: Standing.REFUSED, done.verdict.id: Standing.STANDS
    }  # fmt: skip
    ben.withdraw(done.verdict.id)
    assert desk.network().canonical("badr-organization") == "badr"
    assert ann.standings()[done.verdict.id] is Standing.WITHDRAWN


def test_a_merge_against_what_stands_is_kept_and_refused(desk: Desk) -> None:
    ann, ben = desk.review("ann"), desk.review("ben")
    apart = ben.judge("badr", "badr-organization", "not-same").verdict
    ann.judge("badr", "badr-organisation", "same")
    done = ann.judge("badr-organisation", "badr-organization", "same")
    assert done.standing is Standing.REFUSED
    assert [c.against for c in done.conflicts] == [apart]
    assert ann.conflicts() == done.conflicts


def test_an_author_who_judges_again_replaces_what_she_said(desk: Desk) -> None:
    ann = desk.review()
    first = ann.judge("badr", "badr-organisation", "same").verdict
    again = ann.judge("badr", "badr-organisation", "unsure", score=0.75).verdict
    assert ann.standings() == {first.id: Standing.REPLACED, again.id: Standing.STANDS}
    assert desk.network().canonical("badr-organisation") == "badr-organisation"
    assert ann.verdicts()[-1].score == 0.75
    assert again.score == 0.75


def test_where_authors_differ_it_is_told_who_holds(desk: Desk) -> None:
    same = desk.review("ann").judge("badr", "badr-organisation", "same").verdict
    done = desk.review("ben").judge("badr", "badr-organisation", "not-same")
    assert [(c.refused, c.against) for c in done.conflicts] == [(same, done.verdict)]
    assert "judged last" in done.conflicts[0].reason


def test_a_name_of_two_that_have_become_one_means_that_one(desk: Desk) -> None:
    ann = desk.review()
    with pytest.raises(AmbiguousActor, match="badr-organisation"):
        ann.judge("BO", "Iran", "unsure")  # the initials of both
    ann.judge("badr-organisation", "badr-organization", "same")
    assert desk.review().judge("BO", "Iran", "not-same").verdict.left == "badr-organisation"


def test_what_cannot_be_judged_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = desk.review()
    for left, right, judgement, error, said in (
        ("Badr", "badr", "same", VerdictError, "both names mean the actor badr"),
        ("Badr", "Nobody at all", "same", UnknownActor, "no actor is called “Nobody at all”"),
        ("Badr", "Iran", "alike", VerdictError, "“alike” is no judgement: same, not-same, unsure are"),
    ):
        with pytest.raises(error, match=said):
            ann.judge(left, right, judgement)
    with pytest.raises(VerdictError, match="names who gives it"):
        ann.judge("Badr", "Iran", "same", author="  ")
    monkeypatch.setattr(getpass, "getuser", lambda: (_ for _ in ()).throw(OSError))  # no such login
    with pytest.raises(VerdictError, match="who judges"):
        desk.review("").judge("Badr", "Iran", "same")
    assert ann.verdicts(withdrawn=True) == ()


def test_a_verdict_is_withdrawn_by_the_beginning_of_its_id(desk: Desk) -> None:
    ann = desk.review()
    given_ = ann.judge("badr", "badr-organisation", "same").verdict
    gone = ann.withdraw(given_.id[:6])
    assert gone.withdrawn
    assert ann.withdraw(given_.id) == gone  # the first withdrawal holds
    assert ann.verdicts() == ()
    assert ann.verdicts(withdrawn=True) == (gone,)
    for wrong in ("", "no such"):
        with pytest.raises(VerdictError, match="no verdict has an id like"):
            ann.withdraw(wrong)


def test_an_id_that_several_begin_with_names_none(desk: Desk) -> None:
    ann = desk.review()
    for number in range(20):
        ann.judge("badr", "badr-organisation", "unsure", author=f"analyst {number}")
    first = next(a.id[0] for a in ann.verdicts() if sum(b.id[0] == a.id[0] for b in ann.verdicts()) > 1)
    with pytest.raises(VerdictError, match="write more of it"):
        ann.withdraw(first)


ACTORS = (
    "badr",
    "badr-organisation",
    "badr-organization",
    "hizballah-battalions",
    "kataib-hezbollah",
    "iran",
)
PAIRS = [(a, b) for a in ACTORS for b in ACTORS if a < b]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(PAIRS), st.sampled_from(["same", "same", "not-same", "unsure"])),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_what_is_withdrawn_in_any_order_leaves_the_bytes_as_they_were(
    desk: Desk, judged: list[tuple[tuple[str, str], str]], chance: Random
) -> None:
    ann = desk.review()
    before, states = export(desk), []
    given_ = []
    for pair, judgement in judged:
        states.append(export(desk))
        given_.append(ann.judge(*pair, judgement).verdict.id)
    for id_ in reversed(given_):  # back step by step, each state as it was
        ann.withdraw(id_)
        assert export(desk) == states.pop()
    again = [ann.judge(*pair, judgement).verdict.id for pair, judgement in judged]
    chance.shuffle(again)
    for id_ in again:
        ann.withdraw(id_)
    assert export(desk) == before


@pytest.mark.parametrize("pair", PAIRS)
def test_any_two_actors_merge_and_part_again(desk: Desk, pair: tuple[str, str]) -> None:
    before = export(desk)
    ann = desk.review()
    merged = ann.judge(*pair, "same").verdict
    assert export(desk) != before
    parted = ann.judge(*pair, "not-same").verdict
    assert export(desk) == before
    ann.withdraw(parted.id)
    assert export(desk) != before
    ann.withdraw(merged.id)
    assert export(desk) == before
