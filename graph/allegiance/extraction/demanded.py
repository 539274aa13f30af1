"""What somebody is asked to end, or does not end: "urged Rwanda to stop arming M23", "unless it stops"."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import BODIES, Found, Line
from allegiance.extraction.governing import governors
from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader

_DEMANDING = words("qualifiers", "demanding")
_ENDING = words("qualifiers", "ending") | words("qualifiers", "lifting")
_STOPPING = words("qualifiers", "ending")
_NOT_YET = words("qualifiers", "unfinished") | words("qualifiers", "denying")
_TO_COME = frozenset({"will", "would", "shall", "wo", "could", "may", "might", "can", "should", "must"})
_UNTIL = frozenset({"unless", "until", "if"})
_BESIDE = frozenset({"on", "for", "the", "upon"})
_BREAKS = frozenset({",", ";", "that", "and", "which"})
_NEAR = 6


def goes_on(reader: Reader, candidate: Candidate) -> bool:
    """Whether the words speak of its end as of one that has not come, so that it stands, and is no plan."""
    return bool(ending(reader, candidate))


def ending(reader: Reader, candidate: Candidate) -> list[Chunk]:
    """The verbs that speak of an end which has not come, the one that ends it first; none where they do not.

    As in "urged Rwanda | to stop arming M23", "refused to end its support", "unless it stops arming it".
    """
    chain = list(governors(reader, candidate.verb))
    noun = candidate.cue.shape == "noun" and candidate.at > candidate.verb
    first = next((at for at, group in enumerate(chain) if _ends(group, noun=noun and not at)), -1)
    if first < 0 or (not first and not noun):
        return []
    last, above = chain[first], chain[first + 1 :]
    told = last.word in _ENDING and any(group.word in _DEMANDING for group in above[:1])
    kept = last.negated or last.modal in _TO_COME or any(g.negated or g.word in _NOT_YET for g in above)
    return chain[first:] if told or kept or _until(reader, chain[-1]) else []


def _ends(group: Chunk, *, noun: bool) -> bool:
    """As in "To stop | arming M23", "dropped | its support"."""
    return group.word in (_ENDING if noun else _STOPPING)


def _until(reader: Reader, group: Chunk) -> bool:
    """As in "Unless Rwanda ends its support", "until it stops arming M23"; not "until it stopped"."""
    at = next((i for i, chunk in enumerate(reader.chunks) if chunk is group), 0)
    for step in range(at - 1, max(-1, at - _NEAR), -1):
        chunk = reader.chunks[step]
        if chunk.kind == "SUB":
            return chunk.word in _UNTIL and not (group.past and chunk.word == "until")
        if chunk.kind in {"VP", "BREAK"}:
            return False
    return False


def asked(line: Line, found: Found, here: list[Found]) -> Found | None:
    """Whose "its" is in "urged Rwanda to end its support", "demands that Rwanda cut its ties": Rwanda's."""
    other = here[-1] if here and found.owner in {"its", "their"} else None
    if other is None or other.type not in BODIES or not 0 < found.first - other.last <= _NEAR:
        return None
    between = [line.key(at) for at in range(other.last, found.first)]
    before = other.first - 1
    while line.key(before) in _BESIDE:
        before -= 1
    that = line.key(before) == "that"
    if not _BREAKS.isdisjoint(between) or not _demands(line, before - that):
        return None
    based = "base" in cues().forms.get(between[0], ("", frozenset()))[1]
    return other if between[0] == "to" or (that and based) else None


def _demands(line: Line, at: int) -> bool:
    return cues().forms.get(line.key(at), ("",))[0] in _DEMANDING
