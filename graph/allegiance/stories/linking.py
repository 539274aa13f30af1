"""Copies of copies into groups, without chaining what has nothing in common."""

from collections.abc import Callable, Iterable
from itertools import product

ASKED = 4
"""Documents of a group, its first ones, that are asked whether another group belongs to it."""

Test = Callable[[int, int], bool]


def groups(count: int, pairs: Iterable[tuple[int, int]], copies: Test, related: Test) -> list[int]:
    """For each of ``count`` places the least place of its group.

    Pairs of two groups are tested in their order, and those that are ``copies`` make one of the two where
    more than half of the pairs across them are ``related``: a survey that holds two reports does not make
    them one story. Refused pairs are tried again while groups grow.

    >>> groups(4, [(0, 1), (1, 2)], lambda left, right: True, lambda left, right: (left, right) != (0, 2))
    [0, 0, 2, 3]
    >>> groups(4, [(0, 1), (1, 2)], lambda left, right: True, lambda left, right: True)
    [0, 0, 0, 3]
    """
    first = list(range(count))
    members = {place: [place] for place in first}
    tried, merged = list(pairs), True
    while merged:
        merged, refused = False, list[tuple[int, int]]()
        for left, right in tried:
            low, high = sorted((first[left], first[right]))
            if low == high or not copies(left, right):
                continue
            if not _agreed(members[low], members[high], related):
                refused.append((left, right))
                continue
            for place in members[high]:
                first[place] = low
            members[low] = sorted(members[low] + members.pop(high))
            merged = True
        tried = refused
    return first


def _agreed(left: list[int], right: list[int], related: Test) -> bool:
    across = [related(*sorted(pair)) for pair in product(left[:ASKED], right[:ASKED])]
    return 2 * sum(across) > len(across)
