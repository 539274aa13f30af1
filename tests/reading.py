"""What the extraction tests share: a small gazetteer of their own, and short ways to read a text with it."""

from datetime import date
from functools import cache
from pathlib import Path

from allegiance.documents import sentences
from allegiance.extraction import RuleExtractor, coreference, mentions
from allegiance.extraction.chunks import chunk
from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.names import Index
from allegiance.extraction.reader import Reader
from allegiance.gazetteer import Gazetteer, gazetteer
from allegiance.ontology import relation
from allegiance.records import Claim, Document

LISTED = Path(__file__).parent / "extraction" / "listed"


@cache
def listed() -> Gazetteer:
    """The tests' own gazetteer."""
    return gazetteer(LISTED)


@cache
def extractor() -> RuleExtractor:
    """The rule extractor on the tests' gazetteer."""
    return RuleExtractor(listed())


@cache
def index() -> Index:
    """The tests' gazetteer, indexed."""
    return Index.build(listed())


def claims(text: str, day: date | None = None) -> tuple[Claim, ...]:
    """All claims of a text."""
    return extractor().claims(Document(text, date=day))


def claim(text: str, day: date | None = None) -> Claim:
    """The one claim of a text."""
    (found,) = claims(text, day)
    return found


def said(text: str) -> set[str]:
    """The relations of a text, ``subject RELATION object``; the ends of symmetric ones in sorted order."""
    return {triple(f"{c.subject.actor} {c.relation} {c.object.actor}") for c in claims(text)}


def triple(text: str) -> str:
    """``subject RELATION object`` with the ends of a symmetric relation in sorted order."""
    subject, name, object_ = text.split()
    if relation(name).symmetric:
        subject, object_ = sorted((subject, object_))
    return f"{subject} {name} {object_}"


def scene(text: str) -> Scene:
    """A text with its mentions resolved."""
    found = mentions.scene(index(), sentences(Document(text)))
    coreference.resolve(found)
    return found


def actors(text: str) -> dict[str, str]:
    """What a text writes for each mention, and the actor that is meant."""
    return {written(line, found): found.actor for line in scene(text).lines for found in line.founds}


def written(line: Line, found: Found) -> str:
    """What the sentence writes for a mention."""
    return found.mention(line).text


def reader(text: str) -> Reader:
    """The first sentence of a text, chunked."""
    found = scene(text)
    line = found.lines[0]
    return Reader(found, line, chunk(line, cues()), cues())
