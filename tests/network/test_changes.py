"""What changed between two times, and between two networks."""

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import factory
from allegiance.gazetteer import Gazetteer
from allegiance.network import Network
from allegiance.network.changed import COLUMNS, CONTESTED, EDGE, PAPERS, UNDATED, Changes
from allegiance.network.changes import changes
from allegiance.network.comparison import compare
from allegiance.records import Attribution, Claim, Document, Holds, Interval, Modality, Polarity, Tense, Time
from allegiance.records import Precision as Exact

NOBODY = Gazetteer({}, {})
PAST = {"tense": Tense.PAST}
DENIED = {"polarity": Polarity.DENIED}
Said = tuple[str, str, dict[str, Any]]


def since(start: str = "", end: str = "", text: str = "then") -> dict[str, Any]:
    first = Interval.of(start).start if start else None
    last = Interval.of(end).end if end else None
    return {"time": Time(text, first, last, Exact.YEAR)}


def by(speaker: str, channel: str = "") -> dict[str, Any]:
    return {"attribution": Attribution(speaker, channel)}


def stories(*said: Said) -> tuple[list[Claim], list[Document]]:
    """What documents of those days say of A and B, each one claim; an empty day is none."""
    made = [
        factory.story(
            ("A", relation, "B", fields), name=f"{n}", date=date.fromisoformat(day) if day else None
        )
        for n, (day, relation, fields) in enumerate(said)
    ]
    return [claim for _, claims in made for claim in claims], [document for document, _ in made]


def network(*said: Said, verdicts: tuple[Any, ...] = ()) -> Network:
    claims, documents = stories(*said)
    return Network.build(claims, documents, verdicts, NOBODY)


def told(found: Changes, *kinds: str) -> list[tuple[str, ...]]:
    return [
        (row["kind"], row["relation"], row["before"], row["after"], str(row["first"]))
        for row in found
        if row["kind"] in kinds
    ]


FIGHT, OLD = ("2016-05-01", "FIGHTS", {}), ("2014-05-01", "FIGHTS", {})
IN_2016 = ("2017-05-01", "FIGHTS", since("2016", "2016"))
HELP, PACT = ("2016-05-01", "BACKS", {}), ("2016-05-01", "ALLIED_WITH", {})
IN = ("2014-05-01", "PART_OF", {})
NOT = ("BACKS", DENIED)
BACKED = ("2014-05-01", "BACKS", {})
NEW, OVER, GONE = ("unknown", "yes"), ("yes", "no"), ("unknown", "no")


@pytest.mark.parametrize(
    ("said", "start", "end", "expected"),
    [
        # first known in the span; what was before nobody says
        ([FIGHT], "2015", "2016", [("began", "FIGHTS", *NEW, "2016-05-01")]),
        # the span is open at its start and closed at its end
        ([FIGHT], "2016-05-01", "2016-05-02", []),
        ([FIGHT], "2016-04-30", "2016-05-01", [("began", "FIGHTS", *NEW, "2016-05-01")]),
        # known before: no beginning, however often it is said again
        ([FIGHT, ("2017-05-01", "FIGHTS", {})], "2016", "2017", []),
        # a stretch counts where all of it lies in the span
        ([IN_2016], "2015", "2016", [("began", "FIGHTS", *NEW, "2016-01-01")]),
        ([IN_2016], "2016-06", "2017", []),
        # until 2011: held in it and just before, over from then on
        (
            [("2016-05-01", "FIGHTS", since("", "2011", "Until 2011") | PAST)],
            "2009",
            "2016",
            [("began", "FIGHTS", *NEW, "2010-12-31"), ("ended", "FIGHTS", *OVER, "2012-01-01")],
        ),
        # former: over on the day of the document, and nobody says when it was so
        ([("2016-05-01", "PART_OF", PAST)], "2015", "2016", [("ended", "PART_OF", *GONE, "2016-05-01")]),
        # over and again
        (
            [IN, ("2015-05-01", "PART_OF", PAST), ("2016-05-01", "PART_OF", {})],
            "2014",
            "2016",
            [("ended", "PART_OF", *OVER, "2015-05-01"), ("began", "PART_OF", "no", "yes", "2016-05-01")],
        ),
        # over is told once, however often it is said
        (
            [IN, ("2015-05-01", "PART_OF", PAST), ("2016-05-01", "PART_OF", PAST)],
            "2014",
            "2016",
            [("ended", "PART_OF", *OVER, "2015-05-01")],
        ),
        # a denial after it held is a day on which it did not; one before it held is no end
        ([BACKED, ("2016-05-01", *NOT)], "2015", "2016", [("ended", "BACKS", *OVER, "2016-05-01")]),
        (
            [("2014-05-01", "BACKS", DENIED), HELP],
            "2013",
            "2016",
            [("began", "BACKS", "no", "yes", "2016-05-01")],
        ),
        # both at once: neither
        ([HELP, ("2016-05-01", "BACKS", DENIED)], "2015", "2016", []),
        # plans are no ties
        ([("2016-05-01", "BACKS", {"modality": Modality.PLANNED})], "2015", "2016", []),
    ],
)  # fmt: skip
def test_began_and_ended(said: list[Said], start: str, end: str, expected: list[tuple[str, ...]]) -> None:
    assert told(changes(network(*said), start, end), "began", "ended") == expected


