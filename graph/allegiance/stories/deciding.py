"""Whether of two documents one is a copy of the other, from the sentences that match."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from allegiance.records import Sentence
from allegiance.stories.matching import LIKE, STRANGE, SWAPPED
from allegiance.stories.sketch import LEAST
from allegiance.stories.wording import PHRASE, Wording

COPY = 0.5
"""Containment from which on a document is a copy."""
SWAPS = 3
"""In entries of one template one word is in a sentence with another name or number for so many that match."""
RELATED = 0.2
"""Containment from which on two documents may be of one story through a third one."""


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


def is_copy(short: Profile, long: Profile, found: Sequence[int], common: Collection[int] = ()) -> bool:
    """Whether one document is a copy of the other, from what was found of the shorter one's sentences.

    Half of the shorter one's own words match, ten words at least; the lead of one of the two is told in the
    other, and where it is a single sentence that matches, it is the lead of both. Nor are they two entries of
    one template. See ``docs/sources.md``.
    """
    matched = [place for place, mark in enumerate(short.marks) if mark not in common and found[place] >= 0]
    words = sum(short.own[place] for place in matched)
    if containment(short, found, common) < COPY or words < LEAST or _templates(short, found, words):
        return False
    told = {place for place, at in enumerate(found) if at >= 0 or at == LIKE}
    first, repeated = _half(leads(short, common), told), _half(leads(long, common), {*found})
    return (first and found[matched[0]] < 2) if len(matched) == 1 else (first or repeated)


def _half(places: Collection[int], among: Collection[int]) -> bool:
    return 2 * sum(place in among for place in places) >= len(places)


def _templates(profile: Profile, found: Sequence[int], matched: int) -> bool:
    """Whether the two look like entries of one template: other names and numbers in the same sentences."""
    swapped = sum(words for words, at in zip(profile.own, found, strict=True) if at == SWAPPED)
    labels = next((place for place, words in enumerate(profile.own) if words >= PHRASE), len(found))
    strange = [*found[:labels]].count(STRANGE)
    return SWAPS * swapped >= matched or (strange > 1 and 2 * strange >= labels)


def leads(profile: Profile, common: Collection[int] = ()) -> list[int]:
    """The places of a document's lead: of its sentences of some length the first third, one at least.

    >>> leads(Profile((1, 2, 3, 4, 5, 6, 7), (2, 20, 20, 20, 20, 20, 20)))
    [1, 2]
    """
    counted = [place for place, mark in enumerate(profile.marks) if mark not in common]
    told = [place for place in counted if profile.own[place] >= PHRASE] or counted
    return told[: max(1, len(told) // 3)]
