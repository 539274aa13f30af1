"""Who does what in a sentence: the subjects, objects and prepositional phrases of its verb groups."""

from dataclasses import dataclass, field

from allegiance.extraction.lexicon import words
from allegiance.extraction.lists import FAR
from allegiance.extraction.participles import Participles
from allegiance.records import ActorType

_SAYING = words("attribution", "saying") - {"claim", "declare", "report"}
_HELD = words("chunks", "said_to")
_CALLING = frozenset({"know", "call", "name", "dub"})


@dataclass(slots=True)
class Clauses(Participles):
    """A sentence's chunks with the grammar between them."""

    _subjects: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def subject(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """The noun phrases that are the grammatical subject of a verb group (of a passive: the patient)."""
        if verb not in self._subjects:
            self._subjects[verb] = ()  # a circle has no subject
            if depth < 8:
                self._subjects[verb] = self._find_subject(verb, depth)
        return self._subjects[verb]

    def _find_subject(self, verb: int, depth: int) -> tuple[int, ...]:
        form = self.chunks[verb].form
        if form == "to" and (held := self._believed(verb)) is not None:
            return held
        if form == "to":
            return self._took(verb) or self._sent(verb) or self._of_infinitive(verb, depth)
        if form == "ing":
            return self._of_participle(verb, depth)
        if form == "part":
            return self._of_reduced(verb, depth)
        return self._of_finite(verb, depth)

    def _of_finite(self, verb: int, depth: int) -> tuple[int, ...]:
        at = verb - 1
        while at >= 0:
            kind = self.kind(at)
            if kind == "REL":
                return self.antecedent(at)
            if kind in {"SUB", "BREAK"}:
                return ()
            if kind == "CONJ":
                return self._shared(at, verb, depth)
            if kind == "NP":
                told = self.split_off(at)
                found, at = (self.group_left(told), at) if told >= 0 else self._at_phrase(at, verb)
            elif kind == "COMMA":
                found, at = self._at_comma(at, verb, depth)
            elif kind == "VP":
                found, at = self._at_verb(at, verb, depth)
            else:
                found, at = None, at - 1
            if found is not None:
                return found
        return ()

    def _at_phrase(self, at: int, verb: int) -> tuple[tuple[int, ...] | None, int]:  # noqa: PLR0911
        """The subject that a noun phrase before a verb is, else where to look on."""
        governor = self.governed(at)
        if (held := self._held_to_be(at)) >= 0:
            return self.actors_left(held), at
        if at == verb - 1 and self.word(at).isdigit() and self._split(at - 1, verb):
            return None, at - 1  # "M23 has since 2017 attacked"
        if told := self._behind_verb(at):
            return told, at
        if governor < 0:
            if self._busy(at):
                return self.actors_left(at - 2), at
            called = self._called(at)
            return (*self.group_left(called)[:-1], at) if called >= 0 else self.actors_left(at), at
        head = governor - 1
        if self.led(head) and self.kind(at - 1) == "CONJ":
            return self.group_left(at), at  # "A, the Front of Omar Diallo and B fought"
        named = self.kind(head) == "NP"
        if self._joint(governor) and named and self.chunks[head].actors and self.governed(head) < 0:
            # "A in cooperation with B destroyed C": both did
            return (*self.group_left(head), *self.group_right(governor + 1)), at
        if self.word(governor) == "of" and (twice := self._named_twice(governor)) >= 0:
            return (*self.group_left(twice), governor + 1), at
        if named and self.word(governor) == "of" and self.governed(head) < 0:
            return (*self.actors_left(head), *self._beside(head, governor, verb)), at
        return None, head

    def _behind_verb(self, at: int) -> tuple[int, ...]:
        """As in "Troops sent to restore | order sided with M23", "the force that has support | said"."""
        if at < 2 or self.kind(at - 1) != "VP":
            return ()
        if self.kind(at - 2) == "REL":
            return self._told_with(at - 2)
        sent = self.kind(at - 2) == "VP" and self.chunks[at - 2].form == "part"
        return self.subject(at - 2) if sent and self.chunks[at - 1].form == "to" else ()

    def split_off(self, at: int) -> int:
        """As in ""The Front," said N, "attacked": where the subject stands, parted by its speaker, or -1."""
        said = self.kind(at - 1) == "VP" and self.word(at - 1) in _SAYING and self.kind(at - 2) == "COMMA"
        if not said or self.chunks[at - 1].form != "finite" or self.kind(at - 3) != "NP":
            return -1
        quoted = self.kind(at + 1) in {"COMMA", "PREP"} and not self.chunks[at - 1].passive
        opens = not self.has_verb(at - 3) and self.governed(at - 3) < 0
        return at - 3 if quoted and opens and self.chunks[at - 3].actors else -1

    def _at_comma(self, at: int, verb: int, depth: int) -> tuple[tuple[int, ...] | None, int]:
        """The subject that a comma before a verb leads to, else where to look on."""
        if at == verb - 1 and (first := self._enumerated(verb)) >= 0:
            return self.subject(first, depth + 1), at
        opened = self.interpolation(at)
        if opened > 0 and self._joint(opened + 1) and self.kind(opened + 2) == "NP":
            # "A, together with B, attacked C"
            return (*self.group_left(opened - 1), *self.group_right(opened + 2)), at
        if opened < 0 and at == verb - 1 and (shared := self._row(at, depth)):
            return shared, at
        before = (opened if opened >= 0 else at) - 1
        if opened > 0 and (man := self._of_two_roles(before)) >= 0:
            return (man,), at
        aside = opened >= 0 and self.kind(opened + 1) == "REL" and not self.chunks[before].owners
        if aside and not self.chunks[before].actors and self._apposed(before):
            before -= 2  # "France, the former power, which has troops there, sent"
        return None, before

    def _of_two_roles(self, at: int) -> int:
        """As in "N, an officer of A and a brother of its leader, M, was": where N stands, else -1."""
        step, joined = at, False
        while self.kind(step) in {"NP", "PREP", "CONJ"}:
            joined = joined or self.kind(step) == "CONJ"
            step -= 1
        man = self.chunks[step - 1].found if self.kind(step) == "COMMA" and step else None
        person = man is not None and man.type is ActorType.PERSON and self.governed(step - 1) < 0
        told = self.chunks[step + 1].found is None and self.chunks[at].found is None
        return step - 1 if joined and person and told else -1

    def _at_verb(self, at: int, verb: int, depth: int) -> tuple[tuple[int, ...] | None, int]:
        """The subject that another verb before a verb leads to, else where to look on."""
        form = self.chunks[at].form
        if form in {"ing", "part"} and at != verb - 1:
            return None, at - 1
        relative = self.relative(at) if form == "finite" else -1
        if at == verb - 1 or form in {"to", "ing", "part"}:
            # "the rebels that Uganda trained fought"
            return self._told_with(relative) if relative >= 0 else self.subject(at, depth + 1), at
        if self._split(at, verb) and (relative < 0 or self.kind(verb + 1) != "NP"):
            return self.subject(at, depth + 1), at
        return self._told_with(relative) if relative >= 0 else (), at

    def _told_with(self, relative: int) -> tuple[int, ...]:
        """As in "A and rebels who hated each other attacked": of whom it is told, and who acts with them."""
        told = self.antecedent(relative)
        row = (
            self.kind(relative - 1) == "NP" and self.kind(relative - 2) == "CONJ" and told == (relative - 1,)
        )
        first = self.chunks[relative - 3] if row and self.kind(relative - 3) == "NP" else None
        opens = first is not None and bool(first.actors) and self.governed(relative - 3) < 0
        return (*self.group_left(relative - 3), *told) if opens and not self.has_verb(relative - 3) else told

    def _row(self, comma: int, depth: int) -> tuple[int, ...]:
        """As in "N came home, joined the Front": the verbs share their subject."""
        verb = comma - 2 if self.kind(comma - 1) == "NP" else comma - 1
        if self.kind(verb) != "VP" or self.chunks[verb].form != "finite" or self.chunks[verb].passive:
            return ()
        return self.subject(verb, depth + 1)

    def _busy(self, at: int) -> bool:
        """As in "Officers advising A were killed": what stands at ``at`` is the object of what they do."""
        verb = self.chunks[at - 1] if self.kind(at - 1) == "VP" else None
        doing = verb is not None and verb.form == "ing" and self.kind(at - 2) == "NP"
        return doing and self._heads_clause(at - 2)

    def _held_to_be(self, at: int) -> int:
        """As in "Gunmen believed to be members of A attacked": where the gunmen stand, -1 if nobody is."""
        while self.governed(at) >= 0 and self.word(at - 1) == "of" and self.kind(at - 2) == "NP":
            at -= 2
        held = self.chunks[at - 2] if at > 2 and self.kind(at - 2) == "VP" else None
        if held is None or held.word not in _HELD or held.last - held.first != 1:
            return -1
        be = self.chunks[at - 1]
        return at - 3 if be.word == "be" and be.form == "to" and self.kind(at - 3) == "NP" else -1

    def _named_twice(self, of: int) -> int:
        """As in "Fighters of A, a wing of C, and of B attacked": where A stands, -1 if nobody does."""
        step = of - 2
        if self.kind(of - 1) != "CONJ":
            return -1
        if self.kind(step) == "COMMA":
            step = self.interpolation(step) - 1
        return step if self.kind(step) == "NP" and self.chunks[step].actors else -1

    def _beside(self, head: int, of: int, verb: int) -> tuple[int, ...]:
        """As in "Rebels of the Front and M23 fighters attacked": the second is beside the first."""
        found = self.chunks[head].found
        group = self.group_right(of + 1)
        if found is None or found.type is ActorType.PERSON or len(group) != 2 or group[-1] != verb - 1:
            return ()
        return group[1:]

    def _called(self, at: int) -> int:
        """As in "A and the militias known as B": the phrase that a name is given to, -1 if none is."""
        verb = at - 1 - (self.word(at - 1) == "as")
        given = self.kind(verb) == "VP" and self.word(verb) in _CALLING and self.chunks[verb].form == "part"
        return verb - 1 if given and self.kind(verb - 1) == "NP" and self.chunks[at].actors else -1

    def _split(self, aux: int, verb: int) -> bool:
        """As in "M23 has in recent months attacked": the auxiliary stands apart from its verb."""
        if self.word(aux) not in {"have", "be"} or self.chunks[verb].last - self.chunks[verb].first != 1:
            return False
        return (self.kind(aux + 1) == "PREP" or self.word(aux + 1).isdigit()) and all(
            self.kind(at) in {"PREP", "NP"} for at in range(aux + 1, verb)
        )

    def _joint(self, at: int) -> bool:
        return self.word(at) in {"alongside", "beside"} or (
            self.word(at).endswith("_with")
            and self.word(at)
            not in {
                "allied_with",
                "affiliated_with",
                "aligned_with",
                "associated_with",
            }
        )

    def _enumerated(self, verb: int) -> int:
        """As in "A denied it, fled and attacked B": the first of several verbs, -1 if it is alone."""
        last = verb + 1
        while self.kind(last) in {"NP", "PREP"}:
            last += 1
        last += self.kind(last) == "COMMA"
        if self.kind(last) != "CONJ" or self.kind(last + 1) != "VP":
            return -1
        if not {self.chunks[verb].form, self.chunks[last + 1].form} <= {"finite", "part"}:
            return -1
        for at in range(verb - 2, max(-1, verb - FAR), -1):
            if self.kind(at) in {"COMMA", "SUB", "REL", "BREAK", "CONJ"}:
                return -1
            if self.kind(at) == "VP" and self.chunks[at].form == "finite":
                return at if self.relative(at) < 0 else -1
        return -1
