"""Frames of names side by side: "N and his Hill Front", "the Party and its Army", "N of the Front"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.bodies import LED
from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import persons
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_HIS = frozenset({"his", "her"})
_BANDS = words("groups", "introducing")
_OFFICES = words("persons", "personal") | words("persons", "nouns")
_FIGHTERS = words("leavers", "people") | frozenset({"commandos"})
_RANKS = words("frames", "ranks") | {"general", "gen", "marshal", "admiral"}
_RIVALS = words("frames", "rivals")
_CIVIL = words("frames", "civil")
_ARMED = frozenset({ActorType.MILITIA, ActorType.ARMY})
_WHOLES = frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.ARMY})


def theirs(reader: Reader, at: int) -> Iterator[Candidate]:
    """Whose a named body is: his who leads it, or that of the body of which it is a part."""
    own = reader.line.key(reader.chunks[at].first)
    whose = reader.clauses.word(at - 1) == "whose"
    if not (whose or own in {*_HIS, "its"}) or (body := _named(reader, at)) is None:
        return
    if whose and body is reader.chunks[at].found:
        return  # "N, whose Hill Front": a possessor
    holders = reader.founds(reader.clauses.antecedent(at - 1)) if whose else _holders(reader, at)
    if own in _HIS or (whose and persons(holders)):
        holders = persons(holders) or ([] if whose else _only_one(reader, at))
        for cue in reader.cues.of("verb", "lead"):
            yield from reader.pair(holders[:1], [body], cue, f"{cue.name}: S and his O", at, -1)
        return
    wholes = [one for one in holders[:1] if one.type in _WHOLES and one.role == "name"]
    for cue in reader.cues.of("link", "of") if body.type in _ARMED else ():
        yield from reader.pair([body], wholes, cue, f"{cue.name}: O and its S", at, -1)


def _named(reader: Reader, at: int) -> Found | None:
    """The body that "his" stands before: by its name, or "his militia, the Hill Front,"."""
    chunk = reader.chunks[at]
    body = chunk.found
    if body is not None and body.role == "name" and body.how != "coreference":
        between = range(chunk.first + 1, body.first)
        plain = all(lexicon().tags.get(reader.line.key(i)) == "ADJ" for i in between)
        plain = plain and all(reader.line.key(i) not in _RIVALS for i in between)  # "its rival ISWAP"
        return body if plain and body.type in LED else None
    if reader.line.key(chunk.last - 1) not in _BANDS or reader.clauses.kind(at + 1) != "COMMA":
        return None
    named = reader.chunks[at + 2].found if reader.clauses.kind(at + 2) == "NP" else None
    ends = reader.clauses.kind(at + 3) in {"", "COMMA", "BREAK", "VP"}
    armed = named is not None and named.role == "name" and named.type is ActorType.MILITIA
    return named if armed and ends and reader.clauses.kind(at + 4) not in {"NP", "CONJ"} else None


def _only_one(reader: Reader, at: int) -> list[Found]:
    """As in "Omar Diallo's militia, the wing of his Hill Party": the one man named before."""
    first = reader.chunks[at].first
    named = [one for one in persons(reader.line.founds) if one.last <= first and one.role == "name"]
    return named[:1] if len({one.actor for one in named}) == 1 else []


def _man_before(reader: Reader) -> list[Found]:
    """The one man whom the sentence before names."""
    founds = [found for line in reader.scene.before(reader.line, 1) for found in line.founds]
    named = [one for one in persons(founds) if one.role == "name"]
    alone = len({one.actor for one in named}) == 1
    return [replace(named[0], first=0, last=1, how="coreference", certainty=0.8)] if alone else []


def _holders(reader: Reader, at: int) -> list[Found]:
    """Who "his" or "its" is: who stands before "and", or acts."""
    if reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "NP":
        return reader.founds([at - 2], people=True)
    if reader.clauses.word(at - 1) == "as":
        return []  # "joined the army as its 9th Brigade"
    if at == 0:
        # "His own outfit, the Hill Front, fled"
        return reader.chunks[at].owners[-1:] or _man_before(reader)
    verb = at - 1 if reader.clauses.kind(at - 1) == "VP" else reader.clauses.verb_of(at)
    if _another_s(reader, at, verb):
        return reader.founds([verb - 2], people=True)
    if _struck(reader, at, verb):
        return [one for one in reader.chunks[at].owners[:1] if one.role == "possessive"]
    return reader.subjects(verb, people=True) if verb >= 0 and not reader.chunks[verb].passive else []


def _another_s(reader: Reader, at: int, verb: int) -> bool:
    """As in "Libya's ruler paid Omar Diallo and trained | his M23 fighters": his who was paid."""
    joined = verb > 2 and verb == at - 1 and reader.clauses.kind(verb - 1) == "CONJ"
    if not joined or reader.clauses.kind(verb - 2) != "NP" or reader.clauses.kind(verb - 3) != "VP":
        return False
    found = reader.chunks[verb - 2].found
    helped = [
        cue.relation for step in (verb - 3, verb) for cue in reader.cues.of("verb", reader.clauses.word(step))
    ]
    return found is not None and found.type is ActorType.PERSON and helped.count("BACKS") > 1


def _struck(reader: Reader, at: int, verb: int) -> bool:
    """As in "A attacked B, killing 12 of | its Chadian troops": nobody kills his own."""
    if verb < 0 or all(cue.relation != "FIGHTS" for cue in reader.cues.of("verb", reader.chunks[verb].word)):
        return False
    object_ = reader.clauses.object(verb)
    return object_ == at or (object_ == at - 2 and reader.clauses.word(at - 1) == "of")


def fellow(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "General N of the Front", "N from the Hill Brigade": of what a person is, by his title."""
    if reader.clauses.word(at) not in {"of", "from"} or reader.clauses.kind(at + 1) != "NP":
        return
    body = reader.chunks[at + 1].found
    yield from _from_part(reader, at)
    if body is None or len(reader.clauses.group_right(at + 1)) > 1:
        return
    if reader.clauses.kind(at - 1) != "NP":
        yield from _aside(reader, at, body)
        return
    if _unit(reader, at - 1) and reader.clauses.word(at) == "from" and body.type in _ARMED:
        for cue in reader.cues.of("link", "of"):  # "Danab commandos from the Somali army"
            yield from reader.pair(reader.founds([at - 1]), [body], cue, f"{cue.name}: S from O", at, -1)
        return
    if not (_membered(reader, body) or _soldier(reader, at - 1, body)) or _left(reader, at):
        return
    people, cues = _titled(reader, at - 1)
    for cue in cues or reader.cues.of("link", "of"):
        yield from reader.pair(people, [body], cue, f"{cue.name}: S of O", at, -1)


