"""Which phrases of a sentence belong together: coordinations, asides, what a preposition governs."""

from dataclasses import dataclass

from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.records import ActorType

FAR = 14
_ROW = 4  # chunks that a row inside an aside takes up
_COMMA_AND = 3  # chunks from an item of a list to the next: ", and B"
_SAYING = words("attribution", "saying")
# Prepositions that also open a clause: "after Kenyan forces attacked it".
_TEMPORAL = frozenset({"after", "before", "since", "until"})

_TIMES = words("chunks", "times")
_BODIES = frozenset({ActorType.MILITIA, ActorType.ORGANIZATION})
_FRIENDS = frozenset({"ally", "allies", "partners", "friends"})


@dataclass(slots=True)
class Lists:
    """A sentence's chunks and what joins them. Indexes are positions among the chunks."""

    chunks: list[Chunk]

    def kind(self, at: int) -> str:
        """The kind of a chunk, empty outside the sentence."""
        try:
            return self.chunks[at].kind if at >= 0 else ""
        except IndexError:
            return ""

    def word(self, at: int) -> str:
        """The word of a chunk, empty outside the sentence."""
        try:
            return self.chunks[at].word if at >= 0 else ""
        except IndexError:
            return ""

    def governed(self, at: int) -> int:
        """The preposition before a noun phrase (through a coordination), -1 if there is none."""
        step = at - 1
        if self.opens_clause(at):
            return -1
        while step >= 0:
            if self.kind(step) == "PREP":
                if step < at - 1 and self.led(step - 1):
                    step -= 2  # "near the Front of Omar Diallo, A and B"
                    continue
                return -1 if self.word(step) in _TEMPORAL and self._acts(at) else step
            if self.kind(step) == "LINK":
                return step
            if self.kind(step) == "COMMA" and (self._parts(step) or self._says(step + 1)):
                return -1  # "sent soldiers into Congo, diplomats and UN officials said"
            if self.kind(step) in {"CONJ", "COMMA"} and self.kind(step - 1) == "NP":
                step -= 2 if self.kind(step) == "CONJ" or self._listed(step) else FAR * 9
                continue
            if self.kind(step) == "CONJ" and self.kind(step - 1) == "COMMA" and self.kind(step - 2) == "NP":
                opened = self._described(step - 1)
                step = opened - 2 if opened > 0 else step - 3
                continue
            return -1
        return -1

    def _acts(self, at: int) -> bool:
        """Whether an actor stands right before its finite verb."""
        return bool(self.chunks[at].found or self.chunks[at].owners) and self._before_verb(at)

    def _before_verb(self, at: int) -> bool:
        """Whether a phrase, or an aside on it, stands right before a finite verb: "A, or B, | attacked"."""
        verb = at + 1
        if self.kind(verb) == "COMMA":
            closing = next((i for i in range(at + 2, at + FAR) if self.kind(i) == "COMMA"), at)
            verb = closing + 1 if closing > at and self.interpolation(closing) == verb else verb
        return self.kind(verb) == "VP" and self.chunks[verb].form == "finite"

    def _parts(self, comma: int) -> bool:
        """Whether a comma ends no item of a list: "After clashes between A and B, C and D attacked"."""
        unnamed = self.kind(comma - 1) == "NP" and not self.chunks[comma - 1].actors
        return unnamed or (self._preamble(comma) and self._row_acts(comma + 1))

    def _row_acts(self, at: int) -> bool:
        """Whether a row of actors stands right before its finite verb."""
        while self.kind(at) in {"NP", "CONJ", "COMMA"} and (self.kind(at) != "NP" or self.chunks[at].actors):
            at += 1
        return self.kind(at) == "VP" and self.chunks[at].form == "finite" and self.kind(at - 1) == "NP"

    def _described(self, comma: int) -> int:
        """Where an aside on the actor before it opens, that ends here: "A, led by C, and B"; else 0."""
        opened = self.interpolation(comma)
        if opened <= 0 or not self.chunks[opened - 1].actors:
            return 0
        inner, before = self.chunks[opened + 1], self.chunks[opened - 1].found
        if inner.kind == "NP" and inner.found is not None:
            return opened if before is not None and inner.found.actor == before.actor else 0
        return opened if inner.kind in {"REL", "VP", "NP", "PREP"} else 0

    def _closes(self, at: int) -> bool:
        """Whether an aside on an actor ends with a phrase inside it: "A, led by B |, and C"."""
        opened = self.interpolation(at + 1)
        if not 0 < opened < at - 1:
            return False
        inside = self.kind(opened + 1) == "REL" or self._told(opened + 1)
        return inside or self._described(at + 1) == opened

    def opens_clause(self, at: int) -> bool:
        """As in "…, and its members were trained by", "in May but Chad listed it": a clause begins."""
        dated = self.word(at - 2).isdigit() and bool(self.chunks[at].actors)
        named = self.chunks[at].found
        if named is not None and named.how != "coreference":
            dated = dated or self.word(at - 2) in _TIMES or self.word(at - 1) == "but"
        joined = self.kind(at - 1) == "CONJ" and (self.kind(at - 2) == "COMMA" or dated)
        finite = self.kind(at + 1) == "VP" and self.chunks[at + 1].form == "finite"
        row = [self.kind(step) for step in range(at - 5, at - 2)] == ["NP", "COMMA", "NP"]
        finite = finite or (not row and self._before_verb(at))  # "…, and its ally, the Hill Front, fled"
        if not (joined and finite and self.has_verb(at)):
            return False
        aside = self.kind(at - 2) == "COMMA" and self._described(at - 2)
        return not aside or self.has_verb(aside)  # "A, which is part of B, and C took the town"

    def _listed(self, comma: int) -> bool:
        """Whether a comma stands in a list: "A, B and C"."""
        step = comma + 1
        while self.kind(step) == "NP" and self.kind(step + 1) == "COMMA" and self.kind(step + 2) == "NP":
            step += 2
        if self.kind(step) == "NP" and self.kind(step + 1) == "COMMA" and self.kind(step + 2) == "CONJ":
            return True
        return self.kind(step) == "NP" and self.kind(step + 1) == "CONJ" and self.kind(step + 2) == "NP"

    def interpolation(self, comma: int) -> int:
        """Where the aside that ends at this comma begins: "X, backed by Y, …"; -1 if none does."""
        inner = comma
        for at in range(comma - 1, max(-1, comma - FAR - _ROW), -1):
            if self.kind(at) == "BREAK":
                return -1
            if at >= inner != comma or self.kind(at) != "COMMA" or self.kind(at - 1) not in {"NP", "CLOSE"}:
                continue
            if opened := self._inside_relative(at):
                inner = opened  # "A, whose wing, B, holds the town, denied it"
            elif (found := self._aside_at(at, comma)) is not None:
                return found
        return -1

    def _aside_at(self, at: int, comma: int) -> int | None:
        """Whether a comma opens an aside: where, -1 if none does, or None if one may open before it."""
        if self._preamble(at):
            return -1  # "In its campaign against A, B, backed by C, …"
        if self._listed(at) and self._by_those(at):
            return None  # "…, listed by A, B and C, …"
        opens = self.kind(at + 1)
        if opens == "NP" and self._acts_before(at, comma):
            return None  # "A, a body in which B, C and D carry weight, attacked"
        if opens in {"REL", "NP", "LINK", "PREP", "CONJ", "SUB"}:
            return at
        return at if opens == "VP" and self.chunks[at + 1].form in {"part", "ing", "to"} else -1

    def _inside_relative(self, comma: int) -> int:
        """As in "A, whose wing, B|, holds it": where the comma opens that this one closes, else 0."""
        finite = self.kind(comma + 1) == "VP" and self.chunks[comma + 1].form == "finite"
        whose = [self.kind(at) for at in range(comma - 4, comma)] == ["REL", "NP", "COMMA", "NP"]
        return comma - 2 if finite and whose and comma > 4 else 0

    def _acts_before(self, at: int, comma: int) -> bool:
        """Whether a comma stands in the row of those who act in a clause that ends at another comma."""
        verb = next((i for i in range(at + 1, comma) if self.kind(i) == "VP"), comma)
        finite = verb < comma and self.chunks[verb].form == "finite"
        opened = any(self.kind(i) in {"REL", "SUB"} for i in range(at + 1, verb))
        return finite and not opened and any(self.kind(i) == "REL" for i in range(max(0, at - FAR), at))

    def _by_those(self, comma: int) -> bool:
        """Whether "by" leads to the list in which a comma stands: "listed by A, B and C"."""
        step = comma - 2
        while self.kind(step) == "COMMA" and self.kind(step - 1) == "NP":
            step -= 2
        return self.word(step) == "by"

    def _preamble(self, comma: int) -> bool:
        """Whether a comma ends the phrases without a verb that open a sentence with a preposition."""
        governed = self.kind(comma - 2) in {"PREP", "CONJ"}  # not "In Cauca M23, a group …"
        if self.kind(0) == "PREP" and self.kind(comma + 1) == "NP" and self._told_preamble(comma):
            return True
        opens = self.kind(0) == "PREP" and self.kind(comma + 1) == "NP" and governed
        apart = any(
            self.kind(at) == self.kind(at + 1) == "NP" for at in range(comma)
        )  # "In Cauca A and B, a"
        return opens and not apart and all(self.kind(at) in {"PREP", "NP", "CONJ"} for at in range(comma))

    def _told_preamble(self, comma: int) -> bool:
        """As in "According to M23, which is based in Bol |, Chad attacked": an aside on who opens it."""
        first = next((at for at in range(comma) if self.kind(at) == "COMMA"), comma)
        aside = first < comma and self.kind(first + 1) == "REL"
        plain = all(self.kind(at) in {"PREP", "NP", "CONJ"} for at in range(first))
        verbs = [
            at for at in range(first, comma) if self.kind(at) == "VP" and self.chunks[at].form == "finite"
        ]
        return (
            aside
            and plain
            and len(verbs) == 1
            and all(self.kind(at) != "COMMA" for at in range(first + 1, comma))
        )

    def group_right(self, at: int) -> tuple[int, ...]:
        """The phrases joined to ``at`` on its right: "A, B and C"; not across a new clause's subject."""
        group = [at]
        step = at
        joined = False
        while True:
            gap = self._gap(step) or self._repeated(at, step)
            if self._ends(at, step, gap):
                break
            if gap and not self.chunks[step + gap].actors and self._goes_on(step + gap):
                step += gap  # "A, local people and B"
                continue
            if gap and len(group) > 1 and (last := self.branch(step + gap)) > 0:
                step = last  # "A, B, the Sahara branch of C and D"
                continue
            if not gap or not self.chunks[step + gap].actors:
                joined = gap > 1 and self.kind(step + gap - 1) == "CONJ"  # "A, B and local tribes"
                break
            following = step + gap
            acts = self._acts(following) or self._row_acts(following)
            if gap == _COMMA_AND and acts and self.has_verb(at):
                break  # "advance on the town, and B, backed by C, attacks D"
            if self._charge(following) and any(self._charge(i - 1) for i in range(max(1, at - 3), following)):
                break  # "accuses A of hiding it and B of paying it"
            if (
                self.kind(following + 1) == "VP"
                and self.chunks[following + 1].form == "finite"
                and self.has_verb(at)
                and not (self.word(at - 1) == "between" and gap == 2 and self.kind(following - 1) == "CONJ")
            ):
                break
            group.append(following)
            step = following
        joined = joined or (self.kind(step + 1), self.kind(step + 2)) == ("CONJ", "COMMA")
        joined = joined or any(self.kind(i) == "CONJ" for i in range(group[0], group[-1]))
        if len(group) > 1 and not joined:
            return (at,)  # a comma alone joins nothing
        return tuple(group)

    def _charge(self, at: int) -> bool:
        """Whether "of" and a verb follow a phrase: "accuses A | of hiding it"."""
        return self.word(at + 1) == "of" and self.kind(at + 2) == "VP"

    def _ends(self, at: int, step: int, gap: int) -> bool:
        """Whether a list from ``at`` ends at a phrase though another follows."""
        if gap == 3 and step == at and self._closes(step):
            return True  # "A, backed by B, and C": C stands beside A
        if gap != 2 + 2 * self.led(step) or self.kind(step + gap - 1) != "COMMA":
            return False  # "A and B of Omar Diallo, C attacked"
        if step > at and self.kind(step - 1) == "CONJ":
            return not self._pair(step + gap)  # "After clashes between A and B, C attacked"
        return self._says(step + gap)  # "fought A, B and C said"

    def _pair(self, at: int) -> bool:
        """Whether the last two of a list stand here: "by Iraqi and Kurdish forces, A and B."."""
        joined = self.kind(at + 1) == "CONJ" and self.kind(at + 2) == "NP"
        last = joined and self.chunks[at].actors and self.chunks[at + 2].actors
        return bool(last) and self.kind(at + 3) in {"", "PREP", "COMMA", "BREAK"}

    def _says(self, at: int) -> bool:
        """Whether a phrase begins the list of those who say what stands before it."""
        step = at
        while self.kind(step) in {"NP", "CONJ", "PREP"}:
            step += 1
        said = self.kind(step) == "VP" and self.chunks[step].form == "finite"
        return said and self.word(step) in _SAYING and self.has_verb(at)

    def _goes_on(self, at: int) -> bool:
        """Whether the last of a list, an actor, follows a phrase that is none."""
        gap = self._gap(at)
        return gap > 1 and self.kind(at + gap - 1) == "CONJ" and bool(self.chunks[at + gap].actors)

    def branch(self, at: int) -> int:
        """Of a list's item that is some part of an actor, where it ends; 0 if it is none or the last."""
        of = not self.chunks[at].actors and self.word(at + 1) == "of" and self.kind(at + 2) == "NP"
        return at + 2 if of and self.kind(at + 3) == "CONJ" and self.kind(at + 4) == "NP" else 0

    def has_verb(self, at: int) -> bool:
        """Whether a finite verb of the same clause stands before a phrase."""
        for step in range(at - 1, -1, -1):
            if self.kind(step) == "VP" and self.chunks[step].form == "finite":
                return True
            if self.kind(step) in {"SUB", "REL", "BREAK"}:
                return False
        return False

    def _gap(self, at: int) -> int:
        """How far the next phrase of a list is, 0 if the list ends; "the Front of Omar Diallo and M23"."""
        led = self._next(at + 2) if self.led(at) else 0
        return led + 2 if led else self._next(at)

    def _repeated(self, first: int, at: int) -> int:
        """As in "fights against A and against B", "together with A and with B": how far B is, else 0."""
        said = self.word(first - 1).rpartition("_")
        joined = self.kind(at + 1) == "CONJ" and self.word(at + 1) in {"and", "or"}
        again = joined and said[1] and self.kind(at + 2) == "PREP" and self.word(at + 2) == said[2]
        return 3 if again and self.kind(first - 1) in {"LINK", "VP"} and self.kind(at + 3) == "NP" else 0

    def _next(self, at: int) -> int:
        if self.kind(at + 1) == "COMMA" and (self.kind(at + 2) == "REL" or self._told(at + 2)):
            # "between A, which consists of B and C, and D", "A, backed by B, and C"
            for step in range(at + 3, min(at + 16, len(self.chunks) - 2)):
                if (
                    self.kind(step) == "COMMA"
                    and self.kind(step + 1) == "CONJ"
                    and self.kind(step + 2) == "NP"
                ):
                    return step + 2 - at
        if self.kind(at + 1) == "CONJ" and self.word(at + 1) in {"and", "or"} and self.kind(at + 2) == "NP":
            return 2
        if self.kind(at + 1) == "COMMA" and self.kind(at + 2) == "NP":
            return 2
        if self.kind(at + 1) == "COMMA" and self.kind(at + 2) == "CONJ" and self.kind(at + 3) == "NP":
            if self.word(at + 1) == "–" or self.word(at + 2) == "but":
                return 0  # a dash ends an aside
            return 3
        return 0

    def led(self, at: int) -> bool:
        """As in "The Front of Omar Diallo", "the Hill Battalion of the Front": a body and whose it is."""
        if self.word(at + 1) != "of" or self.kind(at + 2) != "NP":
            return False
        body, whose = self.chunks[at].found, self.chunks[at + 2].found
        if body is None or whose is None or body.type is ActorType.PERSON:
            return False
        wing = body.role == whose.role == "name" and body.type in _BODIES and whose.type in _BODIES
        return wing or whose.type is ActorType.PERSON

    def _told(self, at: int) -> bool:
        """Whether an aside opens with a participle that has an agent: ", backed by B,"."""
        agent = self.kind(at) == "VP" and self.chunks[at].form == "part" and self.word(at + 1) == "by"
        return agent and not any(self.kind(step) == "REL" for step in range(max(0, at - FAR), at))

    def group_left(self, at: int, *, more: bool = False) -> tuple[int, ...]:
        """The phrases joined to ``at`` on its left, where they are not the object of a verb before.

        With ``more`` it is not the last of them.
        """
        group = [at]
        step = at
        while self.chunks[at].actors and not self.opens_clause(at):
            if self.kind(step - 1) == "CONJ" and self.word(step - 1) in {"and", "nor"}:
                before = step - 3 if self.kind(step - 2) == "COMMA" else step - 2
                if self.kind(step - 2) == "COMMA" and (opened := self._described(step - 2)) > 0:
                    before = opened - 1
            elif self.kind(step - 1) == "COMMA" and (more or len(group) > 1) and not self._preamble(step - 1):
                before = step - 2
            else:
                break
            before -= 2 * self.led(before - 2)  # "A, the Front of Omar Diallo and B"
            if self.kind(before) != "NP" or not self.chunks[before].actors:
                break
            if self.kind(before - 1) == "VP" or (
                self.kind(before - 1) == "PREP"
                and self.governed(at) < 0
                and self.word(before - 1) not in {"of", *_TEMPORAL}
            ):
                break
            group.insert(0, before)
            step = before
        return tuple(group)

    def _headline(self) -> bool:
        """As in "Uganda, Congo launch an offensive": a comma for "and"."""
        if [self.kind(step) for step in range(4)] != ["NP", "COMMA", "NP", "VP"]:
            return False
        verb, first, second = self.chunks[3], self.chunks[0].found, self.chunks[2].found
        plain = verb.form == "finite" and not (verb.past or verb.perfect or verb.singular or verb.passive)
        friends = second is None and self.word(2) in _FRIENDS  # "Syrian army, allies storm"
        several = friends or (second is not None and second.type is not ActorType.PERSON)
        return plain and several and first is not None and first.type is not ActorType.PERSON

    def actors_left(self, at: int) -> tuple[int, ...]:
        """The subject that ends here, also "A and local people", "A and their allies": A acts with others."""
        if at == 2 and self._headline():
            return (0, 2)
        if self.chunks[at].actors:
            return self.group_left(at)
        joined = self.kind(at - 1) == "CONJ" and self.word(at - 1) == "and" and self.kind(at - 2) == "NP"
        opens = self.kind(at - 3) in {"", "BREAK", "SUB", "COMMA", "VP"} and not self.opens_clause(at)
        object_ = self.kind(at - 3) == "VP" and self.word(at - 3) not in {"say", "report", "claim"}
        if joined and opens and not object_ and self.chunks[at - 2].actors:
            return (*self.group_left(at - 2, more=True), at)
        return (at,)
