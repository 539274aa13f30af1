"""Which noun phrase a relative pronoun stands for."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from allegiance.extraction.lexicon import words
from allegiance.extraction.lists import FAR, Lists
from allegiance.records import ActorType

_HOLDERS = words("persons", "nouns")
_SINGLE = frozenset({ActorType.PERSON, ActorType.STATE})
_BANDS = words("groups", "introducing")
_DEEDS = words("frames", "means") - words("groups", "introducing")
_TIMES = words("chunks", "times")
_HEIRS = words("clauses", "heirs")


@dataclass(slots=True)
class Relatives(Lists, ABC):
    """A sentence's chunks with what its relative clauses hang on."""

    def relative(self, verb: int) -> int:
        """The relative pronoun whose clause a verb group belongs to, -1 if it belongs to none."""
        at = verb - 1
        while at > max(-1, verb - FAR):
            if self.kind(at) == "REL":
                return at
            if self.kind(at) == "COMMA" and (opened := self.interpolation(at)) > 0:
                at = opened  # "M23, whose leader, Omar Diallo, was"
            elif self.kind(at) in {"BREAK", "SUB", "COMMA"}:
                return -1
            at -= 1
        return -1

    def antecedent(self, rel: int) -> tuple[int, ...]:
        """Who a relative pronoun stands for; "M23, which Rwanda arms and which fought the army"."""
        before = self._relative_before(rel) if self.kind(rel - 1) == "CONJ" else -1
        return self.antecedent(before) if before >= 0 else self._stands_for(rel)

    def _stands_for(self, rel: int) -> tuple[int, ...]:
        at = rel - 1
        if (
            self.kind(at) == "NP"
            and self.word(at) in _DEEDS
            and self.chunks[at].owners
            and not self.chunks[at].asset
        ):
            return (at,)  # "in reply to an M23 attack that killed"
        limit = max(-1, at - 7)
        first = place = -1
        while at > limit:
            if self.kind(at) == "NP":
                dated = self.word(at).isdigit() or self.word(at) in _TIMES
                if dated and (governor := self.governed(at)) > 0:
                    at = governor - 1  # "the bombing of 14 February, in which"
                    continue
                if self._home(at, rel):
                    governor = self.governed(at)
                    at = governor - 2 if governor > 1 and self.kind(governor - 1) == "VP" else at - 1
                    continue
                first = at if first < 0 or self._place(first) else first
                place = at if self._place(at) else place
                at = self._done_by(at, rel)
                if self.chunks[at].actors and not self._place(at):
                    return self._actor(at, rel)
                governor = self.governed(at)
                if one := self._after_heir(at, governor) or self._one_of(at):
                    return one
                if governor < 0:
                    return self._named_before(at, rel) or self._nearest(rel, first, place)
                at = governor - 1
                continue
            if self.kind(at) in {"COMMA", "CLOSE", "OPEN"}:
                at -= 1
                continue
            break
        return self._nearest(rel, first, place)

    def _done_by(self, at: int, rel: int) -> int:
        """As in "A force paid for by Israel which": the force, as a state's name is followed by a comma."""
        found, governor = self.chunks[at].found, self.governed(at)
        state = found is not None and found.role in {"state", "capital"} and at == rel - 1
        if (
            not state
            or governor < 0
            or self.word(governor) != "by"
            or self.word(rel) not in {"which", "that"}
        ):
            return at
        step = governor - 1
        while self.kind(step) in {"PREP", "VP"}:
            step -= 1
        return step if step < governor - 1 and self.kind(step) == "NP" else at

    def _after_heir(self, at: int, governor: int) -> tuple[int, ...]:
        """As in "M23, successor to the militias that fought Chad": it is told of those before it."""
        return (at,) if governor > 0 and self.word(governor - 1) in _HEIRS else ()

    def _actor(self, at: int, rel: int) -> tuple[int, ...]:
        """Of an actor before a relative pronoun: who of those named with it is meant."""
        crowd = self.chunks[at].found
        if crowd is not None and crowd.role in {"crowd", "band"} and (one := self._told_of(at)):
            return one
        if (head := max(self._counted(at, rel), self._apposed_to(at))) >= 0:
            return (head,)
        if held := self._holder(at, rel):
            return held
        if self._loyal(at) and self._body_of(at) and not self._singular(rel):
            return (at - 2,)  # "troops loyal to N, who are"
        near = self.kind(rel - 1) in {"COMMA", "NP"} and at >= rel - 2 and not self._singular(rel)
        group = self.group_left(at) if near else (at,)
        return group if at - group[0] <= 3 * len(group) else (at,)

    def _holder(self, at: int, rel: int) -> tuple[int, ...]:
        """As in "N, a commander of M23 who", "N is a veteran of M23 whom": a group is no "who", N is."""
        found, head = self.chunks[at].found, at - 2
        body = found is not None and found.type is not ActorType.PERSON and found.role == "name"
        of = (
            self.word(at - 1) in {"of", "in", "with"}
            and self.kind(head) == "NP"
            and self.word(head) in _HOLDERS
        )
        if not body or not of or self.word(rel) not in {"who", "whom"}:
            return ()
        return self._named_before(head, rel) or (head,)

    def _named_before(self, at: int, rel: int) -> tuple[int, ...]:
        """As in "M23, a band which", "A and B, rivals who", "N is a general who": of whom it is said."""
        if not self._apposed(at):
            return self._said_to_be(at)
        several = self.word(at).endswith("s") and not self._singular(rel)
        return self.group_left(at - 2) if several else (at - 2,)

    def _home(self, at: int, rel: int) -> bool:
        """As in "N from Gao, Mali, who was killed": a country is no "who"."""
        found = self.chunks[at].found
        if found is not None and found.type is ActorType.PERSON and self.word(rel) == "which":
            return True  # "a band headed by N, which fought the army"
        country = found is not None and found.role in {"state", "capital"}
        return country and self.word(rel) == "who" and self.kind(at - 1) == "COMMA"

    def _told_of(self, at: int) -> tuple[int, ...]:
        """Of whom a crowd is told: "M23 is one of the militias that", "M23 is a Tutsi militia that"."""
        return self._one_of(at) or self._said_to_be(at)

    def _one_of(self, at: int) -> tuple[int, ...]:
        """As in "M23 is one of several militias that Iran backs", "among the best known of the militias"."""
        if self.word(at - 1) == "of" and self.chunks[at - 2].superlative:
            return self._one_of(at - 2) or (self.subject(at - 3) if self._is(at - 3) else ())
        if self.word(at - 1) == "among":
            before = at - 2
        elif self.word(at - 1) == "of" and self.word(at - 2) in {"one", "some", "two", "part"}:
            before = at - 3
        else:
            return ()
        if self.kind(before) == "VP" and self.word(before) in {"be", "become", "remain"}:
            return self.subject(before)
        apposed = self.kind(before) == "COMMA" and self.kind(before - 1) == "NP"
        return (before - 1,) if apposed and self.chunks[before - 1].found else ()

    def _nearest(self, rel: int, first: int, place: int) -> tuple[int, ...]:
        """As in "instructors from Chad, which has sent": the verb is singular, so the country is meant."""
        if place >= 0 and self._singular(rel) and self.word(first).endswith("s"):
            return (place,)
        return (first,) if first >= 0 else ()

    def _relative_before(self, rel: int) -> int:
        """The relative pronoun that another one is joined to, -1 if there is none near."""
        for at in range(rel - 2, max(-1, rel - FAR), -1):
            if self.kind(at) == "REL":
                return at
            if self.kind(at) in {"BREAK", "SUB"}:
                return -1
        return -1

    @abstractmethod
    def subject(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """The noun phrases that are the grammatical subject of a verb group."""

    def _singular(self, rel: int) -> bool:
        """As in "A and B, which answers to": the verb's number says that the last alone is meant."""
        return self.kind(rel + 1) == "VP" and self.chunks[rel + 1].singular

    def _apposed(self, at: int) -> bool:
        """As in "M23, a rebel group, which": what a phrase without a name says of the name before it."""
        return (
            self.kind(at - 1) == "COMMA"
            and self.kind(at - 2) == "NP"
            and self.chunks[at - 2].found is not None
        )

    def _counted(self, at: int, rel: int) -> int:
        """As in "A, an umbrella of factions that has fought": the verb is singular, so A is meant."""
        verb = self.chunks[rel + 1] if self.kind(rel + 1) == "VP" else None
        if verb is None or not verb.singular or not self._umbrella(at):
            return -1
        return at - 4 if self.kind(at - 3) == "COMMA" and self.chunks[at - 4].found else at - 2

    def _apposed_to(self, at: int) -> int:
        """As in "The Azov regiment, a unit that belongs to": the name, where a description follows."""
        crowd, named = self.chunks[at].found, self.chunks[at - 2].found if self.kind(at - 2) == "NP" else None
        if named is None or named.role != "name" or self.kind(at - 1) != "COMMA":
            return -1
        if crowd is None:
            return at - 2 if self.chunks[at].indefinite and self.word(at) in _BANDS else -1
        if self.chunks[at].banded and crowd.role == "name" and crowd.actor != named.actor:
            return at - 2 if named.type not in _SINGLE else -1  # "A, a Front group that is part of"
        unit = crowd.how == "coreference" and self.chunks[at].indefinite  # "A, an army unit trained by"
        return at - 2 if (unit or crowd.how == "unnamed") and named.type not in _SINGLE else -1

    def _umbrella(self, at: int) -> bool:
        found = self.chunks[at].found
        return (
            bool(found and found.role == "crowd") and self.word(at - 1) == "of" and self.kind(at - 2) == "NP"
        )

    def _body_of(self, at: int) -> bool:
        """Whether a phrase is the person whose army or movement stands before it."""
        person, body = self.chunks[at].found, self.chunks[at - 2].found if self.kind(at - 2) == "NP" else None
        of = self.word(at - 1) == "of" or self._loyal(at)
        ruled = person is not None and person.type is ActorType.PERSON and of
        return ruled and body is not None and body.type is not ActorType.PERSON

    def _loyal(self, at: int) -> bool:
        """As in "forces loyal to N": whether it tells whose men stand before it."""
        return self.kind(at - 1) == "LINK" and self.word(at - 1) == "loyal_to"

    def _place(self, at: int) -> bool:
        found = self.chunks[at].found
        governor = self.governed(at)
        acts = governor == at - 1 and self.word(governor) == "by"  # "accused by Chad, which listed it"
        return bool(found and found.role in {"state", "capital"} and governor >= 0) and not acts

    def _said_to_be(self, at: int) -> tuple[int, ...]:
        """As in "Omar Diallo is a general who", "M23 is a Tutsi militia that": whom a phrase is said of."""
        found = self.chunks[at].found
        if not self._is(at - 1):
            return ()
        if found is None:
            return self.subject(at - 1)
        told = self.subject(at - 1) if found.how == "unnamed" and self.chunks[at].indefinite else ()
        return told if any(self.chunks[step].found for step in told) else ()

    def _is(self, at: int) -> bool:
        """Whether a verb group says what somebody is, and does not deny it."""
        return self.kind(at) == "VP" and self.word(at) == "be" and not self.chunks[at].negated
