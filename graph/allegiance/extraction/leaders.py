"""Frames of persons and their bodies: leaders and spokesmen by title, apposition and appointment."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import BODIES, Candidate, Reader
from allegiance.extraction.states import army_of
from allegiance.records import ActorType

_RANKS = words("frames", "ranks")
_PRESS = words("frames", "press")
_LESSER = words("frames", "lesser")
_UNITS = words("frames", "units")
_FIELDS = words("frames", "fields")
_PARTS = words("frames", "parts")
_APPOINTING = words("frames", "appointing")
_REPLACING = words("frames", "replacing")
_SOME = frozenset({"militia", "rebel", "jihadist", "militant", "insurgent"})
_BEING = frozenset({"be", "become", "remain"})
_OF = frozenset({"of", "for", "with", "in", "within"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ARMIES = frozenset({"army", "military"})
_LED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION})


def role_of(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "N, R of O", "O's R, N", "R of O N"."""
    if cue.relation == "LEADS" and (army := _press_office(reader, at)):
        speakers = reader.described_by(at)[0]
        speaking = reader.cues.of("role", "spokesman")[0]
        yield from reader.pair(speakers, [army], speaking, f"{speaking.name}: S, director of press", at, -1)
        return
    groups, end = _bodies(reader, at)
    if cue.relation == "LEADS":
        groups = _headed(reader, reader.chunks[at].first, _last_before(reader, at) + 1, groups)
    if not groups:
        return
    if cue.relation == "LEADS" and _field(reader, at, _last_before(reader, at)):
        cue, groups = _officer(reader), [body for body in groups if body.type is ActorType.MILITIA]
    text = f"{cue.name}: {cue.frames[0].text}"
    people, verb = _holders(reader, at, end)
    yield from reader.pair(people, groups, cue, text, at, verb)
    if verb >= 0 and reader.clauses.word(at - 1) == "as" and reader.chunks[verb].word in _REPLACING:
        before = reader.clauses.object(verb)  # "succeeded N as leader of the Front"
        replaced = reader.founds([before], people=True) if before >= 0 else []
        yield from reader.pair(_persons(replaced), groups, replace(cue, over=True), text, at, verb)


def _bodies(reader: Reader, at: int) -> tuple[list[Found], int]:
    """The bodies that a role is of, and the chunk where the phrase ends."""
    groups = _beside(reader, at) or [b for one in reader.chunks[at].owners for b in _body_of(reader, one)]
    end = at
    for number, (preposition, phrase) in enumerate(reader.clauses.phrases(at)):
        if not number and _no_body(reader, at, phrase):
            continue
        if end > at and not (preposition == "of" and reader.clauses.kind(phrase - 2) == "CONJ"):
            break
        if preposition not in _OF and end == at and number:
            break
        if preposition in _OF:
            behind = reader.chunks[phrase].word in _PARTS
            members = reader.founds(reader.clauses.group_right(phrase), agents=behind)
            if not reader.chunks[phrase].found and (arm := _arm(reader, phrase)):
                members = [arm]
            groups = [*(groups if end > at else []), *members] or groups
            end = reader.clauses.group_right(phrase)[-1]
    if not groups and at and reader.chunks[at - 1].kind == "NP" and (named := reader.chunks[at - 1].found):
        groups = [named]  # a parenthesis stood between the group and its leader
    if not groups and reader.clauses.word(at - 1) == "whose":
        groups = reader.founds(reader.clauses.antecedent(at - 1))
    staff = reader.chunks[at].word == "chief" and reader.line.key(reader.chunks[at].last + 1) in _ARMIES
    if not groups and (staff or (end == at and reader.line.key(_last_before(reader, at)) in _ARMIES)):
        groups = _army(reader, at)
    return [f for f in groups if f.type in BODIES and f.type is not ActorType.STATE], end


def _beside(reader: Reader, at: int) -> list[Found]:
    """As in "The army drove out M23 and its founder, N": "its" is of the body that stands before "and"."""
    own = reader.line.key(reader.chunks[at].first) in {"its", "their"}
    if not own or reader.clauses.kind(at - 1) != "CONJ" or reader.clauses.kind(at - 2) != "NP":
        return []
    return [body for body in reader.founds([at - 2]) if body.type in _LED]


