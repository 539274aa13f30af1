"""What follows a verb group or a noun: its object and its prepositional phrases."""

from dataclasses import dataclass

from allegiance.extraction.lexicon import words
from allegiance.extraction.lists import FAR
from allegiance.extraction.relatives import Relatives

_SPANS = frozenset({"years", "months", "weeks", "decades", "decade", "standing"})
_BETWEEN = frozenset({"in", "on", "at", "with", "near", "during", "from", "around", "outside", "inside"})
_SAYING = words("attribution", "saying")
_ALONE = frozenset({"with", "against"})
_DEALS = words("frames", "deals")
_TIMES = words("chunks", "times")


@dataclass(slots=True)
class Objects(Relatives):
    """A sentence's chunks with the objects of its verbs."""

    def object(self, verb: int) -> int:
        """The noun phrase that is the direct object, -1 if there is none."""
        at = verb + 1
        if self.kind(at) == "CONJ" and self.kind(at + 1) == "VP" and not self.chunks[at + 1].passive:
            return self.object(at + 1)  # "funds and trains the militia"
        if (shared := self._shared_object(verb)) >= 0 or (shared := self._closed_object(verb)) >= 0:
            return shared
        return at if self.kind(at) == "NP" else self._put_off(verb)

    def _shared_object(self, verb: int) -> int:
        """As in "Has not backed, and will never back, | M23", "hosts, funds and stands by | it"; else -1."""
        step = verb
        while (following := self._next_of_row(step)) >= 0:
            step = following
        closed = step + (self.kind(step + 1) == "COMMA")
        joined = self.kind(step - 1) == "CONJ"  # not "which Chad arms, fought it"
        if step == verb or not joined or self.kind(closed + 1) != "NP":
            return -1
        said = self.kind(closed + 2) == "VP" and self.chunks[closed + 2].form == "finite"
        return -1 if said and closed > step else closed + 1

    def _closed_object(self, verb: int) -> int:
        """As in "Has not backed, and will never back | , M23": the last of two between commas; else -1."""
        joined = self.kind(verb - 1) == "CONJ" and self.kind(verb - 2) == "COMMA"
        first = verb - 3 if joined and self.kind(verb - 3) == "VP" else -1
        return self._shared_object(first) if first >= 0 and self.kind(verb + 1) == "COMMA" else -1

    def _next_of_row(self, verb: int) -> int:
        """The verb that a comma or "and" joins to one without an object of its own, -1 if there is none."""
        step = verb + 1
        step += self.kind(step) == "COMMA"
        step += self.kind(step) == "CONJ"
        verbal = step > verb + 1 and self.kind(step) == "VP" and not self.chunks[step].passive
        return step if verbal and self.chunks[step].form == self.chunks[verb].form else -1

    def _put_off(self, verb: int) -> int:
        """As in "Attacked on the same night | a post", "struck with a drone | M23 positions"; else -1."""
        at, said = verb + 1, self.chunks[verb]
        if said.passive or said.word in _SAYING or said.form not in {"finite", "to"}:
            return -1
        while self.word(at) in _BETWEEN and self.kind(at) == "PREP" and self.kind(at + 1) == "NP":
            at += 2
        if at == verb + 1 or self.kind(at) != "NP" or self.word(at) in _TIMES or self.word(at).isdigit():
            return -1
        step = at + 1
        while self.kind(step) in {"PREP", "NP"}:
            step += 1
        return -1 if self.kind(step) == "VP" and self.chunks[step].form == "finite" else at

    def behind_span(self, at: int) -> int:
        """The phrase that tells for how long another holds: "its ally of | two years"; else the phrase."""
        span = self.word(at + 1) == "of" and self.kind(at + 2) == "NP" and self.word(at + 2) in _SPANS
        return at + 2 if span else at

    def phrases(self, start: int) -> list[tuple[str, int]]:
        """(preposition, noun phrase) of what follows chunk ``start`` up to the end of its clause."""
        fronted = self._fronted_phrase(start)
        found = [] if self.kind(start) == "NP" else fronted
        at = start + 1
        if self.kind(start) == self.kind(at) == "NP" and self.chunks[at].definite:
            return fronted  # "shelled with artillery | the positions of M23"
        while at < len(self.chunks) and at - start < FAR * 2:
            kind = self.kind(at)
            if kind in {"BREAK", "SUB", "REL"}:
                break
            if kind == "VP" and self.chunks[at].form != "part":
                break
            if kind == "CONJ" and self.kind(at + 1) == "VP":
                break
            if kind in {"PREP", "LINK"}:
                following = at + 1
                alone = self.word(at) in _ALONE and self.kind(following) == "PREP"
                if self.kind(following) == "PREP" and not alone:  # "out of", "up against"
                    at, following = following, following + 1
                if self.kind(following) == "NP":
                    found.append((self.word(at), following))
                    at = following
                elif self.kind(start) == "VP" and (whom := self._left_alone(start, following)):
                    found.append((self.word(at), whom[-1]))
            at += 1
        return [*found, *fronted] if self.kind(start) == "NP" else found

    def _fronted_phrase(self, start: int) -> list[tuple[str, int]]:
        """As in "M23, against which Chad launched an operation", "with whom it is at war"."""
        for at in range(start - 1, max(-1, start - 8), -1):
            kind = self.kind(at)
            if kind == "REL":
                if self.kind(at - 1) != "PREP" or self.word(at) == "whose":
                    return []
                antecedent = self.antecedent(at - 1)
                if not antecedent:
                    return []
                if (deal := self._deal_with(antecedent[0])) >= 0:
                    return [(self.word(at - 1), deal)]
                together = self.kind(antecedent[0] - 1) == "LINK"  # "Along with A and B, with which it forms"
                return [(self.word(at - 1), antecedent[0 if together else -1])]
            listed = kind == "COMMA" and self.kind(at - 1) == self.kind(at + 1) == "NP"
            if kind in {"BREAK", "SUB"} or (kind == "COMMA" and not listed):
                return []
        return []

    def _deal_with(self, at: int) -> int:
        """As in "an accord with Chad | under which": the accord and not Chad is meant, -1 if it is none."""
        with_ = self.governed(at)
        deal = with_ > 0 and self.word(with_) in {"with", "between"} and self.kind(with_ - 1) == "NP"
        return with_ - 1 if deal and self.word(with_ - 1) in _DEALS else -1

    def _left_alone(self, verb: int, behind: int) -> tuple[int, ...]:
        """As in "M23, which Chad has clashed with, left": whom the preposition at the end leads to."""
        if self.kind(behind) in {"NP", "LINK", "OPEN", "SUB", "REL"} or self.chunks[verb].form == "part":
            return ()
        for step in range(verb - 1, max(-1, verb - 8), -1):
            if self.kind(step) == "REL":
                plain = self.kind(step - 1) != "PREP" and self.kind(step + 1) == "NP"
                return self.antecedent(step) if plain and self.word(step) != "whose" else ()
            if self.kind(step) not in {"NP", "VP", "PREP"}:
                return ()
        return ()

    def verb_of(self, at: int) -> int:
        """The verb group before, in whose reach a noun phrase stands; -1 if there is none."""
        for step in range(at - 1, max(-1, at - FAR), -1):
            if self.kind(step) == "VP":
                return step
            if self.kind(step) in {"BREAK", "SUB", "REL"}:
                return -1
        return -1
