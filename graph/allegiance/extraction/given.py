"""Persons by their given names: "Lawrence Kanyuka" needs no title to be somebody."""

from functools import cache
from importlib.resources import files

from allegiance.extraction import persons
from allegiance.extraction.found import Found, Line, Scene, written
from allegiance.extraction.lexicon import lexicon, words
from allegiance.names import slug

_FILE = "given_names.txt"
_PLACING = words("mentions", "placing")
_VESSELS = words("persons", "vessels")
_CERTAINTY = 0.85


@cache
def given_names() -> frozenset[str]:
    """The keys of the given names that the list holds."""
    text = files("allegiance.extraction").joinpath(_FILE).read_text("utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())


def named(scene: Scene, line: Line, at: int) -> Found | None:
    """A given name with the name that follows, where nothing says that a place or a body bears it."""
    if line.shouting or not line.tokens[at].capital:
        return None
    if line.key(at) not in given_names() and not _father(line, at):
        return None
    if line.key(at) in lexicon()["titles"] and at + 1 in line.hits:
        return None  # "Sheikh Omar Diallo", who is listed without his title
    end = persons.run(line, at)
    if end - at < 2 or not persons.looks_like_person(line, at, end) or _elsewhere(line, at, end):
        return None
    if slug(written(line, at, end)) in scene.spots:
        return None  # "in Adan Yabaal", and further on "the assault on Adan Yabaal"
    found = persons.person(scene, line, at, end)
    found.certainty = min(found.certainty, _CERTAINTY)
    return found


def _father(line: Line, at: int) -> bool:
    """As in "Abu Hafs": a name by a son, but no town's."""
    return line.key(at) in {"abu", "umm"} and line.key(at + 1) not in _TOWNS


_TOWNS = words("persons", "towns")


def _elsewhere(line: Line, first: int, last: int) -> bool:
    """As in "in Abu Kamal", "Ali Sabieh district", "the Omar Mukhtar Brigade": it is part of another name."""
    lex = lexicon()
    if line.key(first - 1) in _PLACING | _VESSELS or line.key(last) in lex["place_heads"] | lex["militia"]:
        return True
    before = line.tokens[first - 1] if first else None
    if before and (hit := line.hits.get(first - 1)) and any(name.kind == "demonym" for name in hit.value):
        return False  # "American John Walker"
    return bool(
        before
        and before.capital
        and before.key not in lex["titles"]
        and line.key(first - 1).isalpha()
        and first > 1
    )