def _headed(reader: Reader, first: int, role: int, bodies: list[Found]) -> list[Found]:
    """The bodies that a role heads: "the UN humanitarian coordinator" is one of many."""
    if reader.line.key(role - 1) in _UNITS and reader.line.key(first) in {"a", "an"}:
        return []  # "a brigade commander of the Front" is one of its many
    lesser = any(reader.line.key(i) in _LESSER for i in range(first, role))
    return [body for body in bodies if not lesser or body.type is ActorType.MILITIA]


def _officer(reader: Reader) -> Cue:
    """What is said of an officer: he is a part."""
    return next(cue for cue in reader.cues.of("part", "officer") if cue.name == "part")


def _field(reader: Reader, at: int, before: int) -> bool:
    """As in "The group's procurement director", "its head of media": he heads a field and not the group."""
    owners = reader.chunks[at].owners
    own = not owners or before >= owners[-1].last
    behind = reader.clauses.word(at + 2) if reader.clauses.word(at + 1) == "of" else ""
    return behind in _FIELDS or (own and reader.line.key(before) in _FIELDS)


def _no_body(reader: Reader, at: int, phrase: int) -> bool:
    """As in "Chief of staff of the army", "head of media of the group": what follows first is no body."""
    word = reader.chunks[phrase].word
    if reader.chunks[at].word == "chief" and word == "staff":
        return True
    return word in _FIELDS and reader.chunks[phrase].found is None


def _arm(reader: Reader, at: int) -> Found | None:
    """As in "The head of the Front's armed wing, the Hill Battalion,": the arm that has a name."""
    if not any(cue.relation == "PART_OF" for cue in reader.cues.of("part", reader.chunks[at].word)):
        return None
    if reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP":
        at += 2
    at += 1 + (reader.clauses.kind(at + 1) == "COMMA")
    named = reader.chunks[at].found if reader.clauses.kind(at) == "NP" else None
    return named if named is not None and named.role == "name" and named.type in _LED else None


def _body_of(reader: Reader, owner: Found) -> list[Found]:
    """The body that an owner stands for: itself, or of "his spokesman" the group that he leads."""
    if owner.type is not ActorType.PERSON:
        return [owner] if owner.role != "demonym" else []
    if owner.actor not in reader.scene.heads or (body := forces_of(reader.scene, owner)) is None:
        return []
    return [replace(body, first=owner.first, last=owner.last, how="coreference", certainty=0.8)]


def _last_before(reader: Reader, at: int) -> int:
    """The token before the role word of a phrase."""
    chunk = reader.chunks[at]
    role = next((i for i in range(chunk.first, chunk.last) if reader.line.key(i) == chunk.word), chunk.first)
    return role - 1


def _army(reader: Reader, at: int) -> list[Found]:
    """As in "Army spokesman N": the army of the country that the text is about."""
    if not reader.scene.country:
        return []
    chunk = reader.chunks[at]
    army = army_of(reader.scene, reader.scene.country, chunk.first, chunk.last)
    return [army] if army is not None else []


def _holders(reader: Reader, at: int, end: int) -> tuple[list[Found], int]:
    """The persons who hold a role, and the verb that says so."""
    if appointed := _appointed(reader, at):
        return appointed
    people, verb = among(reader, at)
    following = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
    after = reader.chunks[following].found if reader.clauses.kind(following) == "NP" else None
    if after is not None and after.type is ActorType.PERSON and verb < 0:
        people = [after]  # "…, a spokesman for the group, Amina Said, said": he is named behind
    if people := _persons(people):
        return people, verb
    if reader.clauses.kind(end + 1) == "VP" and reader.chunks[end + 1].word in _BEING:
        following, verb = end + 2, end + 1  # "Its leader is Omar Diallo", "is a Nigerian, General Diallo"
        if reader.clauses.kind(end + 3) == "COMMA" and reader.clauses.kind(end + 4) == "NP":
            following += 2 * (reader.chunks[end + 2].found is None)
    if reader.clauses.kind(following) == "NP":
        chunk = reader.chunks[following]
        return _persons([chunk.found] if chunk.found else reader.maybe_person(following)), verb
    return [], verb


