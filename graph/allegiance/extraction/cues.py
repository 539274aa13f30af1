"""The cue words of ``cues.toml``: what each states, and the frames in which it does."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance import ontology
from allegiance.errors import DataError
from allegiance.extraction.lexicon import lexicon

_WHERE = "cues.toml"
_SHAPES = frozenset(
    {"verb", "noun", "compound", "prefix", "role", "part", "link", "modifier", "side", "manner"}
)
_FIELDS = frozenset(
    {
        "relation",
        "shape",
        "words",
        "frames",
        "light",
        "receive",
        "kind",
        "strength",
        "example",
        "needs",
        "without",
        "under",
        "agents",
        "objects",
        "over",
        "owned",
        "passive",
        "active",
    }
)


@dataclass(frozen=True)
class Frame:
    """One frame: where the other actor stands and whether the direction is turned round.

    ``slot`` is ``object``, ``prepositions``, ``between``, ``agents`` (of the noun that is the object) ,
    ``opposed`` (the object to what follows it) or ``deed`` (whose attack it is that the subject died in);
    ``gap`` where something may stand before the
    preposition; ``turned`` where the grammatical object is the relation's subject.
    """

    text: str
    slot: str
    prepositions: frozenset[str] = frozenset()
    gap: bool = False
    turned: bool = False


@dataclass(frozen=True)
class Cue:
    """A table of ``cues.toml``."""

    name: str
    relation: str
    shape: str
    words: tuple[str, ...]
    frames: tuple[Frame, ...]
    light: frozenset[str]
    receive: frozenset[str]
    needs: frozenset[str]
    """Words of which one must follow the cue."""
    without: frozenset[str]
    """Words of which none may follow it."""
    under: frozenset[str]
    """Verbs of which one must govern the cue."""
    agents: str
    """The only type of actor that may be the grammatical subject, empty for any."""
    objects: frozenset[str]
    """The only types of actor that may be the relation's object, empty for any."""
    over: bool
    """Whether stating the relation says that it is over."""
    owned: bool
    """Whether somebody must own the noun: "Chad's support of"."""
    passive: bool
    """Whether only the passive of the verb states it."""
    active: bool
    """Whether its passive says something else."""
    kind: str
    strength: float
    example: str


@dataclass(frozen=True)
class Cues:
    """All cues, by shape and word, and the verb forms that the sentence reader must know."""

    tables: tuple[Cue, ...]
    by_word: dict[str, dict[str, tuple[Cue, ...]]]
    forms: dict[str, tuple[str, frozenset[str]]]
    """Word to base form and what the form may be."""
    particles: dict[str, tuple[tuple[str, ...], ...]]
    """Verb to the words behind it that make another verb of it: "on" of "take on", the longest first."""
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """First word to the links of several words that begin with it."""

    def of(self, shape: str, word: str) -> tuple[Cue, ...]:
        """The cues of that shape that the word (a verb in its base form) belongs to."""
        return self.by_word[shape].get(word, ())


@cache
def cues() -> Cues:
    """The cues that ship with the package.

    >>> [cue.relation for cue in cues().of("compound", "backed")]
    ['BACKS']
    """
    return load(source())


def source() -> str:
    """The text of ``cues.toml``."""
    return files("allegiance.extraction").joinpath(_WHERE).read_text("utf-8")


def load(text: str) -> Cues:
    """Cues from the text of such a file.

    Raises:
        DataError: a table is wrong; it names the table.
    """
    try:
        tables = tuple(_cue(name, table) for name, table in tomllib.loads(text).items())
    except tomllib.TOMLDecodeError as error:
        raise DataError(_WHERE, str(error)) from None
    by_word: dict[str, dict[str, list[Cue]]] = {shape: {} for shape in _SHAPES}
    for cue in tables:
        for word in cue.words:
            by_word[cue.shape].setdefault(word, []).append(cue)
    verbs = set(lexicon().verbs)
    particles: dict[str, set[tuple[str, ...]]] = {}
    for cue in tables:
        for word in (*(cue.words if cue.shape == "verb" else ()), *cue.light, *cue.receive):
            base, *particle = word.split("_")
            if base != "be":
                verbs.add(base)
            if particle:
                particles.setdefault(base, set()).add(tuple(particle))
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for word in by_word["link"]:
        parts = tuple(word.split("_"))
        phrases.setdefault(parts[0], []).append(parts)
    return Cues(
        tables,
        {shape: {word: tuple(found) for word, found in words.items()} for shape, words in by_word.items()},
        _forms(verbs),
        {verb: _longest_first(found) for verb, found in particles.items()},
        {word: _longest_first(found) for word, found in phrases.items()},
    )


def _longest_first(found: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(sorted(found), key=len, reverse=True))


def _forms(verbs: set[str]) -> dict[str, tuple[str, frozenset[str]]]:
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for verb in sorted(verbs):
        for word, kinds in lexicon().forms(verb).items():
            if verb in lexicon()["participles"] and not kinds & {"past", "part"}:
                continue
            lemma, known = found.get(word, (verb, frozenset()))
            # "found" is the past of find before it is founding anything
            found[word] = (lemma if known else verb, known | kinds if lemma == verb or not known else known)
    return found


def _cue(name: str, table: dict[str, Any]) -> Cue:
    place = f"{_WHERE} [{name}]"
    if unknown := table.keys() - _FIELDS:
        raise DataError(place, f"no field is called {', '.join(sorted(unknown))}")
    for field in ("relation", "shape", "words", "frames", "example"):
        if not table.get(field):
            raise DataError(place, f"{field} is missing")
    if table["shape"] not in _SHAPES:
        raise DataError(place, f"shape is one of {', '.join(sorted(_SHAPES))}")
    strength = table.get("strength", 0.9)
    if not 0 < strength <= 1:
        raise DataError(place, "strength is above 0 and at most 1")
    return Cue(
        name,
        ontology.relation(table["relation"]).name,
        table["shape"],
        tuple(dict.fromkeys(table["words"].split())),
        tuple(_frame(place, frame) for frame in table["frames"]),
        frozenset(table.get("light", "").split()),
        frozenset(table.get("receive", "").split()),
        frozenset(table.get("needs", "").split()),
        frozenset(table.get("without", "").split()),
        frozenset(table.get("under", "").split()),
        table.get("agents", ""),
        frozenset(table.get("objects", "").split()),
        table.get("over", False),
        table.get("owned", False),
        table.get("passive", False),
        table.get("active", False),
        table.get("kind", ""),
        strength,
        table["example"],
    )


_CUE = frozenset({"V", "N", "S-T", "P-O", "R", "P", "M", "_"})


def _frame(place: str, text: str) -> Frame:
    parts = text.replace(",", "").split()
    if not set(parts) & _CUE:
        raise DataError(place, f"“{text}” has no place for the cue word")
    words = [part for part in parts if part not in {"S", "O", "and"} and part not in _CUE]
    direct = bool(words) and "O" in parts[1:] and parts.index("O") < parts.index(words[0])
    if parts[0] == "V" and "S" in parts:
        return Frame(text, "opposed", _prepositions(words))
    if parts[:2] == ["O", "V"] and parts[-1] == "N":
        return Frame(text, "deed", _prepositions(words))
    slot = "between" if "between" in words else "prepositions" if words and not direct else "object"
    prepositions = _prepositions(words)
    if "N" in parts and "V" in parts:
        slot = "agents"
    return Frame(text, slot, prepositions, "_" in parts, parts[0] == "O" or parts[-1] == "S")


def _prepositions(words: list[str]) -> frozenset[str]:
    return frozenset(word for part in words for word in part.split("|"))
