"""Who "militants" are that somebody kills or strikes, where a text tells of one such group alone."""

from allegiance.extraction.found import Found, Line
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.victims import Victims, counted
from allegiance.records import ActorType

RISEN = words("references", "risen")
"""Words for the fighters of a group that has risen against a state, without an article before."""
_RISING = frozenset({"insurgent", "separatist", "jihadist"})
_HOLY = frozenset({"jihadists", "islamists"})
_SIZES = frozenset({"least", "most", "about", "around", "some", "nearly", "armed", "more", "than", "over"})
_OF = 2  # "dozens of"


def loose(line: Line, at: int) -> bool:
    """Whether a word for fighters stands there, and nothing but a number tells of them."""
    if line.key(at) not in RISEN or line.tokens[at].capital:
        return False
    following = line.key(at + 1)
    return following != "-" and following not in lexicon()["assets"]


def meant(
    memory: Victims, line: Line, found: Found, here: list[Found], subject: Found | None
) -> Found | None:
    """As in "Troops killed 30 militants": the one group of the text that they can be; else none."""
    if not memory.attacked(line, _before(line, found.first)):
        return None
    kinds = memory.scene.index.kinds
    fitting = {"jihadist"} if found.owner in _HOLY else _RISING
    acting = memory.side_of(line, subject, here) | ({subject.actor} if subject else set())
    named = {
        other.actor: other
        for other in memory.everyone
        if other.type is ActorType.MILITIA and not kinds.get(other.actor, frozenset()).isdisjoint(fitting)
    }
    if len(named) != 1 or acting & named.keys():
        return None
    return next(iter(named.values()))


def _before(line: Line, at: int) -> int:
    """Where what governs such a word stands: before its number, "30", "at least 30", "dozens of"."""
    at -= 1
    if line.key(at) == "of" and counted(line.key(at - 1)):
        at -= _OF
    while at > 0 and (counted(line.key(at)) or line.key(at) in _SIZES or line.key(at) == "at"):
        if line.key(at) == "at" and line.key(at + 1) not in {"least", "most"}:
            break
        at -= 1
    return at
