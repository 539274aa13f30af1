"""Whose men "his" are where he has no name: "A commander of M23 said his fighters had attacked"."""

from collections.abc import Sequence

from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, Found, Line
from allegiance.extraction.lexicon import lexicon, words
from allegiance.records import ActorType

_OF = frozenset({"of", "in", "for", "with", "from"})
_RANKS = words("frames", "ranks") | {"general", "brigadier", "commander", "officer"}
_OFFICERS = words("chunks", "officers") | _RANKS
_ROLES = frozenset({"LEADS", "SPEAKS_FOR"})
_FAR = 3  # words that may stand between a body and his office


def officer_of(line: Line, here: Sequence[Found]) -> Found | None:
    """The body whose officer a sentence speaks of without a name; nobody where a person is named."""
    for body in reversed(here):
        if body.type is ActorType.PERSON:
            return None
        demonym = body.type is ActorType.STATE and body.role == "demonym"
        if not demonym and body.type not in ARMED:
            continue
        if _behind(line, body, ranks=demonym) or (not demonym and _before(line, body)):
            return body
    return None


def _behind(line: Line, body: Found, *, ranks: bool) -> bool:
    """As in "M23's senior commander", "a Chadian general"."""
    if body.last - body.first > 1 and _leads(line.key(body.last - 1)):
        return True  # a mention of "an M23 commander" takes him in
    at = body.last + (line.key(body.last) in {"'s", "’s", "'"})
    for step in range(at, at + _FAR):
        if line.key(step) in _RANKS if ranks else _leads(line.key(step)):
            return True
        if lexicon().tags.get(line.key(step)) not in {"ADJ", "NUM"}:
            return False
    return False


def _before(line: Line, body: Found) -> bool:
    """As in "a commander in M23", "the head of the Front"."""
    at = body.first - 1 - (line.key(body.first - 1) in {"the", "a", "an"})
    return line.key(at) in _OF and _leads(line.key(at - 1))


def _leads(word: str) -> bool:
    return word in _OFFICERS or any(cue.relation in _ROLES for cue in cues().of("role", word))
