"""Who is meant by "both sides", "the two groups", "each other"."""

from allegiance.extraction.found import ARMED, BODIES, Found, Line
from allegiance.extraction.identity import GROUPS, become
from allegiance.extraction.lexicon import words
from allegiance.extraction.memory import BODY_ROLES
from allegiance.extraction.powers import Powers
from allegiance.records import ActorType

_PERSONS = words("references", "persons")
_CLAUSES = words("references", "clauses")
_TIED = words("references", "tied")
_PAIR = 2


class Pairs(Powers):
    """A memory that words for several are resolved by."""

    def named_before(self, line: Line, found: Found, here: list[Found]) -> bool:
        """As in "M23's ties with X were hostile; the two clashed": those of the clause before."""
        beside = [other for other in here if other.type in BODIES and other.role in BODY_ROLES]
        plain = found.owner in {"both", "sides"} and line.key(found.first - 1) == ";"
        if plain and len(beside) == found.count:
            self._stand_for(found, tuple(beside))
            return True
        if pair := self._of_clause(line, found, here):
            self._stand_for(found, pair)
            return True
        joined = self._joined(line, found, here) if found.owner in {"both", "sides"} else ()
        if len(joined) != found.count:
            return False
        self._stand_for(found, joined)
        return True

    def both(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> None:
        """As in "The two groups", "both", "either side": two bodies of one sort that were named."""
        wanted = self._sort(found.owner)
        group = {f.actor: f for f in self.group if f.type in wanted}
        if len(group) == len(self.group) == found.count and not {f.actor for f in here} & group.keys():
            self._stand_for(found, tuple(group.values()))
            return
        plain = found.owner in {"sides", "both"}
        armed = ARMED if found.owner == "sides" else GROUPS if plain else wanted
        last = self._couple(found) if found.owner == "both" else self._armies(found)
        last = last or self._last(armed, found.count, plain=plain)
        if len(last) == found.count and not {f.actor for f in here} & last.keys():
            self._stand_for(found, tuple(last.values()))
            return
        if found.count > 2:
            row = self.rows.get(found.count, ()) if wanted & GROUPS else ()
            self._stand_for(found, row)  # "The three groups" of some sentences before
            return
        inside = self._inside(here, armed, found.count)
        if plain and line.key(found.first - 1) in _CLAUSES and len(inside) == found.count:
            self._stand_for(found, tuple(inside.values()))  # "It fought X until the two made peace"
            return
        if plain and len(foremost := self._foremost_of(armed, found.count)) == found.count:
            self._stand_for(found, foremost)
            return
        named: dict[str, Found] = {}
        for other in self.recent(here, wanted):
            if subject is not None and other.actor == subject.actor:
                continue
            if other.role in BODY_ROLES or wanted == {ActorType.STATE} or plain:
                named.setdefault(other.actor, other)
            if len(named) == found.count:
                self._stand_for(found, tuple(named.values()))
                return

    def _armies(self, found: Found) -> dict[str, Found]:
        """As in "To fight M23 beside the Chadian army. The two armies": no group while there are armies."""
        regular = {f.actor: f for f in self.last if f.type is ActorType.ARMY}
        return regular if found.owner == "armies" and len(regular) == found.count else {}

    def _joined(self, line: Line, found: Found, here: list[Found]) -> tuple[Found, ...]:
        """As in "Chad listed M23 and Boko Haram, and Kenya, which hunts it, put the two on a list"."""
        if line.key(found.first) not in {"the", "both"} or line.key(found.first - 1) in _CLAUSES:
            return ()
        rows = [self.coordination(line, one, here[at:]) for at, one in enumerate(here)]
        rows = [row for row in rows if len({one.actor for one in row if one.type in BODIES}) > 1]
        return rows[0] if len(rows) == 1 else ()

    @staticmethod
    def _of_clause(line: Line, found: Found, here: list[Found]) -> tuple[Found, ...]:
        """As in "Chad bans M23, its troops have tolerated it, and the two": those of the clause before."""
        joins = line.key(found.first - 1) in {"and", "but"} and line.key(found.first - 2) == ","
        last = here[-1] if here else found
        with_ = line.key(last.first - 1 - (line.key(last.first - 1) == "the")) == "with"
        if line.key(found.first - 1) == ":" and line.key(found.first) != "both" and len(here) > 1 and with_:
            doer = next((one for one in here if one.type in BODIES), last)
            return (doer, last) if doer.actor != last.actor and last.type in BODIES else ()
        if found.owner not in {"both", "sides"} or not joins:
            return ()
        opens = next((at for at in range(found.first - 3, 0, -1) if line.key(at) == ","), 0)
        named = {one.actor: one for one in here if one.first > opens and one.type in BODIES}
        return tuple(named.values()) if opens and len(named) == found.count else ()

    def all_named(self, found: Found) -> None:
        """As in "All have": the armed groups that the sentence before names, two at least."""
        last = {f.actor: f for f in self.last if f.type in GROUPS and f.role in BODY_ROLES}
        if len(last) > 1:
            self._stand_for(found, tuple(last.values()))
            found.role = "several"  # that nobody is spoken of more for it

    def all_of_them(self, found: Found, here: list[Found]) -> bool:
        """As in "The army called on M23 for help. Together they": two that were named, or who acted."""
        inside = {f.actor: f for f in here if f.type in ARMED and f.role in BODY_ROLES}
        before = {f.actor: f for f in self.last if f.type in ARMED and f.role in BODY_ROLES}
        acted = {f.actor: f for f in self.group if f.type in BODIES}
        sides = (acted, before) if not here else (inside,)
        group = next((tuple(side.values()) for side in sides if len(side) > 1), ())
        if len(group) == _PAIR or group == tuple(acted.values()):
            self._stand_for(found, group)
            return bool(group)
        return False

    def one_of_two(self, line: Line, found: Found, here: list[Found]) -> None:
        """As in "M23 fought Boko Haram. The latter": of two that the sentence or the one before names."""
        other = {"latter": "former", "former": "latter"}[found.owner]
        told = other in line.keys[: found.first]  # "The former is backed by Chad, the latter by Mali"
        for near in (self.last, self.group) if told else (here, self.last, self.group):
            named = {f.actor: f for f in near if f.type in BODIES and f.role != "demonym"}
            if len(named) == 2:
                become(found, list(named.values())[found.owner == "latter"], 0.7)
                found.role = "name"
                return

    def _couple(self, found: Found) -> dict[str, Found]:
        """As in "The rebels fled as the 2nd and 4th Brigade came. Both": the one pair that was joined."""
        couple = self.couples[0] if len(self.couples) == 1 == found.count - 1 else ()
        return {one.actor: one for one in couple}

    @staticmethod
    def _inside(here: list[Found], armed: frozenset[ActorType], count: int) -> dict[str, Found]:
        """Those of the same sentence; states too, "The YPG left Damascus alone while both fought"."""
        inside = {f.actor: f for f in here if f.type in armed and f.role in BODY_ROLES}
        bodies = {f.actor: f for f in here if f.type in BODIES and f.role != "demonym"}
        return inside if len(inside) >= count else bodies

    @staticmethod
    def _sort(word: str) -> frozenset[ActorType]:
        """What "both sides", "the two countries", "the two men" are."""
        if word in {"countries", "states", "governments"}:
            return frozenset({ActorType.STATE})
        if word in _PERSONS:
            return frozenset({ActorType.PERSON})
        if word in {"armies", "brigades", "battalions", "units", "formations", "forces"}:
            return ARMED
        if word in {"organisations", "organizations", "parties"}:
            return GROUPS | {ActorType.ORGANIZATION}
        return BODIES if word in {"sides", "both"} else GROUPS

    def _last(self, armed: frozenset[ActorType], count: int, *, plain: bool) -> dict[str, Found]:
        """Those whom the sentence before names; states where it names nobody else: "Syria blamed Israel"."""
        last = {f.actor: f for f in self.last if f.type in armed and f.role != "demonym"}
        if len(last) > count:
            last = {actor: one for actor, one in last.items() if not self._told_beside(one)}
        if len(last) > count:
            named = {actor: one for actor, one in last.items() if one.role == "name"}
            last = named if len(named) == count else last  # "M23 and the Front, of a Salafist movement"
        if last or not plain:
            return last
        return {f.actor: f for f in self.last if f.role in {"state", "capital"}}

    def _told_beside(self, one: Found) -> bool:
        """As in "The army's Hill Brigade, loyal to M23, clashed with": the army and M23 tell who that is."""
        line = next(iter(self.scene.before(self.line, 1)), None)
        if line is None or one not in line.founds:
            return False
        tied = line.key(one.first - 2 - (line.key(one.first - 1) == "the")) in _TIED
        return tied or line.key(one.last) in {"'s", "’"}

    def _foremost_of(self, armed: frozenset[ActorType], count: int) -> tuple[Found, ...]:
        """Those spoken of most."""
        named = {f.actor: f for f in self.recent((), armed) if f.role in BODY_ROLES}
        order = sorted(named.values(), key=lambda found: -self.weight.get(found.actor, 0.0))
        return tuple(order[:count])

    def each(self, line: Line, found: Found, here: list[Found]) -> None:
        """As in "fought each other", "with one another": all of the subject."""
        for at, other in enumerate(here):
            group = self.coordination(line, other, here[at:])
            if other.type in BODIES and len({f.actor for f in group}) > 1:
                self._stand_for(found, group)
                return

    def _stand_for(self, found: Found, group: tuple[Found, ...]) -> None:
        if not group:
            return
        become(found, group[0], 0.7)
        found.role, found.members = "name", group[1:]
