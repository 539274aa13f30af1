"""Names found in running words."""

import pytest

from allegiance.extraction.tokens import tokenize
from allegiance.extraction.trie import Trie

NAMES = Trie(
    [
        ("Islamic State", "is"), ("IS", "is"), ("Islamic State of Iraq", "isi"), ("Kata'ib Hizballah", "kh"),
        ("popular defense groups", "pdg"), ("Nusra", "nusra"), ("Front", "a"), ("Front", "b"),
        ("ISIS", "isis"), ("MEND", "mend"),
    ]
)  # fmt: skip


def found(text: str) -> list[str]:
    tokens = tokenize(text)
    hit = NAMES.at(tokens, 0)
    return hit.value if hit else []


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("IS fights", ["is"]),
        ("is fighting", []),
        ("Is it", []),
        ("Islamic State of Iraq said", ["isi"]),
        ("Islamic State of affairs", ["is"]),
        ("islamic state", []),
        ("Kataeb Hezbollah", ["kh"]),
        ("popular defense groups", ["pdg"]),
        ("Front", ["a", "b"]),
        ("Nusras men", ["nusra"]),
        ("Isis fights", ["isis"]),
        ("Mend the road", []),
    ],
)
def test_the_longest_name_in_its_own_case(text: str, means: list[str]) -> None:
    assert found(text) == means


def test_a_lost_apostrophe_and_a_folded_spelling_are_told() -> None:
    lost = NAMES.at(tokenize("Nusras men"), 0)
    folded = NAMES.at(tokenize("Kataeb Hezbollah"), 0)
    assert lost
    assert lost.possessive
    assert folded
    assert not folded.exact