def _appointed(reader: Reader, at: int) -> tuple[list[Found], int] | None:
    """As in "Named N as its emir", "appointed N its commander", "N was named leader of the Front"."""
    before = at - 1
    if reader.clauses.kind(before) == "VP" and reader.chunks[before].passive:
        verb, person = before, -1
    else:
        person = before - 1 if reader.clauses.word(before) in {"as", "to", "be"} else before
        person -= reader.clauses.kind(person) in {"PREP", "COMMA"}
        apposed = reader.clauses.kind(person - 1) == "COMMA" and reader.clauses.kind(person - 2) == "NP"
        verb = person - 3 if apposed else person - 1  # "named a Tanzanian, N, as its leader"
    if reader.clauses.kind(verb) != "VP" or reader.chunks[verb].word not in _APPOINTING:
        return None
    if person < 0:
        return _persons(reader.subjects(verb, people=True)), verb
    if reader.clauses.kind(person) != "NP":
        return None
    return _persons(reader.founds([person], people=True)), verb


def _persons(found: list[Found]) -> list[Found]:
    return [one for one in found if one.type is ActorType.PERSON]


def among(reader: Reader, at: int) -> tuple[list[Found], int]:
    """Who an apposition or a predicate describes, also by "is among" and "one of"."""
    before = at - 1
    if reader.clauses.word(before) == "among" and reader.clauses.kind(before - 1) == "VP":
        if reader.chunks[before - 1].word in {*_BEING, "count", "rank"}:
            return reader.subjects(before - 1, people=True), before - 1
        return [], -1
    if reader.clauses.word(before) == "of" and reader.clauses.word(before - 1) == "one":
        return reader.described_by(before - 1)
    if reader.clauses.kind(before) == "CONJ" and (first := _joined(reader, before - 1)) >= 0:
        found, verb = reader.described_by(first)
        return _persons(found), verb
    return reader.described_by(at)


def _joined(reader: Reader, at: int) -> int:
    """As in "N is a member of O and a commander of P": the first of two that say what he is, or -1."""
    governor = reader.clauses.governed(at) if reader.clauses.kind(at) == "NP" else -1
    if governor < 1 or reader.clauses.word(governor) != "of" or reader.chunks[governor - 1].found:
        return -1
    word = reader.clauses.word(governor - 1)
    return governor - 1 if reader.cues.of("role", word) or reader.cues.of("part", word) else -1


