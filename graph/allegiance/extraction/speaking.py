"""Frames of speakers: "N said by phone, on behalf of O", "speaking to a channel in the name of O, N said"."""

from collections.abc import Iterator

from allegiance.extraction.found import BODIES
from allegiance.extraction.incumbents import persons
from allegiance.extraction.introduced import introduced
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_SAYING = words("attribution", "saying")
_STATEMENTS = frozenset({"statement", "message", "letter", "speech", "video", "interview"})


def spoke_before(reader: Reader) -> Iterator[Candidate]:
    """As in "A spokesman for O denied it. N said that": he who goes on is the spokesman."""
    if (told := introduced(reader.scene, reader.line)) is None:
        return
    at = next(i for i, chunk in enumerate(reader.chunks) if chunk.kind == "NP")
    for cue in reader.cues.of("role", "spokesman"):
        yield from reader.pair(told[:1], told[1:], cue, f"{cue.name}: R of O. S V", at, -1)


def on_behalf(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N said by phone, on behalf of O": a comma stands between the verb and for whom he speaks."""
    if reader.chunks[at].word == "name":
        yield from _in_name(reader, at)
        return
    behalf = reader.chunks[at].word == "behalf" and reader.clauses.word(at - 1) == "on"
    stated = reader.clauses.word(at - 2) in _STATEMENTS  # "said in a statement on behalf of O"
    if not behalf or reader.clauses.word(at + 1) != "of":
        return
    if not (stated or reader.clauses.kind(at - 2) == "COMMA"):
        return
    step = at - 2 if stated else at - 3
    while step > 0 and reader.clauses.kind(step) in {"NP", "PREP"}:
        step -= 1
    if reader.clauses.kind(step) != "VP" or reader.chunks[step].word not in _SAYING:
        return
    people = persons(reader.subjects(step, people=True))
    if not people and reader.clauses.kind(step + 1) == "NP":
        people = persons(reader.founds([step + 1], people=True))  # "said N, on behalf of O"
    bodies = [f for f in reader.founds([at + 2]) if f.type in BODIES and f.type is not ActorType.STATE]
    for cue in reader.cues.of("noun", "behalf"):
        yield from reader.pair(people, bodies, cue, f"{cue.name}: S V, on behalf of O", at, -1)


def _in_name(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N, speaking in the name of O"."""
    spoken = reader.clauses.word(at - 1) == "in" and reader.clauses.word(at - 2) == "speak"
    if not spoken or reader.clauses.word(at + 1) != "of" or reader.clauses.kind(at + 2) != "NP":
        return
    bodies = [f for f in reader.founds([at + 2]) if f.type in BODIES and f.type is not ActorType.STATE]
    for cue in reader.cues.of("noun", "behalf"):
        people = persons(reader.subjects(at - 2, people=True))
        yield from reader.pair(people, bodies, cue, f"{cue.name}: S speaks in the name of O", at, at - 2)
