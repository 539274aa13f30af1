"""Sentences of English news, with exact offsets."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from allegiance.documents.boilerplate import body
from allegiance.records import Document, Sentence

# Zero-width characters, soft hyphens and byte order marks count as space at a sentence's edges.
_SPACE = r"\s\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff"
_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\["
_END = re.compile(rf"[.!?…]+[{_CLOSERS}]*")
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_EDGE = re.compile(rf"[{_SPACE}]+")
_BULLET = re.compile(
    rf"[{_SPACE}]*(?:[-–—•·▪●◦*■█#>]+(?=[{_SPACE}])|\(?\d{{1,3}}[.)](?=[{_SPACE}])|[•·▪●◦■█]+)"
)
_WORD = re.compile(rf"[^{_SPACE}{_OPENERS}]*\Z")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_NEXT = re.compile(rf"(?:[{_SPACE}]|[{_OPENERS}])*([^{_SPACE}]*)")
_ARTICLED = re.compile(r"(?:al|el|ul|as|ash|an|ad|ar|at|az)-[^\W\d_a-z]")
_NARROW, _WIDE = 60, 120


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the article, in order: ``document.text[s.start:s.end] == s.text``."""
    text = document.text
    return tuple(
        Sentence(document.id, start, end, text[start:end])
        for low, high in body(document)
        for start, end in split(text, low, high)
    )


def split(text: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in ``text[low:high]``.

    >>> text = "Gen. J. Smith left. He went to the U.S. Army base."
    >>> [text[a:b] for a, b in split(text)]
    ['Gen. J. Smith left.', 'He went to the U.S. Army base.']
    """
    high = len(text) if high is None else high
    for start, end in _blocks(text, low, high):
        for part in _parts(text, start, end):
            yield from _trimmed(text, *part)


def _blocks(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence crosses: paragraphs, and lines that are not wrapped."""
    at = low
    for gap in _BLANK.finditer(text, low, high):
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, high)


def _lines(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    lines = text[low:high].split("\n")
    width = max(map(len, lines))
    at = start = low
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        at += len(line) + 1
        if not _wrapped(line, following, width):
            yield start, min(at, high)
            start = at


def _wrapped(line: str, following: str, width: int) -> bool:
    """Whether the sentence goes on in the following line of a paragraph that is ``width`` wide."""
    if not following.strip() or _BULLET.match(following):
        return False
    if following.lstrip()[:1].islower():
        return True
    fits = len(line) + 1 + len(following.split(None, 1)[0]) <= width
    return _NARROW <= width <= _WIDE and not fits


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = low
    for mark in _END.finditer(text, low, high):
        if _ends(text, mark, high):
            yield at, mark.end()
            at = mark.end()
    yield at, high


def _ends(text: str, mark: re.Match[str], high: int) -> bool:
    following = _NEXT.match(text, mark.end(), high)
    word = following[1] if following else ""
    if not word:
        return False  # the block ends here anyway
    spaced = not following or bool(_EDGE.match(text, mark.end(), high))
    before = _WORD.search(text, max(0, mark.start() - 30), mark.start())
    last = before[0] if before else ""
    if not spaced:
        return (
            word[:1].isupper()
            and len(last) > 2
            and not _DOTTED.search(last)
            and last not in _words()["titles"]
        )
    if word[:1].islower() and not _ARTICLED.match(word):
        return False
    if text[mark.start()] != "." or mark[0].startswith(".."):
        return True
    if last in _words()["titles"]:
        return False
    if last in _words()["numbered"]:
        return not word[:1].isdigit()
    if last in _words()["short"] or _DOTTED.search(last) or (len(last) == 1 and last.isupper()):
        return word.split("’")[0].rstrip(",") in _words()["starters"]
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (bullet := _BULLET.match(text, start, end)) and bullet.end() > start:
        start = bullet.end()
    space = _EDGE.match(text, start, end)
    start = space.end() if space else start
    while end > start and _EDGE.match(text, end - 1, end):
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield start, end


@cache
def _words() -> dict[str, frozenset[str]]:
    import tomllib  # noqa: PLC0415

    data = tomllib.loads(files("allegiance.documents").joinpath("abbreviations.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}
