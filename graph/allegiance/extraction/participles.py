"""Whose a participle is: who does it ("fighting"), or to whom it is done ("backed by")."""

from abc import ABC
from dataclasses import dataclass

from allegiance.extraction.infinitives import Infinitives
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.lists import FAR
from allegiance.records import ActorType

_LEADING = frozenset({"lead", "head", "command", "found"})
_BANDS = words("clauses", "bands")
_SORTS = words("groups", "introducing")
_LED = frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ARMY})
_BLAMING = words("clauses", "blaming")
_MEN = lexicon()["parts"] | {"men", "people", "recruits"}
_KEEPING = words("clauses", "keeping")
_PLACING = frozenset({"in", "inside", "across", "near", "outside", "around"})
_BODIES = words("clauses", "bodies")
_SHARES = words("clauses", "shares")
_CHARGED = frozenset({"accuse", "suspect", "convict"})
_SEATS = frozenset({"in", "from", "near", "at", "around", "across"})
_STATIVE = words("clauses", "stative")


@dataclass(slots=True)
class Participles(Infinitives, ABC):
    """A sentence's chunks with the subjects of its participles."""

    def _of_participle(self, verb: int, depth: int) -> tuple[int, ...]:
        before = self._past_place(verb - 1)
        if self.kind(before) == "NP" and (told := self._of_phrase(before, verb, depth)):
            return told
        if charged := self._of_share(before) or self._of_charge(before, depth):
            return charged
        if self.kind(before) == "CONJ":
            for at in range(before - 1, -1, -1):
                if self.kind(at) == "VP":
                    return self.subject(at, depth + 1)
        if self.kind(before) == "VP":
            return self.subject(before, depth + 1)
        if self.kind(before) == "COMMA" and self._opens_with(before - 1):
            return self.group_left(before - 1)  # "M23, fighting in Kivu, took Goma"
        return self._of_clause(verb, depth)

    def _charge_before(self, of: int) -> int:
        """The participle of the charge to which another is joined: "of hiding it and of paying it"."""
        for at in range(of - 2, 0, -1):
            if self.kind(at) == "VP" and self.chunks[at].form == "ing":
                return at if self.word(at - 1) == "of" else -1
            if self.kind(at) not in {"NP", "PREP", "CONJ"}:
                return -1
        return -1

    def _called_before(self, at: int) -> tuple[int, ...]:
        """As in "M23, formerly | the Hill Front and backed by Chad": who was called so, an adverb between."""
        aside = self.kind(at) == "NP" and self.kind(at - 1) == "COMMA" and self.kind(at - 2) == "NP"
        once = aside and self.chunks[at].first > self.chunks[at - 1].last
        return (at - 2,) if once and self.chunks[at - 2].actors else ()

    def _keeper(self, men: int, depth: int) -> tuple[int, ...]:
        """As in "M23 has a thousand men fighting it": whose men they are."""
        verb = self.verb_of(men)
        unnamed = self.word(men) in _MEN and not self.chunks[men].owners and verb >= 0
        kept = unnamed and self.word(verb) in _KEEPING and not self.chunks[verb].passive
        return self.subject(verb, depth + 1) if kept and self.object(verb) == men else ()

    def _past_place(self, before: int) -> int:
        """As in "Chad has | troops in Mali fighting it": what stands before the land that they are in."""
        found = self.chunks[before].found if before >= 0 else None
        land = found is not None and found.role in {"state", "capital"} and self.kind(before - 2) == "NP"
        return before - 2 if land and self.word(before - 1) in _PLACING else before

    def _of_phrase(self, before: int, verb: int, depth: int) -> tuple[int, ...]:  # noqa: PLR0911
        """Of a participle right behind a phrase: "rebels fighting A", "N, a former teacher fighting A"."""
        if (named := self._apposed_to(before)) >= 0:
            return (named,)
        crowd = self.chunks[before].found
        if crowd is not None and crowd.role in {"crowd", "band"} and (one := self._told_of(before)):
            return one  # "M23 is one of the groups fighting under its flag"
        if self.chunks[before].actors:
            return self.group_left(before)
        if self.chunks[before].indefinite and self._apposed(before):
            return (before - 2,)
        joined = self.kind(before - 1) == "CONJ" and self.kind(before - 2) == "NP"
        if joined and self.chunks[before - 2].actors:
            return self.group_left(before - 2)
        if keeper := self._keeper(before, depth):
            return keeper
        if self.word(before) in _BODIES and self.word(verb) != "use":
            return (before,)  # "listed a network funding A"
        if self.word(verb) in _STATIVE or (self._heads_clause(before) and self.chunks[before].owners):
            return (before,)  # "attacks on bases belonging to", "Iranian officers advising A"
        governor = self.governed(before)
        governed = governor >= 0 and self.kind(governor - 1) == "NP" and self.chunks[governor - 1].actors
        return (governor - 1,) if governed else ()

    def _of_share(self, before: int) -> tuple[int, ...]:
        """As in "Iran's role in arming A", "the part of Iran in arming A", "Iran's history of arming A"."""
        share = before - 1
        if self.word(before) not in {"in", "of", "for", "to"} or self.kind(share) != "NP":
            return ()
        if self.word(share) in _SHARES and self.chunks[share].owners:
            return (share,)
        of = self.word(share - 1) == "of" and self.word(share - 2) in _SHARES
        return (share,) if of and self.word(before) == "in" and self.chunks[share].actors else ()

    def _of_charge(self, before: int, depth: int) -> tuple[int, ...]:  # noqa: PLR0911
        """Of a participle that tells what somebody is charged with: "accuses A of hiding it"."""
        if self.word(before) == "for":
            return self.blamed(before)
        if self.word(before) == "with":
            return (
                (before - 1,) if self.word(before - 2) == "charge" else ()
            )  # "charges Chad with backing it"
        if self.word(before) != "of":
            return ()
        if charged := self._charged(before):
            return charged
        if self.word(before - 1) in _CHARGED and self.chunks[before - 1].passive:
            return self.subject(before - 1, depth + 1)  # "villagers suspected of backing A"
        if self.kind(before - 1) == "CONJ" and (first := self._charge_before(before)) >= 0:
            return self.subject(first, depth + 1)  # "accuses A of hiding it and of paying it"
        if self.word(before - 2) == "and" and self._accused(before - 1):
            return (before - 1,)  # "accuses A of hiding it and B of paying it"
        accusing = self.word(before - 1) in {"accuse", "suspect"}
        if accusing and not self.chunks[before - 1].passive:
            return self.fronted(before - 1)  # "Libya, which Chad accuses of arming it"
        return ()

    def _of_clause(self, verb: int, depth: int) -> tuple[int, ...]:
        """Of a participle that hangs on a whole clause, or on what stands before its bracket."""
        closed = 0
        for at in range(verb - 1, -1, -1):
            closed += (self.kind(at) == "CLOSE") - (self.kind(at) == "OPEN")
            if closed < 0 and self.kind(at - 1) == "NP":
                return (at - 1,)  # "(… consisting of A)" speaks of what stands before
            if self.kind(at) == "VP" and self.chunks[at].form in {"finite", "to"}:
                return self.subject(at, depth + 1)
            if self.kind(at) == "BREAK":
                break
        return self._first_subject(verb, depth)

    def _opens_with(self, at: int) -> bool:
        """Whether an actor's phrase opens the sentence and nothing but its group stands before it."""
        if self.kind(at) != "NP" or self.chunks[at].found is None:
            return False
        return self.kind(self.group_left(at)[0] - 1) in {"", "BREAK"}

    def _verb_in(self, first: int, last: int) -> bool:
        return any(self.kind(at) == "VP" for at in range(first, last))

    def blamed(self, at: int) -> tuple[int, ...]:
        """As in "Chad sanctioned A for arming B", "A was jailed for attacks on B": A did it.

        ``at`` is where the preposition stands.
        """
        verb = self.verb_of(at)
        if verb < 0 or self.word(verb) not in _BLAMING:
            return ()
        if self.chunks[verb].passive:
            return self.subject(verb)
        if fronted := self.fronted(verb):
            return fronted  # "A, which Chad listed over attacks on"
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

    def _seated(self, at: int) -> int:
        """The body of which a phrase tells where it is, -1 if none: "a militia from Aleppo"."""
        governor, found = self.governed(at), self.chunks[at].found
        if governor != at - 1 or self.word(governor) not in _SEATS or self.kind(governor - 1) != "NP":
            return -1
        body = self.chunks[governor - 1].found
        place = found is None or found.type is ActorType.STATE
        armed = body is not None and body.type in {ActorType.MILITIA, ActorType.ARMY}
        return governor - 1 if place and armed else -1

    def _deed_there(self, at: int) -> int:
        """As in "Its attack on Gao, backed by A", "its troops in Mali, led by": no place is led; else -1."""
        found, governor = self.chunks[at].found, self.governed(at)
        place = found is not None and found.role in {"capital", "state"}
        if not place or self.word(governor) not in {"on", *_SEATS} or self.kind(governor - 1) != "NP":
            return -1
        before = self.chunks[governor - 1]
        return governor - 1 if before.actors or before.owners else -1

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

    def _led_beside(self, comma: int, verb: int) -> tuple[int, ...]:
        """As in "M23, which arms the Hill Front, led by N", "fought it in May, then led by N"."""
        at = comma - 1
        if verb != comma + 1 or self.word(verb) not in _LEADING or self.word(verb + 1) != "by":
            return ()
        while self.word(at).isdigit() and self.kind(at - 1) == "PREP":
            at -= 2
        opened = self.interpolation(comma)
        inside = 0 < opened < at and self.kind(opened + 1) in {"REL", "SUB"}
        body = self.chunks[at].found if self.kind(at) == "NP" and inside else None
        named = body is not None and body.role == "name" and body.type in _LED
        return (at,) if named and body is not None and body.last == self.chunks[at].last else ()

    def _of_reduced(self, verb: int, depth: int) -> tuple[int, ...]:  # noqa: C901, PLR0911, PLR0912
        """The patient of a participle: the phrase before it, or what follows an opening one."""
        at = verb - 1
        if self.kind(at) == "CONJ":
            return self._called_before(at - 1) or self._shared(at, verb, depth) or self._linked_too(at)
        if self._told_last(at):
            return (at - 1,)
        crossed = False
        while at >= 0:
            if self.kind(at) == "COMMA":
                crossed = True
                if row := self._names_row(at - 1) or self._led_beside(at, verb):
                    return row
                opened = self.interpolation(at)
                if self.kind(opened + 1) in {"CONJ", "SUB"} and not self._verb_in(opened, at):
                    opened = -1  # "A left the town, while B, backed by C, attacked": B is
                at = (opened if opened >= 0 else at) - 1
                continue
            if self.kind(at) in {"CLOSE", "OPEN"}:
                at -= 1
                continue
            if self.kind(at) == "REL":
                return self.antecedent(at)
            if self.kind(at) == "NP":
                if crossed and self._unlisted_last(at):
                    return (at,)
                if crossed and self._place_beside(at):
                    at -= 2  # "took Ember, M23's last town in Chad, backed by Mali"
                    continue
                if crossed and (deed := self._deed_there(at)) >= 0:
                    return (deed,)
                if not crossed and (told := self._a_body(at, verb)):
                    return told
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

    def _unlisted_last(self, at: int) -> bool:
        """As in "5 Segond under N, and Canaan, led by M": the last of a list, of which nobody knows."""
        last = self.kind(at - 1) == "CONJ" and self.kind(at - 2) == "COMMA"
        return last and not self.chunks[at].actors and not self.chunks[at].owners

    def _names_row(self, at: int) -> tuple[int, ...]:
        """As in "A, B and C, backed by D, fought": all three, where nothing but their names is in the row."""
        row = self.group_left(at) if self.kind(at) == "NP" and self.word(at - 1) == "and" else ()
        founds = [self.chunks[one].found for one in row]
        named = all(found is not None and found.role in {"name", "state"} for found in founds)
        return row if len(row) > 2 and named and self.governed(row[0]) < 0 else ()

    def _a_body(self, at: int, verb: int) -> tuple[int, ...]:
        """As in "M23 is a Congolese party and armed group led by N": of whom it is said."""
        bare = self.chunks[at].found is None and self.chunks[at].indefinite and self.word(at) in _SORTS
        told = self.subject(at - 1) if bare and self._is(at - 1) else ()
        return told if verb == at + 1 and any(self.chunks[one].found for one in told) else ()

    def _place_beside(self, at: int) -> bool:
        """Whether a phrase is the land that something is in, or tells whose the place before it is."""
        found = self.chunks[at].found
        land = found is not None and found.role in {"state", "capital"} and self.word(at - 1) in _PLACING
        town = found is None and self.chunks[at].asset and self.kind(at - 1) == "COMMA"
        return (land or town) and self.kind(at - 2) == "NP"

    def _linked_too(self, conj: int) -> tuple[int, ...]:
        """As in "A, allied with B and supplied by C": A is, of whom an aside tells two things."""
        link = conj - 2
        aside = self.kind(link) == "LINK" and self.kind(link - 1) == "COMMA" and self.kind(link - 2) == "NP"
        return self.group_left(link - 2) if aside else ()

    def _band(self, at: int, verb: int) -> int:
        """As in "A, a league of militias led by N", "A, a wing of B headed by N": A is led, -1 if none is."""
        if self.kind(at - 1) == "CONJ" and self.kind(at - 2) == "NP" and not self.chunks[at - 2].actors:
            at -= 2  # "of Kurdish | and Arab militias"
        band = self.chunks[at - 2].found if self.word(at - 1) == "of" else None
        if band is not None and band.role == "band" and band.how == "coreference":
            return at - 2  # who it is stands before it
        of = self.word(at - 1) == "of" and self.word(at - 2) in _BANDS
        behind = of and (self.word(verb) in _LEADING or self.chunks[at - 2].indefinite)
        apposed = behind and self.kind(at - 3) == "COMMA" and self.kind(at - 4) == "NP"
        return at - 4 if apposed and self.chunks[at - 4].found else -1
