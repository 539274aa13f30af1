"""All that a run reads: looked up first, named apart, and told how far it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from allegiance.documents import Failure, Feeds
from allegiance.documents.reading import distinct
from allegiance.errors import DocumentError
from allegiance.records import Document

ROW = '{"text": "The army left the port of Sula."}\n'


def written(path: Path, text: str = "The army left the port of Sula.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def names(feeds: Feeds) -> list[str]:
    return [text.name for text in feeds if isinstance(text, Document)]


def steps(feeds: Feeds) -> list[int]:
    return [feeds.passed() for _ in feeds]


def test_a_source_that_is_not_there_is_told_before_any_is_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="nowhere"):
        Feeds([written(tmp_path / "a.txt"), tmp_path / "nowhere"])


def test_files_of_one_stem_are_told_apart(tmp_path: Path) -> None:
    written(tmp_path / "rows.csv", "title,text\nA,The army left.\n")
    written(tmp_path / "rows.jsonl", ROW)
    written(tmp_path / "other.jsonl", ROW)
    assert names(Feeds([tmp_path])) == ["other#1", "rows.csv#1", "rows.jsonl#1"]


def test_files_of_one_name_bear_their_folders(tmp_path: Path) -> None:
    first, second = written(tmp_path / "may" / "sula.txt"), written(tmp_path / "june" / "sula.txt")
    assert names(Feeds([first, second])) == ["may/sula.txt", "june/sula.txt"]
    assert names(Feeds([first])) == ["sula"]


def test_one_file_named_twice_keeps_its_name(tmp_path: Path) -> None:
    path = written(tmp_path / "sula.txt")
    assert names(Feeds([path, tmp_path])) == ["sula", "sula"]


def test_a_name_that_was_made_meets_no_other(tmp_path: Path) -> None:
    places = [str(tmp_path / name) for name in ("a.csv", "a.jsonl", "a.csv.txt")]
    found = distinct(places)
    stems = {place: Path(place).stem for place in places}
    assert len(set((stems | found).values())) == 3


def test_a_folder_of_texts_is_counted_in_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c/d.txt"):
        written(tmp_path / name)
    written(tmp_path / "e.txt", "")
    feeds = Feeds([tmp_path])
    assert (feeds.unit, feeds.total) == ("files", 4)
    assert steps(feeds) == [1, 2, 3, 4]


def test_a_file_of_rows_is_counted_in_bytes(tmp_path: Path) -> None:
    rows = written(tmp_path / "rows.jsonl", ROW * 20_000)
    written(tmp_path / "z.txt", "x" * 5_000)
    feeds = Feeds([tmp_path])
    assert (feeds.unit, feeds.total) == ("kB", -(-(rows.stat().st_size + 5_000) // 1000))
    done = steps(feeds)
    assert done == sorted(done)
    assert done[0] < 200
    assert len(set(done)) > 10
    assert done[-2:] == [-(-rows.stat().st_size // 1000), feeds.total]


def test_what_is_taken_ahead_is_not_yet_done(tmp_path: Path) -> None:
    for name in "abc":
        written(tmp_path / f"{name}.txt")
    feeds = Feeds([tmp_path])
    assert len(list(feeds)) == 3
    assert [feeds.passed() for _ in "abc"] == [1, 2, 3]


def test_standard_input_has_no_total() -> None:
    code = (
        "from allegiance.documents import Feeds\n"
        "feeds = Feeds(['-'])\n"
        "print(feeds.unit, feeds.total, [feeds.passed() for _ in feeds])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=ROW * 3, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "texts None [1, 2, 3]"


def test_a_date_that_is_none_is_told_after_its_document(tmp_path: Path) -> None:
    path = written(tmp_path / "sula.md", "---\ndate: 31/31/2017\n---\nThe army left the port of Sula.\n")
    document, failure = Feeds([path])
    assert isinstance(document, Document)
    assert document.date is None
    assert isinstance(failure, Failure)
    assert (failure.where, failure.kept) == (str(path), True)
    assert "31/31/2017" in failure.reason
