"""The ready questions: how they are found and asked, and what they answer on annotated texts.

The annotation is loaded as claims, so that these tests hold the questions to account and not the reader.
"""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import gold
import theatre
from allegiance import cypher
from allegiance.errors import HeaderError, ParameterError, UnknownActor, UnknownQuery
from allegiance.network import Network
from allegiance.patterns import Answer, ask, question, questions
from allegiance.records import Attribution, Modality, Polarity, Precision, Tense, Time
from allegiance.resolution import Directory
from allegiance.stores import Rows
from allegiance.stores.bolt import BoltStore
from asking import DATABASES, Asker, fresh

# -- finding a question -------------------------------------------------------------------------------------


def test_questions_are_listed_by_their_short_names() -> None:
    names = [query.name for query in questions()]
    assert names == sorted(names)
    asked = {"proxy-chains", "designated-allies", "shared-enemies", "rival-patrons", "profile", "commanders"}
    assert asked <= set(names)
    assert question("profile").name == "profile"


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(
        UnknownQuery, match=r"proxy-chain: no question is called that; the nearest are proxy-ch"
    ):
        question("proxy-chain")


def test_a_question_like_no_other_lists_all() -> None:
    with pytest.raises(UnknownQuery, match="there are as-of, brokers, "):
        question("%")


OWN = """// title: Mine
// asks: Who is there?
// returns name: string -- a name
// order: name
MATCH (a:Actor) RETURN a.name AS name ORDER BY name
"""


def test_a_folder_of_the_user_joins_the_list(tmp_path: Path) -> None:
    (tmp_path / "who-is-there.cypher").write_text(OWN)
    assert question("who-is-there", [tmp_path]).asks == "Who is there?"
    assert len(questions([tmp_path])) == len(questions()) + 1


def test_a_folder_of_the_user_takes_no_name_twice(tmp_path: Path) -> None:
    (tmp_path / "profile.cypher").write_text(OWN)
    with pytest.raises(HeaderError, match="a question is called profile already"):
        questions([tmp_path])


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(HeaderError, match="there is no such folder"):
        questions([tmp_path / "none"])


# -- an answer ----------------------------------------------------------------------------------------------


def answer(*records: tuple[Any, ...]) -> Answer:
    text = (
        "// title: T\n// asks: Who & why?\n// returns name: string -- a name\n// returns day: date -- a day\n"
        "// returns steps: integer -- how many\n// returns claims: strings -- claims\n"
        "RETURN 1 AS name, 2 AS day, 3 AS steps, 4 AS claims"
    )
    query = cypher.parse(text, "t")
    return Answer(query, {}, Rows(tuple(column.name for column in query.columns), records))


FULL = answer(("<b>Iran</b>", date(2017, 1, 2), 3, ["c1", "c2", "c1"]), ("Iraq", None, None, []))


def test_an_answer_shows_what_was_asked_and_not_every_row() -> None:
    assert repr(FULL) == "<t(): 2 rows>"


def test_an_answer_is_its_rows() -> None:
    assert len(FULL) == 2
    first, second = FULL
    assert first == {
        "name": "<b>Iran</b>",
        "day": date(2017, 1, 2),
        "steps": 3,
        "claims": ["c1", "c2", "c1"],
    }
    assert FULL.claims(first) == ("c1", "c2")
    assert FULL.claims(second) == ()


def test_an_answer_is_a_table() -> None:
    table = FULL.to_pandas()
    assert list(table.columns) == ["name", "day", "steps", "claims"]
    assert table["steps"].tolist() == [3, None], "a gap makes no float of a number"
    assert table["day"].tolist() == [date(2017, 1, 2), None]


def test_an_empty_answer_keeps_its_columns() -> None:
    assert list(answer().to_pandas().columns) == ["name", "day", "steps", "claims"]
    assert len(answer()) == 0


def test_no_text_runs_as_markup_in_a_notebook() -> None:
    html = FULL._repr_html_()
    assert "&lt;b&gt;Iran&lt;/b&gt;" in html
    assert set(re.findall(r"<(\w+)", html)) == {"table", "caption", "thead", "tr", "th", "tbody", "td"}
    assert "Who &amp; why? 2 rows." in html
    assert "<td>2</td>" in html, "claims are counted, each once"
    assert html.count("<td></td>") == 2


def test_a_long_answer_says_that_it_is_cut_in_a_notebook() -> None:
    html = answer(*[("Iran", None, None, [])] * 101)._repr_html_()
    assert "101 rows; the first 100 are shown." in html
    assert html.count("<tr>") == 101


