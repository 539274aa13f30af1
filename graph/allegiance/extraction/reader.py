"""What the frames ask of a sentence: actors of phrases, whose forces, who is described."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from allegiance.extraction.adopting import adopt
from allegiance.extraction.barring import barred
from allegiance.extraction.cues import Cue, Cues
from allegiance.extraction.entries import entry
from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.refusing import refusal
from allegiance.extraction.standing import Standing
from allegiance.parsing import Word
from allegiance.records import ActorType

BODIES = frozenset(
    {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.STATE}
)


_FOUNDING = words("frames", "founding") - {"constitute"}
_DESCRIBING = words("frames", "describing")
_BEING = frozenset({"be", "become", "remain", "form"})
_GIVEN = words("frames", "means") | words("frames", "given")
_SAYING = words("attribution", "saying")
_HARDWARE = words("frames", "hardware")
_HOLDS = words("frames", "holds")
_MISHAPS = words("frames", "mishaps")
_SECTIONS = words("chunks", "sections") | words("chunks", "quantities")
_WHOLLY = frozenset({"friendly", "by", "stray"})
_LAND = "town"
_SOME = frozenset({"several", "some", "many", "most", "others", "two", "three", "four", "five", "few"})


@dataclass(frozen=True)
class Candidate:
    """A relation that a frame reads out of a sentence, before it is qualified.

    ``at`` is the chunk of the cue, ``verb`` the verb group that carries its mood (-1: none).
    """

    subject: Found
    relation: str
    object: Found
    cue: Cue
    frame: str
    at: int
    verb: int
    kind: str = ""
    strength: float = 1.0
    parsed: bool | None = None
    """Whether a parse reads it too, where there is one."""


class Reader(Standing):
    """A sentence made ready for its cues: who is where, and who acts."""

    def __init__(self, scene: Scene, line: Line, chunks: list[Chunk], cues: Cues) -> None:
        super().__init__(scene, line, chunks, cues)
        self._respectively = any(token.key == "respectively" for token in line.tokens)
        self.refused: list[tuple[Candidate, str]] = []
        """Candidates that no two such actors can be, and why."""
        self.parse: tuple[Word, ...] = ()
        """The sentence's words with their grammar, where it was parsed."""
        adopt(self)

    def pair(  # noqa: PLR0913, PLR0917
        self, subjects: Iterable[Found], objects: Iterable[Found], cue: Cue, frame: str, at: int, verb: int,
        kind: str = "", strength: float = 1.0,
    ) -> Iterator[Candidate]:  # fmt: skip
        """Every subject with every object."""
        objects = list(objects)
        subjects = list(subjects)
        if len(subjects) == len(objects) > 1 and self._respectively:
            for one, other in zip(subjects, objects, strict=True):
                yield from self.pair([one], [other], cue, frame, at, verb, kind, strength)
            return
        for subject in map(self._sponsor, subjects) if cue.relation == "BACKS" else subjects:
            for object_ in objects:
                candidate = Candidate(
                    subject,
                    cue.relation,
                    object_,
                    cue,
                    frame,
                    at,
                    verb,
                    kind or cue.kind,
                    cue.strength * strength,
                )
                reason = barred(cue, subject, object_) or refusal(self, cue, subject, object_, verb)
                if reason := reason or self._mishap(cue, at, subject):
                    self.refused.append((candidate, reason))
                else:
                    yield candidate

    def _mishap(self, cue: Cue, at: int, subject: Found) -> str:
        """As in "Killed by a stray bomb", "in friendly fire", "mistakenly hit": it was meant for others."""
        if cue.relation != "FIGHTS" or not self._mishaps:
            return ""
        chunk = self.chunks[at]
        near = (range(chunk.first - 1, chunk.last + 1), range(subject.first - 1, subject.last + 2))
        done = any(whole or any(step in span for span in near) for step, whole in self._mishaps)
        return "it was done by mistake" if done else ""

    @cached_property
    def _mishaps(self) -> list[tuple[int, bool]]:
        """Where the sentence says that something was done by mistake, and whether all of it was."""
        keys = [*self.line.keys, ""]
        return [
            (at, key in _WHOLLY)
            for at, key in enumerate(keys)
            if key in _MISHAPS or (key in _WHOLLY and f"{key}_{keys[at + 1]}" in _MISHAPS)
        ]

    def _sponsor(self, found: Found) -> Found:
        """Who backs where "Russian aircraft" do: the state whose they are."""
        if found.type is not ActorType.ARMY or self.line.key(found.last - 1) not in _HARDWARE:
            return found
        state = found.country or self.scene.index.state_of.get(found.actor, "")
        if state not in self.scene.index.states:
            return found
        return replace(found, actor=state, name=self.scene.index.actors[state].name, type=ActorType.STATE)

    def subjects(self, verb: int, *, assets: bool = False, **wanted: bool) -> list[Found]:
        """The actors that are the subject of a verb group, or its examples, or who holds what it names."""
        phrases = self.clauses.subject(verb)
        if headed := self._headed(verb, phrases):
            return headed
        found = self.founds(phrases, assets=assets, **wanted)
        if found and phrases:
            first = self._persons_left(phrases[0]) if wanted.get("people") else []
            others = (*self._among_them(phrases[-1]), *self._so_does(verb), *self._some_of(found[-1], verb))
            return [*first, *found, *others]
        if not phrases:
            return found
        last = phrases[-1]
        if self.clauses.word(last + 1) == "of" and self.chunks[last].word in _SOME:
            last += 2  # "Several of them, including A and B, are"
        elif self.clauses.word(last + 1) == "of" and self.chunks[last].word in _SECTIONS:
            found = [one for one in self._sent_by(last) if one.type in BODIES - {ActorType.STATE}]
            if found:
                return found  # "A company of A, which had held the town, fought"
        found = (self.held(last) if assets else self._examples(last)) or self.holder_of_office(last)
        return found or self._apposed(last, verb, people=wanted.get("people", False)) or self._told_last(verb)

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
        opens = all(self.clauses.kind(step) == "VP" for step in range(verb))
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
        return [named] if named.role == "name" else []

    def _persons_right(self, at: int) -> list[Found]:
        """As in "led by Zau Seng, Zau Tu and Zau Dan", of whom nothing else is known."""
        out, step = self.maybe_person(at), at
        while self.clauses.kind(step + 1) in {"COMMA", "CONJ"}:
            joined = self.clauses.kind(step + 1) == "CONJ"
            step += 2 + (self.clauses.kind(step + 2) == "CONJ")
            named = self.founds([step], people=True) if self.clauses.kind(step) == "NP" else []
            if not named or named[0].type is not ActorType.PERSON:
                break
            out.extend(named)
            if joined:
                return out
        return out[:1]

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

    def allowed(self, at: int, cue: Cue) -> bool:
        """Whether the words that the cue needs follow it, and none that it may not have."""
        last = self.chunks[at].last
        following = {self.line.key(i) for i in range(last, min(len(self.line.tokens), last + 20))}
        needed = (
            not cue.needs or bool(cue.needs & following) or (_LAND in cue.needs and self._named_place(at))
        )
        return needed and not cue.without & following

    def _named_place(self, verb: int) -> bool:
        """As in "lost Zangilan to": a name of nobody who acts."""
        object_ = self.clauses.object(verb)
        if object_ < 0 or self.chunks[object_].actors:
            return False
        chunk = self.chunks[object_]
        return all(
            token.capital or not token.key.isalpha() for token in self.line.tokens[chunk.first : chunk.last]
        )

    def agents_after(self, at: int) -> list[Found]:
        """Who stands in the "by" phrase of a passive: "by A", "from the air by A and on the ground by B"."""
        following = self.clauses.phrases(at)
        for preposition, phrase in following:
            if preposition == "by" and not self._of_another(at, phrase):
                group = self._with_means(self.clauses.group_right(phrase))
                found = self.founds(group, agents=True) or self._through(phrase) or self._called(phrase)
                if found or not self.chunks[phrase].word:
                    return [*found, *self._second_agent(phrase, following)]
                # "by Black Hawk helicopters" is nobody
                named = self.line.tokens[self.chunks[phrase].last - 1].capital
                if named and self.line.tokens[self.chunks[phrase].first].capital:
                    return self._persons_right(phrase)
                return found
        following_verb = at + 1 + (self.clauses.kind(at + 1) in {"COMMA", "CONJ"})
        if following_verb > at + 1 and self.clauses.kind(following_verb) == "VP":
            verb = self.chunks[following_verb]
            if verb.last - verb.first == 1 and verb.form in {"part", "finite"}:
                return self.agents_after(following_verb)  # "armed, clothed and paid by"
        return []

    def _with_means(self, group: tuple[int, ...]) -> tuple[int, ...]:
        """As in "Helped by the militia and American air strikes": what is somebody's stands for him."""
        last = group[-1] + 2
        joined = self.clauses.kind(last - 1) == "CONJ" and self.clauses.kind(last) == "NP"
        means = joined and self.chunks[last].found is None and self.chunks[last].word in _GIVEN
        return (*group, last) if means else group

    def _of_another(self, verb: int, phrase: int) -> bool:
        """As in "was driven from a town held by M23", "expelled with help of A, a militia set up by B"."""
        if any(self.clauses.word(step) == "but" for step in range(verb + 1, phrase)):
            return True  # "was listed, but attempts by Chad failed"
        if any(
            self.clauses.kind(step) == "COMMA" and self.chunks[step + 1].indefinite
            for step in range(verb + 1, phrase - 1)
        ):
            return True
        before = phrase - 2
        if before <= verb or self.clauses.kind(before) != "VP":
            return False
        word, told = self.chunks[before].word, self.chunks[before - 1]
        if word in _HOLDS:  # but "killed in an attack on a town held by C": by C
            return not any(self.clauses.word(step) == "on" for step in range(verb + 1, before))
        standing = any(cue.relation != "FIGHTS" for cue in self.cues.of("verb", word))
        return standing and bool(told.actors)  # not "killed in a raid led by C"

    def _through(self, phrase: int) -> list[Found]:
        """As in "Backed by air strikes from the coalition", "by billions of dollars in American aid"."""
        step = phrase
        while self.chunks[step].word in _GIVEN and self.clauses.word(step + 1) in {"of", "from", "in"}:
            step += 2
            if self.clauses.kind(step) != "NP":
                return []
            if not self.bare_place(step) and (found := self.founds([step], agents=True)):
                return found
        return []

    def _second_agent(self, first: int, following: list[tuple[str, int]]) -> list[Found]:
        for preposition, phrase in following:
            between = [self.clauses.kind(step) for step in range(first + 1, phrase)]
            if self.clauses.kind(phrase - 2) == "NP" and self.clauses.kind(phrase - 3) == "CONJ":
                return []  # "by A, but attempts by B"
            if phrase > first and preposition == "by" and "CONJ" in between and "VP" not in between:
                return self.founds(self.clauses.group_right(phrase), agents=True)
        return []

    def described_by(self, at: int) -> tuple[list[Found], int]:
        """Who an apposition or a predicate says something about."""
        before = at - 1
        if self.clauses.word(before) == "among" and self.clauses.word(before - 1) == "be":
            before -= 1  # "Chad is among its backers"
        if self.clauses.kind(before) == "VP" and self.chunks[before].word in _BEING:
            return self.subjects(before, people=True), before
        if self.clauses.kind(before) in {"PREP", "SUB"} and self.clauses.word(before) == "as":
            verb = self.clauses.verb_of(before)
            if verb >= 0 and (told := self._told_of(verb)):
                return told, verb
            if verb < 0:  # "As head of the Front, Idris …"
                verb = next((i for i in range(at, len(self.chunks)) if self.clauses.kind(i) == "VP"), -1)
            return (self.founds(self.clauses.subject(verb), people=True), verb) if verb >= 0 else ([], -1)
        apposed = self.clauses.kind(before) in {"COMMA", "OPEN", "CONJ"} or self.clauses.word(before) == ":"
        said = self.clauses.kind(before) == "COMMA" and self._speaks(at)  # "…, the group's wing said"
        if apposed and not said and (found_ := self._apposed_to(before)) is not None:
            return found_
        if self.clauses.kind(before) == "NP" and (
            found := self.chunks[before].found or next(iter(self.maybe_person(before)), None)
        ):
            return [found], -1
        return [], -1

    def _told_of(self, verb: int) -> list[Found]:
        """As in "N founded the Front as a wing of", "police identified N as", "whom they describe as"."""
        if self.chunks[verb].passive or self.chunks[verb].word not in _FOUNDING | _DESCRIBING:
            return []
        object_ = self.clauses.object(verb)
        phrases = self.clauses.group_right(object_) if object_ >= 0 else self.clauses.fronted(verb)
        people = self.chunks[verb].word in _DESCRIBING
        return self.founds(phrases[:1], people=people) or (self._examples(object_) if object_ >= 0 else [])

    def _speaks(self, at: int) -> bool:
        """Whether a phrase behind a whole clause is the subject of a verb, with no comma between."""
        verb = at + 1
        while self.clauses.kind(verb) == "PREP" and self.clauses.kind(verb + 1) == "NP":
            verb += 2
        acts = self.clauses.kind(verb) == "VP" and self.chunks[verb].form == "finite"
        return acts and self.clauses.word(verb) in _SAYING and self.clauses.has_verb(at)

    def _apposed_to(self, before: int) -> tuple[list[Found], int] | None:
        """Who an apposition behind a comma, a bracket or "and" is on; none where that does not tell."""
        step = before - 1
        if self.clauses.kind(before) == "CONJ" and self.chunks[step].found is not None:
            return [], -1  # "A and a faction of B" are two
        if self.clauses.kind(before) == "CONJ" and self.clauses.kind(step) == "COMMA":
            named = self.chunks[step - 1].found
            if named is not None and named.type is not ActorType.PERSON:
                return [], -1  # "the army's commandos, A, and a brigade of the police, B"
        if self.clauses.kind(step) in {"COMMA", "CLOSE"}:
            step -= 1
        while step >= 0 and not (
            self.clauses.kind(step) == "NP" and (self.chunks[step].found or self.maybe_person(step))
        ):
            if self.clauses.kind(step) not in {"NP", "PREP", "COMMA", "CONJ"} or before - step > 8:
                return [], -1
            step -= 1
        if step >= 0 and self.chunks[step].found is None and self.clauses.governed(step) >= 0:
            return [], -1  # "at Al Bukamal, a spokesman …"
        if step >= 0:
            # of "N, spokesman for A, one of B" the nearest body is meant, of persons the first
            chunk = self.chunks[step]
            said = self.chunks[before + 1]
            several = said.word.endswith("s") and not said.indefinite  # "A and B, Chad's closest allies"
            each = several or self.line.key(said.first) in {"both", "all", "each"}
            group = self.founds(self.clauses.group_left(step)) if each else []
            return group or ([chunk.found] if chunk.found else self.maybe_person(step)), -1
        return None