def _soldier(reader: Reader, at: int, body: Found) -> bool:
    """As in "General N of the Chadian army": a man whose rank is told, and an army."""
    chunk = reader.chunks[at]
    ranked = chunk.found is not None and chunk.found.type is ActorType.PERSON
    titles = reader.line.keys[chunk.first : chunk.found.first] if chunk.found is not None and ranked else []
    named = body.type is ActorType.ARMY and body.role == "name" and body.how != "coreference"
    return named and not _RANKS.isdisjoint(titles)


def _aside(reader: Reader, at: int, body: Found) -> Iterator[Candidate]:
    """As in "Omar Diallo, of the Front, denied it"."""
    commas = reader.clauses.kind(at - 1) == reader.clauses.kind(at + 2) == "COMMA"
    person = reader.chunks[at - 2].found if commas and reader.clauses.kind(at - 2) == "NP" else None
    if person is None or person.type is not ActorType.PERSON or not _membered(reader, body):
        return
    for cue in reader.cues.of("link", "of"):
        yield from reader.pair([person], [body], cue, f"{cue.name}: S, of O", at, -1)


def _from_part(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Front fighters from the Hill Brigade": those of a part that the lists know."""
    whole = reader.chunks[at - 1].found if reader.clauses.kind(at - 1) == "NP" else None
    if whole is None or reader.clauses.word(at) != "from" or not _unit(reader, at - 1):
        return
    wholes = reader.scene.index.wholes
    parts = [
        f for f in reader.founds(reader.clauses.group_right(at + 1)) if whole.actor in wholes.get(f.actor, ())
    ]
    for cue in reader.cues.of("link", "of"):
        yield from reader.pair(parts, [whole], cue, f"{cue.name}: O from S", at, -1)


def _unit(reader: Reader, at: int) -> bool:
    """As in "Danab commandos": people of a body that has a name."""
    chunk = reader.chunks[at]
    named = chunk.found is not None and chunk.found.role == "name" and chunk.found.type in _ARMED
    return named and reader.line.key(chunk.last - 1) in _FIGHTERS


def _left(reader: Reader, at: int) -> bool:
    """As in "Expelled N from the Front"; not "a man called N from the Front"."""
    if reader.clauses.word(at) != "from" or reader.clauses.kind(at - 2) != "VP":
        return False
    return reader.clauses.word(at - 2) not in {"call", "name", "know", "be"}


def _titled(reader: Reader, at: int) -> tuple[list[Found], list[Cue]]:
    """The person whom a phrase names, and what his title says of him; nobody by an office alone."""
    chunk = reader.chunks[at]
    people = persons([chunk.found] if chunk.found else reader.maybe_person(at))
    if not people or people[0].role != "name" or people[0].last != chunk.last:
        return [], []
    titled = reader.line.key(people[0].first - 1) in _OFFICES
    if chunk.found is None and (not titled or people[0].first == chunk.first):
        return [], []  # "Executive Secretary of the Front"
    titles = reader.line.keys[chunk.first : people[0].first]
    return people, [cue for key in titles for cue in reader.cues.of("role", key)][:1]


def _membered(reader: Reader, body: Found) -> bool:
    """Whether a body is one that has members: an armed one, or a party, a council."""
    if body.role != "name" or body.how == "coreference":
        return False
    named = not _CIVIL.isdisjoint(reader.line.keys[body.first : body.last])
    return body.type in {ActorType.MILITIA, ActorType.COALITION} or (
        named and body.type is ActorType.ORGANIZATION
    )
