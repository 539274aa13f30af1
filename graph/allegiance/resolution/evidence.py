"""What speaks for and against two actors' being one, beside their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from allegiance.gazetteer import Gazetteer
from allegiance.records import Actor, ActorType, Tie

TOGETHER = 0.3
TIED = 0.1
TYPES, STATES = 0.6, 0.2
HERE, ELSEWHERE = 1.5, 0.4
SHARED, OPPOSED = 0.25, 0.5
MOST = 4
"""How many shared ends count: more say no more."""
_APART = ("FIGHTS", "PART_OF")
_STEPS = 3
_SHOWN = 3

Piece = tuple[float, str]
"""A factor for the odds, and what it rests on in words."""
_End = tuple[str, bool, str]


class Evidence:
    """What ties, documents and lists say of actors, asked for two of them at a time.

    Args:
        actors: all that may be asked about, by id.
        ties: what the texts and the lists state as facts about them.
        documents: for each actor the ids of the documents that name it.
        listed: the gazetteer.
    """

    def __init__(
        self,
        actors: Mapping[str, Actor],
        ties: Iterable[Tie],
        documents: Mapping[str, AbstractSet[str]],
        listed: Gazetteer,
    ) -> None:
        self._actors = actors
        self._documents = documents
        self._signs: dict[str, dict[_End, int]] = defaultdict(dict)
        self._between: dict[frozenset[str], set[str]] = defaultdict(set)
        self._wholes: dict[str, set[str]] = defaultdict(set)
        for tie in ties:
            self._signs[tie.subject][tie.relation, True, tie.object] = tie.sign
            self._signs[tie.object][tie.relation, False, tie.subject] = tie.sign
            self._between[frozenset((tie.subject, tie.object))].add(tie.relation)
            if tie.relation == "PART_OF":
                self._wholes[tie.subject].add(tie.object)
        for entry in listed:
            self._wholes[entry.actor.id] |= set(entry.part_of)
        self._countries = {
            listed.entries[id_].actor.country: listed.entries[id_].actor.name for id_ in listed.states
        }
        self._speaking: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for id_, named in documents.items():
            if id_ in actors and actors[id_].country:
                for document in named:
                    self._speaking[document].add((actors[id_].country, id_))

    def never(self, left: str, right: str) -> bool:
        """Whether the two cannot be one: a person and a group, a part and its whole, or two who fight."""
        types = {self._actors[left].type, self._actors[right].type}
        return (
            (ActorType.PERSON in types and len(types) > 1)
            or bool(self._between.get(frozenset((left, right)), set()) & {*_APART})
            or right in self._above(left)
            or left in self._above(right)
        )

    def pieces(self, left: str, right: str) -> Iterator[Piece]:
        """Each piece of evidence; a factor above 1 speaks for the two being one, one below against it."""
        yield from self._types(left, right)
        yield from self._texts(left, right)
        yield from self._country(left, right)
        yield from self._country(right, left)
        yield from self._ends(left, right)

    def _above(self, actor: str) -> set[str]:
        """The wholes of an actor, a few steps up."""
        found: set[str] = set()
        level = {actor}
        for _ in range(_STEPS):
            level = {whole for part in level for whole in self._wholes.get(part, ())} - found
            found |= level
        return found

    def _types(self, left: str, right: str) -> Iterator[Piece]:
        types = [self._actors[id_].type for id_ in (left, right)]
        if types[0] is not types[1]:
            factor = STATES if ActorType.STATE in types else TYPES
            yield factor, f"one is of type {types[0]}, the other {types[1]}"

    def _texts(self, left: str, right: str) -> Iterator[Piece]:
        if shared := self._named(left) & self._named(right):
            number = f"{len(shared)} documents name" if len(shared) > 1 else "one document names"
            yield TOGETHER, f"{number} both, as two"
        for relation in sorted(self._between.get(frozenset((left, right)), ())):
            yield TIED, f"a text ties the two by {relation}"

    def _country(self, one: str, other: str) -> Iterator[Piece]:
        """Whether the texts on an unlisted actor speak of the country of the other."""
        code = self._actors[other].country
        if not code or self._actors[one].listed or self._actors[other].type is ActorType.STATE:
            return
        spoken = {
            country
            for document in self._named(one)
            for country, by in self._speaking.get(document, ())
            if by not in (one, other)
        }
        name = self._countries.get(code, code)
        if code in spoken:
            yield HERE, f"texts on {self._actors[one].name} speak of {name}"
        elif spoken:
            yield ELSEWHERE, f"texts on {self._actors[one].name} speak of other countries than {name}"

    def _ends(self, left: str, right: str) -> Iterator[Piece]:
        one, other = self._signs.get(left, {}), self._signs.get(right, {})
        if shared := one.keys() & other.keys():
            names = sorted({self._name(end[2]) for end in shared})
            yield 1 + SHARED * min(len(shared), MOST), f"both have the same ties to {_some(names)}"
        friends = [{e[2] for e, sign in ends.items() if sign > 0} for ends in (one, other)]
        foes = [{e[2] for e, sign in ends.items() if sign < 0} for ends in (one, other)]
        if opposed := (friends[0] & foes[1]) | (friends[1] & foes[0]):
            yield OPPOSED, f"one is with, the other against {_some(sorted(map(self._name, opposed)))}"

    def _named(self, actor: str) -> AbstractSet[str]:
        return self._documents.get(actor, frozenset())

    def _name(self, actor: str) -> str:
        return self._actors[actor].name if actor in self._actors else actor


def _some(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
