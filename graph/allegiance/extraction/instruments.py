"""Whose weapon a phrase names, by what is said of it: "a missile that M23 fired", "fired shells that hit"."""

from typing import TYPE_CHECKING

from allegiance.extraction.lexicon import words

if TYPE_CHECKING:
    from allegiance.extraction.agents import Agents
    from allegiance.extraction.found import Found

_FIRING = words("frames", "firing")
_WEAPONS = words("frames", "weapons") | words("frames", "means")
_SAYING = words("attribution", "saying") - {"claim"}
_FROM = frozenset({"from", "of"})
_OWNED = frozenset({"belong"})


def weapon(reader: "Agents", phrase: int) -> bool:
    """Whether a phrase names a weapon or what is done with it: "a shell", "an air strike"."""
    chunk = reader.chunks[phrase]
    return chunk.kind == "NP" and chunk.found is None and chunk.word in _WEAPONS


def fired(reader: "Agents", phrase: int, before: int = -1) -> "list[Found]":
    """Who fired or laid what a phrase names; ``before`` is the verb that tells what it did."""
    if not weapon(reader, phrase):
        return []
    return (
        _relative(reader, phrase, before)
        or _from(reader, phrase)
        or _fires(reader, phrase, before)
        or _told_last(reader, phrase, before)
    )


def _relative(reader: "Agents", phrase: int, before: int) -> "list[Found]":
    """As in "a missile that M23 fired", "a mine, which was laid by M23,", "shells fired by M23"."""
    for verb in range(phrase + 1, min(phrase + 8, len(reader.chunks))):
        kind = reader.clauses.kind(verb)
        if kind in {"SUB", "BREAK", "CONJ"}:
            return []
        said = kind == "VP" and reader.clauses.word(verb) in _SAYING  # "that Chad says was laid by"
        if kind == "VP" and verb != before and not said:
            return _by(reader, phrase, verb)
    return []


def _by(reader: "Agents", phrase: int, verb: int) -> "list[Found]":
    """Who did with a weapon what a verb behind it says."""
    chunk = reader.chunks[verb]
    if chunk.word in _OWNED:
        return reader.founds([verb + 2]) if reader.clauses.word(verb + 1) == "to" else []
    if chunk.word == "claim" and reader.clauses.word(verb + 1) == "responsibility":
        return reader.subjects(verb)  # "a strike for which M23 claimed responsibility"
    if chunk.word not in _FIRING | {"claim"}:
        return []
    if chunk.passive:
        return reader.agents_after(verb) if phrase in reader.clauses.subject(verb) else []
    if verb == phrase + 1 and chunk.last - chunk.first == 1:  # "a missile fired at the port by M23"
        by = (at for word, at in reader.clauses.phrases(verb)[:3] if word == "by")
        return next((reader.founds(reader.clauses.group_right(at)) for at in by), [])
    return reader.subjects(verb) if phrase in reader.clauses.fronted(verb) else []


def _from(reader: "Agents", phrase: int) -> "list[Found]":
    """As in "artillery fire from M23", "a shell fired from M23 positions", "snipers of M23"."""
    step = phrase + 1
    if reader.clauses.kind(step) == "VP" and reader.clauses.word(step) in _FIRING:
        step += 1
    if reader.clauses.word(step) not in _FROM or reader.clauses.kind(step + 1) != "NP":
        return []
    if reader.bare_place(step + 1):
        return []
    return reader.founds(reader.clauses.group_right(step + 1), assets=True)


def _fires(reader: "Agents", phrase: int, before: int) -> "list[Found]":
    """As in "M23 fired missiles that killed soldiers": who fired them."""
    verb = phrase - 1
    done = reader.clauses.kind(verb) == "VP" and verb != before and not reader.chunks[verb].passive
    return reader.subjects(verb) if done and reader.clauses.word(verb) in _FIRING else []


def _told_last(reader: "Agents", phrase: int, before: int) -> "list[Found]":
    """As in "The bomb that killed five soldiers was planted by M23"."""
    for verb in range(before + 1, min(before + 6, len(reader.chunks))) if before > phrase else ():
        chunk = reader.chunks[verb]
        if chunk.kind == "VP" and chunk.word in _FIRING and chunk.passive:
            return reader.agents_after(verb) if phrase in reader.clauses.subject(verb) else []
    return []
