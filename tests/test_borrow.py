"""The annotation of texts that are not ours: whole in itself, and read well where their source is at hand."""

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

import gold
import quality

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "training" / "borrow.py"
TREEBANKS = ROOT.parent / "shared" / "data" / "ud"
FLOOR = 0.68
"""Relation F1 on the weblogs; it may only rise."""


@pytest.fixture(scope="module")
def borrow():
    spec = importlib.util.spec_from_file_location("borrow", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def weblogs(borrow, tmp_path):
    if not TREEBANKS.is_dir():
        pytest.skip(f"{TREEBANKS} is not there: the treebank's texts are no part of the project")
    borrow.main(TREEBANKS, tmp_path, "weblogs")
    return gold.Gold(tmp_path / "weblogs", tmp_path / "weblogs" / "texts")


def _table(borrow, name):
    return list(borrow._rows(borrow.HERE / f"{name}.tsv"))


def test_every_row_names_a_text_of_its_set_actors_and_a_place_in_the_text(borrow):
    texts = _table(borrow, "texts")
    for name in {row["set"] for row in texts}:
        lengths = {row["doc"]: int(row["length"]) for row in texts if row["set"] == name}
        listed = (borrow.HERE / f"{name}.actors.jsonl").read_text("utf-8").splitlines()
        actors = {json.loads(line)["id"] for line in listed}
        rows = _table(borrow, name)
        assert rows
        assert {row["required"] for row in rows} == {"yes", "no"}
        for row in rows:
            assert 0 < int(row["start"]) < int(row["end"]) <= lengths[row["doc"]], row
            assert {row["subject"], row["object"]} <= actors, row


def test_weblogs_are_read_no_worse_than_before(weblogs):
    assert quality.measure(weblogs).figures["relation"] >= FLOOR


def test_a_source_with_other_words_is_refused(borrow, tmp_path):
    (tmp_path / borrow.LEE).write_text("Other words.\n" * 400, "utf-8")
    with pytest.raises(SystemExit, match="is another one"):
        borrow.main(tmp_path, tmp_path / "out", "radio")
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
