"""Tables that fit the terminal: nothing is lost, and nothing is wider than the screen."""

import io
import random

import pytest
from rich.console import Console

from allegiance.cli.tables import table
from allegiance.stores import Rows


def drawn(columns: list[str], records: list[tuple[object, ...]], width: int) -> str:
    out = Console(file=io.StringIO(), width=width, highlight=False)
    table(out, columns, records)
    return out.file.getvalue()  # type: ignore[attr-defined]


def test_a_narrow_table_is_a_grid() -> None:
    text = drawn(["name", "ties"], [("Iran", 12), ("Iraq", 3)], 80)
    assert text == " name   ties\n ───────────\n Iran     12\n Iraq      3\n2 rows\n"


def test_what_all_rows_have_is_said_once_where_room_is_short() -> None:
    records = [(name, "the same words in every row", "x" * 30, "y" * 30) for name in ("a", "b", "c")]
    text = drawn(["name", "kind", "text", "more"], records, 40)
    assert " ".join(text.split()).count("the same words") == 1
    assert text.startswith("in each of the 3 rows: kind the same")


def test_what_does_not_fit_stands_under_its_row() -> None:
    text = drawn(["name", "quote"], [("Iran", "word " * 40), ("Iraq", "other " * 40)], 50)
    assert " ".join(text.split()).startswith(f"name ──── Iran quote {'word ' * 40}Iraq quote other")


def test_ids_and_what_is_empty_are_left_out() -> None:
    text = drawn(["name", "actor_id", "ids", "note", "claims"], [("Iran", "x", ["y"], None, ["a", "b"])], 80)
    assert text.splitlines()[0].split() == ["name", "claims"]
    assert text.splitlines()[2].split() == ["Iran", "2"]


def test_no_row_is_no_table() -> None:
    assert drawn(["name"], [], 80) == "no rows\n"


@pytest.mark.parametrize("seed", range(40))
def test_every_word_is_there_and_no_line_too_wide(seed: int) -> None:
    chance = random.Random(seed)
    columns = [f"c{number}" for number in range(chance.randint(1, 12))]
    words = ["Iran", "سوريا", "漢字", "[red]", "Kata'ib", "2017-11-05", ""]
    records = [
        tuple(" ".join(chance.choices(words, k=chance.randint(0, 12))) for _ in columns)
        for _ in range(chance.randint(1, 6))
    ]
    width = chance.randint(20, 160)
    text = drawn(columns, records, width)
    for line in text.splitlines():
        assert Console(width=500).measure(line).maximum <= width
    for word in words[:-1]:
        counted = sum(str(cell).count(word) for record in records for cell in record)
        same = "in each of the" in text
        assert text.count(word) == counted or (same and 0 < text.count(word) <= counted), word


def test_a_notebook_shows_the_rows_of_a_statement() -> None:
    rows = Rows(("name",), (("<b>",), ("Iraq",)), cut=True)
    assert rows._repr_html_().startswith("<table><caption>More than 2 rows.</caption>")
    assert "&lt;b&gt;" in rows._repr_html_()
