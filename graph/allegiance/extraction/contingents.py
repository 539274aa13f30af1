"""Frames of those who serve together: "contribute troops to O", "joined Nigeria in O"."""

from collections.abc import Iterator

from allegiance.extraction.bodies import owners_of
from allegiance.extraction.found import Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.incumbents import persons
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_CONTRIBUTING = (
    words("clauses", "dispatching") | words("clauses", "sending") | frozenset({"provide", "supply"})
)
_TROOPS = words("frames", "troops") | frozenset(
    {"contingent", "contingents", "battalion", "battalions", "men"}
)
_UNIONS = frozenset({ActorType.COALITION})
_COUNCILS = words("frames", "councils")
_SITTING = frozenset({"be", "sit", "serve", "join"})
_CORES = frozenset({"core", "backbone", "mainstay", "nucleus", "spearhead", "vanguard", "kernel"})
_IN = frozenset({"in", "within", "on", "under"})
_ARMED = frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION})


def served(reader: Reader, at: int) -> Iterator[Candidate]:
    """What a verb says of those who send troops to a force, join others in it, or sit on a council."""
    word = reader.chunks[at].word
    if reader.chunks[at].passive:
        return
    if word in _CONTRIBUTING:
        members, wholes = _contributed(reader, at)
    elif word == "join":
        members, wholes = _joined_in(reader, at)
    else:
        members, wholes = [], []
    for cue in reader.cues.of("link", "within") if members else ():
        yield from reader.pair(members, wholes, cue, f"{cue.name}: S V in O", at, at)
    if word in _SITTING and reader.clauses.word(at + 1) == "on" and reader.clauses.kind(at + 2) == "NP":
        yield from _seated(reader, at)


def _contributed(reader: Reader, at: int) -> tuple[list[Found], list[Found]]:
    """As in "Kenya contributes troops to AMISOM"."""
    object_ = reader.clauses.object(at)
    if object_ < 0 or reader.line.key(reader.chunks[object_].last - 1) not in _TROOPS:
        return [], []
    to = [phrase for word, phrase in reader.clauses.phrases(at)[:2] if word in {"to", "for"}]
    return reader.subjects(at), [one for one in reader.founds(to[:1]) if one.type in _UNIONS]


def _joined_in(reader: Reader, at: int) -> tuple[list[Found], list[Found]]:
    """As in "Chad joined Nigeria in the Joint Task Force"."""
    object_ = reader.clauses.object(at)
    if object_ < 0 or not reader.chunks[object_].actors:
        return [], []
    behind = [phrase for word, phrase in reader.clauses.phrases(at)[:1] if word in _IN]
    return reader.subjects(at), [one for one in reader.founds(behind) if one.type in _UNIONS]


def _seated(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N sits on the Front's ruling council", "is on the council of the Front"."""
    council = at + 2
    if reader.chunks[council].found is not None or reader.chunks[council].word not in _COUNCILS:
        return
    wholes = owners_of(reader, council)
    if reader.clauses.word(council + 1) == "of" and reader.clauses.kind(council + 2) == "NP":
        wholes = reader.founds([council + 2])
    wholes = [one for one in wholes if one.type in _ARMED and one.role != "demonym"]
    for cue in reader.cues.of("part", "member"):
        people = persons(reader.subjects(at, people=True))
        yield from reader.pair(people, wholes, cue, f"{cue.name}: S V on O's council", at, at)


def under_mandate(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Kenyan troops under AMISOM": soldiers of one state in the force of several."""
    if reader.clauses.word(at) != "under" or reader.clauses.kind(at + 1) != "NP":
        return
    force = reader.chunks[at + 1].found
    troops = reader.chunks[at - 1].found if reader.clauses.kind(at - 1) == "NP" else None
    if force is None or troops is None or force.type not in _UNIONS or force.role != "name":
        return
    if troops.type is ActorType.STATE:
        troops = forces_of(reader.scene, troops) or troops
    for cue in reader.cues.of("link", "within") if troops.type is ActorType.ARMY else ():
        yield from reader.pair([troops], [force], cue, f"{cue.name}: S under O", at, -1)


def core(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "O, with S as its core,": what the greater part of it is."""
    if reader.chunks[at].word not in _CORES or reader.clauses.word(at - 1) != "as":
        return
    if reader.clauses.kind(at - 2) != "NP" or reader.clauses.word(at - 3) != "with":
        return
    whole = at - 4 - (reader.clauses.kind(at - 4) == "COMMA")
    wholes = reader.founds([whole]) if reader.clauses.kind(whole) == "NP" else []
    for cue in reader.cues.of("part", reader.chunks[at].word):
        yield from reader.pair(reader.founds([at - 2]), wholes, cue, f"{cue.name}: O with S as P", at, -1)
