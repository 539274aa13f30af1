"""When a tie held: yes, no or unknown, by what the claims say and no more."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factory
from allegiance.gazetteer import Entry, Gazetteer, gazetteer
from allegiance.gazetteer.listed import Membership
from allegiance.network import Network
from allegiance.network.times import course, holds
from allegiance.records import (
    Actor,
    ActorType,
    Claim,
    Holds,
    Interval,
    Modality,
    Polarity,
    Precision,
    Status,
    Tense,
    Tie,
    Time,
)

PAST = {"tense": Tense.PAST}
DENIED = {"polarity": Polarity.DENIED}


def when(start: str = "", end: str = "", exact: str = "year", text: str = "then") -> dict[str, Any]:
    """A claim's time, from the first day of ``start`` to the last of ``end``."""
    first = Interval.of(start).start if start else None
    last = Interval.of(end).end if end else None
    return {"time": Time(text, first, last, Precision(exact))}


def tie(relation: str, *stated: tuple[str, dict[str, Any]]) -> Tie:
    """The one tie of claims that each stand in a document of their own, dated or (where empty) not."""
    stories = [
        factory.story(
            ("A", relation, "B", fields), name=str(n), date=date.fromisoformat(day) if day else None
        )
        for n, (day, fields) in enumerate(stated)
    ]
    network = Network.build([c for _, said in stories for c in said], [d for d, _ in stories], (), NOBODY)
    (found,) = (*network.ties, *network.prospects)
    return found


NOBODY = Gazetteer({}, {})
D = "2017-11-05"
Y, N, U = "yes", "no", "unknown"


@pytest.mark.parametrize(
    ("relation", "stated", "answers"),
    [
        # no time: the day of the document, and no other
        ("PART_OF", [(D, {})], {D: Y, "2017-11-06": U, "2010": U, "2017": Y}),
        ("PART_OF", [("", {})], {"2017": U}),
        # as exact as the text: some day of 2015, which is not told
        ("FIGHTS", [(D, when("2015", "2015"))], {"2015": Y, "2015-06": U, "2016": U}),
        ("FIGHTS", [(D, when("2015-06", "2015-06", "month"))], {"2015-06": Y, "2015": Y, "2015-07": U}),
        # a listing of June 2009 goes on to the day of the document, a fight does not
        (
            "DESIGNATED_BY",
            [(D, when("2009-06", "2009-06", "month"))],
            {"2009-05": U, "2009-06": Y, "2010": Y, "2013-02-03": Y, "2018": U},
        ),
        ("FIGHTS", [(D, when("2009-06", "2009-06", "month"))], {"2010": U}),
        # since and between: on each day but at the ends, where only the year is told
        ("FIGHTS", [(D, when("2014"))], {"2014": Y, "2014-05": U, "2016-01-01": Y, "2018": U}),
        (
            "FIGHTS",
            [(D, when("2014", "2016"))],
            {"2013": U, "2014": Y, "2015-05-05": Y, "2016-06": U, "2016": Y},
        ),
        # until: in that year and just before it; over from then on, as it is told to be over
        (
            "FIGHTS",
            [(D, when("", "2011", text="Until 2011") | PAST)],
            {"2009": U, "2010": Y, "2011": Y, "2012": N, D: N, "2018": U},
        ),
        ("FIGHTS", [(D, when("", "2010") | PAST)], {"2009": U, "2010": Y, "2011": N}),
        # former: over on the day of the document, and nobody knows since when
        ("PART_OF", [(D, PAST)], {D: N, "2017-11-04": U, "2017": U}),
        ("PART_OF", [(D, when("2014", "2014") | PAST)], {"2014": Y, "2015": U, D: N}),
        ("FIGHTS", [(D, when("2014", "2014") | PAST)], {"2014": Y, D: U}),
        # from one day on which it held to the next, for what lasts
        (
            "PART_OF",
            [("2016-05-01", {}), (D, {})],
            {"2016-04-30": U, "2016-09-09": Y, D: Y},
        ),
        ("FIGHTS", [("2016-05-01", {}), (D, {})], {"2016-09-09": U, "2016": Y}),
        # unless it was over in between
        (
            "PART_OF",
            [("2016-05-01", {}), ("2016-09-09", PAST), (D, {})],
            {"2016-08-08": U, "2016-09-09": N, D: Y},
        ),
        # denied, and denied by some and stated by others
        ("BACKS", [(D, DENIED)], {D: N, "2017-11-04": U, "2017": U}),
        ("BACKS", [(D, when("2015", "2015") | DENIED)], {"2015-04": N, "2015": N, "2016": U}),
        ("BACKS", [(D, DENIED), (D, {})], {D: U, "2017": Y}),
        # what is announced or feared holds at no time, and denying it says nothing of what is
        ("BACKS", [(D, {"modality": Modality.PLANNED})], {D: U}),
        ("BACKS", [(D, {}), (D, {"modality": Modality.PLANNED} | DENIED)], {D: Y}),
    ],
)  # fmt: skip
def test_as_of_a_time(relation: str, stated: list[Any], answers: dict[str, str]) -> None:
    found = tie(relation, *stated)
    assert {asked: holds(found, Interval.of(asked)).value for asked in answers} == answers


