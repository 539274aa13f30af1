"""The commands that judge: merge, split, verdicts, withdraw; and export."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import Run
from review.conftest import Desk


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A workspace whose texts are read; no database is started for it."""
    (tmp_path / "work").mkdir()
    with Desk(tmp_path / "work" / "ledger.sqlite").ledger:
        yield tmp_path / "work"


def test_merge_split_withdraw(run: Run, place: Path) -> None:
    w = ("--workspace", place)
    before = run("export", "-", *w).out
    merged = run("merge", "Badr", "Badr Organisation", "--reason", "one body", "--author", "ann", *w)
    assert merged.code == 0
    assert " badr is the same as badr-organisation, ann, " in merged.out
    assert merged.out.endswith(": one body (stands)\n")
    assert run("export", "-", *w).out != before
    split = run("split", "badr", "badr-organisation", "--author", "ben", *w)
    assert split.code == 0
    assert "not followed: " in split.out
    assert "because of two authors on the same pair the one who judged last holds" in split.out
    assert run("export", "-", *w).out == before
    listed = json.loads(run("verdicts", "--json", *w).out)
    assert [row["standing"] for row in listed] == ["refused", "stands"]
    gone = run("withdraw", listed[1]["id"][:10], *w)
    assert gone.out.startswith(f"withdrawn: {listed[1]['id'][:10]} badr is not the same as")
    rows = list(csv.DictReader(io.StringIO(run("verdicts", "--all", "--csv", *w).out)))
    assert [row["standing"] for row in rows] == ["stands", "withdrawn"]
    assert len(json.loads(run("verdicts", "--json", *w).out)) == 1
    assert "one body" in run("verdicts", *w).out


def test_a_merge_that_is_refused_says_by_whom(run: Run, place: Path) -> None:
    w = ("--workspace", place)
    run("split", "badr", "badr-organization", "--author", "ben", "--reason", "two bodies", *w)
    run("merge", "badr", "badr-organisation", *w)
    said = run("merge", "badr-organisation", "badr-organization", *w)
    assert said.code == 1
    assert "(refused)" in said.out
    assert "ben" in said.out
    assert "two bodies" in said.out


def test_two_analysts_exchange_their_files(run: Run, place: Path, tmp_path: Path) -> None:
    w = ("--workspace", place)
    run("merge", "badr", "badr-organisation", "--author", "ann", *w)
    assert run("verdicts", "export", "ann.jsonl", *w).err == "1 verdict written\n"
    (tmp_path / "other").mkdir()
    with Desk(tmp_path / "other" / "ledger.sqlite").ledger:
        other = ("--workspace", tmp_path / "other")
        run("split", "badr", "badr-organisation", "--author", "ben", *other)
        done = run("verdicts", "import", "ann.jsonl", *other)
        assert done.code == 0
        assert done.out.startswith("1 new, 0 known\n1 conflict:\n")
        assert run("verdicts", "import", "ann.jsonl", *other).out == "0 new, 1 known\n"
        assert "badr-organisation, ben" in run("verdicts", "--conflicts", *other).out
        (conflict,) = json.loads(run("verdicts", "--conflicts", "--json", *other).out)
        assert (conflict["refused"]["author"], conflict["against"]["author"]) == ("ann", "ben")
        lines = run("verdicts", "export", "-", *other).out.splitlines()
        assert [json.loads(line)["author"] for line in lines] == ["ann", "ben"]


def test_what_cannot_be_imported_is_counted(run: Run, place: Path, tmp_path: Path) -> None:
    line = {"left": "nobody", "right": "zero", "judgement": "same", "author": "ann", "made": "2024-01-01"}
    (tmp_path / "v.jsonl").write_text(f"{json.dumps(line)}\nnonsense\n")
    done = run("verdicts", "import", "v.jsonl", "--workspace", place)
    assert done.code == 1
    assert done.out == "1 new, 0 known, 1 could not be read\n"
    assert "not read: v.jsonl:2: it is no JSON" in done.err
    assert "nothing here names them yet: nobody, zero" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "Badr", "Nobody"), "no actor is called “Nobody”"),
        (("merge", "Badr", "badr"), "both names mean the actor badr"),
        (("withdraw", "ffff"), "no verdict has an id like “ffff”"),
        (("verdicts", "export"), "export takes one file"),
        (("verdicts", "import"), "import takes one file or more"),
        (("verdicts", "list", "x"), "list takes none"),
        (("verdicts", "import", "none.jsonl"), "none.jsonl cannot be read"),
    ],
)
def test_what_is_asked_wrongly_is_told(run: Run, place: Path, words: tuple[str, ...], said: str) -> None:
    done = run(*words, "--workspace", place)
    assert done.code == 2
    assert said in done.err


def test_export_writes_what_programs_read(run: Run, place: Path) -> None:
    done = run("export", "graph.jsonl", "--workspace", place)
    rows = [json.loads(line) for line in Path("graph.jsonl").read_text("utf-8").splitlines()]
    assert done.err == f"{len(rows)} lines written\n"
    assert {row["record"] for row in rows} == {"actor", "tie"}
    ids = {row["id"] for row in rows if row["record"] == "actor"}
    assert all({row["subject"], row["object"]} <= ids for row in rows if row["record"] == "tie")
    assert run("verdicts", "--conflicts", "--workspace", place).out == "no conflicts\n"
    assert run("verdicts", "--workspace", place).out == "no rows\n"
    assert run("export", "no/such/folder", "--workspace", place).code == 1
