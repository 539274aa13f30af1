"""Whom a listed person leads or speaks for, where the words only point: "al-Khazali leads the movement"."""

from dataclasses import replace

from allegiance.extraction.found import ARMED, Scene
from allegiance.extraction.reader import Candidate
from allegiance.records import ActorType

_ROLES = frozenset({"LEADS", "SPEAKS_FOR"})


def at_home(scene: Scene, candidate: Candidate) -> Candidate:
    """The candidate, of the one group that the person is listed for where the words only point to a group."""
    subject, object_ = candidate.subject, candidate.object
    if (
        candidate.relation not in _ROLES
        or subject.type is not ActorType.PERSON
        or object_.how != "coreference"
    ):
        return candidate
    index = scene.index
    groups = [group for group in index.of.get(subject.actor, ()) if group in scene.named]
    if len(groups) != 1 or object_.actor in index.of.get(subject.actor, ()) or groups[0] in index.states:
        return candidate
    group = index.actors[groups[0]]
    bodies = ARMED
    if object_.type is not group.type and not {object_.type, group.type} <= bodies:
        return candidate
    return replace(candidate, object=replace(object_, actor=group.id, name=group.name))
