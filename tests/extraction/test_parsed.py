"""The parse as evidence: it makes a claim surer or less sure, and makes none."""

import pickle
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from allegiance.errors import SettingsError
from allegiance.extraction import RuleExtractor, by_rules
from allegiance.extraction.trace import Explained
from allegiance.gazetteer import gazetteer
from allegiance.parsing import Parser, Word, parser
from allegiance.records import Claim, Document
from allegiance.settings import settings

BOTH = "Kenyan troops attacked al-Shabaab near the border on Monday."
SEVERAL = f"{BOTH} The March 23 Movement (M23) captured Goma from the Congolese army on Tuesday. It rained."


@pytest.fixture(scope="module")
def plainly() -> RuleExtractor:
    return RuleExtractor(gazetteer())


@pytest.fixture(scope="module")
def reader() -> RuleExtractor:
    pytest.importorskip("spacy", reason="the parser's extra is not installed")
    return RuleExtractor(gazetteer(), parser("own"))


def document(text: str) -> Document:
    return Document(text, date=date(2020, 1, 1))


def bare(claim: Claim) -> Claim:
    """A claim without what a parse may change."""
    return replace(claim, rule=claim.rule.removesuffix(" + parse"), confidence=0.0, version="")


def test_it_makes_no_claim_and_takes_none_away(plainly: RuleExtractor, reader: RuleExtractor) -> None:
    for text in (BOTH, SEVERAL):
        said = reader.claims(document(text))
        assert said
        assert [bare(c) for c in said] == [bare(c) for c in plainly.claims(document(text))]


def test_a_claim_that_both_read_is_surer_and_says_so(plainly: RuleExtractor, reader: RuleExtractor) -> None:
    (without,), (with_,) = plainly.claims(document(BOTH)), reader.claims(document(BOTH))
    assert with_.rule == f"{without.rule} + parse"
    assert without.confidence < with_.confidence < 1


class Mistaken(Parser):
    """A parser that takes the first word for the subject of the last verb, as one may."""

    identity = "mistaken"

    def parse_all(self, texts: Iterable[str]) -> Iterator[tuple[Word, ...]]:
        for text in texts:
            words = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\w+|[^\w\s]", text)]
            verb = next(at for at, word in enumerate(words) if word[2] == "attacked")
            dep = {0: "nsubj", verb: "root", verb + 1: "obj"}
            pos = {0: "PROPN", verb: "VERB", verb + 1: "PROPN"}
            yield tuple(
                Word(*word, word[2], pos.get(at, "X"), dep.get(at, "dep"), verb)
                for at, word in enumerate(words)
            )


OTHERWISE = "Uganda said on Monday that Kenya attacked Burundi."


def test_a_claim_that_the_parse_does_not_read_is_less_sure(plainly: RuleExtractor) -> None:
    (without,) = plainly.claims(document(OTHERWISE))
    (with_,) = RuleExtractor(gazetteer(), Mistaken()).claims(document(OTHERWISE))
    assert (with_.subject.name, with_.object.name) == ("Kenya", "Burundi")
    assert with_.rule == without.rule
    assert 0 < with_.confidence < without.confidence


def test_what_the_parse_alone_reads_is_shown_and_dropped() -> None:
    (sentence,) = RuleExtractor(gazetteer(), Mistaken()).trace(document(OTHERWISE)).sentences
    (alone,) = (judged for judged in sentence.candidates if judged.reason)
    assert (alone.subject.name, alone.relation, alone.object.name) == ("Uganda", "FIGHTS", "Burundi")
    assert alone.reason == "the parse alone reads it"
    assert not alone.accepted


def test_the_trace_has_the_parse_of_the_sentence_as_written(reader: RuleExtractor) -> None:
    first, second, third = reader.trace(document(SEVERAL)).sentences
    assert not third.parse  # it names nobody
    for sentence in (first, second):
        assert sentence.parse
        assert all(sentence.sentence.text[w.start : w.end] == w.text for w in sentence.parse)
    assert governor(second, "Goma") == "captured"
    assert governor(second, "Movement") == "captured"  # of a long name the last word stands for all


def governor(sentence: Explained, word: str) -> str:
    """What a word depends on."""
    found = next(w for w in sentence.parse if w.text == word)
    return sentence.parse[found.head].text


def test_the_version_says_which_parser_read(plainly: RuleExtractor, reader: RuleExtractor) -> None:
    assert reader.version.startswith(f"{plainly.version}+en_")


def test_another_process_reads_the_same(reader: RuleExtractor) -> None:
    again = pickle.loads(pickle.dumps(reader))
    assert again.claims(document(SEVERAL)) == reader.claims(document(SEVERAL))


def test_a_parser_that_is_not_installed_is_told_at_once() -> None:
    pytest.importorskip("spacy", reason="the parser's extra is not installed")
    with pytest.raises(SettingsError, match="no_such_pipeline"):
        by_rules(settings(parser="no_such_pipeline"), gazetteer())
