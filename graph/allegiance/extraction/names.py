"""The gazetteer's names in one trie, each with what it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from allegiance.extraction.lexicon import words
from allegiance.extraction.tokens import tokenize
from allegiance.extraction.trie import Trie
from allegiance.gazetteer import Entry, Gazetteer, State
from allegiance.names import key
from allegiance.records import Actor, ActorType


class Name(NamedTuple):
    """What a listed name means: an actor, and as what it names it.

    ``kind`` is ``actor``, ``weak``, ``state``, ``demonym``, ``capital`` or ``regime``.
    """

    actor: str
    kind: str
    home: str = ""
    """Of a name that any country could have, "Eastern War Front": the country that the text must name."""


LAST = 9999
"""The last year of what has not ended."""


@dataclass(frozen=True)
class Index:
    """The gazetteer made ready for reading."""

    trie: Trie[Name]
    actors: dict[str, Actor]
    states: dict[str, State]
    context: dict[str, tuple[frozenset[str], ...]]
    told: dict[str, tuple[str, ...]]
    """The same as the list writes it."""
    weak: dict[str, tuple[str, ...]]
    """A weak name of one word to those that it may mean: ``coalition``."""
    lives: dict[str, tuple[int, int]]
    """The first and last year, 0 and 9999 where that is not listed; of all that have weak names or years."""
    confusable: dict[str, tuple[str, ...]]
    of: dict[str, tuple[str, ...]]
    kinds: dict[str, frozenset[str]]
    """What sort of armed group an actor is, where that is listed: ``jihadist``."""
    peoples: dict[str, frozenset[str]]
    """The peoples, creeds and ideologies that a group is called by: ``kurdish``."""
    wholes: dict[str, tuple[str, ...]]
    army_of: dict[str, str]
    """State to army."""
    state_of: dict[str, str]
    """Army to state."""
    by_country: dict[str, str]
    """Country code to state."""
    rulers: dict[str, str]
    """Last word of a regime's or ruler's name to the state: ``assad``."""
    _ruled: dict[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    """Person to the states that he headed, with the first and last year of it."""
    _reigns: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Last word of a ruler's name to the years of those who bear it: ``assad``."""
    _company: dict[str, frozenset[str]] = field(default_factory=dict)

    def company(self, actor: str) -> frozenset[str]:
        """Whom the context of an actor's weak names names, and the whole that the actor is a part of."""
        found = self._company.get(actor)
        if found is None:
            words_ = (tokenize(word) for word in self.told.get(actor, ()))
            hits = (self.trie.at(tokens, 0) for tokens in words_ if tokens)
            kinds = {"actor", "state", "demonym"}
            named = {name.actor for hit in hits if hit for name in hit.value if name.kind in kinds}
            # a mission is one of many of the United Nations or the African Union: those tell no place
            wholes = {whole for whole in self.wholes.get(actor, ()) if not self._organization(whole)}
            found = self._company[actor] = frozenset(named | wholes) - {actor}
        return found

    def _organization(self, actor: str) -> bool:
        listed = self.actors.get(actor)
        return listed is not None and listed.type is ActorType.ORGANIZATION

    def ruled(self, person: str, year: int = 0) -> str:
        """The state that a listed person heads or headed, in a year if one is told; else empty.

        A cleric, a minister and the leader of a party head none. Offices without years are for ever.
        """
        of = self._ruled.get(person, ())
        return next((state for state, since, until in of if not year or since <= year <= until + 1), "")

    def reigns(self, ruler: str, year: int = 0) -> bool:
        """Whether somebody of a ruler's last name headed the state, in a year if one is told."""
        terms = self._reigns.get(ruler, ())
        return not year or not terms or any(since <= year <= until + 1 for since, until in terms)

    @classmethod
    def build(cls, gazetteer: Gazetteer) -> "Index":
        """Index every name of the gazetteer."""
        actors = {entry.actor.id: entry.actor for entry in gazetteer}
        army_of = {state.id: state.army for state in gazetteer.states.values() if state.army}
        for entry in gazetteer:  # of those that few recognise: the army that is listed as their part
            whole = entry.part_of[0] if len(entry.part_of) == 1 else ""
            stateless = whole in actors and actors[whole].type is ActorType.STATE and whole not in army_of
            if entry.actor.type is ActorType.ARMY and stateless and whole not in gazetteer.states:
                army_of[whole] = entry.actor.id
        rulers = dict(_rulers(gazetteer))
        headed = {entry.actor.id: of for entry in gazetteer if (of := _headed(entry, gazetteer))}
        return cls(
            trie=Trie(_names(gazetteer)),
            actors=actors,
            states=dict(gazetteer.states),
            context={entry.actor.id: _context(entry.context) for entry in gazetteer if entry.weak},
            told={entry.actor.id: entry.context for entry in gazetteer if entry.weak},
            weak=_weak(gazetteer),
            lives={entry.actor.id: _life(entry) for entry in gazetteer if entry.weak or entry.history},
            confusable={entry.actor.id: entry.confusable for entry in gazetteer if entry.confusable},
            of={entry.actor.id: entry.of for entry in gazetteer if entry.of},
            kinds={entry.actor.id: frozenset(entry.kind) for entry in gazetteer if entry.kind},
            peoples=_peoples(gazetteer),
            wholes={entry.actor.id: entry.part_of for entry in gazetteer if entry.part_of},
            army_of=army_of,
            state_of={army: state for state, army in army_of.items()},
            by_country={actors[state].country: state for state in gazetteer.states},
            rulers=rulers,
            _ruled=headed,
            _reigns=_reigns(rulers, headed, actors),
        )


