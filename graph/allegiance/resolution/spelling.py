"""Names as they are spelled in many ways: which letters and words of them may differ."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from allegiance.names import key

_VOWELS = re.compile(r"(?<=\w)[aeiouy]+")
_FIRST = re.compile(r"\b[aeiou]")
_TWICE = re.compile(r"(\w)\1+")
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_ACRONYM = range(2, 8)  # letters; one letter is no acronym, and longer ones read as words


@dataclass(frozen=True)
class Rules:
    """What ``spelling.toml`` says."""

    articles: tuple[tuple[re.Pattern[str], str], ...]
    letters: tuple[tuple[re.Pattern[str], str], ...]
    small: frozenset[str]
    kinds: frozenset[str]
    marks: Mapping[str, str]


@cache
def rules() -> Rules:
    """The rules of ``spelling.toml``."""
    said = tomllib.loads(files("allegiance.resolution").joinpath("spelling.toml").read_text("utf-8"))
    words = said["words"]
    ordinals = {word: f"#{number}" for number, word in enumerate(words["ordinals"], 1)}
    return Rules(
        _compiled(said["letters"]["articles"]),
        _compiled(said["letters"]["rules"]),
        frozenset(words["small"]),
        frozenset(words["kinds"]),
        MappingProxyType(words["directions"] | ordinals),
    )


def _compiled(pairs: list[list[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), instead) for pattern, instead in pairs)


def words(text: str) -> tuple[str, ...]:
    """The words of a key that mean something, in order, without articles.

    >>> words("army of the east"), words("jund ash sham")
    (('army', 'east'), ('jund', 'sham'))
    """
    for pattern, instead in rules().articles:
        text = pattern.sub(instead, text)
    every = text.split()
    return tuple(word for word in every if word not in rules().small) or tuple(every)


@lru_cache(100_000)
def bare(word: str) -> str:
    """A word of a key by the letters that transliterations agree on: consonants, each family as one.

    >>> bare("hizbullah") == bare("hezbollah"), bare("shabab") == bare("chabab")
    (True, True)
    >>> bare("islam"), bare("iran"), bare("iraq")
    ('aslm', 'arn', 'ark')
    """
    for pattern, instead in rules().letters:
        word = pattern.sub(instead, word)
    return _TWICE.sub(r"\1", _VOWELS.sub("", _FIRST.sub("a", word)))


def initials(text: str) -> frozenset[str]:
    """The acronyms that a key may stand for: with and without its small words.

    >>> sorted(initials("lords resistance army")), sorted(initials("front for the liberation of aceh"))
    (['lra'], ['fftloa', 'fla'])
    >>> initials("hezbollah")
    frozenset()
    """
    found = ["".join([word[0] for word in said]) for said in (text.split(), words(text))]
    return frozenset(short for short in found if len(short) in _ACRONYM)


def acronym(name: str) -> str:
    """The letters of a name that is written as an acronym, small; else nothing.

    >>> acronym("P.K.K."), acronym("HTS"), acronym("SSLM/A"), acronym("Hamas"), acronym("NORTHERN ALLIANCE")
    ('pkk', 'hts', 'sslma', '', '')
    """
    letters = "".join(sign for sign in name if sign.isalnum())
    written = name.isupper() and not any(sign.isspace() for sign in name.strip())
    return key(letters) if written and len(letters) in _ACRONYM else ""


def marks(text: str, places: Mapping[str, str]) -> frozenset[str]:
    """What tells a key from one that is spelled like it: numbers, directions, and countries by ``places``.

    ``places`` gives the code of a country for a key of one word. Two names with other marks are two actors,
    however alike they are.

    >>> places = {"syria": "SY", "syrian": "SY", "niger": "NE", "nigerian": "NG"}
    >>> marks("10th division of syria", places) == marks("tenth syrian division", places)
    True
    >>> marks("nigerian army", places) == marks("niger army", places)
    False
    """
    known = rules().marks
    found = set()
    for word in text.split():
        number = _NUMBER.fullmatch(word) if word[0].isdigit() else None
        mark = f"#{int(number[1])}" if number else known.get(word) or places.get(word)
        if mark:
            found.add(mark)
    return frozenset(found)


def one_off(word: str) -> Iterable[str]:
    """A word and what is left of it without any one letter: words a letter apart share one of these.

    >>> sorted(one_off("abc"))
    ['ab', 'abc', 'ac', 'bc']
    """
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
