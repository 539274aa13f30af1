"""Frames of those who enter a body: "N's membership in the Front", "integrated it into the army"."""

from collections.abc import Iterator

from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_NAMED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.ORGANIZATION, ActorType.COALITION})
_WHOLLY = frozenset({"integrate", "incorporate", "merge"})


def enrolled(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N's membership in the Front", "was convicted of membership of the Front"."""
    if reader.chunks[at].word != "membership":
        return
    behind = [phrase for word, phrase in reader.clauses.phrases(at)[:1] if word in {"of", "in"}]
    wholes = [one for one in reader.founds(behind) if one.type in _NAMED]
    verb = reader.clauses.verb_of(at)
    people = reader.chunks[at].owners[-1:] or reader.maybe_person(at)
    if not people and verb >= 0:
        object_ = reader.clauses.object(verb)
        between = 0 <= object_ < at and not reader.chunks[verb].passive
        people = reader.founds([object_] if between else reader.clauses.subject(verb), people=True)
    for cue in reader.cues.of("part", "member"):
        people = [one for one in people if one.type is ActorType.PERSON]
        yield from reader.pair(people, wholes, cue, f"{cue.name}: S's membership of O", at, verb)


def merged_into(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A law integrated the Front into the army", "in the army": what is done to the object."""
    chunk = reader.chunks[at]
    merging = any(cue.name == "merge" for cue in reader.cues.of("verb", chunk.word))
    object_ = reader.clauses.object(at)
    if not merging or chunk.passive or object_ < 0:
        return
    members = reader.founds(reader.clauses.group_right(object_))
    into = {"into", "in", "within", "under"} if chunk.word in _WHOLLY else {"into"}
    behind = [phrase for word, phrase in reader.clauses.phrases(at)[:2] if word in into]
    for cue in reader.cues.of("verb", chunk.word):
        if cue.name == "merge":
            wholes = [one for one in reader.founds(behind) if one.type in _NAMED]
            yield from reader.pair(members, wholes, cue, f"{cue.name}: V S into O", at, at)
