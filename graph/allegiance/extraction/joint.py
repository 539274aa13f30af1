"""Frames of several who act or suffer at once: joint operations, soldiers and rebels killed in one fight."""

from collections.abc import Iterator
from itertools import combinations

from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.opponents import among
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import deed_of, hostile
from allegiance.records import ActorType

_JOINT = frozenset({"joint", "combined", "coordinated"})
_FIGHTING = words("frames", "fights")
_HURT = frozenset({"kill", "wound", "injure", "die"})
_TARGETS = frozenset({"target", "targets", "object", "focus", "victim"})
_NAMED = frozenset({"with", "against", "between", "by"})
_STRUCK = frozenset({"killed", "wounded", "injured", "slain", "shot", "hit"})
_NEAR = 4
_REGULAR = frozenset({ActorType.ARMY, ActorType.ORGANIZATION})


def joint(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A joint operation by A and B", "A and B launched a joint offensive": they are allies."""
    chunk = reader.chunks[at]
    keys = {reader.line.key(i) for i in range(chunk.first, chunk.last)}
    if keys.isdisjoint(_JOINT) or not reader.cues.of("noun", chunk.word):
        return
    agents = reader.founds(reader.clauses.agents(at), agents=True)
    of = reader.clauses.word(at + 1) in {"of", "between"} and reader.clauses.kind(at + 2) == "NP"
    if of and not chunk.owners:
        agents = reader.founds(reader.clauses.group_right(at + 2)) or agents
    with_ = (phrase for preposition, phrase in reader.clauses.phrases(at)[:3] if preposition == "with")
    others = next((reader.reach(phrase) for phrase in with_), [])
    for cue in reader.cues.of("noun", "exercises"):
        verb = reader.clauses.verb_of(at)
        yield from among(reader, agents, cue, f"{cue.name}: N by S and O", at, verb)
        yield from reader.pair(agents, others, cue, f"{cue.name}: joint N with O", at, verb)


def targeted(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23 has been the target of an operation by A and B"."""
    if reader.chunks[at].word not in _TARGETS or reader.clauses.word(at + 1) != "of":
        return
    deed = at + 2
    attackers = [f for f in reader.founds([deed]) if f.type is ActorType.MILITIA]
    if reader.clauses.kind(deed) == "NP" and attackers:  # "a regular target of M23"
        victims, verb = reader.described_by(at)
        for cue in hostile(reader, "attack")[:1]:
            yield from reader.pair(attackers, victims, cue, f"{cue.name}: O is the target of S", at, verb)
    cues = hostile(reader, reader.chunks[deed].word) if reader.clauses.kind(deed) == "NP" else []
    if not cues:
        return
    agents = reader.chunks[deed].owners or reader.agents_after(deed)
    victims, verb = reader.described_by(at)
    yield from reader.pair(agents, victims, cues[0], f"{cues[0].name}: O is the target of N by S", at, verb)


def set_against(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The US-led coalition against Islamic State"."""
    found = reader.chunks[at].found
    if found is None or found.type is not ActorType.COALITION:
        return
    enemies = _in_name(reader, found)
    if reader.clauses.word(at + 1) == "against" and reader.clauses.kind(at + 2) == "NP":
        enemies = reader.held(at + 2)
    for cue in reader.cues.of("side", "against"):
        yield from reader.pair([found], enemies, cue, f"{cue.name}: S against O", at, -1)
        yield from reader.pair(_launching(reader, at), enemies, cue, f"{cue.name}: S V N against O", at, -1)


def _launching(reader: Reader, at: int) -> list[Found]:
    """As in "Uganda launched Operation Shujaa against M23": who carries out what has a name."""
    verb = at - 1
    named = reader.line.key(reader.chunks[at].first) == "operation" and reader.clauses.kind(verb) == "VP"
    done = (
        any(reader.clauses.word(verb) in cue.light for cue in hostile(reader, "operation"))
        if named
        else False
    )
    return reader.subjects(verb) if done and not reader.chunks[verb].passive else []


def _in_name(reader: Reader, found: Found) -> list[Found]:
    """As in "The Global Coalition against Islamic State", where that is one name: who stands in it."""
    at = next((i for i in range(found.first, found.last) if reader.line.key(i) == "against"), found.last)
    for step in range(at + 1, found.last):
        hit = reader.line.hits.get(step)
        actor = reader.scene.index.actors.get(hit.value[0].actor) if hit else None
        if hit is not None and actor is not None:
            return [Found(step, hit.last, actor.id, actor.name, actor.type)]
    return []


def fallen(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Ten soldiers and six rebels were killed in fighting": they fought one another."""
    chunk = reader.chunks[at]
    if chunk.word not in _HURT or not (chunk.passive or chunk.word == "die"):
        return
    behind = [*reader.clauses.phrases(at), *_before(reader)]
    fight = next((_of_place(reader, phrase) for word, phrase in behind if word in {"in", "during"}), -1)
    if fight < 0 or reader.chunks[fight].word not in _FIGHTING or reader.chunks[fight].owners:
        return
    if any(word in _NAMED for word, _ in behind):
        return
    victims = list({f.actor: f for f in reader.founds(reader.clauses.subject(at))}.values())
    if len(victims) == 2 and _opposed(victims):
        for cue in hostile(reader, "clashes")[:1]:
            yield from reader.pair(victims[:1], victims[1:], cue, f"{cue.name}: S and O fell", at, at)


def left_dead(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The fighting left two soldiers and three rebels dead": they fought one another."""
    chunk, object_ = reader.chunks[at], reader.clauses.object(at)
    subject = reader.clauses.subject(at)
    if chunk.word != "leave" or chunk.passive or object_ < 0 or len(subject) != 1:
        return
    fight = reader.chunks[subject[0]]
    row = reader.clauses.group_right(object_)
    dead = reader.line.key(reader.chunks[row[-1]].last) in _STRUCK | {"dead"}
    if not dead or fight.word not in _FIGHTING or fight.owners:
        return
    if any(word in _NAMED for word, _ in reader.clauses.phrases(subject[0])):
        return
    victims = list({f.actor: f for f in reader.founds(row)}.values())
    if len(victims) == 2 and _opposed(victims):
        for cue in hostile(reader, "clashes")[:1]:
            yield from reader.pair(victims[:1], victims[1:], cue, f"{cue.name}: S and O fell", at, at)


def _of_place(reader: Reader, at: int) -> int:
    """As in "The clash near Gao, in which": the fight that the place is told of, else the phrase."""
    head = reader.clauses.governed(at) - 1
    fought = reader.clauses.kind(head) == "NP" and reader.chunks[head].word in _FIGHTING
    return head if fought and reader.chunks[at].word not in _FIGHTING else at


def _before(reader: Reader) -> list[tuple[str, int]]:
    """As in "In a clash near Gao, ten soldiers and six rebels died": what the sentence opens with."""
    opens = reader.clauses.kind(0) == "PREP" and reader.clauses.kind(1) == "NP"
    return [(reader.clauses.word(0), 1), *reader.clauses.phrases(1)] if opens else []


def fellows(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Joined the coalition in air strikes against A": those joined strike A as well."""
    verb = reader.clauses.verb_of(at) if reader.clauses.word(at - 1) == "in" else -1
    if verb < 0 or reader.chunks[verb].word != "join":
        return
    object_ = reader.clauses.object(verb)
    joined = reader.founds([object_]) if object_ >= 0 else []
    for cue in hostile(reader, reader.chunks[at].word):
        for preposition, phrase in reader.clauses.phrases(at)[:1]:
            if preposition in {"against", "on"}:
                text = f"{cue.name}: joined S in N"
                yield from reader.pair(joined, reader.held(phrase), cue, text, at, verb)


def slain(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Were among those killed in Israeli strikes", "among those shot by M23": they were fought."""
    chunk = reader.chunks[at]
    among = reader.clauses.word(at - 1) == "among" and reader.line.key(chunk.first) == "those"
    verb = reader.clauses.verb_of(at) if among else -1
    if not among or reader.line.key(chunk.last - 1) not in _STRUCK or reader.clauses.word(verb) != "be":
        return
    victims = [one for one in reader.subjects(verb, people=True) if one.type in ARMED]
    for preposition, phrase in reader.clauses.phrases(at)[:1]:
        doers = reader.held(phrase) if preposition == "by" else []
        if preposition == "in":
            doers = deed_of(reader, phrase, verb) if hostile(reader, reader.chunks[phrase].word) else []
        for cue in hostile(reader, "attack")[:1]:
            yield from reader.pair(doers, victims, cue, f"{cue.name}: O among those V by S", at, verb)


def comrades(reader: Reader, found: list[Candidate]) -> Iterator[Candidate]:
    """As in "Was retaken by Chadian and Malian troops": two that do the same to one enemy are on one side."""
    deeds: dict[tuple[int, str, str], list[Found]] = {}
    tied: set[tuple[str, str]] = set()
    at_verb: dict[int, int] = {}
    for one in found:
        tied |= {(one.subject.actor, one.object.actor), (one.object.actor, one.subject.actor)}
        if one.relation == "FIGHTS":
            deeds.setdefault((one.at, one.frame, one.object.actor), []).append(one.subject)
            at_verb[one.at] = one.verb
    for (at, _, _), doers in deeds.items():
        for left, right in combinations(doers, 2):
            if (left.actor, right.actor) in tied or not _side_by_side(reader, left, right):
                continue
            for cue in reader.cues.by_word["manner"].get("jointly", ()):
                text = f"{cue.name}: S and O fight it"
                yield from reader.pair([left], [right], cue, text, at, at_verb[at], "", 0.85)


def _side_by_side(reader: Reader, one: Found, other: Found) -> bool:
    """Whether two forces of different countries or causes are joined by "and", nothing told of either."""
    if not {one.type, other.type} <= ARMED or one.actor == other.actor:
        return False
    if one.country and one.country == other.country and one.type is other.type is ActorType.ARMY:
        return False  # "the army and the navy"
    first, last = sorted((one, other), key=lambda found: found.first)
    between = reader.line.keys[first.last : last.first]
    opening = next(chunk for chunk in reader.chunks if chunk.first <= first.first < chunk.last)
    if reader.line.key(opening.first - 1) != "by":
        return False  # of "A and B fought C" each may have fought by himself
    return "and" in between and len(between) <= _NEAR and {",", "or", "but"}.isdisjoint(between)


def _opposed(victims: list[Found]) -> bool:
    """Whether one of two is a regular force and the other a group of insurgents."""
    regular = [victim.type in _REGULAR for victim in victims]
    militia = [victim.type is ActorType.MILITIA for victim in victims]
    return any(regular) and any(militia)
