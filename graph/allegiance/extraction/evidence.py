"""A parse as evidence beside the patterns: it is never the only ground of a claim.

A claim's confidence and its rule say whether the parse reads it too.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace

from allegiance.extraction.frames import candidates
from allegiance.extraction.parsed import ParsedClauses
from allegiance.extraction.parses import Words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.ontology import relation

ALONE = "the parse alone reads it"
# How much of a pattern's doubt is taken away where the parse reads the same, and how much of its confidence
# is left where it does not.
_AGREED, _DISAGREED = 0.25, 0.9


def weighed(reader: Reader, words: Words, read: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, each with whether the parse reads it too; what it alone reads is refused."""
    if not words:
        yield from read
        return
    reader.parse = words
    view = copy(reader)
    view.refused = []
    view.clauses = ParsedClauses(reader.chunks, _spans(reader), words)
    theirs = {_triple(one): one for one in candidates(view)}
    ours = set()
    for one in read:
        ours.add(_triple(one))
        yield replace(one, parsed=_triple(one) in theirs)
    reader.refused.extend((one, ALONE) for triple, one in theirs.items() if triple not in ours)


def confidence(candidate: Candidate, certainty: float) -> float:
    """How sure a claim is, 0 to 1: from its frame, its mentions' certainty, and the parse if there is one."""
    sure = candidate.strength * certainty
    if candidate.parsed is None:
        return sure
    return sure + (1 - sure) * _AGREED if candidate.parsed else sure * _DISAGREED


def _spans(reader: Reader) -> list[tuple[int, int]]:
    """Where each chunk stands in its sentence."""
    tokens, low = reader.line.tokens, reader.line.sentence.start
    return [(tokens[one.first].start - low, tokens[one.last - 1].end - low) for one in reader.chunks]


def _triple(one: Candidate) -> tuple[str, str, str]:
    ends = [one.subject.actor, one.object.actor]
    if relation(one.relation).symmetric:
        ends.sort()
    return ends[0], one.relation, ends[1]
