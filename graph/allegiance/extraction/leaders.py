"""Frames of leaders without a title: behind "under", before a possessive, by succession."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.bodies import LED, arm, body_of, officer, owners_of
from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import persons
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_PARTS = words("frames", "parts")
_REPLACING = words("frames", "replacing")
_APPOINTING = words("frames", "appointing")
_ARMED = frozenset({ActorType.MILITIA, ActorType.COALITION})
_SECTIONS = words("frames", "sections")
_HELM = frozenset({"command", "charge", "control", "leadership", "helm", "reins"})
_MOVEMENTS = frozenset({"movement", "group", "militia", "organisation", "organization", "faction", "party"})
_FOLLOWERS = _MOVEMENTS | frozenset({"men", "fighters", "followers", "rebels", "forces", "gang", "outfit"})
_HEADED = _MOVEMENTS | {"wing", "branch", "brigade", "battalion", "front"}
_PARTIES = frozenset({"party", "movement", "congress", "union", "front"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


_EMERGING = words("frames", "emerging") | {"begin", "start", "operate", "fight"}
_PARTING = frozenset({"break_away", "split_off", "break_off", "split", "splinter", "secede"})


def under(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army, under General N,", "M23 under N": a person behind a body leads it."""
    if reader.clauses.word(at) != "under" or reader.clauses.kind(at + 1) != "NP":
        return
    before = at - 1 - (reader.clauses.kind(at - 1) == "COMMA")
    body = reader.chunks[before].found if reader.clauses.kind(before) == "NP" else None
    part = before - 2
    if reader.clauses.word(before - 1) == "of" and reader.cues.of("part", reader.clauses.word(part)):
        body = next(iter(reader.described_by(part)[0]), None)  # "M23, an arm of the Front under N"
    elif body is None and reader.clauses.kind(before) == "NP" and reader.chunks[before].indefinite:
        body = next(iter(reader.described_by(before)[0]), None)  # "M23 is a splinter group under N"
    verb = reader.clauses.verb_of(at)
    if body is None and reader.clauses.word(verb) in _EMERGING | _PARTING and not reader.chunks[verb].passive:
        body = next(iter(reader.subjects(verb)), None)  # "M23, which arose in the north under N"
    if body is not None and body.how == "unnamed" and (told := _described(reader, before)) is not None:
        body = told
    if body is None or body.type not in LED:
        return
    chunk = reader.chunks[at + 1]
    people = persons([chunk.found] if chunk.found else reader.maybe_person(at + 1))
    for cue in reader.cues.of("verb", "lead"):
        yield from reader.pair(people, [body], cue, f"{cue.name}: O under S", at, -1)


def _described(reader: Reader, at: int) -> Found | None:
    """As in "The Front, a coalition of village militias under N": the Front that is one."""
    if reader.clauses.word(at - 1) != "of" or reader.clauses.kind(at - 2) != "NP":
        return None
    head = reader.chunks[at - 2]
    return head.found if head.indefinite and head.found and head.found.how == "coreference" else None


