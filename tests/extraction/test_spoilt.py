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


def replaced(pattern: str, by: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


def twice_decoded(text: str) -> str:
    return re.sub("[’“—–]", lambda mark: mark[0].encode().decode("cp1252"), text.replace("'", "’"))


def double_spaced(text: str) -> str:
    return "\n\n".join("\n\n".join(textwrap.wrap(part, 70)) for part in text.split("\n\n"))


def wrapped(width: int, mark: str = "") -> Callable[[str], str]:
    def wrap(text: str) -> str:
        parts = (textwrap.wrap(part, width, break_on_hyphens=True) for part in text.split("\n\n"))
        return f"\n{mark}\n".join(
            "\n".join(mark + " " * bool(mark) + line for line in part) for part in parts
        )

    return wrap


NAME = r"(?<=\s)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"


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
    "four words in capitals": (replaced(r"(?<=\n\n)\S+ \S+ \S+ \S+", lambda m: m[0].upper()), 0.94),
    "buttons": (replaced(r"\n\n", "\n\nShare on Facebook Tweet Email\n\n"), 0.99),
    "double-spaced": (double_spaced, 0.94),
    "emphasis": (replaced(NAME, r"**\g<0>**"), 0.97),
    "underlined": (replaced(NAME, r"_\g<0>_"), 0.97),
    "links": (replaced(NAME, r"[\g<0>](https://example.org/1)"), 0.96),
    "tags": (replaced(NAME, r'<a href="https://example.org/1">\g<0></a>'), 0.96),
    "hashtags": (replaced(r"(?<=\s)(?=[A-Z])", "#"), 0.97),
    "no width": (replaced(r" (?=[A-Z])", " \u200b"), 0.99),
    "raised numbers": (replaced(r"(?<=[a-z]{3}[.,])(?= )", "²"), 0.98),
    "numbers behind a stop": (replaced(r"(?<=[a-z]{3}[.,])(?= )", "12"), 0.97),
    "minus signs": (replaced(r"(?<=[A-Za-z])-(?=[a-z])", "−"), 0.99),
    "primes": (replaced(r"(?<=\w)['’](?=s\b)", "′"), 0.99),
    "spaces in possessives": (replaced(r"(?<=\w)['’](?=s\b)", "’ "), 0.96),
    "wrapped": (wrapped(64), 0.97),
    "a narrow column": (wrapped(40), 0.95),
    "an answered message": (wrapped(70, ">"), 0.95),
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


BESIDE = {
    "an author": "\n\nJane Doe is a senior fellow at the Example Institute. She led its studies of the war"
    " of the Taliban against the Afghan army.\n\nShe was trained by the Indian army.",
    "links": "\n\nREAD MORE\n\n* Turkish-backed rebels seize Afrin\n* Taliban attack Afghan soldiers",
    "teasers": "\n\nNEXT ARTICLE\n\nSri Lankan army attacks LTTE",
    "tags": "\n\nTags:\n\nShining Path\n\nIRA-linked groups\n\nFARC",
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_behind_an_article_states_nothing(
    name: str, whole: list[set[tuple[str, str, str]]]
) -> None:
    assert [told(text + BESIDE[name]) for text in TEXTS] == whole


def test_a_headline_within_an_article_states_nothing_of_those_whom_it_does_not_name() -> None:
    before, behind = (
        "The RSF attacked the army in Bara on Monday.",
        "The army answered with artillery fire later.",
    )
    told_ = told(f"{before}\n\nTurkish-backed rebels seize Afrin from YPG\n\n{behind}")
    assert told_ == told(f"{before}\n\n{behind}")
    within = told(f"{before}\n\nThe RSF shells the Sudanese army in Bara\n\n{behind}")
    assert ("rapid-support-forces", "FIGHTS", "sudanese-armed-forces") in within


def test_fields_speak_of_the_name_above_them() -> None:
    text = "Ansar Dine\nLeader: Iyad Ag Ghali\nAllies: al-Mourabitoun\nOpponents: Malian army"
    assert told(f"{text}\nUS: FTO, 22 March 2013") == {
        ("iyad-ag-ghali", "LEADS", "ansar-dine"),
        ("ansar-dine", "ALLIED_WITH", "al-mourabitoun"),
        ("ansar-dine", "FIGHTS", "malian-armed-forces"),
        ("ansar-dine", "DESIGNATED_BY", "united-states"),
    }
    assert not told("Ansar Dine\nFrance: five soldiers hurt\nArea: Mali")


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


@pytest.mark.parametrize(
    ("scrap", "rest", "who"),
    [
        ("The town was given up by Mali's Ansar", "Dine, a group that fights Mali, left", "ansar-dine"),
        ("Leaders of Lebanon's", "Hezbollah, a group that fights Mali, left", "hezbollah"),
        ("The town was given up by Mali's Ansar.", "Dine, a group that fights Mali, left", "dine"),
        ("The town was given up by Mali's Malian", "Dine, a group that fights Mali, left", "dine"),
        ("Ansar", "Dine, a group that fights Mali, left", "dine"),
    ],
    ids=["a name", "a whole name", "a scrap that ends", "no name together", "a heading"],
)
def test_a_name_that_a_copy_tore_apart_is_meant_by_both_parts(scrap: str, rest: str, who: str) -> None:
    assert (who, "FIGHTS", "mali") in told(f"{rest} Goundam.\n\nIts men are in Kidal now.\n\n{scrap}")


def test_torn_sentences_are_read_as_far_as_they_go() -> None:
    texts = ["\n\n".join(torn(seed)) for seed in range(150)]
    read = [rules().claims(Document(text)) for text in texts]
    assert sum(map(len, read)) > 300
    for text, claims in zip(texts, read, strict=True):
        assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
