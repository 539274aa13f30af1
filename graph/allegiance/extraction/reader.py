"""What the frames ask of a sentence: actors of phrases, whose forces, who is described."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from allegiance.extraction.adopting import adopt
from allegiance.extraction.clauses import Clauses
from allegiance.extraction.cues import Cue, Cues
from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.persons import looks_like_person, person
from allegiance.extraction.phrase import Chunk
from allegiance.names import key
from allegiance.parsing import Word
from allegiance.records import ActorType

BODIES = frozenset(
    {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.STATE}
)


_EXAMPLES = frozenset({"including", "such_as", "like"})
_LOYAL = frozenset({"loyal_to", "affiliated_with", "affiliated_to"})
_FOUNDING = words("frames", "founding") - {"constitute"}
_HARDWARE = words("frames", "hardware")
_STAFF = words("frames", "staff")
_ATTACKED = words("frames", "attacked_people")
_LISTED = words("frames", "listed_people")
_GROUND = words("frames", "ground")
_PEOPLE = words("frames", "people")


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


class Reader:
    """A sentence made ready for its cues: who is where, and who acts."""

    def __init__(self, scene: Scene, line: Line, chunks: list[Chunk], cues: Cues) -> None:
        self.scene = scene
        self.line = line
        self.chunks = chunks
        self.clauses = Clauses(chunks)
        self.cues = cues
        self._respectively = any(token.key == "respectively" for token in line.tokens)
        self.refused: list[tuple[Candidate, str]] = []
        """Candidates that no two such actors can be, and why."""
        self.parse: tuple[Word, ...] = ()
        """The sentence's words with their grammar, where it was parsed."""
        adopt(self)

    def founds(
        self, phrases: Iterable[int], *, agents: bool = False, assets: bool = False, people: bool = False
    ) -> list[Found]:
        """The actors of noun phrases; if asked, also of nouns of action, held things and unknown names."""
        out: list[Found] = []
        for at in phrases:
            chunk = self.chunks[at]
            if chunk.found is not None and not (out and self._others(chunk)):
                out.extend(self._plural(at, chunk.found))
            elif assets and chunk.asset:
                out.extend(chunk.owners)
            elif agents:
                owners = chunk.owners or [found for found, tail in chunk.tails if tail == "led"]
                out.extend(f for owner in owners for f in self._plural(at, owner))
            if people and chunk.found is None and chunk.kind == "NP":
                out.extend(self.maybe_person(at))
        return out

    def _others(self, chunk: Chunk) -> bool:
        """As in "A, B and other rebel groups": whoever else is like those named, and nobody."""
        crowd = chunk.found is not None and chunk.found.role == "crowd" and not chunk.tails
        return crowd and any(self.line.key(at) == "other" for at in range(chunk.first, chunk.last))

    def _plural(self, at: int, found: Found) -> list[Found]:
        """As in "They" and "their" stand for all of a coordination that the sentence names before."""
        if found.members:
            return [
                found,
                *(replace(found, actor=m.actor, name=m.name, type=m.type, members=()) for m in found.members),
            ]
        if found.how != "coreference" or self.line.key(found.first) not in {"they", "their"}:
            return [found]
        for step in range(at - 1, -1, -1):
            here = self.chunks[step].found if self.chunks[step].kind == "NP" else None
            if here is not None and here.actor == found.actor:
                group = (*self.clauses.group_left(step), *self.clauses.group_right(step)[1:])
                return [member for i in group if (member := self.chunks[i].found) is not None] or [found]
        return [found]

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
                if reason := _barred(cue, subject, object_) or self._of_people(cue, subject):
                    self.refused.append((candidate, reason))
                else:
                    yield candidate

    def _of_people(self, cue: Cue, subject: Found) -> str:
        """As in "designated three commanders of M23": they are listed, not the group."""
        at = subject.first - 1
        while self.line.key(at) in {"the", "a", "an"}:
            at -= 1
        people = self.line.key(at) == "of" and self.line.key(at - 1) in _LISTED
        return "people of it are listed" if people and cue.relation == "DESIGNATED_BY" else ""

    def _sponsor(self, found: Found) -> Found:
        """Who backs where "Russian aircraft" do: the state whose they are."""
        if found.type is not ActorType.ARMY or self.line.key(found.last - 1) not in _HARDWARE:
            return found
        state = found.country or self.scene.index.state_of.get(found.actor, "")
        if state not in self.scene.index.states:
            return found
        return replace(found, actor=state, name=self.scene.index.actors[state].name, type=ActorType.STATE)

    def staff(self, at: int) -> list[Found]:
        """As in "Coalition advisers assist", "Emirati officers train": whose they are."""
        chunk = self.chunks[at]
        if chunk.found is not None or chunk.word not in _STAFF or len(chunk.owners) != 1:
            return []
        owner = chunk.owners[0]
        soldiers = chunk.word in {"officers", "commandos"} and owner.type is ActorType.STATE
        return [(forces_of(self.scene, owner) if soldiers else None) or owner]

    def held(self, at: int) -> list[Found]:
        """The actors of a phrase and those joined to it, or who holds what it names."""
        found = self.founds(self.clauses.group_right(at), assets=True)
        if not found or found[-1].how == "unnamed":
            found = [*found, *self._examples(at)]
        if found := found or self.people(at):
            return [f for f in found if not is_place(f)]
        following = at + 1
        while self.clauses.kind(following) == "CONJ" and self.is_asset(following + 1):
            following += 2  # "airstrips and camps of A"
        if (
            self.clauses.kind(following) == "PREP"
            and self.clauses.word(following) == "of"
            and (self.is_asset(at) or self.chunks[at].word in _ATTACKED)
        ):
            return (
                self.founds(self.clauses.group_right(following + 1), assets=True)
                if self.clauses.kind(following + 1) == "NP"
                else []
            )
        if (
            self.clauses.kind(following) == "VP"
            and self.chunks[following].word in {"belong", "hold", "control"}
            and self.is_asset(at)
        ):
            for preposition, phrase in self.clauses.phrases(following)[:1]:
                if preposition in {"to", "by"}:
                    return self.founds(self.clauses.group_right(phrase))
        return []

    def ruled(self, found: Found) -> Found:
        """Who fights where a head of state is said to: the state."""
        if found.type is not ActorType.PERSON:
            return found
        index = self.scene.index
        state = next((of for of in index.of.get(found.actor, ()) if of in index.states), "")
        if not state:
            return found
        return replace(found, actor=state, name=index.actors[state].name, type=ActorType.STATE)

    def reach(self, at: int) -> list[Found]:
        """The actors of a phrase and of those joined to it, or its examples."""
        found = self.founds(self.clauses.group_right(at))
        if found and found[-1].how == "unnamed":
            return [*found, *self._examples(at)]  # "Iran-backed groups (in particular A and B)"
        return found or self._examples(at) or self._holder_of_office(at) or self._apposed_before(at)

    def _apposed_before(self, at: int) -> list[Found]:
        """As in "M23, an umbrella to which others adhered", "a band that he led": what stands before."""
        fronted = self.clauses.kind(at + 1 + (self.clauses.kind(at + 1) == "PREP")) == "REL"
        named = fronted and self.clauses.kind(at - 1) == "COMMA" and self.clauses.kind(at - 2) == "NP"
        return self.founds([at - 2]) if named else []

    def people(self, at: int) -> list[Found]:
        """As in "Instructed Houthi crews", "M23 gunmen": those who belong to somebody stand for him."""
        chunk = self.chunks[at]
        if chunk.kind != "NP" or chunk.word not in _PEOPLE or len(chunk.owners) != 1:
            return []
        owner = chunk.owners[0]
        return [forces_of(self.scene, owner) or owner] if owner.type is not ActorType.PERSON else []

    def _holder_of_office(self, at: int) -> list[Found]:
        """As in "Its deputy commander, Omar Diallo": the name says who is meant."""
        if self.chunks[at].word not in self.cues.by_word["role"]:
            return []
        if self.clauses.word(at + 1) in {"of", "for"} and self.clauses.kind(at + 2) == "NP":
            at += 2  # "The leader of the movement, Omar Diallo, was listed"
        if self.clauses.kind(at + 1) != "COMMA":
            return []
        named = self.chunks[at + 2].found if self.clauses.kind(at + 2) == "NP" else None
        return [named] if named is not None and named.type is ActorType.PERSON else []

    def _examples(self, at: int) -> list[Found]:
        """As in "Groups including A and B", "movements such as A", "the two, A and B, …"."""
        if (
            self.clauses.kind(at + 1) == "COMMA"
            and self.clauses.kind(at + 2) == "NP"
            and self.chunks[at].definite
        ):
            named = self.clauses.group_right(at + 2)  # "the two groups, A and B, were"
            if len(named) > 1 and self.clauses.kind(named[-1] + 1) in {"COMMA", ""}:
                return self.founds(named)
        link = at + 1 + (self.clauses.kind(at + 1) == "COMMA")
        if self.clauses.word(link) in _EXAMPLES and self.clauses.kind(link + 1) == "NP":
            return self.founds(self.clauses.group_right(link + 1))
        if self.clauses.word(link) in _LOYAL and self.clauses.kind(link + 1) == "NP" and link == at + 1:
            return self._people_of(at, link + 1)
        return []

    def _people_of(self, at: int, phrase: int) -> list[Found]:
        """As in "Fighters loyal to M23", "elements affiliated with it": whose people they are."""
        chunk = self.chunks[at]
        if chunk.word not in lexicon()["parts"] or chunk.owners or chunk.tails:
            return []
        owners = self.founds(self.clauses.group_right(phrase))
        return [forces_of(self.scene, owner) or owner for owner in owners]

    def subjects(self, verb: int, *, assets: bool = False, **wanted: bool) -> list[Found]:
        """The actors that are the subject of a verb group, or its examples, or who holds what it names."""
        phrases = self.clauses.subject(verb)
        found = self.founds(phrases, assets=assets, **wanted)
        if found and phrases:
            return [*found, *self._among_them(phrases[-1]), *self._so_does(verb)]
        if not phrases:
            return found
        last = phrases[-1]
        found = (self.held(last) if assets else self._examples(last)) or self._holder_of_office(last)
        return found or self._apposed(last, verb, people=wanted.get("people", False))

    def _apposed(self, at: int, verb: int, *, people: bool) -> list[Found]:
        """As in "M23, a militia that fights", "A preacher, Omar Diallo, led it": the name beside is meant."""
        relative = any(self.clauses.kind(step) == "REL" for step in range(at + 1, verb))
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

    def _among_them(self, at: int) -> list[Found]:
        """As in "Iraqi forces, Hashd units among them, seized the town"."""
        if self.clauses.kind(at + 1) != "COMMA" or self.clauses.kind(at + 2) != "NP":
            return []
        last = self.clauses.group_right(at + 2)[-1]
        behind = self.chunks[last + 1] if last + 1 < len(self.chunks) else None
        if behind is None or self.line.key(behind.first) != "among":
            return []
        return self.founds(self.clauses.group_right(at + 2))

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

    def is_asset(self, at: int) -> bool:
        """Whether the phrase names what an actor holds: "a base", "areas"."""
        return self.chunks[at].word in lexicon()["assets"] | _GROUND

    def allowed(self, at: int, cue: Cue) -> bool:
        """Whether the words that the cue needs follow it, and none that it may not have."""
        last = self.chunks[at].last
        following = {self.line.key(i) for i in range(last, min(len(self.line.tokens), last + 20))}
        return (not cue.needs or bool(cue.needs & following)) and not cue.without & following

    def agents_after(self, at: int) -> list[Found]:
        """Who stands in the "by" phrase of a passive: "by A", "from the air by A and on the ground by B"."""
        following = self.clauses.phrases(at)
        for preposition, phrase in following:
            if preposition == "by":
                found = self.founds(self.clauses.group_right(phrase), agents=True)
                if found or not self.chunks[phrase].word:
                    return [*found, *self._second_agent(phrase, following)]
                # "by Black Hawk helicopters" is nobody
                named = self.line.tokens[self.chunks[phrase].last - 1].capital
                if named and self.line.tokens[self.chunks[phrase].first].capital:
                    return self.maybe_person(phrase)
                return found
        following_verb = at + 1 + (self.clauses.kind(at + 1) in {"COMMA", "CONJ"})
        if following_verb > at + 1 and self.clauses.kind(following_verb) == "VP":
            verb = self.chunks[following_verb]
            if verb.last - verb.first == 1 and verb.form in {"part", "finite"}:
                return self.agents_after(following_verb)  # "armed, clothed and paid by"
        return []

    def _second_agent(self, first: int, following: list[tuple[str, int]]) -> list[Found]:
        for preposition, phrase in following:
            between = [self.clauses.kind(step) for step in range(first + 1, phrase)]
            if phrase > first and preposition == "by" and "CONJ" in between and "VP" not in between:
                return self.founds(self.clauses.group_right(phrase), agents=True)
        return []

    def maybe_person(self, at: int, low: int = 0) -> list[Found]:
        """A capitalised name that nothing else explains, where only a person can stand."""
        chunk = self.chunks[at]
        low = max(low, chunk.first, *(owner.last for owner in chunk.owners[-1:]))
        while low < chunk.last and self.line.key(low) in lexicon()["titles"]:
            low += 1
        first = next((i for i in range(low, chunk.last) if self.line.tokens[i].capital), chunk.last)
        last = first
        while last < chunk.last and (
            self.line.tokens[last].capital or self.line.key(last) in {"al", "el", "-", "bin", "ag"}
        ):
            last += 1
        if looks_like_person(self.line, first, last):
            return [self._person(first, last)]
        return []

    def _person(self, first: int, last: int) -> Found:
        return person(self.scene, self.line, first, last)

    def described_by(self, at: int) -> tuple[list[Found], int]:  # noqa: C901, PLR0911
        """Who an apposition or a predicate says something about."""
        before = at - 1
        if self.clauses.kind(before) == "VP" and self.chunks[before].word in {
            "be",
            "become",
            "remain",
            "form",
        }:
            return self.subjects(before, people=True), before
        if self.clauses.kind(before) in {"PREP", "SUB"} and self.clauses.word(before) == "as":
            verb = self.clauses.verb_of(before)
            if verb >= 0 and self.chunks[verb].word in _FOUNDING and (made := self.clauses.object(verb)) >= 0:
                return self.founds([made]), verb  # "N founded the Front as a wing of the Guard"
            if verb < 0:  # "As head of the Front, Idris …"
                verb = next((i for i in range(at, len(self.chunks)) if self.clauses.kind(i) == "VP"), -1)
            return (self.founds(self.clauses.subject(verb), people=True), verb) if verb >= 0 else ([], -1)
        if self.clauses.kind(before) in {"COMMA", "OPEN", "CONJ"} or self.clauses.word(before) == ":":
            step = before - 1
            if self.clauses.kind(before) == "CONJ" and self.chunks[step].found is not None:
                return [], -1  # "A and a faction of B" are two
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
                return ([chunk.found] if chunk.found else self.maybe_person(step)), -1
        if self.clauses.kind(before) == "NP" and (
            found := self.chunks[before].found or next(iter(self.maybe_person(before)), None)
        ):
            return [found], -1
        return [], -1

    def bare_place(self, phrase: int) -> bool:
        """Whether the phrase is a bare country or capital, which after "from" is a place."""
        found = self.chunks[phrase].found
        return bool(found and found.role in {"state", "capital"})


