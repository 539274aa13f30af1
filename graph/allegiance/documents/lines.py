"""The lines of a text, and which of them are a page's furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from allegiance.documents.markers import markers

BREAK = r"\r\n?|[\n\v\f\u0085\u2028\u2029]"
# Zero-width characters, soft hyphens, byte order marks and stray controls count as space at an edge.
SPACE = r"\s\u0080-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
TAG = r"</?[a-zA-Z][^<>\n]{0,300}>"
_LINE = re.compile(rf"([^\n\r\v\f\u0085\u2028\u2029]*)(?:{BREAK}|\Z)")
_GAPS = re.compile(rf"[{SPACE}]+")
_LINK = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)")
_ARTICLED = re.compile(r"[aeu]\w-")
_MARKUP = " #>*_~`|-–—=•·▪●◦■█"
NARROW, WIDE = 50, 130
"""Characters between which the lines of a wrapped paragraph are long."""
_LONGEST = 400
"""Characters of the longest line that is looked at whole: furniture is short."""


class Kind(StrEnum):
    """What a line is."""

    TEXT = "text"
    BLANK = "blank"
    LINE = "line"
    END = "end"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Line:
    """A line ``text[start:end]``; ``words`` is it in plain spaces without markup at its edges, cut at 400."""

    start: int
    end: int
    words: str
    kind: Kind


def lines(text: str) -> Iterator[Line]:
    """The lines of a text, each with its kind."""
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        if start == end:
            yield Line(start, end, "", Kind.BLANK)
            continue
        words = plain(text[start : min(end, start + _LONGEST)])
        yield Line(start, end, words, kind(words, whole=end - start <= _LONGEST))


def goes_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence goes on from ``end`` over a blank line to ``start``, as in double-spaced text.

    The line before is as long as a wrapped one and ends without a stop, and the next one begins small.
    """
    line = text[max(text.rfind("\n", 0, end) + 1, end - WIDE - 1) : end].strip()
    small = text[start : start + 1].islower() and not _ARTICLED.match(text, start)
    return small and NARROW <= len(line) <= WIDE and (line[-1].isalnum() or line[-1] == ",")


def plain(line: str) -> str:
    r"""A line in plain spaces, without images, links and markup at its edges.

    >>> plain("## \u00a0**Related\u200b posts** ")
    'Related posts'
    """
    if "](" in line:
        line = _LINK.sub(r"\1", line)
    return _GAPS.sub(" ", line.replace("\u200b", "").replace("\u00ad", "")).strip(_MARKUP)


def kind(words: str, *, whole: bool = True) -> Kind:
    """What the plain words of a line are; only its beginning is at hand where it is not ``whole``."""
    if not any(map(str.isalnum, words)):
        return Kind.BLANK
    marks = markers()
    if marks.end.fullmatch(words):
        return Kind.END
    if not whole:
        return Kind.TEXT
    if marks.pause.fullmatch(words):
        return Kind.PAUSE
    return Kind.LINE if marks.line.fullmatch(words) else Kind.TEXT
