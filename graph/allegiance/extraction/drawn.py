"""Attacks that one draws: "attacked ships, drawing American air strikes", "prompted a raid by Chad"."""

from collections.abc import Iterator

from allegiance.extraction.reader import Candidate, Reader

_DRAWING = frozenset({"draw", "prompt", "provoke", "trigger", "invite"})
_AIMED = frozenset({"on", "against", "upon", "over", "between", "with", "in", "into"})


def drawn(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23 shelled the town, drawing strikes by Chad": Chad strikes M23, where nobody else is named."""
    object_ = reader.clauses.object(at)
    if reader.clauses.word(at) not in _DRAWING or reader.chunks[at].passive or object_ < 0:
        return
    behind = reader.clauses.phrases(object_)[:2]
    if any(word in _AIMED for word, _ in behind) or reader.chunks[object_].found is not None:
        return
    owners = [one for one in reader.chunks[object_].owners[-1:] if one.role != "possessive"]
    by = [phrase for word, phrase in behind[:1] if word in {"by", "from"}]
    doers = owners or [one for phrase in by for one in reader.founds(reader.clauses.group_right(phrase))]
    struck = reader.subjects(at) or reader.founds(reader.clauses.subject(at), agents=True)
    for cue in reader.cues.of("noun", reader.chunks[object_].word):
        if cue.name in {"attack", "strike"}:
            yield from reader.pair(doers, struck, cue, f"{cue.name}: O draws N by S", at, at)
