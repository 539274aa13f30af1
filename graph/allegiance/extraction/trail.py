"""Who was spoken of as a document goes on, and so who is meant by "the group", "his forces" and "they"."""

from collections import Counter
from collections.abc import Iterable

from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, Scene, joined, number
from allegiance.extraction.identity import BE, GROUPS, ROLES, become, forces_of, home
from allegiance.extraction.lexicon import kinds, lexicon, words
from allegiance.extraction.states import army_of, police_of
from allegiance.names import key
from allegiance.records import ActorType

_BODY_ROLES = frozenset({"name", "crowd"})
_BODIES = frozenset(
    {ActorType.MILITIA, ActorType.COALITION, ActorType.ARMY, ActorType.STATE, ActorType.ORGANIZATION}
)
_SORTS = kinds("sorts")
_SUPPORTERS = words("coreference", "supporters")
_EXPLETIVE = words("coreference", "expletive")
_PREPOSED = frozenset({"PREP", "SUB", "REL"})
_ARMED = GROUPS | {ActorType.ARMY, ActorType.STATE}
# what groups have and states do not
_MEMBERS = words("coreference", "members")
_CLAUSE = 4  # tokens from a subject to what its verb acts on
# words that mean a body only where its name holds them
_PERSONS = words("references", "persons")
_HEADS = words("references", "heads") | words("references", "sorts")
_PLAIN = frozenset({"rebels", "rebel", "separatists", "separatist"})
_MUCH_MORE = 3
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "director"})
_MEMORY = 80  # mentions that a reference may look back on


