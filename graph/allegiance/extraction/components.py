"""Frames of several parts: "its members are S and S", "S and S, members of O", "among its factions is S"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_COMPONENTS = words("frames", "components")
_ONE_MORE = frozenset({"others", "member", "component", "constituent", "faction", "partners"})
_PARTS = words("frames", "parts")
_NAMING = frozenset({"be", "include", "remain"})
_WHOLES = frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION})
_IN = frozenset({"of", "in", "within", "inside", "from"})


def components(reader: Reader, at: int) -> Iterator[Candidate]:
    """What parts in the plural say of those who are named beside them."""
    wholes, end = _whole(reader, at)
    if not wholes:
        return
    parts, verb = _named_behind(reader, at, end) or _named_before(reader, at)
    parts = [part for part in parts if part.role in {"name", "state"}]
    for cue in reader.cues.of("part", "members"):
        yield from reader.pair(parts, wholes, cue, f"{cue.name}: S and S, P of O", at, verb)


def _whole(reader: Reader, at: int) -> tuple[list[Found], int]:
    """Whose parts a phrase names, and the chunk where that ends; nobody if it names no parts."""
    chunk = reader.chunks[at]
    end = at
    found: list[Found] = []
    if chunk.found is not None:
        heads = [reader.line.key(i) for i in range(chunk.first, chunk.last)]
        if not _COMPONENTS.isdisjoint(heads) and chunk.found.role == "name":
            found = [chunk.found]  # "members of the Front" is one phrase
    elif chunk.word in _ONE_MORE and not chunk.owners and _goes_on(reader, at):
        found = _last_union(reader)
    elif chunk.word in _COMPONENTS:
        found = [owner for owner in chunk.owners[-1:] if owner.role != "demonym"]
        if not found and reader.clauses.word(at - 1) == "whose":
            found = reader.founds(
                reader.clauses.antecedent(at - 1)
            )  # "the alliance, whose main factions are"
        if reader.clauses.word(at + 1) in _IN and reader.clauses.kind(at + 2) == "NP":
            end = at + 2
            found = reader.founds([end], agents=reader.chunks[end].word in _PARTS) or found
        elif not found and _goes_on(reader, at):
            found = _last_union(reader)
    return [whole for whole in found if whole.type in _WHOLES], end


def _goes_on(reader: Reader, at: int) -> bool:
    """As in "The members were", "The others include", "Another component is": of what was told of before."""
    opens = at == 0 or reader.clauses.kind(at - 1) == "BREAK"
    naming = reader.clauses.kind(at + 1) == "VP" and reader.chunks[at + 1].word in _NAMING
    first = reader.line.key(reader.chunks[at].first)
    said = (
        reader.chunks[at].word in _COMPONENTS | {"partners"}
        or first in {"another", "other"}
        or "others" in first
    )
    return opens and naming and (said or reader.chunks[at].word == "others")


def _last_union(reader: Reader) -> list[Found]:
    """The alliance that was named last, in this sentence or the two before it."""
    for line in reader.scene.before(reader.line, 2):
        for found in reversed(line.founds):
            if found.type is ActorType.COALITION and found.role == "name":
                return [replace(found, first=0, last=1, how="coreference", certainty=0.8)]
    return []


def _named_behind(reader: Reader, at: int, end: int) -> tuple[list[Found], int] | None:
    """As in "Its members are S and S", "among the members of O is S"."""
    verb = end + 1
    if reader.clauses.kind(verb) != "VP" or reader.chunks[verb].word not in _NAMING:
        return None
    if reader.clauses.kind(verb + 1) != "NP" or reader.chunks[verb].passive:
        return None
    if reader.clauses.word(at - 1) == "of" and reader.chunks[at - 2].superlative:
        at -= 2  # "The largest of O's factions are S and S"
    begins = at == 0 or reader.clauses.kind(at - 1) in {"BREAK", "COMMA", "SUB", "CONJ"}
    begins = begins or reader.clauses.word(at - 1) == "whose"
    if not begins and reader.clauses.word(at - 1) != "among":
        return None
    return reader.founds(reader.clauses.group_right(verb + 1)), verb


def _named_before(reader: Reader, at: int) -> tuple[list[Found], int]:
    """As in "S, S and S, members of O", "S and S are members of O"."""
    kind = reader.clauses.kind(at - 1)
    if kind == "COMMA" and reader.clauses.kind(at - 2) == "NP":
        group = reader.clauses.group_left(at - 2)
        return (reader.founds(group) if len(group) > 1 else []), -1
    if kind == "VP" and reader.line.key(reader.chunks[at - 1].first) == "there":
        return [], -1  # "There are no members of the Front left"
    if kind == "VP" and reader.chunks[at - 1].word in {"be", "remain", "become"}:
        return reader.subjects(at - 1, people=True), at - 1
    return [], -1
