"""Who holds a place that a sentence speaks of: the one to be driven out where it is captured."""

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader

_HOLDS = words("frames", "holds")
_HELD = words("frames", "holds") - {"take"} | {"garrison", "man", "defend", "guard"}
_STANDS = words("frames", "stands")
_CONTROL = frozenset({"control", "rule", "occupation"})
_LODGED = words("frames", "lodged")


def holders(reader: Reader, at: int) -> list[Found]:
    """As in "A village held by M23", "the M23-held town": who is driven out where that is captured."""
    if at < 0:
        return []
    held = [found for found, tail in reader.chunks[at].tails if tail in {"held", "controlled", "occupied"}]
    if not held and (relative := _behind_place(reader, at)) > 0:
        return _holding(reader, relative)
    if stronghold := reader.apposed_asset(at):
        return stronghold  # "took Thoppigala, the last stronghold of the Tigers"
    if ruling := _under(reader, at):
        return ruling
    behind = at + 1
    if reader.clauses.word(behind) in {"of", "in"} and reader.clauses.kind(behind + 1) == "NP":
        behind += 2  # "a stretch of coast held by M23"
    behind += reader.clauses.kind(behind) == "COMMA"
    if held or reader.clauses.kind(behind) != "VP":
        return held or _besieging(reader, at)
    return _past_holders(reader, behind)


def _past_holders(reader: Reader, at: int) -> list[Found]:
    """As in "held by M23", "captured by it in May", "lost to it": who holds what stands before."""
    verb = reader.chunks[at]
    if verb.form == "part" and verb.word in _HELD:
        return reader.agents_after(at)
    if verb.form not in {"part", "finite"} or verb.word not in {"lose", "cede"} or verb.last - verb.first > 1:
        return []
    to = (phrase for preposition, phrase in reader.clauses.phrases(at)[:1] if preposition == "to")
    return next((reader.held(phrase) for phrase in to), [])


def _besieging(reader: Reader, at: int) -> list[Found]:
    """As in "Broke the siege of Gao by M23": whose the siege is."""
    if reader.chunks[at].word not in {"siege", "blockade", "encirclement"}:
        return []
    return reader.agents_after(at)


def _under(reader: Reader, at: int) -> list[Found]:
    """As in "Ember, a town under M23's control": whose it is."""
    step = at + 1
    if reader.clauses.kind(step) == "COMMA" and reader.clauses.kind(step + 1) == "NP":
        step += 2 * reader.is_asset(step + 1)
    control = reader.clauses.word(step) == "under" and reader.clauses.word(step + 1) in _CONTROL
    return list(reader.chunks[step + 1].owners[-1:]) if control else []


def _behind_place(reader: Reader, at: int) -> int:
    """Where a clause on a place begins: "the port of Derna, which", "Sirte, where"; -1 where none does."""
    if not _place(reader, at) and not (reader.clauses.word(at + 1) == "of" and _place(reader, at + 2)):
        return -1
    step = at + 1
    while reader.clauses.word(step) in {"of", "in", "near"} and reader.clauses.kind(step + 1) == "NP":
        step += 2
    step += reader.clauses.kind(step) == "COMMA"
    if step > at + 1 and reader.clauses.kind(step) == "NP" and reader.is_asset(step):
        step += 1  # "Sirte, a city that"
    if reader.clauses.word(step) == "where":
        return step
    step += reader.clauses.word(step) == "in" and reader.clauses.kind(step + 1) == "REL"
    return step if reader.clauses.kind(step) == "REL" and reader.clauses.word(step) != "whose" else -1


def _place(reader: Reader, at: int) -> bool:
    """Whether a phrase names a place, and nobody."""
    if reader.clauses.kind(at) != "NP":
        return False
    found = reader.chunks[at].found
    return (found is None or found.role == "capital") and (reader.is_asset(at) or _capital(reader, at))


def _capital(reader: Reader, at: int) -> bool:
    return reader.line.tokens[reader.chunks[at].last - 1].capital


def _holding(reader: Reader, rel: int) -> list[Found]:
    """As in "which M23 had occupied since May", "that is held by M23": who holds what stands before."""
    passive = reader.clauses.kind(rel + 1) == "VP"
    verb = next((i for i in range(rel + 1, rel + 6) if reader.clauses.kind(i) == "VP"), -1)
    if verb < 0 or reader.chunks[verb].negated:
        return []
    if reader.clauses.word(rel) == "where" or reader.clauses.word(rel - 1) == "in":
        stand = reader.clauses.object(verb)
        stays = reader.chunks[verb].word in _LODGED or (stand >= 0 and reader.chunks[stand].word in _STANDS)
        return reader.founds(reader.clauses.subject(verb)) if stays else []  # "were making a last stand"
    if reader.clauses.word(verb) == "fall" and passive:  # "Ramadi, which fell to A"
        to = (phrase for preposition, phrase in reader.clauses.phrases(verb)[:1] if preposition == "to")
        return next((reader.founds(reader.clauses.group_right(phrase)) for phrase in to), [])
    if reader.chunks[verb].word not in _HOLDS | {"defend", "guard", "garrison"}:
        return []
    if passive:
        return reader.agents_after(verb) if reader.chunks[verb].passive else []
    fronted = reader.clauses.object(verb) < 0 and not reader.chunks[verb].passive
    return reader.founds(reader.clauses.subject(verb)) if fronted else []
