"""What carries a speaker's words, by all its names: agencies, broadcasters, papers and platforms."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from allegiance.names import key

_ARTICLE = re.compile(r"(?:al|el|ul|as|ash|an|ar|at) ")
# how one Arabic name is spelt in Latin letters: long vowels, an ending that is not heard, doubled letters
_SPELLINGS = (
    (r"ee|ie|ii|y(?=[^aeiou])", "i"),
    (r"oo|ou", "u"),
    (r"aa", "a"),
    (r"e?h?\b", ""),
    (r"(.)\1", r"\1"),
)


@lru_cache(4096)
def carrier(channel: str) -> str:
    """The one name of a channel: in plain letters, without what says of what kind it is.

    A channel of ``channels.toml`` goes by the name that is kept there. Of others whose name begins with the
    Arabic article, spellings that differ as Arabic is transliterated are one.

    >>> carrier("Lebanese television channel Al-Mayadeen"), carrier("the Associated Press"), carrier("TV")
    ('al mayadin', 'associated press', 'tv')
    >>> carrier("Al-Qanaah"), carrier("al Qana TV")
    ('al qana', 'al qana')
    """
    words = key(channel).split()
    if known := _known().get(_folded(" ".join(words))):
        return known
    own = " ".join(_own(words))
    return _known().get(_folded(own)) or _folded(own)


def known(channel: str) -> bool:
    """Whether ``channels.toml`` lists it, under this or another name."""
    words = key(channel).split()
    return any(_folded(" ".join(said)) in _known() for said in (words, _own(words)) if said)


@lru_cache(4096)
def named(channel: str) -> bool:
    """Whether it is one certain channel: "Syrian state television", but not "State television".

    >>> named("Radio Okapi"), named("State television"), named("the group's website"), named("Twitter")
    (True, False, False, True)
    """
    words = (word.strip("\"'“”‘’") for word in channel.replace("’", "'").split())
    bare = [word.removesuffix("'s") for word in words]
    nameless = kinds() | frozenset(_data()["nameless"])
    return known(channel) or any(word[:1].isupper() and key(word) not in nameless for word in bare)


@cache
def kinds() -> frozenset[str]:
    """Words that say of what kind a channel is."""
    return frozenset(_data()["kinds"])


@cache
def platforms() -> frozenset[str]:
    """Where anybody writes for himself, as ``carrier`` calls it."""
    return frozenset(carrier(name) for name in _data()["platforms"])


def _own(words: list[str]) -> list[str]:
    """A name without the words for its kind, and without what stands before them."""
    after = max((at + 1 for at, word in enumerate(words) if word in kinds()), default=0)
    return words[after:] or [word for word in words if word not in kinds()] or words


def _folded(name: str) -> str:
    """The name in one of the ways that Arabic is spelt, if it is Arabic as its article shows."""
    article = _ARTICLE.match(name)
    if not article:
        return name
    rest = name[article.end() :]
    for pattern, letters in _SPELLINGS:
        rest = re.sub(pattern, letters, rest)
    return f"al {rest}"


@cache
def _known() -> Mapping[str, str]:
    """The name that is kept, by each name in use."""
    found: dict[str, str] = {}
    for name, others in (*_data()["platforms"].items(), *_data()["names"].items()):
        for other in (name, *others):
            found[_folded(key(other))] = _folded(key(name))
            found.setdefault(_folded(" ".join(_own(key(other).split()))), _folded(key(name)))
    return found


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("allegiance").joinpath("channels.toml").read_text("utf-8"))
