"""Whose an infinitive is: who vowed to fight, who was sent to help."""

from abc import ABC
from dataclasses import dataclass

from allegiance.extraction.doers import Doers
from allegiance.extraction.lexicon import words
from allegiance.extraction.lists import FAR
from allegiance.records import ActorType

_HANDED = words("clauses", "handed")
_JOINING = words("clauses", "joining")
_OPPOSING = words("clauses", "opposing")
_SENDING = words("clauses", "dispatching")
_SENDERS = words("clauses", "sending")
_PURPOSES = words("clauses", "purposes")
_BELIEVING = words("attribution", "believing") | {"suspect", "consider", "know"}
_PLACING = frozenset({"in", "at", "near", "around", "inside", "outside", "along", "across", "on", "of"})
_SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})


@dataclass(slots=True)
class Infinitives(Doers, ABC):
    """A sentence's chunks with the subjects of its infinitives."""

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
        if at == 0 and self.chunks[0].actors:
            return (0,)  # "M23 to attack Chad, spokesman says"
        if self.kind(at) == "CONJ":
            return self._shared(at, verb, depth)
        last = self._before_place(at)
        while at >= 0 and self.kind(at) not in {"VP", "BREAK", "SUB"}:
            if self.kind(at) == "NP":
                chunk = self.chunks[at]
                governor = self.governed(at)
                purpose = chunk.word in _PURPOSES and (governor >= 0 or at >= verb - 4)
                if purpose and (agents := self.agents(at, depth)):
                    return agents
                if governor < 0 and at in {verb - 1, last} and chunk.actors and self._handed(at):
                    return self.group_left(at)
                if governor >= 0 and at in {verb - 1, last} and self._armed_partner(at):
                    return self._with_partner(at, depth)
            at -= 1
        return self._of_governing(at, verb, depth) if self.kind(at) == "VP" else ()

    def _believed(self, be: int) -> tuple[int, ...] | None:
        """As in "It took | men | it believed to be M23 fighters": of whom that is; None if of the speaker."""
        verb = be - 1 - (self.kind(be - 1) == "NP")
        held = self.chunks[verb] if self.word(be) == "be" and self.kind(verb) == "VP" else None
        if held is None or held.word not in _BELIEVING or held.passive or held.form == "part":
            return None
        if verb < be - 1:
            return self.group_left(be - 1)
        if self.kind(verb - 1) != "NP" or self.kind(verb - 2) not in {"NP", "REL"}:
            return ()
        return self.antecedent(verb - 2) if self.kind(verb - 2) == "REL" else (verb - 2,)

    def _before_place(self, at: int) -> int:
        """The phrase before those that tell where: "operates with A | in the south of the country"."""
        while self.kind(at) == "NP" and self.word(at - 1) in _PLACING and self.kind(at - 2) in {"NP", "VP"}:
            at -= 2
        return at

    def _armed_partner(self, at: int) -> bool:
        """As in "Fights alongside A and B | to retake it": whether somebody armed is the last of a row."""
        found = self.chunks[at].found
        armed = found is not None and found.type in {ActorType.ARMY, ActorType.MILITIA, ActorType.COALITION}
        return armed and self.word(self.group_left(at)[0] - 1) in {
            "with",
            "for",
            "to",
            "of",
            "alongside",
            "beside",
        }

    def _of_governing(self, at: int, verb: int, depth: int) -> tuple[int, ...]:
        """As in "Vowed to fight": who vowed; in "the men whom it sent to fight" those who were sent."""
        handed = at < verb - 1 and self.word(at) in _HANDED  # "troops trained by A to fight B"
        if self.chunks[at].form == "part" and self.chunks[at].passive and not handed:
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
        before = self.word(self.group_left(at)[0] - 1)
        word = self.word(verb) if verb >= 0 and before == "with" else ""
        beside = verb >= 0 and before in {"alongside", "beside"} and self.word(verb) == "fight"
        if word in _JOINING or beside:
            return (*self.subject(verb, depth + 1), *self.group_left(at))
        return self.subject(verb, depth + 1) if word in _OPPOSING else self.group_left(at)

    def _handed(self, at: int) -> bool:
        return any(self.kind(i) == "VP" and self.word(i) in _HANDED for i in range(max(0, at - 4), at))