# -- asking -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=DATABASES)
def store(request: pytest.FixtureRequest) -> BoltStore:
    return fresh(request, request.param)


@pytest.fixture(scope="module")
def stage() -> Network:
    return theatre.theatre()


def test_actors_are_found_as_a_person_writes_them(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    found = asker("profile", actor="KATAIB hizballah")
    assert found.parameters == {"actor": "kataib-hezbollah"}
    assert found.rows == asker("profile", actor="kataib-hezbollah").rows
    assert len(found) > 5


def test_an_unknown_actor_is_named_with_the_nearest(store: BoltStore, stage: Network) -> None:
    with pytest.raises(UnknownActor, match="Kata'ib Hizballah"):
        Asker(store, stage, "theatre")("profile", actor="Katab Hizbalah")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, "the parameter actor is missing"),
        ({"actor": 7}, "the parameter actor is of the type actor, not 7"),
        ({"actor": "Iran", "side": "x"}, "no parameter is called side"),
    ],
)
def test_wrong_values_are_refused(
    values: dict[str, Any], says: str, store: BoltStore, stage: Network
) -> None:
    with pytest.raises(ParameterError, match=says):
        ask(store, Directory(stage.actors.values()), "profile", values)


def test_a_users_question_is_asked_like_any(store: BoltStore, stage: Network, tmp_path: Path) -> None:
    (tmp_path / "who-is-there.cypher").write_text(OWN)
    asker = Asker(store, stage, "theatre")
    found = ask(store, asker.directory, "who-is-there", {}, [tmp_path])
    assert [row["name"] for row in found] == sorted(actor.name for actor in stage.actors.values())


# -- on the small network ----------------------------------------------------------------------------------


def column(rows: Iterable[dict[str, Any]], name: str) -> list[Any]:
    return [row[name] for row in rows]


