"""Whose "its fighters", "our men" and "his forces" are, and who fights for whom."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, BODIES, Found, Line
from allegiance.extraction.identity import GROUPS, ROLES, forces_of, listed_body
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.officers import officer_of
from allegiance.extraction.states import army_of
from allegiance.extraction.victims import CLAUSE, Victims
from allegiance.records import ActorType

_ARMED = GROUPS | {ActorType.ARMY, ActorType.STATE}
# what groups have and states do not
_MEMBERS = words("coreference", "members")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BETWEEN = frozenset({",", "chief", "senior", "military", "political"})
_SHORT = 3  # tokens of "had already withdrawn"
_PARTS = frozenset({"units", "brigades", "factions", "battalions", "groups"})


class Owners(Victims):
    """A memory that forces are given to their owners by."""

    def owned(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whose "its fighters" are: of a body that has such, not of those who attack them."""
        if found.owner == "our":
            ours = self.ours(found) or self.issued(found)
            return self.forces(ours) if ours else None
        if found.owner in {"his", "her"}:
            body = officer_of(line, here)
            return self.forces(body) if body else self._led(self._another(line, found, here, subject))
        head = line.key(found.last - 1)
        wanted = GROUPS if head in _MEMBERS else _ARMED - ({ActorType.STATE} if head == "men" else set())
        attacked = self.attacked(line, found.first - 1) or self._against(line, found.first - 1)
        groups = wanted - {ActorType.STATE}
        if (
            head in _PARTS
            and subject
            and subject.type is ActorType.STATE
            and self.backed(line, found.first - 1)
        ):
            wanted = GROUPS  # "Israel supports one of its units": no state's own
        near = (
            here[-1] if here and here[-1].type in BODIES and found.first - here[-1].last <= CLAUSE else None
        )
        sends = near if near is not None and not attacked and self._sends(line, near, found) else None
        if (other := self._helped(line, found, here, near) or sends) is not None:
            return self.forces(other)
        if subject is not None and found.owner == "its" and not attacked:
            ministry = self.ministry(subject)
            if ministry.type is ActorType.ARMY and subject.type is ActorType.ORGANIZATION:
                return ministry  # "The defence ministry said its forces"
        own = None if attacked else self._of_sentence(found, here, subject)
        attacker = near or subject  # "accused Egypt of bombing its troops": Egypt bombs
        for owner in (own, subject, self.subject, self.owner(), self.foremost(here, groups)):
            if owner is None or owner.type not in wanted or owner.role == "demonym":
                continue
            if (attacked and attacker and owner.actor == attacker.actor) or (
                found.owner == "its" and owner.number == "many"
            ):
                continue
            return self.forces(owner)
        return None

    @staticmethod
    def _of_sentence(found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """As in "As M23's governor he led the raid in which | its fighters": of the one group it names."""
        groups = {one.actor: one for one in here if one.type in BODIES and one.role != "demonym"}
        man = subject is not None and subject.type is ActorType.PERSON and found.owner == "its"
        one = next(iter(groups.values())) if man and len(groups) == 1 else None
        return one if one is not None and one.type in GROUPS and one.role in {"name", "possessive"} else None

    def _another(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """As in "Omar fled. Musa attacked his men": Omar's; nobody attacks his own."""
        acting = subject is not None and subject.type is ActorType.PERSON
        if subject is None or not acting or not self.attacked(line, found.first - 1):
            return self.person
        apart = "and" in self.keys_of(line, here[-1].last, found.first)
        if here[-1].actor != subject.actor and here[-1].type in BODIES and not apart:
            return subject  # "He said that Chad had killed his men"
        others = (one for one in self.recent(here, {ActorType.PERSON}) if one.actor != subject.actor)
        return next(others, None)

    def _helped(self, line: Line, found: Found, here: list[Found], near: Found | None) -> Found | None:
        """As in "Canada cut aid to Chad, while Kenya trains its forces": Chad's, to whom it was done."""
        if near is None or near is not here[-1] or not self.backed(line, found.first - 1):
            return None
        before = [other for other in here[:-1] if other.type in BODIES and other.actor != near.actor]
        apart = len(before) > 1 and "," in self.keys_of(line, before[-1].last, near.first)
        return before[-1] if apart and not self.acts(before[-1]) and before[-1].type in _ARMED else None

    def _sends(self, line: Line, near: Found, found: Found) -> bool:
        """As in "M23 said that Chad had withdrawn its troops": whose verb stands right before."""
        between = range(near.last, found.first)
        if found.owner != "its" or not 0 < len(between) <= _SHORT or self.backed(line, found.first - 1):
            return False
        before = [lexicon().tags.get(line.key(at)) for at in between[:-1]]
        plain = near.role in {"name", "state"} and all(
            tag in {"BE", "HAVE", "MODAL", "ADV"} for tag in before
        )
        return plain and bool(
            {"past", "part"} & set(cues().forms.get(line.key(found.first - 1), ("", ()))[1])
        )

    def _against(self, line: Line, at: int) -> bool:
        """As in "M23 clashed with its fighters", "was attacked by its men": nobody's own."""
        if line.key(at) not in {"with", "by"}:
            return False
        form = cues().forms.get(line.key(at - 1), ("", frozenset()))
        done = line.key(at) == "with" or "part" in form[1]
        word = form[0] if line.key(at) == "with" else line.key(at - 1)
        return (done and self.attacked(line, at - 1)) or (line.key(at) == "with" and word == "clash")

    def ours(self, found: Found) -> Found | None:
        """Who "we" are: those for whom he speaks who is quoted."""
        speaker = self.voices.speaker if self.voices.quoted(found.first) else None
        if speaker is None or speaker.type is not ActorType.PERSON:
            return speaker
        ruled = self.scene.ruled(speaker.actor)
        if ruled and speaker.actor not in self.scene.heads:
            state = self.scene.index.actors[ruled]
            return Found(0, 1, state.id, state.name, ActorType.STATE, country=state.id)
        return self._led(speaker)

    def issued(self, found: Found) -> Found | None:
        """As in "The Front declares that our fighters", "Our fighters also": of who issues the text."""
        if self.voices.quoted(found.first):
            return None
        lines = self.scene.lines
        return self.voices.stating(lines[: lines.index(self.line) + 1], found.first)

    def forces(self, owner: Found) -> Found:
        """Who fights for an actor, itself where nobody else does."""
        return forces_of(self.scene, owner) or owner

    def ministry(self, found: Found) -> Found:
        """As in "The defence ministry said its positions": the army's, where a ministry is a state's."""
        listed = self.scene.index.actors.get(found.actor)
        state = self.scene.index.by_country.get(listed.country, "") if listed else ""
        ministry = "ministry" in found.actor.split("-") or "ministry" in found.name.lower().split()
        return army_of(self.scene, state, found.first, found.last) if ministry and state else found

    def _led(self, person: Found | None) -> Found | None:
        if person is None:
            return None
        group = listed_body(self.scene, person.actor) or self.scene.heads.get(person.actor)
        group = group or next(iter(self.scene.index.of.get(person.actor, ())), "") or self._serving(person)
        if not group:
            return None
        for found in (f for line in self.scene.lines for f in line.founds):
            if found.actor == group and found.role == "name":
                return self.forces(found)
        if group in self.scene.index.states:
            return army_of(self.scene, group, 0, 1)
        listed = self.scene.index.actors.get(group)
        if listed is None or listed.type not in ARMED:
            return None
        return Found(0, 1, listed.id, listed.name, listed.type)

    def _serving(self, person: Found) -> str:
        """As in "The group's spokesman, N, said his men", "M23's N": whose he was called before."""
        lines = self.scene.lines
        for line in lines[: lines.index(self.line) + 1]:
            for body, man in zip(line.founds, line.founds[1:], strict=False):
                if man.actor != person.actor or not body.actor or body.type not in GROUPS:
                    continue
                between = line.keys[body.last : man.first]
                owned = bool(between) and between[0] in _POSSESSIVE and set(between[1:]) <= ROLES | _BETWEEN
                if owned or (body.role == "possessive" and set(between) <= ROLES | _BETWEEN):
                    return body.actor
        return ""
