"""Files, folders and standard input: what is read, what fails, and that the run goes on."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from allegiance.documents import Failure, read
from allegiance.documents.tables import LIMIT
from allegiance.errors import DocumentError
from allegiance.records import Document

ROOT = Path(__file__).parents[2]
STORY = "Rebels leave the port\n\nThe rebels left the port of Sula on Monday, the army said.\n"


def one(path: Path | str) -> Document:
    [found] = read(path)
    assert isinstance(found, Document), found
    return found


def failed(path: Path | str) -> Failure:
    [found] = read(path)
    assert isinstance(found, Failure), found
    return found


def names(path: Path) -> list[str]:
    return [found.name if isinstance(found, Document) else f"!{found.where}" for found in read(path)]


def piped(data: bytes, *arguments: str) -> list[str]:
    """What a process of its own reads from standard input."""
    code = "import sys; from allegiance.documents import read\nfor t in read(sys.argv[1]): print(repr(t))"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *(arguments or ("-",))],
        input=data,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "graph"), "PYTHONIOENCODING": "utf-8"},
    )
    assert not run.stderr, run.stderr.decode()
    return run.stdout.decode().splitlines()


def test_a_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "sula.txt"
    path.write_text(STORY, "utf-8")
    assert one(path) == Document(STORY, "sula", "Rebels leave the port", origin=str(path))
    assert one(str(path)) == one(path)


def test_line_ends_become_one_and_a_mark_goes(tmp_path: Path) -> None:
    path = tmp_path / "sula.txt"
    path.write_bytes(b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    assert one(path).text == STORY


def test_markdown_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "sula.md"
    front = '---\ntitle: "Sula: the port"\ndate: 2019-03-04\nsource: Example Times\nlink: https://example.org/a\n---\n'
    path.write_text(front + "\n# Another heading\n\nThe army said so.\n", "utf-8")
    found = one(path)
    assert (found.title, found.date, found.publisher, found.url) == (
        "Sula: the port",
        date(2019, 3, 4),
        "Example Times",
        "https://example.org/a",
    )
    assert found.text.startswith("---\ntitle"), "the text stays as read"


def test_markdown_heading_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "sula.markdown"
    path.write_text("# Rebels **leave** the port.\nThe army said so.\n", "utf-8")
    assert one(path).title == "Rebels **leave** the port."


def test_a_text_that_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text(
        f"<!DOCTYPE html>\n<html><body><article><p>{STORY * 5}</p></article></body></html>", "utf-8"
    )
    assert "<" not in one(path).text


def test_a_folder_is_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/c.txt", "c.txt", "README"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY, "utf-8")
    assert names(tmp_path) == ["README", "z", "b", "c"]


def test_an_empty_folder_yields_nothing(tmp_path: Path) -> None:
    assert list(read(tmp_path)) == []


@pytest.mark.parametrize("source", ["nowhere.txt", "", "bad\0name"])
def test_what_is_not_there_is_an_error_at_once(source: str) -> None:
    with pytest.raises(DocumentError):
        read(source)


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    (tmp_path / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "e.py").write_text("print('no article')\n", "utf-8")
    (tmp_path / "f.txt").write_text(" \n\n", "utf-8")
    (tmp_path / "g.txt").write_text(STORY, "utf-8")
    found = list(read(tmp_path))
    reasons = {Path(f.where).name: f.reason for f in found if isinstance(f, Failure)}
    assert "empty" in reasons["a.txt"]
    assert "binary" in reasons["b.txt"]
    assert "a PDF" in reasons["c.pdf"]
    assert "an image" in reasons["d.png"]
    assert ".py" in reasons["e.py"]
    assert "blank" in reasons["f.txt"]
    assert [f.name for f in found if isinstance(f, Document)] == ["g"]


def test_a_file_named_outright_may_have_any_ending(tmp_path: Path) -> None:
    path = tmp_path / "article.news"
    path.write_text(STORY, "utf-8")
    assert one(path).text == STORY
    assert ".news" in failed(tmp_path).reason


def test_control_characters_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x01\x02\x03\x04 text \x05\x06" * 50)
    assert "control characters" in failed(path).reason


def test_a_large_text_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(b"The army left the port.\n" * 5_000)
        file.truncate(50_000_000)
    reason = failed(path).reason
    assert "50 MB" in reason
    assert "20 MB" in reason
    assert "JSON lines" in reason


def test_a_large_text_from_a_pipe_is_refused(tmp_path: Path) -> None:
    [said] = piped(b"The army left the port. " * (LIMIT // 20))
    assert "longer than 20 MB" in said


def test_a_text_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes((b"The army left the port.\n" * (LIMIT // 24 + 1))[:LIMIT])
    assert len(one(path).text) == LIMIT


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(STORY, "utf-8")
    path.chmod(0)
    assert "permission denied" in failed(path).reason


def test_links_do_not_lead_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text(STORY, "utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert names(tmp_path) == ["one"]


def test_a_link_to_nowhere_and_a_pipe_fail_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    found = list(read(tmp_path))
    assert [isinstance(f, Failure) for f in found] == [True, True, True]
    assert "neither a file nor a folder" in found[1].reason  # type: ignore[union-attr]


def test_a_name_that_is_no_text_is_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(STORY, "utf-8")
    found = one(path)
    assert found.name == "caf�"
    found.origin.encode()


def test_a_file_is_closed_when_the_reader_stops(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "The army left the port."}\n' * 50, "utf-8")
    texts = read(path)
    assert isinstance(next(texts), Document)
    texts.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (STORY.encode(), ["Document(text='Rebels leave the port"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["Document(text='One.'", "Document(text='Two.'"]),
        (b'[{"text": "One."}, {"text": "Two."}]', ["Document(text='One.'", "Document(text='Two.'"]),
        (b'{\n "text": "One."\n}\n', ["Document(text='One.'"]),
        (b"title,text\nA,One.\n", ["Document(text='One.'"]),
        (
            b"<html><body><p>" + b"The army left the port on Monday. " * 9 + b"</p></body></html>",
            ["Document(text='The"],
        ),
        (b"", ["Failure(where='-', reason='it holds nothing"]),
        (b"\x00\x01\x02", ["Failure(where='-', reason='it is a binary"]),
        (b"[Updated] The army left.", ["Document(text='[Updated]"]),
        (b"One, text\rTwo, text\r", ["Document(text='One, text\\nTwo"]),
    ],
)
def test_standard_input_is_told_by_how_it_begins(data: bytes, expected: list[str]) -> None:
    said = piped(data)
    assert len(said) == len(expected)
    for line, start in zip(said, expected, strict=True):
        assert line.startswith(start)


def test_a_pipe_named_outright_is_read(tmp_path: Path) -> None:
    assert piped(STORY.encode(), "/dev/stdin")[0].startswith("Document(text='Rebels")


def test_reading_loads_no_parser_of_pages_for_plain_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    code = (
        "import sys; from allegiance.documents import read, sentences\n"
        "for t in read(sys.argv[1]): sentences(t)\n"
        "print(sorted({'trafilatura', 'charset_normalizer', 'lxml', 'pandas'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "graph")},
    )
    assert run.stdout.strip() == "[]"
