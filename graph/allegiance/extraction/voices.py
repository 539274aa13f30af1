"""Who is heard in quotation marks: in them "we" are his people, and "he" is somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line
from allegiance.extraction.lexicon import words
from allegiance.records import ActorType

_SAYING = words("attribution", "heard")
_NEAR = 2  # tokens from a speaker to his verb: "Diallo, he said", "said the emir Musa"
_OFFICE = 4  # tokens of "'s deputy foreign minister"
_NAMED = 7  # and of ", Musa Ould Keita, said"
_OFFICES = words("references", "state_offices") - {"leader", "ruler", "chief", "secretary", "adviser"}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_STRAIGHT = '"'
_ISSUING = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION})


@dataclass(slots=True)
class _Heard:
    """What of a sentence stands in quotation marks, and who is quoted."""

    quoted: list[bool]
    speaker: Found | None


class Voices:
    """Knows of each sentence what stands in quotation marks, and who is quoted."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._heard: dict[int, _Heard] = {}
        self._here = _Heard([], None)
        marks: list[list[bool]] = []
        inside = False
        for line in lines:
            marks.append(_quoted(line, inside))
            inside = bool(marks[-1]) and marks[-1][-1]
        spoken = any(any(quoted) for quoted in marks)  # most texts quote nobody: nobody need be looked for
        for line, quoted in zip(lines, marks, strict=True):
            self._heard[line.sentence.start] = _Heard(quoted, _speaker(line, quoted) if spoken else None)
        for before, line in pairwise(lines) if spoken else ():
            here = self._heard[line.sentence.start]
            if here.speaker is None and _he_says(line, here.quoted):
                here.speaker = _only_man(before)
        self._share(list(self._heard.values()))

    @staticmethod
    def _share(heard: list[_Heard]) -> None:
        """Who is named at a quotation's end, or before it, is heard in all of its sentences."""
        for here, following in zip(reversed(heard[:-1]), reversed(heard[1:]), strict=True):
            if here.speaker is None and any(here.quoted) and here.quoted[-1]:
                here.speaker = following.speaker
        for before, here in pairwise(heard):
            if here.speaker is None and any(here.quoted):
                here.speaker = before.speaker

    def stating(self, lines: Sequence[Line], at: int) -> Found | None:
        """As in "The Front's command declares that our fighters": the armed body that issues a text.

        ``lines`` are the sentences up to a word outside quotation marks, ``at`` is its place in the last.
        """
        for number, line in enumerate(reversed(lines)):
            speaker = _speaker(line, self._heard[line.sentence.start].quoted)
            stated = "our" in line.keys if number else speaker is not None and speaker.last <= at
            if speaker is not None and stated:
                return speaker if speaker.type in _ISSUING else None
        return None

    @property
    def speaker(self) -> Found | None:
        """Who is quoted in the sentence that is read, or was in the one before."""
        return self._here.speaker

    def hear(self, line: Line) -> None:
        """Turn to the next sentence."""
        self._here = self._heard[line.sentence.start]

    def quoted(self, at: int) -> bool:
        """Whether a token stands in quotation marks; one behind the sentence's end does not."""
        return at < len(self._here.quoted) and self._here.quoted[at]


def _quoted(line: Line, inside: bool) -> list[bool]:
    """Of each token whether it stands in quotation marks; a quotation may go on from the sentence before."""
    inside = inside and bool(line.tokens) and line.tokens[0].text != _STRAIGHT
    quoted: list[bool] = []
    for token in line.tokens:
        if token.text == _STRAIGHT:
            inside = not inside
        elif token.text in {"“", "”"}:
            inside = token.text == "“"
        quoted.append(inside)
    return quoted


def _speaker(line: Line, quoted: list[bool]) -> Found | None:
    return next((found for found in line.founds if not quoted[found.first] and _speaks(line, found)), None)


def _he_says(line: Line, quoted: list[bool]) -> bool:
    """As in ""We attacked it," he said"."""
    heard = any(quoted) and not all(quoted)
    return heard and any(
        line.key(at) in {"he", "she"} and not quoted[at] and (_says(line, at + 1) or _says(line, at - 1))
        for at in range(len(line.tokens))
    )


def _only_man(line: Line) -> Found | None:
    """The one person whom a sentence names."""
    named = {one.actor: one for one in line.founds if one.type is ActorType.PERSON and one.role == "name"}
    return next(iter(named.values())) if len(named) == 1 else None


def _speaks(line: Line, found: Found) -> bool:
    if found.type is ActorType.STATE and found.actor and _by_office(line, found):
        return True
    if found.role not in {"name", "state", "capital"} or not found.actor:
        return False
    if any(_says(line, at) for at in range(found.last, found.last + _NEAR)):
        return True
    low = found.first - 1
    while low > 0 and found.first - low <= _NEAR + 1 and not _says(line, low):
        low -= 1
    before = _says(line, low) and line.key(found.first - 1) not in {"of", "for", "to", "that"}
    return before and found.type is ActorType.PERSON


def _by_office(line: Line, found: Found) -> bool:
    """As in "said Chad's president", "the Chadian defence minister, Musa Keita, said": the state is heard."""
    at = found.last + (line.key(found.last) in _POSSESSIVE)
    office = next((step for step in range(at, at + _OFFICE) if line.key(step) in _OFFICES), -1)
    if office < 0 or any(line.key(step) in {",", ".", "and"} for step in range(at, office)):
        return False
    first = found.first - (line.key(found.first - 1) == "the")
    if _says(line, first - 1) and line.key(first - 1) not in {"told", "tells", "tell"}:
        return True
    step = office + 1
    while step < len(line.tokens) and (line.key(step) == "," or line.tokens[step].capital):
        step += 1
    return step - office <= _NAMED and _says(line, step)


def _says(line: Line, at: int) -> bool:
    return cues().forms.get(line.key(at), ("",))[0] in _SAYING
