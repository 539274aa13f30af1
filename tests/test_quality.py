"""The reader held to its floors, on the project's own texts and on the articles beside the checkout."""

from dataclasses import replace

import pytest

import gold
import quality
from allegiance.extraction import RuleExtractor
from allegiance.gazetteer import gazetteer
from quality import Measured, Refused


@pytest.fixture(scope="module", params=quality.SETS)
def measured(request):
    """A set's name, what is measured on it now, and its pins."""
    annotated = gold.shared() if request.param == "shared" else quality.SETS[request.param]
    return request.param, quality.measure(annotated), quality.pinned()["sets"][request.param]


@pytest.mark.parametrize("figure", ["relation", "pair", "actor"])
def test_no_figure_falls_below_its_floor(measured, figure):
    name, now, pins = measured
    floor = pins["floors"][figure]
    assert now.figures[figure] >= floor, (
        f"{figure} on the {name} texts is {now.figures[figure]:.3f}, below its floor of {floor}"
    )


@pytest.mark.parametrize("qualifier", ["modality", "polarity", "tense"])
def test_what_is_found_is_qualified_rightly(measured, qualifier):
    _, now, _ = measured
    assert now.qualified[qualifier] >= quality.pinned()["qualified"]


def test_texts_and_annotation_are_those_that_the_floors_were_measured_on(measured):
    name, now, pins = measured
    assert now.digests == pins["digests"], (
        f"the {name} texts or their annotation changed; this takes them over: "
        "python tests/raise_floor.py --reason WHY"
    )


def test_the_floor_on_the_articles_is_never_below_what_was_promised():
    assert quality.pinned()["sets"]["shared"]["floors"]["relation"] >= 0.55


def test_nothing_is_read_from_the_furniture():
    """The coalition stands in the link lists of two pages and nowhere in their articles."""
    reader = RuleExtractor(gazetteer())
    pages = {document.name: document for document in gold.OWN.documents() if "Saudi-led" in document.text}
    assert {"baaj-villages-reprint", "hodeidah-truce"} <= pages.keys()
    read = {
        name: {actor for claim in reader.claims(page) for actor in (claim.subject.actor, claim.object.actor)}
        for name, page in pages.items()
    }
    assert "saudi-led-coalition" in read.pop("hodeidah-truce")
    assert all("saudi-led-coalition" not in actors for actors in read.values()), read


NOTHING = {"qualified": 0.9, "sets": {}, "moved": []}
GOOD = Measured({"relation": 0.709, "pair": 0.8}, {"tense": 1.0}, {"relations.jsonl": "a1", "texts": "b2"})


def test_a_first_measure_is_pinned_in_whole_hundredths():
    assert quality.pin(NOTHING, "own", GOOD) == {
        "qualified": 0.9,
        "sets": {"own": {"floors": {"relation": 0.7, "pair": 0.8}, "digests": GOOD.digests}},
        "moved": [],
    }


def test_a_floor_rises_by_itself_and_other_sets_keep_theirs():
    pins = quality.pin(quality.pin(NOTHING, "own", GOOD), "shared", GOOD)
    raised = quality.pin(pins, "own", replace(GOOD, figures={"relation": 0.72, "pair": 0.801}))
    assert raised["sets"]["own"]["floors"] == {"relation": 0.72, "pair": 0.8}
    assert raised["sets"]["shared"] == pins["sets"]["shared"]
    assert raised["moved"] == []


def test_a_floor_falls_only_with_a_reason_that_is_kept():
    pins = quality.pin(NOTHING, "own", GOOD)
    worse = replace(GOOD, figures={"relation": 0.69, "pair": 0.9})
    for reason in ("", "  "):
        with pytest.raises(Refused, match=r"relation of own from 0.7 to 0.69$"):
            quality.pin(pins, "own", worse, reason)
    lowered = quality.pin(pins, "own", worse, "The reader no longer guesses. ")
    assert lowered["sets"]["own"]["floors"] == {"relation": 0.69, "pair": 0.9}
    assert lowered["moved"] == [
        {"what": ["relation of own from 0.7 to 0.69"], "reason": "The reader no longer guesses."}
    ]


def test_a_changed_annotation_is_taken_over_only_with_a_reason():
    pins = quality.pin(NOTHING, "own", GOOD)
    changed = replace(GOOD, digests={**GOOD.digests, "texts": "c3"})
    with pytest.raises(Refused, match=r"texts of own, which changed"):
        quality.pin(pins, "own", changed)
    taken = quality.pin(pins, "own", changed, "A date was wrong.")
    assert taken["sets"]["own"]["digests"]["texts"] == "c3"
    assert taken["moved"][0]["reason"] == "A date was wrong."


def test_a_digest_changes_with_any_byte_and_any_name(tmp_path):
    annotation, texts = tmp_path / "gold", tmp_path / "texts"
    annotation.mkdir()
    texts.mkdir()
    for name in ("relations.jsonl", "actors.jsonl"):
        (annotation / name).write_text("{}\n", "utf-8")
    (texts / "a.txt").write_text("One.", "utf-8")
    annotated = gold.Gold(annotation, texts)
    first = quality.digests(annotated)
    (annotation / "actors.jsonl").write_text("{ }\n", "utf-8")
    second = quality.digests(annotated)
    (texts / "a.txt").rename(texts / "b.txt")
    third = quality.digests(annotated)
    assert {name for name in first if first[name] != second[name]} == {"actors.jsonl"}
    assert {name for name in second if second[name] != third[name]} == {"texts"}
