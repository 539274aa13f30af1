"""Frames of taking part: "the raid on B, in which M23 took part", "the operation against B involving A"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile

_SHARING = words("frames", "sharing_in")
_INVOLVING = frozenset({"involve", "feature", "comprise"})
_AGAINST = frozenset({"against", "on", "with"})


def shares_in(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "the campaign against B, in which A takes part", "the operation against B involving A"."""
    chunk = reader.chunks[at]
    if chunk.word in _INVOLVING and not chunk.passive:
        yield from _involving(reader, at)
    elif chunk.word in _SHARING and reader.clauses.kind(at - 2) == "REL":
        fronted = reader.clauses.word(at - 3) == "in"
        yield from _fights(
            reader, reader.subjects(at) if fronted else [], _deed_before(reader, at - 3), at, at
        )


def _involving(reader: Reader, at: int) -> Iterator[Candidate]:
    object_ = reader.clauses.object(at)
    before = at - 1 - (reader.clauses.kind(at - 1) in {"COMMA", "REL"})
    before -= reader.clauses.kind(before) == "COMMA"
    deed = _deed_before(reader, before + 1)
    if object_ >= 0 and deed >= 0:
        yield from _fights(reader, reader.founds(reader.clauses.group_right(object_)), deed, at, -1)


def _deed_before(reader: Reader, at: int) -> int:
    """The fight that ends with whom it is against before a chunk: "the campaign against B |"; else -1."""
    at -= 1 + (reader.clauses.kind(at - 1) == "COMMA")
    if at < 2 or reader.clauses.kind(at) != "NP" or reader.clauses.word(at - 1) not in _AGAINST:
        return -1
    return at - 2 if _hostile(reader, at - 2) else -1


def _hostile(reader: Reader, at: int) -> list[Cue]:
    plain = (
        0 <= at < len(reader.chunks) and reader.clauses.kind(at) == "NP" and reader.chunks[at].found is None
    )
    return hostile(reader, reader.chunks[at].word) if plain else []


def _fights(reader: Reader, doers: list[Found], deed: int, at: int, verb: int) -> Iterator[Candidate]:
    """Those who take part in a deed fight whom it is against."""
    for cue in _hostile(reader, deed)[:1] if doers else ():
        for preposition, phrase in reader.clauses.phrases(deed)[:2]:
            if preposition in _AGAINST:
                enemies = reader.held(phrase)
                yield from reader.pair(doers, enemies, cue, f"{cue.name}: S shares in N against O", at, verb)
                return
