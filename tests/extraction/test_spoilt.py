"""Texts as the web hands them on: what a copy has spoilt costs no claim, and what it tore stops nobody."""

import random
import re
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from allegiance.documents.mending import mended
from allegiance.extraction import RuleExtractor
from allegiance.gazetteer import gazetteer
from allegiance.records import Document

FOLDER = Path(__file__).parents[2] / "seeds" / "texts"
TEXTS = [path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt"))]
SMALL = (
    *("of", "by", "in", "at", "and", "the", "who", "which", "it", "they", "its", "with", "on", "to"),
    *("for", ",", "-", "“", "”", ":", "is", "was", "led", "both"),
)


@cache
def rules() -> RuleExtractor:
    return RuleExtractor(gazetteer())


def replaced(pattern: str, by: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


def twice_decoded(text: str) -> str:
    return re.sub("[’“—–]", lambda mark: mark[0].encode().decode("cp1252"), text.replace("'", "’"))


def double_spaced(text: str) -> str:
    return "\n\n".join("\n\n".join(textwrap.wrap(part, 70)) for part in text.split("\n\n"))


DAMAGE = {
    "question marks": (replaced(r"(?<=\w)['’](?=s\b)", "?"), 0.98),
    "lost apostrophes": (replaced(r"(?<=\w)['’](?=s\b)", " "), 0.97),
    "entities": (replaced("['’]", "&rsquo;"), 1.0),
    "decoded twice": (twice_decoded, 1.0),
    "dashes": (replaced(r"(?<=[A-Za-z])-(?=[a-z])", "–"), 0.99),
    "footnotes": (replaced(r"(?<=[a-z]{3}),(?= )", ",[3]"), 0.99),
    "no space behind a stop": (replaced(r"([a-z]{3}\.) (?=[A-Z][a-z])", r"\1"), 0.99),
    "no-break spaces": (replaced(" ", "\u00a0"), 0.98),
    "credits": (replaced(r"\n\n", "\n\n(Photo: An Agency/File) "), 0.98),
    "buttons": (replaced(r"\n\n", "\n\nShare on Facebook Tweet Email\n\n"), 0.99),
    "double-spaced": (double_spaced, 0.7),
}


def told(text: str) -> set[tuple[str, str, str]]:
    claims = rules().claims(Document(mended(text)))
    return {(claim.subject.actor, claim.relation, claim.object.actor) for claim in claims}


@pytest.fixture(scope="module")
def whole() -> list[set[tuple[str, str, str]]]:
    return [told(text) for text in TEXTS]


@pytest.mark.parametrize("name", DAMAGE)
def test_what_a_copy_spoils_costs_hardly_a_claim(name: str, whole: list[set[tuple[str, str, str]]]) -> None:
    damage, least = DAMAGE[name]
    spoilt = [damage(text) for text in TEXTS]
    assert spoilt != TEXTS
    kept = sum(len(told(text) & before) for text, before in zip(spoilt, whole, strict=True))
    assert kept >= least * sum(map(len, whole)) > 0


def torn(seed: int) -> Iterator[str]:
    """Sentences that break off, begin late, lack words, or hold some too many or in disorder."""
    chance = random.Random(seed)
    for sentence in re.split(r"(?<=[.!?])\s+", chance.choice(TEXTS)):
        words = sentence.split() or [sentence]
        cut = chance.randrange(len(words))
        yield " ".join(
            chance.choice(
                (
                    words[:cut],
                    words[cut:],
                    [*words[:cut], chance.choice(SMALL), *words[cut:]],
                    [word for word in words if chance.random() > 0.3],
                    chance.sample(words, len(words)),
                )
            )
        )


def test_torn_sentences_are_read_as_far_as_they_go() -> None:
    texts = ["\n\n".join(torn(seed)) for seed in range(150)]
    read = [rules().claims(Document(text)) for text in texts]
    assert sum(map(len, read)) > 300
    for text, claims in zip(texts, read, strict=True):
        assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
