"""The verbs that govern a cue, and the words beside it: what its qualifiers turn on."""

from collections.abc import Iterator

from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader

_LETTING = frozenset({"let", "help", "make", "see"})


def governors(reader: Reader, verb: int) -> Iterator[Chunk]:
    """The verb group of the cue and those that govern it: "vowed to fight", "denied backing"."""
    at, seen = verb, 0
    while 0 <= at < len(reader.chunks) and seen < 5:
        group = reader.chunks[at]
        if group.kind != "VP":
            return
        yield group
        seen += 1
        if group.form == "finite" and not _let(reader, at):
            return
        at = at - 2 if group.form == "finite" else _governor(reader, at)


def _let(reader: Reader, at: int) -> bool:
    """As in "The road would let Iran | supply it": no more certain than what lets it."""
    letting = at > 1 and reader.clauses.kind(at - 2) == "VP" and reader.clauses.word(at - 2) in _LETTING
    return letting and reader.clauses.kind(at - 1) == "NP" and not reader.chunks[at].past


def _governor(reader: Reader, at: int) -> int:
    """The verb group on which an infinitive or participle hangs, -1 if there is none near."""
    if (
        reader.chunks[at].form == "ing"
        and reader.chunks[at - 1].actors
        and reader.clauses.word(at - 2) != "of"
    ):
        return -1  # "advised Ugandan soldiers fighting M23"
    for step in range(at - 1, max(-1, at - 9), -1):
        kind = reader.chunks[step].kind
        if kind == "VP":
            return step
        if kind in {"BREAK", "SUB", "REL"}:
            return -1
    return -1


def beside(reader: Reader, candidate: Candidate) -> set[str]:
    """The words of the cue's own chunk and just before it."""
    chunk = reader.chunks[candidate.at]
    first = chunk.first
    found = {
        reader.line.key(at) for at in range(max(0, first - (1 if chunk.kind == "NP" else 0)), chunk.last)
    }
    if (reader.line.key(first - 1), reader.line.key(first - 2)) == ("once", "at"):
        found.discard("once")  # "was at once the head of M23 and a poet"
    if candidate.cue.shape == "role" and _second_role(reader, candidate.at):
        before = reader.chunks[candidate.at - 2]  # "the former leader and spokesman of M23"
        found |= {reader.line.key(at) for at in range(before.first, before.last)}
    return found


def _second_role(reader: Reader, at: int) -> bool:
    """Whether a phrase is the second of two roles under one article: "the leader and | spokesman of"."""
    chunk = reader.chunks[at]
    bare = chunk.last - chunk.first == 1 and not chunk.owners and chunk.found is None
    first = reader.clauses.word(at - 2)
    roles = reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "NP"
    return bare and roles and bool(reader.cues.of("role", first))


def no_longer(reader: Reader, group: Chunk) -> bool:
    """As in "No longer backs", "is no longer a part of"."""
    keys = [reader.line.key(at) for at in range(max(0, group.first - 2), group.last + 1)]
    return "longer" in keys and "no" in keys
