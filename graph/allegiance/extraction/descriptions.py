"""Who is meant by "the group", "the jihadists", "the brigade", and by rebels of whom nothing more is told."""

from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.groups import in_context, timely
from allegiance.extraction.identity import GROUPS, ROLES, home
from allegiance.extraction.lexicon import kinds, words
from allegiance.extraction.nearby import part_of_another
from allegiance.extraction.rebels import RISING, Rebels
from allegiance.extraction.states import army_of, police_of
from allegiance.extraction.unfit import unfit
from allegiance.names import key
from allegiance.records import ActorType

_SORTS = kinds("sorts")
# words that mean a body only where its name holds them
_HEADS = words("references", "heads") | words("references", "sorts")
_ONE = words("references", "one")
_SORTS_OF_BODY = words("references", "sorts")
_MANY_PARTS = 4
_AS_MUCH = 3
_SAME_CLAUSE = 8
_CLAUSE_ENDS = words("references", "clause_ends")
_RISEN = words("references", "risen")
_ISLAMIST = frozenset({"islamist", "islamists", "hardline"})
_OUTLAWED = frozenset({"terrorist", "terrorists", "extremist", "extremists"})
_SINGULAR = {"paramilitaries": "paramilitary", "militiamen": "militia", "gunmen": "armed"}
_AKIN = words("references", "akin")
_FLYING = words("frames", "hardware") | {"air", "airstrikes", "fighter", "naval"}
_PLACED = frozenset({"of", "in", "for", "and"})
_PEOPLES = words("references", "peoples")
_FOLDED = {"shia": "shiite"}
_OPENING = frozenset({"when", "after", "because", "saying", "since", "although", "though", "while", "until"})
_CREEDS = frozenset({"sunni"})
_OTHER_CREEDS = frozenset({"shiite", "christian", "druze", "yazidi"})
_STEM = 4  # letters that "Kurdish" and "Kurdistan" share


def _lower(demonyms: tuple[str, ...]) -> set[str]:
    return {demonym.lower() for demonym in demonyms}


