"""What is compared and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Triple(NamedTuple):
    """Who, what, whom: actor ids and a relation's name. Of a symmetric relation the lesser id goes first."""

    subject: str
    relation: str
    object: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two actors, whatever ties them and in whichever direction."""
        return (min(self.subject, self.object), max(self.subject, self.object))


@dataclass(frozen=True)
class Agreement:
    """Counts of what was wanted and found (``hits``), wanted and not found, found and not wanted.

    Precision is the share of what was found that was wanted; recall the share of what was wanted that was
    found; F1 their harmonic mean. All are 0 to 1, higher is better, and 0 where the divisor is 0: nothing
    found has precision 0, nothing wanted recall 0.
    Source: Manning, Raghavan and Schütze 2008, chapter 8, https://doi.org/10.1017/CBO9780511809071.

    Three of the four wanted were found, and one thing too much:

    >>> found = Agreement(hits=3, missed=1, extra=1)
    >>> found.precision, found.recall, found.f1
    (0.75, 0.75, 0.75)
    >>> (found + Agreement(missed=2)).recall
    0.5
    >>> Agreement(missed=2).f1, Agreement().f1
    (0.0, 0.0)
    """

    hits: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        """``hits / (hits + extra)``."""
        return share(self.hits, self.hits + self.extra)

    @property
    def recall(self) -> float:
        """``hits / (hits + missed)``."""
        return share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """``2 hits / (2 hits + missed + extra)``."""
        return share(2 * self.hits, 2 * self.hits + self.missed + self.extra)

    def __add__(self, other: "Agreement") -> "Agreement":
        """The counts of both together, as over several documents."""
        return Agreement(self.hits + other.hits, self.missed + other.missed, self.extra + other.extra)


@dataclass(frozen=True)
class Finding:
    """A relation that was missed, with the annotation's quote, or that was too much, with the claim's."""

    doc: str
    triple: Triple
    quote: str


@dataclass(frozen=True)
class Score:
    """How far claims agree with an annotated folder.

    ``relation`` compares triples; ``pair`` the pairs of actors without the relation's name and direction;
    ``actor`` the actors that take part in any relation. Each is counted for each document and summed, so a
    document with many relations weighs more than one with few. ``by_relation`` and ``by_document`` split
    ``relation``.

    ``qualified`` gives for ``modality``, ``polarity`` and ``tense`` the share of the triples found whose
    value is right: some claim of the triple has a value that some required annotation of it has. 0 to 1,
    higher is better, and 0 where no triple was found.
    """

    relation: Agreement
    pair: Agreement
    actor: Agreement
    qualified: Mapping[str, float]
    by_relation: Mapping[str, Agreement]
    by_document: Mapping[str, Agreement]
    misses: tuple[Finding, ...]
    extras: tuple[Finding, ...]


def share(part: int, whole: int) -> float:
    """``part`` of ``whole``, 0 to 1; 0 of nothing.

    >>> share(1, 4), share(0, 0)
    (0.25, 0.0)
    """
    return part / whole if whole else 0.0
