"""A group described anew: "the US-backed Hill Front", and further on "the US-backed fighters"."""

from collections.abc import Iterable

from allegiance.extraction.found import Found, Line
from allegiance.extraction.identity import GROUPS
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.memory import Memory

_ARTICLES = frozenset({"the", "these", "those", "this"})
_OPENERS = _ARTICLES | {"a", "an", "'s", "’s", "its"}
_SPONSORED = words("groups", "sponsored")
_PEOPLES = words("references", "peoples_and_creeds")
_FOLDED = {"shia": "shiite"}
_LONG = 8  # tokens of a description before a name
_APPOSED = 12  # tokens of one behind it
_ENDS = frozenset({"PREP", "CONJ", "REL", "SUB", "BE", "HAVE", "MODAL"})


def anew(memory: Memory, line: Line, crowd: Found, here: list[Found]) -> Found | None:
    """The one group with a name of which the text told before what it tells of this crowd."""
    first = _article(line, crowd)
    if first < 0 or any(other.actor == crowd.actor for other in memory.past):
        return None
    said = _said(line, range(first, crowd.last))
    if not said:
        return None
    present = {other.actor for other in here}
    told = {
        other.actor: other
        for other in memory.past
        if other.role == "name" and other.type in GROUPS and other.how not in {"unnamed", "coreference"}
    }
    named = [other for actor, other in told.items() if said <= _told(memory, actor)]
    if not named:
        return _only_one(memory, crowd, told, present)
    if len(named) > 1:
        named = _nearest(memory, named, said)
    return named[0] if len(named) == 1 and named[0].actor not in present else None


def _nearest(memory: Memory, named: list[Found], said: set[str]) -> list[Found]:
    """Of several that are such those of whom the text told so, else those just spoken of."""
    told = [other for other in named if said <= _told_by_text(memory, other.actor)]
    about = {other.actor for other in (*memory.last, *filter(None, [memory.subject]))}
    return told or [other for other in named if other.actor in about] or named


def _only_one(memory: Memory, crowd: Found, told: dict[str, Found], present: set[str]) -> Found | None:
    """Of fighters without another name than their sponsor's: the one group that was just spoken of."""
    if "-" in crowd.actor or crowd.role != "crowd":
        return None
    kinds, states = memory.scene.index.kinds, memory.scene.index.states
    spoken_of = [*memory.last, *([memory.subject] if memory.subject else [])]
    groups = {other.actor for other in spoken_of if other.type in GROUPS}
    near = {actor for actor in groups if "jihadist" not in kinds.get(actor, ())}  # no state backs them
    if len(near) != 1 or not near <= told.keys() - present:
        return None
    one = told[near.pop()]
    return None if _told(memory, one.actor) & states.keys() else one  # another backs it


def _article(line: Line, crowd: Found) -> int:
    """Where "the" stands before a crowd and what describes it; -1 where it has none."""
    at = crowd.first - 1
    while at >= 0 and crowd.first - at < _LONG and line.key(at) not in _OPENERS:
        if line.key(at) in {",", ";", "(", "and"} or lexicon().tags.get(line.key(at)) in _ENDS:
            return -1
        at -= 1
    return at if line.key(at) in _ARTICLES else -1


def _said(line: Line, tokens: Iterable[int]) -> set[str]:
    """The peoples, creeds and sponsors that some words name."""
    said: set[str] = set()
    for at in tokens:
        key = _FOLDED.get(line.key(at), line.key(at))
        if key in _PEOPLES:
            said.add(key)
        hit = line.hits.get(at)
        tail = line.key(hit.last + (line.key(hit.last) == "-")) if hit else ""
        if hit and tail in _SPONSORED:
            said |= {name.actor for name in hit.value if name.kind in {"state", "demonym", "capital"}}
    return said


def _told(memory: Memory, actor: str) -> set[str]:
    """What the list and the sentences up to this one tell of a group."""
    return _told_by_text(memory, actor) | memory.scene.index.peoples.get(actor, frozenset())


def _told_by_text(memory: Memory, actor: str) -> set[str]:
    """What the sentences up to this one tell of a group right beside its name."""
    told: set[str] = set()
    for line in memory.scene.lines:
        if line.sentence.start > memory.line.sentence.start:
            break
        for found in line.founds:
            if found.actor == actor and found.role == "name":
                told |= _said(line, _beside(line, found))
    return told


def _beside(line: Line, found: Found) -> list[int]:
    """The tokens that describe a name: before it, and in an apposition behind it."""
    first = found.first
    while first > 0 and found.first - first < _LONG and line.key(first - 1) not in _OPENERS | {","}:
        if lexicon().tags.get(line.key(first - 1)) in _ENDS:
            break
        first -= 1
    at = found.last
    while line.key(at) in {"(", ")"} or line.key(at - 1) == "(":
        at += 1
    apposed = line.key(at) == "," and line.key(at + 1) in {"a", "an", "the"}
    last = at + 1
    while apposed and last < len(line.tokens) and last - at < _APPOSED and line.key(last) != ",":
        last += 1
    return [*range(first, found.last), *range(at + 1, last)]
