"""Whose a siege is that somebody breaks: "the siege that M23 laid", "a siege imposed by it"."""

from allegiance.extraction.found import Found
from allegiance.extraction.reader import Reader

_LAYING = frozenset({"lay", "impose", "place", "begin", "mount", "set", "maintain"})


def besiegers(reader: Reader, at: int) -> list[Found]:
    """Who laid the siege that a phrase names, as far as what stands behind it tells."""
    if reader.chunks[at].word not in {"siege", "blockade", "encirclement"}:
        return []
    step = at + 1
    while reader.clauses.word(step) in {"of", "on", "around"} and reader.clauses.kind(step + 1) == "NP":
        step += 2  # "the siege of the city by M23"
    if reader.clauses.word(step) == "by" and reader.clauses.kind(step + 1) == "NP":
        return reader.founds(reader.clauses.group_right(step + 1))
    if reader.clauses.kind(step) == "REL":
        verb = next((i for i in range(step, step + 4) if reader.clauses.kind(i) == "VP"), -1)
        laid = verb > step + 1 and reader.clauses.word(verb) in _LAYING
        return reader.founds(range(step + 1, verb)) if laid else []
    laid = reader.clauses.kind(step) == "VP" and reader.clauses.word(step) in _LAYING
    return reader.agents_after(step) if laid and reader.chunks[step].form == "part" else []
