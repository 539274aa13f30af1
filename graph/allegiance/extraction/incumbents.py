"""Who holds a role: named behind it, before it, or by a verb of appointment."""

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader
from allegiance.records import ActorType

_APPOINTING = words("frames", "appointing")
_IDENTIFYING = frozenset({"name", "identify", "give"})
_SELVES = frozenset({"himself", "herself"})
_STYLING = frozenset({"go", "know", "call", "name", "use"})
_BEING = frozenset({"be", "become", "remain"})
_PLACING = frozenset({"in", "for", "at", "near", "inside", "around"})
_KIN = words("frames", "family") | frozenset({"deputy", "aide", "friend", "cousin", "protege", "adviser"})
_SORTS = words("groups", "introducing")
_WHOSE = frozenset({"its", "their"})
_LIST = 9
"""Chunks that may stand between a verb and the last of several things that somebody is."""


def holders(reader: Reader, at: int, end: int) -> tuple[list[Found], int]:
    """The persons who hold a role, and the verb that says so."""
    if named := appointed(reader, at) or _identified(reader, at, end):
        return named
    people, verb = among(reader, at)
    end = _past_alias(reader, past_places(reader, end))
    following = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
    after = reader.chunks[following].found if reader.clauses.kind(following) == "NP" else None
    if after is not None and after.type is ActorType.PERSON and verb < 0 and not _apposed(reader, at):
        people = [after]  # "…, a spokesman for the group, Amina Said, said": he is named behind
    if people := persons(people):
        return people, verb
    if reader.clauses.kind(end + 1) == "VP" and reader.chunks[end + 1].word in _BEING:
        following, verb = end + 2, end + 1  # "Its leader is Omar Diallo", "is a Nigerian, General Diallo"
        if reader.clauses.kind(end + 3) == "COMMA" and reader.clauses.kind(end + 4) == "NP":
            following += 2 * (reader.chunks[end + 2].found is None)
    if reader.clauses.kind(following) == "NP":
        chunk = reader.chunks[following]
        people = persons([chunk.found] if chunk.found else reader.maybe_person(following))
        return people or _listed(reader, at), verb
    return _styled(reader, end + 1) or _listed(reader, at), verb


def _identified(reader: Reader, at: int, end: int) -> tuple[list[Found], int] | None:
    """As in "Named its leader as N", "O's commander in the east was identified as N"."""
    step = end + 1
    while reader.clauses.word(step) in _PLACING and reader.clauses.kind(step + 1) == "NP":
        step += 2  # "O's commander in the east"
    passive = reader.clauses.kind(step) == "VP" and reader.chunks[step].passive
    verb = step if passive else at - 1
    as_ = step + passive
    told = reader.clauses.kind(verb) == "VP" and reader.chunks[verb].word in _IDENTIFYING
    if not told or reader.clauses.word(as_) != "as" or reader.clauses.kind(as_ + 1) != "NP":
        return None
    named = persons(reader.founds([as_ + 1], people=True))
    return (named, verb) if named and reader.chunks[verb].passive == passive else None


def past_places(reader: Reader, end: int) -> int:
    """As in "The commander of O in the east, N": the chunk where what tells the place ends."""
    step = end
    while reader.clauses.word(step + 1) in _PLACING and reader.clauses.kind(step + 2) == "NP":
        named = reader.chunks[step + 2].found
        if named is not None and named.role not in {"state", "capital"}:
            return end
        step += 2
    return step if reader.clauses.kind(step + 1) == "COMMA" else end


def _past_alias(reader: Reader, end: int) -> int:
    """As in "A spokesman for the intelligence agency, the HUR, N, said": where the body's other name ends."""
    alias = reader.chunks[end + 2].found if reader.clauses.kind(end + 2) == "NP" else None
    commas = reader.clauses.kind(end + 1) == reader.clauses.kind(end + 3) == "COMMA"
    chunk = reader.chunks[min(end, len(reader.chunks) - 1)]
    named = {one.actor for one in (*chunk.actors, *chunk.owners)}
    return end + 2 if commas and alias is not None and alias.actor in named else end


def _styled(reader: Reader, at: int) -> list[Found]:
    """As in "its spokesman, who goes by the name N", "a commander known as N"."""
    at += reader.clauses.kind(at) == "COMMA"
    at += reader.clauses.kind(at) == "REL"
    if reader.clauses.kind(at) != "VP" or reader.chunks[at].word not in _STYLING:
        return []
    for _, phrase in reader.clauses.phrases(at)[:1]:
        of = reader.chunks[phrase].word == "name" and reader.clauses.word(phrase + 1) == "of"
        return persons(reader.founds([phrase + 2 * of], people=True))  # "goes by the name of N"
    named = at + 1 + (reader.clauses.word(at + 1) == "as")
    return persons(reader.founds([named], people=True)) if reader.clauses.kind(named) == "NP" else []


def _listed(reader: Reader, at: int) -> list[Found]:
    """As in "Commander of the Front." under a name: whose entry of a list it is."""
    opens = at == 0 or (at == 2 and reader.clauses.kind(1) == "CONJ" and not reader.chunks[0].found)
    return persons([reader.entry]) if opens and reader.fragment and reader.entry is not None else []


def _apposed(reader: Reader, at: int) -> bool:
    """As in "N, chief of staff of O, M, commander of P": N stands before."""
    if reader.clauses.kind(at - 1) != "COMMA" or reader.clauses.kind(at - 2) != "NP":
        return False
    if reader.chunks[at - 2].found is None and reader.line.key(reader.chunks[at].first) in _WHOSE:
        return False  # "After M23 had taken Wad Madani, its commander, N, left"
    return reader.clauses.governed(at - 2) < 0 and bool(persons(reader.founds([at - 2], people=True)))


