"""Frames of several who act or suffer at once: joint operations, soldiers and rebels killed in one fight."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.opponents import among
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile
from allegiance.records import ActorType

_JOINT = frozenset({"joint", "combined", "coordinated"})
_FIGHTING = words("frames", "fights")
_HURT = frozenset({"kill", "wound", "injure", "die"})
_TARGETS = frozenset({"target", "targets", "object", "focus", "victim"})
_NAMED = frozenset({"with", "against", "between", "by"})
_REGULAR = frozenset({ActorType.ARMY, ActorType.ORGANIZATION})


def joint(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A joint operation by A and B", "A and B launched a joint offensive": they are allies."""
    chunk = reader.chunks[at]
    keys = {reader.line.key(i) for i in range(chunk.first, chunk.last)}
    if keys.isdisjoint(_JOINT) or not reader.cues.of("noun", chunk.word):
        return
    agents = reader.founds(reader.clauses.agents(at), agents=True)
    for cue in reader.cues.of("noun", "exercises"):
        verb = reader.clauses.verb_of(at)
        yield from among(reader, agents, cue, f"{cue.name}: N by S and O", at, verb)


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
    behind = reader.clauses.phrases(at)
    fight = next((phrase for word, phrase in behind if word in {"in", "during"}), -1)
    if fight < 0 or reader.chunks[fight].word not in _FIGHTING or reader.chunks[fight].owners:
        return
    if any(word in _NAMED for word, _ in behind):
        return
    victims = list({f.actor: f for f in reader.founds(reader.clauses.subject(at))}.values())
    if len(victims) == 2 and _opposed(victims):
        for cue in hostile(reader, "clashes")[:1]:
            yield from reader.pair(victims[:1], victims[1:], cue, f"{cue.name}: S and O fell", at, at)


def fellows(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Joined the coalition in air strikes against A": those joined strike A as well."""
    verb = reader.clauses.verb_of(at)
    if verb < 0 or reader.chunks[verb].word != "join" or reader.clauses.word(at - 1) != "in":
        return
    object_ = reader.clauses.object(verb)
    joined = reader.founds([object_]) if object_ >= 0 else []
    for cue in hostile(reader, reader.chunks[at].word):
        for preposition, phrase in reader.clauses.phrases(at)[:1]:
            if preposition in {"against", "on"}:
                text = f"{cue.name}: joined S in N"
                yield from reader.pair(joined, reader.held(phrase), cue, text, at, verb)


def _opposed(victims: list[Found]) -> bool:
    """Whether one of two is a regular force and the other a group of insurgents."""
    regular = [victim.type in _REGULAR for victim in victims]
    militia = [victim.type is ActorType.MILITIA for victim in victims]
    return any(regular) and any(militia)
