"""Whom a description cannot mean: "the Lebanese group" is none of Iraq, "the Shia one" no jihadists."""

from collections.abc import Iterable

from allegiance.extraction.found import Found
from allegiance.extraction.groups import years
from allegiance.extraction.identity import home
from allegiance.extraction.lexicon import words
from allegiance.extraction.memory import Memory
from allegiance.extraction.names import LAST

_NOT_JIHADIST = words("references", "never_jihadist")
_SPONSORED = words("groups", "sponsored")
_BACKED = frozenset({"backed", "supported", "sponsored"})
_ARTICLES = frozenset({"the", "this", "that", "these", "those"})
_LONG = 6  # tokens of a description


def unfit(memory: Memory, found: Found, candidates: Iterable[Found | None]) -> set[str]:
    """Those of some candidates whom the words of a description rule out."""
    named = {one.actor: one for one in candidates if one is not None}
    return _absent(memory, named) | _otherwise(memory, found, named)


def _absent(memory: Memory, named: Iterable[str]) -> set[str]:
    """Those who were not there in the years of the sentence, where another of them was."""
    told = list(years(memory.line))
    lives = {actor: memory.scene.index.lives.get(actor, (0, LAST)) for actor in named} if told else {}
    there = {
        actor
        for actor, (first, last) in lives.items()
        if any(first <= until and since <= last for since, until in told)
    }
    known = any(lives[actor][0] for actor in there)
    return lives.keys() - there if known else set()


def _otherwise(memory: Memory, found: Found, named: Iterable[str]) -> set[str]:
    """Those whom the words of the description itself rule out."""
    line, index = memory.line, memory.scene.index
    first = found.first
    while line.key(first) not in _ARTICLES and found.first - first < _LONG and first > 0:
        first -= 1
    if line.key(first) not in _ARTICLES:
        return set()
    said = set(line.keys[first : found.last])
    if len(said) <= 2:  # "the group": nothing else is told
        return set()
    ruled_out: set[str] = set()
    if said & _NOT_JIHADIST or (said & _BACKED and "qaeda" not in said):
        ruled_out = {actor for actor in named if "jihadist" in index.kinds.get(actor, ())}
    hits = (line.hits[at] for at in range(first, found.last) if at in line.hits)
    states = {name.actor for hit in hits for name in hit.value if name.kind == "demonym"}
    homes = {actor: home(memory.scene, actor) for actor in named} if states and not said & _SPONSORED else {}
    fitting = any(at_home in states for at_home in homes.values())  # then nobody of an unknown home is meant
    away = {actor for actor, where in homes.items() if where not in states and (where or fitting)}
    return ruled_out | away
