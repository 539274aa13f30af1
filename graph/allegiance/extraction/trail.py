"""Who is meant by "the group", "both sides", and by a crowd described again."""

from dataclasses import replace

from allegiance.extraction.anew import anew
from allegiance.extraction.cues import cues
from allegiance.extraction.descriptions import Descriptions
from allegiance.extraction.found import ARMED, Found, Line, number
from allegiance.extraction.homelands import homeland
from allegiance.extraction.identity import GROUPS, ROLES, UNITS, become, forces_of, home
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.loosely import meant
from allegiance.extraction.nearby import calls_it
from allegiance.extraction.openings import goes_on
from allegiance.extraction.states import army_of
from allegiance.records import ActorType

_SORTS_OF_BODY = words("references", "sorts")
_PLAIN = frozenset({"rebels", "rebel", "separatists", "separatist", "guerrillas"})
_RISEN = frozenset({"islamists", "jihadists", "militants", "insurgents", "extremists", "guerrillas"})
_BARE = 2  # words of "Israeli unit"
_APPOSITION = 7
_LED = words("references", "led")
_TITLES = lexicon()["titles"] | {"former", "ousted", "the", "-", "vice", "incumbent", "renegade", "exiled"}
_LOOSE = words("references", "loose")
_HEIRS = words("clauses", "heirs")
_WINGS = words("references", "wings")
_BANDS = words("groups", "introducing")
_WING = 6
_TOLD_BY = 5
_HEADING = 10
_SPONSOR = 6  # words from an article to the group, "the Rwandan-backed rebel group"
_MOSTLY = frozenset({"mostly", "mainly", "predominantly", "largely", "overwhelmingly"})
_OTHERS_FOLLOW = frozenset({",", "of", "in", "within", "inside", "with", "against"})
_HOLY = frozenset({"islamists", "jihadists", "militants", "extremists"})
_THESE = frozenset({"the", "these", "radical"})
_CLAUSE_ENDS = words("references", "clause_ends") | {"(", ")"}
_SAYING = words("attribution", "saying")
_MEN = frozenset({"troops", "forces", "soldiers"})
_BODILY = frozenset({"coalition", "one", "head", "body", "jihadist", "many", "crowd"})
"""Kinds of reference to a body; where one is nobody, an actor remains unknown."""


def _named_behind(line: Line, found: Found) -> bool:
    """As in "The radical party, Hezbollah, has": who it is stands right behind."""
    following = {found.last + 1, found.last + 1 + (line.key(found.last + 1) == "the")}
    return line.key(found.last) == "," and any(other.first in following for other in line.founds)


def _faction_named(line: Line, whole: Found) -> Found | None:
    """As in "A Front faction, the Hill Brigade,": the one that is named behind, and not its whole."""
    band = whole.last - whole.first > 1 and line.key(whole.last - 1) in _BANDS
    if not band or line.key(whole.last) != "," or line.key(whole.first - 1) not in {"a", "an"}:
        return None
    at = whole.last + 1 + (line.key(whole.last + 1) == "the")
    named = next(
        (other for other in line.founds if other.first in {at, at - 1} and other.role == "name"), None
    )
    return named if named is not None and named.type in GROUPS else None


