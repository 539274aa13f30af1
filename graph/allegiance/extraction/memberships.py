"""Frames of parts, roles and links: members and leaders of, "alongside", "within"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.leaders import among
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import BODIES, Candidate, Reader, is_place
from allegiance.records import ActorType

_PARTS = words("frames", "parts")
_MEMBERS = frozenset(
    {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.STATE}
)
_DIRECTIONS = words("groups", "directions")
_EVENTS = frozenset({"formation"})
_WHOLES = frozenset({ActorType.MILITIA, ActorType.COALITION})
_GROUPS = words("frames", "groups")
_COMMAND = words("frames", "command")
_NAMED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.ORGANIZATION})


def _unit_of(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "The Hill Battalion of the Northern Front": both are named bodies, side by side."""
    part, whole = reader.chunks[at - 1].found if at else None, reader.chunks[at + 1].found
    if whole is None and part is not None and part.how != "coreference" and part.type in _NAMED:
        whole = next((f for f in reader.maybe_person(at + 1) if not _somewhere(reader, f)), None)
    if part is None or whole is None or reader.chunks[at - 1].kind != "NP":
        return
    text = f"{cue.name}: {cue.frames[0].text}"
    named = part.role == "name" and part.how != "coreference" and part.type in _NAMED
    if (named or part.role == "crowd") and whole.type is ActorType.PERSON:
        for lead in reader.cues.of("verb", "lead"):  # "the Tutsi forces of Laurent Kabila"
            yield from reader.pair([whole], [part], lead, f"{lead.name}: O of S", at, -1)
        return
    numbered = part.how == "coreference" and reader.line.tokens[part.first].text[0].isdigit()
    soldiers = part.type is ActorType.ARMY and whole.type is ActorType.COALITION
    if whole.role != "name" or not (soldiers or (part.role == "name" and {part.type, whole.type} <= _NAMED)):
        return
    if part.country and not soldiers and part.how != "gazetteer":
        return
    if (numbered or part.how == "pattern") and (serving := _serving(reader, at - 1)):
        yield from reader.pair(serving[0], [whole], cue, text, at, serving[1])
    else:  # "Kenyan soldiers of AMISOM"
        yield from reader.pair([part], [whole], cue, text, at, -1)


def _somewhere(reader: Reader, name: Found) -> bool:
    """Whether a name that could be a person's is more likely a place: "Northern Karamoja"."""
    keys = {reader.line.key(i) for i in range(name.first, name.last)}
    return bool(keys & (_DIRECTIONS | reader.scene.places | lexicon()["place_first"]))


def _serving(reader: Reader, at: int) -> tuple[list[Found], int] | None:
    """As in "The Hill Battalion serves as the 3rd Brigade of", "…, the 3rd Brigade of": the unit is named."""
    if not reader.line.tokens[reader.chunks[at].found.first].text[0].isdigit():  # type: ignore[union-attr]
        return None
    described, verb = reader.described_by(at)
    described = [f for f in described if f.type is ActorType.MILITIA and f.role == "name"]
    return (described, verb) if described else None


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


