"""Frames of units: "O formed a Hill Brigade", "S makes up the 12th Brigade of O"."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_ARMED = frozenset({ActorType.MILITIA, ActorType.ARMY})
_RAISING = frozenset({"form", "create", "establish", "set_up", "raise", "found", "launch"})
_FILLING = frozenset({"form", "furnish", "provide", "constitute", "make_up", "supply", "field"})
_UNITS = frozenset({"brigade", "battalion", "regiment", "division", "corps", "unit", "wing", "squad"})
_NAMING = frozenset({"called", "named", "dubbed"})


def raised(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23 formed a Hill Brigade to fight the army": a unit of its own."""
    chunk = reader.chunks[at]
    object_ = reader.clauses.object(at) if chunk.word in _RAISING and not chunk.passive else -1
    unit = reader.chunks[object_].found if object_ >= 0 else None
    if unit is None or not reader.chunks[object_].indefinite or not _named(reader, unit):
        unit = _called(reader, object_)
    if unit is None:
        return
    wholes = [one for one in reader.subjects(at) if one.type in _ARMED]
    for cue in reader.cues.of("link", "of") if len(wholes) == 1 else ():
        yield from reader.pair([unit], wholes, cue, f"{cue.name}: O V S", at, at)


def _called(reader: Reader, object_: int) -> Found | None:
    """As in "M23 formed a unit, the Hill Brigade, to fight the army": the name behind what it is."""
    clauses = reader.clauses
    if object_ < 0:
        return None
    chunk = reader.chunks[object_]
    words = reader.line.keys[chunk.first : chunk.found.first if chunk.found else chunk.first]
    if words[:1] == ["a"] and _NAMING & set(words) and _UNITS & set(words):
        return chunk.found if chunk.found and _proper(chunk.found) else None  # "a unit called the Hill Guard"
    if not (chunk.indefinite and clauses.word(object_) in _UNITS and clauses.kind(object_ + 1) == "COMMA"):
        return None
    unit = reader.chunks[object_ + 2].found if clauses.kind(object_ + 2) == "NP" else None
    ends = clauses.kind(object_ + 3) in {"", "COMMA", "BREAK"}
    return unit if unit and ends and _proper(unit) else None


def _proper(unit: Found) -> bool:
    """Whether an armed body is named, and not only meant."""
    return unit.role == "name" and unit.type in _ARMED and unit.how != "coreference"


def _named(reader: Reader, unit: Found) -> bool:
    """Whether a body is a unit by the last word of its name."""
    return _proper(unit) and reader.line.key(unit.last - 1) in _UNITS


def filling(reader: Reader, unit: int) -> tuple[list[Found], int]:
    """As in "M23 furnishes the 12th Brigade of the Front": who is that brigade, and the verb."""
    verb = unit - 1
    if reader.clauses.kind(verb) != "VP" or reader.chunks[verb].word not in _FILLING:
        return [], -1
    return [one for one in reader.subjects(verb) if one.type is ActorType.MILITIA], verb


def numbered(reader: Reader, unit: Found) -> bool:
    """As in "the 12th Brigade"."""
    return reader.line.tokens[unit.first].text[0].isdigit()
