"""Frames of traps: who laid a mine or a bomb, and whom it struck."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.instruments import fired
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.standing import is_place
from allegiance.records import ActorType

_TRAPS = words("frames", "traps")
_LAYING = words("frames", "laying")
_DYING = words("frames", "dying")
_ARMED = frozenset({ActorType.ARMY, ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION})


def trapped(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Soldiers died when their vehicle hit a mine laid by M23": M23 fights them."""
    laid = at + 1
    if reader.chunks[at].word not in _TRAPS:
        return
    if reader.clauses.kind(laid) == "REL":
        laid = next((i for i in (laid + 1, laid + 2) if reader.clauses.kind(i) == "VP"), laid)
    if reader.clauses.kind(laid) != "VP" or reader.chunks[laid].word not in _LAYING:
        return
    layers = reader.agents_after(laid) if reader.chunks[laid].passive else fired(reader, at)
    cue = next(cue for cue in reader.cues.of("verb", "attack") if cue.relation == "FIGHTS")
    struck = [found for found in _struck(reader, at) if found.type in _ARMED and not is_place(found)]
    yield from reader.pair(layers, struck, cue, f"{cue.name}: O V a trap of S", at, laid)


def _struck(reader: Reader, at: int) -> list[Found]:
    verb = reader.clauses.verb_of(at)
    if verb < 0:
        return []
    subject = reader.clauses.subject(verb)
    found = reader.subjects(verb, assets=True) or [o for i in subject for o in reader.chunks[i].owners]
    return found or _hurt_before(reader, verb)


def _hurt_before(reader: Reader, verb: int) -> list[Found]:
    """As in "Two soldiers were wounded when a truck hit": those of the clause before."""
    if not any(reader.clauses.kind(step) == "SUB" for step in range(verb)):
        return []
    for step in range(verb - 1, -1, -1):
        chunk = reader.chunks[step]
        if chunk.kind == "VP" and (chunk.word in _DYING or (chunk.passive and chunk.word in _HURTING)):
            return reader.subjects(step)
    return []


_HURTING = frozenset({"kill", "wound", "injure", "hurt"})