@pytest.mark.parametrize(
    ("exact", "start", "end"),
    [
        ("week", "2016-05-02", "2016-05-08"),
        ("season", "2016-06-01", "2016-08-31"),
        ("decade", "1990-01-01", "1999-12-31"),
    ],
)
def test_each_precision_has_its_length(exact: str, start: str, end: str) -> None:
    time = Time("then", date.fromisoformat(start), date.fromisoformat(end), Precision(exact))
    (days,) = tie("FIGHTS", (D, {"time": time})).sometime
    assert str(days) == f"{start} to {end}"
    until = Time("until then", None, date.fromisoformat(end), Precision(exact))
    (held,) = tie("FIGHTS", (D, {"time": until})).held
    assert (held.start + timedelta(days=1), held.end) == (days.start, days.start)


def test_an_undated_text_is_not_older_than_what_it_tells() -> None:
    june = when("2009-06", "2009-06", "month")
    battle = ("B", "FIGHTS", "C", when("2016", "2016"))
    plan = ("B", "FIGHTS", "D", when("2019", "2019") | {"modality": Modality.PLANNED})
    document, claims = factory.story(("A", "DESIGNATED_BY", "B", june), battle, plan, date=None)
    network = Network.build(claims, [document], (), NOBODY)
    (listing,) = network.why("a", "b")
    answers = {day: network.as_of(day)[listing.id].value for day in ("2010", "2016-01-01", "2016-06", "2018")}
    assert answers == {"2010": Y, "2016-01-01": Y, "2016-06": U, "2018": U}


def test_a_network_tells_it_of_all_its_ties() -> None:
    stories = (
        factory.story(("A", "FIGHTS", "B", when("2010", "2010")), ("A", "BACKS", "C", DENIED)),
        factory.story(("C", "FIGHTS", "B", {"modality": Modality.PLANNED}), name="plan"),
    )
    network = Network.build([c for _, said in stories for c in said], [d for d, _ in stories], (), NOBODY)
    (fight,), (denial, plan) = network.ties, sorted(network.prospects, key=lambda t: t.relation)
    assert (denial.status, plan.status) == (Status.DENIED, Status.PLANNED)
    assert network.as_of("2010") == {fight.id: Holds.YES, denial.id: Holds.UNKNOWN}
    assert network.as_of(date(2016, 5, 1)) == {fight.id: Holds.UNKNOWN, denial.id: Holds.NO}
    with pytest.raises(ValueError, match="no year, month or day"):
        network.as_of("lately")


