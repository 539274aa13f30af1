# ruff: noqa: E501  tables of texts read best a line each
"""JSON lines, JSON and CSV: names of columns, and each bad row told by its line."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from allegiance.documents import Failure, read
from allegiance.documents.tables import LIMIT
from allegiance.records import Document

TEXT = "The rebels left the port of Sula on Monday, the army said."


def written(path: Path, text: str, encoding: str = "utf-8") -> list[Document | Failure]:
    path.write_bytes(text.encode(encoding))
    return list(read(path))


def lines(path: Path, *rows: object) -> list[Document | Failure]:
    return written(path / "file.jsonl", "".join(json.dumps(row) + "\n" for row in rows))


def shape(found: list[Document | Failure]) -> list[str]:
    return [f.name if isinstance(f, Document) else f"{f.where.rpartition('/')[2]} {f.reason}" for f in found]


@pytest.mark.parametrize(
    "row",
    [
        {"title": "T", "text": TEXT, "publisher": "P", "date": "2019-03-04", "url": "https://e.org"},
        {"headline": "T", "body": TEXT, "source": {"id": None, "name": "P"}, "publishedAt": "2019-03-04T23:59:00Z", "link": "https://e.org"},
        {"Title": "T", "CONTENT": TEXT, "Outlet": "P", "Published Date": "4 March 2019", "href": "https://e.org"},
        {"heading": "T", "full_text": TEXT, "site_name": "P", "timestamp": 1551657600, "URL": "https://e.org"},
        {"title": "T", "text": "", "article": TEXT, "newspaper": "P", "pub_date": "20190304", "permalink": "https://e.org"},
        {"title": "T", "maintext": TEXT, "outlet": "P", "date": "Mon, 04 Mar 2019 10:00:00 GMT", "uri": "https://e.org"},
        {"title": "T", "text": ["The rebels left the port of Sula on Monday,", "the army said."], "media": "x", "publisher": "P", "date": 1551657600000, "url": "https://e.org"},
    ],
)  # fmt: skip
def test_columns_go_by_many_names(tmp_path: Path, row: dict[str, object]) -> None:
    [found] = lines(tmp_path, row)
    assert isinstance(found, Document)
    assert " ".join(found.text.split()) == TEXT
    assert (found.title, found.publisher, found.date, found.url) == (
        "T",
        "P",
        date(2019, 3, 4),
        "https://e.org",
    )


def test_names_come_from_the_row_or_from_the_file(tmp_path: Path) -> None:
    found = lines(tmp_path, {"id": 7, "text": TEXT}, {"text": TEXT}, {"slug": "sula", "text": TEXT})
    assert shape(found) == ["7", "file#2", "sula"]
    assert [f.origin.rpartition("/")[2] for f in found if isinstance(f, Document)] == [
        "file.jsonl:1",
        "file.jsonl:2",
        "file.jsonl:3",
    ]


def test_what_a_row_lacks_is_read_from_its_text(tmp_path: Path) -> None:
    [found] = lines(tmp_path, {"text": f"Rebels leave the port\nReuters, 4 March 2019\n\n{TEXT}"})
    assert isinstance(found, Document)
    assert (found.title, found.publisher, found.date) == (
        "Rebels leave the port",
        "Reuters",
        date(2019, 3, 4),
    )


@pytest.mark.parametrize("day", ["04/03/2019", "31/31/2017", "March 2019", "yesterday", 20173131])
def test_a_date_that_names_no_day_is_told_and_the_text_is_read(tmp_path: Path, day: object) -> None:
    found, failure = lines(tmp_path, {"text": TEXT, "date": day})
    assert isinstance(found, Document)
    assert found.date is None
    assert isinstance(failure, Failure)
    assert failure.kept
    assert failure.where == found.origin
    assert f"“{day}”" in failure.reason


@pytest.mark.parametrize("day", ["", " ", None, "n/a", "NaN", float("nan"), True, "unknown"])
def test_a_field_that_gives_no_date_is_no_fault(tmp_path: Path, day: object) -> None:
    [found] = lines(tmp_path, {"text": TEXT, "date": day})
    assert isinstance(found, Document)


def test_dates_of_a_table_are_told_by_their_lines(tmp_path: Path) -> None:
    text = f"text,date\n{TEXT},2019-03-04\n{TEXT},31/31/2017\n".replace(TEXT, f'"{TEXT}"')
    found = written(tmp_path / "file.csv", text)
    assert [isinstance(f, Document) for f in found] == [True, True, False]
    assert shape(found)[2].startswith("file.csv:3 ")


@pytest.mark.parametrize("text", [5, 0, 1.5, True, {"words": TEXT}, [TEXT, 5], [None]])
def test_a_text_that_is_no_text_is_a_bad_row(tmp_path: Path, text: object) -> None:
    bad, good = lines(tmp_path, {"text": text}, {"text": TEXT})
    assert isinstance(bad, Failure)
    assert not bad.kept
    assert "its text is" in bad.reason
    assert isinstance(good, Document)


def test_markup_in_a_text_is_taken_out(tmp_path: Path) -> None:
    [found] = lines(tmp_path, {"text": f"<p>{TEXT}</p><p>{TEXT.replace('Monday', 'Friday')}</p>"})
    assert isinstance(found, Document)
    assert found.text.startswith(TEXT)
    assert "<p>" not in found.text


def test_each_broken_line_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    data = [
        good,
        good[:20],
        "[1, 2]",
        '"just words"',
        '{"title": "no text"}',
        "",
        '{"text": "half a character \\ud800"}',
        '{"text": 1' + "0" * 5000 + "}",
        "[" * 100_000,
        '{"text": "a NUL \\u0000 here"}',
        good,
    ]
    found = written(tmp_path / "file.jsonl", "\n".join(data))
    assert [isinstance(f, Document) for f in found] == [True, *[False] * 8, True]
    where = [f.where.rpartition(":")[2] for f in found if isinstance(f, Failure)]
    assert where == ["2", "3", "4", "5", "7", "8", "9", "10"]
    assert "character 9" in shape(found)[1]


def test_a_line_of_broken_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n' + json.dumps({"text": TEXT}).encode())
    first, second = read(path)
    assert isinstance(first, Failure)
    assert "UTF-8" in first.reason
    assert isinstance(second, Document)


def test_a_file_without_texts_is_one_failure(tmp_path: Path) -> None:
    found = lines(tmp_path, *[{"subject": "a", "object": "b"}] * 500)
    assert shape(found) == [
        "file.jsonl it holds no articles: none of its first 20 rows has a text (its fields are subject, object)"
    ]


def test_a_late_first_text_loses_nothing(tmp_path: Path) -> None:
    found = lines(tmp_path, *[{"a": 1}] * 3, {"text": TEXT})
    assert [isinstance(f, Document) for f in found] == [False, False, False, True]


def test_a_row_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"text": TEXT}) + "\n")
        file.write('{"text": "' + "x" * (LIMIT + 10) + '"}\n')
        file.write(json.dumps({"text": TEXT}) + "\n")
    found = list(read(path))
    assert [isinstance(f, Document) for f in found] == [True, False, True]
    assert "20 MB" in shape(found)[1]
    assert shape(found)[2] == "file#3"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"id": 1, "text": TEXT}, {"id": 2, "text": TEXT}]),
        json.dumps({"articles": [{"id": 1, "text": TEXT}, {"id": 2, "text": TEXT}]}, indent=2),
        "\ufeff" + json.dumps([{"id": 1, "text": TEXT}, {"id": 2, "text": TEXT}]),
        '{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n',
    ],
)
def test_json(tmp_path: Path, text: str) -> None:
    assert shape(written(tmp_path / "file.json", text)) == ["1", "2"]


def test_truncated_json(tmp_path: Path) -> None:
    [found] = written(tmp_path / "file.json", json.dumps([{"text": TEXT}])[:-5])
    assert isinstance(found, Failure)
    assert "no JSON" in found.reason


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "file.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=mark)
        rows.writerow(["Headline", "Body", "Date", "Source"])
        rows.writerow(["A, B; C", f'{TEXT}\n\nIt was "calm", he said; 1|2.', "2019-03-04", "Example Times"])
        rows.writerow(["Second", TEXT, "", ""])
    first, second = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, first.date, first.publisher) == ("A, B; C", date(2019, 3, 4), "Example Times")
    assert first.text.endswith('\n\nIt was "calm", he said; 1|2.')
    assert (second.name, second.origin) == ("file#2", f"{path}:5")


def test_each_bad_row_of_a_table_is_told(tmp_path: Path) -> None:
    text = f'title,text\nA,"{TEXT}"\nB,too,many,fields\n\nC\nD,"bad" quote\nE,\nF,"{TEXT}"\nG,"never closed\nH,lost\n'
    found = written(tmp_path / "file.csv", text)
    assert shape(found)[0] == "file#1"
    assert [f.where.rpartition(":")[2] for f in found if isinstance(f, Failure)] == ["3", "5", "6", "7", "9"]
    assert "4 fields" in shape(found)[1]
    assert "quotation mark is not closed" in shape(found)[-1]
    assert "lines 9 to 10" in shape(found)[-1]


def test_a_table_without_a_text(tmp_path: Path) -> None:
    [found] = written(tmp_path / "file.csv", "name,stars\na,5\nb,4\n")
    assert isinstance(found, Failure)
    assert "name one “text”" in found.reason


@pytest.mark.parametrize(
    ("name", "text"), [("file.csv", "title,text\n"), ("file.jsonl", "\n \n"), ("file.json", "[]")]
)
def test_a_file_that_gives_nothing_is_told(tmp_path: Path, name: str, text: str) -> None:
    [found] = written(tmp_path / name, text)
    assert isinstance(found, Failure)
    assert "no row" in found.reason


def test_empty_texts_are_told_one_by_one(tmp_path: Path) -> None:
    found = lines(tmp_path, *[{"text": " "}] * 30, {"text": TEXT})
    assert [isinstance(f, Document) for f in found] == [*[False] * 30, True]
    assert "empty" in shape(found)[0]


def test_a_row_of_a_table_over_the_limit_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    half = "x" * (LIMIT // 2 + 100)
    path.write_text(f"title,text\n{half},{half}\nB,Two.\n", "utf-8")
    assert [isinstance(f, Document) for f in read(path)] == [False, True]


def test_a_long_field(tmp_path: Path) -> None:
    [found] = written(tmp_path / "file.csv", f"title,text\nA,{'x' * 1_000_000}\n")
    assert isinstance(found, Document)


def test_tables_of_other_encodings(tmp_path: Path) -> None:
    text = "title,text\nA,Café – “closed”\n"
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        [found] = written(tmp_path / "file.csv", text, encoding)
        assert isinstance(found, Document)
        assert found.text == "Café – “closed”"


def test_a_broken_row_of_a_utf8_table(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes("title,text\nA,Кафе\nB,".encode() + b"caf\xe9\n" + "C,ещё\n".encode())
    assert [isinstance(f, Document) for f in read(path)] == [True, False, True]


def test_a_fault_far_behind_in_a_utf8_table_breaks_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes("title,text\nA,Кафе\n".encode() + b"B,plain\n" * 60_000 + b"C,caf\xe9\n")
    found = list(read(path))
    assert isinstance(found[0], Document)
    assert found[0].text == "Кафе"
    assert [f.where.rpartition(":")[2] for f in found if isinstance(f, Failure)] == ["60003"]


def test_a_table_that_breaks_off_in_utf16(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes("title,text\nA,One.\n".encode("utf-16") + b"\x00")
    found = list(read(path))
    assert isinstance(found[-1], Failure)
