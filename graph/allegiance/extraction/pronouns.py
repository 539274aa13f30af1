"""Who is meant by "it", "them", "its fighters" and "his forces"."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, joined
from allegiance.extraction.identity import BE, GROUPS, ROLES, forces_of, listed_body
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.memory import BESIDE, BODIES, BODY_ROLES, Memory
from allegiance.extraction.nearby import (
    accused,
    accused_by,
    apposed,
    by_unknown,
    invited,
    launched,
    said_of,
    stranger,
    unknown_beside,
)
from allegiance.extraction.states import army_of
from allegiance.records import ActorType

_SUPPORTERS = words("coreference", "supporters")
_EXPLETIVE = words("coreference", "expletive")
_NATIONAL = frozenset({ActorType.ARMY, ActorType.STATE})
_ARMED = GROUPS | {ActorType.ARMY, ActorType.STATE}
# what groups have and states do not
_MEMBERS = words("coreference", "members")
_BELONGINGS = words("coreference", "belongings")
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "director"})
_QUANTITIES = lexicon()["numbers"] | words("chunks", "quantities")
_PARTS = frozenset({"units", "brigades", "factions", "battalions", "groups"})
_FIELD = lexicon()["assets"] | words("references", "forces")
_DESCRIBED = 9
_BREAKS = frozenset({",", ";", "that", "and"})
_AT_LEAST = frozenset({"least", "some", "about", "more", "than", "several", "the", "many"})
_PLACES = words("coreference", "places")
_AIMED = frozenset({"at", "on", "against", "into", "towards", "toward", "upon"})
_DONE = words("coreference", "done")
_MADE = words("references", "made")
_HELPING = words("coreference", "helping")
_SAYING = words("attribution", "saying")
_VERB = 2
_CLAUSE = 4  # tokens from a subject to what its verb acts on


def _unlike(word: str, other: str) -> bool:
    """Whether of two pronouns one is an "it" and the other a "they"."""
    one, many = {"it", "its"}, {"they", "their", "them"}
    return (word in one and other in many) or (word in many and other in one)


def counted(word: str) -> bool:
    """Whether a word is a number or a quantity: "five", "52", "dozens"."""
    return word in _QUANTITIES or word[:1].isdigit()


class Pronouns(Memory):
    """A memory that pronouns are resolved by."""

    def pronoun(  # noqa: C901, PLR0911
        self, line: Line, found: Found, here: list[Found], subject: Found | None
    ) -> Found | None:
        """Who a pronoun is: he who was spoken of, the one beside it, the acting or the acted on."""
        word = found.owner
        if word in {"it", "its", "they", "their"} and not self.voices.quoted(found.first):
            # "'We shall defeat M23,' its commander said": nobody whom he speaks of
            here = [other for other in here if not self.voices.quoted(other.first)]
            subject = subject if subject in here else None
        if word in {"his", "her"}:
            return self._his(found, here, subject)
        if word == "our":
            return self.ours(found)
        if self._of_another(line, found, here, subject) or unknown_beside(line, found, here):
            return None
        if apposed(line, found, here) or said_of(line, found, here):
            return self._acting(line, word, here[:-1], subject if subject is not here[-1] else None)
        if told := self._told(line, found, here, subject):
            return told
        if word in {"it", "them"} and self._acted(line, found):
            return self._acted_on(line, found, here, subject)
        after = [line.key(found.last + step) for step in range(4)]
        if word == "them" or (word == "it" and (self._empty(found, after) or self._place(line, found))):
            return None
        if self._done_to(line, found, here) and (other := self._acted_on(line, found, here, subject)):
            return other  # "shelled its positions": nobody shells his own
        if word in {"it", "they"} and line.key(found.first - 1) in {"which", "whom"}:
            # "M23, which it arms": somebody else does
            here = here[:-1] if here and found.first - here[-1].last <= _VERB else here
            subject = subject if subject in here else None
        target = self._acting(line, word, here, subject)
        if target and target.type is ActorType.ORGANIZATION and after[0] in _FIELD:
            return self._ministry(target)
        return target

    def ours(self, found: Found) -> Found | None:
        """Who "we" are: those for whom he speaks who is quoted."""
        speaker = self.voices.speaker if self.voices.quoted(found.first) else None
        if speaker is None or speaker.type is not ActorType.PERSON:
            return speaker
        states = [of for of in self.scene.index.of.get(speaker.actor, ()) if of in self.scene.index.states]
        if states and speaker.actor not in self.scene.heads:
            state = self.scene.index.actors[states[0]]
            return Found(0, 1, state.id, state.name, ActorType.STATE, country=state.id)
        return self._led(speaker)

    def him(self, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Who "he" is: nobody who is quoted himself speaks of himself so."""
        speaker = self.voices.speaker if self.voices.quoted(found.first) else None
        if speaker is None:
            return self.man(here, subject, found.owner)
        others = [other for other in here if other.actor != speaker.actor]
        leading = subject if subject in others else None
        man = self.man(others, leading, found.owner)
        return man if man is None or man.actor != speaker.actor else None

    def _his(self, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whose "his" is: of him just spoken of; of another in "Carmen Ortiz, his widow"."""
        if here and here[-1].last == found.first - 1 and here[-1].type is ActorType.PERSON:
            return self.man(here[:-1], subject if subject is not here[-1] else None, found.owner)
        named = any(other.type is ActorType.PERSON for other in here)
        return self.person if named else self.man(here, subject, found.owner)

    @staticmethod
    def _place(line: Line, found: Found) -> bool:
        """As in "Retook it": a place."""
        return cues().forms.get(line.key(found.first - 1), ("",))[0] in _PLACES

    def _acted(self, line: Line, found: Found) -> bool:
        """As in "Listed it", "killed 52 of them": whether something is done to whom a pronoun means."""
        if found.owner == "it" and self._place(line, found):
            return False
        of = found.owner == "them" and line.key(found.first - 1) == "of"
        return self._object(line, found) or (of and self.attacked(line, found.first - 1))

    def _done_to(self, line: Line, found: Found, here: list[Found]) -> bool:
        """As in "Shelled its positions", "Kenya hosts its leaders": what nobody does to his own."""
        if found.owner not in {"its", "their"}:
            return False
        if _MADE & {line.key(found.last + step) for step in range(3)}:
            return False  # "destroyed its chemical weapons"
        helped = line.key(found.first - 1) in _HELPING and bool(here) and here[-1].type is ActorType.STATE
        return helped or self.attacked(line, found.first - 1)

    def _told(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whom the clause describes that a pronoun stands in, who stands beside it, who has such a leader."""
        if described := self._described(line, found, here) or self._says(line, found, here):
            return described
        after = [line.key(found.last + step) for step in range(4)]
        if beside := self._beside(line, found, here, after):
            return beside
        attacked = self.attacked(line, found.first - 1) or line.key(found.first - 1) in _HELPING
        if not attacked and self._just_acted(line, found, here):
            return here[-1]  # "until China cut its ties"
        led = found.owner == "its" and (ROLES | _BELONGINGS) & set(after[:3]) and not attacked
        return self._led_by(here, subject, after) if led else None  # "… is its political leader": of a group

    def _just_acted(self, line: Line, found: Found, here: list[Found]) -> bool:
        """Whether the verb of a subject right before it governs a possessive."""
        owned = found.owner in {"its", "their"} and bool(here) and 0 < found.first - here[-1].last <= _VERB
        return (
            owned
            and here[-1].type in BODIES
            and self.acts(here[-1])
            and "," not in self.keys_of(line, here[-1].last, found.first)
        )

    def _ministry(self, found: Found) -> Found:
        """As in "The defence ministry said its positions": the army's, where a ministry is a state's."""
        listed = self.scene.index.actors.get(found.actor)
        state = self.scene.index.by_country.get(listed.country, "") if listed else ""
        ministry = "ministry" in found.actor.split("-") or "ministry" in found.name.lower().split()
        return army_of(self.scene, state, found.first, found.last) if ministry and state else found

    def _described(self, line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "Of the Front, which draws its men from": whom the clause describes that it stands in."""
        other = here[-1] if here and found.owner in {"its", "their"} else None
        if other is None or other.type not in BODIES or other.role == "demonym":
            return None
        if line.key(other.first - 1) in {"which", "that", "whom"} and found.first - other.last <= _DESCRIBED:
            plain = not any(line.key(step) in _BREAKS for step in range(other.last, found.first))
            return other if plain else None  # "which Iran set up during its war with"
        at = other.last + (line.key(other.last) == ",")
        between = range(at + 1, found.first)
        told = line.key(at) in {"which", "who", "that"} and len(between) <= _DESCRIBED
        plain = told and not any(line.key(step) in _BREAKS or self.attacked(line, step) for step in between)
        return other if plain and lexicon().tags.get(line.key(at + 1)) not in {"DET", "PRON"} else None

    @staticmethod
    def _says(line: Line, found: Found, here: list[Found]) -> Found | None:
        """As in "The army, which said it had freed": the one that says it."""
        if not here or found.owner not in {"it", "they"}:
            return None
        at = here[-1].last + (line.key(here[-1].last) == ",")
        between = [line.key(step) for step in range(at, found.first)]
        told = between[:1] in (["which"], ["who"]) and len(between) <= 3  # "which has said it"
        return here[-1] if told and cues().forms.get(between[-1], ("",))[0] in _SAYING else None

    def _of_another(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> bool:
        """As in "The coalition replied. Its spokesman said": of which nothing is known."""
        they = self.strangers and not here and found.owner in {"they", "their"}
        if subject is None and (self.unknown or they):
            return True
        told = self.voices.quoted(1) and not self.voices.quoted(
            found.first
        )  # "'We will win,' its chief said"
        return found.owner in {"it", "its"} and not here and not told and stranger(line, found)

    def _empty(self, found: Found, after: list[str]) -> bool:
        """As in "It is known that", "The town fell. It is rich.": nobody, or something else."""
        expletive = after[0] in BE | {"will", "would"} and _EXPLETIVE & set(after)
        return bool(expletive) or (self.silent and found.first == 0)

    def _several(self, line: Line, subject: Found, here: list[Found]) -> bool:
        """Whether the subject is one of several that are joined."""
        side = self.coordination(line, subject, here[here.index(subject) :]) if subject in here else ()
        return len(side) > 1

    def _acting(self, line: Line, word: str, here: list[Found], subject: Found | None) -> Found | None:
        """The subject of the sentence or of the one before, else who was spoken of most."""
        if subject is not None and _unlike(word, subject.owner):
            # "It wants to drive the rebels from the towns which they hold"
            others = (f for f in reversed(here) if f.type in BODIES and f.actor != subject.actor)
            # but "It has many men, and they have attacked": the group
            return next(others, subject if subject.type in GROUPS else None)
        return self._told_of(line, word, here, subject) or self._subject(line, word, here, subject)

    def _told_of(self, line: Line, word: str, here: list[Found], subject: Found | None) -> Found | None:
        """For whom a person speaks, what was done to whom for a reason, who was sent."""
        if subject is not None and subject.type is ActorType.PERSON and here[:-1]:
            before = here[here.index(subject) - 1] if subject in here[1:] else None
            if before and before.role == "possessive" and before.type in BODIES:
                return self._spoken_for(subject) or before  # "Their spokesman, N, said that they"
        if word in {"it", "they"} and self._reason(line, here, subject):
            return here[-1]  # "India outlawed the Front after it killed"
        return self._sent() if word == "they" and not here else None

    def _subject(self, line: Line, word: str, here: list[Found], subject: Found | None) -> Found | None:
        wrong = "many" if word in {"it", "its"} else "-"
        for candidate in (subject, self.subject, self.owner()):
            body = candidate and candidate.type in BODIES and candidate.role != "demonym"
            states = (
                word in {"they", "their"}
                and candidate is not subject
                and (candidate is not None and candidate.type is ActorType.STATE and bool(candidate.country))
            )
            if candidate and candidate is subject and wrong == "many" and self._several(line, subject, here):
                continue  # "India and Nepal say it": neither of the two
            if candidate and body and candidate.number != wrong and not states:
                return candidate
        nearest = self.recent(here, BODIES) if subject is None or word in {"its", "their"} else []
        if nearest and nearest[0] in here:
            return nearest[0]
        return self.foremost(here, GROUPS) if subject is None else None

    @staticmethod
    def _reason(line: Line, here: list[Found], subject: Found | None) -> bool:
        """Whether what is told after a group is why a state did something to it."""
        told = bool(here) and here[-1].type in GROUPS and line.key(here[-1].last) in {"after", "because"}
        return told and subject is not None and subject.type is ActorType.STATE

    def _sent(self) -> Found | None:
        """As in "The president sent troops. They were joined by": the one "they" beside a single subject."""
        if self.subject is None:
            return None
        if self.subject.type in GROUPS | {ActorType.ARMY} and self.subject.owner != "it":
            return None
        many = {other.actor: other for other in self.last if other.number == "many" and other.type in BODIES}
        return next(iter(many.values())) if len(many) == 1 else None

    def _spoken_for(self, person: Found) -> Found | None:
        """The one group of a listed person that the text names."""
        index = self.scene.index
        groups = [group for group in index.of.get(person.actor, ()) if group in self.scene.named]
        listed = index.actors.get(groups[0]) if len(groups) == 1 else None
        if listed is None or listed.type not in GROUPS:
            return None
        return Found(person.first, person.last, listed.id, listed.name, listed.type)

    @staticmethod
    def _beside(line: Line, found: Found, here: list[Found], after: list[str]) -> Found | None:
        """As in "Joined the Front as its 9th Brigade", "against the state and its supporters"."""
        beside = here[-1] if here and here[-1].last == found.first - 1 else None
        if beside is None or beside.type not in BODIES:
            return None
        if line.key(beside.last) in {"in", "as"} and beside.role in BODY_ROLES:
            return beside
        return beside if line.key(beside.last) == "and" and _SUPPORTERS & set(after[:3]) else None

    def _led_by(self, here: list[Found], subject: Found | None, after: list[str]) -> Found | None:
        """Who has a commander: the armed body that the sentence or the one before speaks of."""
        if here and _SPOKESMEN & set(after[:3]) and here[-1].type in BODIES - {ActorType.STATE}:
            return here[-1]
        for candidate in (subject, self.subject, self.owner(), self.foremost(here, GROUPS)):
            stateless = candidate and candidate.type is ActorType.STATE and not candidate.country
            ruling = candidate and candidate.type is ActorType.STATE and candidate.role == "name"
            if ruling and _SPOKESMEN & set(after[:3]):
                return candidate  # "The junta gave no figures. Its spokesman said"
            if candidate and (candidate.type in GROUPS | {ActorType.ARMY} or stateless):
                return candidate
        return None

    def _acted_on(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Who "it" and "them" are after a verb: an armed body, not the one that acts."""
        armed = GROUPS | {ActorType.ARMY}
        if subject is not None and subject.type in armed and by_unknown(line, found, here):
            return subject  # "The Front sided with the tribes, who then drove it out"
        acting = self.side_of(line, subject, here) | self._helpers(line, subject, here)
        near = [f for f in reversed(here) if f is not subject]
        beside = here[-1] if here and 0 < found.first - here[-1].last <= _CLAUSE else None
        infinitive = beside and "to" in self.keys_of(line, beside.last, found.first)
        joined_verb = line.key(found.first - 2) == "and"  # "called the group X and listed it"
        apart = beside is None or joined_verb or "," in self.keys_of(line, beside.last, found.first)
        nearer = self.clause_subject(here) if apart else beside
        if subject is not None and infinitive and invited(line, here[-1], found):
            return subject if subject.type in armed else None  # "invited the Front to join them"
        if beside is not None and line.key(found.first - 1) == "against":
            acting |= {beside.actor}  # "set up a militia, the Hill Force, against them"
        if accuser := accused_by(line, subject, found):
            acting |= {other.actor for other in here if other.first >= accuser}
            near, nearer = [], None
        if doer := accused(line, here, subject):
            acting, near, nearer = {doer.actor}, [subject] if subject else [], None
        if nearer and line.key(found.first - 1) == "against":
            acting |= {nearer.actor}  # "helped the soldiers against them": neither of the two
        elif nearer and nearer.actor not in acting:
            # "soldiers fled after the Front attacked them": the nearer of two subjects acts
            acting = {nearer.actor} | (acting if infinitive else set())
            near = [*([subject] if subject else []), *near]
        fresh = [self.subject] if self.subject else []
        wrong = "many" if found.owner in {"it", "its"} else "one"
        others = (f for f in (*near, *fresh, *self.recent(here, armed)) if f.type in armed)
        own = {f.country for f in here if f.actor in acting and f.type in _NATIONAL} - {""}
        others = (f for f in others if not (f.type is ActorType.ARMY and f.country in own))
        return next(
            (
                f
                for f in others
                if f.actor not in acting and (f.role in BODY_ROLES or f is self.subject) and f.number != wrong
            ),
            None,
        )

    def _helpers(self, line: Line, subject: Found | None, here: list[Found]) -> set[str]:
        """As in "The army, helped by fighters of the Front, pushed them back": they are not the Front."""
        if subject is None:
            return set()
        after = (other for other in here if other.first > subject.last)
        return {f.actor for f in after if line.key(subject.last) == "," and self._helps(line, subject, f)}

    def _helps(self, line: Line, subject: Found, other: Found) -> bool:
        between = self.keys_of(line, subject.last, other.first)
        return bool(between & BESIDE) and not between & {"who", "which", "that", "said"}

    def side_of(self, line: Line, subject: Found | None, here: list[Found]) -> set[str]:
        """The subject with those joined to it, "American and British warplanes", and the states of armies."""
        if subject is None:
            return set()
        side = self.coordination(line, subject, here[here.index(subject) :])
        owner = here[here.index(subject) - 1] if here.index(subject) else None
        if owner and line.key(owner.last) in {"'s", "'", "’"}:
            side = (*side, owner)  # "Hamas's armed wing, the Brigades, …"
        joined_before = [
            other for other in here[: here.index(subject)] if joined(line, other.last, subject.first)
        ]
        return {found.actor for found in (*side, *joined_before)}

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

    def owned(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Whose "its fighters" are: of a body that has such, not of those who attack them."""
        if found.owner == "our":
            ours = self.ours(found)
            return self.forces(ours) if ours else None
        if found.owner in {"his", "her"}:
            return self._led(self.person)
        head = line.key(found.last - 1)
        wanted = GROUPS if head in _MEMBERS else _ARMED - ({ActorType.STATE} if head == "men" else set())
        attacked = self.attacked(line, found.first - 1)
        groups = wanted - {ActorType.STATE}
        if (
            head in _PARTS
            and subject
            and subject.type is ActorType.STATE
            and self.backed(line, found.first - 1)
        ):
            wanted = GROUPS  # "Israel supports one of its units": no state's own
        near = (
            here[-1] if here and here[-1].type in BODIES and found.first - here[-1].last <= _CLAUSE else None
        )
        if subject is not None and found.owner == "its" and not attacked:
            ministry = self._ministry(subject)
            if ministry.type is ActorType.ARMY and subject.type is ActorType.ORGANIZATION:
                return ministry  # "The defence ministry said its forces"
        attacker = near or subject  # "accused Egypt of bombing its troops": Egypt bombs
        for owner in (subject, self.subject, self.owner(), self.foremost(here, groups)):
            if owner is None or owner.type not in wanted or owner.role == "demonym":
                continue
            if (attacked and attacker and owner.actor == attacker.actor) or (
                found.owner == "its" and owner.number == "many"
            ):
                continue
            return self.forces(owner)
        return None

    def attacked(self, line: Line, at: int) -> bool:
        """Whether a verb of fighting stands at a token or before a quantity there: nobody fights his own."""
        if line.key(at) == "of" and counted(line.key(at - 1)):
            at -= 2  # "killing five of its soldiers"
            while line.key(at) in _AT_LEAST or (line.key(at), line.key(at + 1)) == ("at", "least"):
                at -= 1
            at -= line.key(at) == "dead"  # "shot dead four of them"
        if line.key(at) in _AIMED:
            return launched(line, at)
        if line.key(at) in _DONE:
            return True
        form = cues().forms.get(line.key(at))
        return form is not None and any(cue.relation == "FIGHTS" for cue in cues().of("verb", form[0]))

    def backed(self, line: Line, at: int) -> bool:
        """Whether a verb of support stands at a token or before "one of" there."""
        if line.key(at) == "of" and counted(line.key(at - 1)):
            at -= 2
        form = cues().forms.get(line.key(at))
        return form is not None and any(cue.relation == "BACKS" for cue in cues().of("verb", form[0]))

    def _led(self, person: Found | None) -> Found | None:
        if person is None:
            return None
        group = listed_body(self.scene, person.actor) or self.scene.heads.get(person.actor)
        group = group or next(iter(self.scene.index.of.get(person.actor, ())), "")
        if not group:
            return None
        for found in (f for line in self.scene.lines for f in line.founds):
            if found.actor == group and found.role == "name":
                return self.forces(found)
        if group in self.scene.index.states:
            return army_of(self.scene, group, 0, 1)
        listed = self.scene.index.actors.get(group)
        if listed is None or listed.type not in GROUPS | {ActorType.ARMY}:
            return None
        return Found(0, 1, listed.id, listed.name, listed.type)

    def forces(self, owner: Found) -> Found:
        """Who fights for an actor, itself where nobody else does."""
        return forces_of(self.scene, owner) or owner
