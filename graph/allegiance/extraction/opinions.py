"""What somebody holds another to be: "Turkey considers the Front a wing of M23"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.beheld import holder, relative
from allegiance.extraction.headlines import Utterance
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader

_SELVES = frozenset({"itself", "themselves", "himself", "herself"})
_HOLDING = words("attribution", "holding")
_HOLDING_AS = words("attribution", "holding_as")
_BELIEVING = words("attribution", "believing")


def opinions(reader: Reader) -> Iterator[Utterance]:
    """The clauses in which somebody holds another to be something, and the words that tell what."""
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "NP" and chunk.word in _BELIEVING and chunk.last - chunk.first > 1:
            yield from _plural(reader, at)
        if chunk.kind != "VP" or chunk.word not in _HOLDING | _HOLDING_AS | _BELIEVING:
            continue
        if reader.line.key(chunk.last) in _SELVES:
            continue  # "a group that calls itself the Front has attacked"
        end = _end(reader, at + 1)
        agent = reader.clauses.word(at + 1) == "by" and reader.clauses.kind(at + 2) == "NP"
        if chunk.passive or chunk.form == "part":
            if agent and _told(reader, at, at + 3, end):
                yield Utterance((at + 2,), "", at + 3, end, at)
            continue
        who = holder(reader.clauses, at)
        if who and _told(reader, at, at + 1, end):
            # "called the attack by the army on M23 a mistake": that it attacked is not what he holds
            named = reader.clauses.kind(at + 1) == "NP" and not relative(reader.clauses, at)
            first = at + 1 + (named and chunk.word not in _BELIEVING)
            if first < end:  # "as Haftar calls the troops that he leads": their name
                yield Utterance(who, "", first, end, at)


def _plural(reader: Reader, at: int) -> Iterator[Utterance]:
    """As in "UN experts | believe that M23 fled": a verb that is taken for a noun."""
    chunk, end = reader.chunks[at], _end(reader, at + 1)
    if reader.clauses.word(at + 1) == "that" and any(
        reader.clauses.kind(step) == "VP" for step in range(at, end)
    ):
        reader.chunks[at] = replace(chunk, last=chunk.last - 1, word=reader.line.key(chunk.last - 2))
        yield Utterance((at,), "", at + 1, end, at)


def _told(reader: Reader, at: int, start: int, end: int) -> bool:
    """Whether it is told what somebody is held to be: by "as" behind a verb that may mean something else."""
    word = reader.chunks[at].word
    inside = range(start, end)
    if word in _BELIEVING:  # "believe that the army fled", and not "believe in M23"
        return any(reader.clauses.kind(step) == "VP" for step in inside)
    if word in _HOLDING_AS:
        return any(reader.clauses.word(step) == "as" for step in inside)
    return start < end and reader.clauses.kind(start) in {"NP", "VP"}


def _end(reader: Reader, start: int) -> int:
    """Where that ends: at a comma, or where another verb of the sentence stands behind "and"."""
    for step in range(start, len(reader.chunks)):
        kind = reader.clauses.kind(step)
        if reader.clauses.word(step) == "that" and (step == start or reader.clauses.kind(step - 1) == "CONJ"):
            continue
        if reader.clauses.word(step) == "as":
            continue  # "regards the YPG as the Syrian branch of"
        joined = kind == "CONJ" and reader.clauses.kind(step + 1) == "VP"
        if kind in {"COMMA", "BREAK", "CLOSE", "SUB", "REL"} or joined:
            return step
    return len(reader.chunks)
