"""Whether of two documents one is a copy of the other, from the sentences that match."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from allegiance.records import Sentence
from allegiance.stories.matching import LIKE
from allegiance.stories.sketch import LEAST
from allegiance.stories.wording import Wording

COPY = 0.5
"""Containment from which on a document is a copy."""
RELATED = 0.2
"""Containment from which on two documents may be of one story through a third one."""
PHRASE = 5
"""A sentence of fewer own words is no lead."""


@dataclass(frozen=True)
class Overlap:
    """What two documents share, as `overlap` finds it.

    ``short`` and ``long`` are their ids: the second holds more own words. ``containment`` is the share of the
    own words of ``short`` that stand in matching sentences (0 to 1); ``copy`` whether it is a copy.
    ``matches`` are the sentences that match, in the order of ``short``.
    """

    short: str
    long: str
    containment: float
    copy: bool
    matches: tuple[tuple[Sentence, Sentence], ...]


@dataclass(frozen=True)
class Profile:
    """Of a document what deciding needs: each sentence's hash and number of own words."""

    marks: tuple[int, ...]
    own: tuple[int, ...]

    @classmethod
    def of(cls, sentences: Sequence[Wording]) -> "Profile":
        """The profile of these sentences."""
        return cls(tuple(w.mark for w in sentences), tuple(w.own for w in sentences))

    @cached_property
    def total(self) -> int:
        """All own words."""
        return sum(self.own)


def containment(profile: Profile, found: Sequence[int], common: Collection[int] = ()) -> float:
    """The share of own words in sentences that match, 0 to 1; common sentences count neither way.

    0 where nothing is left to count.

    >>> containment(Profile((11, 12, 13), (20, 20, 10)), (0, -1, 4))
    0.6
    >>> containment(Profile((11, 12, 13), (20, 20, 10)), (0, -1, 4), common={13})
    0.5
    """
    own = [0 if mark in common else words for mark, words in zip(profile.marks, profile.own, strict=True)]
    matched = sum(words for words, at in zip(own, found, strict=True) if at >= 0)
    return matched / sum(own) if any(own) else 0.0


def is_copy(profile: Profile, found: Sequence[int], common: Collection[int] = ()) -> bool:
    """Whether the shorter document is a copy: see ``docs/sources.md``.

    Half of its own words match, ten words at least, its lead is told in the other, and where it is a single
    sentence that matches, this is the lead of the other one too.
    """
    counted = [place for place, mark in enumerate(profile.marks) if mark not in common]
    matched = [place for place in counted if found[place] >= 0]
    if containment(profile, found, common) < COPY or sum(profile.own[at] for at in matched) < LEAST:
        return False
    if len(matched) == 1 and found[matched[0]] > 1:
        return False
    heads = leads(profile, common)
    return 2 * sum(found[place] >= 0 or found[place] == LIKE for place in heads) >= len(heads)


def leads(profile: Profile, common: Collection[int] = ()) -> list[int]:
    """The places of a document's lead: of its sentences of some length the first third, one at least.

    >>> leads(Profile((1, 2, 3, 4, 5, 6, 7), (2, 20, 20, 20, 20, 20, 20)))
    [1, 2]
    """
    told = [
        place
        for place, (mark, words) in enumerate(zip(profile.marks, profile.own, strict=True))
        if words >= PHRASE and mark not in common
    ]
    return told[: max(1, len(told) // 3)]
