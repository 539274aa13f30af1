"""explain and score from the command line, and what they say of bad input."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import gold
from allegiance.documents import read

TEXTS = gold.OWN.texts
SCRIPT = gold.ROOT.parent / "shared" / "tools" / "score.py"
DEV = gold.ROOT.parent / "shared" / "dev"
SEEDS = gold.ROOT.parent / "shared" / "seeds"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(
        "Iran backs Hezbollah in Lebanon.\n\nIt is not known whether Russia backs Hamas.\n\n"
        "It is \x1b[31mred [bold]and[/bold] Iran fights ISIS.\n"
    )
    return path


def test_explain_shows_sentences_mentions_claims_and_what_was_dropped(run, text):
    said = run("explain", text)
    assert said.code == 0
    assert "Iran BACKS Hezbollah" in said.out
    assert "subject Iran; object Hezbollah" in said.out
    assert "certainty 1.00" in said.out
    assert "dropped: it is left open (“whether”)" in said.out
    assert "[bold]and[/bold]" in said.out
    assert "\x1b" not in said.out


def test_explain_as_json_gives_the_claims_that_extract_gives(run, text):
    (found,) = json.loads(run("explain", text, "--json").out)
    rows = [json.loads(line) for line in run("extract", text).out.splitlines()]
    assert found["claims"] == [row["id"] for row in rows]
    accepted = [c for s in found["sentences"] for c in s["candidates"] if c["claim"] and not c["reason"]]
    assert {c["rule"] for c in accepted} == {row["rule"] for row in rows}
    assert found["sentences"][0]["mentions"][0]["mention"]["name"] == "Iran"


def test_explain_writes_one_page_of_all_texts(run, tmp_path):
    said = run("explain", TEXTS, "--html", tmp_path / "page.html")
    assert said.code == 0
    page = (tmp_path / "page.html").read_text("ascii")
    assert page.count("<section>") == len(list(read(TEXTS)))


def test_explain_says_what_it_cannot_do(run, text, tmp_path):
    assert run("explain", tmp_path / "missing.txt").code == 1
    assert run("explain", text, "--json", "--html", tmp_path / "a.html").code == 2
    said = run("explain", text, "--html", tmp_path / "no" / "a.html")
    assert said.code == 1
    assert "cannot be written" in said.err
    (tmp_path / "empty").mkdir()
    said = run("explain", tmp_path / "empty")
    assert (said.code, "no text was found" in said.err) == (1, True)
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    said = run("explain", tmp_path / "binary.txt", text)
    assert said.code == 1
    assert "not read: " in said.err
    assert "Iran BACKS Hezbollah" in said.out


def figures(run: Any, *words: str | Path) -> Any:
    said = run("score", *words, "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


@pytest.mark.parametrize(
    ("folder", "texts"), [(DEV, None), (gold.SHARED.annotation, SEEDS)], ids=["dev", "gold"]
)
def test_score_gives_the_figures_of_the_annotators_script(run, tmp_path, folder, texts):
    if not SCRIPT.exists() or not folder.is_dir():
        pytest.skip(f"{folder} or {SCRIPT} is not there: they are no part of the project")
    claims = tmp_path / "claims.jsonl"
    claims.write_text(run("extract", texts or folder / "texts").out)
    told = subprocess.run(
        [sys.executable, SCRIPT, folder, claims], capture_output=True, text=True, check=True
    )
    wanted = json.loads(told.stdout)
    read = figures(run, folder, *(("--texts", texts) if texts else ()))
    given = figures(run, folder, "--claims", claims)
    assert read == given
    assert read["documents"] == wanted["docs"]
    assert read["required"] == wanted["required"]
    for name in ("relation", "pair", "actor"):
        assert rounded(read[name]) == wanted[name]
    assert {name: rounded(one) for name, one in read["by_relation"].items()} == wanted["by_relation"]
    assert {name: round(share, 3) for name, share in read["qualified"].items()} == wanted["qualified"]
    counts = {
        name: f"{one['hits']}/{one['hits'] + one['missed']}/{one['extra']}"
        for name, one in read["by_document"].items()
    }
    assert counts == wanted["by_doc hit/required/wrong"]


def rounded(one: dict[str, float]) -> dict[str, float]:
    return {short: round(one[name], 3) for short, name in (("p", "precision"), ("r", "recall"), ("f1", "f1"))}


def test_score_prints_tables_and_lists_what_is_wrong_with_its_sentence(run):
    said = run("score", gold.OWN.annotation, "--texts", TEXTS, "--misses")
    assert said.code == 0
    for words in ("precision", "FIGHTS", "albu-kamal", "modality"):
        assert words in said.out
    found = figures(run, gold.OWN.annotation, "--texts", TEXTS, "--misses")
    assert said.out.count(" missed, ") == len(found["misses"]) == found["relation"]["missed"]
    assert said.out.count(" too much, ") == len(found["extras"]) == found["relation"]["extra"]
    for one in found["misses"]:
        assert one["quote"][:20] in one["sentence"]


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    actors = [
        {"id": "iran", "name": "Iran", "surface": []},
        {"id": "hezbollah", "name": "Hezbollah", "surface": []},
    ]
    row = {
        "doc": "report",
        "subject": "iran",
        "relation": "BACKS",
        "object": "hezbollah",
        "modality": "actual",
        "polarity": "asserted",
        "tense": "present",
        "quote": "Iran backs",
        "required": True,
    }
    (folder / "actors.jsonl").write_text("\n".join(map(json.dumps, actors)))
    (folder / "relations.jsonl").write_text(json.dumps(row))
    return folder


def test_texts_are_found_beside_the_annotation_or_in_texts(run, annotated):
    (annotated / "report.txt").write_text("Iran backs Hezbollah.")
    (annotated / "notes.txt").write_text("Hezbollah fights Iran.")
    assert figures(run, annotated)["relation"]["f1"] == 1.0
    (annotated / "texts").mkdir()
    (annotated / "report.txt").rename(annotated / "texts" / "report.txt")
    assert figures(run, annotated)["relation"]["f1"] == 1.0


def test_score_says_what_is_wrong_and_where(run, annotated, tmp_path):
    def refused(*words: str | Path) -> str:
        said = run("score", *words)
        assert said.code == 1
        assert not said.out
        return said.err

    assert "report; say where with --texts" in refused(annotated)
    (tmp_path / "bare").mkdir()
    assert "relations.jsonl: this file cannot be read" in refused(tmp_path / "bare")
    assert "this file cannot be read" in refused(annotated, "--claims", tmp_path / "none.jsonl")
    (tmp_path / "claims.jsonl").write_text('{"doc": "report", "subject": "iran", "relation": "BACKS"}\n')
    assert "claims.jsonl, line 1" in refused(annotated, "--claims", tmp_path / "claims.jsonl")
    (annotated / "texts").mkdir()
    (annotated / "texts" / "report.txt").write_text("Iran backs Hezbollah.")
    (annotated / "texts" / "report.md").write_text("Iran backs Hezbollah, too.")
    assert "two texts are called “report”" in refused(annotated)
    (annotated / "texts" / "report.md").unlink()
    (annotated / "texts" / "report.txt").write_bytes(bytes(range(256)) * 40)
    assert "report.txt" in refused(annotated)
    actors = annotated / "actors.jsonl"
    actors.write_text(actors.read_text() + '\n{"id": "x", "name": "X", "surface": "X"}\n')
    assert "actors.jsonl, line 3: surface is a list of texts" in refused(annotated)
    (annotated / "relations.jsonl").write_text("\n{broken\n")
    assert "relations.jsonl, line 2: this is no JSON" in refused(annotated)
    actors.write_text("")
    (annotated / "relations.jsonl").write_text("\n")
    assert "it annotates no text" in refused(annotated, "--texts", annotated)
