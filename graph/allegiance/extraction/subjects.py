"""Who is the subject of a verb group: its phrases' actors, their examples, who is told beside it."""

from functools import cached_property

from allegiance.extraction.entries import entry
from allegiance.extraction.found import BODIES, Found
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.standing import Standing
from allegiance.records import ActorType

_SECTIONS = words("chunks", "sections") | words("chunks", "quantities")
_ARMED = BODIES - {ActorType.STATE}
_GROUPS = words("frames", "groups") | {"parties", "movements", "organisations", "organizations", "armies"}
_CALLED = words("clauses", "called") | words("groups", "branches")
_AGENCIES = words("clauses", "agencies")
_FRIENDS = words("frames", "friends_and_foes")
_DESCRIBED = frozenset({"unnamed", "coreference"})
_SOME = frozenset({"several", "some", "many", "most", "others", "two", "three", "four", "five", "few"})


class Subjects(Standing):
    """A sentence's phrases, and who acts by its verbs."""

    def subjects(self, verb: int, *, assets: bool = False, **wanted: bool) -> list[Found]:
        """The actors that are the subject of a verb group, or its examples, or who holds what it names."""
        phrases = self.clauses.subject(verb)
        if headed := self._headed(verb, phrases):
            return headed
        if named := self._named_after(phrases, verb):
            return named
        found = self.founds(phrases, assets=assets, **wanted)
        if found and phrases:
            first = self._persons_left(phrases[0]) if wanted.get("people") else []
            others = (*self._among_them(phrases[-1]), *self._so_does(verb), *self._some_of(found[-1], verb))
            return [*first, *found, *self._of_crowd(phrases[-1], found[-1]), *others]
        if not phrases:
            return found
        last = phrases[-1]
        if self.clauses.word(last + 1) == "of" and self.chunks[last].word in _SOME:
            last += 2  # "Several of them, including A and B, are"
        elif self.clauses.word(last + 1) == "of" and self.chunks[last].word in _SECTIONS:
            found = [one for one in self._sent_by(last) if one.type in BODIES - {ActorType.STATE}]
            if found:
                return found  # "A company of A, which had held the town, fought"
        found = (self.held(last) if assets else self.examples(last)) or self.holder_of_office(last)
        found = found or self._spelled_out(last, verb) or self._named_friends(last, verb)
        return found or self._apposed(last, verb, people=wanted.get("people", False)) or self._told_last(verb)

    def _of_crowd(self, at: int, crowd: Found) -> list[Found]:
        """As in "Turkish-backed rebels, among them A and B, fought": those who are named."""
        described = crowd.role == "crowd" and crowd.how in _DESCRIBED
        return self.examples(at) if described else []

    def _spelled_out(self, at: int, verb: int) -> list[Found]:
        """As in "Four groups formed it: A of Omar Diallo, B under C, and D": the list behind a colon."""
        number = self.line.key(self.chunks[at].first)
        counted = number in _SOME or lexicon().tags.get(number) == "NUM" or number.isdigit()
        if not counted or self.chunks[at].word not in _GROUPS:
            return []
        colon = next((i for i in range(verb + 1, len(self.chunks)) if self.clauses.word(i) == ":"), -1)
        listed = range(colon + 1, len(self.chunks)) if colon > 0 else ()
        heads = [i for i in listed if self.clauses.kind(i - 1) in {"BREAK", "COMMA", "CONJ"}]
        told = any(self.clauses.kind(i) == "VP" and self.chunks[i].form == "finite" for i in listed)
        found = [f for f in self.founds(tuple(heads)) if f.type in _ARMED and f.role == "name"]
        return found if len(found) > 1 and not told else []

    def _named_friends(self, at: int, verb: int) -> list[Found]:
        """As in "Chad's allies, M23 and the Hill Front, fought": the names behind are meant."""
        if self.chunks[at].word not in _FRIENDS:
            return []
        if self.clauses.kind(at + 1) == "PREP" and self.clauses.kind(at + 2) == "NP":
            at += 2  # "Iran's allies in Iraq, A and B, fought"
        if self.clauses.kind(at + 1) != "COMMA":
            return []
        group = self.clauses.group_right(at + 2) if self.clauses.kind(at + 2) == "NP" else ()
        ends = len(group) > 1 and group[-1] + 2 == verb and self.clauses.kind(group[-1] + 1) == "COMMA"
        found = self.founds(group) if ends else []
        return found if all(one.role == "name" for one in found) else []

    def _told_last(self, verb: int) -> list[Found]:
        """As in "Groups from the east fought beside A, among them B and C": who they were."""
        for at in range(verb + 1, len(self.chunks)):
            kind = self.clauses.kind(at)
            if kind == "COMMA" and self.line.key(self.chunks[at].last) == "among":
                named = self.clauses.kind(at + 1) == "PREP" and self.clauses.kind(at + 2) == "NP"
                return self.founds(self.clauses.group_right(at + 2)) if named else []
            if kind in {"COMMA", "VP", "BREAK", "SUB", "REL"} or (
                kind == "NP" and not self.chunks[at].actors
            ):
                return []
        return []

    def _headed(self, verb: int, phrases: tuple[int, ...]) -> list[Found]:
        """As in "Founded by N.", "Armed group led by N.", "Took part in attacks.": the name above."""
        label = next((step for step in range(min(verb, 3)) if self.clauses.word(step) == ":"), -1)
        opens = all(self.clauses.kind(step) in {"VP", "CONJ"} for step in range(label + 1, verb))
        plain = phrases == (0,) and not self.chunks[0].actors
        acts = verb == 0 and not phrases and self.chunks[0].form == "finite"
        if not acts and not ((opens or plain) and self.fragment):
            return []
        return [self.entry] if self.entry is not None else []

    @cached_property
    def entry(self) -> Found | None:
        """Whose entry of a list the sentence is."""
        return entry(self.scene, self.line)

    @property
    def fragment(self) -> bool:
        """Whether no verb of its own makes it a sentence: "Commander of the Front, who …"."""
        for at, chunk in enumerate(self.chunks):
            if chunk.word == ";" and at:
                return True
            if chunk.kind in {"REL", "SUB"}:
                return not self._goes_on(at)
            if chunk.kind == "VP" and chunk.form == "finite":
                return False
        return True

    def _goes_on(self, rel: int) -> bool:
        """As in "The groups, which fought it, were disbanded": a verb behind the clause that opens there."""
        return any(
            self.clauses.kind(at) == "COMMA"
            and self.clauses.kind(at + 1) == "VP"
            and self.chunks[at + 1].form == "finite"
            for at in range(rel + 2, len(self.chunks) - 1)
        )

    def _apposed(self, at: int, verb: int, *, people: bool) -> list[Found]:
        """As in "M23, a militia that fights", "A preacher, Omar Diallo, led it": the name beside is meant."""
        relative = any(self.clauses.kind(step) == "REL" for step in range(at + 1, verb))
        if relative and self.chunks[at].indefinite and self.clauses.kind(at - 1) == "CONJ":
            at -= 2 * (self.clauses.kind(at - 2) == "NP")  # "Karzai, the new leader and an elder who"
        relative = relative or (verb == at + 1 and self.chunks[verb].form == "part")  # "M23, a band led by"
        near = at - 2 if relative else at + 2
        comma = self.clauses.kind(at - 1 if relative else at + 1) == "COMMA"
        if not comma or self.clauses.kind(near) != "NP" or self.chunks[at].owners:
            return []
        if not relative and self.clauses.kind(near + 1) != "COMMA":
            return []
        named = self.chunks[near].found
        if named is None:
            return self.maybe_person(near) if people else []
        group = (
            self.clauses.group_right(near) if not relative and self.chunks[at].word in _GROUPS else (near,)
        )
        ends = len(group) > 1 and self.clauses.kind(group[-1] + 1) == "COMMA"
        return (self.founds(group) if ends else [named]) if named.role == "name" else []

    def _named_after(self, phrases: tuple[int, ...], verb: int) -> list[Found]:
        """As in "The main component of the alliance, M23, fights": the name stands behind."""
        if len(phrases) != 1:
            return []
        described = self.chunks[phrases[0]]
        of = self.clauses.word(phrases[0] + 1) == "of"
        loose = described.indefinite and not of  # but "An offshoot of the Front, M23, fights"
        if loose or (described.found is not None and described.found.how != "unnamed"):
            return []
        near = phrases[0] + 1
        while self.clauses.kind(near) == "PREP" and self.clauses.kind(near + 1) == "NP":
            near += 2
        marks = [self.clauses.kind(step) for step in (near, near + 1, near + 2)]
        if marks != ["COMMA", "NP", "COMMA"] or verb != near + 3 or self.chunks[verb].form != "finite":
            return []
        named = self.chunks[near + 1].found
        armed = named is not None and named.role == "name" and named.type in _ARMED
        if named is not None and self._service(described, named):
            return [named]
        told = self.line.key(described.last - 1) in _CALLED or described.word in _CALLED
        return [named] if armed and told and named is not None else []

    def _service(self, described: Chunk, named: Found) -> bool:
        """As in "Chad's spy agency, | the ANS, armed": the agency by its name, and not the state."""
        body = named.role == "name" and named.type in {ActorType.ORGANIZATION, ActorType.ARMY}
        return body and described.found is None and bool(described.owners) and described.word in _AGENCIES

    def _persons_left(self, at: int) -> list[Found]:
        """As in "Zau Seng and Zau Tu lead it", of whom nothing else is known."""
        if self.chunks[at].found is not None or self.clauses.kind(at - 1) != "CONJ":
            return []
        first = self.founds([at - 2], people=True) if self.clauses.kind(at - 2) == "NP" else []
        alone = self.clauses.governed(at - 2) < 0 and self.clauses.kind(at - 3) != "VP"
        return [one for one in first if alone and one.type is ActorType.PERSON]

    def _among_them(self, at: int) -> list[Found]:
        """As in "Iraqi forces, Hashd units among them, seized the town"."""
        if self.clauses.kind(at + 1) != "COMMA" or self.clauses.kind(at + 2) != "NP":
            return []
        last = self.clauses.group_right(at + 2)[-1]
        behind = self.chunks[last + 1] if last + 1 < len(self.chunks) else None
        if behind is None or self.line.key(behind.first) != "among":
            return []
        return self.founds(self.clauses.group_right(at + 2))

    def _some_of(self, crowd: Found, verb: int) -> list[Found]:
        """As in "Paramilitary groups fought alongside the army, among them the White Eagles"."""
        if crowd.how != "unnamed":
            return []
        for at in range(verb + 1, len(self.chunks) - 2):
            among = self.clauses.word(at) == "such_as" and self.line.key(self.chunks[at].first) == "among"
            if among and self.clauses.kind(at - 1) == "COMMA" and self.clauses.kind(at + 1) == "NP":
                before = self.chunks[at - 2].found
                plain = before is not None and before.how != "unnamed"
                return self.founds(self.clauses.group_right(at + 1)) if plain else []
        return []

    def _so_does(self, verb: int) -> list[Found]:
        """As in "Rwanda backs it, and so does Uganda", "as did Chad"."""
        for at in range(verb + 1, len(self.chunks)):
            chunk = self.chunks[at]
            if chunk.kind == "BREAK":
                break
            opens = {self.line.key(chunk.first - 1), self.line.key(chunk.first)}
            if (
                chunk.kind == "VP"
                and chunk.word in {"have", "be"}
                and not opens.isdisjoint({"so", "as", "nor"})
            ):
                if self.clauses.kind(at + 1) != "NP" or chunk.form != "finite":
                    return []
                group = self.clauses.group_right(at + 1)
                if not self.chunks[at + 1].actors and self.clauses.kind(at + 3) == "NP":
                    group = self.clauses.group_right(at + 3)  # "as were two others, A and B"
                last = self.clauses.kind(group[-1] + 1) in {"", "COMMA", "BREAK", "CONJ"}
                return self.founds(group) if last else []
        return []
