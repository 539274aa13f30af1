"""Texts whose every line stands alone between blank lines, as some copies of wrapped text do."""

import re
from functools import lru_cache

from allegiance.documents.lines import BREAK, SPACE, WIDE, goes_on

_GAP = re.compile(rf"(?:{BREAK})[{SPACE}]*(?:{BREAK})")
_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")
_FEWEST = 8
"""Lines below which nothing can be told."""
_FULL = 12
"""Characters by which a full line may be shorter than the longest: the next word had no room."""
_SHORTEST = 30


def continues(text: str, end: int, start: int) -> bool:
    """Whether a sentence goes on over the blank line between ``end`` and ``start``.

    It does where the next line begins small (``goes_on``), and in a double-spaced text wherever the line is
    full and no stop ends it.
    """
    if goes_on(text, end, start):
        return True
    width = spacing(text)
    if not width:
        return False
    line = text[max(text.rfind("\n", 0, end) + 1, end - WIDE - 1) : end].strip()
    word = text[start : start + WIDE].split(None, 1)[:1]
    return bool(word and line) and not _ENDED.search(line) and len(line) + 1 + len(word[0]) > width


@lru_cache(maxsize=4)
def spacing(text: str) -> int:
    """The width of a double-spaced text's lines; 0 of any other.

    Most of its lines stand alone, are full and end in the midst of a sentence.
    """
    parts = [part.strip() for part in _GAP.split(text)]
    parts = [part for part in parts if part]
    lengths = sorted(map(len, parts))
    if len(parts) < _FEWEST or not _SHORTEST <= lengths[-1 - len(parts) // 20] <= WIDE:
        return 0
    width = lengths[-1 - len(parts) // 20]
    open_ = sum(width - _FULL <= len(part) <= width and not _ENDED.search(part) for part in parts)
    return width if open_ >= len(parts) / 2 else 0
