"""What changed, from the shell."""

import csv
import io
import json

import pytest

from allegiance import cli
from allegiance.network.changed import COLUMNS

pytestmark = pytest.mark.engine


def test_changes_in_each_form(run, built):
    words = ("changes", "1990", "2030", "--workspace", built)
    rows = json.loads(run(*words, "--json").out)
    assert {"began", "ended"} <= {row["kind"] for row in rows}
    assert all(row["first"] for row in rows)
    bare = [row for row in rows if not row["claims"]]  # the list of actors gives some memberships their days
    assert {row["relation"] for row in bare} <= {"PART_OF"}
    assert len(bare) < len(rows)
    found = list(csv.DictReader(io.StringIO(run(*words, "--csv").out)))
    assert [row["subject"] for row in found] == [row["subject"] for row in rows]
    table = run(*words).out
    assert f"{len(rows)} rows" in table
    assert f"{rows[0]['subject']} {rows[0]['relation']} {rows[0]['object']}" in " ".join(table.split())


def test_changes_with_their_sentences(run, built):
    words = ("changes", "1990", "2030", "--actor", "PMF", "--workspace", built)
    rows = json.loads(run(*words, "--json").out)
    assert rows
    assert all("popular-mobilization-forces" in (row["subject_id"], row["object_id"]) for row in rows)
    told = run(*words, "--evidence").out
    assert told.count("began") >= sum(row["kind"] == "began" for row in rows) > 0
    assert told.count("“") >= sum(bool(row["claims"]) for row in rows)
    assert told.count("and no text") == sum(not row["claims"] for row in rows)


def test_without_a_change_the_columns_are_there(run, built):
    words = ("changes", "1800", "1801", "--workspace", built)
    assert "no rows" in run(*words).out
    assert run(*words, "--csv").out.strip() == ",".join(COLUMNS)
    assert "no rows" in run(*words, "--evidence").out


def test_what_no_text_dates_is_counted(run, built):
    said = run("changes", "1990", "2030", "--workspace", built)
    assert "not told: " in said.err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("2016", "2015"), "nothing lies between"),
        (("lately", "2015"), "no year, month or day"),
        (("2014", "2015", "--json", "--evidence"), "--evidence goes with the table"),
        (("2014", "2015", "--actor", "Nobody At All"), "no actor is called"),
    ],
)
def test_what_cannot_be_asked_is_refused(run, built, words, reason):
    said = run("changes", *words, "--workspace", built)
    assert said.code == 2
    assert reason in said.err


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """A workspace of three runs: the second reads one text more, the third reads the first text anew."""
    where = tmp_path_factory.mktemp("twice")
    texts = where / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text("Iran backs the Badr Organization.\n", "utf-8")
    work = where / "work"
    assert cli.run(["build", str(texts), "--workspace", str(work)]) == 0
    (texts / "two.txt").write_text("The Badr Organization attacked Islamic State.\n", "utf-8")
    assert cli.run(["build", str(texts), "--workspace", str(work)]) == 0
    (texts / "one.txt").write_text("Iran denied that it backs the Badr Organization.\n", "utf-8")
    assert cli.run(["build", str(texts), "--workspace", str(work)]) == 0
    return work


def told(run, work, *words):
    rows = json.loads(run("changes", *words, "--workspace", work, "--json").out)
    return [(row["kind"], row["subject_id"], row["relation"], row["before"], row["after"]) for row in rows]


def test_between_runs(run, twice):
    listed = json.loads(run("runs", "--workspace", twice, "--json").out)
    assert [(row["run"], row["command"], row["read"]) for row in listed] == [
        (1, "build", 1),
        (2, "build", 2),
        (3, "build", 2),
    ]
    assert f"{listed[0]['started'][:10]} " in run("runs", "--workspace", twice).out
    fight = ("appeared", "badr-organization", "FIGHTS", "", "current")
    assert told(run, twice, "--runs", "1", "2") == [fight]
    assert told(run, twice, "--runs", "2", "3") == [
        ("status", "iran", "BACKS", "current", "denied"),
        ("lost", "iran", "BACKS", "1", "0"),
    ]
    assert told(run, twice, "--runs", "1", "now", "--actor", "ISIS") == [fight]
    assert told(run, twice, "--runs", "3", "now") == []
    said = run("changes", "--runs", "2", "3", "--evidence", "--workspace", twice).out
    assert "status, current → denied" in said
    assert "Iran denied" in said
    table = run("changes", "--runs", "1", "2", "--workspace", twice).out
    assert "otherwise after run 2 than after run 1" in table


def test_a_verdict_since_the_last_run(run, twice):
    assert run("merge", "Iran", "ISIS", "--workspace", twice).code == 0
    rows = told(run, twice, "--runs", "3", "now")
    assert run("split", "Iran", "ISIS", "--workspace", twice).code == 0
    assert told(run, twice, "--runs", "3", "now") == []
    assert {kind for kind, *_ in rows} <= {"turned", "appeared", "gone"}


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (("--runs", "2", "1"), 2, "not later"),
        (("--runs", "1", "9"), 1, "knows no run 9"),
        (("--runs", "now", "1"), 2, "--runs takes two numbers"),
        (("2014", "2015", "--runs", "1", "2"), 2, "give two times"),
        (("2014",), 2, "give two times"),
        ((), 2, "give two times"),
    ],
)
def test_runs_that_cannot_be_compared_are_refused(run, twice, words, code, reason):
    said = run("changes", *words, "--workspace", twice)
    assert said.code == code
    assert reason in said.err