@pytest.mark.parametrize(
    ("said", "start", "end", "expected"),
    [
        ([OLD, PACT], "2015", "2016", ("hostile", "friendly")),
        # by then it had turned, or not yet
        ([OLD, PACT], "2016", "2017", None),
        ([OLD, PACT], "2013", "2014", None),
        # nothing known before: no turn
        ([PACT], "2015", "2016", None),
        # the same day, or stretches that overlap: which came later cannot be told
        ([OLD, FIGHT, HELP], "2015", "2016", ("hostile", "both")),
        (
            [OLD, IN_2016, HELP],
            "2015", "2016", ("hostile", "both"),
        ),
        # what lasts stands on beside a fight, and alone after it
        (
            [IN, ("2015-05-01", "FIGHTS", {}), ("2016-05-01", "PART_OF", {})],
            "2015-05-01", "2016", ("both", "friendly"),
        ),
    ],
)  # fmt: skip
def test_turned(said: list[Said], start: str, end: str, expected: tuple[str, str] | None) -> None:
    rows = [row for row in changes(network(*said), start, end) if row["kind"] == "turned"]
    assert [(row["before"], row["after"]) for row in rows] == ([expected] if expected else [])


def test_a_turn_names_the_ties_and_the_claims_behind_both_sides() -> None:
    found = network(
        ("2014-05-01", "FIGHTS", {}), ("2014-06-01", "FIGHTS", {}), ("2016-05-01", "ALLIED_WITH", {})
    )
    (turn,) = (row for row in changes(found, "2015", "2016") if row["kind"] == "turned")
    assert turn["through"] == ("A FIGHTS B", "A ALLIED_WITH B")
    assert (turn["first"], turn["last"]) == (date(2016, 5, 1), date(2016, 5, 1))
    assert (turn["subject"], turn["relation"], turn["object"]) == ("A", "", "B")
    days = [found.documents[found.claims[id_].document].date for id_ in turn["claims"]]
    assert sorted(map(str, days)) == ["2014-06-01", "2016-05-01"]  # the fight in May is not the last known


def test_gained_counts_independent_sources_of_documents_in_the_span() -> None:
    found = network(
        ("2015-05-01", "BACKS", {}),
        ("2016-05-01", "BACKS", by("John Smith", "Al Arabiya")),
        ("2016-06-01", "BACKS", by("John Smith", "Al Arabiya")),  # the same words once more
        ("2016-07-01", "BACKS", by("John Smith")),  # nor is he a second one without a channel
        ("2017-05-01", "BACKS", {}),
    )
    assert told(changes(found, "2015", "2016"), "gained") == [("gained", "BACKS", "1", "2", "2016-05-01")]
    assert told(changes(found, "2016", "2017"), "gained") == [("gained", "BACKS", "2", "3", "2017-05-01")]
    assert told(changes(found, "2017", "2018"), "gained") == []
    assert told(changes(found, "2014", "2017"), "gained") == []  # it began then: that tells it
    old = network(("2016-05-01", "FIGHTS", since("2009", "2009")))
    assert told(changes(old, "2015", "2016"), "gained") == [("gained", "FIGHTS", "0", "1", "2016-05-01")]


