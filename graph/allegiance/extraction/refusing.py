"""What the lists or the words around say against a relation that two such actors could have."""

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.standing import Standing
from allegiance.records import ActorType

_LIFTING = words("qualifiers", "lifting")
_LISTED = words("frames", "listed_people")
_STATES_IN = frozenset({"contribute", "join-coalition"})
_PEERS = frozenset({ActorType.STATE, ActorType.PERSON})
_SENDING_AWAY = frozenset({"expel", "evict"})
_OBEYING = frozenset({"obey", "answer-to", "orders-of"})


def refusal(standing: Standing, cue: Cue, subject: Found, object_: Found, verb: int) -> str:
    """Why the lists or the words around speak against it; empty where they do not."""
    if cue.relation == "PART_OF":
        return _no_part(standing, cue, subject, object_)
    if cue.relation == "ALLIED_WITH":
        return _cut(standing, subject, object_, verb) or _together(standing, cue, verb)
    if cue.relation == "FIGHTS":
        return _no_fight(standing, subject, object_, verb)
    owned = standing.line.key(object_.first) in {"his", "her", "their", "its"}
    if cue.name == "establish" and object_.how == "coreference" and owned:
        return "what one founds is not what one had"  # "quit M23 and formed his own militia"
    if cue.name in _OBEYING and subject.type is not ActorType.PERSON:
        return "only a person is obeyed so"
    return _of_people(standing, subject) if cue.relation == "DESIGNATED_BY" else ""


def _no_fight(standing: Standing, subject: Found, object_: Found, verb: int) -> str:
    """Why one does not fight the other; empty where he may."""
    if _own(standing, subject, object_):
        return "nobody fights his own"
    away = _sent_away(standing, subject, object_, verb)
    return "a government that sends soldiers away fights nobody" if away else ""


def _own(standing: Standing, subject: Found, object_: Found) -> bool:
    """As in "They killed an M23 official named Omar Diallo": not M23, whose he is."""
    if object_.type is not ActorType.PERSON:
        return False
    whose = (chunk for chunk in standing.chunks if chunk.first <= object_.first < chunk.last)
    owners = (owner for chunk in whose for owner in chunk.owners if owner.how != "coreference")
    return any(owner.actor == subject.actor for owner in owners)


def _sent_away(standing: Standing, subject: Found, object_: Found, verb: int) -> bool:
    """As in "The junta expelled French troops": they were told to go; but "expelled them from Kherson"."""
    foreign = subject.type is ActorType.STATE and object_.type is ActorType.ARMY
    if not foreign or standing.clauses.word(verb) not in _SENDING_AWAY:
        return False
    left = next((phrase for word, phrase in standing.clauses.phrases(verb) if word == "from"), -1)
    chunk = standing.chunks[left] if left >= 0 else None
    town = chunk is not None and not chunk.actors and standing.line.tokens[chunk.last - 1].capital
    return not town


def _no_part(standing: Standing, cue: Cue, subject: Found, object_: Found) -> str:
    """Why one is no part of the other; empty where it may be."""
    if subject.actor in standing.scene.index.wholes.get(object_.actor, ()):
        return "it is the other that is listed as a part"  # "The soldiers belonged to the Hill Brigade"
    if object_.how == "unnamed" and cue.shape != "link":
        return "a crowd has no parts"
    armed = object_.type is ActorType.MILITIA
    if armed and subject.type is ActorType.STATE and cue.name not in _STATES_IN:
        return "a state is no part of a militia"
    if armed and subject.type is ActorType.COALITION and cue.over:
        return "a coalition was no part of a militia"  # "the coalition abandoned them"
    peers = object_.type is ActorType.STATE and subject.type in _PEERS
    return "a state is joined by none who are its equals" if peers else ""


def _cut(standing: Standing, subject: Found, object_: Found, verb: int) -> str:
    """As in "Israel cut ties with Arafat": what states break off is no alliance."""
    lifted = standing.clauses.word(verb) in _LIFTING and {subject.type, object_.type} <= _PEERS
    return "what is broken off is no alliance" if lifted else ""


def _together(standing: Standing, cue: Cue, verb: int) -> str:
    """As in "Canada sanctioned M23 together with its leader": that allies nobody."""
    listed = cue.name in {"together-with", "alongside"} and standing.clauses.kind(verb) == "VP"
    cues = standing.cues.of("verb", standing.clauses.word(verb)) if listed else ()
    return "to be listed together is no alliance" if any(c.relation == "DESIGNATED_BY" for c in cues) else ""


def _of_people(standing: Standing, subject: Found) -> str:
    """As in "designated three commanders of M23": they are listed, not the group."""
    at = subject.first - 1
    while standing.line.key(at) in {"the", "a", "an"}:
        at -= 1
    people = standing.line.key(at) == "of" and standing.line.key(at - 1) in _LISTED
    return "people of it are listed" if people else ""
