"""The extractor as a whole: verbatim, ordered, the same every time, and at ease with messy text."""

from datetime import date

import pytest

from allegiance.extraction import RuleExtractor
from allegiance.gazetteer import Gazetteer
from allegiance.records import Document
from reading import claims, extractor, listed

TEXT = (
    "Rwanda-backed M23 fighters attacked Congolese troops near Goma on Friday.\n\n"
    "The group, led by Sultani Makenga, denied it. Uganda provides weapons to M23."
)


def test_quotes_and_mentions_are_verbatim() -> None:
    document = Document(TEXT, date=date(2024, 2, 3))
    found = extractor().claims(document)
    assert len(found) >= 4
    for claim in found:
        assert document.text[claim.start : claim.end] == claim.quote
        for mention in (claim.subject, claim.object):
            assert document.text[mention.start : mention.end] == mention.text
            assert claim.start <= mention.start < mention.end <= claim.end
        assert claim.document == document.id
        assert 0 < claim.confidence <= 1
        assert claim.rule
        assert claim.extractor == "rules"


def test_the_same_text_gives_the_same_claims_in_reading_order() -> None:
    again = RuleExtractor(listed()).claims(Document(TEXT))
    assert claims(TEXT) == again
    assert [c.start for c in again] == sorted(c.start for c in again)


def test_kinds_of_support_are_told() -> None:
    kinds = {
        c.object.actor: c.kind
        for c in claims("Uganda provides weapons to M23. Chad trains the Azawad Guard.")
    }
    assert kinds == {"m23": "weapons", "azawad-guard": "training"}


def test_a_reference_is_less_sure_than_a_name() -> None:
    named, referred = claims("Boko Haram attacked Chadian troops. The group attacked Malian troops.")
    assert referred.confidence < named.confidence


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "...",
        "12 34 (",
        "CHAD ATTACKED",
        "“",
        "a" * 5000,
        "Boko\u00a0Haram",
        "((((((",
        ",,,, and , of of",
        "\u202e\u0000",
    ],
)
def test_any_text_is_read_without_complaint(text: str) -> None:
    assert claims(text) == ()


def test_the_version_names_code_and_data() -> None:
    code, digest = extractor().version.split(".")
    assert code.isdigit()
    assert len(digest) == 8
    assert RuleExtractor(listed()).version == extractor().version
    fewer = Gazetteer({}, {})
    assert RuleExtractor(fewer).version != extractor().version


def test_a_long_sentence_takes_no_more_than_its_share() -> None:
    text = "Chad attacked Boko Haram, " * 400 + "and left."
    assert len(claims(text)) <= 3


def test_a_day_in_a_name_is_no_time() -> None:
    (claim,) = claims("The March 23 Movement attacked Congolese troops on Tuesday.", date(2012, 11, 22))
    assert claim.time.text == "on Tuesday"
    assert claim.time.start == date(2012, 11, 20)
