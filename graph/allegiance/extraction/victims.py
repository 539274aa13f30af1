"""To whom something is done, "listed it", "shelled its positions", and who stands on the side that acts."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, Found, Line, joined
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.memory import BESIDE, BODY_ROLES, Memory
from allegiance.extraction.nearby import accused, accused_by, by_unknown, invited, launched
from allegiance.records import ActorType

_NATIONAL = frozenset({ActorType.ARMY, ActorType.STATE})
_QUANTITIES = lexicon()["numbers"] | words("chunks", "quantities")
_AT_LEAST = frozenset({"least", "some", "about", "more", "than", "several", "the", "many"})
_PLACES = words("coreference", "places")
_AIMED = frozenset({"at", "on", "against", "into", "towards", "toward", "upon"})
_OWN = words("coreference", "own")
_DONE = words("coreference", "done")
_MADE = words("references", "made")
_STAFF = words("frames", "staff")
HELPING = words("coreference", "helping")
_RESCUE = frozenset({"rescue", "aid", "help", "assistance"})
CLAUSE = 4  # tokens from a subject to what its verb acts on


def counted(word: str) -> bool:
    """Whether a word is a number or a quantity: "five", "52", "dozens"."""
    return word in _QUANTITIES or word[:1].isdigit()


def rescued(line: Line, found: Found) -> bool:
    """As in "Came to | their rescue": nobody comes to his own."""
    return line.key(found.first - 1) == "to" and line.key(found.last) in _RESCUE


class Victims(Memory):
    """A memory that those to whom something is done are found in."""

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
        if form is None or form[0] in _OWN:
            return False
        return any(cue.relation == "FIGHTS" and not cue.needs for cue in cues().of("verb", form[0]))

    def backed(self, line: Line, at: int) -> bool:
        """Whether a verb of support stands at a token or before "one of" there."""
        if line.key(at) == "of" and counted(line.key(at - 1)):
            at -= 2
        form = cues().forms.get(line.key(at))
        return form is not None and any(cue.relation == "BACKS" for cue in cues().of("verb", form[0]))

    def acted(self, line: Line, found: Found) -> bool:
        """As in "Listed it", "killed 52 of them": whether something is done to whom a pronoun means."""
        if found.owner == "it" and self.place(line, found):
            return False
        of = found.owner == "them" and line.key(found.first - 1) == "of"
        return self._object(line, found) or (of and self.attacked(line, found.first - 1))

    def done_to(self, line: Line, found: Found, here: list[Found]) -> bool:
        """As in "Shelled its positions", "Kenya hosts its leaders": what nobody does to his own."""
        if found.owner not in {"its", "their"}:
            return False
        if _MADE & {line.key(found.last + step) for step in range(3)}:
            return False  # "destroyed its chemical weapons"
        helping = here[-1] if here and line.key(found.first - 1) in HELPING else None
        staff = helping is not None and line.key(helping.last) in _STAFF  # "Hezbollah instructors train its"
        if rescued(line, found):
            return True
        helped = staff or (helping is not None and helping.type is ActorType.STATE)
        return helped or self.attacked(line, found.first - 1)

    @staticmethod
    def place(line: Line, found: Found) -> bool:
        """As in "Retook it": a place."""
        return cues().forms.get(line.key(found.first - 1), ("",))[0] in _PLACES

    def acted_on(self, line: Line, found: Found, here: list[Found], subject: Found | None) -> Found | None:
        """Who "it" and "them" are after a verb: an armed body, not the one that acts."""
        armed = ARMED
        if subject is not None and subject.type in armed and by_unknown(line, found, here):
            return subject  # "The Front sided with the tribes, who then drove it out"
        acting = self.side_of(line, subject, here) | self._helpers(line, subject, here)
        near = [f for f in reversed(here) if f is not subject]
        beside = here[-1] if here and 0 < found.first - here[-1].last <= CLAUSE else None
        infinitive = beside and "to" in self.keys_of(line, beside.last, found.first)
        # "called the group X and listed it", "fought M23 and later banned it"
        joined_verb = line.key(found.first - 2) == "and"
        joined_verb = joined_verb or (
            beside is not None and not infinitive and line.key(beside.last) == "and"
        )
        apart = beside is None or joined_verb or "," in self.keys_of(line, beside.last, found.first)
        nearer = self.clause_subject(here) if apart else beside
        if subject is not None and infinitive and invited(line, here[-1], found):
            return subject if subject.type in armed else None  # "invited the Front to join them"
        if beside is not None and line.key(found.first - 1) == "against":
            acting |= {beside.actor}  # "set up a militia, the Hill Force, against them"
        if accuser := accused_by(line, subject, found):
            acting |= {other.actor for other in here if other.first >= accuser}
            near, nearer = [], None
        if (doers := self._among_them(line, found, here)) and subject is not None:
            acting, near, nearer = doers, [subject], None
        if doer := accused(line, here, subject):
            acting, near, nearer = {doer.actor}, [subject] if subject else [], None
        if nearer and line.key(found.first - 1) == "against":
            acting |= {nearer.actor}  # "helped the soldiers against them": neither of the two
        elif nearer and nearer.actor not in acting:
            # "soldiers fled after the Front attacked them": the nearer of two subjects acts
            acting = {nearer.actor} | (acting if infinitive else set())
            near = [*([subject] if subject else []), *near]
        fresh = [one for one in (self.subject, self._spoken_for_before()) if one]
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

    def _among_them(self, line: Line, found: Found, here: list[Found]) -> set[str]:
        """As in "M23 said factions, among them A and B, had raided | its camps": A and B, who did."""
        if (
            not here
            or line.key(here[-1].last) != ","
            or line.key(here[-1].last + 1) not in {"had", "have", "has"}
        ):
            return set()
        if found.first - here[-1].last > CLAUSE:
            return set()
        for at, one in enumerate(here):
            group = self.coordination(line, one, here[at:])
            opener = line.key(one.first - 1 - (line.key(one.first - 1) == "the"))
            if group[-1] is here[-1] and opener in {"them", "including", "notably"}:
                return {other.actor for other in group}
        return set()

    def _spoken_for_before(self) -> Found | None:
        """As in "N, a spokesman for the Front, spoke of M23. Troops bombed its positions": the Front's."""
        if self.subject is None or self.subject.type is not ActorType.PERSON:
            return None
        body = self.scene.heads.get(self.subject.actor)
        return next((f for f in self.last if f.actor == body and f.type in ARMED), None)

    def _helpers(self, line: Line, subject: Found | None, here: list[Found]) -> set[str]:
        """As in "The army, helped by fighters of the Front, pushed them back": they are not the Front."""
        if subject is None:
            return set()
        after = (other for other in here if other.first > subject.last)
        return {f.actor for f in after if line.key(subject.last) == "," and self._helps(line, subject, f)}

    def _helps(self, line: Line, subject: Found, other: Found) -> bool:
        between = self.keys_of(line, subject.last, other.first)
        return bool(between & BESIDE) and not between & {"who", "which", "that", "said"}

    def _object(self, line: Line, found: Found) -> bool:
        """Whether a verb stands right before a pronoun: "listed it", "fought it"."""
        before = line.key(found.first - 1)
        if any(one.first < found.first == one.last for one in line.founds):
            return False  # "in the war against Islamic State it": no verb "state"
        if before in {"against", "from", "on", "at"}:
            return True
        if lexicon().tags.get(line.key(found.last)) in {"BE", "HAVE", "MODAL", "DO"}:
            return False  # "in whose name it has recruited"
        form = cues().forms.get(before)
        if form is None:
            return before.endswith("ed")
        return form[0] not in {"say", "be", "have", "know", "claim", "think", "believe"}
