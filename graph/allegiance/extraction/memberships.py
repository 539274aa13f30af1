"""Frames of parts, roles and links: members and leaders of, "alongside", "within"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import BODIES, Candidate, Reader, is_place
from allegiance.extraction.states import army_of
from allegiance.records import ActorType

_RANKS = words("frames", "ranks")
_PRESS = words("frames", "press")
_PARTS = words("frames", "parts")


def _unit_of(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "The Hill Battalion of the Northern Front": both are named bodies, side by side."""
    part, whole = reader.chunks[at - 1].found if at else None, reader.chunks[at + 1].found
    if part is None or whole is None or reader.chunks[at - 1].kind != "NP":
        return
    numbered = part.how == "coreference" and reader.line.tokens[part.first].text[0].isdigit()
    if part.role == "crowd" and whole.type is ActorType.PERSON:  # "the Tutsi forces of Laurent Kabila"
        for lead in reader.cues.of("verb", "lead"):
            yield from reader.pair([whole], [part], lead, f"{lead.name}: O of S", at, -1)
    named = (part.how == "pattern" or numbered) and part.role == "name" and whole.role == "name"
    soldiers = part.type is ActorType.ARMY and whole.type is ActorType.COALITION
    if soldiers and whole.role == "name":  # "Kenyan soldiers of AMISOM"
        yield from reader.pair([part], [whole], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)
    if (
        named
        and {part.type, whole.type} <= BODIES - {ActorType.STATE, ActorType.COALITION}
        and not part.country
    ):
        yield from reader.pair([part], [whole], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)


