"""Sentences as a parser is given them, and its words as they are written."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from allegiance.extraction.found import Found, Line
from allegiance.parsing import Parser, Word
from allegiance.records import ActorType

Words = tuple[Word, ...]

_BEFORE_NOUNS = frozenset({"the", "a", "an", "its", "his", "their", "this", "that", "these", "those"})


def parses(parser: Parser | None, lines: Sequence[Line], wanted: Sequence[bool]) -> Iterator[Words]:
    """The words of each sentence that is wanted and names two actors; of the others none."""
    asked = [
        line
        for line, want in zip(lines, wanted, strict=True)
        if parser and want and len({found.actor for found in line.founds}) > 1
    ]
    given = [_plainer(line) for line in asked]
    texts = ("".join(part.text for part in parts) for parts in given)
    found = zip(parser.parse_all(texts), asked, given, strict=True) if parser else iter(())
    parsed = set(map(id, asked))
    return (_placed(*next(found)) if id(line) in parsed else () for line in lines)


class _Part(NamedTuple):
    """What the parser is given for ``start:end`` of a sentence."""

    text: str
    start: int
    end: int


def _plainer(line: Line) -> list[_Part]:
    """A sentence as a parser is given it: each name as a word that it knows, and no bracket behind it.

    The treebanks hold few names of this field. A parser of their size takes "al-Shabaab" for anything, and
    loses the verb behind "(M23)".
    """
    text, low = line.sentence.text, line.sentence.start
    parts, at = [], 0
    for found in sorted(line.founds, key=lambda found: found.first):
        last = line.tokens[found.last - 1]
        if found.role != "name" or not last.capital or line.tokens[found.first].start - low < at:
            continue
        start, end = line.tokens[found.first].start - low, last.end - low
        parts += [_Part(text[at:start], at, start), _Part(_stand_in(line, found), last.start - low, end)]
        at = _bracket(line, found.last) or end
    return [*parts, _Part(text[at:], at, len(text))]


def _stand_in(line: Line, found: Found) -> str:
    if found.type is ActorType.PERSON:
        return "John"
    return "group" if line.key(found.first - 1) in _BEFORE_NOUNS else "Iran"


def _bracket(line: Line, at: int) -> int:
    """Where a short bracket that opens at a token ends in the sentence, 0 if none opens there."""
    if line.key(at) != "(":
        return 0
    close = next((i for i in range(at, min(at + 6, len(line.tokens))) if line.key(i) == ")"), -1)
    return line.tokens[close].end - line.sentence.start if close > 0 else 0


def _placed(words: Words, line: Line, parts: Sequence[_Part]) -> Words:
    """The words as they are written, with their offsets in the sentence."""
    starts = [0, *accumulate(len(part.text) for part in parts)][:-1]
    found = []
    for word in words:
        at = bisect_right(starts, word.start) - 1
        part = parts[at]
        if len(part.text) == part.end - part.start and line.sentence.text[part.start : part.end] == part.text:
            start, end = (place - starts[at] + part.start for place in (word.start, word.end))
        else:
            start, end = part.start, part.end
        found.append(replace(word, start=start, end=end, text=line.sentence.text[start:end]))
    return tuple(found)
