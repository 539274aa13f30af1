"""The dispatches that ship with the project, and their annotation."""

import json
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

import pytest

import gold
from allegiance.documents import sentences
from allegiance.gazetteer import gazetteer
from allegiance.names import key, slug
from allegiance.ontology import relations
from allegiance.records import ActorType, Document, Modality, Polarity, Tense

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    text = (gold.OWN.annotation / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


QUALIFIERS = ("modality", "polarity", "tense")
RELATIONS = rows("relations")
ACTORS = rows("actors")
REQUIRED = [row for row in RELATIONS if row["required"]]


@pytest.fixture(scope="module")
def texts() -> dict[str, Document]:
    return {document.name: document for document in gold.OWN.documents()}


def triple(row: Row) -> tuple[str, str, str]:
    ends = [row["subject"], row["object"]]
    if relations()[row["relation"]].symmetric:
        ends.sort()
    return ends[0], row["relation"], ends[1]


def test_there_are_texts_enough_and_each_is_annotated(texts):
    assert len(texts) >= 14
    assert {row["doc"] for row in REQUIRED} == texts.keys()


def test_each_text_says_its_title_publisher_and_date(texts):
    for name, document in texts.items():
        assert document.title, name
        assert document.publisher == "Allegiance sample", name
        assert document.date, name


def test_each_text_is_short(texts):
    for name, document in texts.items():
        words = sum(len(sentence.text.split()) for sentence in sentences(document))
        assert 120 <= words <= 260, f"{name} has {words} words"


def test_no_two_texts_are_one_but_the_copy_that_is_meant_to_be(texts):
    bodies = {name: [s.text for s in sentences(document)] for name, document in texts.items()}
    near = {
        pair
        for pair in combinations(sorted(bodies), 2)
        if SequenceMatcher(None, bodies[pair[0]], bodies[pair[1]], autojunk=False).ratio() > 0.2
    }
    assert near == {("baaj-villages", "baaj-villages-reprint")}
    assert texts["baaj-villages"].id != texts["baaj-villages-reprint"].id


def test_each_quote_stands_verbatim_in_its_text(texts):
    lost = [row for row in RELATIONS if row["quote"] not in texts[row["doc"]].text]
    assert lost == []


def test_what_is_required_stands_in_the_body(texts):
    for row in REQUIRED:
        document = texts[row["doc"]]
        spans = [match.span() for match in re.finditer(re.escape(row["quote"]), document.text)]
        assert any(
            sentence.start < end and start < sentence.end
            for sentence in sentences(document)
            for start, end in spans
        ), row


def test_each_row_keeps_to_the_ontology():
    for row in RELATIONS:
        assert list(row) == [
            "doc", "subject", "relation", "object", "modality", "polarity", "tense", "quote", "required",
        ]  # fmt: skip
        assert row["relation"] in relations(), row
        assert row["subject"] != row["object"], row
        assert row["modality"] in set(Modality), row
        assert row["polarity"] in set(Polarity), row
        assert row["tense"] in set(Tense), row
        assert isinstance(row["required"], bool), row


def test_no_row_stands_twice():
    said = Counter((row["doc"], *triple(row), *(row[name] for name in QUALIFIERS)) for row in RELATIONS)
    assert [row for row, count in said.items() if count > 1] == []


def test_each_actor_is_described_once_and_used():
    ids = [actor["id"] for actor in ACTORS]
    assert len(ids) == len(set(ids))
    assert {row[role] for row in RELATIONS for role in ("subject", "object")} == set(ids)
    for actor in ACTORS:
        assert list(actor) == ["id", "type", "name", "surface"]
        assert actor["id"] == slug(actor["id"])
        assert actor["type"] in set(ActorType), actor
        assert actor["surface"], actor


def test_each_surface_form_stands_in_a_text_that_names_the_actor(texts):
    docs = defaultdict(set)
    for row in RELATIONS:
        docs[row["subject"]].add(row["doc"])
        docs[row["object"]].add(row["doc"])
    for actor in ACTORS:
        for form in actor["surface"]:
            # a no-break space in a name is how the text is set, not how the name is spelt
            assert any(form in texts[doc].text.replace("\u00a0", " ") for doc in docs[actor["id"]]), (
                f"{actor['id']}: {form}"
            )


def test_an_actor_that_the_gazetteer_lists_has_its_id_and_type():
    names = {
        key(name): entry.actor for entry in gazetteer() for name in (entry.actor.name, *entry.actor.aliases)
    }
    pairs = [(actor, gazetteer().actor(actor["id"]) or names.get(key(actor["name"]))) for actor in ACTORS]
    listed = [(actor, entry) for actor, entry in pairs if entry]
    assert len(listed) > 60
    for actor, entry in listed:
        assert (actor["id"], actor["type"]) == (entry.id, entry.type)


def test_every_relation_and_every_qualifier_is_put_to_the_test():
    per_relation = Counter(name for _, name, _ in {triple(row) for row in REQUIRED})
    assert per_relation.keys() == relations().keys()
    assert min(per_relation.values()) >= 10
    per_reading = Counter(row[name] for row in REQUIRED for name in QUALIFIERS)
    assert per_reading["planned"] >= 5
    assert per_reading["possible"] >= 2
    assert per_reading["denied"] >= 10
    # what is past alone is harder to read than what may be told as present too
    both = defaultdict(set)
    for row in REQUIRED:
        both[(row["doc"], *triple(row), row["modality"], row["polarity"])].add(row["tense"])
    assert sum(tenses == {"past"} for tenses in both.values()) >= 10


def test_each_text_asks_for_about_a_dozen_relations():
    per_text = Counter(doc for doc, *_ in {(row["doc"], *triple(row)) for row in REQUIRED})
    assert all(9 <= count <= 20 for count in per_text.values()), per_text
