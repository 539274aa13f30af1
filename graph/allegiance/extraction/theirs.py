"""Frames of "his" and "its" before a name: "N and his Hill Front", "the Party and its People's Army"."""

from collections.abc import Iterator

from allegiance.extraction.bodies import LED
from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import persons
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_HIS = frozenset({"his", "her"})
_BANDS = words("groups", "introducing")
_ARMED = frozenset({ActorType.MILITIA, ActorType.ARMY})
_WHOLES = frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.ARMY})


def theirs(reader: Reader, at: int) -> Iterator[Candidate]:
    """Whose a named body is: his who leads it, or that of the body of which it is a part."""
    own = reader.line.key(reader.chunks[at].first)
    if own not in {*_HIS, "its"} or (body := _named(reader, at)) is None:
        return
    holders = _holders(reader, at)
    if own in _HIS:
        for cue in reader.cues.of("verb", "lead"):
            yield from reader.pair(persons(holders)[:1], [body], cue, f"{cue.name}: S and his O", at, -1)
        return
    wholes = [one for one in holders[:1] if one.type in _WHOLES and one.role == "name"]
    for cue in reader.cues.of("link", "of") if body.type in _ARMED else ():
        yield from reader.pair([body], wholes, cue, f"{cue.name}: O and its S", at, -1)


def _named(reader: Reader, at: int) -> Found | None:
    """The body that "his" stands before: by its name, or "his militia, the Hill Front,"."""
    chunk = reader.chunks[at]
    body = chunk.found
    if body is not None and body.role == "name" and body.how != "coreference":
        between = range(chunk.first + 1, body.first)
        plain = all(lexicon().tags.get(reader.line.key(i)) == "ADJ" for i in between)
        return body if plain and body.type in LED else None
    if reader.line.key(chunk.last - 1) not in _BANDS or reader.clauses.kind(at + 1) != "COMMA":
        return None
    named = reader.chunks[at + 2].found if reader.clauses.kind(at + 2) == "NP" else None
    ends = reader.clauses.kind(at + 3) in {"", "COMMA", "BREAK", "VP"}
    armed = named is not None and named.role == "name" and named.type is ActorType.MILITIA
    return named if armed and ends and reader.clauses.kind(at + 4) not in {"NP", "CONJ"} else None


def _holders(reader: Reader, at: int) -> list[Found]:
    """Who "his" or "its" is: who stands before "and", or acts."""
    if reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "NP":
        return reader.founds([at - 2], people=True)
    verb = at - 1 if reader.clauses.kind(at - 1) == "VP" else reader.clauses.verb_of(at)
    return reader.subjects(verb, people=True) if verb >= 0 and not reader.chunks[verb].passive else []
