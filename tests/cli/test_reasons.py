"""What stands behind the ties of two actors, with its stories, sources and days."""

import csv
import io
import json
from dataclasses import replace

import pytest

import factory
from allegiance.cli.reasons import standing, whose
from allegiance.gazetteer import gazetteer
from allegiance.network import Grades, Network
from allegiance.records import Attribution
from allegiance.workspace import Evidence


def test_who_speaks_and_what_tells_the_same_story() -> None:
    he = {"attribution": Attribution("the leader of Badr", actor="hadi")}
    (one, said), (two, again), (three, more) = (
        factory.story(("Iran", "BACKS", "Badr", he), ("Hadi", "LEADS", "Badr"), name="one"),
        factory.story(("Iran", "BACKS", "Badr"), name="two", publisher="Another paper"),
        factory.story(("Iran", "BACKS", "Badr"), name="three", title="Another"),
    )
    stories = {one.id: "s", two.id: "s", three.id: "t"}
    network = Network.build([*said, *again, *more], [one, two, three], (), gazetteer(), stories)
    told = [
        whose(network, Evidence(claim, document))
        for claim, document in ((said[0], one), (again[0], two), (more[0], three))
    ]
    assert told == [["that is Hadi", "same story as two"], ["same story as one"], []]
    graded = replace(network, grades=Grades({"another paper": "D", "Hadi": "E5"}))
    assert whose(graded, Evidence(said[0], one)) == [
        "that is Hadi",
        "source graded E5",
        "same story as two",
    ]
    assert whose(graded, Evidence(again[0], two)) == ["publisher graded D", "same story as one"]
    (backing,) = (tie for tie in network.ties if tie.relation == "BACKS")
    assert (
        standing(backing)
        == f"current, 3 documents, 2 stories, 3 sources, confidence {backing.confidence:.2f}"
    )


@pytest.mark.engine
def test_why_tells_counts_and_days_and_all_that_is_said(run, built):
    words = ("why", "ISIS", "PMF", "--workspace", built)
    ties = json.loads(run(*words, "--json").out)
    text = run(*words).out
    for tie in ties:
        assert tie["documents"] >= tie["stories"] > 0
        assert tie["sources"] > 0
        assert f"{tie['documents']} document" in text
        assert f"{tie['stories']} stor" in text
        assert all(
            row["story"] and set(row["source"]) == {"speaker", "channel", "story"} for row in tie["evidence"]
        )
    known = [days for tie in ties for days in (*tie["held"], *tie["sometime"])]
    assert known
    assert all(days["start"] <= days["end"] for days in known)
    assert "  held" in text
    rows = list(csv.DictReader(io.StringIO(run(*words, "--csv").out)))
    assert [row["story"] for row in rows] == [row["story"] for tie in ties for row in tie["evidence"]]


@pytest.mark.engine
def test_a_tie_that_goes_on_at_any_time_is_told_so(run, built):
    ties = json.loads(run("why", "Iraqi army", "Iraq", "--workspace", built, "--json").out)
    assert [tie["held"] for tie in ties if tie["relation"] == "PART_OF"] == [[{"start": None, "end": None}]]
    assert "held: at any time" in run("why", "Iraqi army", "Iraq", "--workspace", built).out
