"""The walk through the candidates, answered from a pipe."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from allegiance.ledger import Ledger
from cli.conftest import Ran, Run
from factory import story

Answer = Callable[..., Ran]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with two pairs of names that may be one."""
    (tmp_path / "work").mkdir()
    with Ledger(tmp_path / "work" / "ledger.sqlite") as ledger:
        run = ledger.begin("build")
        for number, triple in enumerate(
            [
                ("Jaish al-Zafir", "FIGHTS", "Army of Wolves"),
                ("Jaysh al-Zafir", "FIGHTS", "Band of Bears"),
                ("Liwa Zuhur", "FIGHTS", "Army of Wolves"),
                ("Liwa al-Zohour", "FIGHTS", "Band of Bears"),
            ]
        ):
            document, claims = story(triple, name=f"text-{number}", title=f"Title {number}")
            ledger.add(document, "test", "1", claims, run)
    return tmp_path / "work"


@pytest.fixture
def answer(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    def call(*answers: str, options: tuple[str, ...] = ()) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in answers)))
        return run("review", "--author", "ann", "--workspace", place, *options)

    return call


def judged(run: Run, place: Path, *options: str) -> list[tuple[str, str, str]]:
    rows = json.loads(run("verdicts", "--json", *options, "--workspace", place).out)
    return [(row["left"], row["judgement"], row["standing"]) for row in rows]


def test_both_sides_are_shown_with_their_sentences(answer: Answer) -> None:
    said = answer("q")
    assert said.code == 0
    for text in (
        "Jaish al-Zafir and Jaysh al-Zafir  1 of 2, score 0.90",
        "for: the same but for transliteration: “Jaish al-Zafir” and “Jaysh al-Zafir”",
        "jaish-al-zafir, militia, not listed",
        "1 tie, 1 document",
        "“Jaish al-Zafir FIGHTS Army of Wolves.”",
        "Title 1",
        "0 judged, 0 skipped, 2 left",
    ):
        assert text in said.out


def test_answers_are_kept_with_reason_and_score(answer: Answer, run: Run, place: Path) -> None:
    said = answer("a one \t spelling", "R")
    assert "2 judged, 0 skipped, 0 left" in said.out
    rows = json.loads(run("verdicts", "--json", "--workspace", place).out)
    assert [(row["judgement"], row["reason"], row["score"], row["author"]) for row in rows] == [
        ("same", "one spelling", 0.9, "ann"),
        ("not-same", "", 0.9, "ann"),
    ]
    assert answer().out == "0 judged, 0 skipped, 0 left\n"
    assert "Jaysh al-Zafir" in run("actors", "jaish", "--workspace", place).out


def test_back_withdraws_and_asks_again(answer: Answer, run: Run, place: Path) -> None:
    said = answer("b", "a", "b", "s", "b", "r", "u", "")
    assert "there is nothing to go back to" in said.out
    assert said.out.count("withdrawn: ") == 1
    assert "2 judged, 0 skipped, 0 left" in said.out
    assert judged(run, place) == [
        ("jaish-al-zafir", "not-same", "stands"), ("liwa-al-zohour", "unsure", "stands")
    ]  # fmt: skip
    assert ("jaish-al-zafir", "same", "withdrawn") in judged(run, place, "--all")


def test_who_was_unsure_is_asked_again_on_request(answer: Answer) -> None:
    answer("u", "s")
    assert "1 of 1" in answer("q").out
    assert "1 of 2" in answer("q", options=("--unsure",)).out


def test_what_is_no_answer_is_asked_again_and_silence_quits(answer: Answer) -> None:
    said = answer("yes", "", "ab")
    assert said.out.count("is no answer") == 3
    assert "0 judged, 0 skipped, 2 left" in said.out


def test_the_list_can_be_narrowed(answer: Answer, run: Run, place: Path) -> None:
    def listed(*options: str) -> list[str]:
        said = answer(options=(*options, "--json"))
        return [row["left"] for row in json.loads(said.out)]

    assert listed() == ["jaish-al-zafir", "liwa-al-zohour"]
    assert listed("--limit", "1") == ["jaish-al-zafir"]
    assert listed("--name", "Liwa Zuhur") == ["liwa-al-zohour"]
    assert listed("--least", "0.95") == []
    unknown = answer(options=("--name", "Nobody"))
    assert unknown.code == 2
    assert "no actor is called “Nobody”" in unknown.err


def test_pairs_that_meet_through_a_third_are_told(run: Run, place: Path, answer: Answer) -> None:
    with Ledger(place / "ledger.sqlite") as ledger:
        document, claims = story(("Jaesh al-Zafir", "FIGHTS", "Band of Cats"), name="third")
        ledger.add(document, "test", "1", claims, ledger.begin("build"))
    said = answer("a", "a", "s")
    assert said.out.count("judged meanwhile, by what was said of others") == 1
    assert "2 judged, 1 skipped, 0 left" in said.out
    (row,) = json.loads(run("actors", "al-zafir", "--workspace", place, "--json").out)
    assert {"Jaesh al-Zafir", "Jaish al-Zafir", "Jaysh al-Zafir"} == {row["name"], *row["aliases"]}