def possessor(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Haftar's Libyan National Army": whose it is leads it."""
    body = reader.chunks[at].found
    if body is not None and body.type is ActorType.PERSON:
        yield from _man_of(reader, at, body)
    if body is None or body.role != "name" or body.type not in LED:
        return
    if body.type is ActorType.ORGANIZATION and reader.line.key(body.last - 1) not in _PARTIES:
        return  # "Trump's State Department"
    if body.how == "coreference" and reader.line.key(body.last - 1) not in _HEADED:
        return  # "Haftar's forces" only point to them
    if reader.clauses.word(at - 1) == "whose":
        yield from _whose(reader, at, body)
        return
    owners = reader.chunks[at].owners[-1:] or reader.maybe_person(at)
    for owner in owners:
        if owner.type is not ActorType.PERSON or owner.role != "name" or owner.last >= body.first:
            continue
        if reader.line.key(owner.last) in _POSSESSIVE and _plain(reader, owner.last + 1, body.first):
            for cue in reader.cues.of("verb", "lead"):
                yield from reader.pair([owner], [body], cue, f"{cue.name}: S's O", at, -1)


def _man_of(reader: Reader, at: int, man: Found) -> Iterator[Candidate]:
    """As in "M23's Omar Diallo said": he is of M23."""
    whose = reader.chunks[at].owners[-1:]
    named = bool(whose) and whose[0].role == "name" and whose[0].type is ActorType.MILITIA
    beside = named and reader.line.key(whose[0].last) in _POSSESSIVE and man.first == whose[0].last + 1
    beside = beside and man.last - man.first > 1 and man.actor not in reader.scene.index.of
    for cue in reader.cues.of("link", "of") if beside and man.role == "name" else ():
        yield from reader.pair([man], whose, cue, f"{cue.name}: O's S", at, -1)


def _whose(reader: Reader, at: int, body: Found) -> Iterator[Candidate]:
    """As in "Haftar, whose Libyan National Army", "the Council, whose Hill Brigade"."""
    holders = reader.founds(reader.clauses.antecedent(at - 1), people=True)
    for cue in reader.cues.of("verb", "lead"):
        yield from reader.pair(persons(holders), [body], cue, f"{cue.name}: S whose O", at, -1)
    wholes = [f for f in holders if f.type in _ARMED | {ActorType.ORGANIZATION} and f.role == "name"]
    for cue in reader.cues.of("link", "of") if body.type is ActorType.MILITIA else ():
        yield from reader.pair([body], wholes, cue, f"{cue.name}: O whose S", at, -1)


def follows(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Muqtada al-Sadr's movement": who is known to lead a body is told to have one."""
    chunk = reader.chunks[at]
    owner = chunk.owners[-1] if chunk.owners else None
    if owner is None or owner.type is not ActorType.PERSON or chunk.word not in _FOLLOWERS:
        return
    known = body_of(reader, owner) if chunk.word in _MOVEMENTS else []
    led = [body for body in known if body.type is ActorType.MILITIA]
    if (told := _told(reader, at)) is not None:
        led = [told]  # "Omar Diallo's militia, the Hill Front, fled"
    for cue in reader.cues.of("verb", "lead"):
        yield from reader.pair([owner], led, cue, f"{cue.name}: S's movement", at, -1)


def _told(reader: Reader, at: int) -> Found | None:
    """The militia that an aside behind a phrase names."""
    if reader.clauses.kind(at + 1) != "COMMA" or reader.clauses.kind(at + 2) != "NP":
        return None
    named = reader.chunks[at + 2].found
    ends = reader.clauses.kind(at + 3) in {"", "BREAK"} or (
        reader.clauses.kind(at + 3) == "COMMA" and reader.clauses.kind(at + 4) in {"VP", "PREP", "REL"}
    )
    return named if named is not None and named.role == "name" and named.type in _ARMED and ends else None


def _plain(reader: Reader, first: int, last: int) -> bool:
    """Whether nothing but adjectives stands there."""
    return all(lexicon().tags.get(reader.line.key(i)) == "ADJ" for i in range(first, last))


def succeeded(reader: Reader, at: int, read: list[Candidate]) -> Iterator[Candidate]:
    """As in "N succeeded him", "he was replaced by N": N leads what the other led, also by what was read."""
    chunk = reader.chunks[at]
    if chunk.kind != "VP" or chunk.word not in _REPLACING:
        return
    if chunk.passive:
        before, after = reader.subjects(at), reader.agents_after(at)
    else:
        object_ = reader.clauses.object(at)
        before = (
            (reader.founds([object_], people=True) or _apposed_man(reader, object_)) if object_ >= 0 else []
        )
        after = persons(reader.subjects(at, people=True)) or _raised(reader, at)
        after = after or _man_behind(reader, at, object_)
    for former in before:
        for cue in reader.cues.of("verb", "lead") if former.type is ActorType.PERSON else ():
            told = _led_in(read, former)
            led = body_of(reader, former) or told
            yield from reader.pair(persons(after), led, cue, f"{cue.name}: S succeeded", at, at)
            if told or reader.clauses.word(at + 2) == "as":
                continue  # "replaced N as chairman of the commission"
            for new in persons(after)[:1]:  # "M23 is led by N, who replaced M"
                over = replace(cue, over=True)
                yield from reader.pair([former], _led_in(read, new), over, f"{cue.name}: replaced S", at, at)


def _raised(reader: Reader, at: int) -> list[Found]:
    """As in "N was chosen as its leader in May to succeed M", "Chad named N as its head to replace M"."""
    verb = next((i for i in range(at - 1, -1, -1) if reader.clauses.kind(i) == "VP"), -1)
    if verb < 0 or reader.chunks[at].form != "to" or reader.chunks[verb].word not in _APPOINTING:
        return []
    if reader.chunks[verb].passive:
        return reader.subjects(verb, people=True)
    object_ = reader.clauses.object(verb)
    return reader.founds([object_], people=True) if object_ >= 0 else []


def _man_behind(reader: Reader, at: int, object_: int) -> list[Found]:
    """As in "the man who replaced him, N,": who it is stands behind the clause."""
    aside = reader.clauses.kind(object_ + 1) == "COMMA" and reader.clauses.kind(object_ + 2) == "NP"
    told = object_ > at and reader.clauses.kind(at - 1) == "REL" and aside
    return persons(reader.founds([object_ + 2], people=True)) if told else []


def _led_in(read: list[Candidate], person: Found) -> list[Found]:
    """The body that the sentence was read to say a person leads."""
    told = (one for one in read if one.relation == "LEADS" and one.subject.actor == person.actor)
    return [one.object for one in told][:1]


def _apposed_man(reader: Reader, at: int) -> list[Found]:
    """As in "who replaced the jailed founder, N": who it was, where a name follows."""
    role = reader.chunks[at].definite and bool(reader.cues.of("role", reader.chunks[at].word))
    aside = reader.clauses.kind(at + 1) == "COMMA" and reader.clauses.kind(at + 2) == "NP"
    return persons(reader.founds([at + 2], people=True)) if role and aside else []


def took_over(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Omar was killed, and Musa took over", "Musa took command": of what the last leader led."""
    chunk, following = reader.chunks[at], reader.clauses.kind(at + 1)
    bare = chunk.word == "take_over" and following != "NP"
    held = chunk.word in {"take", "assume"} and reader.clauses.word(at + 1) in _HELM
    if not bare and not (held and reader.clauses.word(at + 2) not in {"of", "in", "over"}):
        return
    if bare and reader.clauses.word(at + 1) in {"from", "as", "in"}:
        return
    people = persons(reader.subjects(at, people=True))[:1]
    led = last_led(reader, people[0]) if people else []
    for cue in reader.cues.of("verb", "take_over") if led else ():
        yield from reader.pair(people, led, cue, f"{cue.name}: S V", at, at)


def last_led(reader: Reader, after: Found) -> list[Found]:
    """What the person leads who was named last before another."""
    before = [f for f in reader.line.founds if f.last <= after.first]
    for founds in (before, *(line.founds for line in reader.scene.before(reader.line, 2))):
        for found in reversed(founds):
            if found.type is ActorType.PERSON and found.actor != after.actor:
                return [replace(f, first=after.first, last=after.last) for f in body_of(reader, found)]
    return []


def part_led(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N heads the Front's political bureau", "commands a faction of the group"."""
    object_ = reader.clauses.object(at)
    if object_ >= 0 and (whole := unit_led(reader, object_)):
        people = persons(reader.subjects(at, people=True))
        yield from reader.pair(people, whole, officer(reader), "part: S V a unit of O", at, at)
        return
    if object_ < 0 or reader.chunks[object_].found is not None:
        return
    word = reader.chunks[object_].word
    if (named := arm(reader, object_)) is not None:  # "commands the Front's armed wing, the Hill Battalion"
        for cue in reader.cues.of("verb", "lead"):
            people = persons(reader.subjects(at, people=True))
            yield from reader.pair(people, [named], cue, f"{cue.name}: S V part, O", at, at)
        return
    if word not in _PARTS:
        return  # who commands a faction does not lead the whole
    bodies = [f for f in owners_of(reader, object_) if f.role != "demonym"]
    if not bodies and reader.clauses.word(object_ + 1) == "of" and reader.clauses.kind(object_ + 2) == "NP":
        bodies = reader.founds(reader.clauses.group_right(object_ + 2))
    people = persons(reader.subjects(at, people=True))
    for cue in reader.cues.of("verb", "lead"):
        yield from reader.pair(
            people, [f for f in bodies if f.type in _ARMED], cue, f"{cue.name}: S V part of O", at, at
        )


def unit_led(reader: Reader, at: int) -> list[Found]:
    """As in "Commands an M23 battalion", "leads a unit of M23": whose it is, of which he is an officer."""
    chunk = reader.chunks[at]
    one = reader.line.key(chunk.first) in {"a", "an", "another"}
    if at < 0 or chunk.kind != "NP" or not one or arm(reader, at) is not None:
        return []
    named = chunk.found
    before = reader.line.keys[chunk.first : named.first] if named is not None else []
    if "of" in before and not _SECTIONS.isdisjoint(before):
        return [body for body in (named,) if body is not None and body.type in _ARMED]
    last = reader.line.tokens[chunk.last - 1]
    if last.key not in _SECTIONS or last.capital or (named is not None and named.last - named.first == 1):
        return []
    whole = [named] if named is not None else chunk.owners[-1:]
    behind = reader.clauses.word(at + 1) in {"of", "in"} and reader.clauses.kind(at + 2) == "NP"
    whole = whole or (reader.founds([at + 2]) if behind else [])
    return [body for body in whole if body.type in _ARMED and body.role == "name"]
