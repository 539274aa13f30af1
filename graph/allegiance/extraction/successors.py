"""Frames of successors: "N, successor to M", "M's successor, N": both lead the same, one of them no more."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.bodies import LED, body_of
from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import appointed, persons
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_LATER = frozenset({"successor", "heir"})
_EARLIER = frozenset({"predecessor"})


def succession(reader: Reader, at: int, read: list[Candidate]) -> Iterator[Candidate]:
    """What "successor" and "predecessor" say of two persons, of whom it is known what one of them leads."""
    word = reader.chunks[at].word
    if word not in _LATER | _EARLIER or reader.chunks[at].found is not None:
        return
    one, other = _holder(reader, at), _other(reader, at)
    if one is None or other is None or one.actor == other.actor:
        return
    new, old = (one, other) if word in _LATER else (other, one)
    led = _led(reader, new, read) or _led(reader, old, read)
    for cue in reader.cues.of("verb", "lead") if led else ():
        yield from reader.pair([new], led, cue, f"{cue.name}: S, successor", at, -1)
        over = replace(cue, over=True)
        yield from reader.pair([old], led, over, f"{cue.name}: predecessor S", at, -1)


def _holder(reader: Reader, at: int) -> Found | None:
    """Who is called so: "N, successor to M", "his successor, N"."""
    aside = reader.clauses.kind(at + 1) == "COMMA" and reader.clauses.kind(at + 2) == "NP"
    named = persons(reader.founds([at + 2], people=True)) if aside and reader.chunks[at].owners else []
    if not named and (chosen := appointed(reader, at)) is not None:
        named = chosen[0]  # "named a Yemeni, N, as his successor"
    return named[0] if named else next(iter(persons(reader.described_by(at)[0])), None)


def _other(reader: Reader, at: int) -> Found | None:
    """Of whom he is one: "successor to M", "M's successor"."""
    if reader.clauses.word(at + 1) in {"to", "of"} and reader.clauses.kind(at + 2) == "NP":
        return next(iter(persons(reader.founds([at + 2], people=True))), None)
    owner = reader.chunks[at].owners[-1] if reader.chunks[at].owners else None
    return owner if owner is not None and owner.type is ActorType.PERSON else None


def _led(reader: Reader, person: Found, read: list[Candidate]) -> list[Found]:
    told = (one for one in read if one.relation == "LEADS" and one.subject.actor == person.actor)
    known = [one.object for one in told][:1] or body_of(reader, person)
    return [one for one in known if one.type in LED]
