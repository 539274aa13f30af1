"""Who is meant by "the group", "his forces" and "they", by a description, and by a look-alike's name."""

from allegiance.extraction import identity
from allegiance.extraction.aliases import aliases
from allegiance.extraction.found import Scene
from allegiance.extraction.trail import Trail


def resolve(scene: Scene) -> None:
    """Give every reference and description of the document its actor; what stays without one is dropped."""
    identity.look_alikes(scene)
    identity.appositions(scene)
    aliases(scene)
    identity.affiliates(scene)
    identity.learn_heads(scene)
    identity.announced(scene)
    trail = Trail(scene)
    for line in scene.lines:
        trail.read(line)
    for line in scene.lines:
        line.founds = [found for found in line.founds if found.actor]
