"""Verdicts: the same clusters in any order, and none that joins what was judged apart."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

import factory
from allegiance.records import Judgement, Verdict
from allegiance.resolution import Conflict, Resolver

ACTORS = "abcdefgh"


def clusters(resolver: Resolver) -> set[tuple[str, ...]]:
    return {resolver.members(actor) for actor in ACTORS}


PAIRS = st.sampled_from([(left, right) for left in ACTORS for right in ACTORS if left < right])


def verdicts(*judgements: str) -> st.SearchStrategy[Verdict]:
    return st.builds(
        lambda pair, judgement, author, minute, gone: factory.verdict(
            *pair, judgement, author, minute, withdrawn=factory.NOON if gone else None
        ),
        PAIRS,
        st.sampled_from(judgements or ["same", "same", "not-same", "unsure"]),
        st.sampled_from(["ann", "ben"]),
        st.integers(0, 20),
        st.sampled_from([False] * 9 + [True]),
    )


many = st.lists(verdicts(), max_size=20)


@settings(max_examples=1000, deadline=None)
@given(many, st.integers(0, 999))
def test_any_order_gives_the_same(given_: list[Verdict], seed: int) -> None:
    shuffled = [*given_, *given_[:3]]  # some of them twice
    Random(seed).shuffle(shuffled)
    one, other = Resolver(given_), Resolver(shuffled)
    assert clusters(one) == clusters(other)
    assert one.conflicts == other.conflicts
    for left, right in combinations(ACTORS, 2):
        assert one.apart(left, right) == other.apart(left, right)
        assert one.doubt(left, right) == other.doubt(left, right)


@settings(max_examples=300, deadline=None)
@given(many)
def test_whoever_was_judged_apart_stays_apart(given_: list[Verdict]) -> None:
    resolver = Resolver(given_)
    last: dict[tuple[str, str], Verdict] = {}
    for verdict in sorted(given_, key=lambda v: (v.made, v.id)):
        if verdict.withdrawn is None and verdict.author == "ann":
            last[verdict.left, verdict.right] = verdict
    overruled = {(conflict.refused.left, conflict.refused.right) for conflict in resolver.conflicts}
    for (left, right), verdict in last.items():
        if (left, right) in overruled:
            continue
        if verdict.judgement is Judgement.NOT_SAME:
            assert resolver.canonical(left) != resolver.canonical(right)
        elif verdict.judgement is Judgement.SAME:
            assert resolver.canonical(left) == resolver.canonical(right)


@settings(max_examples=300, deadline=None)
@given(st.lists(verdicts("same"), max_size=20))
def test_same_alone_gives_the_connected_components(given_: list[Verdict]) -> None:
    graph = nx.Graph((v.left, v.right) for v in given_ if v.withdrawn is None)
    resolver = Resolver(given_)
    assert resolver.conflicts == ()
    expected = {tuple(sorted(part)) for part in nx.connected_components(graph)}
    assert {cluster for cluster in clusters(resolver) if len(cluster) > 1} == expected


@settings(max_examples=200, deadline=None)
@given(many, verdicts())
def test_a_withdrawn_verdict_might_never_have_been(given_: list[Verdict], extra: Verdict) -> None:
    gone = replace(extra, author="eve", withdrawn=factory.NOON)
    assert clusters(Resolver([*given_, gone])) == clusters(Resolver(given_))


@given(many)
def test_every_actor_has_one_canonical_id_among_its_members(given_: list[Verdict]) -> None:
    resolver = Resolver(given_, preferred={"g", "h"})
    for actor in ACTORS:
        members = resolver.members(actor)
        assert actor in members
        assert {resolver.canonical(member) for member in members} == {members[0]}
        listed = sorted({"g", "h"} & {*members})
        assert members[0] == (listed or sorted(members))[0]


def test_nobody_judged_is_everybody_for_herself() -> None:
    resolver = Resolver([])
    assert (resolver.canonical("iran"), resolver.members("iran")) == ("iran", ("iran",))


def test_same_joins_by_way_of_others() -> None:
    resolver = Resolver([factory.verdict("b", "c"), factory.verdict("a", "b")])
    assert resolver.members("c") == ("a", "b", "c")
    assert resolver.canonical("c") == "a"


def test_a_listed_actor_names_its_cluster() -> None:
    resolver = Resolver([factory.verdict("badr", "the-badr-corps")], preferred=["the-badr-corps"])
    assert resolver.members("badr") == ("the-badr-corps", "badr")


def test_a_join_by_way_of_others_gives_way_to_a_judgement_against_it() -> None:
    apart = factory.verdict("a", "c", "not-same", minute=9)  # even when it comes last
    first, second = factory.verdict("a", "b", minute=1), factory.verdict("b", "c", minute=2)
    resolver = Resolver([second, apart, first])
    assert clusters(resolver) >= {("a", "b"), ("c",)}
    assert resolver.conflicts == (Conflict(second, apart),)


def test_apart_holds_for_whole_clusters() -> None:
    apart = factory.verdict("a", "d", "not-same")
    joins = [factory.verdict(*pair, minute=n) for n, pair in enumerate(["ab", "cd", "bc"], 1)]
    resolver = Resolver([*joins, apart])
    assert clusters(resolver) >= {("a", "b"), ("c", "d")}
    assert resolver.conflicts == (Conflict(joins[2], apart),)


def test_an_author_changes_her_mind() -> None:
    same, apart = factory.verdict("a", "b"), factory.verdict("a", "b", "not-same", minute=1)
    unsure = factory.verdict("a", "b", "unsure", minute=1)
    for later in (apart, unsure):
        resolver = Resolver([later, same])
        assert resolver.canonical("b") == "b"
        assert resolver.conflicts == ()


def test_where_two_authors_differ_the_later_holds_and_it_is_told() -> None:
    same = factory.verdict("a", "b", author="ann")
    apart = factory.verdict("a", "b", "not-same", author="ben", minute=1)
    resolver = Resolver([apart, same])
    assert resolver.canonical("b") == "b"
    assert resolver.conflicts == (Conflict(same, apart),)


def test_the_later_of_two_authors_is_the_one_who_judged_last() -> None:
    early, late = factory.verdict("a", "b", "unsure"), factory.verdict("a", "b", author="ann", minute=9)
    apart = factory.verdict("a", "b", "not-same", author="ben", minute=5)
    resolver = Resolver([late, apart, early])
    assert resolver.canonical("b") == "a"
    assert resolver.conflicts == (Conflict(apart, late),)


def test_agreement_counts_from_its_first_instant() -> None:
    first, second = factory.verdict("a", "b", author="ann"), factory.verdict("b", "c", minute=1)
    again = factory.verdict("a", "b", author="ben", minute=2)
    apart = factory.verdict("a", "c", "not-same", minute=3)
    resolver = Resolver([again, apart, second, first])
    assert resolver.members("b") == ("a", "b")
    assert resolver.conflicts == (Conflict(second, apart),)


def test_one_author_s_doubt_takes_nothing_from_another() -> None:
    same = factory.verdict("a", "b", author="ann")
    doubt = factory.verdict("a", "b", "unsure", author="ben", minute=1)
    assert Resolver([doubt, same]).canonical("b") == "a"


def test_an_instant_without_zone_is_utc() -> None:
    naive = replace(factory.verdict("a", "b"), made=datetime(2024, 1, 1, 12, 5))
    apart = replace(factory.verdict("a", "b", "not-same"), made=datetime(2024, 1, 1, 12, 4, tzinfo=UTC))
    assert Resolver([naive, apart]).canonical("b") == "a"


def test_it_is_known_which_verdict_keeps_two_clusters_apart() -> None:
    apart = factory.verdict("b", "c", "not-same", minute=5)
    later = factory.verdict("a", "d", "not-same", minute=6)
    joins = [factory.verdict("a", "b", minute=7), factory.verdict("c", "d", minute=8)]
    resolver = Resolver([*joins, later, apart])
    for left, right in (("a", "c"), ("d", "b"), ("a", "d")):
        assert resolver.apart(left, right) == resolver.apart(right, left) == apart
    assert resolver.apart("a", "b") is None
    assert resolver.apart("a", "e") is None


def test_it_is_known_where_somebody_is_unsure() -> None:
    doubt = factory.verdict("b", "c", "unsure", minute=1)
    again = factory.verdict("a", "c", "unsure", author="ben", minute=2)
    resolver = Resolver([again, doubt, factory.verdict("a", "b", minute=3)])
    assert resolver.doubt("a", "c") == resolver.doubt("c", "b") == doubt
    assert resolver.doubt("a", "d") is None


def test_a_former_id_leads_to_the_one_that_is_known() -> None:
    resolver = Resolver([factory.verdict("a", "b"), factory.verdict("b", "c"), factory.verdict("x", "y")])
    assert resolver.former({"a", "d"}) == {"b": "a", "c": "a"}
    assert resolver.former({"c"}) == {"a": "c", "b": "c"}
    assert resolver.former(()) == {}
