"""Frames of several who share a role: "O's leaders, N and N", "N and N, commanders of O"."""

from collections.abc import Iterator

from allegiance.extraction.bodies import body_of, headed
from allegiance.extraction.cues import Cue
from allegiance.extraction.found import BODIES, Found
from allegiance.extraction.incumbents import among, persons
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_EXAMPLES = frozenset({"including", "such_as"})
_NAMING = frozenset({"be", "include", "remain"})


def several(reader: Reader, at: int) -> Iterator[Candidate]:
    """What a role in the plural says of those who are named beside it."""
    role, cues = _role(reader, at)
    if not cues:
        return
    bodies, end = _whose(reader, at, role)
    bodies = headed(reader, reader.chunks[at].first, role, bodies)
    bodies = [body for body in bodies if body.type in BODIES and body.type is not ActorType.STATE]
    if not bodies:
        return
    people, verb = _people(reader, at, end)
    pairs = [(people, bodies)]
    if len(people) == len(bodies) > 1:  # "the leaders of M23 and the Front, N and M": each his own
        pairs = [([one], [body]) for one, body in zip(people, bodies, strict=True)]
    for cue in cues:
        for leading, led in pairs:
            yield from reader.pair(leading, led, cue, f"{cue.name}: S and S, R of O", at, verb)


def leaders_at(reader: Reader, at: int) -> bool:
    """Whether a phrase names several who share a role: "commanders of the Front"."""
    return reader.clauses.kind(at) == "NP" and bool(_role(reader, at)[1])


def _role(reader: Reader, at: int) -> tuple[int, tuple[Cue, ...]]:
    """The token of a role in the plural before the name that heads a phrase, and its cues."""
    chunk = reader.chunks[at]
    head = chunk.found
    last = chunk.last if head is None else head.first if head.type is ActorType.PERSON else head.last
    for step in range(last - 1, chunk.first - 1, -1):
        if cues := reader.cues.of("role", _singular(reader.line.key(step))):
            return step, cues
    return -1, ()


def _singular(key: str) -> str:
    if key.endswith("men"):
        return f"{key[:-3]}man"
    return key[:-1] if key.endswith("s") else ""


def _whose(reader: Reader, at: int, role: int) -> tuple[list[Found], int]:
    """Whom they lead or speak for, and the chunk where the phrase ends."""
    chunk = reader.chunks[at]
    if chunk.found is not None and chunk.found.type is not ActorType.PERSON:
        behind = reader.line.key(role + 1) in {"of", "from", "for", "in"} or role == chunk.found.last - 1
        group = reader.clauses.group_right(at) if role < chunk.found.first else (at,)
        group = next((group[:i] for i, phrase in enumerate(group) if _person(reader, phrase)), group)
        return (reader.founds(group) if behind else []), group[-1]
    owners = [owner for owner in chunk.owners if owner.first <= role]
    if owners:
        return body_of(reader, owners[-1]), at
    if chunk.found is None and reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP":
        group = reader.clauses.group_right(at + 2)
        group = next((group[:i] for i, phrase in enumerate(group) if _person(reader, phrase)), group)
        return (reader.founds(group), group[-1]) if group else ([], at)
    return [], at


def _person(reader: Reader, at: int) -> bool:
    found = reader.chunks[at].found
    return found is not None and found.type is ActorType.PERSON


def _people(reader: Reader, at: int, end: int) -> tuple[list[Found], int]:
    """Who they are, and the verb that says so."""
    if (first := reader.chunks[at].found) is not None and first.type is ActorType.PERSON:
        return _named(reader, at), -1
    people, verb = _behind(reader, at, end)
    return (people, verb) if people else _before(reader, at)


def _behind(reader: Reader, at: int, end: int) -> tuple[list[Found], int]:
    """As in "its leaders include N", "leaders of O, such as N", "its leaders, N and N,"."""
    following = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
    if reader.clauses.word(following) in _EXAMPLES:
        return _named(reader, following + 1), -1
    among_ = reader.clauses.word(at - 1) == "among"  # "Among its commanders is N"
    if reader.clauses.word(end + 1) in _NAMING and reader.clauses.kind(end + 1) == "VP":
        return _named(reader, end + 2), end + 1
    people = _named(reader, following) if following > end + 1 and not among_ else []
    single = reader.clauses.word(at - 1) == "of" and reader.clauses.word(at - 2) == "one"
    return (people if len(people) > 1 or single else []), -1  # "One of its commanders, N, said"


def _before(reader: Reader, at: int) -> tuple[list[Found], int]:
    """As in "N and N are its leaders", "N is among its leaders", "N and N, leaders of O,"."""
    before = reader.clauses.kind(at - 1)
    if reader.clauses.word(at - 1) in {"among", "of"}:
        people, verb = among(reader, at)
        return persons(people), verb
    if before == "VP" and reader.chunks[at - 1].word in _NAMING:
        return persons(reader.subjects(at - 1, people=True)), at - 1
    if before == "COMMA" and reader.clauses.kind(at - 2) == "NP":
        people = persons(reader.founds(reader.clauses.group_left(at - 2), people=True))
        return (people if len(people) > 1 else []), -1
    return [], -1


def _named(reader: Reader, at: int) -> list[Found]:
    """The persons of a list that begins at a chunk."""
    if reader.clauses.kind(at) != "NP":
        return []
    return persons(reader.founds(reader.clauses.group_right(at), people=True))
