"""Where it happens, as written."""

from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader

_IN = words("places", "in")
_SPEAKING = words("attribution", "heard") | {"speak", "talk", "tell"}
_AUDIENCE = words("attribution", "audience")
_NO_PLACE = words("places", "no_place")


def place(reader: Reader, candidate: Candidate) -> str:
    """The named place beside the cue, the nearest after it first; empty where the sentence gives none.

    "in the Syrian border town of Albu Kamal" is "Albu Kamal".
    """
    start = candidate.verb if candidate.verb >= 0 else candidate.at
    for low, high in ((max(start, candidate.at), len(reader.chunks)), (0, max(start, candidate.at))):
        for at in range(low, high):
            chunk = reader.chunks[at]
            beside = chunk.kind == "PREP" and chunk.word in _IN and not where_said(reader, at)
            if beside and (named := _named(reader, at + 1)):
                return named
            if chunk.kind == "BREAK" and low:
                break
    return ""


def where_said(reader: Reader, at: int) -> bool:
    """As in "told reporters | in Paris", "speaking | in Paris, said": there nothing but words were."""
    if at < 1 or reader.clauses.word(at) not in _IN or reader.clauses.kind(at + 1) != "NP":
        return False
    before = reader.chunks[at - 1]
    if before.kind == "VP":
        return before.word in _SPEAKING
    told = at > 1 and reader.chunks[at - 2].kind == "VP" and reader.chunks[at - 2].word in _SPEAKING
    return told and before.kind == "NP" and (before.word in _AUDIENCE or before.found is None)


def _named(reader: Reader, at: int) -> str:
    if reader.clauses.kind(at) != "NP":
        return ""
    chunk = reader.chunks[at]
    following = at + 1
    if (
        (
            chunk.word in lexicon()["place_first"] | lexicon()["place_heads"]
            and reader.clauses.kind(following) == "PREP"
        )
        and reader.clauses.word(following) == "of"
        and (named := _named(reader, following + 1))
    ):
        return named
    if chunk.found is not None:
        return (
            _text(reader, chunk.found.first, chunk.found.last)
            if chunk.found.role in {"state", "capital"}
            else ""
        )
    return _capitals(reader, chunk.first, chunk.last)


def _capitals(reader: Reader, first: int, last: int) -> str:
    tokens = reader.line.tokens
    owners = {at for found in reader.line.founds for at in range(found.first, found.last)}
    start = end = -1
    for at in range(first, last):
        token = tokens[at]
        if token.capital and at not in owners and token.key not in _NO_PLACE:
            start = at if start < 0 else start
            end = at + 1
        elif start >= 0 and not (token.key == "-" or token.key in {"al", "el", "'s"}):
            break
        elif start < 0 and token.key in {"al", "el", "ad"} and at + 2 < last and tokens[at + 2].capital:
            start = at
    return _text(reader, start, end) if end > start >= 0 else ""


def _text(reader: Reader, first: int, last: int) -> str:
    low = reader.line.sentence.start
    tokens = reader.line.tokens
    return reader.line.sentence.text[tokens[first].start - low : tokens[last - 1].end - low]
