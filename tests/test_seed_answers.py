"""What the questions answer on the five articles beside the checkout, on both databases.

Three ways: on the annotation loaded as claims, by the readings that every careful reader makes
(``required``) and by all readings (``all``), which holds the questions to account; and on what the rules read
(``read``), which reports. A line that does not hold on what is read is marked with what is found; once it
holds, the mark must go. The annotation has no speakers, no denied claim, and no time but the one that stands
in the stretch that it quotes: what cannot be told on it is said where it would be.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

import gold
from allegiance.errors import UnknownActor
from allegiance.extraction import RuleExtractor
from allegiance.extraction.times import time_of
from allegiance.gazetteer import gazetteer
from allegiance.network import Network
from allegiance.patterns import questions
from allegiance.records import Claim, Document
from allegiance.stores.bolt import BoltStore
from allegiance.stories import stories
from asking import DATABASES, Asker, fresh

KATAIB, PMF, HEZBOLLAH = "Kata'ib Hizballah", "Popular Mobilization Forces", "Hezbollah"
ARMY, SYRIAN, SDF = "Iraqi Armed Forces", "Syrian Army", "Syrian Democratic Forces"
KURDS, STATE, COALITION = "Syrian kurdish groups", "US Department of State", "US-led Coalition"
ENEMY, IRAQ, SYRIA, AMERICA = "Islamic State", "Iraq", "Syria", "United States"
FIGHTERS = {KATAIB, PMF, ARMY, SYRIAN, SDF, KURDS, COALITION}

Row = dict[str, Any]
Ask = Callable[..., list[Row]]


def annotated(documents: list[Document], required: bool) -> list[Claim]:
    """The annotation's claims, each with the time that stands in its quote."""
    days = {document.id: document.date for document in documents}
    claims = gold.shared().claims(required)
    return [replace(claim, time=time_of(claim.quote, days[claim.document])) for claim in claims]


def claims_of(way: str, documents: list[Document]) -> list[Claim]:
    if way != "read":
        return annotated(documents, way == "required")
    extractor = RuleExtractor(gazetteer())
    return [claim for document in documents for claim in extractor.claims(document)]


@pytest.fixture(scope="module", params=DATABASES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    return fresh(request, request.param)


@pytest.fixture(scope="module")
def network(request: pytest.FixtureRequest) -> Network:
    documents = gold.shared().documents()
    claims = claims_of(request.param, documents)
    return Network.build(claims, documents, (), gazetteer(), stories=stories(documents))


@pytest.fixture
def ask(store: BoltStore, network: Network) -> Ask:
    """Asks, and gives the rows; names in one spelling, as the annotation writes one of them its own way."""
    asker = Asker(store, network, f"seeds-{sorted(network.claims)}")

    def rows(question: str, **values: Any) -> list[Row]:
        return [{name: _spelt(value) for name, value in row.items()} for row in asker(question, **values)]

    return rows


def _spelt(value: Any) -> Any:
    if isinstance(value, list):
        return [_spelt(item) for item in value]
    return value.replace("Syrian Kurdish groups", KURDS) if isinstance(value, str) else value


def on(*ways: str, found: str = "") -> pytest.MarkDecorator:
    """On these ways, or all three; ``found`` is what is read where the line does not hold on it."""
    marks = [pytest.mark.xfail(reason=f"read: {found}", strict=True)] if found else []
    each = [
        pytest.param(way, marks=marks if way == "read" else ()) for way in ways or ("required", "all", "read")
    ]
    return pytest.mark.parametrize("network", each, indirect=True)


# -- proxy chains -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sponsor", "clients"),
    [
        ("Iran", {KATAIB, PMF, SYRIAN}),
        ("Russia", {SYRIAN}),
        (AMERICA, {SDF, KURDS, IRAQ}),
        (COALITION, {SDF}),
    ],
)
@on()
def test_proxy_chains_to_islamic_state(ask: Ask, sponsor: str, clients: set[str]) -> None:
    rows = ask("proxy-chains", sponsor=sponsor, target=ENEMY)
    assert {row["chain"][1] for row in rows if row["steps"] == 1} >= clients
    assert all(row["claims"] for row in rows)


# -- designates yet stands beside ---------------------------------------------------------------------------


@on()
def test_one_group_is_listed_and_stood_beside(ask: Ask) -> None:
    rows = ask("designated-allies")
    assert {row["group"] for row in rows} == {KATAIB}
    listed = [row for row in rows if row["authority"] == STATE]
    assert {(row["power"], row["authority_level"], str(row["since"])) for row in listed} == {
        (AMERICA, 1, "2009-06-01")
    }