def test_what_cannot_be_placed_in_time_is_counted() -> None:
    found = network(("", "FIGHTS", {}))
    assert changes(found, "2015", "2016").untold == {
        UNDATED: (found.ties[0].id,),
        PAPERS: found.ties[0].claims,
    }
    found = network(("2017-05-01", "FIGHTS", since("2016", "2016")))
    assert changes(found, "2016-06", "2017").untold == {EDGE: (found.ties[0].id,)}
    found = network(("2016-05-01", "BACKS", {}), ("2016-05-01", "BACKS", DENIED))
    assert changes(found, "2015", "2016").untold == {CONTESTED: (found.ties[0].id,)}


def test_changes_of_one_actor() -> None:
    document, claims = factory.story(("A", "BACKS", "B"), ("C", "BACKS", "D"))
    found = Network.build(claims, [document], [factory.verdict("a", "z")], NOBODY)
    assert {row["subject"] for row in changes(found, "2015", "2016", actor="z")} == {"A"}


@pytest.mark.parametrize(
    ("start", "end"), [("2016", "2016"), ("2017", "2016"), ("2016", "2016-12"), ("soon", "2016")]
)
def test_a_span_without_days_is_refused(start: str, end: str) -> None:
    with pytest.raises(ValueError, match=r"nothing lies between|no year, month or day"):
        changes(network(), start, end)


def test_the_table_has_its_columns_without_rows() -> None:
    assert list(changes(network(), "2015", "2016").to_pandas().columns) == list(COLUMNS)
    table = changes(network(("2016-05-01", "BACKS", {})), "2015", "2016").to_pandas()
    assert list(table["kind"]) == ["began"]
    assert table["first"][0] == date(2016, 5, 1)


DAYS = st.dates(date(2014, 1, 1), date(2017, 12, 31))
TIMES = st.builds(
    lambda a, b, kind, exact: Time(
        "then", None if kind == 1 else min(a, b), None if kind == 2 else max(a, b), exact
    ),
    DAYS, DAYS, st.integers(0, 2), st.sampled_from(Exact),
)  # fmt: skip
SAID = st.lists(
    st.tuples(
        (DAYS | st.none()).map(lambda day: str(day or "")),
        st.sampled_from(["FIGHTS", "BACKS", "PART_OF", "ALLIED_WITH"]),
        st.fixed_dictionaries(
            {
                "time": st.just(Time()) | TIMES,
                "tense": st.sampled_from(Tense),
                "polarity": st.sampled_from([Polarity.ASSERTED] * 3 + [Polarity.DENIED]),
            }
        ),
    ),
    max_size=6,
)


WEEKS = (
    Time("since then", date(2014, 1, 1), None, Exact.DAY),
    Time("then", date(2014, 1, 1), date(2014, 2, 1), Exact.WEEK),
)


@given(SAID, st.lists(DAYS, min_size=3, max_size=3, unique=True).map(sorted))
@example(  # an undated text is not older than what it tells of
    [("2014-01-01", "FIGHTS", DENIED), *(("", "FIGHTS", {"time": time}) for time in WEEKS)],
    [date(2014, 1, 1), date(2014, 1, 2), date(2014, 2, 1)],
)
def test_the_rows_agree_with_as_of_and_spans_add_up(said: list[Said], days: list[date]) -> None:
    found = network(*said)
    start, middle, end = days
    whole = changes(found, start, end)
    assert whole.records == changes(network(*said), start, end).records
    ties = {(tie.subject, tie.relation, tie.object): tie.id for tie in found.ties}
    for row in whole:
        assert row["claims"]
        if row["kind"] in ("began", "ended"):
            assert start < row["first"] <= row["last"] <= end
            asked = Interval(row["first"], row["last"])
            tie = ties[row["subject_id"], row["relation"], row["object_id"]]
            assert found.as_of(asked)[tie] is (Holds.YES if row["kind"] == "began" else Holds.NO)
    parts = [*changes(found, start, middle), *changes(found, middle, end)]
    for kind, same in (
        ("ended", True),
        ("gained", False),
    ):  # one that began in the whole gains in a part alone
        told_, in_parts = (
            {row["relation"] for row in rows if row["kind"] == kind} for rows in (whole, parts)
        )
        assert told_ == in_parts if same else told_ <= in_parts
    began = [row for row in parts if row["kind"] == "began"]  # a stretch may lie in the whole and in no part
    assert all(row in list(whole) for row in began)


