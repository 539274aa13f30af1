"""Sentences of English news, with exact offsets."""

import re
from collections.abc import Iterator
from itertools import pairwise

from allegiance.documents.boilerplate import body
from allegiance.documents.lines import BREAK, NARROW, SPACE, TAG, WIDE
from allegiance.documents.spaced import continues
from allegiance.documents.stops import STOP, ends
from allegiance.records import Document, Sentence

_BLANK = re.compile(rf"(?:{BREAK})[{SPACE}]*(?:{BREAK})")
_BREAK = re.compile(rf"(?:{BREAK})(?:[{SPACE}]*(?:{BREAK}))?")
_EDGE = re.compile(rf"[{SPACE}]+")
_TAIL = re.compile(rf"(?:[{SPACE}*_~`|#]|{TAG})+\Z")
_LEAD = re.compile(
    rf"(?:[{SPACE}]|{TAG}|[-–—•·▪●◦*_~`■█#>|+=]+(?=[{SPACE}*_])|[•·▪●◦■█]|[*_~`]+|\(?(?:\d{{1,3}}|[a-z])[.)](?=[{SPACE}]))+"
)
_RULED = re.compile(rf"[{SPACE}]*(?:[-–—•·▪●◦■█|]|[*#>+]+[{SPACE}]|\(?(?:\d{{1,3}}|[a-z])[.)][{SPACE}])")
_COLUMN, _NARROWEST = 4, 25
"""Lines, and characters in a line, of the smallest paragraph that is told to be a narrow column."""
_FIELD = re.compile(r"[^\W\d_a-z][\w’' /()-]{1,30}:\s")
"""As in "Leader: N": fields stand in lines of their own."""
_STOPPED = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the article, in order: ``document.text[s.start:s.end] == s.text``.

    Only of its ``body``: no boilerplate. Bullets, list numbers, Markdown's marks and blank space at the edges
    are not part of a sentence; headings, captions and items of a list are sentences of their own. What holds
    no letter is none.
    """
    text = document.text
    return tuple(
        Sentence(document.id, start, end, text[start:end])
        for low, high in body(document)
        for start, end in split(text, low, high)
    )


def split(text: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in ``text[low:high]``.

    A blank line ends a sentence, but not within one (``continues``); a single line end does so unless
    the paragraph is wrapped there: the next line begins small, or its first word had no room (lines of 50 to
    130 characters). Semicolons do not. Two sentences that run together without a space are parted;
    abbreviations, initials, numbers and names of
    sites are not (``abbreviations.toml``).

    >>> text = "Gen. J. Smith left on Nov. 2. He went to the U.S. Army base.The rest stayed."
    >>> [text[a:b] for a, b in split(text)]
    ['Gen. J. Smith left on Nov. 2.', 'He went to the U.S. Army base.', 'The rest stayed.']
    """
    high = len(text) if high is None else high
    for start, end in _paragraphs(text, low, high):
        for part in _parts(text, start, end):
            yield from _trimmed(text, *part)


def _paragraphs(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence crosses."""
    at = low
    for gap in _BLANK.finditer(text, low, high):
        if continues(text, gap.start(), gap.end()):
            continue
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, high)


def _lines(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The lines of a paragraph, those joined between which it is wrapped."""
    breaks = [match.span() for match in _BREAK.finditer(text, low, high)]
    if not breaks:
        yield low, high
        return
    # what was cut from the first line, a dateline perhaps, had its place in the wrapped paragraph
    begin = max(text.rfind("\n", max(0, low - WIDE), low) + 1, low - WIDE)
    starts = [begin, *(end for _, end in breaks)]
    ends_ = [*(start for start, _ in breaks), high]
    written = [_unquoted(text[start:end]) for start, end in zip(starts, ends_, strict=True)]
    width = max(map(len, written))
    column = NARROW <= width <= WIDE or _column(written, width)
    at = low
    for line, after, end, following in zip(written, written[1:], ends_, starts[1:], strict=False):
        if not _wrapped(line, after, width, column=column):
            yield at, end
            at = following
    yield at, high


def _unquoted(line: str) -> str:
    """A line without the marks of a message that is answered."""
    return line.lstrip("> \t") if line.startswith(">") else line


def _column(written: list[str], width: int) -> bool:
    """Whether lines that are short are those of a narrow column: all are full."""
    full = all(not _fits(line, after, width) for line, after in pairwise(written))
    return full and len(written) >= _COLUMN and width >= _NARROWEST


def _fits(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had room in a line."""
    word = after.split(None, 1)
    return bool(word) and len(line.rstrip()) + 1 + len(word[0]) <= width


def _wrapped(line: str, following: str, width: int, *, column: bool) -> bool:
    """Whether a sentence goes on from a line into the following one, in a paragraph ``width`` wide."""
    after = following.lstrip()
    if (
        not after
        or not line.strip()
        or _RULED.match(following)
        or (_FIELD.match(after) and _FIELD.match(line))
        or line.lstrip().startswith(("# ", "##"))
    ):
        return False
    if after[0].islower():
        return not _STOPPED.search(line.rstrip()) or line.rstrip()[-1] not in ":;"
    return column and not _fits(line, after, width)


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """A paragraph's sentences, yet with blank space about them."""
    at = low
    for mark in STOP.finditer(text, low, high):
        if mark.start() > at and not _numbers(text, at, mark.start()) and ends(text, mark, high):
            end = _before_opener(text, at, mark)
            yield at, end
            at = end
    yield at, high


def _numbers(text: str, at: int, stop: int) -> bool:
    """Whether the stop belongs to the number or letter of a list's item."""
    lead = text[at:stop].strip() if stop - at < 12 else ""
    return lead.isdigit() and len(lead) < 4


def _before_opener(text: str, at: int, mark: re.Match[str]) -> int:
    """The end of a sentence: before a straight quotation mark that opens the next one."""
    end = mark.end()
    if mark[0][-1] == '"' and text[end : end + 1].isalnum() and text.count('"', at, end) % 2:
        return end - 1
    return end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    tail = _TAIL.search(text, max(start, end - 200), end)
    end = tail.start() if tail else end
    if any(map(str.isalpha, text[start:end])):
        yield start, end
