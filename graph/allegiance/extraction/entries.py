"""Entries of a list: whose the verbless sentences are that stand under a name: "Commander of the Front."."""

import re
from dataclasses import replace

from allegiance.extraction.found import Found, Line, Scene
from allegiance.records import ActorType

_LONGEST = 14
_FAR = 8
_HEADED = frozenset({ActorType.PERSON, ActorType.MILITIA, ActorType.ORGANIZATION, ActorType.ARMY})
_CALLED = frozenset({"aka", "alias", "also", "a", "an", "the", "formerly", "born", "known"})
_LABELLED = re.compile(r"[^:]{1,60}:(?:\s|\Z)")
_OTHER_NAMES = re.compile(r"(?<=[\s(])(?:a\.?k\.?a\.?|alias(?:es)?|also known as)\b", re.IGNORECASE)
_ENDS = (".", "!", "?", ";", ":", ",")


def entry(scene: Scene, line: Line) -> Found | None:
    """The actor whose name alone stands above a sentence, as if it were the sentence's first word."""
    if (named := _opening(scene, line)) is not None:
        return replace(named, first=0, last=1, how="coreference", certainty=0.8)
    for above in scene.before(line, _FAR):
        title = title_of(above)
        if len(title.split()) <= _LONGEST and not title.endswith(_ENDS) and not labelled(title):
            named = heading(above)
            return named and replace(named, first=0, last=1, how="coreference", certainty=0.8)
    return None


def _opening(scene: Scene, line: Line) -> Found | None:
    """The name in capitals that opens the paragraph: "AL-NUR FRONT, based in Sirte. Founded by N."."""
    start = line.sentence.start
    for above in scene.before(line, _FAR):
        if start - above.sentence.end > 1:
            return None  # a paragraph ends
        start = above.sentence.start
        first = above.founds[0] if above.founds else None
        if first is not None and first.first == 0 and _in_capitals(above, first):
            return first if line.key(0) not in {"he", "she", "it", "they"} else None
    return None


def _in_capitals(line: Line, found: Found) -> bool:
    """As in "OMAR DIALLO (a.k.a. Abu Musa), leader of it.": a name that a mark follows."""
    named = found.type in _HEADED and found.role == "name" and found.last - found.first > 1
    letters = "".join(token.text for token in line.tokens[found.first : found.last])
    return (
        named
        and letters.isupper()
        and line.key(found.last) in {",", "(", ".", ":", ";"}
        and not line.shouting
    )


def title_of(line: Line) -> str:
    """The text of a line up to other names: of "A (B) a.k.a.: C" the first; no sentence has such."""
    text = line.sentence.text.rstrip()
    return text if text.endswith((".", "!", "?")) else _OTHER_NAMES.split(text, maxsplit=1)[0].rstrip(" \n(")


def labelled(title: str) -> bool:
    """Whether a line is a field: "Leader: N"."""
    return _LABELLED.match(title) is not None


def heading(line: Line) -> Found | None:
    """The name that a line consists of, with no more than its number and its other names beside it."""
    if not line.founds:
        return None
    first = line.founds[0]
    numbered = all(not line.tokens[i].text.isalpha() for i in range(first.first))
    behind = line.tokens[first.last + 1] if first.last + 1 < len(line.tokens) else None
    # "The army, militias fight on" is a headline
    called = behind is not None and (behind.capital or behind.key in _CALLED)
    alone = first.last == len(line.tokens) or line.key(first.last) in {"(", "aka", "alias"}
    alone = alone or (line.key(first.last) == "," and called)
    named = first.role == "name" and first.type in _HEADED and first.how != "coreference"
    return first if named and numbered and alone else None
