"""What the frames ask of a sentence: pairs of actors, whose forces, who is described."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from allegiance.extraction.adopting import adopt
from allegiance.extraction.agents import Agents
from allegiance.extraction.barring import barred
from allegiance.extraction.beheld import REFLEXIVE, beheld
from allegiance.extraction.cues import Cue, Cues
from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.lexicon import words
from allegiance.extraction.masters import served
from allegiance.extraction.namesakes import parted
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.refusing import refusal
from allegiance.parsing import Word
from allegiance.records import ActorType

_FOUNDING = words("frames", "founding") - {"constitute"}
_DESCRIBING = words("frames", "describing")
_BEING = frozenset({"be", "become", "remain", "form", "make_up", "constitute"})
_SAYING = words("attribution", "saying")
_HARDWARE = words("frames", "hardware")
_MISHAPS = words("frames", "mishaps")
_WHOLLY = frozenset({"friendly", "by", "stray"})
_OF_TWO = frozenset({"BACKS", "ALLIED_WITH", "FIGHTS"})  # what one of a name does with another of it
_LAND = "town"
_TIMES = words("chunks", "times") | {"years", "months", "decades", "time"}
_CALLED = frozenset({"know", "call", "nickname", "dub"})


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


class Reader(Agents):
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
        for actor in map(self._sponsor, subjects) if cue.relation == "BACKS" else subjects:
            for named in objects:
                ends = (actor, named)
                subject, object_ = parted(self.scene, self.line, *ends) if cue.relation in _OF_TWO else ends
                relation = cue.relation
                if relation == "PART_OF" and served(self.scene, cue, subject, object_):
                    subject, relation, object_ = object_, "BACKS", subject
                candidate = Candidate(
                    subject,
                    relation,
                    object_,
                    cue,
                    frame,
                    at,
                    verb,
                    kind or cue.kind,
                    cue.strength * strength,
                )
                whole = (object_, subject) if relation != cue.relation else (subject, object_)
                reason = barred(cue, *whole) or refusal(self, cue, *whole, verb)
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

    def allowed(self, at: int, cue: Cue) -> bool:
        """Whether the words that the cue needs follow it, and none that it may not have.

        What is a part of a name says nothing: "took the base of the Western Command from the army".
        """
        last = self.chunks[at].last
        behind = range(last, min(len(self.line.tokens), last + 20))
        following = self._written(behind)
        needed = (
            not cue.needs or bool(cue.needs & following) or (_LAND in cue.needs and self._named_place(at))
        )
        if not needed or not (present := cue.without & following):
            return needed
        named = {i for f in self.line.founds if f.role == "name" for i in range(f.first, f.last)}
        return present.isdisjoint(self._written([i for i in behind if i not in named]))

    def _written(self, where: Sequence[int]) -> set[str]:
        """The words of some places, and as "in:raid" those behind an "in"."""
        keys = self.line.keys
        return {
            form for i in where for form in (keys[i], f"in:{keys[i]}" if "in" in keys[i - 3 : i] else keys[i])
        }

    def _named_place(self, verb: int) -> bool:
        """As in "lost Zangilan to": a name of nobody who acts."""
        object_ = self.clauses.object(verb)
        if object_ < 0 or self.chunks[object_].actors:
            return False
        chunk = self.chunks[object_]
        return all(
            token.capital or not token.key.isalpha() for token in self.line.tokens[chunk.first : chunk.last]
        )

    def described_by(self, at: int) -> tuple[list[Found], int]:
        """Who an apposition or a predicate says something about."""
        before = at - 1
        if self.clauses.word(before) == "among" and self.clauses.word(before - 1) == "be":
            before -= 1  # "Chad is among its backers"
        if self.clauses.kind(before) == "CONJ" and self.clauses.kind(before - 2) == "VP":
            before -= 2 * (self.clauses.kind(before - 1) == "NP")  # "M23 is a band and one of the groups in"
        before = self._before_times(before)
        if (held := beheld(self.clauses, before)) is not None:
            return self.founds(held[0], people=True), held[1]
        made = self.clauses.word(before) == "make" and self.chunks[before].passive
        if self.clauses.kind(before) == "VP" and (made or self.chunks[before].word in _BEING):
            return self.subjects(before, people=True), before
        if self.clauses.kind(before) in {"PREP", "SUB"} and self.clauses.word(before) == "as":
            return self._as_whom(before, at)
        apposed = self.clauses.kind(before) in {"COMMA", "OPEN", "CONJ"} or self.clauses.word(before) == ":"
        said = self.clauses.kind(before) == "COMMA" and self._speaks(at)  # "…, the group's wing said"
        if apposed and not said and (found_ := self._apposed_to(before)) is not None:
            return found_
        if self.clauses.kind(before) == "NP" and (
            found := self.chunks[before].found or next(iter(self.maybe_person(before)), None)
        ):
            return [found], -1
        return [], -1

    def _as_whom(self, before: int, at: int) -> tuple[list[Found], int]:
        """As in "serves as head of the Front", "Chad sees M23 as its ally", "As head of the Front, N"."""
        verb = self.clauses.verb_of(before)
        if verb >= 0 and (told := self._told_of(verb)):
            return told, verb
        if verb >= 0 and self.clauses.word(verb) in _DESCRIBING and not self.chunks[verb].passive:
            return [], -1  # "Chad sees the strike as a gift to M23": nobody
        if verb < 0:
            verb = next((i for i in range(at, len(self.chunks)) if self.clauses.kind(i) == "VP"), -1)
        return (self.founds(self.clauses.subject(verb), people=True), verb) if verb >= 0 else ([], -1)

    def _told_of(self, verb: int) -> list[Found]:
        """As in "N founded the Front as a wing of", "police identified N as", "whom they describe as"."""
        if self.chunks[verb].passive or self.chunks[verb].word not in _FOUNDING | _DESCRIBING:
            return []
        object_ = self.clauses.object(verb)
        phrases = self.clauses.group_right(object_) if object_ >= 0 else self.clauses.fronted(verb)
        if self.clauses.word(object_) in REFLEXIVE:
            phrases = self.clauses.subject(verb)
        people = self.chunks[verb].word in _DESCRIBING
        return self.founds(phrases[:1], people=people) or (self.examples(object_) if object_ >= 0 else [])

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
        step = self._before_alias(step)
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

    def _before_alias(self, at: int) -> int:
        """As in "Omar Diallo, also known as Sankara, a spokesman for M23": who bears the other name too."""
        verb = at - 1 - (self.clauses.word(at - 1) == "as")
        alias = self.clauses.word(verb) in _CALLED and self.chunks[verb].form == "part"
        aside = alias and self.clauses.kind(verb - 1) == "COMMA" and self.clauses.kind(verb - 2) == "NP"
        return verb - 2 if aside and self.clauses.kind(at) == "NP" else at

    def _before_times(self, at: int) -> int:
        """As in "M23 was for years a wing of", "is since 2012 part of": the verb before what tells when."""
        dated = self.clauses.word(at) in _TIMES or self.clauses.word(at).isdigit()
        phrase = dated and self.clauses.kind(at) == "NP" and self.clauses.kind(at - 1) == "PREP"
        return at - 2 if phrase and self.clauses.word(at - 2) in _BEING else at