@on()
def test_both_paths_are_shown_with_their_levels(ask: Ask, network: Network) -> None:
    """At Mosul: the year stands outside the stretch that is annotated, so that it is told on what is read."""
    paths = {row["path"]: row for row in ask("designated-allies") if row["authority"] == STATE}
    beside = paths[f"{KATAIB} -ALLIED_WITH- {ARMY} -PART_OF-> {IRAQ} <-BACKS- {AMERICA}"]
    assert [beside[name] for name in ("way", "group_level", "client_level", "power_level")] == [
        "client's ally", 0, 1, 0,
    ]  # fmt: skip
    assert any("Mosul" in network.claims[id_].quote for id_ in beside["claims"])
    inside = paths[f"{KATAIB} -PART_OF-> {PMF} -PART_OF-> {IRAQ} <-BACKS- {AMERICA}"]
    assert [inside[name] for name in ("way", "group_level", "client_level", "power_level")] == [
        "client", 2, None, 0,
    ]  # fmt: skip


@on("read")
def test_they_stood_together_at_mosul_in_2016(ask: Ask) -> None:
    rows = ask("as-of", when="2016", actor=KATAIB, relation="ALLIED_WITH")
    assert {row["holds"] for row in rows if ARMY in (row["subject"], row["object"])} == {"yes"}


# -- enemies ------------------------------------------------------------------------------------------------


@on()
def test_who_fights_islamic_state(ask: Ask) -> None:
    rows = ask("shared-enemies", enemy=ENEMY)
    assert {row["fighter"] for row in rows} >= FIGHTERS | {IRAQ, SYRIA}
    assert {row["level"] for row in rows} == {0}


@on("required")
def test_nobody_else_fights_islamic_state(ask: Ask) -> None:
    assert {row["fighter"] for row in ask("shared-enemies", enemy=ENEMY)} == FIGHTERS | {IRAQ, SYRIA}


def opposed(ask: Ask) -> tuple[set[frozenset[str]], set[str]]:
    """The pairs and the bridges over Islamic State."""
    rows = ask("enemy-of-enemy", enemy=ENEMY)
    pairs = {frozenset((row["one"], row["other"])) for row in rows if row["kind"] == "pair"}
    return pairs, {row["one"] for row in rows if row["kind"] == "bridge"}


@on("required", "read")
def test_enemies_of_an_enemy(ask: Ask) -> None:
    """By all readings the PMF are a bridge: one of the optional ones has them backed by the United States."""
    pairs, bridges = opposed(ask)
    wanted = (KATAIB, SDF), (PMF, SDF), (PMF, KURDS), (SYRIAN, KURDS)
    assert {frozenset(pair) for pair in wanted} <= pairs
    assert bridges == {ARMY}


@on("all")
def test_enemies_of_an_enemy_by_all_readings(ask: Ask) -> None:
    pairs, bridges = opposed(ask)
    assert {frozenset(pair) for pair in ((KATAIB, SDF), (SYRIAN, KURDS))} <= pairs
    assert bridges == {ARMY, PMF, IRAQ}, "by optional readings they stand on the American side too"


@on()
def test_who_is_no_pair(ask: Ask) -> None:
    """Nobody who is part of the other or has one patron, and no bridge."""
    pairs, bridges = opposed(ask)
    assert frozenset((KATAIB, PMF)) not in pairs
    assert not any(ARMY in pair for pair in pairs)
    assert ARMY in bridges


@on("all", "read", found="a pair: that they vie for a town is not read as a tie")
def test_rivals_are_no_pair(ask: Ask) -> None:
    """By the required readings alone no text calls the two rivals."""
    pairs, _ = opposed(ask)
    assert frozenset((SYRIAN, SDF)) not in pairs


# -- contradictions -----------------------------------------------------------------------------------------


def against(ask: Ask, other: str) -> list[Row]:
    rows = ask("contradictions", actor=KATAIB)
    return [row for row in rows if {row["one"], row["other"]} == {KATAIB, other}]


@on("all", "required", "read", found="neither fights the other: attacks on targets of theirs are not read")
def test_kataib_hizballah_and_iraq_changed_sides(ask: Ask) -> None:
    """They fought until 2011; in 2017 it is inside Iraq's forces, by a whole and its whole."""
    (inside,) = (
        row for row in against(ask, IRAQ)
        if row["beside"] in (f"{IRAQ} <-PART_OF- {ARMY}", f"{ARMY} -PART_OF-> {IRAQ}")
    )  # fmt: skip
    assert (inside["kind"], inside["turn"]) == ("changed sides", "hostile then friendly")
    (days,) = inside["beside_days"]  # from when on the list of actors says, where it does
    assert days.endswith("2017-11-04")
    assert inside["against_days"] == ["2010-01-01 to 2010-12-31"]
    assert inside["over"] == [f"{KATAIB} -PART_OF-> {PMF}", f"{PMF} -PART_OF-> {ARMY}"]


@on("all", "required", "read", found="it does not fight the United States, and the department alone lists it")
def test_kataib_hizballah_and_the_united_states_stand_against_and_beside_each_other(ask: Ask) -> None:
    """Against each other by ties of their own, beside each other by a whole: the levels tell which."""
    fought = [row for row in against(ask, AMERICA) if "FIGHTS" in row["against"]]
    assert {(row["level"], row["beside"]) for row in fought} >= {(2, f"{IRAQ} <-BACKS- {AMERICA}")}
    assert all(row["one_level"] + row["other_level"] == row["level"] == len(row["over"]) for row in fought)
    assert all(row["level"] > 0 for row in fought), "no friendly tie is their own"
    assert {row["kind"] for row in fought} == {"changed sides"}


