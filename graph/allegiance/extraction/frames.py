"""The frames at work: which actors the cues of a sentence put into a relation."""

from collections.abc import Iterator

from allegiance.extraction.memberships import link, part, role_before, role_of
from allegiance.extraction.nouns import compound, joined, named_coalition, noun
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.verbs import mutual, sided, verb
from allegiance.records import ActorType


def candidates(reader: Reader) -> Iterator[Candidate]:
    """All candidates, in the order of their cues."""
    found = list(_stated(reader))
    yield from found
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "PREP":
            for cue in reader.cues.of("side", chunk.word):
                yield from sided(reader, at, cue, found)


def _stated(reader: Reader) -> Iterator[Candidate]:
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "VP":
            for cue in reader.cues.of("verb", chunk.word):
                yield from verb(reader, at, cue)
        elif chunk.kind in {"LINK", "PREP"}:
            for cue in reader.cues.of("link", chunk.word):
                yield from link(reader, at, cue)
        elif chunk.kind == "NP":
            yield from _phrase(reader, at)


def _phrase(reader: Reader, at: int) -> Iterator[Candidate]:  # noqa: C901
    chunk = reader.chunks[at]
    for found, tail in chunk.tails:
        for cue in reader.cues.of("compound", tail):
            yield from compound(reader, at, cue, found)
    if (
        (head := chunk.found)
        and head.type is ActorType.COALITION
        and reader.line.key(head.first + 2) == "led"
    ):
        yield from named_coalition(reader, at, head)
    for prefix, found in chunk.prefixes:
        for cue in reader.cues.of("prefix", prefix):
            yield from reader.pair(chunk.actors, [found], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)
    if chunk.actors and reader.clauses.kind(at - 1) == "CONJ":
        yield from joined(reader, at)
    if chunk.found is None:
        for cue in reader.cues.of("noun", chunk.word):
            yield from noun(reader, at, cue)
            yield from mutual(reader, at, cue)
        for cue in reader.cues.of("part", chunk.word):
            yield from part(reader, at, cue)
            yield from mutual(reader, at, cue)
        for cue in reader.cues.of("role", chunk.word):
            yield from role_of(reader, at, cue)
    yield from role_before(reader, at)
