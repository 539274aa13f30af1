"""Listed actors whose names are easily taken for each other, where no entry says that they are two."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from allegiance.gazetteer.listed import Entry, Gazetteer
from allegiance.names import key
from allegiance.records import ActorType

_COMPARED = (
    frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.ARMY}),
    frozenset({ActorType.STATE}),
    frozenset({ActorType.PERSON}),
)
"""Types that are taken for each other: that a ministry's name holds its state's confuses nobody."""
_WEAK = frozenset({
    "alliance", "armed", "army", "battalion", "battalions", "brigade", "brigades", "coalition",
    "command", "corps", "council", "division", "faction", "fighters", "force", "forces", "front",
    "group", "guard", "guards", "islamic", "league", "militia", "militias", "military", "movement",
    "national", "network", "organisation", "organization", "party", "popular", "regiment",
    "revolutionary", "union", "unit", "units", "wing"
})  # fmt: skip
"""Words that groups are called by everywhere, and that reports leave out or swap."""
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")

Pair = tuple[str, str]
Words = tuple[str, ...]


def look_alikes(listed: Gazetteer) -> dict[Pair, Pair]:
    """The ids of two actors, in order, to the keys of the names of theirs that are alike.

    Alike are two names of which one holds the other ("Taliban", "Punjabi Taliban"), and two that differ by
    one word that groups are called by everywhere ("Ukrainian Volunteer Army", "Ukrainian Volunteer Corps";
    "Southern Front", "Southern Islamic Front"). A pair is left out where an entry tells the two apart: by
    ``not``, as part and whole, or as origin. No two bear the same name: that is refused at every
    start. This takes too long for that; the tests ask it of the lists that ship.
    """
    found: dict[Pair, Pair] = {}
    for types in _COMPARED:
        found |= _alike(listed, types)
    return dict(sorted(found.items()))


def _alike(listed: Gazetteer, types: frozenset[ActorType]) -> dict[Pair, Pair]:
    owners: dict[Words, set[str]] = defaultdict(set)
    for entry in listed:
        if entry.actor.type in types:
            for name in (entry.actor.name, *entry.actor.aliases):
                owners[_words(name)].add(entry.actor.id)
    found: dict[Pair, Pair] = {}
    for one, other in (*_held(owners), *_swapped(owners)):
        for pair in ((a, b) for a in owners[one] for b in owners[other] if a != b):
            if not _told_apart(listed, *pair):
                found.setdefault((min(pair), max(pair)), (" ".join(one), " ".join(other)))
    return found


def _words(name: str) -> Words:
    """The words of a name's key; acronyms stay large, so that WHO is not in "those who sign in blood"."""
    large = set(_ACRONYM.findall(name))
    return tuple(word.upper() if word.upper() in large else word for word in key(name).split())


def _held(owners: dict[Words, set[str]]) -> Iterator[tuple[Words, Words]]:
    for name in list(owners):
        for start, end in combinations(range(len(name) + 1), 2):
            if name[start:end] != name and name[start:end] in owners:
                yield name[start:end], name


def _swapped(owners: dict[Words, set[str]]) -> Iterator[tuple[Words, Words]]:
    alike: dict[tuple[int, Words], list[Words]] = defaultdict(list)
    for name in owners:
        for at, word in enumerate(name):
            if word in _WEAK and len(name) > 1:
                shorter = name[:at] + name[at + 1 :]
                alike[at, shorter].append(name)
                if shorter in owners:
                    yield shorter, name
    for names in alike.values():
        yield from combinations(names, 2)


def _told_apart(listed: Gazetteer, one: str, other: str) -> bool:
    first, second = listed.entries[one], listed.entries[other]
    return (
        other in first.confusable
        or one in second.confusable
        or _comes_of(listed, first, other)
        or _comes_of(listed, second, one)
    )


def _comes_of(listed: Gazetteer, entry: Entry, other: str, steps: int = 5) -> bool:
    """Whether the other is a whole of the actor's, at any step, or what it came of."""
    origins = (*entry.history.split_from, *entry.history.renamed_from)
    if other in entry.part_of or any(origin.id == other for origin in origins):
        return True
    return steps > 0 and any(
        _comes_of(listed, listed.entries[whole], other, steps - 1) for whole in entry.part_of
    )
