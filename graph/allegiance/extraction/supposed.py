"""Who fighters without a name are held to be: "gunmen believed to be members of M23"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from allegiance.extraction.found import Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import words
from allegiance.records import ActorType

if TYPE_CHECKING:
    from allegiance.extraction.reader import Reader

_PEOPLE = words("frames", "fighters") | words("references", "attackers") | words("supposed", "people")
_HELD = words("chunks", "said_to") | words("supposed", "held")
_MEMBERS = words("heads", "parts")
_BEING = frozenset({"be", "belong"})
_OF_WHOM = frozenset({"of", "from", "to", "with", "as"})
_FAR = 5  # chunks
_ARMED = frozenset({ActorType.MILITIA, ActorType.ARMY})


def supposed(reader: "Reader", at: int) -> None:
    """As in "Gunmen thought to be from M23", "men who, it says, belong to M23": they are taken for M23."""
    chunk = reader.chunks[at]
    if chunk.word not in _PEOPLE or chunk.owners or chunk.tails or chunk.prefixes:
        return
    if chunk.found is not None and chunk.found.how not in {"coreference", "unnamed"}:
        return
    body = _held_to_be(reader, at)
    whose = forces_of(reader.scene, body) if body is not None else None
    if whose is not None and whose.type in _ARMED:
        last = chunk.last
        chunk.found = replace(
            whose, first=last - 1, last=last, how="coreference", role="crowd", certainty=0.8
        )


def _held_to_be(reader: "Reader", at: int) -> Found | None:
    """The body to which the words behind a phrase say that its people belong."""
    step, told = at + 1, False
    step += reader.clauses.kind(step) == "COMMA"
    step += reader.clauses.kind(step) in {"REL", "SUB"}
    relative = step > at + 1
    speaker = reader.clauses.kind(step) == "NP" and reader.clauses.kind(step + 1) == "VP"
    if speaker and reader.clauses.word(step + 1) not in _HELD:
        return None
    step += speaker  # "gunmen | it took for members of M23"
    for here in range(step, min(step + _FAR, len(reader.chunks))):
        chunk = reader.chunks[here]
        if chunk.kind == "VP":
            held = chunk.word in _HELD and (relative or speaker or chunk.form == "part" or chunk.passive)
            held = held or (here == at + 1 and (chunk.word in _HELD or chunk.word == "belong"))
            if chunk.negated or not (held or (chunk.word in _BEING and (told or relative))):
                return None
            told = True
        elif chunk.kind == "PREP":
            if not told or chunk.word not in _OF_WHOM:
                return None
        elif chunk.kind == "NP":
            return _body(reader, here) if told else None
        else:
            return None
    return None


def _body(reader: "Reader", at: int) -> Found | None:
    """As in "Members of M23", "M23 remnants", "M23": a body that is named, or whose people are."""
    if reader.chunks[at].found is None and reader.chunks[at].word in _MEMBERS:
        at += 2 * (reader.clauses.word(at + 1) in {"of", "from"})
    found = reader.chunks[at].found if reader.clauses.kind(at) == "NP" else None
    named = found is not None and found.how != "unnamed" and found.type in {*_ARMED, ActorType.COALITION}
    return found if named and len(reader.clauses.group_right(at)) == 1 else None
