"""Frames of nouns for entering and leaving: "the integration of S into O", "S announced its exit from O"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_ENTERING = words("frames", "entering_a_body")
_LEAVING = words("frames", "leaving_a_body")
_MEMBERS = frozenset({ActorType.MILITIA, ActorType.PERSON, ActorType.COALITION, ActorType.ORGANIZATION})
_WHOLES = frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION})
_FEW = 3  # prepositions behind such a noun


def moved(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "S's split from O", "the merger of S into O", "S announced its accession to O"."""
    word = reader.chunks[at].word
    if word not in _ENTERING | _LEAVING:
        return
    into = {"from"} if word in _LEAVING else {"into", "to", "in"} if word != "membership" else {"of", "in"}
    following = reader.clauses.phrases(at)[:_FEW]
    goals = [phrase for preposition, phrase in following if preposition in into]
    armies = {ActorType.ARMY} if word in _ENTERING else set()
    wholes = [one for one in reader.founds(goals[:1]) if one.type in _WHOLES | armies and one.role == "name"]
    members = _movers(reader, at, following) if wholes else []
    for cue in reader.cues.of("verb", "merge" if word in _ENTERING else "break_away"):
        stated = replace(cue, over=word in _LEAVING)
        yield from reader.pair(members, wholes, stated, f"{cue.name}: S's {word} O", at, -1)


def _movers(reader: Reader, at: int, following: list[tuple[str, int]]) -> list[Found]:
    """Who enters or leaves: whose the noun is, or who stands behind its "of"."""
    owners = [one for one in reader.chunks[at].owners[-1:] if one.role != "demonym"]
    behind = [phrase for preposition, phrase in following[:1] if preposition == "of"]
    named = owners or (reader.founds(behind, people=True) if reader.chunks[at].word != "membership" else [])
    return [one for one in named if one.type in _MEMBERS]