def test_an_army_is_its_states_at_any_time_and_a_listed_group_is_not() -> None:
    story = factory.story(("Iran", "BACKS", "KH"))
    mention = factory.mention("Kata'ib Hizballah", 11, "KH", actor="kataib-hezbollah")
    claims = [replace(claim, object=mention) for claim in story[1]]
    network = Network.build(claims, [story[0]], (), gazetteer())
    (own,) = network.why("iraqi-armed-forces", "iraq")
    (listed,) = network.why("kataib-hezbollah", "popular-mobilization-forces")
    for year in ("1980", "2010", "2016"):
        assert network.as_of(year)[own.id] is Holds.YES
    assert network.as_of("2010")[listed.id] is Holds.UNKNOWN


@pytest.mark.parametrize(
    ("since", "until", "answers"),
    [
        (None, None, {"2016": U}),
        (
            date(2014, 1, 1),
            None,
            {"2013": U, "2014-05": U, "2015": Y, D: Y, "2017-11-06": U},
        ),  # some day of 2014
        (date(2014, 6, 1), None, {"2014-06-29": U, "2014-06": Y, "2014-07": Y}),
        (date(2014, 6, 13), None, {"2014-06-13": Y}),
        (date(2014, 6, 13), date(2016, 12, 31), {"2016-12-31": Y, "2017": U}),
        (date(2018, 1, 1), None, {"2018": U, D: U}),
    ],
)
def test_a_listed_membership_may_have_its_time(
    since: date | None, until: date | None, answers: dict[str, str]
) -> None:
    one, other = (Actor(name.lower(), name, ActorType.MILITIA, listed=True) for name in "AB")
    part = Entry(one, part_of=("b",), membership=(Membership("b", since, until),))
    document, claims = factory.story(("A", "FIGHTS", "C"), date=date.fromisoformat(D))
    network = Network.build(claims, [document], (), Gazetteer({"a": part, "b": Entry(other)}, {}))
    (listed,) = network.why("a", "b")
    assert {day: network.as_of(day)[listed.id].value for day in answers} == answers


@pytest.mark.parametrize("text", ["201", "2010-13", "2010-1", "2010-02-30", "2010-02-03-04", "today", ""])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  two kinds of sentence
        Interval.of(text)


DAYS = st.dates(date(2000, 1, 1), date(2020, 12, 31))
TIMES = st.builds(
    lambda a, b, exact, kind: Time(
        "then",
        None if kind == "until" else min(a, b),
        None if kind == "since" else max(a, b),
        exact,
    ),
    DAYS, DAYS, st.sampled_from(Precision), st.sampled_from(["until", "since", "between"]),
)  # fmt: skip
CLAIMS = st.lists(
    st.tuples(
        st.builds(
            lambda time, tense: factory.claim(time=time, tense=tense),
            TIMES | st.just(Time()),
            st.sampled_from(Tense),
        ),
        st.none() | DAYS,
    ),
    max_size=5,
)  # fmt: skip


@given(CLAIMS, CLAIMS, st.booleans(), DAYS, DAYS)
def test_the_days_are_in_order_and_longer_questions_are_never_less_known(
    support: list[tuple[Claim, date | None]],
    denials: list[tuple[Claim, date | None]],
    lasts: bool,
    one: date,
    other: date,
) -> None:
    found = course(support, denials, lasts)
    assert found == course(support[::-1], denials[::-1], lasts)
    for kind in (found.held, found.sometime, found.not_held):
        assert list(kind) == sorted(set(kind))
        assert all(days.start <= days.end for days in kind)
    for before, after in zip(found.held, found.held[1:], strict=False):
        assert before.end + timedelta(days=1) < after.start
    days = Interval(min(one, other), max(one, other))
    short = Tie("a", "BACKS", "b", (), 0, 1, Status.CURRENT, 1.0, held=found.held, sometime=found.sometime)
    if holds(short, Interval(one, one)) is Holds.YES:
        assert holds(short, days) is Holds.YES
