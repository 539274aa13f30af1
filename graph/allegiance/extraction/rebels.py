"""Who is meant by "the rebels", "separatists", "guerrillas" of whom nothing more is told."""

from collections import Counter

from allegiance.extraction.found import Found
from allegiance.extraction.identity import GROUPS, become, home
from allegiance.extraction.pairs import Pairs
from allegiance.records import ActorType

_MUCH_MORE = 2
RISING = frozenset({"insurgent", "separatist", "jihadist"})
"""Of what kind a group is that "the rebels" may mean."""


class Rebels(Pairs):
    """A memory that rebels without a name are resolved by."""

    def plain(
        self, found: Found, here: list[Found], acting: set[str], *, definite: bool, held: bool = False
    ) -> None:
        """As in "the rebels", "separatists": those described before, or the one group that is such."""
        sort = found.actor.rsplit("-", 1)[-1]
        if self._before(found, here, sort):
            return
        kinds_ = self.scene.index.kinds
        armed = Counter(f.actor for f in self.everyone if f.type is ActorType.MILITIA)
        most_named = max(armed, key=lambda actor: armed[actor], default="")
        such = "separatist" in kinds_.get(most_named, ()) and not self._regular(most_named)
        if sort == "separatists" and such:
            become(found, next(f for f in self.everyone if f.actor == most_named), 0.8)
            return
        if not (definite or held or sort == "guerrillas"):
            return
        groups = [f for f in self.recent(here, GROUPS) if f.role == "name" and self._rebels(f)]
        groups = [f for f in groups if f.actor not in acting and RISING & kinds_.get(f.actor, RISING)]
        named = {f.actor: f for f in groups if self._local(f) and f.actor not in self.loyal}
        named = {a: f for a, f in named.items() if not self._regular(a) and a not in self._lesser(named)}
        untold = definite or held  # "guerrillas" without an article are of a group that is known to be such
        named = {a: f for a, f in named.items() if RISING & kinds_.get(a, RISING if untold else set())}
        if sort in {"rebels", "separatists"}:
            named = self._unholy(named)
        order = sorted(named.values(), key=lambda other: -self.weight.get(other.actor, 0.0))
        most = [self.weight.get(other.actor, 0.0) for other in order[:2]]
        alone = {f.actor: f for f in groups if f.actor not in self.loyal and not self._regular(f.actor)}
        if definite and not order and len(alone) == 1 and not self._at_war():
            order = list(alone.values())
        if order and (len(order) == 1 or most[0] >= _MUCH_MORE * most[1]):
            become(found, order[0], 0.8)  # one group is spoken of: the rebels are its people
        elif held or (not order and self._at_war()) or not definite:
            return  # of a country whose army was named
        elif order or any(home(self.scene, f.actor) for f in groups if not self._regular(f.actor)):
            found.actor = ""  # torn between two, or those of another country

    def _rebels(self, found: Found) -> bool:
        """Whether a body could be rebels: a militia, or an alliance of such, but no mission of states."""
        if found.type is not ActorType.COALITION:
            return True
        index = self.scene.index
        wholes = [index.actors[whole] for whole in index.wholes.get(found.actor, ()) if whole in index.actors]
        return all(whole.type in GROUPS for whole in wholes) and bool(home(self.scene, found.actor))

    def _unholy(self, named: dict[str, Found]) -> dict[str, Found]:
        """As in "Al-Qaeda's branch backed the Front. The rebels": the Front, where only one is jihadist."""
        kinds_ = self.scene.index.kinds
        others = {a: f for a, f in named.items() if "jihadist" not in kinds_.get(a, ())}
        return others or named

    def _before(self, found: Found, here: list[Found], sort: str) -> bool:
        """Whether rebels were described before: by whose they are, or no more than here."""
        for other in self.recent(here, {ActorType.MILITIA}):
            if other.role == "crowd" and other.actor.endswith(sort):
                if other.actor != found.actor:
                    become(found, other, 0.8)
                    return True
                if sort == "rebels" and not self._outweighed(other, here):
                    return True
        called = self.called.get(sort, set()) - {found.actor} if sort == "separatists" else set()
        one = (f for f in self.recent(here, GROUPS | {ActorType.STATE}) if {f.actor} == called)
        if (known := next(one, None)) is not None:
            become(found, known, 0.8)  # "South Ossetian separatists", further on "the separatists"
        return known is not None

    def _outweighed(self, crowd: Found, here: list[Found]) -> bool:
        """Whether a group of the country was spoken of more than a crowd without a name."""
        named = (f for f in self.recent(here, {ActorType.MILITIA}) if f.role == "name" and self._local(f))
        most = max((self.weight.get(f.actor, 0.0) for f in named), default=0.0)
        return most >= _MUCH_MORE * self.weight.get(crowd.actor, 0.0)

    def _at_war(self) -> bool:
        """Whether the army of the country that the text is about was spoken of."""
        country = self.scene.country
        return any(found.type is ActorType.ARMY and found.country == country for found in self.past)

    def _lesser(self, named: dict[str, Found]) -> set[str]:
        """Of each whole and part that are named, the one that is spoken of less."""
        wholes, lesser = self.scene.index.wholes, set()
        for part in named:
            for whole in named.keys() & set(wholes.get(part, ())):
                lesser.add(min((part, whole), key=lambda actor: self.weight.get(actor, 0.0)))
        return lesser

    def _regular(self, actor: str) -> bool:
        """Whether a group is listed as a part of an army or a state, be it one that nobody recognises."""
        index = self.scene.index
        wholes = [index.actors[whole] for whole in index.wholes.get(actor, ()) if whole in index.actors]
        return any(w.type in {ActorType.ARMY, ActorType.STATE} for w in wholes)

    def _local(self, found: Found) -> bool:
        """Whether a group could be the rebels of the country that the text is about."""
        at_home = home(self.scene, found.actor)
        if found.type is ActorType.COALITION and (not at_home or "-led-" in found.actor):
            return False  # "the rebels" are no coalition of states
        return not at_home or not self.scene.country or at_home == self.scene.country
