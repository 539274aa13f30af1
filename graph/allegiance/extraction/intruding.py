"""Frames of advances: one enters a place that another holds."""

from collections.abc import Iterator

from allegiance.extraction.found import ARMED
from allegiance.extraction.holders import holders
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile

_ENTERING = words("frames", "intruding")
_MOVING = words("frames", "moving_in")
_INTO = frozenset({"into", "on", "onto", "toward", "towards", "to"})


def intruded(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Troops entered Gao, a stronghold of M23", "pushed into a town held by M23"."""
    chunk = reader.chunks[at]
    if chunk.passive or chunk.negated:
        return
    place = reader.clauses.object(at) if chunk.word in _ENTERING else -1
    if chunk.word in _MOVING:
        into = (phrase for preposition, phrase in reader.clauses.phrases(at)[:2] if preposition in _INTO)
        place = next(into, -1)
    if place < 0 or reader.chunks[place].actors:
        return
    held = [one for one in holders(reader, place) if one.type in ARMED]
    doers = [one for one in reader.subjects(at) if one.type in ARMED] if held else []
    for cue in hostile(reader, "attack")[:1]:
        yield from reader.pair(doers, held, cue, f"{cue.name}: S V what O holds", at, at, "", 0.85)
