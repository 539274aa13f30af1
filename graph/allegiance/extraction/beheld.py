"""Who is held to be what a predicate says: "Chad believes M23 to be a gang", "M23, deemed by Chad a gang"."""

from allegiance.extraction.clauses import Clauses
from allegiance.extraction.lexicon import words

_HOLDING = words("attribution", "holding")
_HOLDING_AS = words("attribution", "holding_as")
_BELIEVING = words("attribution", "believing")
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})


def beheld(clauses: Clauses, before: int) -> tuple[tuple[int, ...], int] | None:
    """The phrases of whom a verb before a predicate tells that he is held to be it, and that verb."""
    if clauses.kind(before) == "NP":
        return _behind(clauses, before)
    if clauses.kind(before) != "VP":
        return None
    if clauses.word(before) == "be" and clauses.chunks[before].form == "to":
        return _to_be(clauses, before - 1)
    return _held(clauses, before) if clauses.word(before) in _HOLDING else None


def holders(clauses: Clauses, at: int) -> tuple[int, ...]:
    """Who holds somebody to be what a predicate says: "considers M23 | an ally", "sees it as | an ally"."""
    if clauses.word(at - 1) == "as":
        verb = clauses.verb_of(at - 1)
        seen = verb >= 0 and clauses.word(verb) in _HOLDING_AS and not _done(clauses, verb, _HOLDING_AS)
        return holder(clauses, verb) if seen else ()
    held = beheld(clauses, at - 1)
    return () if held is None or _done(clauses, held[1], _HOLDING | _BELIEVING) else holder(clauses, held[1])


def holder(clauses: Clauses, verb: int) -> tuple[int, ...]:
    """Who holds it: the subject; in "M23, which Chad considers a gang", the one behind "which"."""
    return (verb - 1,) if relative(clauses, verb) else clauses.subject(verb)


def relative(clauses: Clauses, verb: int) -> bool:
    """As in "M23, which | Chad | considers a gang"."""
    return clauses.kind(verb - 1) == "NP" and clauses.kind(verb - 2) == "REL"


def _behind(clauses: Clauses, before: int) -> tuple[tuple[int, ...], int] | None:
    """As in "M23, deemed by | Chad | a gang", "Chad considers | M23 | a gang", "calls | itself | a gang"."""
    if clauses.word(before - 1) == "by" and _done(clauses, before - 2, _HOLDING):
        return clauses.subject(before - 2), before - 2
    verb = before - 1
    if clauses.kind(verb) != "VP" or clauses.word(verb) not in _HOLDING or _done(clauses, verb, _HOLDING):
        return None
    own = clauses.word(before) in REFLEXIVE
    return clauses.subject(verb) if own else clauses.group_left(before), verb


def _done(clauses: Clauses, verb: int, verbs: frozenset[str]) -> bool:
    """Whether one of some verbs stands there whose subject it is done to: "deemed", "is deemed"."""
    if clauses.kind(verb) != "VP" or clauses.word(verb) not in verbs:
        return False
    return clauses.chunks[verb].passive or clauses.chunks[verb].form == "part"


def _held(clauses: Clauses, verb: int) -> tuple[tuple[int, ...], int] | None:
    """As in "M23 is | deemed | a gang", "M23, which Chad | considers | a gang"."""
    if _done(clauses, verb, _HOLDING | _BELIEVING):
        return clauses.subject(verb), verb
    return (clauses.antecedent(verb - 2), verb) if verb > 1 and relative(clauses, verb) else None


def _to_be(clauses: Clauses, before: int) -> tuple[tuple[int, ...], int] | None:
    """As in "Chad considers | M23 | to be", "M23, deemed by | Chad | to be", "which it | deems | to be"."""
    verbs = _HOLDING | _BELIEVING
    if clauses.kind(before) == "VP" and clauses.word(before) in verbs:
        return _held(clauses, before)
    if clauses.kind(before) != "NP":
        return None
    if clauses.word(before - 1) == "by":
        return (clauses.subject(before - 2), before - 2) if _done(clauses, before - 2, verbs) else None
    active = clauses.word(before - 1) in verbs and not _done(clauses, before - 1, verbs)
    return (clauses.group_left(before), before - 1) if active and clauses.kind(before - 1) == "VP" else None
