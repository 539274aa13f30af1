"""Frames of sides: whose side one takes."""

from collections.abc import Iterator

from allegiance.extraction.reader import Candidate, Reader

_TAKING = frozenset({"take", "choose", "join", "change_to", "switch_to"})


def took_side(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The clan took M23's side", "took the side of the army"."""
    chunk = reader.chunks[at]
    verb = at - 1
    part = chunk.word == "part" and reader.clauses.word(verb) == "take"
    if (
        not (part or chunk.word == "side")
        or reader.clauses.word(verb) not in _TAKING
        or reader.chunks[verb].passive
    ):
        return
    friends = list(chunk.owners)  # "took the Front's part"; nobody is of whom it "took part"
    if (
        not friends
        and reader.line.key(chunk.first) == "the"
        and reader.clauses.word(at + 1) == "of"
        and reader.clauses.kind(at + 2) == "NP"
    ):
        friends = reader.founds(reader.clauses.group_right(at + 2))
    for cue in reader.cues.of("verb", "side"):
        yield from reader.pair(reader.subjects(verb), friends, cue, f"{cue.name}: S V O's N", at, verb)
