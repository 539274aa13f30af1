"""Frames of links: "alongside", "within", "of", "including", "under the flag of"."""

from collections.abc import Iterator

from allegiance.extraction.brigades import filling, numbered
from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.penalties import SHARING_LOT
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.resumed import resumed
from allegiance.extraction.several import leaders_at
from allegiance.extraction.standing import is_place
from allegiance.extraction.wielders import operation
from allegiance.records import ActorType

_PEOPLE = words("leavers", "people")
_HOLDING = words("attribution", "holding") | words("attribution", "holding_as")
_COMMAND = words("frames", "command")
_DIRECTIONS = words("groups", "directions")
_SAYING = words("attribution", "saying")
_BESIDE = frozenset({"beside", "next_to"})
_PAIR = 3  # chunks between the two of a pair: "A, and B"
_BEING_THERE = words("chunks", "placed") | frozenset({"be", "lie", "live", "sit", "camp"})
_CROWDS = lexicon()["crowds"]
_BLAMING = words("clauses", "blaming")
_RANKS = words("frames", "ranks") | {"general", "gen", "marshal"}
_NAMED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.ORGANIZATION})


def _unit_of(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "The Hill Battalion of the Northern Front": both are named bodies, side by side."""
    part, whole = reader.chunks[at - 1].found if at else None, reader.chunks[at + 1].found
    if whole is None and part is not None and part.how != "coreference" and part.type in _NAMED:
        whole = next((f for f in reader.maybe_person(at + 1) if not _somewhere(reader, f)), None)
    if part is None or whole is None or reader.chunks[at - 1].kind != "NP":
        return
    text = f"{cue.name}: {cue.frames[0].text}"
    plain = part.how != "coreference" or _told_again(reader, at - 1) or _general_s(reader, part, at + 1)
    led = part.type is ActorType.COALITION and whole.type is ActorType.PERSON
    named = part.role == "name" and plain and (led or part.type in _NAMED)
    if (named or part.role == "crowd") and whole.type is ActorType.PERSON:
        if part.role == "crowd" and (told := _called(reader, at + 1)) is not None:
            part = told  # "the rebels of Omar Diallo, the Hill Front, fled"
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


def _general_s(reader: Reader, army: Found, at: int) -> bool:
    """As in "At war with the army of General Omar Diallo": he commands it."""
    chunk = reader.chunks[at]
    man = chunk.found if chunk.found is not None and chunk.found.type is ActorType.PERSON else None
    titled = man is not None and not _RANKS.isdisjoint(reader.line.keys[chunk.first : man.first])
    return titled and army.type is ActorType.ARMY


def _told_again(reader: Reader, at: int) -> bool:
    """As in "M23, the group of": what stands behind a comma points to the name before it."""
    aside = reader.clauses.kind(at - 1) == "COMMA" and reader.clauses.kind(at - 2) == "NP"
    here, before = reader.chunks[at].found, reader.chunks[at - 2].found if aside else None
    return here is not None and before is not None and here.actor == before.actor


def _called(reader: Reader, at: int) -> Found | None:
    """The militia that an aside behind a phrase names."""
    commas = reader.clauses.kind(at + 1) == reader.clauses.kind(at + 3) == "COMMA"
    named = reader.chunks[at + 2].found if commas and reader.clauses.kind(at + 2) == "NP" else None
    militia = named is not None and named.role == "name" and named.type is ActorType.MILITIA
    return named if militia and reader.clauses.kind(at + 4) == "VP" else None


def _somewhere(reader: Reader, name: Found) -> bool:
    """Whether a name that could be a person's is more likely a place: "Northern Karamoja"."""
    keys = {reader.line.key(i) for i in range(name.first, name.last)}
    return bool(keys & (_DIRECTIONS | reader.scene.places | lexicon()["place_first"]))


def _serving(reader: Reader, at: int) -> tuple[list[Found], int] | None:
    """As in "The Hill Battalion serves as the 3rd Brigade of", "…, the 3rd Brigade of": the unit is named."""
    unit = reader.chunks[at].found
    if unit is None or not numbered(reader, unit):
        return None
    described, verb = filling(reader, at)
    if not described:
        described, verb = reader.described_by(at)
    described = [f for f in described if f.type is ActorType.MILITIA and f.role == "name"]
    return (described, verb) if described else None


def link(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "A fought alongside B", "A, a group within B", "B, including A"."""
    if cue.relation == "ALLIED_WITH" and reader.clauses.kind(at + 1) == "REL":
        yield from _whom(reader, at, cue)
    if reader.clauses.kind(at + 1) != "NP":
        return
    if cue.name == "of":
        yield from _unit_of(reader, at, cue)
    elif cue.name == "including" and (friends := _friends(reader, at)):
        yield from _among(reader, at, friends)
    elif cue.name != "including" or not (
        leaders_at(reader, _before_comma(reader, at)) or _of_others(reader, at) or _sort(reader, at)
    ):
        yield from _linked(reader, at, cue)  # "commanders of the Front, including N" lead it


def _whom(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "M23, alongside whom Rwandan troops fight,"."""
    verb = next((i for i in range(at + 2, len(reader.chunks)) if reader.clauses.kind(i) == "VP"), -1)
    acting = reader.clauses.kind(at + 2) == "NP" and verb > 0
    found = reader.founds(reader.clauses.antecedent(at)) if acting else []
    own = reader.founds(reader.clauses.group_right(at + 2)) if acting else []
    yield from reader.pair(own, found, cue, f"{cue.name}: O, _ whom S V", at, verb)


def _some(reader: Reader, at: int) -> bool:
    """As in "served in a unit under the command of N": which unit is not said."""
    return reader.clauses.kind(at) == "NP" and reader.chunks[at].indefinite


def _sort(reader: Reader, at: int) -> bool:
    """As in "The Front, an umbrella of militias including A": A is of the Front, and of no militias."""
    crowd = _before_comma(reader, at)
    found = reader.chunks[crowd].found if reader.clauses.kind(crowd) == "NP" else None
    of = reader.clauses.word(crowd - 1) in {"of", "for"} and reader.clauses.kind(crowd - 2) == "NP"
    if found is None or found.how != "unnamed" or not of:
        return False
    cues = reader.cues.of("part", reader.chunks[crowd - 2].word)
    return any(cue.relation == "PART_OF" and cue.frames[0].turned for cue in cues)


def _of_others(reader: Reader, at: int) -> bool:
    """As in "Groups that fight the army, including M23": M23 is one of the groups."""
    verb = reader.clauses.verb_of(at)
    relative = reader.clauses.relative(verb) if verb >= 0 and reader.clauses.kind(at - 1) == "COMMA" else -1
    whose = reader.clauses.antecedent(relative) if relative >= 0 else ()
    return any(reader.chunks[one].word in _CROWDS for one in whose)


def _before_comma(reader: Reader, at: int) -> int:
    return at - 1 - (reader.clauses.kind(at - 1) == "COMMA")


def _linked(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    object_ = reader.clauses.object(reader.clauses.verb_of(at))
    went = reader.clauses.word(reader.clauses.verb_of(at)) in {"enter", "reach", "leave", "storm"}
    taken = 0 <= object_ < at and not reader.chunks[object_].actors and not went
    if reader.clauses.word(at) == "along_with" and taken:
        return  # "captured three towns along with soldiers"
    right = [
        f
        for f in reader.founds(reader.clauses.group_right(at + 1), people=cue.name == "under")
        if not is_place(f) or cue.relation == "ALLIED_WITH"
    ]
    if not right and cue.relation == "ALLIED_WITH":
        right = reader.staff(at + 1)  # "alongside instructors of the Wagner Group"
    if reader.clauses.word(at) in _BESIDE and _placed(reader, at):
        return
    if _shares_lot(reader, at):
        return
    if not right:
        return
    left, verb = _called_so(reader, at, cue) or _with_object(reader, at, cue) or _link_left(reader, at, cue)
    left = [f for f in left if not is_place(f) or cue.relation == "ALLIED_WITH"]
    frame = cue.frames[0]
    if cue.name == "under" and (people := [f for f in right if f.type is ActorType.PERSON]):
        for lead in reader.cues.of("verb", "lead"):
            left = [f for f in left if f.how != "coreference" or not _some(reader, at - 1)]
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
        governed = cue.name == "under"  # "under the command of the Iraqi government"
        right = [
            f
            for f in right
            if f.type in {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION}
            or (governed and f.type is ActorType.STATE and _government(reader, f))
        ]
    yield from reader.pair(left, right, cue, f"{cue.name}: {frame.text}", at, verb)


def _called_so(reader: Reader, at: int, cue: Cue) -> tuple[list[Found], int] | None:
    """As in "Chad called M23 traitors | in the pay of Libya": those are M23, and not Chad."""
    verb = reader.clauses.verb_of(at)
    calls = verb >= 0 and reader.clauses.word(verb) in _HOLDING and not reader.chunks[verb].passive
    if not calls or cue.relation != "BACKS":
        return None
    object_ = reader.clauses.object(verb)
    if not 0 <= object_ < at:
        return [], verb
    return reader.founds([object_]) or list(reader.chunks[object_].owners[-1:]), -1


def _shares_lot(reader: Reader, at: int) -> bool:
    """As in "Canada listed M23 along with N", "accused M23 together with N": done to both, by neither."""
    verb = reader.clauses.verb_of(at) if reader.clauses.word(at) in SHARING_LOT else -1
    if verb < 0:
        return False
    word, behind = reader.chunks[verb].word, reader.clauses.object(verb) >= 0 or reader.chunks[verb].passive
    stated = {cue.relation for cue in reader.cues.of("verb", word)}
    return behind and "FIGHTS" not in stated and ("DESIGNATED_BY" in stated or word in _BLAMING)


def _placed(reader: Reader, at: int) -> bool:
    """As in "villages beside Syria", "is based next to it": where something is, and no alliance."""
    verb = reader.clauses.verb_of(at)
    return reader.bare_place(at + 1) or (verb >= 0 and reader.chunks[verb].word in _BEING_THERE)


def _government(reader: Reader, found: Found) -> bool:
    """Whether a state is spoken of by its government's name."""
    return reader.line.key(found.last - 1) in {"government", "ministry", "authorities"}


def _among(reader: Reader, at: int, friends: list[Found]) -> Iterator[Candidate]:
    members = reader.founds(reader.clauses.group_right(at + 1))
    for loyal in reader.cues.of("link", "loyal_to"):
        yield from reader.pair(members, friends, loyal, f"{loyal.name}: S among those _ O", at, -1)


def _friends(reader: Reader, at: int) -> list[Found]:
    """As in "Militants affiliated with O, including S": whom those are allied with of whom S is one."""
    whole = _before_comma(reader, at)
    if reader.clauses.kind(whole) != "NP" or reader.clauses.kind(whole - 2) != "NP":
        return []
    between = reader.chunks[whole - 1]
    if between.kind not in {"LINK", "PREP"} or not any(
        cue.name == "loyal" for cue in reader.cues.of("link", between.word)
    ):
        return []
    return reader.founds([whole])


def _plain(reader: Reader, at: int) -> bool:
    """Whether a phrase says no more than "the rebels", "fighters"."""
    found = reader.chunks[at].found
    if found is None or found.role not in {"crowd", "reference"}:
        return False
    chunk = reader.chunks[at]
    said = [i for i in range(chunk.first, chunk.last) if lexicon().tags.get(reader.line.key(i)) != "DET"]
    return len(said) == 1 and reader.line.key(said[0]) in _PEOPLE


def _followers(found: list[Found]) -> list[Found]:
    """Of several who stand before "loyal to" those who are: of "the army and clan militias" the militias."""
    if found and found[-1].role == "crowd":
        return [f for f in found if f.role == "crowd"]
    return [f for f in found if f.type is not ActorType.PERSON] if len(found) > 1 else found


def _with_object(reader: Reader, at: int, cue: Cue) -> tuple[list[Found], int] | None:
    """As in "Accused M23, jointly with the Front, of it": an aside speaks of the object before it."""
    verb = reader.clauses.verb_of(at)
    if cue.relation != "ALLIED_WITH" or verb < 0 or reader.clauses.object(verb) != at - 2:
        return None
    commas = reader.clauses.kind(at - 1), reader.clauses.kind(reader.clauses.group_right(at + 1)[-1] + 1)
    others = reader.founds([at - 2]) if commas == ("COMMA", "COMMA") else []
    return (others, verb) if others else None


def _link_left(reader: Reader, at: int, cue: Cue) -> tuple[list[Found], int]:
    verb = reader.clauses.verb_of(at)
    before = at - 1
    if reader.clauses.kind(before) == "COMMA":
        before -= 1
    before = _group_of(reader, before)
    if reader.clauses.kind(before) == "NP" and (verb != before):
        several = reader.clauses.group_left(before)
        last = before < at - 1 and before - several[0] > _PAIR  # "A, B and C, tied to D": C is
        nearest = (before,) if cue.name == "including" or (last and cue.name == "loyal") else several
        found = reader.founds(nearest)  # "A and the groups of B, including S": S is of B
        if cue.name == "loyal":
            bare = before == at - 1 and not (
                reader.chunks[before].definite or reader.chunks[before].indefinite
            )
            pointed = bool(found) and found[-1].how == "coreference"
            found = [] if bare and pointed else _followers(found)  # "A and soldiers loyal to B": his
            # "militias loyal to B, notably A", "A, one of the groups loyal to B"
            found = found or reader.told_examples(before) or _some_of(reader, before)
        # "fight alongside A under the command of B": not A, but whoever fights
        company = reader.clauses.word(several[0] - 1) == "with"
        company = company or reader.clauses.kind(before - 1) == "LINK"
        beside = cue.name == "under" and company and verb >= 0
        nominal = (cue.relation == "PART_OF" and not beside) or cue.name == "loyal"
        if not found and cue.name == "within":
            found = reader.described_by(before)[0]
        plain = cue.name == "loyal" and _plain(reader, before)  # "the rebels affiliated with M23" are M23
        struck = cue.name == "under" and verb >= 0 and reader.clauses.object(verb) == before
        struck = struck and any(
            one.relation == "FIGHTS" for one in reader.cues.of("verb", reader.clauses.word(verb))
        )
        if found and not plain and not struck and (nominal or verb < 0) and not is_place(found[0]):
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
    partners = _joined_by(reader, verb, before) if cue.name == "under" else []
    # "The raid was carried out alongside A", "a video shows fighters of B alongside A"
    shown = reader.founds([before]) if cue.relation == "ALLIED_WITH" and before == verb + 1 else []
    passive = cue.relation == "ALLIED_WITH" and reader.chunks[verb].passive
    # "The army's raids, conducted jointly with A"
    whose = [one for one in operation(reader, verb) if passive and one.type is not ActorType.PERSON]
    return [*reader.subjects(verb), *partners] or resumed(reader, verb) or shown or whose, verb


def _group_of(reader: Reader, at: int) -> int:
    """As in "The Front of Omar Diallo, together with M23,": the group that stands before its leader."""
    man = reader.chunks[at].found if at > 1 else None
    if man is None or man.type is not ActorType.PERSON or reader.clauses.word(at - 1) != "of":
        return at
    group = reader.chunks[at - 2].found
    return at - 2 if group is not None and group.type in _NAMED and group.role == "name" else at


def _joined_by(reader: Reader, verb: int, at: int) -> list[Found]:
    """As in "A cooperates with B under the banner of C": B, where they are said to be on one side."""
    cues = reader.cues.of("verb", reader.chunks[verb].word)
    with_ = reader.clauses.word(reader.clauses.group_left(at)[0] - 1) == "with"
    allied = with_ and any(cue.relation == "ALLIED_WITH" for cue in cues)
    return reader.founds(reader.clauses.group_left(at)) if allied else []


def _some_of(reader: Reader, at: int) -> list[Found]:
    """As in "M23, one of the groups | allied with Chad", "A and B, two groups | loyal to it"."""
    head = at - 2 if reader.clauses.word(at - 1) == "of" else at
    chunk = reader.chunks[max(head, 0)]
    counted = lexicon().tags.get(reader.line.key(chunk.first)) == "NUM" or chunk.word == "one"
    if head < 1 or not counted or chunk.found is not None or reader.clauses.kind(head - 1) != "COMMA":
        return []
    before, behind = head - 2, reader.clauses.group_right(at + 2)[-1] + 1
    says = reader.clauses.kind(behind) == "VP" and reader.clauses.word(behind) in _SAYING
    if reader.clauses.kind(before) != "NP" or (says and reader.clauses.has_verb(head)):
        return []  # "attacked M23, two groups allied with Chad said"
    group = reader.clauses.group_left(before) if chunk.word != "one" else (before,)
    return [one for one in reader.founds(group) if one.type in _NAMED]


def _who_commands(reader: Reader, verb: int) -> Found | None:
    """As in "A fought beside B, which is under its command": whose it is, A's and not B's."""
    relative = reader.clauses.relative(verb)
    main = reader.clauses.verb_of(relative) if relative > 0 else -1
    return next(iter(reader.subjects(main)), None) if main >= 0 else None


def umbrella(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "S fights under the Front's umbrella", "is under N's command"."""
    chunk = reader.chunks[at]
    if chunk.word not in _COMMAND or reader.clauses.word(at - 1) != "under" or not chunk.owners:
        return
    verb = reader.clauses.verb_of(at)
    subjects = [f for f in reader.subjects(verb) if f.type in _NAMED] if verb >= 0 else []
    such = at + 1 + (reader.clauses.kind(at + 1) == "COMMA")
    if reader.clauses.word(such) in {"such_as", "including"} and reader.clauses.kind(such + 1) == "NP":
        subjects = reader.founds(
            reader.clauses.group_right(such + 1)
        )  # "militias under its umbrella, such as"
    owner = chunk.owners[-1]
    if subjects and owner.how == "coreference" and owner.actor == subjects[-1].actor:
        owner = _who_commands(reader, verb) or owner
    if owner.type is ActorType.PERSON:
        for lead in reader.cues.of("verb", "lead"):
            yield from reader.pair([owner], subjects, lead, f"{lead.name}: O under S's", at, verb)
    elif owner.role in {"name", "possessive"}:
        for cue in reader.cues.of("link", "under_the_command_of"):
            yield from reader.pair(subjects, [owner], cue, f"{cue.name}: S under O's", at, verb)


def paid(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23 is on Chad's payroll", "M23, in Chad's pay, left"."""
    chunk = reader.chunks[at]
    if chunk.word not in {"pay", "payroll"} or reader.clauses.word(at - 1) not in {"in", "on"}:
        return
    paying = [owner for owner in chunk.owners if owner.type in {ActorType.STATE, *_NAMED}]
    before = at - 2 - (reader.clauses.kind(at - 2) == "COMMA")
    verb = reader.clauses.verb_of(at) if reader.clauses.kind(before) == "VP" else -1
    clients = reader.subjects(verb) if verb >= 0 else reader.founds([before]) if before >= 0 else []
    for cue in reader.cues.of("link", "in_the_pay_of"):
        yield from reader.pair(paying, clients, cue, f"{cue.name}: O on S's", at, verb)
