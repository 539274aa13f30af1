"""What is said again of another: "the Union did the same", "followed suit", "as it did the Brigades"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.found import Found
from allegiance.extraction.governing import governors
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader

_DENYING = words("qualifiers", "denying")
_SAME = frozenset({"same", "likewise", "so"})


def echoed(reader: Reader, found: list[Candidate]) -> Iterator[Candidate]:
    """The relations that a sentence states of one and then, without their words, of another."""
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind != "VP" or not (said := [one for one in found if 0 <= one.verb < at]):
            continue
        last = max(one.verb for one in said)
        said = [one for one in said if one.verb == last and not reader.chunks[last].passive]
        if _the_same(reader, at) and _done(reader, at):
            doers = {f.actor for f in reader.founds(reader.clauses.subject(last))}
            yield from _again(reader, said, doers, reader.founds(reader.clauses.subject(at)))
        elif _as_it_did(reader, at):
            doers = {f.actor for f in reader.founds(reader.clauses.subject(last))}
            others = {f.actor for one in said for f in (one.subject, one.object)} - doers
            yield from _again(reader, said, others, reader.founds(reader.clauses.group_right(at + 1)))


def _done(reader: Reader, at: int) -> bool:
    """Whether somebody did it as well; but "has refused to follow suit", "did not do the same"."""
    verbs = list(governors(reader, at))
    return not any(verb.negated or verb.modal or verb.word in _DENYING for verb in verbs)


def _the_same(reader: Reader, at: int) -> bool:
    """As in "Did the same", "followed suit"."""
    chunk, line = reader.chunks[at], reader.line
    if chunk.word == "follow":
        return line.key(chunk.last) == "suit"
    does = line.key(chunk.last - 1) in {"did", "does", "do", "done"}
    return does and bool({line.key(chunk.last), line.key(chunk.last + 1)} & _SAME)


def _as_it_did(reader: Reader, at: int) -> bool:
    """As in "Added it to its list, as it did the Coastal Brigades"."""
    does = reader.line.key(reader.chunks[at].last - 1) in {"did", "does", "has", "had"}
    pronoun = reader.clauses.kind(at - 1) == "NP" and reader.clauses.word(at - 2) == "as"
    named = reader.clauses.kind(at + 1) == "NP" and bool(reader.chunks[at + 1].found)
    return does and pronoun and named and reader.line.key(reader.chunks[at - 1].first) in {"it", "they", "he"}


def _again(reader: Reader, said: list[Candidate], ends: set[str], others: list[Found]) -> Iterator[Candidate]:
    """Each relation once more, with another in the place of those who stand at one of its ends."""
    for one in said:
        for other in others:
            subjects = [other] if one.subject.actor in ends else [one.subject]
            objects = [other] if one.object.actor in ends else [one.object]
            for again in reader.pair(subjects, objects, one.cue, one.frame, one.at, one.verb, one.kind):
                yield replace(again, strength=one.strength * 0.9)