@on()
def test_the_department_listed_whom_its_state_stood_beside(ask: Ask) -> None:
    rows = against(ask, STATE)
    assert {row["against"] for row in rows} == {f"{KATAIB} -DESIGNATED_BY-> {STATE}"}
    assert f"{IRAQ} <-BACKS- {AMERICA}" in {row["beside"] for row in rows}
    assert {row["other_level"] for row in rows} == {1}


# -- what is contested, planned, and when it held -----------------------------------------------------------


@on("required", "all")
def test_the_annotation_denies_nothing(ask: Ask, network: Network) -> None:
    """The crossing near Albu Kamal cannot be told on it: neither the report nor the denial is annotated."""
    assert {claim.polarity for claim in network.claims.values()} == {"asserted"}
    assert ask("contested") == []


@on("read", found="no row: neither the crossing nor that it is denied is read")
def test_the_crossing_into_syria_is_a_tension(ask: Ask) -> None:
    (row,) = ask("contested")
    assert (row["kind"], row["level"]) == ("tension", 1)
    assert (row["subject"], row["denied_subject"]) == (PMF, KATAIB)


@on("required", "all", "read")
def test_the_plan_to_fight_in_albu_kamal(ask: Ask, network: Network) -> None:
    """The annotation has it in one of the two articles and names no speaker: what is read tells of both."""
    (plan,) = (row for row in ask("outlook", actor=KATAIB) if row["object"] == ENEMY)
    assert (plan["subject"], plan["relation"], plan["modality"]) == (KATAIB, "FIGHTS", "planned")
    reading = {network.claims[id_].extractor for id_ in plan["claims"]} == {"rules"}
    assert (plan["documents"], plan["sources"]) == ((2, 1) if reading else (1, 1))


def in_2010(ask: Ask) -> dict[tuple[str, frozenset[str]], str]:
    rows = ask("as-of", when="2010", actor=KATAIB)
    return {(row["relation"], frozenset((row["subject"], row["object"]))): row["holds"] for row in rows}


@on("required", "all", "read", found="it fights neither")
def test_in_2010_it_was_hostile_to_iraq_and_the_united_states(ask: Ask) -> None:
    held = in_2010(ask)
    assert held["FIGHTS", frozenset((KATAIB, IRAQ))] == "yes"
    assert held["FIGHTS", frozenset((KATAIB, AMERICA))] == "yes"


@on()
def test_in_2010_it_was_listed_and_its_place_is_not_known(ask: Ask) -> None:
    held = in_2010(ask)
    assert held["DESIGNATED_BY", frozenset((KATAIB, STATE))] == "yes"
    assert held["PART_OF", frozenset((KATAIB, PMF))] == "unknown"


@on()
def test_who_speaks_for_kataib_hizballah(ask: Ask) -> None:
    rows = ask("commanders", group=KATAIB, levels=0)
    assert ("SPEAKS_FOR", "Jaafar al-Husseini") in {(row["role"], row["person"]) for row in rows}


@on("required", "all", "read", found="a senior leader told in an aside is not read")
def test_who_leads_kataib_hizballah(ask: Ask) -> None:
    rows = ask("commanders", group=KATAIB, levels=0)
    assert [row["person"] for row in rows if row["role"] == "LEADS"] == ["Abu Mahdi al-Muhandis"]


# -- who has no tie -----------------------------------------------------------------------------------------


def everything(ask: Ask) -> Iterator[tuple[str, Row]]:
    """The rows of every question that needs no parameter, and of those about one actor."""
    for query in questions():
        needed = [p.name for p in query.parameters if p.required]
        if not needed:
            yield from ((query.name, row) for row in ask(query.name))
        for actor in (HEZBOLLAH, PMF) if needed == ["actor"] else ():
            yield from ((query.name, {"asked": actor, **row}) for row in ask(query.name, actor=actor))


@on()
def test_hezbollah_of_lebanon_has_no_tie_to_the_pmf(ask: Ask) -> None:
    for name, row in everything(ask):
        ends = {value for value in row.values() if isinstance(value, str)}
        assert not {HEZBOLLAH, PMF} <= ends, (name, row)
    assert ask("sources", one=HEZBOLLAH, other=PMF) == []
    assert {row["steps"] for row in ask("path", one=HEZBOLLAH, other=PMF)} <= {2, 3, 4}


@on()
def test_who_is_only_named_has_no_tie(ask: Ask) -> None:
    for name in ("United Nations", "Kuwait", "Egypt"):
        with pytest.raises(UnknownActor, match=name):
            ask("profile", actor=name)
        assert not any(
            name in text for _, row in everything(ask) for value in row.values() for text in _texts(value)
        )


def _texts(value: Any) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
