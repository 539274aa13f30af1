"""Claims and verdicts in, ties out: what counts as a fact, and what is only said."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factory
from allegiance.errors import DataError, LedgerError
from allegiance.gazetteer import Entry, Gazetteer
from allegiance.network import Network
from allegiance.network.confidence import confidence
from allegiance.ontology import relations
from allegiance.records import (
    Actor,
    ActorType,
    Claim,
    Document,
    Modality,
    Polarity,
    Status,
    Tense,
    Tie,
    Time,
    Verdict,
)


def entry(id_: str, name: str, kind: str, *aliases: str, part_of: tuple[str, ...] = ()) -> Entry:
    return Entry(
        Actor(id_, name, ActorType(kind), aliases, "IQ", listed=True),
        part_of=part_of,
        source=f"note on {name}",
    )


ENTRIES = [
    entry("iran", "Iran", "state", "Tehran"),
    entry("iraq", "Iraq", "state"),
    entry("iraqi-army", "Iraqi army", "army", part_of=("iraq",)),
    entry("pmf", "Popular Mobilization Forces", "militia", "PMF", part_of=("iraqi-army",)),
    entry("badr", "Badr Organization", "militia", "Badr", part_of=("pmf",)),
]
LISTED = Gazetteer({e.actor.id: e for e in ENTRIES}, {})
NOBODY = Gazetteer({}, {})

Story = tuple[Document, list[Claim]]
PLANNED = {"modality": Modality.PLANNED}
POSSIBLE = {"modality": Modality.POSSIBLE}
DENIED = {"polarity": Polarity.DENIED}
PAST = {"tense": Tense.PAST}


def build(*stories: Story, verdicts: Iterable[Verdict] = (), listed: Gazetteer = NOBODY) -> Network:
    said = [claim for _, claims in stories for claim in claims]
    return Network.build(said, [document for document, _ in stories], verdicts, listed)


def told(*fields: dict[str, Any], **about: Any) -> Story:
    """A story in which A backs B once for each of the fields."""
    document = factory.document(" ".join(["A BACKS B."] * len(fields)), **about)
    claims = [replace(factory.claim("A", "BACKS", "B", document, **said)) for said in fields]
    return document, [
        replace(claim, start=11 * n, end=11 * n + 10, rule=str(n)) for n, claim in enumerate(claims)
    ]


def only(network: Network) -> Tie:
    (tie,) = (*network.ties, *network.prospects)
    return tie


# What a tie is


def test_a_tie_counts_its_claims_and_their_documents() -> None:
    first = told({"confidence": 0.5}, {"confidence": 0.8}, name="first", date=date(2015, 3, 1))
    second = told({"confidence": 0.5}, name="second", date=date(2017, 9, 1))
    network = build(first, second)
    tie = only(network)
    assert network.ties == (tie,)
    assert (tie.subject, tie.relation, tie.object) == ("a", "BACKS", "b")
    assert tie.claims == tuple(sorted(claim.id for claim in (*first[1], *second[1])))
    assert (tie.documents, tie.sign, tie.status) == (2, 1, Status.CURRENT)
    assert (tie.first, tie.last) == (date(2015, 3, 1), date(2017, 9, 1))
    assert tie.confidence == pytest.approx(0.9)  # 1 - (1 - 0.8) * (1 - 0.5)
    assert list(network.claims) == list(tie.claims)
    assert list(network.documents) == sorted([first[0].id, second[0].id])


def test_documents_without_claims_are_kept() -> None:
    document = factory.document("Nothing happened.")
    network = build((document, []))
    assert (network.documents, network.actors, network.ties) == ({document.id: document}, {}, ())


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ([{}], Status.CURRENT),
        ([PAST], Status.PAST),
        ([PAST, {}], Status.CURRENT),
        ([{}, DENIED], Status.CONTESTED),
        ([PAST, DENIED], Status.CONTESTED),
        ([{}, DENIED | PLANNED], Status.CURRENT),  # who denies a plan does not deny what is
        ([{}, PLANNED, POSSIBLE], Status.CURRENT),
    ],
)
def test_a_fact_makes_a_tie(fields: list[dict[str, Any]], status: Status) -> None:
    network = build(told(*fields))
    assert network.prospects == ()
    tie = only(network)
    assert tie.status is status
    assert {network.claims[id_].factual for id_ in tie.claims} == {True}
    assert len(tie.claims) == sum(said in ({}, PAST) for said in fields)
    assert len(tie.denials) == fields.count(DENIED)


@pytest.mark.parametrize(
    ("fields", "status", "support", "confidence"),
    [
        ([PLANNED], Status.PLANNED, 1, 0.8),
        ([POSSIBLE], Status.POSSIBLE, 1, 0.8),
        ([DENIED], Status.DENIED, 0, 0.0),
        ([POSSIBLE, PLANNED], Status.PLANNED, 2, 0.8),
        ([POSSIBLE, DENIED], Status.POSSIBLE, 1, 0.48),  # 0.8 * (1 - 0.8 / 2)
        ([DENIED | PLANNED], Status.DENIED, 0, 0.0),
    ],
)
def test_without_a_fact_there_is_only_a_prospect(
    fields: list[dict[str, Any]], status: Status, support: int, confidence: float
) -> None:
    network = build(told(*fields))
    assert network.ties == ()
    tie = only(network)
    assert (tie.status, len(tie.claims), len(tie.denials)) == (status, support, len(fields) - support)
    assert tie.documents == (1 if support else 0)
    assert tie.confidence == pytest.approx(confidence)
    assert list(network.actors) == ["a", "b"]


@pytest.mark.parametrize("relation", relations())
def test_only_a_symmetric_relation_forgets_its_direction(relation: str) -> None:
    network = build(factory.story(("B", relation, "A"), ("A", relation, "B")))
    ties = [(tie.subject, tie.object, len(tie.claims)) for tie in network.ties]
    symmetric = relations()[relation].symmetric
    assert ties == ([("a", "b", 2)] if symmetric else [("a", "b", 1), ("b", "a", 1)])
    assert {tie.sign for tie in network.ties} == {relations()[relation].sign}


DAY = date(2016, 5, 1)


@pytest.mark.parametrize(
    ("times", "first", "last"),
    [
        ([Time()], DAY, DAY),
        ([Time("in 2015", date(2015, 1, 1), date(2015, 12, 31))], date(2015, 1, 1), date(2015, 12, 31)),
        ([Time("since 2014", date(2014, 1, 1))], date(2014, 1, 1), DAY),
        ([Time("from 2020", date(2020, 1, 1))], date(2020, 1, 1), date(2020, 1, 1)),
        ([Time("prior to 2011", None, date(2010, 12, 31))], date(2010, 12, 31), date(2010, 12, 31)),
        ([Time("then", date(2015, 1, 1), date(2015, 1, 1)), Time()], date(2015, 1, 1), DAY),
    ],
)
def test_a_tie_spans_the_days_that_its_claims_speak_of(times: list[Time], first: date, last: date) -> None:
    tie = only(build(told(*({"time": time} for time in times), date=DAY)))
    assert (tie.first, tie.last) == (first, last)


def test_without_any_date_a_tie_has_none() -> None:
    tie = only(build(told({}, date=None)))
    assert (tie.first, tie.last) == (None, None)


SURE = st.lists(st.floats(0, 1), max_size=6)


@given(SURE, SURE, st.floats(0, 1))
def test_confidence_grows_with_support_and_shrinks_with_denial(
    support: list[float], denial: list[float], more: float
) -> None:
    value = confidence(support, denial)
    assert 0 <= value <= 1
    assert confidence([*support, more], denial) >= value - 1e-12  # a last digit of rounding
    assert confidence(support, [*denial, more]) <= value + 1e-12
    assert confidence(support, denial) >= confidence(support) / 2
    assert confidence(support[::-1], denial[::-1]) == value


# Who takes part


def test_a_listed_actor_is_as_the_gazetteer_has_it() -> None:
    subject = factory.mention("IRAN", text="Tehran's\n  regime", actor="iran", kind="militia")
    document, (claim,) = factory.story(("Iran", "BACKS", "Badr"))
    network = build((document, [replace(claim, subject=subject)]), listed=LISTED)
    iran = network.actors["iran"]
    assert (iran.name, iran.type, iran.country, iran.listed) == ("Iran", ActorType.STATE, "IQ", True)
    assert iran.aliases == ("Tehran", "IRAN", "Tehran's regime")


def test_an_unlisted_actor_is_as_most_claims_have_it() -> None:
    document, claims = factory.story(*[("X", "BACKS", "B", {"rule": str(n)}) for n in range(5)])
    mentions = [
        factory.mention("The Xs", actor="x", kind="army"),
        factory.mention("Xs", actor="x"),
        factory.mention("Xs", text="the group", actor="x", how="coreference"),
        factory.mention("Army of X", text="AX", actor="x", kind="army"),
        factory.mention("Army of X", actor="x", kind="army"),
    ]
    said = [replace(claim, subject=m) for claim, m in zip(claims, mentions, strict=True)]
    actor = build((document, said)).actors["x"]
    assert (actor.name, actor.type, actor.listed) == ("Army of X", ActorType.ARMY, False)
    assert actor.aliases == ("AX", "The Xs", "Xs")


def test_a_name_that_another_listed_actor_may_go_by_is_no_alias() -> None:
    hezbollah = entry("hezbollah", "Hezbollah", "militia", "Hizballah")
    kataib = replace(entry("kataib", "Kataib Hezbollah", "militia"), weak=("the Brigades",))
    guards = replace(entry("guards", "Guards", "army"), weak=("Brigades",))
    listed = Gazetteer({e.actor.id: e for e in (hezbollah, kataib, guards)}, {})
    document, claims = factory.story(*[("X", "FIGHTS", "B", {"rule": str(n)}) for n in range(3)])
    said = [
        replace(claim, subject=factory.mention("Kataib Hezbollah", text=text, actor="kataib"))
        for claim, text in zip(claims, ["Hizb’allah", "the Brigades", "Kataib"], strict=True)
    ]
    network = build((document, said), listed=listed)
    assert network.actors["kataib"].aliases == ("Kataib",)


def test_merged_actors_are_one_with_all_their_names() -> None:
    stories = factory.story(("Iran", "BACKS", "Badr Corps"), ("Badr", "FIGHTS", "Foe"))
    network = build(stories, verdicts=[factory.verdict("badr", "badr-corps")], listed=LISTED)
    assert "badr-corps" not in network.actors
    assert network.canonical("badr-corps") == "badr"
    assert network.actors["badr"].aliases == ("Badr", "Badr Corps")
    assert [(t.subject, t.object) for t in network.ties if t.claims] == [("badr", "foe"), ("iran", "badr")]


def test_merged_listed_actors_keep_both_names() -> None:
    network = build(
        factory.story(("Iran", "BACKS", "Badr")), verdicts=[factory.verdict("badr", "pmf")], listed=LISTED
    )
    assert network.actors["badr"].aliases == ("Badr", "PMF", "Popular Mobilization Forces")
    wholes = [(tie.subject, tie.object) for tie in network.ties if tie.relation == "PART_OF"]
    assert wholes == [("badr", "iraqi-army"), ("iraqi-army", "iraq")]  # not of itself


def test_claims_within_a_merged_actor_tie_nothing_but_are_kept() -> None:
    story = factory.story(("A", "FIGHTS", "B"), ("A", "BACKS", "C"))
    network = build(story, verdicts=[factory.verdict("a", "b")])
    assert network.loops == (story[1][0].id,)
    assert [(tie.subject, tie.object) for tie in network.ties] == [("a", "c")]
    assert set(network.claims) == {claim.id for claim in story[1]}


def test_a_withdrawn_merge_gives_the_graph_that_was() -> None:
    story = factory.story(("A", "FIGHTS", "B"), ("A", "BACKS", "C"))
    merge = factory.verdict("a", "b")
    gone = replace(merge, withdrawn=factory.NOON)
    assert repr(build(story, verdicts=[gone])) == repr(build(story))
    assert repr(build(story, verdicts=[merge])) != repr(build(story))


# What the gazetteer adds


def test_listed_wholes_are_followed_up_to_the_state() -> None:
    network = build(factory.story(("Iran", "BACKS", "Badr")), listed=LISTED)
    listed = [tie for tie in network.ties if tie.id in network.listings]
    assert [(t.subject, t.relation, t.object) for t in listed] == [
        ("badr", "PART_OF", "pmf"),
        ("iraqi-army", "PART_OF", "iraq"),
        ("pmf", "PART_OF", "iraqi-army"),
    ]
    for tie in listed:
        assert (tie.claims, tie.documents, tie.first, tie.status) == ((), 0, None, Status.CURRENT)
        assert (tie.confidence, tie.sign) == (1.0, 1)
        assert network.evidence(tie) == ()
    assert network.listings[listed[0].id] == "note on Badr Organization"
    assert list(network.actors) == ["badr", "iran", "iraq", "iraqi-army", "pmf"]
    assert network.actors["iraq"].name == "Iraq"


def test_actors_that_no_claim_names_bring_nothing() -> None:
    network = build(factory.story(("Iran", "BACKS", "Foe")), listed=LISTED)
    assert (network.listings, list(network.actors)) == ({}, ["foe", "iran"])


def test_a_listed_whole_that_a_text_states_too_has_its_sentence() -> None:
    story = factory.story(("Badr", "PART_OF", "PMF", PAST))
    network = build(story, listed=LISTED)
    (tie,) = network.why("badr", "pmf")
    assert (tie.claims, tie.documents, tie.confidence) == ((story[1][0].id,), 1, 1.0)
    assert tie.status is Status.CURRENT
    assert tie.id in network.listings


def test_a_listed_whole_that_a_text_denies_is_contested() -> None:
    network = build(factory.story(("Badr", "PART_OF", "PMF", DENIED)), listed=LISTED)
    (tie,) = network.why("badr", "pmf")
    assert (tie.status, tie.claims, len(tie.denials)) == (Status.CONTESTED, (), 1)
    assert tie.confidence == pytest.approx(0.6)  # 1 - 0.8 / 2
    assert network.prospects == ()


# What is said between two


def test_why_gives_both_directions_facts_first() -> None:
    story = factory.story(
        ("A", "BACKS", "B", PLANNED), ("B", "FIGHTS", "A"), ("B", "BACKS", "A"), ("A", "BACKS", "C")
    )
    network = build(story)
    expected = [("a", "FIGHTS", "b"), ("b", "BACKS", "a"), ("a", "BACKS", "b")]
    for pair in (("a", "b"), ("b", "a")):
        found = network.why(*pair)
        assert [(t.subject, t.relation, t.object) for t in found] == expected
        assert found[-1].status is Status.PLANNED
    assert network.why("b", "c") == ()
    assert network.why("a", "nobody") == ()


def test_why_takes_an_id_that_was_merged_away() -> None:
    network = build(factory.story(("A", "FIGHTS", "B")), verdicts=[factory.verdict("a", "aa")])
    assert len(network.why("aa", "b")) == 1


def test_evidence_is_everything_said_of_it_the_oldest_first() -> None:
    undated = told(DENIED, name="0 undated", date=None)
    late = told({}, {}, name="1 late", date=date(2017, 1, 1))
    early = told(PLANNED, name="2 early", date=date(2014, 1, 1))
    network = build(undated, late, early)
    (tie,) = network.ties
    evidence = network.evidence(tie)
    assert [(d.name, c.start) for c, d in evidence] == [
        ("2 early", 0), ("1 late", 0), ("1 late", 11), ("0 undated", 0),
    ]  # fmt: skip
    assert all(document.text[claim.start : claim.end] == claim.quote for claim, document in evidence)


# The same from any order

ENDS = st.sampled_from(["A", "B", "C", "Iran", "Badr", "PMF"])
TRIPLES = st.tuples(
    ENDS, st.sampled_from([*relations()]), ENDS,
    st.fixed_dictionaries({
        "modality": st.sampled_from(Modality), "polarity": st.sampled_from(Polarity),
        "tense": st.sampled_from(Tense), "confidence": st.floats(0, 1),
    }),
)  # fmt: skip
MERGES = st.sampled_from(["a b", "b c", "badr c", "a iran"])


@settings(max_examples=150, deadline=None)
@given(st.lists(TRIPLES, max_size=12), st.lists(MERGES, max_size=3), st.integers(0, 999))
def test_the_order_of_the_claims_says_nothing(
    triples: list[tuple[Any, ...]], merges: list[str], seed: int
) -> None:
    stories = [
        factory.story(*triples[n::3], name=f"story {n}", date=date(2015, 1 + n, 1))
        for n in range(3)
        if triples[n::3]
    ]
    verdicts = [factory.verdict(*pair.split(), minute=n) for n, pair in enumerate(merges)]
    claims = [claim for _, said in stories for claim in said]
    documents = [document for document, _ in stories]
    one = Network.build(claims, documents, verdicts, LISTED)
    for items in (claims, documents, verdicts):
        Random(seed).shuffle(items)
    other = Network.build(iter(claims), iter(documents), iter(verdicts), LISTED)
    assert repr(one) == repr(other)
    assert one == other
    check(one)


def check(network: Network) -> None:
    """What holds of every network."""
    ties = (*network.ties, *network.prospects)
    assert len({tie.id for tie in ties}) == len(ties)
    for tie in ties:
        assert {tie.subject, tie.object} <= network.actors.keys()
        assert tie.subject != tie.object
        assert 0 <= tie.confidence <= 1
        assert tie.documents == len({network.claims[id_].document for id_ in tie.claims})
    for tie in network.ties:
        assert tie.claims or tie.id in network.listings
    counted = [id_ for tie in ties for id_ in tie.claims]
    assert len(set(counted)) == len(counted)  # no claim supports two
    # every claim is somewhere: in a loop, or among what is said of one tie or prospect
    said = [claim.id for tie in ties for claim, _ in network.evidence(tie)]
    assert sorted([*said, *network.loops]) == sorted(network.claims)


# What is refused


def test_a_claim_without_its_document_is_refused() -> None:
    with pytest.raises(LedgerError, match="of a document that is missing"):
        Network.build([factory.claim()], [], [], NOBODY)


def test_a_relation_that_the_ontology_does_not_have_is_refused() -> None:
    with pytest.raises(DataError, match="no relation is called LOVES"):
        build(factory.story(("A", "LOVES", "B")))


# For others


def test_networkx_gets_typed_attributes() -> None:
    network = build(told({}, DENIED), told(PLANNED, name="two"), listed=LISTED)
    graph = network.to_networkx()
    assert (graph.graph, list(graph.nodes)) == ({"claims": 3, "documents": 2}, ["a", "b"])
    assert graph.nodes["a"] == {
        "name": "A", "type": "militia", "aliases": [], "country": "", "listed": False,
    }  # fmt: skip
    ((subject, object_, key, edge),) = graph.edges(keys=True, data=True)
    (tie,) = network.ties
    assert (subject, object_, key) == ("a", "b", "BACKS")
    assert edge == {
        "id": tie.id, "relation": "BACKS", "claims": [*tie.claims], "denials": [*tie.denials],
        "documents": 1, "sign": 1, "status": "contested", "confidence": tie.confidence,
        "first": tie.first, "last": tie.last, "stories": 1, "sources": 1,
        "held": ["2016-05-01/2016-05-01"], "sometime": [], "not_held": ["2016-05-01/2016-05-01"],
    }  # fmt: skip
    types = {name: type(value) for name, value in (edge | graph.nodes["a"]).items()}
    assert set(types.values()) == {str, list, int, float, date, bool}


def test_networkx_has_no_day_where_none_is_known() -> None:
    ((_, _, edge),) = build(told({}, date=None)).to_networkx().edges(data=True)
    assert not {"first", "last"} & edge.keys()


def test_networkx_takes_several_relations_between_two() -> None:
    graph = build(factory.story(("A", "BACKS", "B"), ("B", "BACKS", "A"), ("A", "LEADS", "B"))).to_networkx()
    assert sorted(graph.edges(keys=True)) == [("a", "b", "BACKS"), ("a", "b", "LEADS"), ("b", "a", "BACKS")]


def test_pandas_gets_the_same_columns_and_types_from_any_network() -> None:
    network = build(told({}), factory.story(("A", "FIGHTS", "C", PLANNED), name="two"))
    actors, ties = network.to_pandas()
    no_actors, no_ties = build().to_pandas()
    assert (no_actors.empty, no_ties.empty) == (True, True)
    pd.testing.assert_series_equal(actors.dtypes, no_actors.dtypes)
    pd.testing.assert_series_equal(ties.dtypes, no_ties.dtypes)
    assert {name: str(kind) for name, kind in ties.dtypes.items()} == {
        "id": "string", "subject": "string", "relation": "string", "object": "string", "claims": "object",
        "denials": "object", "documents": "int64", "first": "datetime64[s]", "last": "datetime64[s]",
        "confidence": "float64", "sign": "int64", "status": "string", "stories": "int64", "sources": "int64",
        "held": "object", "sometime": "object", "not_held": "object",
    }  # fmt: skip
    assert actors["id"].tolist() == ["a", "b", "c"]
    (row,) = ties.to_dict("records")
    assert (row["subject"], row["relation"], row["object"]) == ("a", "BACKS", "b")
    assert (row["claims"], row["status"]) == ([*network.ties[0].claims], "current")
    assert row["first"].date() == date(2016, 5, 1)


def test_pandas_has_no_day_where_none_is_known() -> None:
    ties = build(told({}, date=None)).to_pandas()[1]
    assert ties["first"].isna().all()


def test_a_day_before_any_calendar_of_nanoseconds_fits() -> None:
    ties = build(told({}, date=date(1100, 7, 15))).to_pandas()[1]
    assert ties["first"][0].year == 1100


def test_building_loads_no_table_library() -> None:
    script = (
        "import sys\n"
        "from allegiance.gazetteer import Gazetteer\n"
        "from allegiance.network import Network\n"
        "Network.build([], [], [], Gazetteer({}, {}))\n"
        "assert not {'pandas', 'networkx', 'numpy', 'rapidfuzz'} & sys.modules.keys()\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
