"""Whom a plural stands for that "are" or "include" spells out: "The groups fighting it are A and B"."""

from allegiance.extraction.clauses import Clauses

_SPELLING = frozenset({"be", "include", "number"})
_FAR = 14


def spelled(clauses: Clauses, at: int) -> tuple[int, ...]:
    """The phrases of the list, where the plural opens a sentence: "Among the factions that fight it are"."""
    opens = at if clauses.word(at - 1) not in {"of", "among"} else at - 1
    while clauses.word(opens) == "of" and clauses.kind(opens - 1) == "NP":
        opens -= 1  # "The largest of the factions"
        opens -= clauses.word(opens - 1) in {"of", "among"}
    if opens > 1 or (opens == 1 and clauses.word(0) != "among"):
        return ()
    verb = _verb(clauses, at)
    if verb < 0 or clauses.kind(verb + 1) != "NP":
        return ()
    group = clauses.group_right(verb + 1)
    return group if all(clauses.chunks[one].found is not None for one in group) else ()


def _verb(clauses: Clauses, at: int) -> int:
    """The verb of the plural: the first with an ending that is no relative clause's."""
    relative = False
    for step in range(at + 1, min(at + _FAR, len(clauses.chunks))):
        kind = clauses.kind(step)
        if kind in {"SUB", "BREAK", "CONJ", "OPEN"}:
            return -1
        if kind == "REL":
            relative = True
        elif kind == "VP" and clauses.chunks[step].form == "finite":
            if not relative:
                return step if clauses.word(step) in _SPELLING and not clauses.chunks[step].passive else -1
            relative = False
    return -1
