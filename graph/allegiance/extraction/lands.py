"""In which country the places of a text are: "the army in Goma", "rebels in Idlib", "MAIDUGURI (AP) -"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from allegiance.documents import dateline
from allegiance.extraction.cues import cues
from allegiance.extraction.found import Land, Line
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.names import Index
from allegiance.extraction.tokens import tokenize
from allegiance.gazetteer.places import Where, place_key, places
from allegiance.records import Document, Sentence

_NEAR = words("lands", "near")
_IN = words("lands", "in") - {"from"}
_PARTS = words("lands", "parts")
_DIRECTIONS = words("mentions", "directions") | {
    "the",
    "central",
    "greater",
    "rural",
    "nearby",
    "neighbouring",
}
_TAKEN = words("coreference", "places")
_TALKS = words("lands", "talks")
_SMALL = frozenset({"al", "el", "ad", "ez", "as", "ar", "an", "da", "de", "du", "des", "la", "y", "e"})
_LONG_LINE = 90  # signs that a dateline takes at most
_LONGEST = 4
_TALKED = 5
_STATES = frozenset({"state", "capital"})


def datelines(document: Document, sentences: Sequence[Sentence]) -> dict[int, str]:
    """The place of the dateline that stands before a sentence, by where the sentence begins."""
    found: dict[int, str] = {}
    for sentence in sentences:
        paragraph = document.text.rfind("\n", 0, sentence.start) + 1
        told = dateline(document.text, paragraph) if 0 < sentence.start - paragraph <= _LONG_LINE else None
        if told is not None and told.place and told.end == sentence.start:
            found[sentence.start] = told.place.partition(",")[0]
    return found


def lands(
    index: Index, lines: Sequence[Line], named: Counter[str], datelines: Mapping[int, str]
) -> dict[int, list[Land]]:
    """The places of each sentence with their states, by where the sentence begins.

    Of places of one name it is the one of a country that is ``named``; where none is, the only large one, if
    a region bears that name or the text names another place of that state.
    """
    spots = {line.sentence.start: list(_spots(index, line)) for line in lines}
    for start, headed in _headed(lines).items():
        spots[start].append(headed)
    for start, place in datelines.items():
        spots[start] += _dated(index, place)
    votes = Counter(
        state
        for name in {land.name: land for here in spots.values() for land in here}.values()
        for state in name.states[:1]
        if len(name.states) == 1
    )
    told: dict[int, list[Land]] = {}
    for start, here in spots.items():
        for land in here:
            land.state = _settled(land, named, votes)
        if kept := [land for land in here if land.state]:
            told[start] = kept
    return told


def _headed(lines: Sequence[Line]) -> dict[int, Land]:
    """As in "Nigeria: Troops killed …. The army said", "Mali - The junta": by which a paragraph is headed."""
    found: dict[int, Land] = {}
    head, end = None, -2
    for line in lines:
        if line.sentence.start - end > 1:  # another paragraph
            hit = line.hits.get(0)
            state = next((name.actor for name in hit.value if name.kind == "state"), "") if hit else ""
            labelled = hit is not None and state and _label_ends(line, hit.last)
            head = Land(-1, -1, state, (state,), (), sure=True, listed=True) if labelled else None
        end = line.sentence.end
        if head is not None:
            found[line.sentence.start] = head
    return found


def _label_ends(line: Line, at: int) -> bool:
    """Whether a colon or a dash, and then a new sentence, stand at a token."""
    if at + 1 >= len(line.tokens) or line.key(at) not in {":", "-", "–", "—"}:
        return False
    spaced = not (line.tokens[at].glued or line.tokens[at + 1].glued)
    return line.key(at) == ":" or (spaced and line.tokens[at + 1].capital)


def _dated(index: Index, place: str) -> list[Land]:
    """The place of a dateline; no capital, where reporters are whatever happens."""
    tokens = tokenize(place)
    hit = index.trie.at(tokens, 0)
    if not tokens or (hit is not None and hit.last == len(tokens)):
        return []
    where = places().find(place_key(place))
    return [_land(index, -1, -1, place_key(place), where)] if any(where) else []


def _settled(land: Land, named: Counter[str], votes: Counter[str]) -> str:
    known = [state for state in (*land.states, *land.lesser) if named[state]]
    if known:
        return max(known, key=lambda state: named[state])
    sure = len(land.states) == 1 and (land.sure or votes[land.states[0]] > 1)
    return land.states[0] if sure else ""


def _spots(index: Index, line: Line) -> Iterator[Land]:
    at, size = 0, len(line.tokens)
    while at < size:
        token = line.tokens[at]
        if not token.capital or not _placed(line, at):
            at += 1
            continue
        land = _listed(line, at) if at in line.hits else _named(index, line, at)
        if land is not None:
            land.talked = _talked(line, at)
            yield land
        at = land.last if land is not None else at + 1


def _listed(line: Line, at: int) -> Land | None:
    """A state or its capital, named as a place."""
    hit = line.hits[at]
    state = next((name.actor for name in hit.value if name.kind in _STATES), "")
    before = at - 1
    while line.key(before) in _DIRECTIONS:
        before -= 1
    narrow = line.key(before) in _IN  # not "from Washington"
    if not state or not narrow or (line.key(hit.last) == "'s" and not _within(line, hit.last + 1)):
        return None
    return Land(at, hit.last, state, (state,), (), sure=True, listed=True)


def _within(line: Line, at: int) -> bool:
    """As in "in Mali's | Menaka region", "in Mozambique's | restive north": a part of the country."""
    for step in range(at, at + _TALKED):
        if line.key(step) in _DIRECTIONS | _PARTS:
            return True
        if (
            step in line.hits
            or not line.key(step)[:1].isalpha()
            or lexicon().tags.get(line.key(step)) == "PREP"
        ):
            return False
    return False


def _named(index: Index, line: Line, at: int) -> Land | None:
    """The longest name of a place that begins there."""
    ends = [at + 1]
    while ends[-1] < len(line.tokens) and len(ends) < 2 * _LONGEST:
        key, token = line.key(ends[-1]), line.tokens[ends[-1]]
        if ends[-1] in line.hits or not (token.capital or key in _SMALL or key == "-"):
            break
        ends.append(ends[-1] + 1)
    for end in reversed(ends):
        if not line.tokens[end - 1].capital:
            continue
        name = place_key(" ".join(token.text for token in line.tokens[at:end]))
        if any(where := places().find(name)):
            return _land(index, at, end, name, where)
    return None


def _land(index: Index, first: int, last: int, name: str, where: Where) -> Land:
    """A place; where a region or a town that news names bears its name, the others are lesser."""
    regions = tuple(place for place in where.regions if place in index.states)
    here = regions or _states(index, (*where.cities, *where.towns))
    sure = bool(regions) or bool(where.cities)
    others = _states(index, (*where.cities, *where.towns, *where.lesser))
    return Land(first, last, name, here, tuple(one for one in others if one not in here), sure)


def _states(index: Index, codes: Iterable[str]) -> tuple[str, ...]:
    """The states of some codes."""
    known = (index.by_country[code] for code in codes if code in index.by_country)
    return tuple(dict.fromkeys(known))


def _placed(line: Line, at: int) -> bool:
    """Whether something stands before or behind a name that only a place has."""
    before = at - 1
    while line.key(before) in _DIRECTIONS:
        before -= 1
    key = line.key(before)
    if key in _NEAR:
        return True
    if key == "of" and line.key(before - 1) in _PARTS:
        return True
    if key in _PARTS and before < at:
        return True
    return cues().forms.get(key, ("",))[0] in _TAKEN


def _talked(line: Line, at: int) -> bool:
    """As in "talks in Geneva", "said in Moscow": where somebody only speaks."""
    for step in range(at - 1, max(-1, at - _TALKED), -1):
        if line.key(step) in _TALKS or cues().forms.get(line.key(step), ("",))[0] in _TALKS:
            return True
        if line.key(step) in {",", ";"}:
            return False
    return False