def _reigns(
    rulers: Mapping[str, str],
    headed: Mapping[str, tuple[tuple[str, int, int], ...]],
    actors: Mapping[str, Actor],
) -> dict[str, tuple[tuple[int, int], ...]]:
    """The years in which those who bear the last word of a ruler's name headed the state."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for person, terms in headed.items():
        words_ = key(actors[person].name).split()
        years = tuple((since, until) for of, since, until in terms if rulers.get(words_[-1]) == of)
        if years:
            found[words_[-1]] = (*found.get(words_[-1], ()), *years)
    return found


_HEADS = frozenset(role.replace("_", " ") for role in words("states", "heads"))


def _headed(entry: Entry, gazetteer: Gazetteer) -> tuple[tuple[str, int, int], ...]:
    """The states that a person headed, with the years; by his terms, else by his role."""
    if entry.actor.type is not ActorType.PERSON:
        return ()
    terms = tuple(
        (term.of, term.since, term.until or LAST)
        for term in entry.terms
        if term.of in gazetteer.states and term.role.lower() in _HEADS
    )
    if terms or entry.role.lower() not in _HEADS:
        return terms
    return tuple((of, 0, LAST) for of in entry.of if of in gazetteer.states)


_JIHADIST = frozenset({"jihadist", "islamist"})


def _peoples(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    told = {entry.actor.id: frozenset(entry.peoples) for entry in gazetteer if entry.peoples}
    for entry in gazetteer:
        if "jihadist" in entry.kind:
            told[entry.actor.id] = told.get(entry.actor.id, frozenset()) | _JIHADIST
    return told


def _context(words: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(key(word).split()) for word in words)


def _life(entry: Entry) -> tuple[int, int]:
    founded, ended = entry.history.founded, entry.history.ended
    return int(founded[:4]) if founded else 0, int(ended[:4]) if ended else LAST


def _weak(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in gazetteer:
        for name in entry.weak:
            if len(words_ := key(name).split()) == 1:
                found[words_[0]] = (*found.get(words_[0], ()), entry.actor.id)
    return found


_ORDINARY = words("ordinary", "names")
_FEW = 5
_SINGULAR = {word + "s": word for word in _ORDINARY}


def _ordinary(name: str) -> bool:
    """Whether every word of a name is one that bodies of any country are called by."""
    parts = name.replace("'s", "").replace("-", " ").lower().split()
    return 1 < len(parts) <= _FEW and all(part in _ORDINARY or part in _SINGULAR for part in parts)


def _names(gazetteer: Gazetteer) -> Iterator[tuple[str, Name]]:
    homes = {entry.actor.country: entry.actor.id for entry in gazetteer if entry.actor.id in gazetteer.states}
    for entry in gazetteer:
        actor = entry.actor
        kind = "state" if actor.type is ActorType.STATE and actor.id in gazetteer.states else "actor"
        home = homes.get(actor.country, "") if kind == "actor" else ""
        for name in (actor.name, *actor.aliases):
            yield name, Name(actor.id, kind, home if home and _ordinary(name) else "")
        for name in entry.weak:
            yield name, Name(actor.id, "weak")
    for state in gazetteer.states.values():
        for kind, names in (
            ("demonym", state.demonyms), ("capital", state.capitals), ("regime", state.regimes),
        ):  # fmt: skip
            for name in names:
                yield name, Name(state.id, kind)


_RULE = frozenset({"regime", "government", "administration"})


def _rulers(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Those after whom a regime is called, so that "Assad's troops" are the army's."""
    for state in gazetteer.states.values():
        for name in state.regimes:
            words = key(name).split()
            if len(words) > 1 and words[-1] in _RULE and words[-2] not in {"us", "federal", "military"}:
                yield words[-2], state.id