def appointed(reader: Reader, at: int) -> tuple[list[Found], int] | None:
    """As in "Named N as its emir", "appointed N its commander", "N was named leader of the Front"."""
    before = at - 1
    itself = reader.line.key(reader.chunks[at].first) in _SELVES  # "proclaimed himself emir of"
    passive = reader.clauses.kind(before) == "VP" and reader.chunks[before].passive
    if passive or (itself and reader.clauses.kind(before) == "VP"):
        verb, person, apposed = before, -1, False
    else:
        person = before - 1 if reader.clauses.word(before) in {"as", "to", "be"} else before
        apposed = False
        person -= reader.clauses.kind(person) in {"PREP", "COMMA"}
        apposed = reader.clauses.kind(person - 1) == "COMMA" and reader.clauses.kind(person - 2) == "NP"
        verb = person - 3 if apposed else person - 1  # "named a Tanzanian, N, as its leader"
    if reader.clauses.word(verb) == "with" and reader.clauses.word(before) == "as" and person > 0:
        return persons(reader.founds([person], people=True)), -1  # "with N as its leader"
    if reader.clauses.kind(verb) != "VP" or reader.chunks[verb].word not in _APPOINTING:
        return None
    if person < 0:
        return persons(reader.subjects(verb, people=True)), verb
    if reader.clauses.kind(person) != "NP":
        return None
    named = persons(reader.founds([person], people=True))
    if reader.line.key(reader.chunks[person].first) in _SELVES:
        return persons(reader.subjects(verb, people=True)), verb  # "styled himself | the leader of"
    if not named and apposed:  # "appointed N, a former general, as its chief"
        named = persons(reader.founds([person - 2], people=True))
    return named, verb


def persons(found: list[Found]) -> list[Found]:
    """Those of several who are persons."""
    return [one for one in found if one.type is ActorType.PERSON]


def among(reader: Reader, at: int) -> tuple[list[Found], int]:
    """Who an apposition or a predicate describes, also by "is among" and "one of"."""
    before = at - 1
    if reader.clauses.word(before) == "among" and reader.clauses.kind(before - 1) in {"VP", "COMMA"}:
        return _among_others(reader, before - 1)
    if reader.clauses.word(before) == "of" and reader.clauses.word(before - 1) in {"one", "another"}:
        return reader.described_by(before - 1)
    if reader.clauses.word(before) == "of" and reader.chunks[before - 1].superlative:
        return among(reader, before - 1)  # "is among the most prominent of its factions"
    if reader.clauses.kind(before) == "CONJ" and (first := _joined(reader, before - 1)) >= 0:
        found, verb = reader.described_by(first)
        return (found if reader.chunks[first].indefinite and verb < 0 else persons(found)), verb
    described, verb = reader.described_by(at)
    if not described and reader.clauses.kind(before) in {"CONJ", "COMMA"}:
        return _said_to_be(reader, at)
    return described, verb


def _among_others(reader: Reader, before: int) -> tuple[list[Found], int]:
    """As in "M23 is among", "counts among", "M23, among": who is one of several."""
    if reader.clauses.kind(before) == "VP":
        said = reader.chunks[before].word in {*_BEING, "count", "rank"}
        return (reader.subjects(before, people=True), before) if said else ([], -1)
    named = reader.chunks[before - 1].found if reader.clauses.kind(before - 1) == "NP" else None
    return ([named] if named is not None and named.role == "name" else []), -1


def _said_to_be(reader: Reader, at: int) -> tuple[list[Found], int]:
    """As in "N is a politician and the leader of O": who is said to be several things, and the verb."""
    if reader.clauses.kind(at - 2) == "NP" and reader.chunks[at - 2].found is not None:
        return [], -1  # "is the last town that fell after the army and its allies"
    step = at - 1
    while step > 0 and at - step < _LIST and reader.clauses.kind(step) in {"NP", "PREP", "COMMA", "CONJ"}:
        step -= 1
    if reader.clauses.kind(step) != "VP" or reader.chunks[step].word not in _BEING:
        return [], -1
    first = step + 1
    named = reader.clauses.kind(first) != "NP" or reader.chunks[first].found is not None
    if named or any(reader.maybe_person(i) for i in range(first, at) if reader.clauses.kind(i) == "NP"):
        return [], -1
    return persons(reader.subjects(step, people=True)), step


def _band(reader: Reader, at: int) -> bool:
    """As in "a hardline group": it says what sort of body somebody is."""
    chunk = reader.chunks[at]
    return chunk.indefinite and reader.line.key(chunk.last - 1) in _SORTS and not chunk.owners


def _joined(reader: Reader, at: int) -> int:
    """As in "N is a member of O and a commander of P": the first of two that say what he is, or -1."""
    governor = reader.clauses.governed(at) if reader.clauses.kind(at) == "NP" else -1
    if reader.clauses.kind(at - 1) == "COMMA" and reader.clauses.kind(at) == "NP" and _band(reader, at):
        return at  # "M23, a hardline group and part of O"
    if governor < 1 or reader.clauses.word(governor) != "of" or reader.chunks[governor - 1].found:
        return -1
    word = reader.clauses.word(governor - 1)
    said = reader.cues.of("role", word) or reader.cues.of("part", word) or word in _KIN
    return governor - 1 if said else -1
