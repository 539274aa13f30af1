"""Short forms that a text gives its actors: acronyms in brackets, initials, names without their head."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extraction.found import ARMED, Found, Learned, Line, Scene, written
from allegiance.extraction.lexicon import lexicon
from allegiance.extraction.proper import is_head
from allegiance.extraction.tokens import Token
from allegiance.names import slug
from allegiance.records import ActorType


def learned(scene: Scene, line: Line, at: int) -> Found | None:
    """An acronym or short form that the document gave an actor."""
    hit = scene.learned.at(line.tokens, at)
    if hit is None:
        return None
    actor = hit.value[0]
    return Found(at, hit.last, actor.actor, actor.name, actor.type, actor.how, "name", 0.92)


def _acronym(text: str) -> bool:
    """As in "PKK", "M23", "JuA": capitals, or more of them than small letters."""
    mixed = text.isalpha() and 2 * sum(letter.isupper() for letter in text) > len(text)
    return (text.isupper() or mixed) and 2 <= len(text) <= 8


def learn(scene: Scene, line: Line, found: Found) -> None:
    """Remember an acronym in parentheses, and what stands for the long name by itself."""
    if found.type is ActorType.STATE or found.how == "unnamed":
        return
    actor = Learned(found.actor, found.name, found.type, found.how)
    after = found.last
    if line.key(after) == "(" and line.key(after + 2) == ")":
        acronym = line.tokens[after + 1]
        if _acronym(acronym.text) or _other_name(scene, line, after + 1):
            scene.learned.add(acronym.text, actor)
    if (line.key(after), line.key(after + 1)) == (",", "or") and line.key(after + 3) in {",", "."}:
        acronym = line.tokens[after + 2]  # "the Delta Liberation Army, or DLA,"
        if _acronym(acronym.text) and acronym.text.isupper():
            scene.learned.add(acronym.text, actor)
    initials = "".join(token.text[0] for token in line.tokens[found.first : found.last] if token.capital)
    if len(initials) >= _SHORTEST and initials.lower() in scene.words and initials.isalpha():
        scene.learned.add(initials, actor)  # "the South Lebanon Army", further on "the SLA"
    if found.how == "pattern" and found.type is not ActorType.PERSON:
        scene.learned.add(written(line, found.first, found.last), actor)
        for short in _shorts(line, found):
            scene.learned.add(short, actor)


def _other_name(scene: Scene, line: Line, at: int) -> bool:
    """As in "the Special Deterrence Force (Rada)": another name, and not the place where it is."""
    token = line.tokens[at]
    word = token.capital and token.text.isalpha() and len(token.key) >= _SHORTEST
    known = at in line.hits or token.key in lexicon().tags or slug(token.text) in scene.spots
    return word and not known and token.key not in scene.places and not is_head(token.key)


def _shorts(line: Line, found: Found) -> list[str]:
    """As in "Maute" of "Maute group": the name without a head at its end, where enough of it is left."""
    lex = lexicon()
    tokens = line.tokens[found.first : found.last]
    last = tokens[-1].key
    if (last in lex["militia"] or last in {"group", "clan", "tribe"}) and len(tokens) == 2:
        first = tokens[0]
        if (
            len(first.key) > 3
            and first.key not in lex["kinds"]
            and first.key not in lex["not_names"]
            and not first.text.isupper()
        ):
            return [first.text]
    return []


_SHORTEST, _LONGEST_ACRONYM = 3, 8
_SKIPPED = 4


_JOINING = frozenset(
    {"of", "for", "the", "and", "in", "to", "de", "du", "des", "la", "le", "pour", "et", "del", "y"}
)


def spelled(line: Line, mentions: list[Found]) -> list[Found]:
    """As in "the Unity for Peace in Central Africa (UPC)": what listed initials stand for is the same body.

    Nobody need list the long name, which each text writes as it likes.
    """
    for short in mentions:
        end = short.first - 1
        listed = short.how == "gazetteer" and short.role == "name" and short.type in ARMED
        single = short.last - short.first == 1 and line.tokens[short.first].text.isupper()
        if not (listed and single) or line.key(end) != "(" or line.key(short.last) != ")":
            continue
        first = _begins_at(line, end, line.tokens[short.first].key)
        inside = [one for one in mentions if first <= one.first < end]
        if first < end and all(one.type is ActorType.STATE for one in inside):
            long = replace(short, first=first, last=end)
            kept = [one for one in mentions if one not in inside]
            return sorted([*kept, long], key=lambda one: one.first)
    return mentions


def _begins_at(line: Line, end: int, letters: str) -> int:
    """Where the run of capitals that ends before a bracket begins, ``end`` if it has not those initials."""
    first = end
    while first > 0 and (line.tokens[first - 1].capital or line.key(first - 1) in _JOINING):
        first -= 1
    while first < end and not line.tokens[first].capital:
        first += 1
    names = [line.key(at) for at in range(first, end) if line.tokens[at].capital]
    fits = len(names) > 2 and all(name.isalpha() for name in names) and names[0][0] == letters[0]
    return first if fits and sum(name[0] in letters for name in names) > len(names) / 2 else end


def long_forms(tokens: Sequence[Token]) -> dict[int, int]:
    """Where names end that are followed by their initials: "Mouvement patriotique pour la Paix (MPP)"."""
    found: dict[int, int] = {}
    for at in range(2, len(tokens) - 2):
        if tokens[at].text != "(" or tokens[at + 2].text != ")":
            continue
        letters = tokens[at + 1].key
        if not (_SHORTEST <= len(letters) <= _LONGEST_ACRONYM and tokens[at + 1].text.isupper()):
            continue
        first = _initials(tokens, at, letters)
        if first >= 0 and any(is_head(token.key) for token in tokens[first:at]):
            found[first] = at
    return found


def _initials(tokens: Sequence[Token], end: int, letters: str) -> int:
    """Where the words begin whose initials are ``letters``, -1 where there are none."""
    left, at = len(letters) - 1, end
    while left >= 0 and at > 0 and end - at < len(letters) + _SKIPPED:
        at -= 1
        token = tokens[at]
        if not token.text[0].isalnum():
            if token.text in {",", "-"} or token.key in {"'s", "'", "’"}:
                continue
            return -1
        if token.key[0] == letters[left]:
            left -= 1
        elif token.capital:
            return -1
    return at if left < 0 and tokens[at].capital else -1
