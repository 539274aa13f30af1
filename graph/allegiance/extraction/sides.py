"""Frames of sides: who is helped against whom, who fights on whose side."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile
from allegiance.records import ActorType

_GROUPS = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.STATE})
_TAKING_PART = words("frames", "taking_part")
_POSSESSIVE = frozenset({"'s", "'", "’s", "’"})
_AT = frozenset({"on", "at", "by"})
_SHORT = 3
_FRONTIERS = words("denials", "frontiers") | {"line", "river", "lake", "front"}
_SIDES = frozenset({"side", "behalf"})


def beside(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "They fought on Tripoli's side", "on the side of the army"."""
    chunk = reader.chunks[at]
    border = reader.clauses.word(at + 1) == "of" and reader.clauses.word(at + 2) in _FRONTIERS
    if border or chunk.word not in _SIDES or reader.clauses.word(at - 1) not in _AT:
        return  # "on Chad's side of the border"
    verb = reader.clauses.verb_of(at)
    owners = chunk.owners[-1:]
    if owners and (fights := _fights_there(reader, at)) >= 0:
        for cue in reader.cues.of("link", "alongside"):
            who = reader.subjects(fights)
            yield from reader.pair(who, owners, cue, f"{cue.name}: S V on O's side", at, fights)
        return
    if owners and (who := _described(reader, at)):
        for cue in reader.cues.of("link", "alongside"):
            yield from reader.pair(who, owners, cue, f"{cue.name}: S, N on O's side", at, -1)
        return
    if verb < 0:
        return
    if not owners and reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP":
        owners = reader.founds(reader.clauses.group_right(at + 2))
    word = "fight" if reader.clauses.word(verb) in _TAKING_PART else reader.clauses.word(verb)
    for cue in reader.cues.of("verb", word):
        if cue.name == "fight-for":
            owners = [owner for owner in owners if owner.type in _GROUPS or owner.role == "name"]
            subjects = reader.subjects(verb)
            yield from reader.pair(subjects, owners, cue, f"{cue.name}: S V on O's side", at, verb)


def _fights_there(reader: Reader, at: int) -> int:
    """As in "fought NATO troops at M23's side": the verb of a fight whose object stands before, else -1."""
    verb = reader.clauses.verb_of(at)
    if verb < 0 or at - 2 not in reader.clauses.group_right(reader.clauses.object(verb)):
        return -1
    fights = any(cue.relation == "FIGHTS" for cue in reader.cues.of("verb", reader.clauses.word(verb)))
    chunk = reader.chunks[at]
    owned = reader.line.key(chunk.last - 2) in _POSSESSIVE
    return verb if fights and owned and not reader.chunks[verb].passive else -1


def _described(reader: Reader, at: int) -> list[Found]:
    """As in "A, a militia on the government's side", "rebels on Chad's side": who is; not "of the border"."""
    owned = reader.line.key(reader.chunks[at].last - 2) in _POSSESSIVE  # not "on the Syrian side"
    if reader.clauses.kind(at - 2) != "NP" or reader.clauses.word(at + 1) == "of" or not owned:
        return []
    named = reader.chunks[at - 2].found
    told = [named] if named is not None else reader.described_by(at - 2)[0]
    apposed = named is not None or reader.clauses.kind(at - 3) == "COMMA"
    return [one for one in told if apposed and one.type in _GROUPS - {ActorType.STATE}]


def sided(reader: Reader, at: int, cue: Cue, found: list[Candidate]) -> Iterator[Candidate]:
    """As in "trains troops against B", "sided with A against B": who is helped or helps fights B."""
    if reader.clauses.kind(at + 1) != "NP":
        return
    for one in found:
        if one.relation not in {"BACKS", "ALLIED_WITH"} or not _reaches(reader, one, at):
            continue
        sides = [one.object] if one.relation == "BACKS" else [one.subject, one.object]
        text = f"{cue.name}: {cue.frames[0].text}"
        enemies = reader.held(at + 1)
        if {side.actor for side in sides}.isdisjoint(enemy.actor for enemy in enemies):
            yield from reader.pair(sides, enemies, cue, text, at, one.verb)


def _reaches(reader: Reader, one: Candidate, at: int) -> bool:
    """Whether a preposition still belongs to the clause that states a candidate, right behind its ends."""
    if reader.clauses.word(at - 2) in {"in", "at", "near", "around"} and not reader.chunks[at - 1].actors:
        return at > _SHORT and _reaches(reader, one, at - 2)  # "fought beside A in the hills against B"
    before = reader.chunks[at - 1]
    ends = {one.subject.first, one.object.first}
    row = [reader.chunks[i] for i in _row(reader, at - 1, one.verb)]  # "fought beside A and B against C"
    near = before.kind == "VP" or any(here.first <= end < here.last for end in ends for here in row)
    pooled = (
        before.kind == "NP" and reader.clauses.object(one.verb) == at - 1
    )  # "pooled their forces against B"
    near = near or pooled or one.at == at - 1 or _in_fight(reader, at - 1, ends)
    return (
        near
        and one.at < at
        and not any(
            reader.clauses.kind(step) in {"BREAK", "SUB", "REL", "COMMA"}
            or (reader.clauses.kind(step) == "VP" and step != one.verb)
            for step in range(one.at + 1, at)
        )
    )


def _row(reader: Reader, at: int, verb: int) -> tuple[int, ...]:
    """The phrases joined to one that ends a list, the object of the verb or not."""
    object_ = reader.clauses.object(verb) if verb >= 0 else -1
    objects = reader.clauses.group_right(object_) if object_ >= 0 else ()
    return objects if at in objects else reader.clauses.group_left(at)


def _in_fight(reader: Reader, at: int, ends: set[int]) -> bool:
    """As in "helps A in the war against B", "were allies in it": the fight of those right before it."""
    chunk = reader.chunks[at]
    if chunk.kind != "NP" or chunk.owners or not hostile(reader, chunk.word):
        return False
    before = reader.chunks[at - 2] if at > 1 else chunk
    named = any(before.first <= end < before.last for end in ends)
    allied = any(cue.relation == "ALLIED_WITH" for cue in reader.cues.of("part", before.word))
    return reader.clauses.word(at - 1) == "in" and (named or allied)


def allies_among(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army and its allies, among them A and B", "A and allies such as B": who they are."""
    chunk = reader.chunks[at]
    if chunk.word != "allies":
        return
    owners = [owner for owner in chunk.owners if owner.type in _GROUPS]
    if not owners and reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "NP":
        owners = [found for found in reader.founds([at - 2]) if found.type in _GROUPS]
    named = at + 1 + (reader.clauses.kind(at + 1) == "COMMA")
    if reader.clauses.word(named) not in _NAMING or reader.clauses.kind(named + 1) != "NP":
        return
    allies = reader.founds(reader.clauses.group_right(named + 1))
    for cue in reader.cues.of("link", "alongside"):
        yield from reader.pair(owners[:1], allies, cue, f"{cue.name}: S and allies such as O", at, -1)


_NAMING = frozenset({"such_as", "including", "like", "notably"})
