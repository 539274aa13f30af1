"""Which stretches of a document are the article itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from allegiance.documents import lines as page
from allegiance.documents.dateline import dateline
from allegiance.documents.dates import find
from allegiance.documents.lines import Kind, Line
from allegiance.documents.markers import markers
from allegiance.documents.spaced import continues
from allegiance.records import Document

_FRONT = re.compile(
    r"\ufeff?\s*(---|\+\+\+)[^\S\n]*\n"
    r"(?:(?:[\w .\"'-]{1,40}[:=][^\n]*|[^\S\n]+[^\n]*|-[^\n]*|\#[^\n]*)?\n){0,60}?"
    r"\1[^\S\n]*(?:\n|\Z)"
)
_INK = re.compile(rf"[^{page.SPACE}]")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_MARKUP = re.compile(rf"[*_#]+|{page.TAG}|\]\([^()\s]{{0,300}}\)|\[(?=[^\[\]\n]{{1,200}}\]\()")
_TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
_WORDS = 12
"""A paragraph of so many words that ends like a sentence is prose: headlines, links and buttons are not."""
_CLEAR = 40
"""So many words with a full stop among them are prose however they end; after a box of links so much prose is
the article going on even alone."""
_BIOGRAPHIES = 2
"""Paragraphs of prose at the end that may tell of the authors."""
_LEADS = 3
"""Paragraphs of prose among which the report's dateline is looked for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are read together: a paragraph, or a line that is furniture."""

    start: int
    end: int
    kind: Kind
    words: int = 0
    prose: bool = False


def body(document: Document) -> tuple[tuple[int, int], ...]:
    """The spans ``(start, end)`` of the article in ``document.text``, in order and without overlap.

    Left out are front matter, lines of furniture (counters, clocks, bylines, credits, buttons, copyright),
    boxes of links until the article goes on, everything after a line that ends the article, the dateline, and
    photo credits inside a line; ``boilerplate.toml`` holds the patterns. Captions stay: they state facts.

    An article ends only where it has begun: before the first paragraph of prose an ending line is just left
    out, and where more prose follows it than went before it only opens a box. Above the first paragraph of
    prose the last line of a box is the headline, and stays.
    """
    text = document.text
    units = [_measured(text, unit) for unit in _units(text, front_matter(text))]
    if any(unit.kind in (Kind.END, Kind.PAUSE) for unit in units):
        units = [_own(text, unit) for unit in units]
    return tuple(_joined(text, _cut(text, _before_author(text, list(_kept(units))))))


def front_matter(text: str) -> int:
    """Where the front matter of a Markdown text ends; 0 without one."""
    match = _FRONT.match(text)
    return match.end() if match else 0


def _units(text: str, front: int) -> Iterator[Unit]:
    """Furniture line by line, the rest to a blank line or to a line that ends like a sentence."""
    open_: list[Line] = []
    for line in page.lines(text):
        if line.start < front:
            continue
        if line.kind is Kind.TEXT:
            open_.append(line)
        if open_ and line.kind is Kind.BLANK and continues(text, open_[-1].end, _next(text, line.end)):
            continue
        if open_ and (
            line.kind is not Kind.TEXT or _ENDED.search(text, max(line.start, line.end - 8), line.end)
        ):
            yield Unit(open_[0].start, open_[-1].end, Kind.TEXT)
            open_ = []
        if line.kind not in (Kind.TEXT, Kind.BLANK):
            yield Unit(line.start, line.end, line.kind)
    if open_:
        yield Unit(open_[0].start, open_[-1].end, Kind.TEXT)


def _next(text: str, at: int) -> int:
    """Where the next word begins."""
    found = _INK.search(text, at)
    return found.start() if found else len(text)


def _measured(text: str, unit: Unit) -> Unit:
    if unit.kind is not Kind.TEXT:
        return unit
    written = text[unit.start : unit.end].strip()
    words = written.count(" ") + written.count("\n") + 1
    ended = bool(_ENDED.search(written[-8:])) and not _TEASER.search(written[-8:])
    prose = (words >= _WORDS and ended) or (words >= _CLEAR and ". " in written)
    return Unit(unit.start, unit.end, unit.kind, words, prose)


def _own(text: str, unit: Unit) -> Unit:
    """The unit, no prose of the article if it is the site that speaks of itself."""
    said = unit.prose and markers().policy.search(text, unit.start, min(unit.end, unit.start + 2000))
    return Unit(unit.start, unit.end, unit.kind, unit.words) if said else unit


def _kept(units: Sequence[Unit]) -> Iterator[Unit]:
    """The units of the article, by what stands before and after them."""
    written = [unit for unit in units if unit.kind is not Kind.LINE]
    before, total = 0, sum(unit.words for unit in written if unit.prose)
    skipping, headline = False, None
    for unit, following in zip_longest(written, written[1:]):
        if unit.kind is Kind.END and before and total - before <= before:
            return
        if unit.kind is not Kind.TEXT:
            skipping, headline = before > 0 or unit.kind is Kind.PAUSE, None
            continue
        if skipping and _resumes(unit, following, begun=before > 0):
            yield from () if before or not headline else (headline,)
            skipping = False
        if skipping:
            headline = unit
        else:
            yield unit
        before += unit.words if unit.prose else 0


def _before_author(text: str, kept: list[Unit]) -> list[Unit]:
    """The units without a last paragraph that tells of who wrote them, and without what follows it."""
    prose = [at for at, unit in enumerate(kept) if unit.prose]
    for at in prose[1:][-_BIOGRAPHIES:]:
        if markers().author.match(text, kept[at].start, kept[at].end):
            return kept[:at]
    return kept


def _resumes(unit: Unit, following: Unit | None, *, begun: bool) -> bool:
    """Whether the article goes on here: with long prose, two paragraphs of it, or at last its first."""
    return unit.prose and (not begun or unit.words >= _CLEAR or (following is not None and following.prose))


def _cut(text: str, kept: Iterable[Unit]) -> Iterator[tuple[int, int]]:
    """The spans of the units without datelines and without the parts that are credits."""
    leads = 0
    for unit in kept:
        start = unit.start
        if unit.prose and leads < _LEADS:
            start = _opened(text, unit)
            leads += 1
        for match in markers().part.finditer(text, start, unit.end):
            if match.start() > start:
                yield start, match.start()
            start = match.end()
        if start < unit.end:
            yield start, unit.end


def _opened(text: str, unit: Unit) -> int:
    """Where the report begins after what labels it: a date that runs into it, and its dateline."""
    label = markers().part.match(text, unit.start, unit.end)
    low = label.end() if label else unit.start
    # emphasis and links count as space: "**BEIRUT** - ..."
    shown = _MARKUP.sub(lambda mark: " " * len(mark[0]), text[low : unit.end])
    start = after_date(shown, len(shown) - len(shown.lstrip()) if _MARKUP.match(text, low) else 0)
    line = dateline(shown, start + len(shown[start : start + 9]) - len(shown[start : start + 9].lstrip()))
    return low + (line.end if line else start)


def after_date(text: str, start: int) -> int:
    """Where the text begins after a date that runs into it ("12 May 2015 Rebels took"); else ``start``."""
    written = next(find(text[start : start + 40]), None)
    if (
        written is None
        or written.start
        or not re.match(r"\s+[\"“]?[^\W_a-z]", text[start + written.end :][:4])
    ):
        return start
    return start + written.end


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, with those joined that only blank space parts."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and not text[last[1] : start].strip():
            last = last[0], end
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last
