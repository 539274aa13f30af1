"""Names as people write them, looked up among actors."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from allegiance.errors import AmbiguousActor, UnknownActor
from allegiance.names import key
from allegiance.records import Actor
from allegiance.resolution.likeness import Likeness, Likenesses

_SMALL = frozenset({"a", "al", "and", "for", "in", "of", "on", "the", "to"})
_CLOSE = 60  # of 100: below it a name is no likely slip of another
_NEAREST = 3


@dataclass(frozen=True)
class Named:
    """What a name means: the ids of the ``actors`` that bear it; if none does, those it may be a spelling of.

    One actor is meant for sure; several that bear it are not told apart by the name alone. ``proposals`` only
    propose, the likeliest first.
    """

    name: str
    actors: tuple[str, ...]
    proposals: tuple[Likeness, ...] = ()


class Directory:
    """Finds the actor that a person means by a name.

    The ways are tried in this order, and the first that finds any decides: the id, or one in ``former``, the
    ids that verdicts have made one with another, each with the id that it goes by now; the canonical name; an
    alias; a name or alias that differs only in case, accents and punctuation; initials in capitals (with or
    without the small words); the first words of a name.
    """

    def __init__(self, actors: Iterable[Actor], former: Mapping[str, str] | None = None) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._former = former or {}
        self._likenesses: Likenesses | None = None

    def find(self, name: str) -> Actor:
        """The one actor that the name means.

        Raises:
            AmbiguousActor: several actors bear it; it names them.
            UnknownActor: none does; it names the nearest.
        """
        wanted = " ".join(name.split())
        if found := self._bearing(wanted):
            return self._only(wanted, found)
        raise UnknownActor(name, self._nearest(wanted))

    def look_up(self, names: Iterable[str], places: Mapping[str, str] | None = None) -> Iterator[Named]:
        """What each of many names means, in their order; nothing is raised, and a name again is free.

        Args:
            names: as people write them.
            places: the code of a country for a key of one word, as "syrian": names with other countries in
                them are not proposed for each other. `allegiance.resolution.candidates.places` has them.
        """
        known: dict[str, Named] = {}
        for name in names:
            if name not in known:
                known[name] = self._named(name, places or {})
            yield known[name]

    def _named(self, name: str, places: Mapping[str, str]) -> Named:
        if found := self._bearing(" ".join(name.split())):
            return Named(name, tuple(sorted(found)))
        if self._likenesses is None:
            bearing = ((n, actor.id) for actor in self._actors.values() for n in (actor.name, *actor.aliases))
            self._likenesses = Likenesses(bearing, places)
        return Named(name, (), self._likenesses.find(name))

    def _bearing(self, name: str) -> set[str]:
        """The ids of those that bear a name, by the first way that finds any."""
        now = name if name in self._actors else self._former.get(name)
        if now in self._actors:
            return {now}
        return next(filter(None, self._ways(name)), set())

    def _only(self, name: str, found: set[str]) -> Actor:
        if len(found) > 1:
            actors = [self._actors[id_] for id_ in sorted(found)]
            raise AmbiguousActor(name, [f"{actor.name} ({actor.id})" for actor in actors])
        return self._actors[next(iter(found))]

    def _ways(self, name: str) -> Iterator[set[str]]:
        """What each way finds; a later one, and the index that it needs, is only made when called for."""
        yield self._names.get(name, set())
        yield self._aliases.get(name, set())
        yield self._keys.get(key(name), set())
        yield self._initialled(name)
        yield self._beginning(key(name))

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        return _index((actor.name, actor.id) for actor in self._actors.values())

    @cached_property
    def _aliases(self) -> dict[str, set[str]]:
        return _index((alias, actor.id) for actor in self._actors.values() for alias in actor.aliases)

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        return _index(
            (key(name), actor.id) for actor in self._actors.values() for name in (actor.name, *actor.aliases)
        )

    @cached_property
    def _initials(self) -> dict[str, set[str]]:
        return _index(
            (short, id_) for name, ids in self._keys.items() for short in _short(name) for id_ in ids
        )

    def _initialled(self, name: str) -> set[str]:
        letters = name.replace(".", "")
        # Capitals alone: “tan” is a word, and no actor's initials.
        return self._initials.get(letters.lower(), set()) if letters.isupper() else set()

    def _beginning(self, wanted: str) -> set[str]:
        # Whole words: "syria" must not find the Syrian Democratic Forces.
        beginning = f"{wanted} "
        found: set[str] = set()
        at = bisect_left(self._sorted, beginning) if wanted else len(self._sorted)
        while at < len(self._sorted) and self._sorted[at].startswith(beginning):
            found |= self._keys[self._sorted[at]]
            at += 1
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._keys)

    def _nearest(self, name: str) -> tuple[str, ...]:
        """Names of the actors whose names hold the wanted one, else of those written most like it."""
        wanted = key(name)
        holding = [known for known in sorted(self._keys) if wanted and f" {wanted} " in f" {known} "]
        near = dict.fromkeys(
            self._actors[id_].name
            for known in (*holding, *self._alike(wanted))
            for id_ in sorted(self._keys[known])
        )
        return tuple(near)[:_NEAREST]

    def _alike(self, wanted: str) -> Iterator[str]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only a name that nobody bears needs it

        known = sorted(self._keys)
        found = process.extract(wanted, known, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=2 * _NEAREST)
        return (name for name, _score, _at in found)


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, id_ in pairs:
        if name:
            found[name].add(id_)
    return found


def _short(name: str) -> set[str]:
    words = name.split()
    shorts = {"".join(word[0] for word in kept) for kept in (words, [w for w in words if w not in _SMALL])}
    return {short for short in shorts if len(short) > 1}