def test_a_named_sponsor_acts_by_its_parts_too(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    rows = list(asker("proxy-chains", sponsor="Iran", target="Islamic State"))
    assert [(row["chain"], row["sponsor_level"]) for row in rows] == [
        (["Iran", "Kata'ib Hizballah", "Islamic State"], 0),
        (["Iran", "Popular Mobilization Forces", "Islamic State"], 0),
        (["Quds Force", "Kata'ib Hizballah", "Islamic State"], 1),
    ]
    assert column(rows, "status") == ["contested", "current", "contested"]
    assert column(rows, "direct") == [False, False, False]
    assert column(asker("proxy-chains", sponsor="Iran", levels=0), "sponsor_level") == [0] * 3
    unnamed = column(asker("proxy-chains", target="Islamic State"), "sponsor")
    assert sorted(unnamed) == ["Iran", "Iran", "Quds Force", "United States"]


def test_a_sponsor_may_be_given_as_a_state(store: BoltStore, stage: Network) -> None:
    asked = Asker(store, stage, "theatre")
    assert asked("proxy-chains", state="Iran") == asked("proxy-chains", sponsor="Iran") != []
    with pytest.raises(ParameterError, match="state and sponsor are one parameter: give one"):
        asked("proxy-chains", state="Iran", sponsor="Iran")


def test_a_chain_rests_on_all_of_its_ties(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    (row,) = asker("proxy-chains", sponsor="Quds Force", target="Islamic State")
    said = {stage.claims[id_].quote for id_ in row["claims"]}
    assert said == {"Quds Force BACKS Kata'ib Hizballah.", "Kata'ib Hizballah FIGHTS Islamic State."}
    assert (row["first"], row["last"]) == (date(2017, 11, 4), date(2017, 11, 4))


def test_no_actor_stands_twice_in_a_chain(store: BoltStore) -> None:
    circle = theatre.network(
        theatre.story(("A", "BACKS", "B"), ("B", "BACKS", "C"), ("C", "BACKS", "A"), ("C", "FIGHTS", "A"))
    )
    chains = column(Asker(store, circle, "circle")("proxy-chains"), "chain")
    assert chains == [["B", "C", "A"]]


def test_a_whole_that_is_fought_in_its_part(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    rows = list(asker("shared-enemies", enemy="Islamic State"))
    assert [(row["fighter"], row["level"], row["met"]) for row in rows] == [
        ("Iraqi Armed Forces", 0, ["Islamic State"]),
        ("Kata'ib Hizballah", 0, ["Islamic State"]),
        ("Popular Mobilization Forces", 0, ["Islamic State"]),
        ("Syria", 0, ["Islamic State"]),
        ("Syrian Democratic Forces", 0, ["Islamic State"]),
        ("Egypt", 1, ["Islamic State in Sinai"]),
    ]
    assert set(column(rows, "fighters")) == {6}
    assert "Egypt" not in column(asker("shared-enemies"), "fighter"), "it fights a part that nobody named"
    assert "Egypt" not in column(asker("shared-enemies", enemy="Islamic State", levels=0), "fighter")
    assert len(asker("shared-enemies", least=7, enemy="Islamic State")) == 0


def test_two_patrons_at_odds_over_parts_and_wholes(store: BoltStore, stage: Network) -> None:
    rows = list(Asker(store, stage, "theatre")("rival-patrons", client="Popular Mobilization Forces"))
    assert [(row["patron"], row["rival"], row["patron_level"], row["rival_level"]) for row in rows] == [
        ("Iran", "United States", 0, 1)
    ]
    assert rows[0]["path"] == (
        "Iran <-PART_OF- Quds Force -DESIGNATED_BY-> US Department of State -PART_OF-> United States"
    )
    assert rows[0]["odds_level"] == 2


def test_patrons_of_one_house_are_not_at_odds(store: BoltStore) -> None:
    house = theatre.network(
        theatre.story(
            ("Quds Force", "BACKS", "A"), ("Iran", "BACKS", "A"), ("Quds Force", "FIGHTS", "Iran"),
            ("X", "BACKS", "B"), ("Y", "BACKS", "B"), ("X", "FIGHTS", "B"),
        )
    )  # fmt: skip
    assert list(Asker(store, house, "house")("rival-patrons")) == []


def test_standing_beside_the_one_that_lists(store: BoltStore) -> None:
    listed = theatre.network(
        theatre.story(
            ("Group", "DESIGNATED_BY", "US Department of State"),
            ("Group", "ALLIED_WITH", "United States"),
            ("Other", "DESIGNATED_BY", "US Department of State"),
            ("Other", "FIGHTS", "United States"),
            ("Third", "DESIGNATED_BY", "Iraq"),
            ("Third", "PART_OF", "Wing"),
            ("Wing", "PART_OF", "Iraqi Armed Forces"),
            ("Fourth", "DESIGNATED_BY", "Council"),
            ("Council", "BACKS", "Fourth"),
        )
    )
    rows = list(Asker(store, listed, "listed")("designated-allies"))
    assert [(r["power"], r["authority"], r["group"], r["way"], r["group_level"]) for r in rows] == [
        ("Council", "Council", "Fourth", "client", 0),
        ("Iraq", "Iraq", "Third", "member", 3),
        ("United States", "US Department of State", "Group", "ally", 0),
    ]
    assert rows[1]["path"] == "Third -PART_OF-> Wing -PART_OF-> Iraqi Armed Forces -PART_OF-> Iraq"
    assert rows[2]["path"] == "Group -ALLIED_WITH- United States"


def test_a_profile_shows_every_tie_from_its_side(store: BoltStore, stage: Network) -> None:
    rows = list(Asker(store, stage, "theatre")("profile", actor="Kata'ib Hizballah"))
    seen = {
        (row["relation"], row["direction"], row["other"]): row
        for row in rows
        if row["status"] not in ("planned", "possible", "denied")
    }
    ties = [row for row in rows if row["status"] in ("current", "past", "contested")]
    assert len(ties) == sum("kataib-hezbollah" in (t.subject, t.object) for t in stage.ties)
    rest = [(row["relation"], row["other"], row["status"]) for row in rows if row not in ties]
    assert rest == [
        ("FIGHTS", "Islamic State", "planned"),
        ("FIGHTS", "Syrian Democratic Forces", "possible"),
    ]
    assert seen["BACKS", "in", "Iran"]["documents"] == 2
    assert seen["PART_OF", "out", "Popular Mobilization Forces"]["sign"] == 1
    assert seen["ALLIED_WITH", "both", "Iraqi Armed Forces"]["status"] == "past"
    fight = seen["FIGHTS", "both", "Islamic State"]
    assert (fight["status"], len(fight["denials"]), len(fight["claims"])) == ("contested", 1, 1)
    assert seen["FIGHTS", "both", "United States"]["last"] == date(2010, 12, 31)
    assert seen["DESIGNATED_BY", "out", "US Department of State"]["first"] == date(2009, 6, 1)


def test_commanders_of_a_group_and_of_its_wholes(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    rows = asker("commanders", group="Kata'ib Hizballah")
    assert [(row["level"], row["role"], row["person"]) for row in rows] == [
        (0, "LEADS", "Abu Mahdi al-Muhandis"),
        (0, "SPEAKS_FOR", "Jaafar al-Husseini"),
    ]
    assert column(asker("commanders", person="Jaafar al-Husseini"), "group") == ["Kata'ib Hizballah"]
    hierarchy = theatre.network(
        theatre.story(("Unit", "PART_OF", "Army"), ("Unit", "PART_OF", "Wing"), ("Wing", "PART_OF", "Army"),
                      ("General", "LEADS", "Army"))
    )  # fmt: skip
    (row,) = Asker(store, hierarchy, "hierarchy")("commanders", group="Unit")
    assert (row["person"], row["level"], row["chain"]) == ("General", 1, ["Unit", "Army"])


def test_a_denial_of_the_part_is_a_tension_with_the_whole(store: BoltStore, stage: Network) -> None:
    rows = list(Asker(store, stage, "theatre")("contested"))
    assert [(row["kind"], row["subject"], row["denied_subject"]) for row in rows] == [
        ("contradiction", "Kata'ib Hizballah", "Kata'ib Hizballah"),
        ("tension", "Popular Mobilization Forces", "Kata'ib Hizballah"),
    ]
    assert [(row["subject_level"], row["object_level"]) for row in rows] == [(0, 0), (1, 0)]
    assert rows[1]["stated_by"] == ["the Observatory"]
    assert rows[1]["denied_by"] == ["the militia's spokesman"]
    assert (rows[1]["first"], rows[1]["last"]) == (date(2017, 11, 3), date(2017, 11, 3))
    assert len(rows[1]["denials"]) == 1
    assert set(rows[1]["denials"]) < set(rows[1]["claims"])


def test_times_apart_are_no_contradiction(store: BoltStore) -> None:
    def year(number: int) -> dict[str, Any]:
        return {"time": Time(str(number), date(number, 1, 1), date(number, 12, 31))}

    def no(number: int) -> dict[str, Any]:
        return {**year(number), "polarity": Polarity.DENIED}

    apart = theatre.network(
        theatre.story(
            ("A", "BACKS", "B", year(2012)), ("A", "BACKS", "B", no(2015)),
            ("C", "FIGHTS", "D", year(2012)), ("D", "FIGHTS", "C", no(2012)),
            ("E", "BACKS", "F", year(2012)), ("F", "BACKS", "E", no(2012)),
        )
    )  # fmt: skip
    rows = list(Asker(store, apart, "apart")("contested"))
    assert [(row["subject"], row["object"], row["denied_subject"]) for row in rows] == [("C", "D", "C")]


def test_the_outlook_gathers_what_is_no_fact(store: BoltStore, stage: Network) -> None:
    rows = list(Asker(store, stage, "theatre")("outlook"))
    assert [(row["subject"], row["object"], row["modality"], row["held"]) for row in rows] == [
        ("Kata'ib Hizballah", "Syrian Democratic Forces", "possible", ""),
        ("Kata'ib Hizballah", "Islamic State", "planned", "contested"),
    ]
    assert rows[1]["documents"] == 2
    assert rows[1]["speakers"] == ["the militia's spokesman"]
    assert rows[1]["places"] == ["Albu Kamal"]
    claims = [stage.claims[id_] for row in rows for id_ in row["claims"]]
    assert sorted(claims, key=lambda c: c.id) == [
        claim for claim in stage.claims.values() if claim.modality is not Modality.ACTUAL
    ]


def test_sources_are_all_claims_between_two(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    rows = list(asker("sources", one="Islamic State", other="Kata'ib Hizballah"))
    assert [(row["title"], row["modality"], row["polarity"]) for row in rows] == [
        ("November", "actual", "asserted"),
        ("Plan again", "planned", "asserted"),
        ("Denial", "actual", "denied"),
        ("Plan", "planned", "asserted"),
    ]
    assert column(rows, "date")[-1] is None, "an undated document stands last"
    assert column(rows, "channel") == ["", "al-Mayadin", "al-Mayadin", "al-Mayadin"]
    assert len(asker("sources", one="Iran", other="Islamic State")) == 0
    assert len(asker("sources", one="Iran", other="Kata'ib Hizballah", relation="FIGHTS")) == 0


def test_the_shortest_chains_between_two(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    assert column(asker("path", one="Iran", other="Islamic State"), "path") == [
        "Iran -BACKS-> Kata'ib Hizballah -FIGHTS- Islamic State",
        "Iran -BACKS-> Popular Mobilization Forces -FIGHTS- Islamic State",
    ]
    first = next(iter(asker("path", one="Iran", other="Islamic State")))
    assert first["sentences"] == ["Iran BACKS Kata'ib Hizballah.", "Kata'ib Hizballah FIGHTS Islamic State."]
    (row,) = asker("path", one="US Department of State", other="United States")
    assert row["sentences"] == [""], "the list of actors alone says so"
    (row,) = asker("path", one="United States", other="Syrian Democratic Forces")
    assert (row["steps"], row["sign"], len(row["claims"])) == (1, 1, 1)
    assert len(asker("path", one="Iran", other="Iran")) == 0
    assert len(asker("path", one="Iran", other="Islamic State", steps=1)) == 0


def test_the_timeline_holds_what_is_dated(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    rows = list(asker("timeline", actor="Kata'ib Hizballah"))
    assert [(row["day"], row["relation"], row["precision"]) for row in rows] == [
        (date(2009, 6, 1), "DESIGNATED_BY", "month"),
        (date(2010, 12, 31), "FIGHTS", "year"),
        (date(2017, 11, 3), "FIGHTS", "day"),
    ]
    since = asker("timeline", actor="Kata'ib Hizballah", since="2009-06-15", until="2011-01-01")
    assert column(since, "relation") == ["DESIGNATED_BY", "FIGHTS"]


def test_places_are_found_by_a_part_of_their_name(store: BoltStore, stage: Network) -> None:
    asker = Asker(store, stage, "theatre")
    assert column(asker("places"), "place") == ["Albu Kamal", "Mosul"], "no denied and no planned fight"
    assert column(asker("places"), "taken") == [False, False]
    (row,) = asker("places", place="KAMAL")
    assert (row["attacker"], row["attacked"], row["first"]) == (
        "Popular Mobilization Forces",
        "Islamic State",
        date(2017, 11, 3),
    )
    assert len(asker("places", actor="Iran")) == 0


def test_ground_that_was_taken_is_found_by_its_sentence(store: BoltStore) -> None:
    """Where the place was not read as such; another fight without a place is no answer."""
    read = {"rule": "take-from: S V _ from|out O"}
    taken = theatre.network(
        theatre.story(
            ("Alpha", "FIGHTS", "Al-Qaim Brigade", read),
            ("Beta", "FIGHTS", "Al-Qaim Brigade", {"rule": "fight: S V O"}),
        )
    )
    asker = Asker(store, taken, "taken")
    assert [(row["attacker"], row["place"], row["taken"]) for row in asker("places")] == [("Alpha", "", True)]
    assert column(asker("places", place="qaim"), "attacker") == ["Alpha"]
    assert len(asker("places", place="Mosul")) == 0


def test_cues_of_taking_ground_are_cues() -> None:
    cues = tomllib.loads((gold.ROOT / "graph/allegiance/extraction/cues.toml").read_text("utf-8"))
    (listed,) = re.findall(r"IN \[([^]]+)\] AS taken", question("places").text)
    named = re.findall(r"[\w-]+", listed)
    assert {cues[name]["relation"] for name in named} == {"FIGHTS"}


# -- on the dispatches that ship with the project -----------------------------------------------------------


@pytest.fixture(scope="module")
def dispatches() -> Network:
    return gold.OWN.network()


def test_proxies_in_the_dispatches(store: BoltStore, dispatches: Network) -> None:
    rows = Asker(store, dispatches, "dispatches")("proxy-chains", target="Islamic State")
    chains = {tuple(row["chain"]) for row in rows if row["sponsor_level"] == row["target_level"] == 0}
    assert chains >= {
        ("Iran", "Kata'ib Hizballah", "Islamic State"),
        ("Iran", "Popular Mobilization Forces", "Islamic State"),
        ("Russia", "Syrian Army", "Islamic State"),
        ("United States", "Syrian Democratic Forces", "Islamic State"),
        ("US-led Coalition", "Syrian Democratic Forces", "Islamic State"),
    }


def test_listed_and_stood_beside_in_the_dispatches(store: BoltStore, dispatches: Network) -> None:
    rows = Asker(store, dispatches, "dispatches")("designated-allies", power="United States")
    found = {row["ids"][1] for row in rows}
    assert "kataib-hezbollah" in found
    assert "haqqani-network" in found, "its whole is allied with the one that lists it"
    assert not found & {"taliban", "al-shabaab", "boko-haram"}, "not listed, or beside no American"
    assert "abu-mahdi-al-muhandis" not in found, "a person is no group"


def test_enemies_of_al_shabaab_in_the_dispatches(store: BoltStore, dispatches: Network) -> None:
    rows = Asker(store, dispatches, "dispatches")("shared-enemies", enemy="Al-Shabaab")
    assert set(column(rows, "fighter_id")) >= {"kenya-defence-forces", "ahmed-madobe"}


def test_who_leads_m23_in_the_dispatches(store: BoltStore, dispatches: Network) -> None:
    rows = Asker(store, dispatches, "dispatches")("commanders", group="M23", levels=0)
    found = {(row["role"], row["ids"][0]) for row in rows}
    assert found >= {("LEADS", "sultani-makenga"), ("SPEAKS_FOR", "vianney-kazarama")}


def test_what_the_dispatches_contest(store: BoltStore, dispatches: Network) -> None:
    rows = Asker(store, dispatches, "dispatches")("contested", levels=0)
    found = {(row["relation"], *row["ids"][:2]) for row in rows}
    assert found >= {("BACKS", "rwanda", "m23"), ("BACKS", "iran", "houthis")}
    assert set(column(rows, "kind")) == {"contradiction"}


# -- time, sources and disagreement ------------------------------------------------------------------------


def on(day: str, **fields: Any) -> dict[str, Any]:
    """A claim's fields: the day that it speaks of, and others."""
    then = date.fromisoformat(day)
    return {"time": Time(day, then, then, Precision.DAY), **fields}


OBSERVATORY = Attribution("the Observatory")
SPOKESMAN = Attribution("the militia's spokesman", "al-Mayadin")
DENIED = {"polarity": Polarity.DENIED}
PLANNED = {"modality": Modality.PLANNED}


def test_part_and_whole_at_the_border_are_a_tension(store: BoltStore) -> None:
    """One says that the whole crossed and fought, the part's spokesman says that his fighters did not."""
    border = theatre.network(
        theatre.story(
            (
                "Popular Mobilization Forces",
                "FIGHTS",
                "Islamic State",
                on("2017-11-03", attribution=OBSERVATORY, place="Syria"),
            ),
            ("Kata'ib Hizballah", "PART_OF", "Popular Mobilization Forces"),
            title="Crossing",
        ),
        theatre.story(
            (
                "Kata'ib Hizballah",
                "FIGHTS",
                "Islamic State",
                on("2017-11-03", attribution=SPOKESMAN, place="Syria", **DENIED),
            ),
            title="Denial",
        ),
    )
    asker = Asker(store, border, "border")
    (row,) = asker("contested")
    assert (row["kind"], row["level"]) == ("tension", 1)
    assert (row["subject"], row["denied_subject"]) == ("Popular Mobilization Forces", "Kata'ib Hizballah")
    assert (row["stated_by"], row["denied_by"]) == (["the Observatory"], ["the militia's spokesman"])
    assert (row["stated_sources"], row["denied_sources"]) == (1, 1)
    assert list(asker("contradictions")) == [], "a denial makes no friend"


def test_sources_of_both_sides_are_counted_once_each(store: BoltStore) -> None:
    """Two articles quote one man on one channel, two copies of one story deny it, and a third one does."""
    fight = ("Kata'ib Hizballah", "FIGHTS", "Islamic State")
    told = [
        theatre.story((*fight, {"attribution": SPOKESMAN}), title="One"),
        theatre.story((*fight, {"attribution": SPOKESMAN}), title="Two"),
        theatre.story((*fight, DENIED), title="Wire"),
        theatre.story((*fight, DENIED), title="Copy"),
        theatre.story((*fight, DENIED), title="Other"),
    ]
    copies = {told[3][0].id: told[2][0].id}
    sides = theatre.network(*told, stories=copies)
    asker = Asker(store, sides, "sides")
    (row,) = asker("contested")
    # "the militia's spokesman" has no name, so that the channel tells who it is
    assert (row["stated_sources"], row["denied_sources"]) == (1, 2)
    assert (row["stated_stories"], row["denied_stories"]) == (2, 2)
    found = list(asker("sources", one="Kata'ib Hizballah", other="Islamic State"))
    assert len(found) == 5
    assert len({each["story"] for each in found}) == 4
    assert len({each["source"] for each in found}) == 3
    (tie,) = asker("profile", actor="Islamic State")
    assert (tie["documents"], tie["stories"], tie["sources"]) == (2, 2, 1)


@pytest.mark.parametrize(
    ("channels", "sources"),
    [
        (["Twitter"], 1),
        (["Twitter", "Telegram", ""], 1),
        (["Twitter", "Telegram", "al-Mayadin"], 1),
        (["Telegram", "al-Mayadin", "Reuters"], 2),
    ],
)
def test_who_speaks_on_platforms_is_one_source(store: BoltStore, channels: list[str], sources: int) -> None:
    """The graph's ties count so, and the questions that count claims themselves count alike."""
    kinds: list[tuple[str, str, str, dict[str, Any]]] = [
        ("A", "FIGHTS", "B", {}), ("A", "FIGHTS", "B", DENIED), ("A", "BACKS", "C", PLANNED),
    ]  # fmt: skip
    told = [
        theatre.story((one, relation, other, {**more, "attribution": Attribution("Hadi", channel, "hadi")}),
                      title=f"{number}", date=date(2020, 1, 1 + number))
        for one, relation, other, more in kinds
        for number, channel in enumerate(channels)
    ]  # fmt: skip
    network = theatre.network(*told, theatre.story(("A", "FIGHTS", "B"), title="own", date=date(2019, 1, 1)))
    asker = Asker(store, network, f"platforms-{'-'.join(channels)}")
    (tie,) = network.ties
    assert tie.sources == sources + 1
    (row,) = asker("contested")
    assert (row["stated_sources"], row["denied_sources"]) == (sources + 1, sources)
    assert [row["sources"] for row in asker("outlook")] == [sources]
    counts = {(row["relation"], row["status"]): row["sources"] for row in asker("profile", actor="A")}
    assert counts[("BACKS", "planned")] == sources
    (gained,) = [row for row in asker("changes", since="2019", until="2020") if row["kind"] == "gained"]
    assert (gained["before"], gained["after"]) == ("1", str(sources + 1))


def test_changing_sides_is_told_from_doing_both_at_once(store: BoltStore) -> None:
    turning = theatre.network(
        theatre.story(
            ("A", "ALLIED_WITH", "B", on("2012-01-01")), ("A", "FIGHTS", "B", on("2014-01-01")),
            ("C", "FIGHTS", "D", on("2012-01-01")), ("D", "BACKS", "C", on("2014-01-01")),
            ("E", "ALLIED_WITH", "F", on("2012-01-01")), ("E", "FIGHTS", "F", on("2012-01-01")),
            ("G", "ALLIED_WITH", "H", {"tense": Tense.PAST}), ("G", "FIGHTS", "H", on("2012-01-01")),
            ("I", "BACKS", "J", on("2012-01-01")), ("I", "BACKS", "J", on("2016-01-01")),
            ("I", "FIGHTS", "J", on("2014-01-01")),
            ("K", "ALLIED_WITH", "L", on("2012-01-01")), ("K", "FIGHTS", "L", on("2012-01-01")),
            ("K", "FIGHTS", "L", on("2016-01-01")),
        )
    )  # fmt: skip
    rows = list(Asker(store, turning, "turning")("contradictions"))
    assert {row["one"] + row["other"]: (row["kind"], row["turn"]) for row in rows} == {
        "AB": ("changed sides", "friendly then hostile"),
        "CD": ("changed sides", "hostile then friendly"),
        "EF": ("standing contradiction", ""),
        "GH": ("unknown", ""),
        "IJ": ("changed sides", "back and forth"),
        "KL": ("mixed", ""),
    }
    first = rows[0]
    assert (first["beside"], first["against"]) == ("A -ALLIED_WITH- B", "A -FIGHTS- B")
    assert (first["beside_days"], first["against_days"]) == (["2012-01-01"], ["2014-01-01"])
    assert {row["beside"] for row in rows} >= {"C <-BACKS- D"}


def test_a_contradiction_with_a_whole_is_a_tension_with_its_level(store: BoltStore) -> None:
    through = theatre.network(
        theatre.story(
            ("Unit", "PART_OF", "Wing"), ("Wing", "PART_OF", "Army"),
            ("Unit", "FIGHTS", "Rebels", on("2012-01-01")),
            ("Army", "ALLIED_WITH", "Rebels", on("2012-01-01")),
        )
    )  # fmt: skip
    asker = Asker(store, through, "through")
    (row,) = asker("contradictions")
    assert (row["kind"], row["level"], row["ids"]) == (
        "standing tension", 2, ["rebels", "unit", "rebels", "army"],
    )  # fmt: skip
    assert list(asker("contradictions", levels=1)) == []
    assert {row["beside"] for row in asker("contradictions", actor="Army")} == {"Rebels -ALLIED_WITH- Army"}


def test_who_fought_a_whole_and_is_inside_it_later_changed_sides(store: BoltStore) -> None:
    """By the days on which the whole chain of memberships is known to hold."""
    joined = theatre.network(
        theatre.story(
            ("Unit", "PART_OF", "Wing", on("2017-11-04")),
            ("Wing", "PART_OF", "Army", on("2016-01-01")), ("Wing", "PART_OF", "Army", on("2018-01-01")),
            ("Unit", "FIGHTS", "Army", on("2010-01-01")),
        )
    )  # fmt: skip
    asker = Asker(store, joined, "joined")
    (row,) = asker("contradictions")
    assert (row["kind"], row["turn"], row["level"]) == ("changed sides", "hostile then friendly", 1)
    assert (row["beside"], row["beside_days"]) == ("Army <-PART_OF- Wing", ["2017-11-04"])
    assert row["over"] == ["Unit -PART_OF-> Wing"]
    assert (row["one_level"], row["other_level"]) == (0, 1)
    assert len(row["claims"]) == 4


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ([], ("open", None, [])),
        ([("A", "FIGHTS", "B")], ("yes", 0, ["A"])),
        ([("B", "FIGHTS", "A")], ("yes", 0, ["A"])),
        ([("A", "FIGHTS", "B", on("2019-12-31"))], ("open", None, [])),
        ([("A", "FIGHTS", "B", DENIED)], ("no", 0, ["A"])),
        ([("A", "FIGHTS", "B", DENIED), ("A", "FIGHTS", "B")], ("yes", 0, ["A"])),
        ([("A", "FIGHTS", "B", DENIED), ("Unit", "FIGHTS", "B"), ("Unit", "PART_OF", "A")], ("no", 0, ["A"])),
        ([("Unit", "FIGHTS", "B"), ("Unit", "PART_OF", "A")], ("yes", 1, ["Unit"])),
        ([("Unit", "FIGHTS", "B", DENIED), ("Unit", "PART_OF", "A")], ("open", None, [])),
        ([("Whole", "FIGHTS", "B"), ("A", "PART_OF", "Whole")], ("open", None, [])),
        ([("A", "FIGHTS", "B", PLANNED)], ("open", None, [])),
        ([("A", "ALLIED_WITH", "B")], ("open", None, [])),
    ],
)
def test_a_plan_is_borne_out_by_what_is_told_later(
    store: BoltStore, later: list[Any], told: tuple[str, int | None, list[str]]
) -> None:
    network = theatre.network(
        theatre.story(("A", "FIGHTS", "B", PLANNED), title="Plan", date=date(2020, 1, 1)),
        theatre.story(("X", "LEADS", "Unit"), *later, title="Later", date=date(2020, 2, 1)),
    )
    (row,) = Asker(store, network, f"plan{sorted(network.claims)}")("outlook")
    assert (row["borne_out"], row["level"], row["by"]) == told


def test_what_was_not_to_happen_is_borne_out_by_a_denial(store: BoltStore) -> None:
    for fields, told in (({}, "no"), (DENIED, "yes")):
        network = theatre.network(
            theatre.story(("A", "BACKS", "B", {**PLANNED, **DENIED}), title="Plan", date=date(2020, 1, 1)),
            theatre.story(("A", "BACKS", "B", fields), title="Later", date=date(2020, 2, 1)),
        )
        (row,) = Asker(store, network, f"denied{told}")("outlook")
        assert row["borne_out"] == told


def test_as_of_a_year_before_anybody_told(store: BoltStore, stage: Network) -> None:
    rows = list(Asker(store, stage, "theatre")("as-of", when="2010", actor="Kata'ib Hizballah"))
    told = {(row["relation"], row["subject"], row["object"]): row["holds"] for row in rows}
    assert told["PART_OF", "Kata'ib Hizballah", "Popular Mobilization Forces"] == "unknown"
    assert told["FIGHTS", "Kata'ib Hizballah", "United States"] == "yes"
    assert told["DESIGNATED_BY", "Kata'ib Hizballah", "US Department of State"] == "yes"
    with pytest.raises(ParameterError, match="the parameter when is of the type interval, not '201'"):
        Asker(store, stage, "theatre")("as-of", when="201")