def _barred(cue: Cue, subject: Found, object_: Found) -> str:
    """Why two actors cannot stand in a relation; empty where they can."""
    if subject.actor == object_.actor:
        return "both ends are one actor"
    if (not cue.objects or object_.type in cue.objects) and _may(cue.relation, subject, object_):
        return ""
    return f"{subject.type} {cue.relation} {object_.type} cannot be"


def _may(relation: str, subject: Found, object_: Found) -> bool:
    """Who can stand in a relation: a body that fights is armed or a state, nobody is part of a person."""
    if relation == "FIGHTS":
        return subject.type is not ActorType.ORGANIZATION or _armed(subject)
    if relation == "PART_OF":
        return object_.type is not ActorType.PERSON
    if relation in {"LEADS", "SPEAKS_FOR"}:
        led = object_.type is not ActorType.PERSON and object_.role != "state"
        if subject.type is ActorType.STATE and object_.type in {ActorType.MILITIA, ActorType.ARMY}:
            return False  # "commanded by a Russian"
        return led and subject.type in {ActorType.PERSON, ActorType.STATE, ActorType.ORGANIZATION}
    return True


_ARMED_BODIES = words("frames", "armed_bodies")
_SERVICES = words("frames", "services")


def _armed(body: Found) -> bool:
    """Whether an organization carries arms: the police, border guards, a security service."""
    said = set(key(body.name).split())
    return bool(said & _ARMED_BODIES) or ("security" in said and bool(said & _SERVICES))


def is_place(found: Found) -> bool:
    """Whether a mention is a capital, a place unless it acts."""
    return found.role == "capital"
