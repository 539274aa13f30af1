"""Our own sentences: each construction says what it says, and its near misses say nothing."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reading import said, triple

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["construction"])
def test_a_sentence_says_what_it_says_and_no_more(case: dict[str, Any]) -> None:
    found = said(case["text"])
    assert found == {triple(text) for text in case.get("says", [])}
    assert not found & {triple(text) for text in case.get("never", [])}


def test_there_are_enough_of_them_and_each_expects_something() -> None:
    assert len(CASES) >= 60
    assert all(case.get("says") or case.get("never") for case in CASES)
    assert len({case["text"] for case in CASES}) == len(CASES)