def heads_of(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N, one of the commanders of O", "is among the leaders of O", "a senior O commander, N"."""
    chunk = reader.chunks[at]
    body = chunk.found
    if body is None or body.type not in _LED:
        return
    titles = [reader.line.key(i) for i in range(chunk.first, body.first)]
    plural = next((cue for key in titles if key.endswith("s") for cue in _titles(reader, key[:-1])), None)
    if plural is not None and reader.clauses.word(at - 1) in {"of", "among"}:
        people, verb = among(reader, at)
        yield from reader.pair(_persons(people), [body], plural, f"{plural.name}: S, one of R of O", at, verb)
    last = reader.line.key(body.last - 1)
    if body.last - body.first > 1 and reader.line.key(chunk.first) in {"a", "an", "another", "former", "the"}:
        for cue in _titles(reader, last):
            people, verb = _holders(reader, at, at)
            yield from reader.pair(people, [body], cue, f"{cue.name}: S, O R", at, verb)


def _titles(reader: Reader, word: str) -> tuple[Cue, ...]:
    return reader.cues.of("role", word)


def role_before(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "ELN commander Nicolas Rodriguez", "its leader N", "Army spokesman N": body, role and name."""
    chunk = reader.chunks[at]
    if chunk.found is not None and chunk.found.type is not ActorType.PERSON:
        return
    start = chunk.owners[-1].last if chunk.owners else chunk.first
    role = next((i for i in range(start, chunk.last) if _roles(reader, reader.line.key(i))), -1)
    if role < 0:
        return
    owners = [
        body
        for owner in chunk.owners
        for body in _body_of(reader, owner)
        if body.type in BODIES and body.type is not ActorType.STATE
    ]
    if not chunk.owners and reader.clauses.word(at - 1) == "whose":
        owners = reader.founds(reader.clauses.antecedent(at - 1))
    ranked = reader.line.key(role) in _RANKS  # "Army Col. N" may be of any army
    if not chunk.owners and not owners and role and reader.line.key(role - 1) in _ARMIES and not ranked:
        owners = _army(reader, at)
    people = [chunk.found] if chunk.found else reader.maybe_person(at, role + 1)
    owners = [one for one in owners if not _some(reader, one, role)]
    owners = _headed(reader, start, role, owners)
    field = role > start and reader.line.key(role - 1) in _FIELDS
    for cue in (_officer(reader),) if field else _roles(reader, reader.line.key(role)):
        yield from reader.pair(people, owners[-1:], cue, f"{cue.name}: O R S", at, -1)


def _some(reader: Reader, body: Found, role: int) -> bool:
    """As in "The militia leader Omar Diallo": which militia is not said."""
    return body.how == "coreference" and body.last == role and reader.line.key(role - 1) in _SOME


def _roles(reader: Reader, word: str) -> tuple[Cue, ...]:
    if word in _RANKS:
        return tuple(cue for cue in reader.cues.of("part", "officer") if cue.name == "part")
    return reader.cues.of("role", word) or tuple(
        cue for cue in reader.cues.of("part", word) if cue.name == "part"
    )


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


def under(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army, under General N,", "M23 under N": a person behind a body leads it."""
    if reader.clauses.word(at) != "under" or reader.clauses.kind(at + 1) != "NP":
        return
    before = at - 1 - (reader.clauses.kind(at - 1) == "COMMA")
    body = reader.chunks[before].found if reader.clauses.kind(before) == "NP" else None
    part = before - 2
    if reader.clauses.word(before - 1) == "of" and reader.cues.of("part", reader.clauses.word(part)):
        body = next(iter(reader.described_by(part)[0]), None)  # "M23, an arm of the Front under N"
    if body is None or body.type not in _LED:
        return
    chunk = reader.chunks[at + 1]
    people = _persons([chunk.found] if chunk.found else reader.maybe_person(at + 1))
    for cue in reader.cues.of("verb", "lead"):
        yield from reader.pair(people, [body], cue, f"{cue.name}: O under S", at, -1)


def possessor(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Haftar's Libyan National Army": whose it is leads it."""
    body = reader.chunks[at].found
    if body is None or body.role != "name" or body.type not in {ActorType.MILITIA, ActorType.ARMY}:
        return
    if body.how == "coreference":
        return  # "Haftar's forces" only point to them
    if reader.clauses.word(at - 1) == "whose":  # "Haftar, whose Libyan National Army"
        holders = _persons(reader.founds(reader.clauses.antecedent(at - 1), people=True))
        for cue in reader.cues.of("verb", "lead"):
            yield from reader.pair(holders, [body], cue, f"{cue.name}: S whose O", at, -1)
        return
    owners = reader.chunks[at].owners[-1:] or reader.maybe_person(at)
    for owner in owners:
        if owner.type is not ActorType.PERSON or owner.role != "name" or owner.last >= body.first:
            continue
        if reader.line.key(owner.last) in _POSSESSIVE and _plain(reader, owner.last + 1, body.first):
            for cue in reader.cues.of("verb", "lead"):
                yield from reader.pair([owner], [body], cue, f"{cue.name}: S's O", at, -1)


def _plain(reader: Reader, first: int, last: int) -> bool:
    """Whether nothing but adjectives stands there."""
    return all(lexicon().tags.get(reader.line.key(i)) == "ADJ" for i in range(first, last))


def succeeded(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N succeeded him", "he was replaced by N": N leads what the other led."""
    chunk = reader.chunks[at]
    if chunk.word not in _REPLACING:
        return
    if chunk.passive:
        before, after = reader.subjects(at), reader.agents_after(at)
    else:
        object_ = reader.clauses.object(at)
        before = reader.founds([object_]) if object_ >= 0 else []
        after = reader.subjects(at, people=True)
    for former in before:
        for cue in reader.cues.of("verb", "lead") if former.type is ActorType.PERSON else ():
            led = _body_of(reader, former)
            yield from reader.pair(_persons(after), led, cue, f"{cue.name}: S succeeded", at, at)


def part_led(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N heads the Front's political bureau", "commands a faction of the group"."""
    object_ = reader.clauses.object(at)
    if object_ < 0 or reader.chunks[object_].found is not None:
        return
    word = reader.chunks[object_].word
    if word not in _PARTS:
        return  # who commands a faction does not lead the whole
    bodies = [f for f in reader.chunks[object_].owners if f.role != "demonym"]
    if not bodies and reader.clauses.word(object_ + 1) == "of" and reader.clauses.kind(object_ + 2) == "NP":
        bodies = reader.founds(reader.clauses.group_right(object_ + 2))
    people = _persons(reader.subjects(at, people=True))
    for cue in reader.cues.of("verb", "lead"):
        yield from reader.pair(
            people, [f for f in bodies if f.type in _LED], cue, f"{cue.name}: S V part of O", at, at
        )
