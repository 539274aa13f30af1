"""The frames at work: which actors a cue's sentence puts into a relation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from allegiance.extraction.chunks import Chunk
from allegiance.extraction.clauses import Clauses
from allegiance.extraction.coreference import forces_of
from allegiance.extraction.cues import Cue, Cues, Frame
from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.persons import looks_like_person, person
from allegiance.records import ActorType

_BODIES = frozenset(
    {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION, ActorType.STATE}
)
_SUPPORT_KINDS = {
    "weapons": "weapons arms ammunition missiles equipment materiel drones",
    "funds": "money funds funding",
    "training": "training advisers advisors",
    "troops": "troops fighters reinforcements",
    "intelligence": "intelligence",
    "logistics": "logistics",
    "territory": "shelter sanctuary",
    "air power": "cover airstrikes",
}
_TELLING = words("frames", "telling")
_BETWEEN = words("frames", "between")
_PARTS = words("frames", "parts")
_KIND_OF = {word: kind for kind, words in _SUPPORT_KINDS.items() for word in words.split()}


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


class Reader:
    """Runs every cue of a sentence through its frames."""

    def __init__(self, scene: Scene, line: Line, chunks: list[Chunk], cues: Cues) -> None:
        self.scene = scene
        self.line = line
        self.chunks = chunks
        self.clauses = Clauses(chunks)
        self.cues = cues
        self._adopt()

    def read(self) -> Iterator[Candidate]:
        """All candidates, in the order of their cues."""
        for at, chunk in enumerate(self.chunks):
            if chunk.kind == "VP":
                for cue in self.cues.of("verb", chunk.word):
                    yield from self._verb(at, cue)
            elif chunk.kind == "LINK" or chunk.kind == "PREP":
                for cue in self.cues.of("link", chunk.word):
                    yield from self._link(at, cue)
            elif chunk.kind == "NP":
                yield from self._phrase(at)

    # --- helpers ----------------------------------------------------------------------------------------------

    def founds(
        self, phrases: Iterable[int], *, agents: bool = False, assets: bool = False, people: bool = False
    ) -> list[Found]:
        """The actors of noun phrases; as agents also those that modify a noun of action, held things if asked."""
        out: list[Found] = []
        for at in phrases:
            chunk = self.chunks[at]
            if chunk.found is not None:
                out.extend(self._plural(at, chunk.found))
            elif assets and chunk.asset:
                out.extend(chunk.owners)
            elif agents:
                owners = chunk.owners or [found for found, tail in chunk.tails if tail == "led"]
                out.extend(f for owner in owners for f in self._plural(at, owner))
            if people and chunk.found is None and chunk.kind == "NP":
                out.extend(self._maybe_person(at))
        return out

    def _plural(self, at: int, found: Found) -> list[Found]:
        """As in "They" and "their" stand for all of a coordination that the sentence names before."""
        if found.how != "coreference" or self.line.key(found.first) not in {"they", "their"}:
            return [found]
        for step in range(at - 1, -1, -1):
            here = self.chunks[step].found if self.chunks[step].kind == "NP" else None
            if here is not None and here.actor == found.actor:
                group = (*self.clauses.group_left(step), *self.clauses.group_right(step)[1:])
                return [member for i in group if (member := self.chunks[i].found) is not None] or [found]
        return [found]

    def _adopt(self) -> None:
        """As in "Assad's Iranian-backed forces", "the forces of Assad": whose forces they are decides who they are."""
        for at, chunk in enumerate(self.chunks):
            if chunk.kind != "NP" or chunk.found is not None or chunk.word not in lexicon()["army"]:
                continue
            owner = chunk.owners[-1] if chunk.owners else None
            if owner is None and self.clauses.word(at + 1) == "of" and self.clauses.kind(at + 2) == "NP":
                owner = self.chunks[at + 2].found
            if (
                owner is not None
                and owner.role != "demonym"
                and (forces := forces_of(self.scene, owner)) is not None
            ):
                chunk.found = replace(
                    forces, first=chunk.last - 1, last=chunk.last, how="coreference", certainty=0.8
                )

    def pair(
        self, subjects: Iterable[Found], objects: Iterable[Found], cue: Cue, frame: str, at: int, verb: int,
        kind: str = "", strength: float = 1.0,
    ) -> Iterator[Candidate]:  # fmt: skip
        """Every subject with every object."""
        objects = list(objects)
        for subject in subjects:
            for object_ in objects:
                if subject.actor != object_.actor and _may(cue.relation, subject):
                    yield Candidate(
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

    def _held(self, at: int) -> list[Found]:
        """The actors of a phrase and those joined to it, or who holds what it names: "a base of the Front"."""
        found = self.founds(self.clauses.group_right(at), assets=True) or self._examples(at)
        if found:
            return [f for f in found if not _is_place(f)]
        following = at + 1
        if (
            self.clauses.kind(following) == "PREP"
            and self.clauses.word(following) == "of"
            and self._is_asset(at)
        ):
            return (
                self.founds(self.clauses.group_right(following + 1), assets=True)
                if self.clauses.kind(following + 1) == "NP"
                else []
            )
        if (
            self.clauses.kind(following) == "VP"
            and self.chunks[following].word in {"belong", "hold", "control"}
            and self._is_asset(at)
        ):
            for preposition, phrase in self.clauses.phrases(following)[:1]:
                if preposition in {"to", "by"}:
                    return self.founds(self.clauses.group_right(phrase))
        return []

    def _reach(self, at: int) -> list[Found]:
        """The actors of a phrase and of those joined to it, or its examples."""
        return self.founds(self.clauses.group_right(at)) or self._examples(at)

    def _examples(self, at: int) -> list[Found]:
        """As in "Groups including A and B", "movements such as A"."""
        if (
            self.clauses.word(at + 1) in {"including", "such_as", "like"}
            and self.clauses.kind(at + 2) == "NP"
        ):
            return self.founds(self.clauses.group_right(at + 2))
        return []

    def _is_asset(self, at: int) -> bool:
        return self.chunks[at].word in lexicon()["assets"] or self.chunks[at].word in {
            "areas",
            "area",
            "village",
            "villages",
        }

    # --- verbs ------------------------------------------------------------------------------------------------

    def _verb(self, at: int, cue: Cue) -> Iterator[Candidate]:
        if cue.under:
            yield from self._outcome(at, cue)
            return
        if (cue.needs or cue.without) and not self._allowed(at, cue):
            return
        for frame in cue.frames:
            yield from (
                self._passive(at, cue, frame) if self.chunks[at].passive else self._active(at, cue, frame)
            )

    def _outcome(self, at: int, cue: Cue) -> Iterator[Candidate]:
        """As in "A merged with B to form C": both are parts of what came of it."""
        verb = self.clauses.verb_of(at)
        if verb < 0 or self.chunks[verb].word not in cue.under or self.chunks[at].form != "to":
            return
        left = self.founds(self.clauses.subject(verb))
        for preposition, phrase in self.clauses.phrases(verb):
            if preposition == "with":
                left = [*left, *self.founds(self.clauses.group_right(phrase))]
        object_ = self.clauses.object(at)
        if object_ >= 0:
            yield from self.pair(
                left, self.founds([object_]), cue, f"{cue.name}: {cue.frames[0].text}", at, verb
            )

    def _active(self, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
        left = [
            f
            for f in self.founds(
                self.clauses.subject(at),
                people=cue.relation in {"LEADS", "BACKS"},
                agents=self.chunks[at].form == "to",
            )
            if f.role != "capital" or cue.relation != "PART_OF"
        ]
        if not left:
            return
        right = self._right(at, cue, frame)
        if frame.turned:
            left, right = right, left
        yield from self.pair(left, right, cue, f"{cue.name}: {frame.text}", at, at)

    def _right(self, at: int, cue: Cue, frame: Frame) -> list[Found]:
        if frame.slot == "agents":
            object_ = self.clauses.object(at)
            if object_ < 0 or not any(
                c.relation == cue.relation for c in self.cues.of("noun", self.chunks[object_].word)
            ):
                return []
            if self.chunks[object_].owners:
                return list(self.chunks[object_].owners)
            return next(
                (self.founds(self.clauses.group_right(phrase)) for preposition, phrase in self.clauses.phrases(object_)[:2]
                 if preposition in {"by", "from"}), [],
            )  # fmt: skip
        if frame.slot == "object" or (frame.turned and not frame.prepositions):
            object_ = self.clauses.object(at)
            if object_ < 0 or (
                frame.prepositions and not frame.turned and not self._followed(object_, frame)
            ):
                return []
            return self._held(object_) if cue.relation == "FIGHTS" else self._reach(object_)
        if frame.gap and (self.clauses.object(at) < 0 and self.clauses.kind(at + 1) != "PREP"):
            return []
        opened = False
        for preposition, phrase in self.clauses.phrases(at):
            if preposition in frame.prepositions or (opened and preposition == "of"):
                opened = "pursuant_to" in frame.prepositions
                if frame.gap and preposition == "from" and self._bare_place(phrase):
                    continue
                if preposition == "with" and self.clauses.word(phrase - 2) in _BETWEEN:
                    continue  # "near the border with Niger"
                found = self._held(phrase) if cue.relation == "FIGHTS" else self._reach(phrase)
                if found:
                    return found
            if not frame.gap and not opened and preposition in {"to", "by", "of", "as", "from"}:
                break
        return []

    def _followed(self, at: int, frame: Frame) -> bool:
        """Whether one of the frame's prepositions follows the object: "pushed IS out of", "drove them from"."""
        last = self.clauses.group_right(at)[-1]
        return self.clauses.kind(last + 1) == "PREP" and self.clauses.word(last + 1) in frame.prepositions

    def _bare_place(self, phrase: int) -> bool:
        found = self.chunks[phrase].found
        return bool(found and found.role in {"state", "capital"})

    def _allowed(self, at: int, cue: Cue) -> bool:
        """Whether the words that the cue needs follow it, and none that it may not have."""
        last = self.chunks[at].last
        following = {self.line.key(i) for i in range(last, min(len(self.line.tokens), last + 20))}
        return (not cue.needs or bool(cue.needs & following)) and not cue.without & following

    def _passive(self, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
        text = f"{cue.name}: {frame.text} (passive)"
        if frame.slot == "agents":
            return
        patients = self.founds(self.clauses.subject(at), assets=cue.relation == "FIGHTS")
        if cue.shape == "verb" and not patients and cue.relation != "DESIGNATED_BY":
            patients = self._operation(at)
        if frame.slot == "object" and frame.prepositions and not frame.turned:
            if not any(preposition in frame.prepositions for preposition, _ in self.clauses.phrases(at)):
                return
        elif frame.prepositions and not frame.turned and frame.slot == "prepositions" and not frame.gap:
            # "was merged into O", "was affiliated with O"
            yield from self.pair(patients, self._right(at, cue, frame), cue, text, at, at)
            return
        if frame.gap:
            agents = self._by(at)
            if agents:
                yield from self.pair(agents, self._right(at, cue, frame), cue, text, at, at)
            return
        if frame.turned and frame.prepositions == {"of"}:
            yield from self.pair(self._right(at, cue, frame), patients, cue, text, at, at)
            return
        agents = self._by(at)
        if frame.turned:
            agents, patients = patients, agents
        yield from self.pair(agents, patients, cue, text, at, at)

    def _operation(self, at: int) -> list[Found]:
        """Support for an operation is support for those who carry it out: "the campaign, backed by Russia"."""
        subject = self.clauses.subject(at)
        if not subject:
            return []
        chunk = self.chunks[subject[0]]
        if chunk.kind == "NP" and any(cue.relation == "FIGHTS" for cue in self.cues.of("noun", chunk.word)):
            return list(chunk.owners)
        return []

    def _by(self, at: int) -> list[Found]:
        for preposition, phrase in self.clauses.phrases(at):
            if preposition == "by":
                found = self.founds(self.clauses.group_right(phrase), agents=True)
                if found or not self.chunks[phrase].word:
                    return found
                if self.line.tokens[self.chunks[phrase].first].capital:
                    return self._maybe_person(phrase)
                return found
        return []

    def _maybe_person(self, at: int, low: int = 0) -> list[Found]:
        """A capitalised name that nothing else explains, where only a person can stand."""
        chunk = self.chunks[at]
        low = max(low, chunk.first)
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

    # --- links ------------------------------------------------------------------------------------------------

    def _unit_of(self, at: int, cue: Cue) -> Iterator[Candidate]:
        """As in "The Hill Battalion of the Northern Front": both are named bodies, side by side."""
        part, whole = self.chunks[at - 1].found if at else None, self.chunks[at + 1].found
        if part is None or whole is None or self.chunks[at - 1].kind != "NP":
            return
        numbered = part.how == "coreference" and self.line.tokens[part.first].text[0].isdigit()
        named = (part.how == "pattern" or numbered) and part.role == "name" and whole.role == "name"
        if (
            named
            and {part.type, whole.type} <= _BODIES - {ActorType.STATE, ActorType.COALITION}
            and not part.country
        ):
            yield from self.pair([part], [whole], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)

    def _link(self, at: int, cue: Cue) -> Iterator[Candidate]:
        if self.clauses.kind(at + 1) != "NP":
            return
        if cue.name == "of":
            yield from self._unit_of(at, cue)
            return
        right = [
            f
            for f in self.founds(self.clauses.group_right(at + 1))
            if not _is_place(f) or cue.relation == "ALLIED_WITH"
        ]
        if not right:
            return
        left, verb = self._link_left(at, cue)
        left = [f for f in left if not _is_place(f) or cue.relation == "ALLIED_WITH"]
        frame = cue.frames[0]
        if frame.turned or frame.text.startswith("O"):
            left, right = right, left
        if cue.relation == "PART_OF":
            left = [
                f
                for f in left
                if f.type in {ActorType.MILITIA, ActorType.ARMY, ActorType.PERSON, ActorType.ORGANIZATION}
            ]
            right = [
                f
                for f in right
                if f.type in {ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION}
            ]
        yield from self.pair(left, right, cue, f"{cue.name}: {frame.text}", at, verb)

    def _link_left(self, at: int, cue: Cue) -> tuple[list[Found], int]:
        verb = self.clauses.verb_of(at)
        before = at - 1
        if self.clauses.kind(before) == "COMMA":
            before -= 1
        if self.clauses.kind(before) == "NP" and (verb != before):
            found = self.founds(self.clauses.group_left(before))
            nominal = cue.relation == "PART_OF" or cue.name == "loyal"
            if not found and cue.name == "within":
                found = self._described_by(before)[0]
            if found and (nominal or verb < 0) and not _is_place(found[0]):
                return found, verb if cue.relation == "PART_OF" and False else -1
        if cue.relation == "PART_OF" and cue.name == "including":
            return [], -1
        if verb < 0:
            opening = next((i for i in range(at + 1, len(self.chunks)) if self.clauses.kind(i) == "VP"), -1)
            if at <= 1 and opening >= 0:  # "Alongside A, B fought …"
                return self.founds(self.clauses.subject(opening)), opening
            return [], -1
        return self.founds(self.clauses.subject(verb)), verb

    # --- noun phrases -----------------------------------------------------------------------------------------

    def _phrase(self, at: int) -> Iterator[Candidate]:
        chunk = self.chunks[at]
        for found, tail in chunk.tails:
            for cue in self.cues.of("compound", tail):
                yield from self._compound(at, cue, found)
        if (
            (head := chunk.found)
            and head.type is ActorType.COALITION
            and self.line.key(head.first + 2) == "led"
        ):
            yield from self._named_coalition(at, head)
        for prefix, found in chunk.prefixes:
            for cue in self.cues.of("prefix", prefix):
                yield from self.pair(chunk.actors, [found], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)
        if chunk.actors and self.clauses.kind(at - 1) == "CONJ":
            yield from self._joined(at)
        if chunk.found is None:
            for cue in self.cues.of("noun", chunk.word):
                yield from self._noun(at, cue)
            for cue in self.cues.of("part", chunk.word):
                yield from self._part(at, cue)
            for cue in self.cues.of("role", chunk.word):
                yield from self._role_of(at, cue)
        yield from self._role_before(at)

    def _joined(self, at: int) -> Iterator[Candidate]:
        """As in "The Libyan army and allied militias"."""
        chunk = self.chunks[at]
        head = chunk.found.last if chunk.found else chunk.last
        for step in range(chunk.first, head):
            for cue in self.cues.of("modifier", self.line.key(step)):
                if self.line.key(step - 1) != "-":
                    left = [f for f in self.founds(self.clauses.group_left(at)) if f not in chunk.actors]
                    yield from self.pair(left, chunk.actors, cue, f"{cue.name}: {cue.frames[0].text}", at, -1)

    def _compound(self, at: int, cue: Cue, found: Found) -> Iterator[Candidate]:
        chunk = self.chunks[at]
        targets = [chunk.found] if chunk.found else list(chunk.owners)
        if chunk.found is not None:
            targets = self.founds(
                group for group in self.clauses.group_right(at) if group == at or not self.chunks[group].tails
            )
            if cue.name == "affiliated" or found.role in {"name"} or len(targets) > 2:
                targets = targets[:1]
            targets = targets[:1]
        if cue.relation == "LEADS":
            targets = [f for f in targets if f.type is ActorType.COALITION]
        if cue.name == "affiliated":
            yield from self.pair(targets, [found], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)
        else:
            yield from self.pair([found], targets, cue, f"{cue.name}: {cue.frames[0].text}", at, -1)

    def _named_coalition(self, at: int, head: Found) -> Iterator[Candidate]:
        """As in "The Saudi-led coalition" by its listed name: who leads it stands in the name."""
        hit = self.line.hits.get(head.first)
        states = [name.actor for name in hit.value if name.kind in {"state", "demonym"}] if hit else []
        owner = states[0] if states else self.scene.state_at(self.line, head.first)
        if owner:
            name = self.scene.index.actors[owner].name
            leader = Found(head.first, head.first + 1, owner, name, ActorType.STATE)
            for cue in self.cues.of("compound", "led"):
                yield from self.pair([leader], [head], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)

    def _noun(self, at: int, cue: Cue) -> Iterator[Candidate]:
        chunk = self.chunks[at]
        following = self.clauses.phrases(at)
        verb = self.clauses.verb_of(at)
        if self.clauses.kind(at + 1) == "VP" and self.clauses.subject(at + 1) == (at,):
            # "Clashes erupted between A and B", "an attack was launched on C"
            following = [*following, *self.clauses.phrases(at + 1)]
            verb = at + 1
        for frame in cue.frames:
            text = f"{cue.name}: {frame.text}"
            if frame.slot == "between":
                for preposition, phrase in following[:2]:
                    if preposition in frame.prepositions:
                        group = self.founds(self.clauses.group_right(phrase), assets=True)
                        for first in range(len(group) - 1 if cue.relation == "ALLIED_WITH" else 1):
                            yield from self.pair(
                                group[first : first + 1], group[first + 1 :], cue, text, at, verb
                            )
                        break
            elif cue.relation == "BACKS" and "from" in frame.prepositions:
                yield from self._received(at, cue, following, verb, text)
            else:
                yield from self._targeted(at, cue, frame, following, verb, text)
        if (
            chunk.owners
            and cue.relation == "FIGHTS"
            and len(chunk.owners) > 1
            and chunk.word in {"clashes", "war", "conflict", "fighting"}
        ):
            yield from self.pair(chunk.owners[:1], chunk.owners[1:2], cue, f"{cue.name}: S-O N", at, verb)

    def _targeted(
        self, at: int, cue: Cue, frame: Frame, following: list[tuple[str, int]], verb: int, text: str
    ) -> Iterator[Candidate]:
        target: list[Found] = []
        for preposition, phrase in following:
            if preposition in frame.prepositions:
                target = self._held(phrase) if cue.relation == "FIGHTS" else self._reach(phrase)
                if target:
                    break
            elif preposition not in {"by", "of", "in", "from", "inside", "near", "for", "at"}:
                break
        if cue.relation != "FIGHTS":
            target = [f for f in target if f.role != "capital"]
            if not target and cue.relation == "BACKS" and verb >= 0 and self.chunks[verb].word in cue.light:
                object_ = self.clauses.object(verb)
                if 0 <= object_ < at and self.chunks[object_].found:
                    target = self.founds([object_])  # "gave the rebels weapons"
        if not target:
            return
        chunk = self.chunks[at]
        agents = self.founds(self.clauses.agents(at), agents=True)
        if not (chunk.owners or chunk.tails) and not self._by_agent(following) and verb >= 0:
            if self.chunks[verb].word in _TELLING and verb != at + 1:
                return
            passive = self.chunks[verb].passive
            light = self.chunks[verb].word in cue.light
            if passive:
                agents = self._by(verb)
            elif not light and cue.relation != "FIGHTS":
                return
        kind = _KIND_OF.get(chunk.word, "") if cue.relation == "BACKS" else ""
        yield from self.pair(agents, target, cue, text, at, verb, kind, 0.95)

    def _by_agent(self, following: list[tuple[str, int]]) -> bool:
        return any(
            preposition == "by" and self.chunks[phrase].actors for preposition, phrase in following[:2]
        )

    def _received(
        self, at: int, cue: Cue, following: list[tuple[str, int]], verb: int, text: str
    ) -> Iterator[Candidate]:
        giver = next(
            (
                self.founds(self.clauses.group_right(phrase))
                for preposition, phrase in following
                if preposition == "from"
            ),
            [],
        )
        owners = self.chunks[at].owners
        kind = _KIND_OF.get(self.chunks[at].word, "")
        if verb >= 0 and self.chunks[verb].word in cue.receive and not self.chunks[verb].passive:
            yield from self.pair(
                giver or owners, self.founds(self.clauses.subject(verb)), cue, text, at, verb, kind
            )
        elif verb >= 0 and self.chunks[verb].word in cue.light and self.chunks[verb].passive:
            yield from self.pair(giver, self.founds(self.clauses.subject(verb)), cue, text, at, verb, kind)
        elif (
            (giver or owners) and self.clauses.kind(at - 1) == "PREP" and self.clauses.word(at - 1) == "with"
        ):
            # "With support from Uganda, the rebels moved …"
            carrier = (
                verb
                if verb >= 0
                else next((i for i in range(at, len(self.chunks)) if self.clauses.kind(i) == "VP"), -1)
            )
            if carrier >= 0:
                yield from self.pair(
                    giver or owners, self.founds(self.clauses.subject(carrier)), cue, text, at, carrier, kind
                )

    # --- membership and roles ---------------------------------------------------------------------------------

    def _part(self, at: int, cue: Cue) -> Iterator[Candidate]:
        """As in "S, a brigade of O", "S is part of O", "O's wing S"."""
        owners = self.chunks[at].owners
        if len(owners) > 1:
            # "Somalia's Ethiopian backers", "Nusra, al-Qaeda's affiliate" without its comma
            first, second = (
                (owners[-1], owners[-2]) if owners[-1].role == "demonym" else (owners[-2], owners[-1])
            )
            if (cue.relation == "BACKS") == (owners[-1].role == "demonym"):
                yield from self.pair([first], [second], cue, f"{cue.name}: O's P", at, -1)
                return
        whole = [f for f in owners if f.role != "demonym" and f.role != "possessive"]
        if not whole:
            for preposition, phrase in self.clauses.phrases(at)[:1]:
                if preposition in {"of", "in", "from", "within", "for"}:
                    whole = self.founds(
                        self.clauses.group_right(phrase), agents=self.chunks[phrase].word in _PARTS
                    )
        if not whole:
            return
        if cue.relation == "PART_OF":
            whole = [f for f in whole if f.type is not ActorType.STATE]
        members = self._described_by(at)
        yield from self.pair(members[0], whole, cue, f"{cue.name}: {cue.frames[0].text}", at, members[1])

    def _described_by(self, at: int) -> tuple[list[Found], int]:
        """Who an apposition or a predicate says something about."""
        before = at - 1
        if self.clauses.kind(before) == "VP" and self.chunks[before].word in {
            "be",
            "become",
            "remain",
            "form",
        }:
            return self.founds(self.clauses.subject(before), people=True), before
        if self.clauses.kind(before) in {"PREP", "SUB"} and self.clauses.word(before) == "as":
            verb = self.clauses.verb_of(before)
            if verb < 0:  # "As head of the Front, Idris …"
                verb = next((i for i in range(at, len(self.chunks)) if self.clauses.kind(i) == "VP"), -1)
            return (self.founds(self.clauses.subject(verb), people=True), verb) if verb >= 0 else ([], -1)
        if self.clauses.kind(before) in {"COMMA", "OPEN", "CONJ"}:
            step = before - 1
            if self.clauses.kind(step) in {"COMMA", "CLOSE"}:
                step -= 1
            while step >= 0 and not (
                self.clauses.kind(step) == "NP" and (self.chunks[step].found or self._maybe_person(step))
            ):
                if self.clauses.kind(step) not in {"NP", "PREP", "COMMA", "CONJ"} or before - step > 8:
                    return [], -1
                step -= 1
            if step >= 0:
                # of "N, spokesman for A, one of B" the nearest body is meant, of persons the first
                chunk = self.chunks[step]
                return ([chunk.found] if chunk.found else self._maybe_person(step)), -1
        if self.clauses.kind(before) == "NP" and (
            found := self.chunks[before].found or next(iter(self._maybe_person(before)), None)
        ):
            return [found], -1
        return [], -1

    def _role_of(self, at: int, cue: Cue) -> Iterator[Candidate]:
        """As in "N, R of O", "O's R, N", "R of O N"."""
        groups = [f for f in self.chunks[at].owners if f.role != "demonym" and f.type is not ActorType.PERSON]
        end = at
        for number, (preposition, phrase) in enumerate(self.clauses.phrases(at)):
            if number and not (preposition == "of" and self.clauses.kind(phrase - 2) == "CONJ"):
                break
            if preposition in {"of", "for", "with", "in"}:
                members = self.founds(self.clauses.group_right(phrase))
                groups = [*(groups if number else []), *members] or groups
                end = self.clauses.group_right(phrase)[-1]
        if not groups and at and self.chunks[at - 1].kind == "NP" and (named := self.chunks[at - 1].found):
            groups = [named]  # a parenthesis stood between the group and its leader
        groups = [f for f in groups if f.type in _BODIES and f.type is not ActorType.STATE]
        if not groups:
            return
        people, verb = self._described_by(at)
        people = [f for f in people if f.type is ActorType.PERSON]
        if not people:
            following = end + 1 + (self.clauses.kind(end + 1) == "COMMA")
            if self.clauses.kind(following) == "NP":
                chunk = self.chunks[following]
                named = [chunk.found] if chunk.found else self._maybe_person(following)
                people = [f for f in named if f.type is ActorType.PERSON]
        yield from self.pair(people, groups, cue, f"{cue.name}: {cue.frames[0].text}", at, verb)

    def _role_before(self, at: int) -> Iterator[Candidate]:
        """As in "ELN commander Nicolas Rodriguez", "Taliban spokesman N": group, role and name in one phrase."""
        chunk = self.chunks[at]
        if chunk.found is not None and chunk.found.type is not ActorType.PERSON:
            yield from self._kin(at, chunk.found)
            return
        owners = [
            f
            for f in chunk.owners
            if f.type in _BODIES and f.type is not ActorType.STATE and f.role != "possessive"
        ]
        if not owners:
            return
        role = next((i for i in range(owners[-1].last, chunk.last) if self._roles(self.line.key(i))), -1)
        if role < 0:
            return
        people = [chunk.found] if chunk.found else self._maybe_person(at, role + 1)
        for cue in self._roles(self.line.key(role)):
            yield from self.pair(people, owners[-1:], cue, f"{cue.name}: O R S", at, -1)

    def _kin(self, at: int, head: Found) -> Iterator[Candidate]:
        """As in "Its ally Russia", "the al-Qaeda offshoot Islamic State"."""
        for owner in self.chunks[at].owners[-1:]:
            for step in range(owner.last, head.first):
                for cue in self.cues.of("part", self.line.key(step)):
                    if owner.role != "demonym":
                        yield from self.pair([head], [owner], cue, f"{cue.name}: O P S", at, -1)

    def _roles(self, word: str) -> tuple[Cue, ...]:
        return self.cues.of("role", word) or tuple(
            cue for cue in self.cues.of("part", word) if cue.name == "part"
        )


def _may(relation: str, subject: Found) -> bool:
    """A body that fights is armed or a state; one that is led, leads or speaks is no crowd."""
    if relation == "FIGHTS":
        return subject.type is not ActorType.ORGANIZATION
    if relation in {"LEADS", "SPEAKS_FOR"}:
        return subject.type in {ActorType.PERSON, ActorType.STATE, ActorType.ORGANIZATION}
    return True


def _is_place(found: Found) -> bool:
    return found.role == "capital"
