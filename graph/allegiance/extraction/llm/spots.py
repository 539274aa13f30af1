"""Where words stand in a text, letter for letter."""

import re
from collections.abc import Iterator

Spot = tuple[int, int]


def spots(text: str, part: str) -> Iterator[Spot]:
    r"""Where ``part`` stands in ``text``, letter for letter, not inside a word; white space may differ.

    >>> list(spots("Iran and Iranian arms", "Iran")), list(spots("a\n b", "a b")), list(spots("a b", ""))
    ([(0, 4)], [(0, 4)], [])
    """
    words = part.split()
    if not words:
        return
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    for match in re.finditer(before + r"\s+".join(map(re.escape, words)) + after, text):
        yield match.span()
