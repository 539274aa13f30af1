"""Whose country a man speaks of: "Iran's minister said his country", "Kagame denied that his government"."""

from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.lexicon import words
from allegiance.records import ActorType

_OFFICES = words("references", "state_offices")
_BETWEEN = (
    _OFFICES
    | words("references", "state_ranks")
    | {"'s", "’s", "'", "’", ",", "and", "the", "of", "for", "to"}
)
_NATIONAL = frozenset({"state", "demonym", "capital"})


def homeland(scene: Scene, line: Line, here: list[Found], person: Found | None) -> Found | None:
    """The state for which a man speaks, by his office; without one that is named, whose minister speaks."""
    absent = person is None or person not in here
    state = next(filter(None, (_office(line, found) for found in reversed(here))), "") if absent else ""
    if not state and person is not None:
        named = ((one, found) for one in scene.lines for found in one.founds if found.actor == person.actor)
        state = scene.ruled(person.actor) or next(filter(None, (_served(*told) for told in named)), "")
    if not state and absent:
        state = _before(scene, line)
    listed = scene.index.actors.get(state)
    if listed is None or listed.type is not ActorType.STATE:
        return None
    return Found(0, 1, listed.id, listed.name, ActorType.STATE, country=listed.id)


def _before(scene: Scene, line: Line) -> str:
    """As in "Ukraine's minister thanked Norway. His country": of him who is spoken of at its head."""
    for before in scene.before(line, 1):
        for found in before.founds[:1]:
            return _office(before, found)
    return ""


def _served(line: Line, person: Found) -> str:
    """As in "Rwanda's president, | N", "the Rwandan minister N", "N, the president of Rwanda"."""
    for state in line.founds:
        if state.role not in _NATIONAL or not state.actor:
            continue
        low, high = (state.last, person.first) if state.first < person.first else (person.last, state.first)
        between = [line.key(at) for at in range(low, high)]
        after = {line.key(state.last + step) for step in range(4)} if state.first > person.first else set()
        office = not _OFFICES.isdisjoint({*between, *after})
        if office and high - low <= _FAR and set(between) <= _BETWEEN:
            return state.actor
    return ""


_FAR = 9


def _office(line: Line, state: Found) -> str:
    """As in "Iran's | foreign minister", "the minister of Iran": who speaks for a state without a name."""
    if state.role not in _NATIONAL:
        return ""
    behind = [line.key(at) for at in range(state.last, state.last + 6)]
    office = next((at for at, key in enumerate(behind) if key in _OFFICES), -1)
    if office >= 0 and set(behind[:office]) <= _BETWEEN:
        return state.actor
    before = line.key(state.first - 1 - (line.key(state.first - 1) == "the"))
    return state.actor if before in {"of", "for", "to"} and line.key(state.first - 2) in _OFFICES else ""
