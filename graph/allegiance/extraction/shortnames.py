"""Names cut short: "Faylaq" of Faylaq al-Rahman, "Rapid Response" of the Rapid Response Division."""

from allegiance.extraction.found import ARMED, Found, Learned, Line, Scene, written
from allegiance.extraction.lexicon import lexicon
from allegiance.extraction.proper import is_head
from allegiance.names import key

_SHORTEST = 4
_THREE = 3
_ENGLISH = (
    frozenset({"army", "movement", "front", "forces", "party", "brigades", "union", "committee", "council"})
    | lexicon()["army_names"]
    | lexicon()["coalition"]
)
_DESCRIBING = lexicon()["kinds"] | lexicon()["not_names"]


def learn_short(scene: Scene, line: Line, found: Found) -> None:
    """Remember by what parts of its name a body may be called later on."""
    if found.how not in {"gazetteer", "pattern"} or found.type not in ARMED or found.role != "name":
        return
    first = found.first + 1 if _opens(scene, line, found) else 0
    shorts = {first, _without_head(line, found), _without_last(line, found)} - {0}
    names = [written(line, found.first, last) for last in shorts]
    if begin := _without_country(scene, line, found):
        names.append(written(line, begin, found.last))
    for short in names:
        known = scene.shorts.setdefault(key(short), Learned(found.actor, found.name, found.type, found.how))
        if known is not None and known.actor != found.actor:
            scene.shorts[key(short)] = None  # two names of the text begin so


def _without_country(scene: Scene, line: Line, found: Found) -> int:
    """As in "the Sudan Shield Forces", further on "the Shield Forces": where its own name begins, else 0."""
    own = line.tokens[found.first + 1 : found.last]
    plain = len(own) > 1 and all(token.capital and token.text.isalpha() for token in own)
    listed = found.how == "gazetteer" and plain and is_head(own[-1].key)
    return found.first + 1 if listed and scene.state_at(line, found.first) else 0


def _opens(scene: Scene, line: Line, found: Found) -> bool:
    """As in "Faylaq al-Rahman": a word of its own that no other name of the text begins with."""
    token = line.tokens[found.first]
    following = line.key(found.first + 1)
    foreign = token.key in lexicon()["first"] and token.key not in lexicon()["organization"]
    if not foreign or is_english(token.key) or following in {"of", "for", ""} or len(token.key) < _SHORTEST:
        return False
    begun = {
        name.actor
        for other in scene.lines
        for at, hit in other.hits.items()
        if other.key(at) == token.key and hit.last - at > 1
        for name in hit.value
    }
    return begun <= {found.actor}


def is_english(word: str) -> bool:
    """Whether a word that bodies are called by is one of English: "front", "army"."""
    return word in _ENGLISH


def _without_head(line: Line, found: Found) -> int:
    """As in "Rapid Response Division": where its head stands, 0 where too little would be left."""
    last = found.last - 1
    plain = all(line.tokens[at].capital for at in range(found.first, found.last))
    known = {line.key(at) for at in range(found.first, last)} & _DESCRIBING
    enough = last - found.first > 1 and is_head(line.key(last)) and not known
    return last if plain and enough else 0


def _without_last(line: Line, found: Found) -> int:
    """As in "Ahlu Sunna Waljama'a": where the last of three words of no English name stands, else 0."""
    last = found.last - 1
    tokens = line.tokens[found.first : found.last]
    foreign = all(token.capital and token.text.isalpha() for token in tokens[:-1])
    plain = not any(is_head(t.key) or t.key in _DESCRIBING for t in tokens)
    named = found.how == "gazetteer" and len(tokens) == _THREE and tokens[-1].capital
    return last if named and foreign and plain and not any(t.key in lexicon().tags for t in tokens) else 0


def shortened(scene: Scene, line: Line, at: int) -> Found | None:
    """A body by a part of the name that the text gave it before, where the name ends there."""
    if (
        not scene.shorts
        or line.shouting
        or (at and line.tokens[at - 1].capital and line.tokens[at - 1].text[0].isalpha())
    ):
        return None
    for last in range(min(at + 3, len(line.tokens)), at, -1):
        whole = line.tokens[last - 1].text[0].isalnum()
        known = scene.shorts.get(key(written(line, at, last))) if whole else None
        if known is not None and _ends(line, last):
            return Found(at, last, known.actor, known.name, known.type, "coreference", "name", 0.85)
    return None


def _ends(line: Line, at: int) -> bool:
    """Whether no other part of a name follows."""
    following = line.tokens[at] if at < len(line.tokens) else None
    return following is None or not (
        following.capital or following.key in {"-", "al", "el"} or is_head(following.key)
    )
