"""Sanctions whose imposing is told beside them: "lifted the sanctions it had imposed on X"."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_SANCTIONS = words("designations", "sanctions")
_IMPOSING = frozenset({"impose", "place", "slap", "put", "adopt", "announce"})
_LIFTING = words("qualifiers", "lifting") | {"remove", "ease", "relax", "waive", "extend", "renew", "prolong"}
_FAR = 14


def imposed(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Y lifted the sanctions that it had imposed on X", "the sanctions Y imposed on X were lifted"."""
    if reader.chunks[at].word not in _SANCTIONS:
        return
    imposing = _imposing(reader, at)
    if imposing < 0:
        yield from _done(reader, at)
        return
    named = _upon(reader, imposing)
    before = reader.clauses.verb_of(at)
    lifting = before if before >= 0 and reader.clauses.word(before) in _LIFTING else _lifted(reader, imposing)
    authors = _authors(reader, at, imposing)
    if not authors and lifting >= 0:
        passive = reader.chunks[lifting].passive
        authors = reader.agents_after(lifting) if passive else reader.subjects(lifting)
    for cue in reader.cues.of("noun", reader.chunks[at].word):
        if cue.relation == "DESIGNATED_BY":
            authors = [one for one in authors if one.type is not ActorType.PERSON]
            verb = lifting if lifting >= 0 else imposing
            yield from reader.pair(named, authors, cue, f"{cue.name}: N that O V on S", at, verb)


def _done(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Sanctions on X were lifted by Y", "a ban on X was imposed by Y"."""
    on = reader.clauses.word(at + 1) in {"on", "against"} and reader.clauses.kind(at + 2) == "NP"
    group = reader.clauses.group_right(at + 2) if on else ()
    verb = group[-1] + 1 if group else -1
    if verb < 0 or reader.clauses.kind(verb) != "VP" or not reader.chunks[verb].passive:
        return
    if reader.clauses.word(verb) not in _LIFTING | _IMPOSING:
        return
    for cue in reader.cues.of("noun", reader.chunks[at].word):
        if cue.relation == "DESIGNATED_BY":
            authors = [one for one in reader.agents_after(verb) if one.type is not ActorType.PERSON]
            named = reader.founds(group, people=True)
            yield from reader.pair(named, authors, cue, f"{cue.name}: N on S V by O", at, verb)


def _imposing(reader: Reader, at: int) -> int:
    """The verb of imposing behind a phrase: "which | Y had imposed", "Y imposed", "imposed"; else -1."""
    step = at + 1 + (reader.clauses.kind(at + 1) == "COMMA")
    step += reader.clauses.kind(step) in {"REL", "SUB"} and reader.clauses.word(step) in {"that", "which"}
    step += reader.clauses.kind(step) == "NP"
    return step if reader.clauses.kind(step) == "VP" and reader.clauses.word(step) in _IMPOSING else -1


def _upon(reader: Reader, imposing: int) -> list[Found]:
    """On whom: "imposed in 2014 | on X"."""
    for preposition, phrase in reader.clauses.phrases(imposing)[:3]:
        if preposition in {"on", "against", "upon"}:
            return reader.founds(reader.clauses.group_right(phrase), people=True)
    return []


def _authors(reader: Reader, at: int, imposing: int) -> list[Found]:
    """Who imposed them: who stands before the verb, behind its "by", or whose they are."""
    if reader.clauses.kind(imposing - 1) == "NP" and imposing - 1 > at:
        return reader.founds(reader.clauses.group_left(imposing - 1))
    return reader.agents_after(imposing) or list(reader.chunks[at].owners[-1:])


def _lifted(reader: Reader, imposing: int) -> int:
    """As in "The sanctions that Y imposed on X | were lifted": where that stands, -1 where it does not."""
    for step in range(imposing + 1, min(len(reader.chunks), imposing + _FAR)):
        chunk = reader.chunks[step]
        if chunk.kind == "VP" and chunk.form == "finite":
            return step if chunk.passive and chunk.word in _LIFTING else -1
        if chunk.kind in {"BREAK", "SUB"}:
            return -1
    return -1
