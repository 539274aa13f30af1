"""The parser of our own: words as the wires write them, a tree over each sentence, and its figures pinned."""

import importlib.util
import sys
from pathlib import Path

import pytest

from allegiance.errors import SettingsError
from allegiance.parsing import Parser

TRAINING = Path(__file__).parents[1] / "training"
TREEBANKS = Path(__file__).parents[2] / "shared" / "data" / "ud"
# Percent, from raw text, as training/evaluate.py says; a new model may only raise them.
FLOORS = {
    "en_ewt-ud-test.conllu.gz": {"UPOS": 92.0, "UAS": 83.0, "LAS": 80.3},
    "en_pud-ud-test.conllu.gz": {"UPOS": 94.2, "UAS": 82.5, "LAS": 79.2},
}


@pytest.fixture(scope="module")
def parser() -> Parser:
    pytest.importorskip("spacy", reason="the parser's extra is not installed")
    return Parser()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-backed forces", ["U.S.", "-", "backed", "forces"]),
        ("Iran-backed militias", ["Iran", "-", "backed", "militias"]),
        ("USbacked groups", ["US", "backed", "groups"]),
        ("ISIS-held towns", ["ISIS", "-", "held", "towns"]),
        ("anti-IS fighters", ["anti", "-", "IS", "fighters"]),
        ("Iraq’s army didn't move.", ["Iraq", "’s", "army", "did", "n't", "move", "."]),
    ],
)
def test_words(parser: Parser, text: str, words: list[str]) -> None:
    found = parser.parse(text)
    assert [word.text for word in found] == words
    assert all(text[word.start : word.end] == word.text for word in found)


def test_a_tree(parser: Parser) -> None:
    words = parser.parse("Kenyan troops attacked the militia near the border on Monday.")
    verb = next(at for at, word in enumerate(words) if word.text == "attacked")
    assert words[verb].head == verb
    assert (words[verb].pos, words[verb].lemma, words[verb].dep) == ("VERB", "attack", "root")
    by_text = {word.text: word for word in words}
    assert (by_text["troops"].dep, by_text["troops"].head) == ("nsubj", verb)
    assert (by_text["militia"].dep, by_text["militia"].head) == ("obj", verb)


def test_passives_and_participles(parser: Parser) -> None:
    words = {word.text: word for word in parser.parse("The rebels were armed by Chad.")}
    assert words["rebels"].dep == "nsubj:pass"
    assert words["Chad"].dep.startswith("obl")


def test_every_head_leads_to_the_root(parser: Parser) -> None:
    for words in parser.parse_all(
        ["Rebels, backed by Chad, fled.", "They said: “No.”", " two  spaces ", "a"]
    ):
        for at in range(len(words)):
            seen = set()
            while words[at].head != at:
                assert at not in seen
                seen.add(at)
                at = words[at].head  # noqa: PLW2901  the way up


def test_nothing_to_parse(parser: Parser) -> None:
    assert parser.parse("") == ()


def test_another_pipeline_that_is_not_there_is_named() -> None:
    pytest.importorskip("spacy", reason="the parser's extra is not installed")
    with pytest.raises(SettingsError, match="no_such_pipeline"):
        Parser("no_such_pipeline").parse("Text.")


@pytest.mark.parametrize("treebank", FLOORS)
def test_figures(parser: Parser, treebank: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (TREEBANKS / treebank).exists():
        pytest.skip(f"no treebanks at {TREEBANKS}")
    monkeypatch.syspath_prepend(str(TRAINING))
    spec = importlib.util.spec_from_file_location("evaluate", TRAINING / "evaluate.py")
    assert spec
    assert spec.loader
    evaluate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluate)
    measured = evaluate.figures(TREEBANKS / treebank, parser)
    sys.modules.pop("treebank", None)
    for name, floor in FLOORS[treebank].items():
        assert measured[name] >= floor, measured
