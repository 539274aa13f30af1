"""Frames of places that change hands: one retakes what another took, or was lost to him."""

from collections.abc import Iterator

from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile
from allegiance.records import ActorType

_ABLE = ARMED | {ActorType.STATE}
_TAKING = words("frames", "conquering")
_BACK = words("frames", "regaining")
_POINTING = frozenset({"it", "them", "town", "city", "village", "area", "place", "base"})


def regained(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23 took Goma in May but the army retook it", "retook Goma days after M23 had seized it"."""
    if not _takes(reader, at):
        return
    other = next((step for step in range(at - 1, max(-1, at - 12), -1) if _takes(reader, step)), -1)
    if other < 0 or not (_again(reader, at) or _again(reader, other)):
        return
    if not _same_place(reader, other, at):
        return
    first, second = _doers(reader, other), _doers(reader, at)
    if {one.actor for one in first} & {one.actor for one in second}:
        return
    back, taken = (second, first) if _again(reader, at) else (first, second)
    for cue in hostile(reader, "defeat")[:1]:
        yield from reader.pair(back, taken, cue, f"{cue.name}: S V what O V", at, at, "", 0.9)


def _takes(reader: Reader, at: int) -> bool:
    """Whether a verb group tells of a capture."""
    chunk = reader.chunks[at]
    if chunk.kind != "VP" or chunk.negated:
        return False
    return chunk.word in _TAKING or _again(reader, at)


def _again(reader: Reader, at: int) -> bool:
    """Whether what is captured had been lost: "retook", "took it back"."""
    word = reader.chunks[at].word
    if word not in {"take", "win"}:
        return word in _BACK
    object_ = reader.clauses.object(at)
    return object_ >= 0 and reader.line.key(reader.chunks[object_].last) == "back"


def _doers(reader: Reader, at: int) -> list[Found]:
    doers = reader.agents_after(at) if reader.chunks[at].passive else reader.subjects(at)
    return [one for one in doers if one.type in _ABLE]


def _same_place(reader: Reader, first: int, second: int) -> bool:
    """Whether what is captured the second time is what was the first: its name again, "it", "the town"."""
    before, after = _place(reader, first), _place(reader, second)
    if before < 0 or after < 0 or reader.chunks[before].actors:
        return False
    pointing = reader.line.key(reader.chunks[after].last - 1) in _POINTING
    return pointing or _named(reader, before) == _named(reader, after)


def _place(reader: Reader, at: int) -> int:
    """The phrase that tells what is captured."""
    if reader.chunks[at].passive:
        subject = reader.clauses.subject(at)
        return subject[-1] if subject else -1
    return reader.clauses.object(at)


def _named(reader: Reader, at: int) -> str:
    chunk = reader.chunks[at]
    return " ".join(reader.line.key(step) for step in range(chunk.first, chunk.last))
