"""The trace is the same pass as the claims, and says what was seen, what fired, and what was dropped."""

from datetime import date
from pathlib import Path

import pytest

import reading
from allegiance.documents import read
from allegiance.extraction import RuleExtractor
from allegiance.extraction.trace import DOUBLED, Explained, Judged, Trace
from allegiance.gazetteer import gazetteer
from allegiance.records import Document

ROOT = Path(__file__).parents[2]
SAMPLES = [
    ROOT / "seeds" / "texts",
    ROOT.parent / "shared" / "dev" / "texts",
    ROOT.parent / "shared" / "seeds",
]


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor(gazetteer())


def traced(text: str) -> Trace:
    return reading.extractor().trace(Document(text, date=date(2020, 1, 1)))


def only(text: str) -> Explained:
    (sentence,) = traced(text).sentences
    return sentence


def dropped(text: str) -> list[Judged]:
    return [one for sentence in traced(text).sentences for one in sentence.candidates if one.reason]


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda path: path.parent.name + "-" + path.name)
def test_the_claims_are_what_the_trace_accepts(extractor: RuleExtractor, folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: those texts are no part of the project")
    seen = 0
    for document in read(folder):
        assert isinstance(document, Document)
        found = extractor.trace(document)
        said = {one.claim for s in found.sentences for one in s.candidates if one.accepted}
        assert found.claims == extractor.claims(document)
        assert said == set(found.claims)
        seen += len(found.claims)
    assert seen > 10


def test_all_offsets_point_into_the_text(extractor: RuleExtractor) -> None:
    for document in read(SAMPLES[0]):
        assert isinstance(document, Document)
        found = extractor.trace(document)
        for sentence in found.sentences:
            stretches = [seen.mention for seen in sentence.mentions] + list(sentence.pieces)
            assert stretches
            for one in stretches:
                assert document.text[one.start : one.end] == one.text
        inside = {s.sentence.start for s in found.sentences}
        for waste in found.boilerplate:
            assert document.text[waste.start : waste.end] == waste.text
            assert not any(waste.start <= start < waste.end for start in inside)


def test_a_sentence_shows_its_mentions_chunks_and_rule() -> None:
    found = only("Iran backs Hezbollah.")
    assert [(seen.mention.name, seen.certainty) for seen in found.mentions] == [
        ("Iran", 1.0),
        ("Hezbollah", 1.0),
    ]
    verb = next(piece for piece in found.pieces if piece.kind == "VP")
    assert (verb.text, verb.subjects, verb.objects) == ("backs", ("Iran",), ("Hezbollah",))
    (one,) = found.candidates
    assert one.accepted
    assert one.words == "backs"
    assert one.rule.startswith(one.cue)
    assert one.claim
    assert one.claim.relation == "BACKS"


def test_what_states_nothing_says_which_word_left_it_open() -> None:
    (one,) = dropped("It is not known whether Iran backs Hezbollah.")
    assert "whether" in one.reason
    assert not one.accepted
    assert traced("It is not known whether Iran backs Hezbollah.").claims == ()


def test_what_is_doubled_and_what_ties_an_actor_to_itself_say_so() -> None:
    doubled = dropped("Iran-backed Hezbollah, which is supported by Iran, withdrew.")
    assert DOUBLED in {one.reason for one in doubled}
    assert all(one.claim for one in doubled if one.reason == DOUBLED)
    assert "both ends are one actor" in {one.reason for one in dropped("Iran backs Iran.")}


def test_a_cue_that_ties_nobody_is_silent() -> None:
    found = only("Iran attacked at dawn.")
    assert found.silent
    assert found.candidates == ()


def test_what_is_no_article_is_boilerplate() -> None:
    text = (
        "Iran backs Hezbollah, and Russia backs the government in Damascus, officials said.\n\nShare this:\n"
    )
    found = traced(text)
    assert [s.text for s in found.boilerplate] == ["Share this:"]
    assert len(found.sentences) == 1
