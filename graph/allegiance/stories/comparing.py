"""Pairs of documents compared sentence by sentence, each once."""

from collections import OrderedDict
from collections.abc import Collection, Sequence

from allegiance.records import Document
from allegiance.stories.deciding import Profile, containment, is_copy, leads
from allegiance.stories.matching import matches
from allegiance.stories.sketch import Sketch
from allegiance.stories.wording import Prose

HELD = 4000
"""Documents whose words are held at a time: some 100 kilobytes each. The next pair is mostly of the same
ones."""


class Comparer:
    """Compares documents by their places in a sequence, and remembers what it found.

    ``common`` are the marks of sentences that count for nothing; they may change at any time.
    """

    def __init__(self, documents: Sequence[Document], sketches: Sequence[Sketch]) -> None:
        self.common: Collection[int] = frozenset()
        self.profiles: dict[int, Profile] = {}
        self._documents, self._sketches = documents, sketches
        self._held: OrderedDict[int, Prose] = OrderedDict()
        self._found: dict[tuple[int, int], tuple[int, ...]] = {}

    def containment(self, left: int, right: int) -> float:
        """The share of the own words of the shorter document that stand in the other one, 0 to 1."""
        short, _, found = self.compare(left, right)
        return containment(self.profiles[short], found, self.common)

    def is_copy(self, left: int, right: int) -> bool:
        """Whether the shorter document is a copy of the other one."""
        short, long, found = self.compare(left, right)
        return is_copy(self.profiles[short], self.profiles[long], found, self.common)

    def compare(self, left: int, right: int) -> tuple[int, int, tuple[int, ...]]:
        """The shorter of the two, the longer, and what is found of each sentence of the shorter one."""
        profiles = self._profile(left), self._profile(right)
        if (profiles[1].total, right) < (profiles[0].total, left):
            left, right = right, left
        if (left, right) not in self._found:
            short = self.prose(left)
            heads = leads(self.profiles[left])
            # once the common sentences are known the lead is further down
            reach = heads[-1] + 4 if heads else 0
            self._found[left, right] = matches(short, self.prose(right), reach)
        return left, right, self._found[left, right]

    def prose(self, place: int) -> Prose:
        """The sentences of a document."""
        if place in self._held:
            self._held.move_to_end(place)
            return self._held[place]
        self._held[place] = made = Prose.of(self._documents[place], self._sketches[place])
        if len(self._held) > HELD:
            self._held.popitem(last=False)
        return made

    def _profile(self, place: int) -> Profile:
        if place not in self.profiles:
            self.profiles[place] = Profile.of(self.prose(place).sentences)
        return self.profiles[place]
