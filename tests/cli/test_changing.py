"""What changed, from the shell."""

import csv
import io
import json

import pytest

from allegiance.network.changed import COLUMNS

pytestmark = pytest.mark.engine


def test_changes_in_each_form(run, built):
    words = ("changes", "1990", "2030", "--workspace", built)
    rows = json.loads(run(*words, "--json").out)
    assert {"began", "ended"} <= {row["kind"] for row in rows}
    assert all(row["claims"] and row["first"] for row in rows)
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
    assert told.count("“") >= len(rows)


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
