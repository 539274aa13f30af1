"""Branches called by their place: "Islamic State's Sahel branch", "al-Qaeda's Somali affiliate"."""

from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.lexicon import words
from allegiance.names import key
from allegiance.records import ActorType

_BRANCHES = words("groups", "branches")
_BE = words("coreference", "be")
_ARTICLES = frozenset({"the", "a", "an", "its"})
_LONGEST = 3
_CERTAINTY = 0.9


def branch(scene: Scene, line: Line, at: int) -> Found | None:
    """The one listed part of a listed group that bears the name of that place or is at home there."""
    hit = line.hits.get(at)
    if hit is None or _said_of(line, at):
        return None
    first = hit.last + (line.key(hit.last) == "'s")
    last = first
    while last < len(line.tokens) and last - first < _LONGEST and line.tokens[last].capital:
        last += 1
    if last == first or line.key(last) not in _BRANCHES:
        return None
    place = {line.key(step) for step in range(first, last)}
    for name in hit.value:
        if name.kind == "actor" and (actor := _part(scene, name.actor, place, scene.state_at(line, first))):
            listed = scene.index.actors[actor]
            return Found(at, last + 1, actor, listed.name, listed.type, "gazetteer", "name", _CERTAINTY)
    return None


def branch_of(scene: Scene, line: Line, at: int) -> Found | None:
    """As in "the Khorasan branch of Islamic State": that part, where no name behind says which."""
    last = at
    while last < len(line.tokens) and last - at < _LONGEST and line.tokens[last].capital:
        last += 1
    before = line.key(at - 1 - (line.key(at - 1) in _ARTICLES))
    told = before in _BE | {
        ",",
        "–",
        "-",
        "—",
        "(",
        "as",
        "become",
        "became",
    }  # "ISKP is the Afghan branch of"
    if told or line.key(last) not in _BRANCHES or line.key(last + 1) != "of":
        return None
    hit = line.hits.get(last + 2 + (line.key(last + 2) == "the"))
    place = {line.key(step) for step in range(at, last)}
    if hit is None or (line.key(hit.last) in {",", "("} and line.tokens[hit.last + 1].capital):
        return None
    for name in hit.value:
        if name.kind == "actor" and (actor := _part(scene, name.actor, place, scene.state_at(line, at))):
            listed = scene.index.actors[actor]
            return Found(at, hit.last, actor, listed.name, listed.type, "gazetteer", "name", _CERTAINTY)
    return None


def _said_of(line: Line, at: int) -> bool:
    """As in "Nusra Front, al Qaeda's Syrian branch": the name before says which."""
    return line.key(at - 1) == "," and any(hit.last == at - 1 for hit in line.hits.values())


def _part(scene: Scene, whole: str, place: set[str], state: str) -> str:
    """The one part of a whole that has the place in a name of its own, else the one of that country."""
    index = scene.index
    parts = [
        index.actors[actor]
        for actor, wholes in index.wholes.items()
        if whole in wholes and index.actors[actor].type is ActorType.MILITIA
    ]
    named = [
        part.id
        for part in parts
        if any(place <= set(key(name).split()) for name in (part.name, *part.aliases))
    ]
    if len(named) == 1:
        return named[0]
    at_home = [part.id for part in parts if state and index.by_country.get(part.country) == state]
    return at_home[0] if len(at_home) == 1 else ""
