"""Frames of retreats: one leaves after another's attack, in the face of it, or is forced to by him."""

from collections.abc import Iterator

from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import deed_of, hostile
from allegiance.records import ActorType

_LEAVING = words("frames", "fleeing") | words("frames", "withdrawing")
_BEHIND = frozenset({"after", "following", "under", "before", "amid", "from"})
_FORCING = frozenset({"force", "compel", "oblige"})
_BACK = frozenset({"back", "out", "off"})
_RETREATS = frozenset({"retreat", "withdrawal", "flight", "pullback", "pullout"})
_CAUSED = frozenset({"follow", "come"})


def withdrew(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Troops withdrew after an attack by M23", "fled in the face of its advance"."""
    if not _leaves(reader, at):
        return
    leavers = [one for one in reader.subjects(at, assets=True) if one.type in ARMED]
    yield from _driven(reader, at, leavers, reader.clauses.phrases(at)[:5])


def retreat(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army's retreat from Goma followed an attack by M23"."""
    if reader.chunks[at].word not in _RETREATS:
        return
    leavers = [one for one in reader.founds([at], agents=True) if one.type in ARMED]
    leavers = leavers or _of(reader, at)
    verb = next((i for i in range(at + 1, len(reader.chunks)) if reader.clauses.kind(i) == "VP"), -1)
    following = reader.clauses.phrases(at)[:3]
    if verb > 0 and reader.clauses.subject(verb) == (at,) and reader.clauses.word(verb) in _CAUSED:
        following = [*reader.clauses.phrases(verb)[:2], ("after", reader.clauses.object(verb))]
    yield from _driven(reader, at, leavers, following)


def _of(reader: Reader, at: int) -> list[Found]:
    """As in "The retreat of the army": whose it is."""
    of = reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    return [one for one in reader.founds([at + 2]) if one.type in ARMED] if of else []


def compelled(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Troops were forced to withdraw by M23"."""
    verb = reader.chunks[at]
    told = verb.passive and verb.word in _FORCING and reader.clauses.kind(at + 1) == "VP"
    if told and reader.chunks[at + 1].form == "to" and _leaves(reader, at + 1):
        leavers = [one for one in reader.subjects(at, assets=True) if one.type in ARMED]
        yield from _pairs(reader, at, reader.agents_after(at + 1), leavers)
        yield from _driven(reader, at, leavers, reader.clauses.phrases(at + 1)[:4])


def _leaves(reader: Reader, at: int) -> bool:
    """Whether a verb group tells of a flight; "pulled" alone tells of none."""
    chunk = reader.chunks[at]
    if chunk.passive or chunk.negated:
        return False
    if chunk.word == "pull":
        return reader.line.key(chunk.last) in _BACK
    return chunk.word in _LEAVING


def _driven(
    reader: Reader, at: int, leavers: list[Found], following: list[tuple[str, int]]
) -> Iterator[Candidate]:
    """Those who leave, and whose attack the phrases behind tell of."""
    for preposition, phrase in following if leavers else ():
        if phrase < 0:
            continue
        face = preposition == "in" and reader.chunks[phrase].word == "face"
        if face and reader.clauses.kind(phrase + 2) == "NP":
            foes = _attackers(reader, at, phrase + 2) or reader.held(phrase + 2)
        else:
            foes = _attackers(reader, at, phrase) if preposition in _BEHIND else []
        if foes:
            yield from _pairs(reader, at, foes, leavers)
            return


def _attackers(reader: Reader, at: int, phrase: int) -> list[Found]:
    """Whose attack a phrase names; of "clashes with M23" those who are fought."""
    if reader.chunks[phrase].found is not None or not hostile(reader, reader.chunks[phrase].word):
        return []
    for preposition, other in reader.clauses.phrases(phrase)[:2]:
        if preposition in {"with", "against", "on"}:
            return reader.held(other) if preposition == "with" else []
    return deed_of(reader, phrase, at)


def _pairs(reader: Reader, at: int, foes: list[Found], leavers: list[Found]) -> Iterator[Candidate]:
    victors = [one for one in foes if one.type in ARMED or one.type is ActorType.STATE]
    for cue in hostile(reader, "defeat")[:1]:
        yield from reader.pair(victors, leavers, cue, f"{cue.name}: O V after S's N", at, at, "", 0.9)