class Trail(Descriptions):
    """Walks through the document and remembers who was spoken of."""

    def read(self, line: Line) -> None:
        """Resolve the references of the next sentence, and remember whom it speaks of."""
        here: list[Found] = []
        subject: Found | None = None
        clause: Found | None = None
        unknown = False
        bodies: list[Found] = []
        self.line = line
        self.voices.hear(line)
        for found in line.founds:
            self._mean(line, found, here, clause or subject)
            if not found.actor:
                bodily = subject is None and found.name in _BODILY and self.leads(line, found)
                unknown = unknown or (bodily and not _named_behind(line, found))
                continue
            self._mind_head(line, found, here)
            if found.type is ActorType.PERSON and not self._aside(line, found, here):
                self.person = found
            if (led := self._led_body(line, found)) is not None:
                bodies.append(led)
                subject = self._led_first(line, led, found, here, subject)
            found.number = number(line, found)
            stateless = found.type is ActorType.STATE and not found.country
            if found.type in ARMED or stateless:
                self._mind_sort(line, found)
                called = _faction_named(line, found) or found
                self.called.setdefault(line.key(found.last - 1), set()).add(called.actor)
            if (subject is None and self.leads(line, found)) or self._wing_of(line, subject, found):
                subject = found
            elif subject is not None and goes_on(line, found):
                clause = found
            here.append(found)
        if bodies:
            line.founds = sorted([*line.founds, *bodies], key=lambda found: found.first)
        if here and self._heads(line, here):
            self.heading = here[0]
        self.remember(here, subject)
        self.unknown = unknown
        self._mind_loose(line, here)

    def _mind_head(self, line: Line, body: Found, here: list[Found]) -> None:
        """As in "Omar Diallo, the group's spokesman, said": whose he is, where only "the group" tells."""
        person = here[-1] if here and here[-1].type is ActorType.PERSON else None
        pointed = body.how == "coreference" and body.type in GROUPS
        if person is None or not pointed or line.key(person.last) != ",":
            return
        around = self.keys_of(line, person.last + 1, body.first) | self.keys_of(
            line, body.last, body.last + 4
        )
        if body.first - person.last <= _TOLD_BY and around & ROLES:
            self.scene.heads.setdefault(person.actor, body.actor)

    def _mean(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> None:
        """Give a reference or a description its actor."""
        if found.role == "reference":
            self._refer(line, found, here, subject)
        elif found.role in {"band", "crowd"} and found.how == "unnamed":
            self._again(line, found, here)
        elif found.role == "band" and found.how == "vague" and not found.actor:
            self._sponsored(line, found, here, subject)

    def _led_body(self, line: Line, person: Found) -> Found | None:
        """As in "Musa's movement", "gunmen loyal to the warlord Musa": the group that he leads."""
        if person.type is not ActorType.PERSON:
            return None
        at = max(self._led_behind(line, person), self._led_before(line, person))
        if at < 0 or any(found.first <= at < found.last for found in line.founds):
            return None
        named = self._so_named(person, line.key(at))
        body = named or self.forces(person)
        kinds = GROUPS | ({ActorType.ARMY} if at < person.first else set())
        if named is None and (body is person or body.type not in kinds):
            return None
        led = Found(at, at + 1, body.actor, body.name, body.type, "coreference", "name", 0.8)
        led.country, led.number = body.country, "many" if at < person.first else ""
        return led

    def _so_named(self, person: Found, word: str) -> Found | None:
        """As in "Musa's movement": of several groups that he leads the one whose name says so."""
        index = self.scene.index
        groups = [index.actors[of] for of in index.of.get(person.actor, ()) if of in index.actors]
        kinds = GROUPS | {ActorType.ORGANIZATION}
        named = [one for one in groups if word in one.name.lower().split() and one.type in kinds]
        one = named[0] if len(named) == 1 and len(groups) > 1 else None
        return Found(person.first, person.last, one.id, one.name, one.type) if one else None

    def _led_first(
        self, line: Line, led: Found, leader: Found, here: list[Found], subject: Found | None
    ) -> Found | None:
        """The subject, where those who are loyal to a leader stand before him."""
        if led.first > leader.first:
            return subject
        here.append(led)
        return led if subject is None and self.leads(line, led) else subject

    @staticmethod
    def _led_behind(line: Line, person: Found) -> int:
        """As in "Musa's | movement"; -1 where nothing of the sort follows."""
        at = person.last
        if line.key(at) not in {"'s", "'", "’"}:
            return -1
        at += 1
        while lexicon().tags.get(line.key(at)) == "ADJ" or line.key(at) in lexicon()["kinds"]:
            at += 1
        following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        named = following is not None and (following.capital or following.key in {"leader", "'s"})
        return at if line.key(at) in _LED and not named else -1

    @staticmethod
    def _led_before(line: Line, person: Found) -> int:
        """As in "| gunmen loyal to the warlord Musa"; -1 where nobody of the sort stands before."""
        at = person.first - 1
        while line.key(at) in _TITLES:
            at -= 1
        loyal = line.key(at) == "to" and line.key(at - 1) in {"loyal", "faithful"}
        people = lexicon()["crowds"] | lexicon()["army"]
        return at - 2 if loyal and at > 1 and line.key(at - 2) in people else -1

    @staticmethod
    def _aside(line: Line, found: Found, here: list[Found]) -> bool:
        """As in "Omar Diallo, a cousin of Musa Keita, said": who is named to tell of another."""
        for other in here:
            opened = line.key(other.last) == "," and line.key(other.last + 1) in {"a", "an", "the", "whose"}
            inside = range(other.last + 1, found.first)
            if other.type is ActorType.PERSON and opened and "," not in {line.key(at) for at in inside}:
                return True
        return False

    def _mind_sort(self, line: Line, found: Found) -> None:
        """Remember what an apposition calls a body: "the Hill Force, an elite unit led by"."""
        if line.key(found.last) != "," or line.key(found.last + 1) not in {"a", "an", "the"}:
            return
        for at in range(found.last + 2, found.last + _APPOSITION):
            if line.key(at) in _SORTS_OF_BODY:
                self.called.setdefault(line.key(at), set()).add(found.actor)
            if line.key(at) in _OTHERS_FOLLOW:
                return  # "the Hill Force, a member of the alliance"

    @staticmethod
    def _heads(line: Line, here: list[Found]) -> bool:
        """Whether a line is no more than a group's name: below it, a list tells of the group."""
        first = here[0]
        short = first.first == 0 and len(line.tokens) <= _HEADING and first.type in GROUPS
        told = line.tokens[-1].text in {".", "!", "?", ":"} or any(
            cues().forms.get(token.key) or lexicon().tags.get(token.key) in {"BE", "HAVE"}
            for token in line.tokens[first.last :]
        )
        return short and not told

    def _mind_loose(self, line: Line, here: list[Found]) -> None:
        """Remember beside whom "suspected jihadists" were named: it is not they."""
        inside = {at for found in here for at in range(found.first, found.last)}
        groups = {found.first for found in here if found.type in GROUPS}
        for at, token in enumerate(line.tokens):
            if line.key(at + 1) in {"of", "from"} and groups & {at + 2, at + 3}:
                continue  # "militants of M23" are M23
            if token.key in _LOOSE and at not in inside:
                self.loose[token.key] = frozenset(found.actor for found in here)

    @staticmethod
    def _wing_of(line: Line, subject: Found | None, found: Found) -> bool:
        """As in "Hamas's armed wing, the Brigades, said": it is the wing that acts."""
        if subject is None or found.type not in ARMED:
            return False
        if _faction_named(line, subject) is found:
            return True  # "A Front faction, the Hill Brigade, said"
        if line.key(subject.last) not in {"'s", "'", "’"}:
            return False
        between = [line.key(at) for at in range(subject.last + 1, found.first)]
        if all(lexicon().tags.get(key) == "ADJ" for key in between) and found.role == "name":
            return True  # "The Front's elite Hill Brigade"
        return "," in between[-2:] and len(between) <= _WING and bool(_WINGS & set(between))

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
        if self._told_otherwise(line, found, here) or self._came_before(line, at):
            return
        rising = line.key(found.last - 1) in _RISEN | {"rebels"}  # "mainly Sunni rebels" are no militias
        definite = line.key(at) in _MOSTLY and line.key(at - 1) not in {"a", "an"} and not rising
        acting = self._acting_beside(found, here)
        if definite and (whole := self.umbrella(here, acting, found)) is not None:
            become(found, whole, 0.8)
            return
        if line.key(found.first) in _PLAIN:
            held = line.key(found.last) in lexicon()["assets"] and line.key(found.first) in {
                "rebel",
                "separatist",
            }
            self.plain(found, here, acting, definite=line.key(at) in {"the", "these"}, held=held)
            return
        if line.key(at) not in {"the", "this", "these"}:
            return
        if not found.country:
            if line.key(found.last - 1) == "army" and (army := self.army(found, here)) is not None:
                become(found, army, 0.8)  # "the Tutsi-dominated army"
            return
        near = found.role == "crowd" and line.key(found.last - 1) not in _RISEN
        recent = [*here, *self.last] if near else self.recent(here, GROUPS)
        for other in recent:
            listed = other.role == "name" and other.type in GROUPS and other.actor not in acting
            if listed and home(self.scene, other.actor) == found.country:
                become(found, other, 0.8)
                return

    def _acting_beside(self, found: Found, here: list[Found]) -> set[str]:
        """As in "The Council attacked the Yemeni rebels": those of the same clause, who are not meant."""
        return {
            other.actor
            for other in here
            if other.role == "name" and not self.keys_of(self.line, other.last, found.first) & _CLAUSE_ENDS
        }

    @staticmethod
    def _came_before(line: Line, at: int) -> bool:
        """As in "M23, heirs to | the rebels who fought Chad": others than those named."""
        return line.key(at - 1) in {"to", "of"} and line.key(at - 2) in _HEIRS

    def _told_otherwise(self, line: Line, found: Found, here: list[Found]) -> bool:
        """Whether a heading, a leader or what was told before says who they are."""
        if self._by_itself(line, found) or self._led_crowd(line, found, here):
            return True
        told = anew(self, line, found, here) or self._risen(line, found, here)
        if told is not None:
            become(found, told, 0.8)  # "the US-backed fighters", where the text called one group so
        return told is not None

    def _risen(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "The hardline Islamists": the jihadists of whom the text told last, if there are some."""
        head, before = line.key(found.last - 1), line.key(found.first - 1)
        if head not in _HOLY or before not in _THESE or found.country or found.role != "crowd":
            return None
        again = replace(found, owner=" ".join((head, "jihadist")))
        named = self.named(replace(again, name="jihadist", role="reference"), here)
        holy = named is not None and "jihadist" in self.scene.index.kinds.get(named.actor, ())
        return named if holy else None

    def _led_crowd(self, line: Line, found: Found, here: list[Found]) -> bool:
        """As in "Musa's rebels": the group that he leads."""
        leader = here[-1] if here and here[-1].type is ActorType.PERSON else None
        if leader is None or leader.last != found.first - 1 or line.key(leader.last) not in {"'s", "'", "’"}:
            return False
        body = self.forces(leader)
        if body is leader or body.type not in GROUPS:
            return False
        become(found, body, 0.8)
        return True

    def _by_itself(self, line: Line, found: Found) -> bool:
        """Whether a band is told by the heading of its list, or an army's: "an Israeli unit"."""
        if found.first == 0 and found.role == "band" and (whole := self.heading or self.subject):
            if whole.type in GROUPS:
                become(found, whole, 0.8)  # a list goes on below a name: "Armed group led by N."
            return True
        if found.country and line.key(found.last - 1) in UNITS and found.last - found.first == _BARE:
            become(found, army_of(self.scene, found.country, found.first, found.last), 0.9)
            return True
        return False

    def _sponsored(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> None:
        """As in "The Iran-aligned movement": the group just spoken of, which is not the sponsor."""
        at = found.first - 1
        while at > 0 and found.first - at < _SPONSOR and line.key(at) not in {"the", "a", "an", ","}:
            at -= 1
        if line.key(at) not in {"the", "this"}:
            return
        found.owner = line.key(found.last - 1)
        sponsors = [other for other in here if other.first > at]
        before = [other for other in here if other not in sponsors]
        target = self.one_of(found, "one", before, subject if subject in before else None)
        if target is not None and target.actor not in {other.actor for other in sponsors}:
            become(found, target, 0.7)
            found.role = "name"

    def _refer(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> None:
        if found.name == "all":
            self.all_named(found)
            return
        if found.name == "both":
            if not self.named_before(line, found, here):
                self.both(line, found, here, subject)
            return
        if found.name == "latter":
            self.one_of_two(line, found, here)
            return
        if found.name == "each":
            self.each(line, found, here)
            return
        if (
            found.owner == "they"
            and line.key(found.first - 1) == "together"
            and self.all_of_them(found, here)
        ):
            return
        target = calls_it(line, found, here) or self._target(line, found, here, subject)
        if target is not None:
            kind = found.name
            role = "possessive" if kind == "possessive" else "name"
            become(found, target, 0.7)
            found.role = role
            if target is self.subject and found.owner in {"they", "their", "them"} and len(self.group) > 1:
                found.members = tuple(other for other in self.group if other is not target)
            elif target in here and line.key(target.first) == "both" and found.owner in {"they", "their"}:
                found.members = target.members  # "Both had fought it before they"

    def _ministry_s(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "…, the defence ministry said. It said its troops": the army's of which the text tells."""
        it = line.key(0) == "it" and cues().forms.get(line.key(1), ("",))[0] in _SAYING
        before = self.scene.before(line, 1)
        said = it and bool(before) and "ministry" in before[0].keys and line.key(found.last - 1) in _MEN
        listed = said and any(one.type is ActorType.ORGANIZATION for one in before[0].founds)
        recent = self.recent(here, {ActorType.ARMY}) if said and not listed else []
        return recent[0] if recent else None

    def _owned(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """As in "His forces", "its troops", "his country"."""
        if found.name == "homeland":
            return homeland(self.scene, line, here, self.man(here, subject, found.owner))
        return self._ministry_s(line, found, here) or self.owned(line, found, here, subject)

    def _target(  # noqa: PLR0911
        self, line: Line, found: Found, here: list[Found], subject: Found | None
    ) -> Found | None:
        kind = found.name
        if kind in {"pronoun", "possessive"}:
            return self.pronoun(line, found, here, subject)
        if kind in {"homeland", "owned"}:
            return self._owned(line, found, here, subject)
        if kind in {"one", "many"}:
            if line.key(found.first - 1) != "," and (leader := _leader_behind(line, found)) is not None:
                return forces_of(self.scene, leader)
            return self.one_of(found, kind, here, subject)
        if kind == "rule":
            council = self._headed(found, here) if found.owner == "council" else None
            return council or self.rule(line, found, here)
        if kind == "attackers":
            return self.attackers(found, here, subject)
        if kind == "loose":
            return meant(self, line, found, here, subject)
        if kind == "we":
            return self.ours(found)
        if kind == "he":
            return self.him(found, here, subject)
        return self.named(found, here)


def _leader_behind(line: Line, found: Found) -> Found | None:
    """As in "The gang | of Omar Diallo": the person whose it is."""
    if line.key(found.last) != "of":
        return None
    at = found.last + 1
    while line.key(at) in lexicon()["titles"]:
        at += 1
    return next((one for one in line.founds if one.first == at and one.type is ActorType.PERSON), None)
