"""Relative clauses without a pronoun: "the rebels Turkey backs", "groups it considers terrorists"."""

from allegiance.extraction.found import ARMED, Line
from allegiance.extraction.phrase import Chunk

_SUBJECTS = frozenset({"it", "they", "he", "she", "we"})
_ENDS = frozenset({"", "VP", "PREP", "COMMA", "BREAK", "LINK"})


def opened(line: Line, chunks: list[Chunk]) -> list[Chunk]:
    """Put the relative pronoun, as a chunk without a width, where the clause begins."""
    made: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if at and _begins(line, chunks, at):
            made.append(Chunk("REL", chunk.first, chunk.first, "that"))
        made.append(chunk)
    return made


def _begins(line: Line, chunks: list[Chunk], at: int) -> bool:
    """Whether a crowd and right behind it who acts on it are followed by a verb without an object."""
    crowd, subject = chunks[at - 1], chunks[at]
    if crowd.kind != "NP" or subject.kind != "NP" or crowd.found is None:
        return False
    if crowd.found.role != "crowd":  # "the army it was once allied with"
        kinds = [one.kind for one in chunks[at + 1 : at + 4]]
        tied = crowd.found.type in ARMED and kinds[:2] == ["VP", "LINK"] and kinds[2:] != ["NP"]
        return tied and chunks[at + 1].word == "be" and line.key(subject.first) in _SUBJECTS
    named = (
        subject.found is not None
        and subject.found.role in {"state", "name"}
        and subject.found.how != "coreference"
    )
    if not named and line.key(subject.first) not in _SUBJECTS:
        return False
    verb = chunks[at + 1] if at + 1 < len(chunks) else None
    if verb is None or verb.kind != "VP" or verb.form != "finite" or verb.passive:
        return False
    return (chunks[at + 2].kind if at + 2 < len(chunks) else "") in _ENDS