def part(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "S, a brigade of O", "S is part of O", "O's wing S"; "O, an alliance of S and S"."""
    text = f"{cue.name}: {cue.frames[0].text}"
    if reader.chunks[at].word in _EVENTS and reader.chunks[at].definite:
        return  # "the formation of the Front": it came into being
    if cue.frames[0].turned:
        yield from (_made_of if cue.relation == "PART_OF" else _client)(reader, at, cue, text)
        return
    owners = reader.chunks[at].owners
    if len(owners) > 1:
        # "Somalia's Ethiopian backers", "Nusra, al-Qaeda's affiliate" without its comma
        first, second = (owners[-1], owners[-2]) if owners[-1].role == "demonym" else (owners[-2], owners[-1])
        if (cue.relation == "BACKS") == (owners[-1].role == "demonym"):
            yield from reader.pair([first], [second], cue, f"{cue.name}: O's P", at, -1)
            return
    named = _named_after(reader, at, at) if owners else None
    listed = reader.clauses.word(at - 1) == "among"
    whole = [f for f in owners if f.role != "demonym" and (named or listed or f.role != "possessive")]
    end = at
    if not whole:
        whole, end = _whole(reader, at)
    if cue.relation == "PART_OF":
        whole = [f for f in whole if f.type is not ActorType.STATE]
    if not whole:
        return
    members = among(reader, at)
    if named is None and not members[0] and end > at and reader.chunks[at].definite:
        named = _named_after(reader, at, end)  # "The armed wing of the Front, the Hill Battalion, …"
    if named is not None:
        members = ([named], -1)
    elif not members[0] and reader.chunks[at].definite | bool(owners):
        members = _predicated(reader, end)
    yield from reader.pair(members[0], whole, cue, text, at, members[1])


def _predicated(reader: Reader, end: int) -> tuple[list[Found], int]:
    """As in "The Front's strongest arm is the Hill Battalion": what it is said to be."""
    if reader.clauses.kind(end + 1) != "VP" or reader.chunks[end + 1].word not in {"be", "remain"}:
        return [], -1
    if reader.clauses.kind(end + 2) != "NP":
        return [], -1
    named = [f for f in reader.founds([end + 2]) if f.role == "name" and f.type in _NAMED]
    return named, end + 1


def _whole(reader: Reader, at: int) -> tuple[list[Found], int]:
    """What "a part of", "one of the factions in" speaks of, and the chunk where that ends."""
    for preposition, phrase in reader.clauses.phrases(at)[:2]:
        if preposition not in {"of", "in", "from", "within", "inside", "for"}:
            break
        group = reader.clauses.group_right(phrase)
        whole = reader.founds(group, agents=reader.chunks[phrase].word in _PARTS)
        if _heads(reader, phrase):
            break  # "one of the commanders of the Front" leads it
        if whole or reader.chunks[phrase].word not in lexicon()["crowds"]:
            return whole, group[-1]
    return [], at


def _heads(reader: Reader, at: int) -> bool:
    """Whether a phrase names the leaders of somebody: "the commanders of the Front"."""
    chunk = reader.chunks[at]
    last = chunk.found.first if chunk.found else chunk.last
    keys = (reader.line.key(i) for i in range(chunk.first, last))
    return any(key.endswith("s") and reader.cues.of("role", key[:-1]) for key in keys)


def _client(reader: Reader, at: int, cue: Cue, text: str) -> Iterator[Candidate]:
    """As in "O, a proxy of S", "O is a Rwandan proxy"."""
    sponsors = reader.chunks[at].owners[-1:]
    for preposition, phrase in reader.clauses.phrases(at)[:1]:
        if preposition in {"of", "for"} and not sponsors:
            sponsors = reader.founds(reader.clauses.group_right(phrase))
    clients, verb = reader.described_by(at)
    yield from reader.pair(sponsors, [f for f in clients if f.type in _NAMED], cue, text, at, verb)


def _made_of(reader: Reader, at: int, cue: Cue, text: str) -> Iterator[Candidate]:
    """As in "O, an alliance of S, S and S", "O is an umbrella for S": several bodies that made it."""
    members: list[Found] = []
    for preposition, phrase in reader.clauses.phrases(at)[:1]:
        if preposition in {"of", "for", "between"}:
            members = reader.reach(phrase)
    members = [f for f in members if f.type in _MEMBERS]
    wholes, verb = reader.described_by(at)
    wholes = [f for f in wholes if f.type in BODIES - {ActorType.STATE, ActorType.ARMY}]
    if len(members) > 1:
        yield from reader.pair(members, wholes, cue, text, at, verb)


def _named_after(reader: Reader, at: int, end: int) -> Found | None:
    """As in "Eritrea's ally the Omo Front", "its offshoot, the Macina Brigade": the name stands behind."""
    following = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
    if reader.clauses.kind(following) == "VP" and reader.chunks[following].word in {"know", "call", "name"}:
        following += 1 + (reader.clauses.word(following + 1) == "as")
    if reader.clauses.kind(at - 1) not in {"", "CONJ", "PREP", "COMMA", "VP", "SUB", "LINK"}:
        return None
    found = reader.chunks[following].found if reader.clauses.kind(following) == "NP" else None
    return found if found is not None and found.role in {"name", "state"} else None


def kin(reader: Reader, at: int, head: Found) -> Iterator[Candidate]:
    """As in "Its ally Russia", "the al-Qaeda offshoot Islamic State"."""
    for owner in reader.chunks[at].owners[-1:]:
        armed = {owner.type, head.type} <= {ActorType.MILITIA, ActorType.ARMY}
        own = head.how == "pattern" or _owned(reader, owner, head)
        if (
            armed
            and owner.role in {"name", "possessive"}
            and own
            and head.role == "name"
            and not head.country
        ):
            for cue in reader.cues.of("link", "of"):  # "the ELN's Eastern War Front"
                yield from reader.pair([head], [owner], cue, f"{cue.name}: O's S", at, -1)
        for step in range(owner.last, head.last):
            for cue in reader.cues.of("part", reader.line.key(step)):
                if step > head.first and cue.relation != "BACKS":
                    continue  # "its Ethiopian supporters" names who supports it
                if owner.role != "demonym":
                    yield from reader.pair([head], [owner], cue, f"{cue.name}: O P S", at, -1)


def _owned(reader: Reader, owner: Found, head: Found) -> bool:
    """As in "The Guards' elite Quds Force": nothing but an adjective stands between owner and name."""
    line = reader.line
    if owner.role != "possessive" and line.key(owner.last) not in {"'s", "’s", "'", "’"}:
        return False
    between = range(owner.last + (owner.role != "possessive"), head.first)
    return all(lexicon().tags.get(line.key(i)) == "ADJ" for i in between)


def member_of(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N, a Front fighter", "S, a Front faction": the last word of a name's phrase says what S is."""
    chunk = reader.chunks[at]
    whole = chunk.found
    if whole is None or whole.role != "name" or whole.type not in _NAMED | {ActorType.COALITION}:
        return
    word = ""
    if reader.clauses.word(at - 1) == "among":  # "is among the members of the Front"
        word = next(
            (key for i in range(chunk.first, whole.first) if (key := reader.line.key(i)) in _GROUPS), ""
        )
    elif whole.last - whole.first > 1 and reader.line.key(chunk.first) in {"a", "an", "another"}:
        word = reader.line.key(whole.last - 1)
    for cue in reader.cues.of("part", word):
        if cue.relation == "PART_OF" and not cue.frames[0].turned:
            members, verb = among(reader, at)
            yield from reader.pair(members, [whole], cue, f"{cue.name}: S, O P", at, verb)


def exemplified(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Front groups such as S", "factions of the Front, among them S": they are of the Front."""
    comma = reader.clauses.kind(at + 1) == "COMMA"
    following = at + 1 + comma
    if reader.clauses.word(following) == "such_as" and reader.clauses.kind(following + 1) == "NP":
        group = reader.clauses.group_right(following + 1)
    elif comma and reader.clauses.kind(following) == "NP" and _counted(reader, at):
        group = reader.clauses.group_right(following)  # "two factions of the Front, S and S"
        group = group if len(group) > 1 else ()
    else:
        return
    wholes = [f for f in _divided(reader, at) if f.role == "name" and f.type in _WHOLES]
    members = reader.founds(group)
    for cue in reader.cues.of("link", "including"):
        yield from reader.pair(members, wholes, cue, f"{cue.name}: O such as S", at, -1)


def _counted(reader: Reader, at: int) -> bool:
    first = reader.line.key(reader.chunks[at].first)
    if reader.clauses.word(at - 1) == "of" and reader.clauses.kind(at - 2) == "NP":
        first = reader.line.key(reader.chunks[at - 2].first)
    return lexicon().tags.get(first) == "NUM" or first.isdigit()


def _divided(reader: Reader, at: int) -> list[Found]:
    """Whose groups or factions a phrase speaks of."""
    chunk = reader.chunks[at]
    if chunk.found is None:
        return chunk.owners[-1:] if chunk.word in _GROUPS else []
    titles = (*range(chunk.first, chunk.found.first), chunk.found.last - 1)
    behind = reader.clauses.word(at - 1) == "of" and reader.clauses.word(at - 2) in _GROUPS
    return [chunk.found] if behind or any(reader.line.key(i) in _GROUPS for i in titles) else []


def umbrella(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "S fights under the Front's umbrella", "is under N's command"."""
    chunk = reader.chunks[at]
    if chunk.word not in _COMMAND or reader.clauses.word(at - 1) != "under" or not chunk.owners:
        return
    verb = reader.clauses.verb_of(at)
    subjects = [f for f in reader.subjects(verb) if f.type in _NAMED] if verb >= 0 else []
    owner = chunk.owners[-1]
    if owner.type is ActorType.PERSON:
        for lead in reader.cues.of("verb", "lead"):
            yield from reader.pair([owner], subjects, lead, f"{lead.name}: O under S's", at, verb)
    elif owner.role in {"name", "possessive"}:
        for cue in reader.cues.of("link", "under_the_command_of"):
            yield from reader.pair(subjects, [owner], cue, f"{cue.name}: S under O's", at, verb)
