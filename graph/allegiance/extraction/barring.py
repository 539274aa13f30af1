"""Who can stand in a relation: which candidates no two such actors can be."""

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.names import key
from allegiance.records import ActorType

_ARMED_BODIES = words("frames", "armed_bodies")
_SERVICES = words("frames", "services")


def barred(cue: Cue, subject: Found, object_: Found) -> str:
    """Why two actors cannot stand in a relation; empty where they can."""
    if subject.actor == object_.actor:
        return "both ends are one actor"
    if cue.relation in {"BACKS", "ALLIED_WITH"} and (_own(subject, object_) or _own(object_, subject)):
        return "it is its own army"
    if cue.relation == "BACKS" and subject.type is object_.type is ActorType.PERSON:
        return "one politician backs another"
    if (not cue.objects or object_.type in cue.objects) and _may(cue.relation, subject, object_):
        return ""
    return f"{subject.type} {cue.relation} {object_.type} cannot be"


_LEADING = frozenset({ActorType.PERSON, ActorType.STATE, ActorType.ORGANIZATION})


def _own(state: Found, army: Found) -> bool:
    """Whether one is the army of the other."""
    return army.type is ActorType.ARMY and army.country == state.actor


def _may(relation: str, subject: Found, object_: Found) -> bool:
    """Who can stand in a relation: a body that fights is armed or a state, nobody is part of a person."""
    if relation == "FIGHTS":
        return subject.type is not ActorType.ORGANIZATION or _armed(subject)
    if relation == "DESIGNATED_BY":
        return object_.type is not ActorType.PERSON
    if relation == "PART_OF":
        states = "-led-" in subject.actor and object_.type is ActorType.MILITIA  # "the Saudi-led coalition"
        # "Niger, which is run by soldiers"
        states = states or (subject.type is ActorType.STATE and object_.type is ActorType.ARMY)
        return object_.type is not ActorType.PERSON and not states and not _foreign(subject, object_)
    if relation in {"LEADS", "SPEAKS_FOR"}:
        man = object_.type is ActorType.PERSON and relation == "LEADS"
        led = not man and object_.role not in {"state", "demonym", "capital"}
        if subject.type is ActorType.STATE and object_.type in {ActorType.MILITIA, ActorType.ARMY}:
            return False  # "commanded by a Russian"
        allied = relation == "LEADS" and object_.type is ActorType.COALITION  # "a coalition led by A"
        return led and (allied or subject.type in _LEADING)
    return True


def _foreign(one: Found, other: Found) -> bool:
    """Whether they are the armies of two countries: "North Korean troops joined Russian units"."""
    armies = one.type is other.type is ActorType.ARMY
    return armies and bool(one.country and other.country) and one.country != other.country


def _armed(body: Found) -> bool:
    """Whether an organization carries arms: the police, border guards, a security service."""
    said = set(key(body.name).split())
    return bool(said & _ARMED_BODIES) or ("security" in said and bool(said & _SERVICES))