class Descriptions(Rebels):
    """A memory that descriptions are resolved by."""

    def named(self, found: Found, here: list[Found]) -> Found | None:
        """Who a description means, whatever the rest of the sentence says."""
        kind = found.name
        if kind == "body":
            return next(iter(self.recent(here, {ActorType.ORGANIZATION})), None)
        if kind in {"army", "police"} and (sender := self.sender(found, here)):
            own = army_of if kind == "army" else police_of
            return own(self.scene, sender, found.first, found.last)
        if kind == "coalition":
            return self._coalition(found, self.recent(here, {ActorType.COALITION}))
        ways = {
            "jihadist": self._such,
            "crowd": self._such,
            "head": self._headed,
            "folk": self._folk,
            "militias": self._militias,
            "army": self.army,
            "service": self.service,
            "people": self.people,
            "police": self.police,
        }
        if kind in ways:
            return ways[kind](found, here)
        return self.listed("observatory") if kind == "observatory" else self.council()

    def _coalition(self, found: Found, recent: list[Found]) -> Found | None:
        """The last one named; "coalition troops" are those of one that is called so, aircraft no rebels'."""
        troops = self.line.key(found.last - 1) != "coalition"
        flying = self.line.key(found.last) in _FLYING
        named = [f for f in recent if not troops or "coalition" in f.name.casefold()]
        named = [f for f in named if not (flying and home(self.scene, f.actor) and "-led-" not in f.actor)]
        last = next(iter(named), None) or self._in_context(found, near=True)
        last = last or self.listed("coalition") or self._in_context(found)
        return last or next(iter(recent), None) or (None if troops else self.umbrella([], set()))

    def _in_context(self, found: Found, *, near: bool = False) -> Found | None:
        """As in "Coalition aircraft" of a text on Islamic State: the one listed body that fits the text.

        ``near`` asks for the one beside whose usual company the sentence itself names: "the Coalition drove
        Islamic State out".
        """
        index = self.scene.index
        weak = timely(self.scene, self.line, index.weak.get(found.name, ()))
        meant = [actor for actor in weak if in_context(self.scene, actor)]
        if near:
            beside = {other.actor for other in self.line.founds}
            meant = [actor for actor in meant if not index.company(actor).isdisjoint(beside)]
        if len(meant) != 1:
            return None
        actor = index.actors[meant[0]]
        return Found(found.first, found.last, actor.id, actor.name, actor.type, "gazetteer", "name", 0.8)

    def one_of(self, found: Found, kind: str, here: list[Found], subject: Found | None) -> Found | None:
        """Who "the group", "the fighters" are: the subject, who was called so, who was spoken of most."""
        recent = self.recent(here, {ActorType.MILITIA, *([ActorType.COALITION] if kind == "one" else [])})
        if kind == "one":
            named = self._that(found) or self._clause_before(found, here, subject)
            named = named or self._headed(found, here) or self._of_listed(found, here)
            if named is not None:
                return named
            if (told := self._also_called(found) or self._of_creed(found, here)) is not None:
                return told
            if found.owner in _SORTS_OF_BODY:
                called = self.called.get(found.owner, set())
                bodies = self.recent(here, ARMED)
                named = next((other for other in bodies if other.actor in called), None)
                return named or self._akin(found, here) or self._whole_before(found, here)
            if subject is not None and self._object_of(found, subject):
                recent = [other for other in recent if other.actor != subject.actor]
                here = [other for other in here if other.actor != subject.actor]
                subject = None  # "The Front announced an alliance with the group": with another
            if self._of_whole(found, here) or part_of_another(self.line, found, here):
                subject = None if subject is here[-1] else subject
                recent = [other for other in recent if other.actor != here[-1].actor]
                here = here[:-1]
            barred: set[str] = set()
            if any(self.attacked(self.line, at) for at in range(found.first - 4, found.first)):
                barred = self.side_of(self.line, subject, here)  # "overran the group's bases": not its own
            ordered = (
                subject,
                self._told_of_person(here, subject),
                self._just_called(found),
                self._minded(here, subject),
                self._called(found, here) if self.subject and self.subject.type in GROUPS else None,
                self.subject,
                self._single(),
                self._named_foremost(here),
            )
            ruled_out = unfit(self, found, (*ordered, *recent)) | self._passing(self.subject)
            recent = [other for other in recent if other.actor not in ruled_out]
            for candidate in ordered:
                if (
                    candidate
                    and candidate.type in GROUPS
                    and self._rebels(candidate)
                    and candidate.actor not in barred | ruled_out
                ):
                    return candidate
        return recent[0] if recent else None

    def _clause_before(self, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """As in "Chad bombed M23's camp, saying the party", "Chad cut its aid to M23 when the movement"."""
        groups = {f.actor: f for f in here if f.type in GROUPS and f.role != "demonym"}
        one = next(iter(groups.values())) if len(groups) == 1 else None
        if one is None or one.how == "coreference" or subject is None or subject.type is not ActorType.STATE:
            return None
        opens = self.keys_of(self.line, one.last, found.first) & _OPENING
        return one if opens and one.role in {"name", "possessive"} else None

    def _passing(self, subject: Found | None) -> set[str]:
        """As in "M23 holds the town. A local unit left. The group": a unit told of in passing."""
        if subject is None or (subject.role, subject.how) != ("band", "unnamed"):
            return set()
        named = (f for f in self.recent((), GROUPS) if f.role == "name" and f.how != "unnamed")
        weight = self.weight.get(subject.actor, 0.0)
        return {subject.actor} if any(self.weight.get(f.actor, 0.0) >= weight for f in named) else set()

    def _of_listed(self, found: Found, here: list[Found]) -> Found | None:
        """As in "Omar Diallo, the group's spokesman": the one group of the text that lists know him of."""
        person = here[-1] if here and here[-1].type is ActorType.PERSON else None
        if person is None or person.last != found.first - 1 or self.line.key(person.last) != ",":
            return None
        of = self.scene.index.of.get(person.actor, ())
        groups = {f.actor: f for f in self.recent(here, {ActorType.MILITIA}) if f.actor in of}
        return next(iter(groups.values())) if len(groups) == 1 else None

    def _that(self, found: Found) -> Found | None:
        """As in "M23 joined hands with the Front. That group": the one named last, and not who acted."""
        if found.first > 0 or self.line.key(0) != "that":
            return None
        return next((f for f in reversed(self.last) if f.type in GROUPS and f.role == "name"), None)

    def _told_of_person(self, here: list[Found], subject: Found | None) -> Found | None:
        """As in "Omar Diallo, spokesman of the Front, said the movement": of whom it tells what he is."""
        if subject is None or subject.type is not ActorType.PERSON or self.line.key(subject.last) != ",":
            return None
        behind = {f.actor: f for f in here if f.first > subject.last and f.type in GROUPS}
        first = next(iter(behind.values()), None)
        # "N, a spokesman for the Front, a coalition that includes M23, said the movement"
        office = first is not None and bool(self.keys_of(self.line, subject.last, first.first) & ROLES)
        return first if len(behind) == 1 or office else None

    def _minded(self, here: list[Found], subject: Found | None) -> Found | None:
        """As in "Turkey, which calls the YPG a wing of the PKK, has shelled the group": whom it speaks of."""
        if subject is None or subject.type is not ActorType.STATE or self.line.key(subject.last) != ",":
            return None
        told = [f for f in here if f.first > subject.last and f.type is ActorType.MILITIA]
        named = bool(told) and told[0].role == "name" and self.line.key(subject.last + 1) in {"which", "who"}
        helped = named and any(self.backed(self.line, at) for at in range(subject.last, told[0].first))
        return told[0] if named and not helped else None

    def _of_creed(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The mostly Shi'ite force": the last crowd that was called so."""
        said = {_FOLDED.get(key_, key_) for key_ in self.line.keys[found.first : found.last]} & _PEOPLES
        crowds = (f for f in self.recent(here, {ActorType.MILITIA}) if f.role == "crowd")
        return next((f for f in crowds if said & set(f.actor.split("-"))), None) if said else None

    def umbrella(self, here: list[Found], acting: set[str], crowd: Found | None = None) -> Found | None:
        """As in "The mostly Shi'ite paramilitaries": the last group named that consists of groups."""
        wholes = {whole for parts in self.scene.index.wholes.values() for whole in parts}
        named = [f for f in self.recent(here, GROUPS) if f.role == "name" and f.actor in wholes - acting]
        ruled_out = unfit(self, crowd, named) if crowd is not None else set()
        return next((f for f in named if f.actor not in ruled_out), None)

    def _militias(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The militias": the group of groups that was just spoken of."""
        acting = {other.actor for other in here if self._acts_beside(other, found)}
        near = {other.actor for other in (*here, *self.last, *([self.subject] if self.subject else []))}
        whole = self.umbrella(here, acting)
        if whole is None or whole.actor not in near:
            return None
        parts = sum(whole.actor in wholes for wholes in self.scene.index.wholes.values())
        return whole if parts >= _MANY_PARTS else None  # not a party with two wings

    def _akin(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The Hill Brigade fled. The unit": what was just named by a word of that sort."""
        akin = {word.split(":")[1] for word in _AKIN if word.startswith(found.owner + ":")}
        near = [*reversed(here), *([self.subject] if self.subject else []), *self.last]
        bodies = (f for f in near if f.type in GROUPS and f.role == "name")
        return next((f for f in bodies if akin & set(key(f.name).split())), None)

    def attackers(self, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """As in "The attackers": the group that the sentence before was about, which does not say so."""
        if subject is not None:
            side = self.side_of(self.line, subject, here)
            near = (f for f in (*reversed(here), *reversed(self.past)) if f.type in GROUPS)
            attacked = self.attacked(self.line, found.first - 1)
            return next((f for f in near if f.actor not in side), None) if attacked else None
        about = self.subject if self.told and not self.strangers else None
        return about if about is not None and about.type in GROUPS and about not in here else None

    def _whole_before(self, found: Found, here: list[Found]) -> Found | None:
        """As in "M23 fled. The Hill Front, a member of the alliance": whom the sentence before was about."""
        whole = self.subject if part_of_another(self.line, found, here) else None
        named = whole is not None and whole.type in GROUPS and whole.role == "name"
        return whole if named and whole is not None and whole.actor != here[-1].actor else None

    def _object_of(self, found: Found, subject: Found) -> bool:
        """Whether a description stands in the clause of a subject: it would be "it" or "its own"."""
        first = self._told_from(subject)
        between = self.keys_of(self.line, first, found.first)
        near = 0 < found.first - first <= _SAME_CLAUSE and not between & _CLAUSE_ENDS
        return near and self.line.key(found.last) not in {"'s", "'", "’"}

    def _told_from(self, subject: Found) -> int:
        """Where what is told of somebody begins: "M23, which | broke away from the group"."""
        first = subject.last + (self.line.key(subject.last) == ",")
        return first + 1 if self.line.key(first) in {"which", "who"} else subject.last

    def _just_called(self, found: Found) -> Found | None:
        """As in "It fights bandits and a newer group, the Front. Chad listed the group": the Front."""
        before = next(iter(self.scene.before(self.line, 1)), None)
        if before is None or (self.subject is not None and self.subject.type in GROUPS):
            return None
        for other in reversed(self.last):
            noun = other.first - 1 - (before.key(other.first - 1) == "the")
            if other.type in GROUPS and (before.key(noun), before.key(noun - 1)) == (",", found.owner):
                return other
        return None

    def _called(self, found: Found, here: list[Found]) -> Found | None:
        """The one group that the text has called so, where it is spoken of as much as the subject before."""
        actors = self.called.get(found.owner, set())
        called = {f.actor: f for f in self.recent(here, {ActorType.MILITIA}) if f.actor in actors}
        if len(called) != 1 or self.subject is None:
            return None
        if any(self.subject.actor in self.called.get(word, ()) for word in _ONE):
            return None  # it is a group as well, in other words: "M23, a militia, fled. The group"
        one = next(iter(called.values()))
        weight, least = self.weight.get(one.actor, 0.0), self.weight.get(self.subject.actor, 0.0)
        return one if weight * _AS_MUCH >= least else None

    def _single(self) -> Found | None:
        """The one group that the sentence before names, not in passing: "once a member of the Front".

        Beside those named in passing it is the one that the text speaks of most.
        """
        groups = {f.actor: f for f in self.last if f.type is ActorType.MILITIA and f.how != "unnamed"}
        free = {f.actor: f for f in self.free if f.actor in groups}
        most = max(groups, key=lambda actor: self.weight.get(actor, 0.0), default="")
        return free.get(most) if len(free) == 1 else None

    def _also_called(self, found: Found) -> Found | None:
        """As in "The movement, also called Ansar Allah, attacked": the name says which it is."""
        at = found.last + (self.line.key(found.last) == ",")
        at += self.line.key(at) in {"also", "better", "officially", "formally"}
        if self.line.key(at) not in {"called", "known"}:
            return None
        at += 1 + (self.line.key(at + 1) == "as")
        at += self.line.key(at) == "the"
        return next((f for f in self.line.founds if f.first == at and f.type in GROUPS), None)

    def _of_whole(self, found: Found, here: list[Found]) -> bool:
        """As in "The Brigades, the group's armed wing": the group is not what is its wing."""
        apposed = here and here[-1].last == found.first - 1 and self.line.key(found.first - 1) == ","
        return bool(apposed) and self.line.key(found.last) in {"'s", "'", "’"}

    def _named_foremost(self, here: list[Found]) -> Found | None:
        """Who was spoken of most, of those with a name: "Kurdish militants" are no group, the PKK is."""
        named = [found for found in self.recent(here, {ActorType.MILITIA}) if found.how != "unnamed"]
        order = named or self.recent(here, {ActorType.MILITIA})
        return max(order, key=lambda found: self.weight.get(found.actor, 0.0), default=None)

    def _headed(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The operations room", "the brigade": the body of whose name that word is a part."""
        if found.owner not in _HEADS | {"army"}:
            return None
        wanted = GROUPS | {ActorType.ORGANIZATION, ActorType.ARMY}
        if found.owner == "army":
            wanted = GROUPS  # "the ethnic army"
        exact = found.owner == "force" or found.owner.endswith("s")
        forms = {found.owner} if exact else {found.owner, found.owner + "s"}
        named = [other for other in self.recent(here, wanted) if other.role == "name"]
        called = [other for other in named if any(forms & set(words_) for words_ in self._words(other))]
        # "the alliance" is the Brotherhood Alliance rather than the Democratic Alliance Army
        headed = (o for o in called if any(forms & {words_[0], words_[-1]} for words_ in self._words(o)))
        return next(headed, called[0] if called else None)

    def _folk(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The Kachins": the group just named that bears their name."""
        recent = self.recent(here, {ActorType.MILITIA})
        named = next((f for f in recent if any(self._ends(ws, found.owner) for ws in self._words(f))), None)
        crowd = (f for f in recent if f.role == "crowd" and found.owner in f.actor.split("-"))
        named = named or next(crowd, None)  # "Druze fighters", further on "the Druze"
        if named or not found.owner.endswith("s"):
            return named  # "the Belt" is the Security Belt
        stem = found.owner[: max(_STEM, len(found.owner) - 3)]
        return next((f for f in recent if any(w.startswith(stem) for ws in self._words(f) for w in ws)), None)

    @staticmethod
    def _ends(words_: list[str], last: str) -> bool:
        """Whether a name of several words, but of no place, ends in a word."""
        return len(words_) > 1 and words_[-1] == last and _PLACED.isdisjoint(words_)

    def _words(self, found: Found) -> list[list[str]]:
        """The words of each of an actor's names."""
        listed = self.scene.index.actors.get(found.actor)
        names = (listed.name, *listed.aliases) if listed else (found.name,)
        return [key(name).split() for name in names]

    def _such(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The jihadists": the last group that is such, of no side that acts in the sentence."""
        wanted = next((kind for word, kind in _SORTS.items() if word in found.owner.split()), "")
        index = self.scene.index
        sided = ("pro-government", "pro-regime")  # those are not called militants
        acting = {other.actor for other in here if other is not here[-1] or self.acts(other)}
        if wanted == "jihadist":
            acting -= self._fought(found, here)
        acting |= {whole for actor in acting for whole in index.wholes.get(actor, ())}
        recent = [
            other
            for other in self.recent(here, {ActorType.MILITIA})
            if not (other.role == "crowd" and other.actor.startswith(sided))
            if other.actor not in acting and not acting & set(index.wholes.get(other.actor, ()))
        ]
        recent = self._of_people(found, recent)
        word = found.owner.split()[0]
        if (styled := self._styled(word, recent)) is not None:
            return styled
        recent = self._but_wholes(recent)
        fitting = RISING if wanted == "insurgent" else {wanted}  # jihadists are insurgents too
        such = [other for other in recent if fitting & index.kinds.get(other.actor, frozenset())]
        said = set(found.owner.split())
        if not such and said & _ISLAMIST:  # no jihadists, but Islamists who have risen
            such = [other for other in recent if "islamist" in index.peoples.get(other.actor, ())]
        if not such and said & _OUTLAWED:  # as those against whom they have risen call them
            such = [other for other in recent if RISING & index.kinds.get(other.actor, RISING)]
        if such and wanted:
            about = self.subject.actor if self.subject else ""
            return next((other for other in such if other.actor == about), such[0])
        if word in _RISEN:
            kinds_ = index.kinds
            recent = [f for f in recent if kinds_.get(f.actor, RISING) & RISING] or recent
        beside = self.loose.get(word, frozenset())
        untold = [other for other in recent if not (wanted and index.kinds.get(other.actor))]
        return next((other for other in untold if other.actor not in beside), None)

    def _fought(self, found: Found, here: list[Found]) -> set[str]:
        """As in "The brigade is at war with the Front, and Chad has struck the jihadists": the Front."""
        line, inside = self.line, {found.first}
        for other in here:
            before = other.first - 1 - (line.key(other.first - 1) == "the")
            apart = self.keys_of(line, other.last, found.first) & _CLAUSE_ENDS
            if apart and (line.key(before) in {"with", "against"} or self.attacked(line, before)):
                inside.add(other.first)
        return {other.actor for other in here if other.first in inside}

    def _styled(self, word: str, recent: list[Found]) -> Found | None:
        """As in "the paramilitary Hill Front", further on "the paramilitaries": the one called so."""
        styled = self.styled.get(_SINGULAR.get(word, word.removesuffix("s")), set())
        named = (f for f in recent if f.actor in styled)
        return next(named, None) if len(styled) == 1 else None

    def _but_wholes(self, such: list[Found]) -> list[Found]:
        """As in "JNIM, the al Qaeda franchise. The militants": JNIM, and not that of which it is a part."""
        of = self.scene.index.wholes
        wholes = {whole for one in such for whole in of.get(one.actor, ())}
        wholes |= {above for whole in wholes for above in of.get(whole, ())}
        return [one for one in such if one.actor not in wholes] or such

    def _of_people(self, found: Found, recent: list[Found]) -> list[Found]:
        """As in "The Kurdish fighters", "the Lebanese militants": of those, whose names or homes say so."""
        said = set(found.owner.split()[1:])
        peoples = tuple(people[:_STEM] for people in said & _PEOPLES)
        states = {state for state, one in self.scene.index.states.items() if said & _lower(one.demonyms)}
        if states:
            return [other for other in recent if home(self.scene, other.actor) in states]
        if not peoples:
            return recent
        told, folded = self.scene.index.peoples, {_FOLDED.get(word, word) for word in said & _PEOPLES}
        said_so = [
            f
            for f in recent
            if folded & told.get(f.actor, frozenset())
            or any(w.startswith(peoples) for words_ in self._words(f) for w in words_)
        ]
        if not said_so and said & _CREEDS:  # "the Sunni militants": no name tells, and no list
            return [f for f in recent if not told.get(f.actor, frozenset()) & _OTHER_CREEDS]
        return sorted(said_so, key=lambda other: -self.weight.get(other.actor, 0.0))
