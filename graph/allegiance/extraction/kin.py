"""Frames of phrases that hold two bodies: "its ally Russia", "the Front's Hill Brigade"."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_RIVALS = words("frames", "rivals")
_COMPONENTS = words("frames", "components")
_GROUPS = words("frames", "groups")
_ARMED = frozenset({ActorType.MILITIA, ActorType.ARMY})


def kin(reader: Reader, at: int, head: Found) -> Iterator[Candidate]:
    """As in "Its ally Russia", "the al-Qaeda offshoot Islamic State"."""
    if reader.clauses.word(at - 1) == "as":
        return  # "joined the army as its 9th Brigade"
    for owner in reader.chunks[at].owners[-1:]:
        if _rival(reader, owner, head):
            continue
        yield from _unit(reader, at, owner, head)
        yield from _members(reader, at, owner, head)
        yield from _said(reader, at, owner, head)


def _rival(reader: Reader, owner: Found, head: Found) -> bool:
    """As in "Boko Haram's rival ISWAP"."""
    armed = {owner.type, head.type} <= _ARMED and owner.role in {"name", "possessive"}
    return armed and not _RIVALS.isdisjoint(reader.line.keys[owner.last : head.first])


def _unit(reader: Reader, at: int, owner: Found, head: Found) -> Iterator[Candidate]:
    """As in "The ELN's Eastern War Front"."""
    if not {owner.type, head.type} <= _ARMED or owner.role not in {"name", "possessive"}:
        return
    if head.role != "name" or head.country or not (head.how == "pattern" or _owned(reader, owner, head)):
        return
    parts = [head, *_second(reader, at, head)]
    for cue in reader.cues.of("link", "of"):
        yield from reader.pair(parts, [owner], cue, f"{cue.name}: O's S", at, -1)


def _second(reader: Reader, at: int, head: Found) -> list[Found]:
    """As in "The army's 4th Division and Republican Guard": one more unit, with no article of its own."""
    if reader.clauses.kind(at + 1) != "CONJ" or reader.clauses.kind(at + 2) != "NP":
        return []
    chunk = reader.chunks[at + 2]
    second = chunk.found
    if second is None or second.first != chunk.first or second.role != "name" or second.type is not head.type:
        return []
    unit = second.type is ActorType.ARMY or second.how == "pattern"
    return [second] if unit and not second.country else []


def _members(reader: Reader, at: int, owner: Found, head: Found) -> Iterator[Candidate]:
    """As in "NATO members France and Italy"."""
    if owner.role != "name" or _COMPONENTS.isdisjoint(reader.line.keys[owner.first : head.first]):
        return
    named = reader.founds(reader.clauses.group_right(at))
    for cue in reader.cues.of("link", "including"):
        yield from reader.pair(named, [owner], cue, f"{cue.name}: O members S", at, -1)


def _said(reader: Reader, at: int, owner: Found, head: Found) -> Iterator[Candidate]:
    """What a word between the two, or behind both, says of them."""
    if owner.role == "demonym":
        return
    for step in range(owner.last, head.last):
        for cue in reader.cues.of("part", reader.line.key(step)):
            if step > head.first and cue.relation != "BACKS":
                continue  # "its Ethiopian supporters" names who supports it
            if cue.relation == "PART_OF" and owner.type is ActorType.STATE:
                continue  # "Pakistan's spy agency, the ISI"
            client = cue.frames[0].turned and cue.relation == "BACKS"  # "Israel's proxy militia"
            one, other = ([owner], [head]) if client else ([head], [owner])
            yield from reader.pair(one, other, cue, f"{cue.name}: O P S", at, -1)


def _owned(reader: Reader, owner: Found, head: Found) -> bool:
    """As in "The Guards' elite Quds Force": nothing but an adjective stands between owner and name."""
    line = reader.line
    if owner.role != "possessive" and line.key(owner.last) not in {"'s", "’s", "'", "’"}:
        return False
    between = range(owner.last + (owner.role != "possessive"), head.first)
    return all(lexicon().tags.get(line.key(i)) == "ADJ" for i in between)


def groups_of(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The Hill units of the Front": the body that gives some of it their name is a part."""
    chunk = reader.chunks[at]
    if (
        chunk.word not in _GROUPS
        or reader.clauses.word(at + 1) != "of"
        or reader.clauses.kind(at + 2) != "NP"
    ):
        return
    parts = [
        one for one in chunk.owners[-1:] if one.role == "name" and one.type in _ARMED and not one.country
    ]
    wholes = [one for one in reader.founds([at + 2]) if one.role == "name" and one.type in _ARMED]
    for cue in reader.cues.of("link", "of") if parts and wholes else ():
        yield from reader.pair(parts, wholes, cue, f"{cue.name}: S groups of O", at, -1)
