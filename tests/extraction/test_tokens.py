"""Words and their keys, with everything that real pages do to them."""

import pytest

from allegiance.extraction.tokens import fold, lower, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-backed", ["U.S.", "-", "backed"]),
        ("the U.S-backed campaign", ["the", "U.S", "-", "backed", "campaign"]),
        ("USbacked forces", ["US", "-", "backed", "forces"]),
        ("Iranbacked militias", ["Iran", "-", "backed", "militias"]),
        ("Turkishled, controlled", ["Turkish", "-", "led", ",", "controlled"]),
        ("antiIS alNusra Alnus", ["anti", "-", "IS", "al", "-", "Nusra", "Alnus"]),
        ("Unled and embattled", ["Unled", "and", "embattled"]),
        ("ISIS-held", ["ISIS", "-", "held"]),
        ("anti-IS", ["anti", "-", "IS"]),
        ("Hamas’s rockets", ["Hamas", "’s", "rockets"]),
        ("the groups' men", ["the", "groups", "'", "men"]),
        ("Kata'ib Hisb'ul", ["Kata'ib", "Hisb'ul"]),
        ("al-Qa’ida’s", ["al", "-", "Qa’ida", "’s"]),
        ("1,500 of 2.5", ["1,500", "of", "2.5"]),
        ("Shi\u00adite\u00a0men", ["Shi\u00adite", "men"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


def test_offsets_point_into_the_document() -> None:
    document = "Some head. Iran-backed Kata’ib fought."
    for token in tokenize(document[11:], 11):
        assert document[token.start : token.end] == token.text


def test_keys_know_no_case_accent_or_mark() -> None:
    assert [lower(word) for word in ("Shi’ite", "U.S.", "Erdoğan", "’s", "–", "Shi\u00adite")] == [
        "shiite", "us", "erdogan", "'s", "–", "shiite",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "spellings",
    [
        "hezbollah hizballah hizbullah hizbollah",
        "kataib kataeb",
        "qaeda qaida",
        "shabaab shabab",
        "husseini hussaini",
        "al el ul",
        "mobilization mobilisation",
        "houthi huthi",
        "muqawama mukawama",
    ],
)
def test_spellings_of_one_name_fold_alike(spellings: str) -> None:
    assert len({fold(word) for word in spellings.split()}) == 1


def test_other_names_stay_apart() -> None:
    assert len({fold(word) for word in ("hamas", "hezbollah", "fatah", "badr", "nujaba")}) == 5


def test_hyphens_of_all_kinds_are_one():
    for hyphen in "-\u2010\u2011":
        assert [token.key for token in tokenize(f"al{hyphen}Shabaab")] == ["al", "-", "shabaab"]
