"""Those who have left a body and are no longer that body: "former Taliban commanders", "FARC veterans"."""

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_LEFT = words("leavers", "left")
_PEOPLE = words("leavers", "people")
_LEAVERS = words("leavers", "leavers")
_MADE = frozenset({"consist", "composed", "make-up"})
_OTHER = frozenset({"other", "others", "another"})
_PERSONAL = frozenset({"LEADS", "SPEAKS_FOR"})


def left(reader: Reader, candidate: Candidate) -> str:
    """Why an end of a relation is not the body that its words name; else empty."""
    if candidate.relation in _PERSONAL:
        return ""
    if any(_others(reader, found) for found in (candidate.subject, candidate.object)):
        return "others than those that are named are nobody (“other”)"
    if candidate.relation == "PART_OF" and candidate.cue.name in _MADE:
        return ""  # "is made up of former rebels of the Front"
    ends = [candidate.subject] + [candidate.object] * (candidate.relation != "PART_OF")
    word = next((word for found in ends if (word := _left(reader, found))), "")
    return f"those who have left a body are not the body (“{word}”)" if word else ""


def _others(reader: Reader, found: Found) -> bool:
    """As in "Ahrar al-Sham and other rebel groups": who they are is not said."""
    if found.role != "crowd":
        return False
    words = range(max(0, found.first - 2), found.last)
    said = next((i for i in words if reader.line.key(i) in _OTHER), -1)
    return said >= 0 and not any(reader.line.tokens[i].capital for i in range(said + 1, found.last))


def _left(reader: Reader, found: Found) -> str:
    """The word that says so of the phrase in which an actor stands, empty without one."""
    if found.type is ActorType.PERSON:
        return ""
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "NP" and chunk.first <= found.first < chunk.last and chunk.found is found:
            return _in(reader, at) or _before(reader, at)
    return ""


def _in(reader: Reader, at: int) -> str:
    """As in "Former Taliban commanders", "ex-soldiers of the army", "army deserters"."""
    chunk = reader.chunks[at]
    keys = [reader.line.key(i) for i in range(chunk.first, chunk.last)]
    if keys[-1] in _LEAVERS:
        return keys[-1]
    if keys[0] in _LEFT and reader.clauses.kind(at + 1) == "CONJ" and reader.clauses.kind(at + 2) == "NP":
        keys.append(reader.line.key(reader.chunks[at + 2].last - 1))  # "former M23 and FDLR fighters"
    said = next((i for i, key in enumerate(keys) if key in _LEFT), -1)
    return keys[said] if said >= 0 and not _PEOPLE.isdisjoint(keys[said:]) else ""


def _before(reader: Reader, at: int) -> str:
    """As in "Former members of M23"; of "former M23 and FDLR fighters" the second."""
    clauses = reader.clauses
    if clauses.kind(at - 2) != "NP" or clauses.kind(at - 1) not in {"PREP", "CONJ"}:
        return ""
    before = reader.chunks[at - 2]
    keys = [reader.line.key(i) for i in range(before.first, before.last)]
    if clauses.word(at - 1) in {"of", "from"}:
        if keys[-1] in _LEAVERS:
            return keys[-1]
        said = not _LEFT.isdisjoint(keys) and keys[-1] in _PEOPLE
    else:
        here = reader.line.key(reader.chunks[at].last - 1)
        said = clauses.kind(at - 1) == "CONJ" and not _LEFT.isdisjoint(keys[:1]) and here in _PEOPLE
    return next((key for key in keys if key in _LEFT), "") if said else ""
