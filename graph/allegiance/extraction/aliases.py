"""Other names that a text gives somebody: "N, known as Abu Khaled", "N (alias M)", "A, also known as B"."""

from itertools import pairwise

from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.identity import become
from allegiance.extraction.lexicon import words
from allegiance.records import ActorType

_GIVING = words("identity", "aliases")
_SMALL = frozenset({",", "(", "-", "–", "also", "better", "widely", "simply", "his", "the", '"'})
_LONGEST = 9


def aliases(scene: Scene) -> None:
    """Make the other names of a person or a group mean the same, here and wherever they stand alone."""
    same: dict[str, Found] = {}
    for line in scene.lines:
        for one, other in pairwise(line.founds):
            if (_both(one, other) and _given(line, one.last, other.first)) or _renamed(line, one, other):
                known, new = (other, one) if _only_listed(other, one) else (one, other)
                if new.how != "gazetteer":
                    same.setdefault(new.actor, known)
    for line in scene.lines if same else ():
        for found in line.founds:
            if found.actor in same and found.type in {ActorType.PERSON, ActorType.MILITIA}:
                become(found, same[found.actor], found.certainty)


def _both(one: Found, other: Found) -> bool:
    persons = one.type is other.type is ActorType.PERSON
    return persons and one.role == other.role == "name" and one.actor != other.actor


def _renamed(line: Line, one: Found, other: Found) -> bool:
    """As in "The Clan, also known as the Hill Forces": the second, which nobody lists, is the first."""
    bands = one.type is other.type is ActorType.MILITIA and one.role == other.role == "name"
    between = {line.key(at) for at in range(one.last, other.first)}
    known = {"also", "known", "as"} <= between <= {"also", "known", "as", "the", ",", "("}
    return bands and known and one.actor != other.actor and other.how == "pattern"


def _only_listed(one: Found, other: Found) -> bool:
    return one.how == "gazetteer" != other.how


def _given(line: Line, first: int, last: int) -> bool:
    """Whether the words between two names say that the second is another name."""
    between = [line.key(at) for at in range(first, last)]
    text = [key for key in between if key not in _SMALL]
    return 0 < len(between) <= _LONGEST and " ".join(text) in _NAMES


_NAMES = frozenset(name.replace("_", " ") for name in _GIVING)
