"""Two who share a name: "Kata'ib Hizballah … The group was trained by Hezbollah", which is another's name."""

from dataclasses import replace

from allegiance.extraction.found import Found, Line, Scene

_CERTAINTY = 0.6
_PRONOUNS = frozenset({"it", "its", "they", "their", "them", "he", "his", "him", "who", "which"})
_KINDS = frozenset({"actor", "weak"})


def parted(scene: Scene, line: Line, one: Found, other: Found) -> tuple[Found, Found]:
    """Both ends; where they would be one actor, the end whose words are another's name too is that other."""
    if one.actor != other.actor or {line.key(one.first), line.key(other.first)} & _PRONOUNS:
        return one, other  # where a pronoun is one of a name and the name, the pronoun was read wrongly
    first, second = (_namesake(scene, line, found) for found in (one, other))
    if (first is None) == (second is None):
        return one, other  # neither, or the same words twice
    return first or one, second or other


def _namesake(scene: Scene, line: Line, found: Found) -> Found | None:
    """Who else bears the name that a mention was read by; nobody where several do."""
    hit = line.hits.get(found.first)
    if found.how != "gazetteer" or hit is None or hit.last != found.last:
        return None
    others = {name.actor for name in hit.value if name.kind in _KINDS} - {found.actor}
    if len(others) != 1:
        return None
    listed = scene.index.actors[others.pop()]
    return replace(found, actor=listed.id, name=listed.name, type=listed.type, certainty=_CERTAINTY)
