"""What coordinated verbs share: "may cross the border and attack", "did not cross it and attack"."""

from allegiance.extraction.found import Line
from allegiance.extraction.phrase import Chunk

_JOINING = frozenset({"and", "or", "nor", "but"})
_FAR = 9  # chunks: as many as a clause holds


def share(line: Line, chunks: list[Chunk]) -> list[Chunk]:
    """Gives a verb that is joined to another without a subject of its own what that one's auxiliary says.

    As in "is backed by Iran and designated by Canada", the second may be a passive too.
    A bare form after "and" is no present tense where the verb before it is an infinitive: "will enter and
    battle" is two plans. A participle shares a negation only after "or", "nor": "has not attacked or backed".
    """
    for at, chunk in enumerate(chunks):
        if not _joined(chunks, at):
            continue
        first = _first(chunks, at)
        if first is None:
            continue
        if _bare(line, chunk) and (
            first.modal or first.form == "to" or (first.negated and not first.perfect)
        ):
            chunk.modal, chunk.form, chunk.negated = first.modal, first.form, first.negated
        elif first.passive and chunk.past and not chunk.passive and _without_object(chunks, at):
            chunk.passive, chunk.perfect, chunk.negated = True, first.perfect, first.negated
        elif first.negated and first.perfect and chunks[at - 1].word in {"or", "nor"}:
            chunk.negated = chunk.negated or chunk.form != "to"
    return chunks


def _joined(chunks: list[Chunk], at: int) -> bool:
    """Whether a verb group with no auxiliary of its own follows a conjunction."""
    chunk = chunks[at]
    plain = chunk.kind == "VP" and chunk.form in {"finite", "part"} and not (chunk.modal or chunk.negated)
    return plain and at > 0 and chunks[at - 1].kind == "CONJ" and chunks[at - 1].word in _JOINING


def _without_object(chunks: list[Chunk], at: int) -> bool:
    return at + 1 < len(chunks) and chunks[at + 1].kind == "PREP"


def _bare(line: Line, chunk: Chunk) -> bool:
    """Whether the group is one word in its base form: "attack", not "attacks" or "attacked"."""
    return chunk.last - chunk.first == 1 and line.key(chunk.first) == chunk.word and not chunk.past


def _first(chunks: list[Chunk], at: int) -> Chunk | None:
    """The verb group that a conjunction joins the one at ``at`` to."""
    for step in range(at - 2, max(-1, at - _FAR), -1):
        if chunks[step].kind in {"BREAK", "SUB"}:
            return None
        if chunks[step].kind == "VP":
            return chunks[step]
    return None
