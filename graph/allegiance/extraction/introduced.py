"""A speaker whose name stands one sentence behind his office: "A spokesman for O said so. N added that"."""

from dataclasses import replace

from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, Found, Line, Scene
from allegiance.extraction.lexicon import lexicon, words
from allegiance.records import ActorType

_SPOKESMEN = words("attribution", "spokesmen")
_SAYING = words("attribution", "heard")
_EARLY = 12
"""Tokens in which the office must stand that opens a sentence: names have several."""
_ARTICLES = frozenset({"the", "a", "an"})


def introduced(scene: Scene, line: Line) -> tuple[Found, Found] | None:
    """A person who speaks in a sentence for the first time, and the body whose spokesman spoke before it."""
    person = _speaker(line)
    if person is None or not (before := scene.before(line, 1)):
        return None
    body = _office(before[0])
    if body is None or _known(scene, line, person, body):
        return None
    return person, replace(body, first=person.first, last=person.last, how="coreference", certainty=0.8)


def _speaker(line: Line) -> Found | None:
    """As in "N said that": the person that a sentence opens with, by a name of two words at least."""
    first = line.founds[0] if line.founds else None
    if first is None or first.type is not ActorType.PERSON or first.first > 0 or first.how == "coreference":
        return None
    return first if first.last > 1 and _says(line, first.last) else None


def _says(line: Line, at: int) -> bool:
    at += lexicon().tags.get(line.key(at)) == "ADV"
    return cues().forms.get(line.key(at), ("",))[0] in _SAYING


def _office(line: Line) -> Found | None:
    """As in "The spokesman of O told", "An O spokesman said": whose spokesman a sentence opens with."""
    at = next((i for i in range(min(_EARLY, len(line.tokens))) if line.key(i) in _SPOKESMEN), -1)
    if at < 0 or any(found.type is ActorType.PERSON for found in line.founds):
        return None
    behind = at + 2 + (line.key(at + 2) in _ARTICLES)
    for found in line.founds:
        after = line.key(at + 1) in {"of", "for"} and found.first in {at + 2, behind}
        ahead = (
            found.first <= 1 and found.last in {at, at - 1} and line.key(found.last) in {"'s", line.key(at)}
        )
        if (after or ahead) and found.type in ARMED:
            return found
    return None


def _known(scene: Scene, line: Line, person: Found, body: Found) -> bool:
    """Whether the text named him before, or says elsewhere for whom he speaks."""
    if scene.heads.get(person.actor, body.actor) != body.actor or scene.index.of.get(person.actor):
        return True
    start = line.sentence.start
    return any(
        found.actor == person.actor
        for one in scene.lines
        if one.sentence.start < start
        for found in one.founds
    )
