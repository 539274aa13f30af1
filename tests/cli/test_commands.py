"""Each command does what it says, in each form that its rows come out."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from allegiance import __version__
from allegiance.cli.facts import facts
from allegiance.gazetteer import Entry, Membership, gazetteer
from allegiance.ontology import relations
from cli_names import FIELDS

pytestmark = pytest.mark.engine


def test_version(run):
    assert run("--version").out == f"allegiance {__version__}\n"


def test_help_names_every_command(run):
    said = run("--help")
    assert said.code == 0
    for command in ("build", "extract", "demo", "actors", "ask", "cypher", "why", "rank", "view"):
        assert command in said.out


def test_build_again_changes_nothing(run, built):
    first = run("build", TEXTS, "--workspace", built, "--json")
    assert first.code == 0
    counts = json.loads(first.out)
    assert counts["new"] == counts["failed"] == 0
    assert counts["read"] == counts["documents"] > 12
    assert counts["ties"] > 20


def test_extract_writes_one_claim_a_line(run):
    said = run("extract", TEXTS / "albu-kamal.txt", "--format", "jsonl")
    assert said.code == 0
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert rows
    text = (TEXTS / "albu-kamal.txt").read_text("utf-8")
    for row in rows:
        assert row.keys() >= FIELDS
        assert row["doc"] == "albu-kamal"
        assert row["quote"] == text[row["start"] : row["end"]]
        assert row["relation"] in relations()


def test_claims_are_counted_for_people_and_named_for_programs(run, built):
    words = ("ask", "contradictions", "--workspace", built)
    shown = run(*words).out
    rows = json.loads(run(*words, "--json").out)
    for name in ("claims", "beside_claims", "against_claims"):
        assert all(row[name] for row in rows)
        assert not any(id_ in shown for row in rows for id_ in row[name])
    assert re.search(r"claims\b.*\b\d", shown, re.DOTALL)


def test_a_build_counts_stories_and_sources(run, built):
    counts = json.loads(run("build", TEXTS, "--workspace", built, "--json").out)
    assert 0 < counts["stories"] < counts["documents"] < counts["sources"] < counts["claims"]


def test_actors(run, built):
    said = run("actors", "--workspace", built, "--json")
    rows = json.loads(said.out)
    assert {"id", "name", "type", "ties"} <= rows[0].keys()
    assert [row["ties"] for row in rows] == sorted((row["ties"] for row in rows), reverse=True)
    one = json.loads(run("actors", "islamic state", "--workspace", built, "--json").out)
    assert "islamic-state" in {row["id"] for row in one}
    assert len(one) < len(rows)


def test_of_one_actor_the_lists_are_told(run, built):
    said = run("actors", "popular-mobilization", "--workspace", built).out
    lines = [line.strip() for line in said.splitlines()]
    assert {"of Iraq", "founded 2014-06-15", "part of Iraqi Armed Forces, from 2016-11-26"} <= set(lines)
    assert any(line.startswith("listed: Iraqi Law No. 40") for line in lines)
    assert "founded" not in run("actors", "--workspace", built).out
    assert "listed:" not in run("actors", "popular-mobilization", "--workspace", built, "--csv").out


def test_what_an_actor_came_of_and_held_is_told():
    listed = gazetteer()
    told = {id_: list(facts(listed.entries[id_], listed)) for id_ in ("m23", "jalal-talabani", "iraq")}
    assert told["m23"][0] == "of Democratic Republic of the Congo"
    split = "split from National Congress for the Defence of the People, 2012"
    assert told["m23"][1:3] == ["founded 2012-04", split]
    assert "president of Iraq, 2005-2014" in told["jalal-talabani"]
    assert told["iraq"][0] == "Wikidata Q796"
    whole = Membership("iraq", date(2003, 4, 1), date(2004, 4, 1))
    once = Entry(listed.entries["m23"].actor, membership=(whole,))
    assert list(facts(once, listed))[1] == "part of Iraq, from 2003-04-01 to 2004-04-01"


def test_the_questions_are_listed(run, built):
    said = run("ask", "--json")
    assert {"proxy-chains", "shared-enemies", "profile"} <= {row["question"] for row in json.loads(said.out)}


def test_ask_in_each_form(run, built):
    words = ("ask", "shared-enemies", "--enemy", "ISIS", "--workspace", built)
    as_json = json.loads(run(*words, "--json").out)
    as_csv = list(csv.DictReader(io.StringIO(run(*words, "--csv").out)))
    table = run(*words).out
    assert len(as_json) == len(as_csv) > 0
    assert all(row["claims"] for row in as_json)
    assert f"{len(as_json)} row" in table


def test_ask_shows_evidence_and_query(run, built):
    words = ("ask", "shared-enemies", "--enemy", "ISIS", "--workspace", built)
    said = run(*words, "--evidence", "--cypher")
    assert "“" in said.out
    assert "rule " in said.out
    assert "MATCH" in said.err
    assert "islamic-state" in said.err


def test_cypher_reads(run, built):
    words = ("cypher", "MATCH (a:Actor {id: $id}) RETURN a.name AS name", "--param", "id=iran")
    said = run(*words, "--workspace", built, "--json")
    assert json.loads(said.out) == [{"name": "Iran"}]


def test_cypher_says_when_rows_are_cut(run, built):
    said = run(
        "cypher", "MATCH (a:Actor) RETURN a.id AS id ORDER BY id", "--limit", "2", "--workspace", built
    )
    assert "2 rows" in said.out
    assert "--limit" in said.err


def test_cypher_refuses_to_write_unless_told(run, built):
    said = run("cypher", "CREATE (n:Note) RETURN n", "--workspace", built)
    assert said.code == 2
    assert "--write" in said.err
    left = run("cypher", "MATCH (n:Note) RETURN count(n) AS notes", "--workspace", built, "--json")
    assert json.loads(left.out) == [{"notes": 0}]
    assert run("cypher", "CREATE (n:Note)", "--write", "--workspace", built).code == 0
    left = run("cypher", "MATCH (n:Note) RETURN count(n) AS notes", "--workspace", built, "--json")
    assert json.loads(left.out) == [{"notes": 1}]
    assert run("cypher", "MATCH (n:Note) DELETE n", "--write", "--workspace", built).code == 0


def test_why_opens_a_tie_to_its_sentences(run, built):
    said = run("why", "Islamic State", "PMF", "--workspace", built)
    assert said.code == 0
    assert "fights" in said.out
    assert "“" in said.out
    ties = json.loads(run("why", "Islamic State", "PMF", "--workspace", built, "--json").out)
    assert all(tie["evidence"] for tie in ties)
    rows = list(csv.DictReader(io.StringIO(run("why", "ISIS", "PMF", "--workspace", built, "--csv").out)))
    assert len(rows) == sum(len(tie["evidence"]) for tie in ties)
    assert all(row["quote"] and row["status"] for row in rows)


def test_why_says_when_nothing_is_said(run, built):
    assert "nothing is said" in run("why", "Russia", "Boko Haram", "--workspace", built).out


@pytest.mark.parametrize("measure", ["degree", "pagerank", "betweenness"])
def test_rank(run, built, measure):
    said = run("rank", "--measure", measure, "--top", "3", "--workspace", built, "--json")
    rows = json.loads(said.out)
    assert len(rows) == 3
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


def test_view_writes_a_page(run, built, tmp_path: Path):
    said = run("view", "-o", tmp_path / "page.html", "--title", "A <b>title</b>", "--workspace", built)
    assert said.code == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Islamic State" in page
    assert "<b>title" not in page


def test_demo_runs_the_main_job(run, tmp_path: Path):
    said = run("demo", "-o", tmp_path / "demo.html")
    assert said.code == 0, said.err
    assert (tmp_path / "demo.html").stat().st_size > 10_000
    assert "read " in said.out


TEXTS = Path(__file__).parents[2] / "seeds" / "texts"
