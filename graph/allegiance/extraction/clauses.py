"""Who does what in a sentence: the subjects, objects and prepositional phrases of its verb groups."""

from dataclasses import dataclass, field

from allegiance.extraction.lexicon import words
from allegiance.extraction.lists import FAR
from allegiance.extraction.objects import Objects
from allegiance.records import ActorType

_HANDED = words("clauses", "handed")
_JOINING = words("clauses", "joining")
_OPPOSING = words("clauses", "opposing")
_LEADING = frozenset({"lead", "head", "command", "found"})
_BANDS = words("clauses", "bands")
_BLAMING = words("clauses", "blaming")
_SEATS = frozenset({"in", "from", "near", "at", "around", "across"})
_STATIVE = words("clauses", "stative")
_CALLING = frozenset({"know", "call", "name", "dub"})
_SENDING = words("clauses", "dispatching")
_SENDERS = words("clauses", "sending")
_PURPOSES = words("clauses", "purposes")
_SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})


@dataclass(slots=True)
class Clauses(Objects):
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
        if form == "to":
            return self._took(verb) or self._sent(verb) or self._of_infinitive(verb, depth)
        if form == "ing":
            return self._of_participle(verb, depth)
        if form == "part":
            return self._of_reduced(verb, depth)
        return self._of_finite(verb, depth)

    def _of_finite(self, verb: int, depth: int) -> tuple[int, ...]:  # noqa: C901, PLR0911, PLR0912
        at = verb - 1
        while at >= 0:
            kind = self.kind(at)
            if kind == "REL":
                return self.antecedent(at)
            if kind == "NP":
                governor = self.governed(at)
                if self.kind(at - 1) == "VP" and self.kind(at - 2) == "REL" and at > 1:
                    return self.antecedent(at - 2)  # "the force that has Iran's support said"
                if governor < 0 and self._busy(at):
                    return self.actors_left(at - 2)
                if governor < 0:
                    called = self._called(at)
                    return (*self.group_left(called)[:-1], at) if called >= 0 else self.actors_left(at)
                if (
                    self._joint(governor)
                    and self.kind(governor - 1) == "NP"
                    and self.chunks[governor - 1].actors
                ) and self.governed(governor - 1) < 0:
                    # "A in cooperation with B destroyed C": both did
                    return (*self.group_left(governor - 1), *self.group_right(governor + 1))
                at = governor - 1
                if self.word(governor) == "of" and (head := self._named_twice(governor)) >= 0:
                    return (*self.group_left(head), governor + 1)
                if self.kind(at) == "NP" and self.word(governor) == "of" and self.governed(at) < 0:
                    return (*self.actors_left(at), *self._beside(at, governor, verb))
                continue
            if kind == "CONJ":
                return self._shared(at, verb, depth)
            if kind == "COMMA" and at == verb - 1 and (first := self._enumerated(verb)) >= 0:
                return self.subject(first, depth + 1)
            if kind == "COMMA":
                opened = self.interpolation(at)
                if opened > 0 and self._joint(opened + 1) and self.kind(opened + 2) == "NP":
                    # "A, together with B, attacked C"
                    return (*self.group_left(opened - 1), *self.group_right(opened + 2))
                if opened < 0 and at == verb - 1 and (shared := self._row(at, depth)):
                    return shared
                at = (opened if opened >= 0 else at) - 1
                continue
            if kind == "VP":
                if at == verb - 1 or self.chunks[at].form in {"to", "ing", "part"}:
                    if self.chunks[at].form in {"ing", "part"} and at != verb - 1:
                        at -= 1
                        continue
                    relative = self.relative(at) if self.chunks[at].form == "finite" else -1
                    if relative >= 0:
                        return self.antecedent(relative)  # "the rebels that Uganda trained fought"
                    return self.subject(at, depth + 1)
                if self._split(at, verb):
                    return self.subject(at, depth + 1)
                relative = self.relative(at)
                return self.antecedent(relative) if relative >= 0 else ()
            if kind in {"SUB", "BREAK"}:
                return ()
            at -= 1
        return ()

    def _row(self, comma: int, depth: int) -> tuple[int, ...]:
        """As in "N came home, joined the Front": the verbs share their subject."""
        verb = comma - 2 if self.kind(comma - 1) == "NP" else comma - 1
        if self.kind(verb) != "VP" or self.chunks[verb].form != "finite" or self.chunks[verb].passive:
            return ()
        return self.subject(verb, depth + 1)

    def _heads_clause(self, at: int) -> bool:
        """Whether a phrase opens its clause."""
        return self.kind(at - 1) in {"", "COMMA", "BREAK", "SUB"}

    def _busy(self, at: int) -> bool:
        """As in "Officers advising A were killed": what stands at ``at`` is the object of what they do."""
        verb = self.chunks[at - 1] if self.kind(at - 1) == "VP" else None
        doing = verb is not None and verb.form == "ing" and self.kind(at - 2) == "NP"
        return doing and self._heads_clause(at - 2)

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
        return self.kind(aux + 1) == "PREP" and all(
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

    def _shared(self, conj: int, verb: int, depth: int) -> tuple[int, ...]:
        """As in "X entered the town and burned it": the second verb's subject is the first one's."""
        opened = self.interpolation(conj - 1) if self.kind(conj - 1) == "COMMA" else -1
        aside = opened > 0 and self.kind(opened + 1) == "REL"  # "X helped Y, which hid it, and fought Z"
        for at in range(opened - 1 if aside else conj - 1, -1, -1):
            if self.kind(at) == "BREAK":
                return ()
            before = self.chunks[at]
            having = before.form == "ing" and before.perfect and self.chunks[verb].past
            if self.kind(at) == "VP" and (having or before.form in {"finite", "to", self.chunks[verb].form}):
                return self.subject(at, depth + 1)  # "accused A of having hidden and armed B"
        return ()

    def _took(self, verb: int) -> tuple[int, ...]:
        """As in "It took the army, which had no tanks, nine days to retake": the army did."""
        if self.word(verb - 1) not in _SPANS:
            return ()
        for at in range(verb - 2, max(0, verb - 2 * FAR), -1):
            if self.kind(at) == "VP" and self.word(at) == "take":
                return self.group_right(at + 1) if self.kind(at + 1) == "NP" else ()
        return ()

    def _sent(self, verb: int) -> tuple[int, ...]:
        """As in "The deployment of a force to help": the force is to help."""
        sent = self.word(verb - 2) == "of" and self.word(verb - 3) in _SENDING
        return (verb - 1,) if sent and self.kind(verb - 1) == "NP" else ()

    def _of_infinitive(self, verb: int, depth: int) -> tuple[int, ...]:
        at = verb - 1
        if self.kind(at) == "CONJ":
            return self._shared(at, verb, depth)
        while at >= 0 and self.kind(at) not in {"VP", "BREAK", "SUB"}:
            if self.kind(at) == "NP" and self.governed(at) < 0 and at >= verb - 4:
                chunk = self.chunks[at]
                if chunk.word in _PURPOSES and (agents := self.agents(at, depth)):
                    return agents
                if at == verb - 1 and chunk.actors and self._handed(at):
                    return self.group_left(at)
            elif (
                self.kind(at) == "NP"
                and self.chunks[at].word in _PURPOSES
                and (agents := self.agents(at, depth))
            ):
                return agents
            elif (
                self.kind(at) == "NP"
                and at == verb - 1
                and self.chunks[at].found
                and self.kind(at - 1) == "PREP"
            ):
                found = self.chunks[at].found
                if (
                    found
                    and found.type in {ActorType.ARMY, ActorType.MILITIA, ActorType.COALITION}
                    and self.word(at - 1) in {"with", "for", "to", "of"}
                ):
                    return self._with_partner(at, depth)
            at -= 1
        return self._of_governing(at, verb, depth) if self.kind(at) == "VP" else ()

    def _of_governing(self, at: int, verb: int, depth: int) -> tuple[int, ...]:
        """As in "Vowed to fight": who vowed; in "the men whom it sent to fight" those who were sent."""
        if self.chunks[at].form == "part" and self.chunks[at].passive:
            for preposition, phrase in self.phrases(at)[:2]:
                if preposition == "by" and self.chunks[phrase].actors:
                    return self.group_right(phrase)  # "a campaign launched by A to retake it"
        sending = at == verb - 1 and self.word(at) in _HANDED and not self.chunks[at].passive
        sent = self.fronted(at) if sending else ()
        return sent if sent and self.chunks[sent[0]].actors else self.subject(at, depth + 1)

    def sender(self, verb: int) -> tuple[int, ...]:
        """As in "Kenya sent soldiers to help": whose help it is."""
        found, sent = self.chunks[verb - 1].found, verb - 2
        if found is None or found.how != "coreference" or self.kind(sent) != "VP":
            return ()
        sends = self.word(sent) in _SENDERS and not self.chunks[sent].passive
        return self.subject(sent) if sends else ()

    def _with_partner(self, at: int, depth: int) -> tuple[int, ...]:
        """As in "A joined forces with B to retake the port": both; "clashed with B to retake it": A."""
        verb = self.verb_of(at)
        word = self.word(verb) if verb >= 0 and self.word(at - 1) == "with" else ""
        if word in _JOINING:
            return (*self.subject(verb, depth + 1), *self.group_left(at))
        return self.subject(verb, depth + 1) if word in _OPPOSING else self.group_left(at)

    def _handed(self, at: int) -> bool:
        return any(self.kind(i) == "VP" and self.word(i) in _HANDED for i in range(max(0, at - 4), at))

    def _of_participle(self, verb: int, depth: int) -> tuple[int, ...]:  # noqa: C901, PLR0911, PLR0912
        before = verb - 1
        if self.kind(before) == "NP":
            if (named := self._apposed_to(before)) >= 0:
                return (named,)
            if self.chunks[before].actors:
                return self.group_left(before)
            if (
                self.kind(before - 1) == "CONJ"
                and self.kind(before - 2) == "NP"
                and self.chunks[before - 2].actors
            ):
                return self.group_left(before - 2)
            if self.word(verb) in _STATIVE or (self._heads_clause(before) and self.chunks[before].owners):
                return (before,)  # "attacks on bases belonging to", "Iranian officers advising A"
            governor = self.governed(before)
            if governor >= 0 and self.kind(governor - 1) == "NP" and self.chunks[governor - 1].actors:
                return (governor - 1,)
        if self.word(before) == "for" and (blamed := self._blamed(before)):
            return blamed
        if self.word(before) == "of" and (charged := self._charged(before)):
            return charged
        if self.word(before) == "with" and self.word(before - 2) == "charge":
            return (before - 1,)  # "charges Chad with supporting it"
        if self.word(before) == "of" and self.word(before - 2) == "and" and self._accused(before - 1):
            return (before - 1,)  # "accuses A of hiding it and B of paying it"
        accusing = self.word(before) == "of" and self.word(before - 1) in {"accuse", "suspect"}
        if accusing and not self.chunks[before - 1].passive and (fronted := self.fronted(before - 1)):
            return fronted  # "Libya, which Chad accuses of arming it"
        if self.kind(before) == "CONJ":
            for at in range(before - 1, -1, -1):
                if self.kind(at) == "VP":
                    return self.subject(at, depth + 1)
        if self.kind(before) == "VP":
            return self.subject(before, depth + 1)
        closed = 0
        for at in range(before, -1, -1):
            closed += (self.kind(at) == "CLOSE") - (self.kind(at) == "OPEN")
            if closed < 0 and self.kind(at - 1) == "NP":
                return (at - 1,)  # "(… consisting of A)" speaks of what stands before
            if self.kind(at) == "VP" and self.chunks[at].form in {"finite", "to"}:
                return self.subject(at, depth + 1)
            if self.kind(at) == "BREAK":
                break
        return self._first_subject(verb, depth)

    def _blamed(self, at: int) -> tuple[int, ...]:
        """As in "Chad sanctioned A for arming B", "A was jailed for financing B": A did it."""
        verb = self.verb_of(at)
        if verb < 0 or self.word(verb) not in _BLAMING:
            return ()
        if self.chunks[verb].passive:
            return self.subject(verb)
        object_ = self.object(verb)
        if object_ < 0:
            return ()
        if (
            self.word(object_) == "sanctions"
            and self.word(object_ + 1) == "on"
            and self.kind(object_ + 2) == "NP"
        ):
            object_ += 2
        return self.group_right(object_)

    def _charged(self, at: int) -> tuple[int, ...]:
        """As in "Accuses A and B of arming it", "accused the army, the FARDC, of": those accused."""
        verb = self.verb_of(at)
        if verb < 0 or self.word(verb) not in {"accuse", "suspect", "convict"} or self.chunks[verb].passive:
            return ()
        object_ = self.object(verb)
        return self.group_right(object_) if object_ >= 0 else ()

    def _accused(self, at: int) -> bool:
        """Whether a verb of accusing stands before a phrase, with somebody else as its object."""
        return any(
            self.word(step) in {"accuse", "suspect"} and self.kind(step + 1) == "NP"
            for step in range(max(0, at - FAR), at - 1)
        )

    def _first_subject(self, verb: int, depth: int) -> tuple[int, ...]:
        """As in "After retaking the port, the army …": the subject of the clause that follows."""
        for at in range(verb + 1, len(self.chunks)):
            if self.kind(at) == "VP" and self.chunks[at].form == "finite":
                return self.subject(at, depth + 1)
        return ()

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

    def _seated(self, at: int) -> int:
        """The body of which a phrase tells where it is, -1 if none: "a militia from Aleppo"."""
        governor, found = self.governed(at), self.chunks[at].found
        if governor != at - 1 or self.word(governor) not in _SEATS or self.kind(governor - 1) != "NP":
            return -1
        body = self.chunks[governor - 1].found
        place = found is None or found.type is ActorType.STATE
        armed = body is not None and body.type in {ActorType.MILITIA, ActorType.ARMY}
        return governor - 1 if place and armed else -1

    def _unit_of(self, at: int) -> bool:
        """Whether a phrase names the whole of which a unit that stands before it is a part."""
        unit = self.chunks[at - 2].found if self.kind(at - 2) == "NP" else None
        named = unit is not None and unit.role == "name" and unit.how != "coreference"
        armed = unit is not None and unit.type in {ActorType.MILITIA, ActorType.ARMY}
        return named and armed and self.word(at - 1) == "of"

    def _told_last(self, comma: int) -> bool:
        """As in "A, which C heads, and B, led by D": it is B of whom this is told."""
        named = self.kind(comma) == "COMMA" and self.kind(comma - 1) == "NP"
        last = (self.kind(comma - 2), self.kind(comma - 3)) == ("CONJ", "COMMA")
        return named and last and self.chunks[comma - 1].found is not None

    def _of_reduced(self, verb: int, depth: int) -> tuple[int, ...]:  # noqa: C901, PLR0911, PLR0912
        """The patient of a participle: the phrase before it, or what follows an opening one."""
        at = verb - 1
        if self.kind(at) == "CONJ":
            return self._shared(at, verb, depth)
        if self._told_last(at):
            return (at - 1,)
        crossed = False
        while at >= 0:
            if self.kind(at) == "COMMA":
                crossed = True
                opened = self.interpolation(at)
                at = (opened if opened >= 0 else at) - 1
                continue
            if self.kind(at) in {"CLOSE", "OPEN"}:
                at -= 1
                continue
            if self.kind(at) == "REL":
                return self.antecedent(at)
            if self.kind(at) == "NP":
                if not crossed and (seated := self._seated(at)) >= 0:
                    at = seated  # "a rebel group in eastern Congo led by N"
                if crossed and (self._body_of(at) or self._unit_of(at)):
                    at -= 2  # "the army of Khalifa Haftar, backed by", "the 2nd Corps of the Front, led by"
                if not crossed and (band := max(self._band(at, verb), self._apposed_to(at))) >= 0:
                    return (band,)
                if self.chunks[at].actors or not crossed:
                    between = not crossed and self.word(self.governed(at)) == "between"
                    return (at,) if between else self.group_left(at)  # "between A and B backed by C"
                governor = self.governed(at)
                if governor < 0:
                    return (at,)
                at = governor - 1
                continue
            break
        if at < 0:
            return self._first_subject(verb, depth)
        if self.kind(at) == "VP":
            return self.subject(at, depth + 1)
        return ()

    def _band(self, at: int, verb: int) -> int:
        """As in "A, a league of militias led by N", "A, a wing of B headed by N": A is led, -1 if none is."""
        of = self.word(at - 1) == "of" and self.word(at - 2) in _BANDS
        behind = of and (self.word(verb) in _LEADING or self.chunks[at - 2].indefinite)
        apposed = behind and self.kind(at - 3) == "COMMA" and self.kind(at - 4) == "NP"
        return at - 4 if apposed and self.chunks[at - 4].found else -1

    def fronted(self, verb: int) -> tuple[int, ...]:
        """What a relative pronoun makes the object: "the militias that Iran backs", "whom it pays"."""
        subject = self.subject(verb)
        if not subject or self.object(verb) >= 0:
            return ()
        before = subject[0] - 1
        if self.word(before) == "whose" and not self._possessed(subject[0]):
            return ()  # "Chad, whose army fought"
        if self.kind(before) == "NP" and self.word(before - 1) == "whose":
            return (before,)  # "whose fighters Iran trains"
        if self.kind(before) != "REL":
            return ()
        return self.antecedent(subject[0] - 1)

    def _possessed(self, at: int) -> bool:
        """As in "whose fighters Chadian officers train": what is possessed stands before who acts."""
        chunk = self.chunks[at]
        named = [*chunk.owners, *([chunk.found] if chunk.found else [])]
        return bool(named) and named[0].first > chunk.first

    def agents(self, at: int, depth: int = 0) -> tuple[int, ...]:
        """Who carries out what a noun names: its modifiers, a "by" phrase, or the verb's subject."""
        chunk = self.chunks[at]
        if chunk.owners or chunk.tails:
            return (at,)  # the phrase itself carries them
        for preposition, phrase in self.phrases(at)[:3]:
            told = any(self.kind(step) == "VP" for step in range(at + 2, phrase))
            if preposition == "by" and self.chunks[phrase].actors and not told:
                return self.group_right(phrase)  # not "its war against A, B, led by C"
        verb = self.verb_of(at)
        if verb < 0 and self._opening(at):
            return self._first_subject(at, depth)
        return self.subject(verb, depth + 1) if verb >= 0 else ()

    def _opening(self, at: int) -> bool:
        """As in "In an operation against B, A killed …", "After clashes with B, A withdrew": A fights."""
        within = (
            {"in", "during"}
            if self.word(at + 1) != "with"
            else {"in", "during", "after", "following", "amid"}
        )
        return at == 1 and self.word(0) in within
