"""Who is meant by "the army", "police", "the government": of which country they are."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, Found, Line
from allegiance.extraction.identity import GROUPS, home
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.pronouns import Pronouns
from allegiance.extraction.states import army_of, police_of
from allegiance.extraction.tokens import tokenize
from allegiance.names import key, slug
from allegiance.records import ActorType

_MUCH_MORE = 3
_NEARLY = 4  # three quarters of what the foremost country counts is nearly as much
_FEDERAL = frozenset({"federal", "national"})
_CLAUSE = 12  # tokens
_ONCE = 2  # what a country counts that is named once
_SAYING = words("attribution", "saying") | {"describe", "call"}
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_OCCUPIED = words("lands", "occupied")
_CLAUSE_ENDS = words("references", "clause_ends")
_SENDING = words("references", "sending")
_BASES = lexicon()["assets"]


def place_at(line: Line, at: int) -> bool:
    """Whether a capitalised word that is no month's or day's name stands at a token."""
    named = at < len(line.tokens) and line.tokens[at].capital
    return named and line.key(at) not in lexicon()["not_names"]


class Powers(Pronouns):
    """A memory that descriptions of states and their forces are resolved by."""

    def army(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The army", "troops": of the country that the text speaks of, or the one just named."""
        following = self.keys_of(self.line, found.last, found.last + 3)
        states = [other for other in here if other.role == "state"]
        if states and self.line.key(found.last) == "there":
            return army_of(self.scene, states[-1].actor, found.first, found.last)
        if self.line.key(found.last) == "of":
            return self._ruler_s(found)
        if found.owner in {"soldiers", "troops"} and "belonged" in following:
            return None  # "the soldiers killed belonged to the Hill Brigade"
        if (owner := self._owner(found, here)) is not None:
            return owner
        federal = not _FEDERAL.isdisjoint(self.line.keys[found.first : found.last])
        own = self.country(here) if federal else ""  # "joined the federal army"
        near = self.scene.beside(self.line, found.last) or self._based_in(found)
        if state := self._armed(near) or self._where(found, here) or own:
            return army_of(self.scene, state, found.first, found.last)  # "the army in Goma"
        return self._heard(found, here) or self._army_of_text(found, here)

    def _based_in(self, found: Found) -> str:
        """As in "fighters who had fought in Syria stormed an army | camp in Mali": the camp's state."""
        at = found.last
        while self.line.key(at) in _BASES:
            at += 1
        if at == found.last or self.line.key(at) != "in":
            return ""
        hits = (self.line.hits.get(step) for step in range(at + 1, at + 4))
        names = (name for hit in hits if hit is not None for name in hit.value)
        return next((name.actor for name in names if name.kind == "state"), "")

    def _where(self, found: Found, here: list[Found]) -> str:
        """As in "Benin, where M23 killed 54 soldiers": the state of which the clause tells."""
        for at in range(found.first - 1, max(0, found.first - _CLAUSE), -1):
            if self.line.key(at) == "where":
                comma = at - (self.line.key(at - 1) == ",")
                return next((f.actor for f in here if f.last == comma and f.role in {"state", "capital"}), "")
            if self.line.key(at) in _CLAUSE_ENDS:
                return ""
        return ""

    def _ruler_s(self, found: Found) -> Found | None:
        """As in "The army of President Omar Diallo": that of the state which he rules."""
        for at in range(found.last + 1, found.last + 4):
            hit = self.line.hits.get(at)
            states = (self.scene.ruled(name.actor) for name in (hit.value if hit else ()))
            if state := next(filter(None, states), ""):
                return army_of(self.scene, state, found.first, found.last)
        return None

    def _owner(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The coalition has 14,000 soldiers": they are its own."""
        at = found.first - 1
        while lexicon().tags.get(self.line.key(at)) == "NUM" or self.line.key(at)[:1].isdigit():
            at -= 1
        at -= self.line.key(at) in {"about", "some", "around", "nearly", "over"}
        owner = here[-1] if here and here[-1].last == at else None
        has = lexicon().tags.get(self.line.key(at)) == "HAVE" and found.owner in {"soldiers", "troops"}
        if owner is None or not has:
            return None
        if owner.type is ActorType.STATE and owner.country:
            return army_of(self.scene, owner.actor, found.first, found.last)  # "The U.S. has 2,500 troops"
        return owner if owner.type in ARMED else None

    def _army_of_text(self, found: Found, here: list[Found]) -> Found | None:
        """The army spoken of most of late, else that of the country that the text is about."""
        of_states = self.scene.index.state_of
        recent = [
            other
            for other in self.recent(here, {ActorType.ARMY})
            if other.actor in of_states or other.actor.endswith("-armed-forces")
        ]  # an air force is not "the army"
        country = (
            self._commanding(here) or self._warring(found, here) or self._theatre() or self.country(here)
        )
        if found.owner in {"regime", "government"} or not recent:
            if not country:
                return recent[0] if recent else None
            return army_of(self.scene, country, found.first, found.last)
        acting = {other.actor for other in here if self._acts_beside(other, found)}
        if country and recent[0].actor in acting and recent[0].country != country:
            return army_of(self.scene, country, found.first, found.last)  # "Russian jets helped the army"
        most = max(self.weight.get(other.actor, 0.0) for other in recent)
        for other in recent[:4]:
            little = self.weight.get(other.actor, 0.0) * _MUCH_MORE < most
            if (other.country == country or home(self.scene, other.actor) == country) and not little:
                return other
        if country and recent[0] not in self.last and recent[0] not in here:
            return army_of(self.scene, country, found.first, found.last)
        return recent[0]

    def _heard(self, found: Found, here: list[Found]) -> Found | None:
        """As in "Chadian jets struck what the army's spokesman described": the one whose deed it was."""
        following = self.line.key(found.last)
        said = cues().forms.get(following, ("",))[0] in _SAYING
        spokesman = following in {"'s", "’"} and self.line.key(found.last + 1) in _SPOKESMEN
        armies = {other.actor: other for other in here if other.type is ActorType.ARMY}
        heard = found.owner == "army" and len(armies) == 1 and (said or spokesman)
        return next(iter(armies.values())) if heard else None

    def _commanding(self, here: list[Found]) -> str:
        """As in "Abadi said that the army had freed it": the state of a ruler where things happen."""
        ruled = {self.scene.ruled(other.actor) for other in here if other.type is ActorType.PERSON} - {""}
        return ruled.pop() if len(ruled) == 1 and ruled <= self.scene.theatres else ""

    def _warring(self, found: Found, here: list[Found]) -> str:
        """As in "Chad's war on its rebels goes on. The army bombed them in Mali": the army of Chad."""
        lands = self.scene.lands.get(self.line.sentence.start, ())
        if not lands or any(land.first <= found.first for land in lands):
            return ""
        near = [*here, *self.last]
        homes = {home(self.scene, other.actor) for other in near if other.type in GROUPS} - {""}
        states = {other.actor for other in near if other.role == "state"}
        return homes.pop() if len(homes) == 1 and homes <= states else ""

    def _acts_beside(self, other: Found, found: Found) -> bool:
        """Whether somebody stands before a description in its clause: it would be "it" if he were meant."""
        return not self.keys_of(self.line, other.last, found.first) & _CLAUSE_ENDS

    def _theatre(self) -> str:
        """The state where it happens, by the places that this sentence names or the one before."""
        near = (self.line, *self.scene.before(self.line, 1))
        return self._armed(next(filter(None, map(self.scene.theatre, near)), ""))

    @staticmethod
    def _armed(state: str) -> str:
        """A state whose army may be meant by "the army": in Gaza it is another's."""
        return "" if state in _OCCUPIED else state

    def service(self, found: Found, here: list[Found]) -> Found | None:
        """As in "the air force": that of the country that the text is about, listed or not."""
        stem = found.owner.split("_")[0].rstrip("s")
        for other in self.recent(here, {ActorType.ARMY}):
            if stem in {word.rstrip("s") for word in key(other.name).split()}:
                return other  # "the marines" of which the text speaks
        country = self._served(here) or self.country(here)
        if not country or found.owner == "marines":
            return None
        index, name = self.scene.index, found.owner.replace("_", " ").title()
        demonyms = index.states[country].demonyms[:1]
        for owner in (*demonyms, index.actors[country].name):
            tokens = tokenize(f"{owner} {name}")
            hit = index.trie.at(tokens, 0)
            if hit and hit.last == len(tokens):
                listed = index.actors[hit.value[0].actor]
                if listed.type is ActorType.ARMY:
                    return Found(0, 1, listed.id, listed.name, listed.type, country=country)
        full = f"{demonyms[0] if demonyms else index.actors[country].name} {name}"
        return Found(0, 1, slug(full), full, ActorType.ARMY, country=country)

    def _served(self, here: list[Found]) -> str:
        """As in "Azov fought on. It is part of the National Guard": the one country at hand."""
        for near in (here, self.last):
            bodies = [f for f in near if f.type in ARMED and f.role == "name"]
            homes = {f.country or home(self.scene, f.actor) for f in bodies} - {""}
            if len(homes) == 1:
                return homes.pop()
        return ""

    def police(self, found: Found, here: list[Found]) -> Found | None:
        """As in "policemen": those named before, or of the country that the text speaks of."""
        beside = here[-1] if here and here[-1].last == found.first else None
        if beside is not None and beside.type is ActorType.MILITIA and beside.role == "name":
            return beside  # "Hamas police"
        for other in self.recent(here, {ActorType.ORGANIZATION}):
            if "police" in other.actor.split("-"):
                return other
        country, counts = self.country(here), self.scene.countries
        if self.scene.theatres and country not in self.scene.theatres:
            # armies go abroad, police seldom
            country = max(sorted(self.scene.theatres), key=lambda state: counts[state])
        return police_of(self.scene, country, found.first, found.last) if country else None

    def sender(self, found: Found, here: list[Found]) -> str:
        """The state that sends, as in "Rwanda sent troops", "Kenya has lost 40 policemen"."""
        at, tags = found.first - 1, lexicon().tags
        while tags.get(self.line.key(at)) in {"NUM", "ADJ"} or self.line.key(at).isdigit():
            at -= 1
        verb = at
        while tags.get(self.line.key(at - 1)) in {"HAVE", "ADV", "MODAL"} or self.line.key(at - 1) == "first":
            at -= 1  # "Rwanda first sent troops"
        at -= self.line.key(at - 1) in {"for", "of"}  # "punish Kenya for sending troops"
        sender = here[-1] if here and here[-1].last == at else None
        sends = cues().forms.get(self.line.key(verb), ("", frozenset()))[0] in _SENDING
        return (
            sender.actor if sender and sends and sender.role in {"state", "name"} and sender.country else ""
        )

    def _placed(self, here: list[Found]) -> str:
        """As in "Deby of Chad fought the FACT": the one state of the sentence at whose home a group is."""
        homes = {home(self.scene, other.actor) for other in here if other.type in GROUPS} - {""}
        states = {other.actor for other in self.line.founds if other.role in {"state", "capital"}}
        return homes.pop() if len(homes) == 1 and homes <= states else ""

    def country(self, here: list[Found]) -> str:
        """The state that the text is about; of several the home of those at hand, else one named twice."""
        if here_only := self._placed(here) or self.scene.heading(self.line):
            return here_only
        counts = self.scene.countries
        most = max(counts.values(), default=0)
        about = {state for state, count in counts.items() if count * _NEARLY >= most * (_NEARLY - 1)}
        if len(about) > 1:
            for near in (here, self.last, self.past):
                homes = {home(self.scene, other.actor) for other in near if other.type in GROUPS}
                if len(homes & about) == 1:
                    return (homes & about).pop()
        told = len(counts) < 2 or most > _ONCE
        return (self.scene.country or self._at_home(here)) if told else ""

    def _at_home(self, here: list[Found]) -> str:
        """As in "The RSF shelled the town. The army": the home of all groups, if no state is named."""
        near = (*here, *self.line.founds, *self.last, *self.past)
        groups = {other.actor for other in near if other.type in GROUPS and other.role == "name"}
        homes = {home(self.scene, group) for group in groups} - {""}
        return homes.pop() if len(homes) == 1 else ""

    def people(self, found: Found, here: list[Found]) -> Found | None:
        """As in "The Kenyans": the army of their state where it was named, else the state."""
        for other in self.recent(here, {ActorType.ARMY, ActorType.STATE, ActorType.MILITIA}):
            crowd = other.role == "crowd" and not other.actor.endswith("rebels")
            of_group = other.type is ActorType.MILITIA and not crowd
            if other.country == found.owner and (other.role in {"name", "state"} or crowd) and not of_group:
                return other
        state = self.scene.index.actors[found.owner]
        return Found(0, 1, state.id, state.name, ActorType.STATE, country=state.id)

    def rule(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "the regime", "the junta"; "the government, which Chad supports" is another's."""
        state = self._rule(line, found, here)
        fronted = line.key(found.last) == "," and line.key(found.last + 1) in {"which", "that", "whom"}
        named = next((f.actor for f in line.founds if f.first == found.last + 2), "") if fronted else ""
        return None if state is not None and state.actor == named else state

    def _rule(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "the government in Mogadishu"."""
        if line.key(found.last) in {"in", "of"} and found.owner != "regime":
            # "the government in Mogadishu", "the elected government of Pakistan"
            hit = next((h for at in range(1, 4) if (h := line.hits.get(found.last + at))), None)
            named = [name.actor for name in hit.value if name.kind in {"state", "capital"}] if hit else []
            of = [s for name in hit.value for s in self.scene.index.of.get(name.actor, ())] if hit else []
            named += [state for state in of if state in self.scene.index.states]  # "of Omar Diallo"
            named += [name.actor for name in hit.value if self._state(name.actor)] if hit else []
            if named:
                return Found(0, 1, named[0], self.scene.index.actors[named[0]].name, ActorType.STATE)
            if line.key(found.last) == "in" and place_at(line, found.last + 1):
                return None  # of a place that nothing tells more of
        acting = here[-1].actor if here and here[-1].type is ActorType.STATE else ""
        counts = self.scene.countries
        most = max(counts.values(), default=0)
        for state in self.recent(here, {ActorType.STATE})[:3]:
            if state.actor == acting:
                continue  # "Beijing arms the junta": another's
            slight = counts[state.actor] * _MUCH_MORE < most  # named in passing: "the Italian government"
            if state.role == "name" and state.owner not in {"it", "its", "they", "their"} and not slight:
                return state
        country = self.country(here)
        if found.owner == "regime" and not self.scene.heading(line):
            # a regime is called so after a ruler whom the text names
            ruled = {state for ruler, state in self.scene.index.rulers.items() if ruler in self.scene.words}
            country = max(sorted(ruled), key=lambda state: self.scene.countries[state], default=country)
        if not country:
            return None
        return Found(0, 1, country, self.scene.index.actors[country].name, ActorType.STATE, country=country)

    def _state(self, actor: str) -> bool:
        listed = self.scene.index.actors.get(actor)
        return listed is not None and listed.type is ActorType.STATE

    def council(self) -> Found:
        """Whose resolutions bear numbers: the Security Council, also where only the resolution is named."""
        id_, name = "united-nations-security-council", "United Nations Security Council"
        listed = self.scene.index.actors.get(id_)
        return Found(0, 1, id_, listed.name if listed else name, ActorType.ORGANIZATION, certainty=0.95)
