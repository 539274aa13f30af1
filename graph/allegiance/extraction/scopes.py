"""What of a sentence tells the time of a relation: its own clause, not another one's."""

from collections.abc import Iterator

from allegiance.extraction import qualifiers
from allegiance.extraction.reader import Candidate, Reader

_TIMELESS = frozenset({"compound", "prefix", "role", "part", "modifier"})
"""Shapes of cues that say what somebody is, whatever happened to him when."""


def telling(reader: Reader, candidate: Candidate, text: str) -> str:
    """The sentence's text with all blanked out that tells the time of something else.

    "The Houthis, backed by Iran, attacked on Friday" does not say when Iran backed them, nor does "the
    Iran-backed Houthis attacked on Friday"; "M23, designated in 2013, attacked on Friday" gives each its own;
    and "said on Friday" tells when somebody spoke.
    """
    asides = list(_asides(reader))
    own = [aside for aside in asides if aside[0] <= candidate.at < aside[1]]
    if not own and candidate.verb < 0 and candidate.cue.shape in _TIMELESS:
        return ""
    text = qualifiers.unsaid(reader, text)
    if own:
        first, last = _letters(reader, *own[-1])
        return _blank(text, 0, first)[:last]
    for aside in asides:
        text = _blank(text, *_letters(reader, *aside))
    return text


def _asides(reader: Reader) -> Iterator[tuple[int, int]]:
    """The chunks of each aside between commas: a relative clause, a participle, what somebody is."""
    size = len(reader.chunks)
    for at in range(1, size - 1):
        if reader.clauses.kind(at) != "COMMA" or not _opens(reader, at + 1):
            continue
        end = next((step for step in range(at + 2, size) if reader.clauses.kind(step) == "COMMA"), size)
        if end < size or reader.clauses.kind(at + 1) == "REL":
            yield at + 1, end


def _opens(reader: Reader, at: int) -> bool:
    chunk = reader.chunks[at]
    if chunk.kind == "REL" or (chunk.kind == "VP" and chunk.form == "part"):
        return True
    named = chunk.found is not None and not chunk.indefinite
    described = chunk.kind == "NP" and not named and (chunk.indefinite or chunk.definite)
    return described and reader.clauses.kind(at - 2) == "NP"


def _letters(reader: Reader, first: int, last: int) -> tuple[int, int]:
    """From which to which letter of the sentence some chunks go."""
    tokens, base = reader.line.tokens, reader.line.sentence.start
    opening, closing = tokens[reader.chunks[first].first], tokens[reader.chunks[last - 1].last - 1]
    return opening.start - base, closing.end - base


def _blank(text: str, first: int, last: int) -> str:
    return text[:first] + "_" * (last - first) + text[last:]
