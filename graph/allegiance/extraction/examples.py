"""Frames of groups that are some of several: "Front groups such as S", "S and other Front groups"."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import among
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_WHOLES = frozenset({ActorType.MILITIA, ActorType.COALITION})
_GROUPS = words("frames", "groups")
_DASHES = frozenset("-–—")
_OWNING = frozenset({"name", "possessive"})
_INSIDE = frozenset({"of", "in", "within", "inside"})
_LIKE = frozenset({"like", "unlike"})
_FACTIONS = words("frames", "factions")
_OF_SEVERAL = {f"{word}s" for word in _FACTIONS} | {"members"}
_GROUPED = frozenset({"group", "militia", "outfit", "band"})
_FOLLOWING = words("leavers", "people") | frozenset({"operatives", "figures", "activists", "officials"})
_NAMED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.ORGANIZATION})


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
    elif _said_of(reader, at):
        word = reader.line.key(whole.last - 1)
    if word in _GROUPED and not reader.line.tokens[whole.last - 1].capital:
        word = "faction" if reader.clauses.kind(at - 1) == "COMMA" else ""  # "S, a Front group"
    for cue in reader.cues.of("part", word):
        if cue.relation == "PART_OF" and not cue.frames[0].turned and cue.name != "group-in":
            members, verb = among(reader, at)
            yield from reader.pair(members, [whole], cue, f"{cue.name}: S, O P", at, verb)


def _said_of(reader: Reader, at: int) -> bool:
    """As in "a Front faction"; but "formed a Hill Brigade": that is its name."""
    chunk, whole = reader.chunks[at], reader.chunks[at].found
    if whole is None or reader.line.key(chunk.first) not in {"a", "an", "another"}:
        return False
    named = whole.how == "pattern" and reader.line.tokens[whole.last - 1].capital
    return whole.last - whole.first > 1 and not named


def faction(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The Front faction S", "A Front group, S,": whose faction it is stands before the name."""
    chunk = reader.chunks[at]
    named, whole = chunk.found, chunk.owners[-1] if chunk.owners else None
    if named is None or whole is None or named.role != "name" or named.type not in _NAMED:
        return
    if whole.how in {"coreference", "unnamed"} or whole.type not in _WHOLES:
        return
    listed = whole.actor in reader.scene.index.wholes.get(named.actor, ())
    if whole.role != "name" or not (listed or reader.line.key(max(named.first, whole.last) - 1) in _FACTIONS):
        return
    for cue in reader.cues.of("part", "faction"):
        if cue.relation == "PART_OF" and not cue.frames[0].turned:
            yield from reader.pair([named], [whole], cue, f"{cue.name}: O P S", at, -1)


