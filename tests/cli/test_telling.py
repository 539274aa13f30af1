"""How ties stood at a time and who contests what, from the shell."""

import csv
import io
import json

import pytest

from allegiance import cli
from allegiance.records import Holds, Interval
from allegiance.workspace import Workspace

pytestmark = pytest.mark.engine

TOLD = {
    "one.txt": (
        "Kurd Agency, 5 November 2017\n\nThe Badr Organization fought Islamic State in 2015.\n\n"
        "Iran backs the Badr Organization, residents said.\n"
    ),
    "two.txt": "Iran denied that it backs the Badr Organization.\n",
    "three.txt": "Badr Organization, a group within the Popular Mobilization Forces, will attack Hamas.\n",
}


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    where = tmp_path_factory.mktemp("telling")
    texts = where / "texts"
    texts.mkdir()
    for name, text in TOLD.items():
        (texts / name).write_text(text, "utf-8")
    assert cli.run(["build", str(texts), "--workspace", str(where / "work")]) == 0
    return where / "work"


@pytest.mark.parametrize("when", ["2015", "2015-06", "2023-11-17"])
def test_as_of_is_what_the_network_says(run, built, when):
    rows = json.loads(run("as-of", when, "--workspace", built, "--json").out)
    with Workspace(built) as opened:
        network = opened.network()
    then = network.as_of(Interval.of(when))
    ties = {(tie.subject, tie.relation, tie.object): tie.id for tie in network.ties}
    assert len(rows) == len(ties)
    for row in rows:
        assert Holds(row["holds"]) is then[ties[row["subject_id"], row["relation"], row["object_id"]]]


def test_as_of_groups_the_ties_and_tells_their_days(run, work):
    told = run("as-of", "2015", "--workspace", work, "--actor", "Badr", "--relation", "fights").out
    lines = [line.strip() for line in told.splitlines()]
    assert lines[0] == "held in 2015  1 tie"
    assert "fights" in lines[1]
    assert "at some time in 2015 · 1 document, 1 story, 1 source" in lines[1]
    assert lines[2:] == ["did not hold in 2015  0 ties", "not known in 2015  0 ties"]
    told = run("as-of", "2015-06-01", "--workspace", work, "--evidence").out
    assert told.startswith("held on 2015-06-01")
    assert "“The Badr Organization fought Islamic State in 2015.”" in told
    rows = list(csv.DictReader(io.StringIO(run("as-of", "2015", "--workspace", work, "--csv").out)))
    assert {row["holds"] for row in rows} <= set(Holds)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("lately",), "write it as 2016, 2016-02 or 2016-02-03"),
        (("2016-13",), "as-of: "),
        (("2016", "--relation", "hates"), "no relation is called HATES"),
        (("2016", "--actor", "Nobody At All"), "no actor is called"),
        (("2016", "--json", "--evidence"), "--evidence goes with the table"),
    ],
)
def test_what_no_tie_could_have_is_refused(run, work, words, reason):
    said = run("as-of", *words, "--workspace", work)
    assert said.code == 2
    assert reason in said.err


def test_contested_sets_both_sides_under_each_other(run, work):
    told = run("contested", "--workspace", work).out
    parts = (
        "Iran backs Badr Organization  contradiction",
        "stated as a fact by residents (1 source in 1 story)",
        "“Iran backs the Badr Organization, residents said.”",
        "denied by Iran (1 source in 1 story)",
        "“Iran denied that it backs the Badr Organization.”",
        "1 row",
    )
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    (row,) = json.loads(run("contested", "--actor", "Badr", "--workspace", work, "--json").out)
    assert row["kind"] == "contradiction"
    assert run("contested", "--actor", "Hamas", "--workspace", work).out.strip() == "0 rows"


def test_a_tension_says_of_whom_it_is_denied(run, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "sides.txt").write_text(
        "Kata'ib Hizballah is part of the Popular Mobilization Forces.\n\n"
        "Iran backs the Popular Mobilization Forces, the Observatory said.\n\n"
        "Iran denied that it backs Kata'ib Hizballah.\n",
        "utf-8",
    )
    assert run("build", texts, "--workspace", tmp_path / "work").code == 0
    told = run("contested", "--workspace", tmp_path / "work").out
    assert "Iran backs Popular Mobilization Forces  tension, 1 step between part and whole" in told
    assert "denied by Iran (1 source in 1 story), of Iran backs Kata'ib Hizballah" in told
    assert run("contested", "--levels", "0", "--workspace", tmp_path / "work").out.strip() == "0 rows"


def test_outlook_tells_each_plan_and_what_became_of_it(run, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "1.md").write_text(
        "---\ntitle: Plans\ndate: 2017-11-04\n---\n\nKata'ib Hizballah will fight Islamic State in Albu "
        "Kamal, its spokesman said.\n\nIran will attack Boko Haram.\n",
        "utf-8",
    )
    (texts / "2.md").write_text(
        "---\ntitle: Deeds\ndate: 2017-11-09\n---\n\nKata'ib Hizballah attacked Islamic State.\n", "utf-8"
    )
    work = tmp_path / "work"
    assert run("build", texts, "--workspace", work).code == 0
    told = run("outlook", "--workspace", work, "--actor", "Kata'ib Hizballah").out
    assert told.startswith("Kata'ib Hizballah fights Islamic State  planned · 2017-11-04")
    plan, became = told.index("will fight Islamic State"), told.index("borne out by later claims:")
    assert plan < became < told.index("“Kata'ib Hizballah attacked Islamic State.”")
    assert "1 document, 1 story, 1 source" in told
    everything = run("outlook", "--workspace", work).out
    assert "open: no later claim tells" in everything
    assert everything.rstrip().endswith("2 rows")
    rows = json.loads(run("outlook", "--workspace", work, "--json").out)
    assert {row["borne_out"] for row in rows} == {"yes", "open"}
