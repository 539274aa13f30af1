"""Frames of groups of a whole: "O, whose biggest faction is S", "a unit of O called S"."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import among
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_WHOLES = frozenset({ActorType.MILITIA, ActorType.COALITION})
_NAMED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.ORGANIZATION})
_GROUPS = words("frames", "groups")
_FACTIONS = words("frames", "factions") | {"unit", "cell", "wing", "battalion", "splinter"}
_CALLING = frozenset({"call", "know", "name", "dub", "style"})
_FOUNDING = frozenset({"founder", "co-founder", "cofounder"})
_BESIDE = frozenset({"along_with", "together_with", "alongside", "as_well_as"})
_INSIDE = frozenset({"of", "in", "within", "inside"})


def grouped(reader: Reader, at: int) -> Iterator[Candidate]:
    """Who is told to be one of the groups of a whole, in other ways than by an apposition."""
    wholes, members = (
        _whose(reader, at)
        or _largest(reader, at)
        or _called(reader, at)
        or _included(reader, at)
        or _beside_others(reader, at)
        or _founders(reader, at)
        or ([], [])
    )
    members = [one for one in members if one.role == "name" and one.type in _NAMED]
    wholes = [one for one in wholes if one.type in _WHOLES and one.how != "unnamed"]
    for cue in reader.cues.of("link", "including") if wholes else ():
        yield from reader.pair(members, wholes, cue, f"{cue.name}: S among the groups of O", at, -1)


def _whose(reader: Reader, at: int) -> tuple[list[Found], list[Found]] | None:
    """As in "O, whose biggest faction is S": what it is said to be."""
    if reader.clauses.word(at - 1) != "whose" or reader.clauses.word(at + 1) not in {"be", "remain"}:
        return None
    head = reader.line.key(reader.chunks[at].last - 1)
    part = any(cue.relation == "PART_OF" for cue in reader.cues.of("part", head))
    if not part or reader.clauses.kind(at + 2) != "NP":
        return None
    return reader.founds(reader.clauses.antecedent(at - 1)), reader.founds([at + 2])


def _largest(reader: Reader, at: int) -> tuple[list[Found], list[Found]] | None:
    """As in "S, the largest of the groups in O"."""
    groups = at + 2
    if not reader.chunks[at].superlative or reader.clauses.word(at + 1) != "of":
        return None
    if reader.clauses.kind(groups) != "NP" or reader.line.key(reader.chunks[groups].last - 1) not in _GROUPS:
        return None
    behind = reader.clauses.word(groups + 1) in _INSIDE and reader.clauses.kind(groups + 2) == "NP"
    wholes = reader.founds([groups + 2]) if behind else reader.chunks[groups].owners[-1:]
    return wholes, reader.described_by(at)[0]


def _called(reader: Reader, at: int) -> tuple[list[Found], list[Found]] | None:
    """As in "A faction of O called S attacked it": its name stands behind."""
    chunk, whole = reader.chunks[at], reader.chunks[at].found
    first = reader.line.key(chunk.first)
    if whole is None or whole.role != "name" or first not in {"a", "an", "one"}:
        return None
    said = {reader.line.key(step) for step in range(chunk.first, whole.first)} & _FACTIONS
    if not said or reader.chunks[at + 1 : at + 2] == [] or reader.chunks[at + 1].word not in _CALLING:
        return None
    named = at + 2 + (reader.clauses.word(at + 2) == "as")
    return ([whole], reader.founds([named])) if reader.clauses.kind(named) == "NP" else None


def _included(reader: Reader, at: int) -> tuple[list[Found], list[Found]] | None:
    """As in "Several O factions, including S": whose factions they are stands before them."""
    chunk = reader.chunks[at]
    link = at + 1 + (reader.clauses.kind(at + 1) == "COMMA")
    if reader.clauses.word(link) != "including" or reader.clauses.kind(link + 1) != "NP":
        return None
    if chunk.found is not None:
        last = reader.line.key(chunk.last - 1)
        wholes = [chunk.found] if chunk.found.last == chunk.last and last in _GROUPS else []
        wholes = wholes if chunk.found.last - chunk.found.first > 1 else []
    else:
        wholes = chunk.owners[-1:] if chunk.word in _GROUPS else []
    wholes = [one for one in wholes if one.role in {"name", "possessive"}]
    return wholes, reader.founds(reader.clauses.group_right(link + 1))


def _founders(reader: Reader, at: int) -> tuple[list[Found], list[Found]] | None:
    """As in "S was among the founders of O", "S, a co-founder of O": a group is a part of what it founds."""
    head = reader.line.key(reader.chunks[at].last - 1).removesuffix("s")
    if head not in _FOUNDING or reader.clauses.word(at + 1) != "of" or reader.clauses.kind(at + 2) != "NP":
        return None
    return reader.founds([at + 2]), among(reader, at)[0]


def _beside_others(reader: Reader, at: int) -> tuple[list[Found], list[Found]] | None:
    """As in "S, along with other factions in O": S is another of them."""
    chunk = reader.chunks[at]
    if reader.clauses.word(at - 1) not in _BESIDE or reader.line.key(chunk.first) != "other":
        return None
    before = at - 2 - (reader.clauses.kind(at - 2) == "COMMA")
    if reader.clauses.kind(before) != "NP":
        return None
    if reader.clauses.word(at + 1) in _INSIDE and reader.clauses.kind(at + 2) == "NP":
        wholes = reader.founds([at + 2]) if reader.line.key(chunk.last - 1) in _GROUPS else []
    else:
        last = reader.line.key(chunk.last - 1)
        wholes = ([chunk.found] if chunk.found else chunk.owners[-1:]) if last in _GROUPS else []
    return wholes, reader.founds(reader.clauses.group_left(before))
