"""Pairs of documents that may be copies, from their sketches alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from allegiance.stories.sketch import Sketch

NEIGHBOURS = 16
"""With so many of the documents after it, in order, a document is paired by a shingle of both. All pairs of
up to 17 documents are found so; where more share a shingle, each with those next to it, so that the work
grows with the number of documents and not with its square, and a story of thousands holds together from one
to the next."""
SHARED = 2
"""Shingles that a pair shares at least; one alone is a phrase."""
SHARE = 0.2
"""The share of the smaller sketch that is shared at least. Of copies that `deciding` would accept fewer than
one in a hundred share less than a third (``benchmarks/copies.py``); texts out of one template share as
much."""

Pair = tuple[int, int]


def candidates(sketches: Sequence[Sketch]) -> list[Pair]:
    """The pairs ``(i, j)``, ``i < j``, of places in ``sketches`` that share much of the smaller one.

    Those that share the largest part of it come first, then the lower places. Time and memory grow with the
    number of shingles in all sketches.
    """
    sizes = np.array([sketch.shingles.size for sketch in sketches], np.int64)
    if sizes.sum() == 0:
        return []
    pairs, counts = _counted(*_shared(sketches, sizes), len(sketches))
    left, right = np.divmod(pairs, len(sketches))
    smaller = np.minimum(sizes[left], sizes[right])
    share = counts / smaller
    chosen = np.flatnonzero((counts >= np.minimum(SHARED, smaller)) & (share >= SHARE))
    chosen = chosen[np.argsort(-share[chosen], kind="stable")]
    return list(zip(left[chosen].tolist(), right[chosen].tolist(), strict=True))


def _shared(
    sketches: Sequence[Sketch], sizes: NDArray[np.int64]
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The shingles that more than one sketch holds, equal ones in a row in the order of their documents."""
    shingles = np.concatenate([sketch.shingles for sketch in sketches])
    order = np.argsort(shingles, kind="stable")
    shingles = shingles[order]
    same = shingles[1:] == shingles[:-1]
    often = np.concatenate([same, [False]]) | np.concatenate([[False], same])
    owners = np.repeat(np.arange(len(sketches)), sizes)[order]
    return shingles[often], owners[often]


def _counted(
    shingles: NDArray[np.uint32], owners: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair once, as ``left * count + right``, with how many shingles it shares."""
    pairs, counts = np.empty(0, np.int64), np.empty(0, np.int64)
    for lag in range(1, NEIGHBOURS + 1):
        same = shingles[lag:] == shingles[:-lag]
        found, often = np.unique(owners[:-lag][same] * count + owners[lag:][same], return_counts=True)
        pairs, counts = _added(np.concatenate([pairs, found]), np.concatenate([counts, often]))
    return pairs, counts


def _added(
    pairs: NDArray[np.int64], counts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair once, with the sum of its counts."""
    once, places = np.unique(pairs, return_inverse=True)
    sums = np.zeros(once.size, np.int64)
    np.add.at(sums, places, counts)
    return once, sums
