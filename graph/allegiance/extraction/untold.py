"""What a text names and does not say: "did not say that Chad arms M23", "neither confirmed nor denied"."""

from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader

_SAYING = words("attribution", "saying")
_DENYING = words("qualifiers", "denying") | {"confirm"}
_APART = words("untold", "apart")
_BLAMING = words("untold", "blaming")
_FAR = 8


def untold(reader: Reader, candidate: Candidate) -> str:
    """Why a sentence does not say what stands in it; empty where it does."""
    return _not_told(reader, candidate) or _blamed(reader, candidate)


def _not_told(reader: Reader, candidate: Candidate) -> str:
    """As in "does not say that", "stopped short of saying that", "neither confirmed nor denied that"."""
    first = candidate.verb if candidate.verb >= 0 else candidate.at
    for at in range(first - 1, max(-1, first - _FAR), -1):
        chunk = reader.chunks[at]
        if chunk.kind in {"BREAK", "REL", "COMMA"}:
            return ""
        if chunk.kind != "VP":
            continue
        short = (reader.line.key(chunk.first - 2), reader.line.key(chunk.first - 1)) == ("short", "of")
        if chunk.word in _SAYING and (short or (chunk.negated and not chunk.modal)):
            return f"it is not said (“{chunk.word}”)"
        neither = {reader.line.key(chunk.first - 1), reader.line.key(chunk.first)} & {"neither", "nor"}
        if chunk.word in _DENYING and neither:
            return f"it is left open (“{chunk.word}”)"
        if chunk.form == "finite":
            return ""
    return ""


def _blamed(reader: Reader, candidate: Candidate) -> str:
    """As in "blamed the attack on M23", "distanced itself from the attack on M23": who did it is not said."""
    if candidate.cue.shape != "noun" or candidate.relation != "FIGHTS":
        return ""
    verb = reader.clauses.verb_of(candidate.at)
    word = reader.clauses.word(verb) if verb >= 0 else ""
    own = bool(reader.chunks[candidate.at].owners)
    if word in _BLAMING and not own and reader.clauses.object(verb) == candidate.at:
        return f"it is laid to somebody's charge (“{word}”)"
    apart = word in _APART and reader.clauses.word(candidate.at - 1) == "from"
    return f"somebody stands apart from it (“{word}”)" if apart else ""
