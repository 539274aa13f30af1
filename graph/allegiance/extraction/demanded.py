"""What somebody is asked to end: "urged Rwanda to stop arming M23", "told Iran to drop its support"."""

from itertools import pairwise

from allegiance.extraction.cues import cues
from allegiance.extraction.found import BODIES, Found, Line
from allegiance.extraction.governing import governors
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader

_DEMANDING = words("qualifiers", "demanding")
_ENDING = words("qualifiers", "ending") | words("qualifiers", "lifting")
_BESIDE = frozenset({"on", "for", "the", "upon"})
_BREAKS = frozenset({",", ";", "that", "and", "which"})
_NEAR = 6


def demanded(reader: Reader, candidate: Candidate) -> bool:
    """Whether somebody is to end it, so that it goes on, and is no plan."""
    chain = list(governors(reader, candidate.verb))
    return any(group.word in _ENDING and other.word in _DEMANDING for group, other in pairwise(chain))


def asked(line: Line, found: Found, here: list[Found]) -> Found | None:
    """Whose "its" is in "urged Rwanda to end its support", "demands that Rwanda cut its ties": Rwanda's."""
    other = here[-1] if here and found.owner in {"its", "their"} else None
    if other is None or other.type not in BODIES or not 0 < found.first - other.last <= _NEAR:
        return None
    between = [line.key(at) for at in range(other.last, found.first)]
    before = other.first - 1
    while line.key(before) in _BESIDE:
        before -= 1
    that = line.key(before) == "that"
    if not _BREAKS.isdisjoint(between) or not _demands(line, before - that):
        return None
    based = "base" in cues().forms.get(between[0], ("", frozenset()))[1]
    return other if between[0] == "to" or (that and based) else None


def _demands(line: Line, at: int) -> bool:
    return cues().forms.get(line.key(at), ("",))[0] in _DEMANDING
