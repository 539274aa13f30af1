"""Frames of titles: "N, R of O", "O's R, N", "the O R N", "one of the R of O"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.bodies import (
    ARMIES,
    LED,
    before_role,
    bodies,
    body_of,
    headed,
    of_field,
    officer,
    own_army,
    press_office,
    spoken_for,
)
from allegiance.extraction.cues import Cue
from allegiance.extraction.found import BODIES, Found, Line
from allegiance.extraction.incumbents import among, holders, persons
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.names import key
from allegiance.records import ActorType

_RANKS = words("frames", "ranks")
_FIELDS = words("frames", "fields")
_REPLACING = words("frames", "replacing")
_SECTIONS = words("frames", "sections")
_HEADS = words("references", "sorts") | words("heads", "bands")
_OF_GROUP = (["group"], ["militia"], ["rebel"], ["movement"], ["the", "group"])
_SAYING = frozenset({"say", "tell", "add", "report", "announce"})
_ANYBODY_S = frozenset({"commander", "strongman"})
_SOME = frozenset({"militia", "rebel", "jihadist", "militant", "insurgent"})


def role_of(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "N, R of O", "O's R, N", "R of O N"."""
    if cue.relation == "LEADS" and (army := press_office(reader, at)):
        speakers = reader.described_by(at)[0]
        speaking = reader.cues.of("role", "spokesman")[0]
        yield from reader.pair(speakers, [army], speaking, f"{speaking.name}: S, director of press", at, -1)
        return
    groups, end = bodies(reader, at)
    if not groups and cue.relation == "SPEAKS_FOR":
        named = _by_its_head(reader, before_role(reader, at)) or _told_before(reader, at)
        groups = spoken_for(reader, at) or named
    if not groups and reader.chunks[at].word == "commander" and reader.chunks[at].indefinite:
        groups = [body for body in _told_before(reader, at) if body.type is ActorType.MILITIA]
    if cue.relation == "LEADS":
        groups, end, cue = _headed(reader, at, groups, end, cue)
    if not groups:
        return
    text = f"{cue.name}: {cue.frames[0].text}"
    people, verb = holders(reader, at, end)
    yield from reader.pair(people, groups, cue, text, at, verb)
    if (
        verb >= 0
        and reader.clauses.word(at - 1) == "as"
        and reader.chunks[verb].word in _REPLACING | {"take_over"}
    ):
        before = reader.clauses.object(verb)  # "succeeded N as leader of the Front"
        replaced = reader.founds([before], people=True) if before >= 0 else []
        if reader.chunks[verb].word == "take_over":  # "took over from N as leader of the Front"
            left = [phrase for word, phrase in reader.clauses.phrases(verb)[:1] if word == "from"]
            replaced = reader.founds(left, people=True)
        yield from reader.pair(persons(replaced), groups, replace(cue, over=True), text, at, verb)


def _headed(reader: Reader, at: int, groups: list[Found], end: int, cue: Cue) -> tuple[list[Found], int, Cue]:
    """Whom a leader leads, or of whom he is an officer, where the phrase ends, and the cue that says so."""
    before = before_role(reader, at)
    led = headed(reader, reader.chunks[at].first, before + 1, groups)
    if not led and (section := _section(reader, at)):
        return section[0], section[1], officer(reader)
    # "a field commander with the Front" is one of its many
    field = bool(groups) and not led and reader.line.key(before) == "field"
    if field or (led and of_field(reader, at, before)):
        officers = [body for body in led or groups if body.type is ActorType.MILITIA]
        return officers, end, officer(reader)
    return led, end, cue


def _section(reader: Reader, at: int) -> tuple[list[Found], int] | None:
    """As in "A commander in M23's rocket unit", "head of the drone unit of M23": whose it is, and its end."""
    unit = at + 2
    if reader.clauses.word(at + 1) not in {"in", "of", "for", "from"} or reader.clauses.kind(unit) != "NP":
        return None
    chunk = reader.chunks[unit]
    if chunk.found is not None or chunk.word not in _SECTIONS:
        return None
    whose, end = chunk.owners[-1:], unit
    if not whose and reader.clauses.word(unit + 1) in {"of", "in"} and reader.clauses.kind(unit + 2) == "NP":
        whose, end = reader.founds([unit + 2]), unit + 2
    whose = [one for one in whose if one.type is ActorType.MILITIA]
    return (whose, end) if whose else None


