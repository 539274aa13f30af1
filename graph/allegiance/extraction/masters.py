"""Whom a group serves: it is no part of the foreign state whose orders it takes, which backs it."""

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found, Scene
from allegiance.records import ActorType

_OBEYING = frozenset({"orders", "answer", "control", "run-by"})


def served(scene: Scene, cue: Cue, group: Found, master: Found) -> bool:
    """As in "M23 takes its orders from Kigali", "is controlled by Rwanda": the state is not its own."""
    if cue.name not in _OBEYING or master.type is not ActorType.STATE or group.type is not ActorType.MILITIA:
        return False
    actor = scene.index.actors.get(group.actor)
    home = (
        scene.index.by_country.get(actor.country, "")
        if actor is not None
        else scene.homes.get(group.actor, "")
    )
    return (home or group.country or scene.country) != master.actor
