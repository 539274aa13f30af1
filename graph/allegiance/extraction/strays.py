"""Lines that are no part of the article: headlines of others, menus and tags that a copy has kept."""

import re

from allegiance.extraction.chunks import chunk
from allegiance.extraction.cues import Cues
from allegiance.extraction.entries import heading
from allegiance.extraction.found import Line, Scene
from allegiance.records import Document

_STOPPED = re.compile(r"[.!?…:;,][\"'”’»)\]*_]*\Z")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]*_]*\Z")
_BULLET = re.compile(r"[^\S\n]*(?:[-–—•·▪●◦*■█+|]|\(?\w{1,3}[.)])\s")
_FIELD = re.compile(
    r"(?!(?:live|breaking|update|watch|just in|exclusive|trending|video|photos?)\b)[^:|]{1,40}:\s",
    re.IGNORECASE,
)
_FEWEST = 8
"""Words of the shortest sentence that is prose."""
_LONGEST = 30
"""Words of the longest headline."""


def silence(document: Document, scene: Scene, cues: Cues) -> None:
    """Let lines name nobody that stand alone without a stop and name an actor whom the prose does not name.

    Those are headlines of other articles, items of menus, tags. The title is none, nor a field ("Leader: N"),
    an item of a list within the article, a heading there that has no verb, or what was torn off a sentence.
    A text without prose has none.
    """
    prose = [at for at, line in enumerate(scene.lines) if _prose(line)]
    if not prose:
        return
    named = {found.actor for at in prose for found in scene.lines[at].founds if found.how != "coreference"}
    title = " ".join(document.title.split()).lower()
    for at, line in enumerate(scene.lines):
        if not line.founds or line.torn or _prose(line) or len(line.tokens) > _LONGEST:
            continue
        if {found.actor for found in line.founds if found.actor} <= named or _heads(line, title, at):
            continue
        inner = prose[0] < at < prose[-1]
        if _alone(document.text, line, inner=inner) and (not inner or _states(line, cues)):
            line.founds = []


def _prose(line: Line) -> bool:
    return len(line.tokens) >= _FEWEST and bool(_ENDED.search(line.sentence.text))


def _heads(line: Line, title: str, at: int) -> bool:
    """Whether it is the article's own headline."""
    written = " ".join(line.sentence.text.split()).lower()
    return written in title or title in written if title else at == 0


def _alone(text: str, line: Line, *, inner: bool) -> bool:
    """Whether a sentence is a line that no stop ends, and no field; within the article no item either."""
    start, end = line.sentence.start, line.sentence.end
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[low:start] + text[end : high if high >= 0 else len(text)]
    return not (
        any(map(str.isalnum, rest))
        or _STOPPED.search(line.sentence.text)
        or (inner and _BULLET.match(text, low))
        or _FIELD.match(line.sentence.text)
    )


def _states(line: Line, cues: Cues) -> bool:
    """Whether it is no mere heading: it has a verb, or is long and not one name."""
    if any(one.kind == "VP" for one in chunk(line, cues)):
        return True
    return len(line.tokens) >= _FEWEST and heading(line) is None