def link(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "A fought alongside B", "A, a group within B", "B, including A"."""
    if reader.clauses.kind(at + 1) != "NP":
        return
    if cue.name == "of":
        yield from _unit_of(reader, at, cue)
        return
    right = [
        f
        for f in reader.founds(reader.clauses.group_right(at + 1), people=cue.name == "under")
        if not is_place(f) or cue.relation == "ALLIED_WITH"
    ]
    if not right:
        return
    left, verb = _link_left(reader, at, cue)
    left = [f for f in left if not is_place(f) or cue.relation == "ALLIED_WITH"]
    frame = cue.frames[0]
    if cue.name == "under" and (people := [f for f in right if f.type is ActorType.PERSON]):
        for lead in reader.cues.of("verb", "lead"):
            yield from reader.pair(people, left, lead, f"{lead.name}: O under S", at, verb)
        return
    if frame.turned or frame.text.startswith("O"):
        left, right = right, left
    if cue.relation == "PART_OF":
        left = [
            f
            for f in left
            if f.type in {ActorType.MILITIA, ActorType.ARMY, ActorType.PERSON, ActorType.ORGANIZATION}
        ]
        right = [
            f
            for f in right
            if f.type in {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION}
        ]
    yield from reader.pair(left, right, cue, f"{cue.name}: {frame.text}", at, verb)


def _link_left(reader: Reader, at: int, cue: Cue) -> tuple[list[Found], int]:
    verb = reader.clauses.verb_of(at)
    before = at - 1
    if reader.clauses.kind(before) == "COMMA":
        before -= 1
    if reader.clauses.kind(before) == "NP" and (verb != before):
        found = reader.founds(reader.clauses.group_left(before))
        nominal = cue.relation == "PART_OF" or cue.name == "loyal"
        if not found and cue.name == "within":
            found = reader.described_by(before)[0]
        if found and (nominal or verb < 0) and not is_place(found[0]):
            return found, -1
        if cue.name == "loyal":
            return [], -1  # it speaks of the phrase before it, which is nobody
    if cue.relation == "PART_OF" and cue.name == "including":
        return [], -1
    if verb < 0:
        opening = next((i for i in range(at + 1, len(reader.chunks)) if reader.clauses.kind(i) == "VP"), -1)
        if at <= 1 and opening >= 0:  # "Alongside A, B fought …"
            return reader.founds(reader.clauses.subject(opening)), opening
        return [], -1
    return reader.founds(reader.clauses.subject(verb)), verb


def _on_list(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "M23 has been on Canada's terrorism list"."""
    chunk = reader.chunks[at]
    said = {reader.line.key(i) for i in range(chunk.first, min(chunk.last + 5, len(reader.line.tokens)))}
    verb = at - 2
    if reader.clauses.word(at - 1) != "on" or not cue.needs & said or reader.clauses.kind(verb) != "VP":
        return
    if reader.chunks[verb].word in {"be", "remain", "stay", "appear"}:
        yield from reader.pair(
            reader.subjects(verb), chunk.owners, cue, f"{cue.name}: {cue.frames[0].text}", at, verb
        )


def part(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:  # noqa: C901
    """As in "S, a brigade of O", "S is part of O", "O's wing S"."""
    if cue.needs:
        yield from _on_list(reader, at, cue)
        return
    owners = reader.chunks[at].owners
    if len(owners) > 1:
        # "Somalia's Ethiopian backers", "Nusra, al-Qaeda's affiliate" without its comma
        first, second = (owners[-1], owners[-2]) if owners[-1].role == "demonym" else (owners[-2], owners[-1])
        if (cue.relation == "BACKS") == (owners[-1].role == "demonym"):
            yield from reader.pair([first], [second], cue, f"{cue.name}: O's P", at, -1)
            return
    named = _named_after(reader, at) if owners else None
    whole = [f for f in owners if f.role != "demonym" and (named or f.role != "possessive")]
    if not whole:
        for preposition, phrase in reader.clauses.phrases(at)[:2]:
            if preposition not in {"of", "in", "from", "within", "for"}:
                break
            group = reader.clauses.group_right(phrase)
            whole = reader.founds(group, agents=reader.chunks[phrase].word in _PARTS)
            if whole or reader.chunks[phrase].word not in lexicon()["crowds"]:
                break  # "one of the factions in the Front"
    if not whole:
        return
    if cue.relation == "PART_OF":
        whole = [f for f in whole if f.type is not ActorType.STATE]
    members = reader.described_by(at)
    if named is not None:
        members = ([named], -1)
    yield from reader.pair(members[0], whole, cue, f"{cue.name}: {cue.frames[0].text}", at, members[1])


def _named_after(reader: Reader, at: int) -> Found | None:
    """As in "Eritrea's ally the Omo Front", "its offshoot, the Macina Brigade": the name stands behind."""
    following = at + 1 + (reader.clauses.kind(at + 1) == "COMMA")
    if reader.clauses.kind(at - 1) not in {"", "CONJ", "PREP", "COMMA", "VP", "SUB", "LINK"}:
        return None
    found = reader.chunks[following].found if reader.clauses.kind(following) == "NP" else None
    return found if found is not None and found.role == "name" else None


def role_of(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "N, R of O", "O's R, N", "R of O N"."""
    groups = [f for f in reader.chunks[at].owners if f.role != "demonym" and f.type is not ActorType.PERSON]
    end = at
    for number, (preposition, phrase) in enumerate(reader.clauses.phrases(at)):
        if number and not (preposition == "of" and reader.clauses.kind(phrase - 2) == "CONJ"):
            break
        if preposition in {"of", "for", "with", "in"}:
            behind = reader.chunks[phrase].word in _PARTS
            members = reader.founds(reader.clauses.group_right(phrase), agents=behind)
            groups = [*(groups if number else []), *members] or groups
            end = reader.clauses.group_right(phrase)[-1]
    if not groups and at and reader.chunks[at - 1].kind == "NP" and (named := reader.chunks[at - 1].found):
        groups = [named]  # a parenthesis stood between the group and its leader
    groups = [f for f in groups if f.type in BODIES and f.type is not ActorType.STATE]
    if cue.relation == "LEADS" and (army := _press_office(reader, at)):
        speakers = reader.described_by(at)[0]
        speaking = reader.cues.of("role", "spokesman")[0]
        yield from reader.pair(speakers, [army], speaking, f"{speaking.name}: S, director of press", at, -1)
        return
    if not groups:
        return
    people, verb = reader.described_by(at)
    following = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
    after = reader.chunks[following].found if reader.clauses.kind(following) == "NP" else None
    if after is not None and after.type is ActorType.PERSON and verb < 0:
        people = [after]  # "…, a spokesman for the group, Amina Said, said": he is named behind
    people = [f for f in people if f.type is ActorType.PERSON]
    if not people:
        following = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
        if reader.clauses.kind(following) == "NP":
            chunk = reader.chunks[following]
            there = [chunk.found] if chunk.found else reader.maybe_person(following)
            people = [f for f in there if f.type is ActorType.PERSON]
    yield from reader.pair(people, groups, cue, f"{cue.name}: {cue.frames[0].text}", at, verb)


def _press_office(reader: Reader, at: int) -> Found | None:
    """As in "N, Director of Army Public Relations": he speaks for the army that the text is about."""
    following = at + 1 + (reader.clauses.kind(at + 1) in {"PREP", "COMMA"})
    if reader.clauses.kind(following) != "NP" or not reader.scene.country:
        return None
    chunk = reader.chunks[following]
    office = "_".join(reader.line.key(i) for i in range(chunk.first, chunk.last))
    if office.removeprefix("the_") not in _PRESS:
        return None
    return army_of(reader.scene, reader.scene.country, chunk.first, chunk.last)


def role_before(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "ELN commander Nicolas Rodriguez", "Taliban spokesman N": group, role and name in one phrase."""
    chunk = reader.chunks[at]
    if chunk.found is not None and chunk.found.type is not ActorType.PERSON:
        yield from _kin(reader, at, chunk.found)
        return
    owners = [
        f
        for f in chunk.owners
        if f.type in BODIES and f.type is not ActorType.STATE and f.role != "possessive"
    ]
    if not owners:
        return
    role = next((i for i in range(owners[-1].last, chunk.last) if _roles(reader, reader.line.key(i))), -1)
    if role < 0:
        return
    people = [chunk.found] if chunk.found else reader.maybe_person(at, role + 1)
    for cue in _roles(reader, reader.line.key(role)):
        yield from reader.pair(people, owners[-1:], cue, f"{cue.name}: O R S", at, -1)


def _kin(reader: Reader, at: int, head: Found) -> Iterator[Candidate]:
    """As in "Its ally Russia", "the al-Qaeda offshoot Islamic State"."""
    for owner in reader.chunks[at].owners[-1:]:
        armed = {owner.type, head.type} <= {ActorType.MILITIA, ActorType.ARMY}
        if armed and owner.role == "name" and head.how == "pattern" and not head.country:
            for cue in reader.cues.of("link", "of"):  # "the ELN's Eastern War Front"
                yield from reader.pair([head], [owner], cue, f"{cue.name}: O's S", at, -1)
        for step in range(owner.last, head.last):
            for cue in reader.cues.of("part", reader.line.key(step)):
                if step > head.first and cue.relation != "BACKS":
                    continue  # "its Ethiopian supporters" names who supports it
                if owner.role != "demonym":
                    yield from reader.pair([head], [owner], cue, f"{cue.name}: O P S", at, -1)


def _roles(reader: Reader, word: str) -> tuple[Cue, ...]:
    if word in _RANKS:
        return tuple(cue for cue in reader.cues.of("part", "officer") if cue.name == "part")
    return reader.cues.of("role", word) or tuple(
        cue for cue in reader.cues.of("part", word) if cue.name == "part"
    )