def _told_before(reader: Reader, at: int) -> list[Found]:
    """As in "A spokesman, N, confirmed it": of the one body that the sentence before tells of."""
    alone = not reader.chunks[at].owners and reader.clauses.kind(at + 1) == "COMMA"
    if not alone or reader.clauses.word(at - 1) == "as":
        return []
    return _only_body(reader, at)


def _only_body(reader: Reader, at: int) -> list[Found]:
    """The one body that the sentence before tells of."""
    before = reader.scene.before(reader.line, 1)
    bodies_ = [one for line in before for one in line.founds if one.type in BODIES]
    named = [one for one in bodies_ if one.type in LED and one.role == "name"]
    first = reader.chunks[at].first
    only = len({one.actor for one in bodies_}) == 1 and bool(named)
    return [replace(named[0], first=first, last=first + 1, how="coreference", certainty=0.8)] if only else []


def heads_of(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "N, one of the commanders of O", "is among the leaders of O", "a senior O commander, N"."""
    chunk = reader.chunks[at]
    body = chunk.found
    if body is None or body.type not in LED:
        return
    titles = [reader.line.key(i) for i in range(chunk.first, body.first)]
    plural = next(
        (cue for key in titles if key.endswith("s") for cue in reader.cues.of("role", key[:-1])), None
    )
    if plural is not None and reader.clauses.word(at - 1) in {"of", "among"}:
        people, verb = among(reader, at)
        yield from reader.pair(persons(people), [body], plural, f"{plural.name}: S, one of R of O", at, verb)
    last = reader.line.key(body.last - 1)
    if body.last - body.first > 1 and reader.line.key(chunk.first) in {"a", "an", "another", "former", "the"}:
        for cue in reader.cues.of("role", last):
            people, verb = holders(reader, at, at)
            yield from reader.pair(people, [body], cue, f"{cue.name}: S, O R", at, verb)


def role_before(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "ELN commander Nicolas Rodriguez", "its leader N", "Army spokesman N": body, role and name."""
    chunk = reader.chunks[at]
    if chunk.found is not None and chunk.found.type is not ActorType.PERSON:
        return
    start = chunk.owners[-1].last if chunk.owners else chunk.first
    sort = not chunk.owners and reader.line.key(start) in _HEADS  # "brigade spokesman N"
    sort = sort and bool(reader.cues.of("role", reader.line.key(start + 1)))
    role, cues = _role(reader, start + sort, chunk.last)
    if role < 0:
        return
    owners = _owners(reader, at, role)
    people = [chunk.found] if chunk.found else reader.maybe_person(at, role + 1)
    if not owners and cues[0].relation == "SPEAKS_FOR":
        owners = spoken_for(reader, at) if chunk.owners else _sayer(reader, at, role)
    owners = [one for one in owners if not _some(reader, one, role)]
    owners = headed(reader, start, role, owners)
    field = role > start and reader.line.key(role - 1) in _FIELDS
    for cue in (officer(reader),) if field else cues:
        yield from reader.pair(people, owners[-1:], cue, f"{cue.name}: O R S", at, -1)


def _role(reader: Reader, start: int, end: int) -> tuple[int, tuple[Cue, ...]]:
    """The first token of a role among others, and its cues: "commander", "secretary-general"."""
    for step in range(start, end):
        before = step - 1 - (reader.line.key(step - 1) == "-")
        pair = f"{reader.line.key(before)}_{reader.line.key(step)}" if before >= start else ""
        if cues := reader.cues.of("role", pair) or _roles(reader, reader.line.key(step)):
            return step, cues
    return -1, ()


def _owners(reader: Reader, at: int, role: int) -> list[Found]:
    """Whose leader or spokesman a phrase names."""
    chunk = reader.chunks[at]
    owners = [
        body
        for owner in chunk.owners
        for body in body_of(reader, owner)
        if body.type in BODIES and body.type is not ActorType.STATE
    ]
    if not chunk.owners and reader.clauses.word(at - 1) == "whose":
        owners = reader.founds(reader.clauses.antecedent(at - 1))
    if not chunk.owners and not owners and reader.line.key(chunk.first - 1) == ")" and role == chunk.first:
        owners = (
            reader.founds([at - 1]) if reader.clauses.kind(at - 1) == "NP" else []
        )  # "the Front (FLN) leader N"
        return [one for one in owners if one.type in LED]
    if not chunk.owners and not owners and (shared := _shared(reader, at)):
        return shared
    ranked = reader.line.key(role) in _RANKS  # "Army Col. N" may be of any army
    if not chunk.owners and not owners and role and reader.line.key(role - 1) in ARMIES and not ranked:
        generic = reader.line.key(role - 1) == "military" and reader.line.key(role) in _ANYBODY_S
        owners = [] if generic else own_army(reader, at)
    return owners


def _shared(reader: Reader, at: int) -> list[Found]:
    """As in "M23 president N and military chief M": of the body that the first of two leads."""
    if reader.clauses.kind(at - 1) != "CONJ" or reader.clauses.kind(at - 2) != "NP":
        return []
    first = reader.chunks[at - 2]
    titled = first.found is not None and first.found.type is ActorType.PERSON and first.owners
    roles = titled and any(_roles(reader, key) for key in reader.line.keys[first.first : first.last])
    return [one for one in first.owners[-1:] if one.type in LED and one.role == "name"] if roles else []


def _sayer(reader: Reader, at: int, role: int) -> list[Found]:
    """As in "Troops of the Hill Brigade crossed the river, spokesman N said": of those who are told of."""
    first = reader.chunks[at].first
    if role == first + 1 and (named := _by_its_head(reader, first)):
        return named
    spoken = role == first or reader.line.keys[first:role] in _OF_GROUP
    alone = spoken and reader.clauses.kind(at - 1) == "COMMA"
    says = reader.clauses.kind(at + 1) == "VP" and reader.chunks[at + 1].word in _SAYING
    if not at and says and spoken:
        return _only_body(reader, at)  # "M23 took the town. Spokesman N said"
    verb = next((i for i in range(at) if reader.clauses.kind(i) == "VP"), -1)
    if not (alone and says and verb >= 0) or reader.chunks[verb].form != "finite":
        return []
    told = reader.subjects(verb)
    return [f for f in told[:1] if f.type in LED and f.role == "name" and f.how != "coreference"]


def _by_its_head(reader: Reader, at: int) -> list[Found]:
    """As in "The Hill Brigades left. Four died, brigade spokesman N said": the body whose name ends so."""
    head = reader.line.key(at)
    for line in (reader.line, *reader.scene.before(reader.line, 2)):
        named = [
            one
            for one in line.founds
            if (line is not reader.line or one.last <= at)
            and one.type in LED
            and one.role == "name"
            and _ends(line, one, head)
        ]
        if named:
            only = len({one.actor for one in named}) == 1
            told = replace(named[-1], first=at, last=at + 1, how="coreference", certainty=0.8)
            return [told] if only else []
    return []


def _ends(line: Line, body: Found, head: str) -> bool:
    """Whether a body's name ends with a word, in the singular or the plural."""
    lasts = {line.key(body.last - 1), key(body.name).rpartition(" ")[2]}
    return head in _HEADS and not lasts.isdisjoint({head, f"{head}s"})


def _some(reader: Reader, body: Found, role: int) -> bool:
    """As in "The militia leader Omar Diallo": which militia is not said."""
    return body.how == "coreference" and body.last == role and reader.line.key(role - 1) in _SOME


def _roles(reader: Reader, word: str) -> tuple[Cue, ...]:
    if word in _RANKS:
        return tuple(cue for cue in reader.cues.of("part", "officer") if cue.name == "part")
    return reader.cues.of("role", word) or tuple(
        cue for cue in reader.cues.of("part", word) if cue.name == "part"
    )
