"""The noun whose content is told: "rejected claims by Chad that it arms M23", "no evidence that it does"."""

from allegiance.extraction.governing import governors
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader

_PROOF = words("qualifiers", "proof")
_ACCUSED = words("qualifiers", "accused")
_WHOSE = frozenset({"by", "of", "from", "in", "to"})
_NO = frozenset({"no", "without", "nor"})
_FAR = 14


def content_of(reader: Reader, verb: int) -> int:
    """The noun phrase whose content a verb's clause is, -1 without one: "claims | by Chad that it arms"."""
    for step in range(verb - 1, max(0, verb - _FAR), -1):
        if reader.clauses.kind(step) == "BREAK":
            return -1
        if reader.clauses.word(step) == "that" and reader.clauses.kind(step) in {"SUB", "REL"}:
            return _noun(reader, step - 1)
    return -1


def _noun(reader: Reader, at: int) -> int:
    """The noun before "that", past whose it is and past a verb: "No evidence | has emerged that"."""
    at -= reader.clauses.kind(at) == "VP" and reader.clauses.word(at) in {"emerge", "surface", "exist"}
    told = _PROOF | _ACCUSED
    while (
        reader.clauses.kind(at) == "NP"
        and reader.clauses.word(at) not in told
        and reader.clauses.word(at - 1) in _WHOSE
    ):
        at -= 2
    return at if reader.clauses.kind(at) == "NP" else -1


def unproven(reader: Reader, candidate: Candidate) -> bool:
    """As in "There is no evidence that Chad arms M23", "found no sign of Chadian support for M23"."""
    at = content_of(reader, candidate.verb)
    if at < 0 and reader.clauses.word(candidate.at - 1) in {"of", "for"}:
        at = candidate.at - 2
    if at < 0 or reader.clauses.kind(at) != "NP" or reader.chunks[at].word not in _PROOF:
        return False
    first = reader.chunks[at].first
    if {reader.line.key(first), reader.line.key(first - 1)} & _NO:
        return True
    verb = reader.clauses.verb_of(at)
    return any(group.negated for group in governors(reader, verb)) if verb >= 0 else False