def test_two_networks() -> None:
    claims, documents = stories(
        ("2015-05-01", "BACKS", {}),
        ("2016-05-01", "BACKS", by("John Smith")),
        ("2016-06-01", "BACKS", DENIED),
        ("2016-07-01", "FIGHTS", {}),
        ("2016-08-01", "PART_OF", {"modality": Modality.PLANNED}),
        ("2016-09-01", "PART_OF", {}),
    )
    one, two = (
        Network.build([claims[at] for at in places], documents, (), NOBODY)
        for places in ((0, 4), (0, 1, 2, 3, 4, 5))
    )
    ids = [claim.id for claim in claims]
    assert [
        (row["kind"], row["relation"], row["before"], row["after"], row["claims"])
        for row in compare(one, two)
    ] == [
        ("turned", "", "friendly", "both", tuple(sorted((ids[1], ids[2], ids[3], ids[5])))),
        ("gained", "BACKS", "1", "2", tuple(sorted(ids[1:3]))),
        ("appeared", "FIGHTS", "", "current", (ids[3],)),
        ("status", "BACKS", "current", "contested", tuple(sorted(ids[1:3]))),
        ("status", "PART_OF", "planned", "current", tuple(sorted(ids[4:6]))),
    ]
    back = compare(two, one)
    assert [row["kind"] for row in back] == ["turned", "gone", "status", "status", "lost"]
    assert {row["first"] for row in back} == {None}
    assert not compare(one, one).records


def test_two_actors_that_a_verdict_has_made_one_meanwhile_are_one_before_too() -> None:
    document, claims = factory.story(("A", "BACKS", "C"), ("B", "BACKS", "C"), ("A", "FIGHTS", "B"))
    apart = Network.build(claims, [document], (), NOBODY)
    joined = Network.build(claims, [document], [factory.verdict("a", "b")], NOBODY)
    assert not compare(apart, joined).records
    parted = compare(joined, apart)
    assert [(row["kind"], row["subject"], row["relation"]) for row in parted] == [
        ("appeared", "A", "FIGHTS"),
        ("appeared", "B", "BACKS"),
    ]
    assert [row["subject"] for row in compare(joined, apart, actor="b") if row["relation"] == "BACKS"] == [
        "B"
    ]


def test_the_example_of_the_page_on_time() -> None:
    found = network(
        ("2014-05-01", "PART_OF", {}),
        ("2015-05-01", "PART_OF", PAST),
        ("2015-05-01", "FIGHTS", {}),
        ("2016-05-01", "PART_OF", {}),
    )
    years = [("2013", "2014"), ("2014", "2015"), ("2015", "2016")]
    rows = [
        [(row["kind"], row["relation"], row["before"], row["after"]) for row in changes(found, *pair)]
        for pair in years
    ]
    assert rows == [
        [("began", "PART_OF", "unknown", "yes")],
        [
            ("began", "FIGHTS", "unknown", "yes"),
            ("ended", "PART_OF", "yes", "no"),
            ("turned", "", "friendly", "hostile"),
            ("gained", "PART_OF", "1", "2"),
        ],
        [
            ("began", "PART_OF", "no", "yes"),
            ("turned", "", "hostile", "friendly"),
            ("gained", "PART_OF", "2", "3"),
        ],
    ]


def test_a_year_may_be_a_number() -> None:
    found = network(("2016-05-01", "BACKS", {}))
    assert changes(found, 2015, 2016).records == changes(found, "2015", "2016-12").records