class Trail:
    """Walks through the document and remembers who was spoken of."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.past: list[Found] = []
        self.line = scene.lines[0] if scene.lines else None
        self.subject: Found | None = None
        self.everyone = [
            found for line in scene.lines for found in line.founds if found.role == "name" and found.actor
        ]
        self.group: tuple[Found, ...] = ()
        """All of the coordination that was the subject of the sentence before."""
        self.silent = False
        """Whether the sentence before speaks of nobody."""
        self.last: tuple[Found, ...] = ()
        """All that the sentence before mentions."""
        self.person: Found | None = None
        self.weight: dict[str, float] = {}
        """How much each group was spoken of; it fades from sentence to sentence."""

    def read(self, line: Line) -> None:
        """Resolve the references of the next sentence, and remember whom it speaks of."""
        here: list[Found] = []
        subject: Found | None = None
        self.line = line
        for found in line.founds:
            if found.role == "reference":
                self._refer(line, found, here, subject)
            elif found.role in {"band", "crowd"} and found.how == "unnamed":
                self._again(line, found, here)
            if not found.actor:
                continue
            if found.type is ActorType.PERSON:
                self.person = found
            found.number = number(line, found)
            if subject is None and self._leads(line, found):
                subject = found
            here.append(found)
        self._weigh(here, subject)
        self.past = [*self.past, *here][-_MEMORY:]
        self.silent = not here
        if here:
            self.subject = subject or here[0]
            self.group, self.last = self._coordination(line, self.subject, here), tuple(here)

    def _coordination(self, line: Line, first: Found, here: list[Found]) -> tuple[Found, ...]:
        """A mention with those that are joined to it: "A, B and the C"."""
        group = [first]
        for other in here[here.index(first) + 1 :]:
            if not joined(line, group[-1].last, other.first):
                break
            group.append(other)
        last = " ".join(line.key(at) for at in range(group[-2].last, group[-1].first)) if group[1:] else ""
        return (*group, *first.members) if not group[1:] or "and" in last else (first,)

    def _weigh(self, here: list[Found], subject: Found | None) -> None:
        self.weight = {actor: 0.8 * weight for actor, weight in self.weight.items()}
        for found in here:
            if found.role in {"name", "band", "crowd"}:
                self.weight[found.actor] = self.weight.get(found.actor, 0.0) + (2 if found is subject else 1)

    def _foremost(self, here: list[Found], types: Iterable[ActorType]) -> Found | None:
        """Of those mentioned so far, who was spoken of most of late."""
        recent = self._recent(here, types)
        return max(recent, key=lambda found: self.weight.get(found.actor, 0.0), default=None)

    def _leads(self, line: Line, found: Found) -> bool:
        """Whether it is the sentence's subject, as far as the words before it tell."""
        if found.role in {"demonym", "possessive"} or (
            found.role == "state" and line.key(found.last) == "'s"
        ):
            return False
        if line.key(found.last) == "-":
            return False
        tags = lexicon().tags
        at = found.first - 1
        while at >= 0 and tags.get(line.key(at)) in {"DET", "ADJ", "ADV", "NUM"}:
            # "On Sunday Daesh fighters …": the day belongs to "on", the name does not
            at -= 2 if line.key(at).endswith("day") and line.key(at - 1) == "on" else 1
        if line.key(at) == "of" and line.key(at - 1) in lexicon()["parts"] | lexicon()["crowds"]:
            at -= 2  # "Factions of the Front"
            while at >= 0 and tags.get(line.key(at)) in {"DET", "ADJ", "NUM"}:
                at -= 1
        return tags.get(line.key(at), "") not in _PREPOSED

    def _again(self, line: Line, found: Found, here: list[Found]) -> None:
        """As in "The Lebanese group": the group of that country just named."""
        at = found.first - 1
        tags = lexicon().tags
        while at >= 0 and (
            line.key(at) in {"-", "backed", "supported"}
            or tags.get(line.key(at)) == "ADJ"
            or line.key(at + 1) == "-"
        ):
            at -= 1
        if line.key(found.first) in _PLAIN:
            self._plain(found, here, definite=line.key(at) in {"the", "these"})
            return
        if line.key(at) not in {"the", "this", "these"} or not found.country:
            return
        recent = [*here, *self.last] if found.role == "crowd" else self._recent(here, GROUPS)
        for other in recent:
            listed = other.role == "name" and other.type in GROUPS
            if listed and home(self.scene, other.actor) == found.country:
                become(found, other, 0.8)
                return

    def _plain(self, found: Found, here: list[Found], *, definite: bool) -> None:
        """As in "the rebels", "separatists": those described before, or the one group that is such."""
        sort = found.actor.rsplit("-", 1)[-1]
        for other in self._recent(here, {ActorType.MILITIA}):
            if other.role == "crowd" and other.actor != found.actor and other.actor.endswith(sort):
                become(found, other, 0.8)
                return
        kinds_ = self.scene.index.kinds
        armed = Counter(f.actor for f in self.everyone if f.type is ActorType.MILITIA)
        most_named = max(armed, key=lambda actor: armed[actor], default="")
        if sort == "separatists" and "separatist" in kinds_.get(most_named, ()):
            become(found, next(f for f in self.everyone if f.actor == most_named), 0.8)
            return
        if not definite:
            return
        named = {f.actor: f for f in self._recent(here, {ActorType.MILITIA}) if f.role == "name"}
        order = sorted(named.values(), key=lambda other: -self.weight.get(other.actor, 0.0))
        most = [self.weight.get(other.actor, 0.0) for other in order[:2]]
        if order and (len(order) == 1 or most[0] >= _MUCH_MORE * most[1]):
            become(found, order[0], 0.8)  # one group is spoken of: the rebels are its people

    def _refer(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> None:
        if found.name == "both":
            self._both(found, here, subject)
            return
        if found.name == "each":
            self._each(line, found, here)
            return
        target = self._target(line, found, here, subject)
        if target is not None:
            kind = found.name
            role = "possessive" if kind == "possessive" else "name"
            become(found, target, 0.7)
            found.role = role
            if target is self.subject and found.owner in {"they", "their", "them"} and len(self.group) > 1:
                found.members = tuple(other for other in self.group if other is not target)

    def _both(self, found: Found, here: list[Found], subject: Found | None) -> None:
        """As in "The two groups", "both", "either side": two bodies of one sort that were named."""
        wanted = self._sort(found.owner)
        group = {f.actor: f for f in self.group if f.type in wanted}
        if len(group) == len(self.group) == found.count and not {f.actor for f in here} & group.keys():
            self._stand_for(found, tuple(group.values()))
            return
        plain = found.owner in {"sides", "both"}
        armed = GROUPS | {ActorType.ARMY} if found.owner == "sides" else GROUPS if plain else wanted
        last = {f.actor: f for f in self.last if f.type in armed and f.role != "demonym"}
        if len(last) == found.count and not {f.actor for f in here} & last.keys():
            self._stand_for(found, tuple(last.values()))
            return
        if found.count > 2:
            return
        if plain and len(foremost := self._foremost_of(armed, found.count)) == found.count:
            self._stand_for(found, foremost)
            return
        named: dict[str, Found] = {}
        for other in self._recent(here, wanted):
            if subject is not None and other.actor == subject.actor:
                continue
            if other.role in _BODY_ROLES or wanted == {ActorType.STATE} or plain:
                named.setdefault(other.actor, other)
            if len(named) == found.count:
                self._stand_for(found, tuple(named.values()))
                return

    @staticmethod
    def _sort(word: str) -> frozenset[ActorType]:
        """What "both sides", "the two countries", "the two men" are."""
        if word in {"countries", "states", "governments"}:
            return frozenset({ActorType.STATE})
        if word in _PERSONS:
            return frozenset({ActorType.PERSON})
        if word in {"armies", "brigades", "battalions", "units", "formations", "forces"}:
            return GROUPS | {ActorType.ARMY}
        return _BODIES if word in {"sides", "both"} else GROUPS

    def _foremost_of(self, armed: frozenset[ActorType], count: int) -> tuple[Found, ...]:
        """Those spoken of most."""
        named = {f.actor: f for f in self._recent((), armed) if f.role in _BODY_ROLES}
        order = sorted(named.values(), key=lambda found: -self.weight.get(found.actor, 0.0))
        return tuple(order[:count])

    def _each(self, line: Line, found: Found, here: list[Found]) -> None:
        """As in "fought each other", "with one another": all of the subject."""
        for at, other in enumerate(here):
            group = self._coordination(line, other, here[at:])
            if other.type in _BODIES and len({f.actor for f in group}) > 1:
                self._stand_for(found, group)
                return

    def _stand_for(self, found: Found, group: tuple[Found, ...]) -> None:
        become(found, group[0], 0.7)
        found.role, found.members = "name", group[1:]

    def _target(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        kind = found.name
        if kind in {"pronoun", "possessive"}:
            return self._pronoun(line, found, here, subject)
        if kind == "owned":
            return self._owned(line, found, here, subject)
        if kind in {"one", "many"}:
            return self._group(found, kind, here, subject)
        if kind == "rule":
            return self._rule(line, found, here)
        if kind == "he":
            return self.person
        return self._named(found, here)

    def _named(self, found: Found, here: list[Found]) -> Found | None:  # noqa: PLR0911
        """Who a description means, whatever the rest of the sentence says."""
        kind = found.name
        if kind in {"jihadist", "crowd"}:
            return self._such(found, here)
        if kind == "body":
            return next(iter(self._recent(here, {ActorType.ORGANIZATION})), None)
        if kind == "head":
            return self._headed(found, here)
        if kind == "army":
            return self._army(found, here)
        if kind == "people":
            return self._people(found, here)
        if kind == "police":
            return self._police(found, here)
        if kind == "coalition":
            return next(iter(self._recent(here, {ActorType.COALITION})), None) or self._listed("coalition")
        return self._listed("observatory") if kind == "observatory" else self._council()

    def _recent(self, here: Iterable[Found], types: Iterable[ActorType]) -> list[Found]:
        """Those mentioned before, the nearest first."""
        wanted = set(types)
        return [
            found for found in [*reversed(list(here)), *reversed(self.past)]
            if found.type in wanted and found.role != "demonym"
        ]  # fmt: skip

    def _pronoun(  # noqa: C901, PLR0911
        self, line: Line, found: Found, here: list[Found], subject: Found | None
    ) -> Found | None:
        word = found.owner
        if word in {"his", "her"}:
            return self.person
        if word == "our":
            return self._led(self.person)
        beside = here[-1] if here and here[-1].last == found.first - 1 else None
        if beside and line.key(beside.last) == "in" and beside.type in _BODIES and beside.role in _BODY_ROLES:
            return beside  # "backed the Front in its bid"
        after = [line.key(found.last + step) for step in range(4)]
        if (
            beside
            and line.key(beside.last) == "and"
            and _SUPPORTERS & set(after[:3])
            and beside.type in _BODIES
        ):
            return beside  # "against the government and its Ethiopian supporters"
        if word == "its" and ROLES & set(after[:3]) and (led := self._led_by(here, subject, after)):
            return led  # "… is its political leader": of a group
        if word in {"it", "them"} and self._object(line, found):
            return self._acted_on(line, found, here, subject)
        if word == "them":
            return None
        if word == "it" and after[0] in BE | {"will", "would"} and _EXPLETIVE & set(after):
            return None
        if word == "it" and self.silent and found.first == 0:
            return None  # "The town fell. It is rich.": of something else
        wrong = "many" if word in {"it", "its"} else ""
        for candidate in (subject, self.subject):
            if candidate and candidate.type in _BODIES and candidate.role != "demonym":
                if wrong and candidate.number == wrong:
                    continue
                return candidate
        nearest = self._recent(here, _BODIES) if subject is None or word in {"its", "their"} else []
        if nearest and nearest[0] in here:
            return nearest[0]
        return self._foremost(here, GROUPS) if subject is None else None

    def _led_by(self, here: list[Found], subject: Found | None, after: list[str]) -> Found | None:
        """Who has a commander: the armed body that the sentence or the one before speaks of."""
        if here and _SPOKESMEN & set(after[:3]) and here[-1].type in _BODIES - {ActorType.STATE}:
            return here[-1]
        for candidate in (subject, self.subject, self._foremost(here, {ActorType.MILITIA})):
            stateless = candidate and candidate.type is ActorType.STATE and not candidate.country
            if candidate and (candidate.type in GROUPS | {ActorType.ARMY} or stateless):
                return candidate
        return None

    def _acted_on(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Who "it" and "them" are after a verb: an armed body, not the one that acts."""
        armed = GROUPS | {ActorType.ARMY}
        acting = {subject.actor} if subject else set()
        near = [f for f in reversed(here) if f is not subject]
        beside = here[-1] if here and 0 < found.first - here[-1].last <= _CLAUSE else None
        infinitive = beside and "to" in self._keys(line, beside.last, found.first)
        apart = beside is None or "," in self._keys(line, beside.last, found.first)
        nearer = self._clause_subject(here) if apart else beside
        if nearer and nearer is not subject:
            # "soldiers fled after the Front attacked them": the nearer of two subjects acts
            acting = {nearer.actor} | (acting if infinitive else set())
            near = [*([subject] if subject else []), *near]
        fresh = [self.subject] if self.subject else []
        wrong = "many" if found.owner == "it" else "one"
        others = (f for f in (*near, *fresh, *self._recent(here, armed)) if f.type in armed)
        return next(
            (f for f in others if f.actor not in acting and f.role in _BODY_ROLES and f.number != wrong),
            None,
        )

    def _clause_subject(self, here: list[Found]) -> Found | None:
        """The last mention that a verb follows."""
        return next((other for other in reversed(here) if self._acts(other)), None)

    def _acts(self, found: Found) -> bool:
        """Whether a mention of the sentence that is read is the subject of a verb right after it."""
        following = self.line.key(found.last)
        verb = lexicon().tags.get(following) in {"BE", "HAVE", "MODAL", "DO"} or (
            "past" in cues().forms.get(following, ("", frozenset()))[1]
        )
        return verb and self._leads(self.line, found)

    @staticmethod
    def _keys(line: Line, first: int, last: int) -> set[str]:
        return {line.key(at) for at in range(first, last)}

    def _object(self, line: Line, found: Found) -> bool:
        """Whether a verb stands right before a pronoun: "listed it", "fought it"."""
        before = line.key(found.first - 1)
        if before in {"against", "from", "on", "at"}:
            return True
        if lexicon().tags.get(line.key(found.last)) in {"BE", "HAVE", "MODAL", "DO"}:
            return False  # "in whose name it has recruited"
        form = cues().forms.get(before)
        if form is None:
            return before.endswith("ed")
        return form[0] not in {"say", "be", "have", "know", "claim", "think", "believe"}

    def _owned(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whose "its fighters" are: of a body that has such, not of those who attack them."""
        if found.owner in {"his", "our", "her"}:
            return self._led(self.person)
        head = line.key(found.last - 1)
        wanted = GROUPS if head in _MEMBERS else _ARMED
        attacked = self._attacked(line, found.first - 1)
        for owner in (subject, self.subject, *self._recent(here, wanted)):
            if owner is None or owner.type not in wanted or owner.role == "demonym":
                continue
            if (owner is subject and attacked) or (found.owner == "its" and owner.number == "many"):
                continue
            return self._forces(owner)
        return None

    def _attacked(self, line: Line, at: int) -> bool:
        """Whether the verb at a token is one of fighting: nobody fights his own."""
        form = cues().forms.get(line.key(at))
        return form is not None and any(cue.relation == "FIGHTS" for cue in cues().of("verb", form[0]))

    def _led(self, person: Found | None) -> Found | None:
        if person is None:
            return None
        group = self.scene.heads.get(person.actor) or next(
            iter(self.scene.index.of.get(person.actor, ())), ""
        )
        if not group:
            return None
        for found in (f for line in self.scene.lines for f in line.founds):
            if found.actor == group and found.role == "name":
                return self._forces(found)
        if group in self.scene.index.states:
            return army_of(self.scene, group, 0, 1)
        return None

    def _forces(self, owner: Found) -> Found:
        return forces_of(self.scene, owner) or owner

    def _group(self, found: Found, kind: str, here: list[Found], subject: Found | None) -> Found | None:
        recent = self._recent(here, {ActorType.MILITIA, *([ActorType.COALITION] if kind == "one" else [])})
        if kind == "one":
            if (named := self._headed(found, here)) is not None:
                return named
            if found.owner == "alliance":
                return next((other for other in recent if other.type is ActorType.COALITION), None)
            for candidate in (subject, self.subject, self._foremost(here, {ActorType.MILITIA})):
                if candidate and candidate.type is ActorType.MILITIA:
                    return candidate
        return recent[0] if recent else None

    def _headed(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The operations room", "the brigade": the body of whose name that word is a part."""
        if found.owner not in _HEADS:
            return None
        wanted = GROUPS | {ActorType.ORGANIZATION, ActorType.ARMY}
        for other in self._recent(here, wanted):
            if other.role == "name" and {found.owner, found.owner + "s"} & self._words(other):
                return other
        return None

    def _words(self, found: Found) -> set[str]:
        """The words of an actor's names."""
        listed = self.scene.index.actors.get(found.actor)
        names = (listed.name, *listed.aliases) if listed else (found.name,)
        return {word for name in names for word in key(name).split()}

    def _such(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The jihadists": the last group that is such, of no side that acts in the sentence."""
        wanted = next((kind for word, kind in _SORTS.items() if word in found.owner.split()), "")
        index = self.scene.index
        acting = {other.actor for other in here if other is not here[-1] or self._acts(other)}
        acting |= {whole for actor in acting for whole in index.wholes.get(actor, ())}
        recent = [
            other
            for other in self._recent(here, {ActorType.MILITIA})
            if other.actor not in acting and not acting & set(index.wholes.get(other.actor, ()))
        ]
        such = [other for other in recent if wanted in index.kinds.get(other.actor, ())]
        if such and wanted:
            return such[0]
        untold = [other for other in recent if not (wanted and index.kinds.get(other.actor))]
        return untold[0] if untold else None

    def _army(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The army", "troops": of the country that the text speaks of, or the one just named."""
        recent = self._recent(here, {ActorType.ARMY})
        country = self.scene.country
        if found.owner in {"regime", "government"} or not recent:
            if not country:
                return recent[0] if recent else None
            return army_of(self.scene, country, found.first, found.last)
        for other in recent[:4]:
            if other.country == country or home(self.scene, other.actor) == country:
                return other
        if country and recent[0] not in self.last and recent[0] not in here:
            return army_of(self.scene, country, found.first, found.last)
        return recent[0]

    def _police(self, found: Found, here: list[Found]) -> Found | None:
        """As in "policemen": those named before, or of the country that the text speaks of."""
        for other in self._recent(here, {ActorType.ORGANIZATION}):
            if "police" in other.actor.split("-"):
                return other
        country = self.scene.country
        return police_of(self.scene, country, found.first, found.last) if country else None

    def _people(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The Kenyans": the army of their state where it was named, else the state."""
        for other in self._recent(here, {ActorType.ARMY, ActorType.STATE}):
            if other.country == found.owner and other.role in {"name", "state"}:
                return other
        return None

    def _rule(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        if line.key(found.last) in {"in", "of"} and found.owner != "regime":
            # "the government in Mogadishu", "the elected government of Pakistan"
            hit = next((h for at in range(1, 4) if (h := line.hits.get(found.last + at))), None)
            named = [name.actor for name in hit.value if name.kind in {"state", "capital"}] if hit else []
            of = [s for name in hit.value for s in self.scene.index.of.get(name.actor, ())] if hit else []
            named += [state for state in of if state in self.scene.index.states]  # "of Omar Diallo"
            if named:
                return Found(0, 1, named[0], self.scene.index.actors[named[0]].name, ActorType.STATE)
        for state in self._recent(here, {ActorType.STATE})[:3]:
            if state.role == "name":
                return state
        country = self.scene.country
        if found.owner == "regime":
            # a regime is called so after a ruler whom the text names
            ruled = {state for ruler, state in self.scene.index.rulers.items() if ruler in self.scene.words}
            country = max(sorted(ruled), key=lambda state: self.scene.countries[state], default=country)
        if not country:
            return None
        return Found(0, 1, country, self.scene.index.actors[country].name, ActorType.STATE, country=country)

    def _council(self) -> Found:
        """Whose resolutions bear numbers: the Security Council, also where only the resolution is named."""
        id_, name = "united-nations-security-council", "United Nations Security Council"
        listed = self.scene.index.actors.get(id_)
        return Found(0, 1, id_, listed.name if listed else name, ActorType.ORGANIZATION, certainty=0.95)

    def _listed(self, word: str) -> Found | None:
        for line in self.scene.lines:
            for found in line.founds:
                if found.actor and found.role == "name" and word in key(found.name).split():
                    return found
        return None