def exemplified(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Front groups such as S", "factions of the Front, among them S": they are of the Front."""
    comma = reader.clauses.kind(at + 1) == "COMMA"
    dash = comma and reader.line.key(reader.chunks[at + 1].first) in _DASHES
    following = at + 1 + comma
    if reader.clauses.word(following) in {"such_as", "like"} and reader.clauses.kind(following + 1) == "NP":
        group = reader.clauses.group_right(following + 1)
    elif comma and reader.line.key(reader.chunks[at + 1].last) == "like" and reader.chunks[following].found:
        group = reader.clauses.group_right(following)  # "groups in the Front, like S"
    elif comma and reader.clauses.kind(following) == "NP" and (dash or _counted(reader, at)):
        group = reader.clauses.group_right(following)  # "two factions of the Front, S and S"
        group = group if len(group) > 1 else ()
    else:
        return
    members = reader.founds(group)
    if reader.clauses.word(at - 1) == "from" and reader.chunks[at - 2].word == "defectors":
        left = [f for f in reader.founds([at]) if f.type in _NAMED]
        for cue in reader.cues.of("part", "defector"):  # "two defectors from the Front, N and N"
            yield from reader.pair(members, left, cue, f"{cue.name}: P of O, S and S", at, -1)
        return
    wholes = [f for f in _divided(reader, at) if f.role in _OWNING and f.type in _WHOLES]
    for cue in reader.cues.of("link", "including"):
        yield from reader.pair(members, wholes, cue, f"{cue.name}: O such as S", at, -1)


def _counted(reader: Reader, at: int) -> bool:
    owners = reader.chunks[at].owners
    first = reader.line.key(owners[-1].last if owners else reader.chunks[at].first)
    if owners and first in {"'s", "’s", "'", "’"}:
        first = reader.line.key(owners[-1].last + 1)  # "M23's three brigades"
    defected = reader.clauses.word(at - 1) == "from" and reader.chunks[at - 2].word == "defectors"
    if defected or (reader.clauses.word(at - 1) == "of" and reader.clauses.kind(at - 2) == "NP"):
        first = reader.line.key(reader.chunks[at - 2].first)
    return lexicon().tags.get(first) == "NUM" or first.isdigit()


def _divided(reader: Reader, at: int) -> list[Found]:
    """Whose groups or factions a phrase speaks of."""
    chunk = reader.chunks[at]
    if chunk.found is None:
        return chunk.owners[-1:] if chunk.word in _GROUPS else []
    titles = (*range(chunk.first, chunk.found.first), chunk.found.last - 1)
    behind = (
        reader.clauses.word(at - 1) in _INSIDE and reader.line.key(reader.chunks[at - 2].last - 1) in _GROUPS
    )
    return [chunk.found] if behind or any(reader.line.key(i) in _GROUPS for i in titles) else []


def others_of(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23 and other militias of the alliance": M23 is one of them."""
    if {reader.line.key(reader.chunks[at].first - 1), reader.line.key(reader.chunks[at].first)} & _LIKE:
        yield from _likened(reader, at)
        return
    if reader.clauses.kind(at - 1) != "CONJ" or reader.clauses.kind(at - 2) not in {"NP", "COMMA"}:
        return
    if fellows := _fellows(reader, at):
        yield from fellows
        return
    wholes = [f for f in _others(reader, at) if f.type in _WHOLES and f.role == "name"]
    members = [f for f in reader.founds(reader.clauses.group_left(at - 2)) if f.role == "name"]
    for cue in reader.cues.of("link", "including") if wholes else ():
        yield from reader.pair(members, wholes, cue, f"{cue.name}: S and others of O", at, -1)


def _likened(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Like other groups of O, S gets money", "S, unlike other O groups,": S is of O."""
    wholes = [f for f in _others(reader, at) if f.type in _WHOLES and f.role == "name"]
    opens = at - 1 if reader.clauses.kind(at - 1) == "NP" else at  # "Unlike" may be a phrase of its own
    step = at + 1
    while wholes and reader.clauses.kind(step) in {"PREP", "LINK"}:
        step += 2
    if reader.clauses.kind(opens - 1) == "COMMA" and reader.clauses.kind(opens - 2) == "NP":
        members = reader.founds(reader.clauses.group_left(opens - 2))
    elif reader.clauses.kind(step) == "COMMA" and reader.clauses.kind(step + 1) == "NP":
        members = reader.founds(reader.clauses.group_right(step + 1))
    else:
        return
    members = [f for f in members if f.role == "name" and f.type in _NAMED]
    for cue in reader.cues.of("link", "including") if wholes else ():
        yield from reader.pair(members, wholes, cue, f"{cue.name}: S like others of O", at, -1)


def _persons_left(reader: Reader, at: int) -> list[Found]:
    """The persons of a list that ends at a chunk, also where it is the object of a verb."""
    people: list[Found] = []
    while at >= 0 and reader.clauses.kind(at) == "NP":
        here = [f for f in reader.founds([at], people=True) if f.type is ActorType.PERSON]
        if not here:
            break
        people = [*here, *people]
        if reader.clauses.kind(at - 1) not in {"CONJ", "COMMA"}:
            break
        at -= 2 + (reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "COMMA")
    return people


def _fellows(reader: Reader, at: int) -> list[Candidate]:
    """As in "N, N and other Front operatives": persons who are members of it, or lead it."""
    chunk, last = reader.chunks[at], reader.line.key(reader.chunks[at].last - 1)
    whole = chunk.found
    if whole is None or whole.role != "name" or whole.type not in _WHOLES:
        return []
    if "other" not in reader.line.keys[chunk.first : whole.first] or whole.first == chunk.last - 1:
        return []
    before = at - 2 - (reader.clauses.kind(at - 2) == "COMMA")
    people = _persons_left(reader, before)
    shape = reader.cues.of("role", last.removesuffix("s")) or (
        reader.cues.of("link", "including") if last in _FOLLOWING else ()
    )
    return [
        one
        for cue in shape
        for one in reader.pair(people, [whole], cue, f"{cue.name}: S and other O P", at, -1)
    ]


def _others(reader: Reader, at: int) -> list[Found]:
    """Of whom the others are that a phrase speaks of."""
    chunk, key = reader.chunks[at], reader.line.key
    if key(chunk.first + (key(chunk.first) in _LIKE)) != "other":
        return []
    whole = chunk.found
    if whole is not None and "of" in {key(step) for step in range(chunk.first, whole.first)}:
        return [whole]  # "other militias of the alliance", made one phrase
    if whole is not None and whole.role == "name" and key(chunk.last - 1) in _OF_SEVERAL:
        return [whole]  # "other Front groups"
    if whole is None and chunk.owners and chunk.word in _OF_SEVERAL:
        return chunk.owners[-1:]  # "other Hashd factions"
    crowd = whole.role in {"crowd", "band"} if whole else chunk.word in _GROUPS
    behind = reader.clauses.word(at + 1) in _INSIDE and reader.clauses.kind(at + 2) == "NP"
    return reader.founds([at + 2]) if crowd and behind else []
