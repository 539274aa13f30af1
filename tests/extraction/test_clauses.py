"""Tags, chunks and the subjects of verbs."""

from itertools import pairwise

import pytest

from allegiance.extraction.cues import cues
from allegiance.extraction.tags import tag
from reading import reader, scene


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Boko Haram attacks the town.", "attacks", "VERB"),
        ("Boko Haram attacks on the town failed.", "attacks", "NOUN"),
        ("The attack failed.", "attack", "NOUN"),
        ("Rebels shipped, funnelled and smuggled arms.", "funnelled", "VERB"),
        ("The shipments stopped.", "shipments", "NOUN"),
        ("They attack.", "attack", "VERB"),
        ("Chad will support Mali.", "support", "VERB"),
        ("Chad gave support.", "support", "NOUN"),
        ("The fighting stopped.", "fighting", "NOUN"),
        ("Troops fighting Boko Haram left.", "fighting", "VERB"),
        ("The captured car burned.", "captured", "ADJ"),
        ("Troops captured the car.", "captured", "VERB"),
        ("It fell on 3 May 2014.", "May", "NOUN"),
    ],
)
def test_words_that_are_nouns_and_verbs(text: str, word: str, expected: str) -> None:
    line = scene(text).lines[0]
    at = next(i for i, token in enumerate(line.tokens) if token.text == word)
    assert tag(line, cues())[at].tag == expected


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Chad, backed by Mali, attacked M23.", "attack", ["chad"]),
        ("Chad attacked M23 and bombed Boko Haram.", "bomb", ["chad"]),
        ("M23, which is fighting Chad, fled.", "fight", ["m23"]),
        ("Chad in the north of Mali attacked M23.", "attack", ["chad"]),
        ("Chad sent the Azawad Guard to attack M23.", "attack", ["azawad-guard"]),
        ("After bombing M23, Chad left.", "bomb", ["chad"]),
        ("Chad and Mali attacked M23.", "attack", ["chad", "mali"]),
        ("Chad said it attacked M23.", "attack", ["chad"]),
    ],
)
def test_subjects(text: str, verb: str, subjects: list[str]) -> None:
    found = reader(text)
    at = next(i for i, chunk in enumerate(found.chunks) if chunk.kind == "VP" and chunk.word == verb)
    assert [f.actor for f in found.founds(found.clauses.subject(at))] == subjects


def test_chunks_cover_the_sentence_in_order() -> None:
    chunks = reader("Chad, backed by Mali (in the west), attacked “M23” on Friday.").chunks
    assert all(a.last <= b.first for a, b in pairwise(chunks))
