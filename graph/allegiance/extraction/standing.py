"""Who the noun phrases of a sentence stand for: actors, holders of bases, examples, people of somebody."""

from collections.abc import Iterable
from dataclasses import replace

from allegiance.extraction.clauses import Clauses
from allegiance.extraction.cues import Cues
from allegiance.extraction.enumerated import spelled
from allegiance.extraction.found import Found, Line, Scene
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.persons import looks_like_person, person
from allegiance.extraction.phrase import Chunk
from allegiance.records import ActorType

_EXAMPLES = frozenset({"including", "such_as", "like"})
_FACTIONS = words("frames", "not_regulars")
_LOYAL = frozenset({"loyal_to", "affiliated_with", "affiliated_to"})
_BANDS = frozenset({ActorType.MILITIA, ActorType.COALITION, ActorType.ORGANIZATION})
_STAFF = words("frames", "staff")
_ATTACKED = words("frames", "attacked_people")
_ARMS = frozenset({"wing", "arm", "remnants", "remains", "ranks"})
_CARRYING = words("frames", "carrying")
_HOLDING = words("frames", "holding_it")
_GROUPS = words("groups", "introducing")
_HOUSING = frozenset({"house", "host", "carry", "shelter"})
_NUMBERS = words("function", "numbers")
_SEATS = words("frames", "seats")
_COUNTS = {"two": 2, "three": 3, "four": 4, "both": 2}
_COUNTED = frozenset({"two", "three", "four", "rival", "several"})
_PLACING = frozenset({"in", "near", "at", "outside", "around"})
_KINDRED = words("frames", "kindred")
_BRANCHES = frozenset({"branch", "affiliate", "chapter", "franchise", "offshoot", "subsidiary"})
_FAMILY = words("frames", "family")
_NEIGHBOURS = frozenset(
    {"neighbour", "neighbor", "neighbours", "neighbors", "rival", "rivals", "foe", "enemy"}
)
_CIVILIANS = words("coreference", "civilians")
_TROOPS = words("frames", "troops")
_SOLDIERLY = words("frames", "soldierly")
_ASSETS = lexicon()["assets"] | words("frames", "ground")
_PEOPLE = words("frames", "people")
_SHARES = words("chunks", "shares")
_INSIDE = frozenset({"in", "within", "inside"})
_SOME_OF = frozenset({"several", "some", "many", "most", "two", "three", "four", "five", "six"})
_PLURAL = words("frames", "groups")
_LEFT_OVER = frozenset({"remain", "leave", "survive"})
_REST = frozenset({"rest", "remainder", "remains", "last", "bulk"})
_FAR = 12
_SOON = 3  # sentences
_SHORT = 2  # tokens of "the base"
_SITES = frozenset(
    {
        "base",
        "camp",
        "outpost",
        "post",
        "barracks",
        "garrison",
        "checkpoint",
        "headquarters",
        "convoy",
        "patrol",
    }
)


class Standing:
    """A sentence's phrases, and who is meant by each."""

    def __init__(self, scene: Scene, line: Line, chunks: list[Chunk], cues: Cues) -> None:
        self.scene = scene
        self.line = line
        self.chunks = chunks
        self.clauses = Clauses(chunks)
        self.cues = cues

    def founds(
        self, phrases: Iterable[int], *, agents: bool = False, assets: bool = False, people: bool = False
    ) -> list[Found]:
        """The actors of noun phrases; if asked, also of nouns of action, held things and unknown names."""
        out: list[Found] = []
        for at in phrases:
            if at >= len(self.chunks):  # a sentence that breaks off
                continue
            chunk = self.chunks[at]
            if sent := self._sent_from(at):
                out.extend(sent)
            elif chunk.found is not None and not (out and self._others(chunk)):
                out.extend(self._plural(at, chunk.found))
            elif assets and chunk.asset:
                out.extend(self._whose(chunk))
            elif agents:
                kin = chunk.word in _FAMILY | _CIVILIANS | _NEIGHBOURS or self._branch(
                    chunk
                )  # "founded by his sons", "backed by Chadian herders"
                owners = ([] if kin else chunk.owners) or [f for f, tail in chunk.tails if tail == "led"]
                out.extend(f for owner in owners for f in self._plural(at, owner))
            if people and chunk.found is None and chunk.kind == "NP":
                out.extend(self.maybe_person(at))
        return out

    @staticmethod
    def _branch(chunk: Chunk) -> bool:
        """As in "The group's Somali branch": that of the group, and not the state."""
        return chunk.word in _BRANCHES and any(one.role == "demonym" for one in chunk.owners)

    def _sent_from(self, at: int) -> list[Found]:
        """As in "Soldiers from Eritrea and Chad": the armies of those, whoever "soldiers" are elsewhere."""
        chunk = self.chunks[at]
        last = self.line.key(chunk.last - 1)
        if last not in _TROOPS or chunk.owners or self.clauses.word(at + 1) != "from":
            return []
        if chunk.found is not None and chunk.found.how != "coreference":
            return []
        if self.clauses.kind(at + 2) != "NP":
            return []
        group = self.clauses.group_right(at + 2)
        states = [one for i in group if (one := self.chunks[i].found) and self.chunks[i].last == one.last]
        if len(states) < len(group) or any(state.role != "state" for state in states):
            states = states[:1]
        armies = [forces_of(self.scene, state) for state in states if state.role == "state"]
        return [replace(army, first=chunk.last - 1, last=chunk.last) for army in armies if army]

    def _whose(self, chunk: Chunk) -> list[Found]:
        """As in "Georgian positions": they are the army's and not the state's."""
        if chunk.word not in _SOLDIERLY:
            return chunk.owners
        return [(f.role in {"demonym", "state"} and forces_of(self.scene, f)) or f for f in chunk.owners]

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

    def staff(self, at: int) -> list[Found]:
        """As in "Coalition advisers assist", "Emirati officers train": whose they are."""
        chunk = self.chunks[at]
        if chunk.found is not None or chunk.word not in _STAFF:
            return []
        soldiers = chunk.word in {"officers", "commandos"}
        return [
            (forces_of(self.scene, owner) if soldiers and owner.type is ActorType.STATE else None) or owner
            for owner in chunk.owners or self._sent_by(at)
        ]

    def _sent_by(self, at: int) -> list[Found]:
        """As in "Instructors from Chad", "advisers of the Guard"."""
        sent = self.clauses.word(at + 1) in {"from", "of"} and self.clauses.kind(at + 2) == "NP"
        return [found] if sent and (found := self.chunks[at + 2].found) is not None else []

    def held(self, at: int) -> list[Found]:
        """The actors of a phrase and those joined to it, or who holds what it names."""
        if (rest := self._rest_at(at)) >= 0:
            return self.founds(self.clauses.group_right(rest))
        counted = self.chunks[at].word.isdigit() or self.chunks[at].word in _SHARES | _NUMBERS
        if counted and self.clauses.word(at + 1) == "of" and not self.chunks[at].owners:
            at += 2 * (self.clauses.kind(at + 2) == "NP")  # "30 of 40 drones of A", "dozens of bases"
        group = self.clauses.group_right(at)
        found = self.founds(group, assets=True)
        if found and self.clauses.kind(group[-1] + 1) == "CONJ" and self.clauses.kind(group[-1] + 2) == "NP":
            other = group[-1] + 2
            members = self.chunks[other].word in _ATTACKED and self.clauses.word(other + 1) == "of"
            members = members and self.clauses.kind(other + 3) != "VP"
            # "fought A and its rival, B", "killed soldiers and members of a militia, B"
            found = [*found, *(self.held(other) if members else self._said(other))]
        found = [*found, *self._named_of(found, at, group[-1]), *self._each_of(found, at)]
        if found := found or self.people(at):
            return [f for f in found if not is_place(f)]
        following = at + 1
        within = self.clauses.word(following) in _PLACING and self.clauses.kind(following + 1) == "NP"
        if within and self.is_asset(at) and self.is_asset(following + 1):
            return self.held(following + 1)  # "two buildings in the headquarters of A"
        while self.clauses.kind(following) == "CONJ" and self.is_asset(following + 1):
            following += 2  # "airstrips and camps of A"
        if (
            self.clauses.kind(following) == "PREP"
            and self.clauses.word(following) == "of"
            and (self.is_asset(at) or self.chunks[at].word in _ATTACKED)
        ):
            if self.clauses.kind(following + 1) != "NP":
                return []
            whole = self.founds(self.clauses.group_right(following + 1), assets=True)
            # "the head of M23's rocket unit", "members of a local militia, the Front,"
            return whole or self._of_unit(following + 1) or self._said(following + 1)
        return self._holders(at, following) or self.apposed_asset(at) or self._told_asset(at)

    def _told_asset(self, at: int) -> list[Found]:
        """As in "Gunmen stormed an army base. M23 overran the base": the army's, of which it was told."""
        chunk = self.chunks[at]
        if not chunk.definite or chunk.last - chunk.first > _SHORT or chunk.word not in _SITES:
            return []
        if self.clauses.word(at + 1) in {"of", "for"}:
            return []
        for line in self.scene.before(self.line, _SOON):
            ends = {found.last: found for found in line.founds if found.type is ActorType.ARMY}
            for step, key in enumerate(line.keys):
                if key == chunk.word and (owner := ends.get(step)) is not None:
                    return [replace(owner, first=chunk.first, last=chunk.last, how="coreference")]
        return []

    def _each_of(self, found: list[Found], at: int) -> list[Found]:
        """As in "Battled rebels of A and B": those of B too, as the rebels are those of A."""
        crowd = len(found) == 1 and found[0].role == "crowd" and found[0].how == "coreference"
        if not crowd or self.clauses.word(at + 1) != "of" or self.clauses.kind(at + 2) != "NP":
            return []
        named = self.founds(self.clauses.group_right(at + 2))
        theirs = bool(named) and named[0].actor == found[0].actor
        return [one for one in named[1:] if theirs and one.type is found[0].type]

    def _named_of(self, found: list[Found], at: int, last: int) -> list[Found]:
        """Those whom a phrase gives as examples of the crowd or the army that it speaks of."""
        if not found or found[-1].how == "unnamed" or found[-1].role == "crowd":
            return self.examples(at)
        return self._units_of(last) if found[-1].type is ActorType.ARMY else []

    def _units_of(self, at: int) -> list[Found]:
        """As in "Government forces, including the Hill Brigade", "army units, among them it": of an army."""
        link = at + 1 + (self.clauses.kind(at + 1) == "COMMA")
        verb = self.clauses.verb_of(at)
        told = verb >= 0 and self.clauses.relative(verb) >= 0  # "groups that fight the army, including M23"
        if told or self.clauses.word(link) not in _EXAMPLES or self.clauses.kind(link + 1) != "NP":
            return []
        units = self.founds(self.clauses.group_right(link + 1))
        return [one for one in units if one.type in {ActorType.ARMY, ActorType.MILITIA}]

    def _of_unit(self, at: int) -> list[Found]:
        """As in "Killed the head of M23's rocket unit": whose unit it is."""
        unit = self.chunks[at].word in lexicon()["parts"]
        return [one for one in self.chunks[at].owners[-1:] if one.type in _BANDS] if unit else []

    def _rest_at(self, at: int) -> int:
        """As in "Finish off what remains of A", "the rest of A": where A stands, -1 if that is not told."""
        left = self.line.key(self.chunks[at].first) == "what" and self.clauses.word(at + 1) in _LEFT_OVER
        of = at + 1 + left
        if not (left or self.chunks[at].word in _REST) or self.clauses.word(of) != "of":
            return -1
        body = self.chunks[of + 1].found if self.clauses.kind(of + 1) == "NP" else None
        return of + 1 if body is not None and body.type in _BANDS | {ActorType.ARMY} else -1

    def apposed_asset(self, at: int) -> list[Found]:
        """As in "Fired at Camp Liberty, a base for members of A": whose the place is."""
        if self.clauses.word(at + 1) == "of" and self.clauses.kind(at + 2) == "NP":
            at += 2 * (not self.chunks[at + 2].actors)  # "the town of Al-Qaim, the last bastion of A"
        base = at + 2
        if self.clauses.kind(at + 1) != "COMMA" or self.clauses.kind(base) != "NP":
            return []
        if self.chunks[base].word in _SEATS:
            owners = self.chunks[base].owners or self._sent_by(base)
            return [one for one in owners[-1:] if one.type in _BANDS]
        if not self.is_asset(base):
            return []
        if self.chunks[base].owners:
            return list(self.chunks[base].owners) if self.chunks[base].asset else []
        if self.clauses.word(base + 1) in {"of", "for"} and self.clauses.kind(base + 2) == "NP":
            return self.founds(self.clauses.group_right(base + 2))
        return self._holders(base, base + 1)

    def _holders(self, at: int, verb: int) -> list[Found]:
        """As in "A base manned by A", "drones launched by A", "areas that belong to A"."""
        while self.clauses.word(verb) in _PLACING and self.clauses.kind(verb + 1) == "NP":
            verb += 2  # "targets in Iraq and Syria used by"
            verb += 2 * (self.clauses.kind(verb) == "CONJ" and self.clauses.kind(verb + 1) == "NP")
        if self.clauses.kind(verb) == "COMMA" and self.clauses.kind(verb + 1) == "REL" and self.is_asset(at):
            return self._housed(verb + 2)  # "the base, which houses American troops"
        if self.clauses.kind(verb) != "VP" or not self.is_asset(at):
            return []
        if self.chunks[verb].word in _CARRYING and self.chunks[verb].form == "ing":
            to = next(
                (phrase for before, phrase in self.clauses.phrases(verb) if before in {"to", "for"}), -1
            )
            if to >= 0:  # "convoys carrying arms to A"
                return self.founds(self.clauses.group_right(to))
        if self.chunks[verb].word in _HOUSING and self.chunks[verb].form == "ing":
            object_ = self.clauses.object(verb)  # "bases housing American troops"
            return self.founds(self.clauses.group_right(object_)) if object_ >= 0 else []
        if self.chunks[verb].word in _HOLDING:
            for preposition, phrase in self.clauses.phrases(verb)[:1]:
                if preposition in {"to", "by"}:
                    return self.founds(self.clauses.group_right(phrase))
        return []

    def _housed(self, verb: int) -> list[Found]:
        object_ = self.clauses.object(verb) if self.clauses.word(verb) in _HOUSING else -1
        return self.founds(self.clauses.group_right(object_)) if object_ >= 0 else []

    def ruled(self, found: Found) -> Found:
        """Who fights where a head of state is said to: the state."""
        if found.type is not ActorType.PERSON:
            return found
        index = self.scene.index
        state = self.scene.ruled(found.actor)
        if not state:
            return found
        return replace(found, actor=state, name=index.actors[state].name, type=ActorType.STATE)

    def reach(self, at: int) -> list[Found]:
        """The actors of a phrase and of those joined to it, or its examples."""
        found = self.founds(self.clauses.group_right(at))
        if found and (found[-1].how == "unnamed" or found[-1].role == "crowd"):
            return [*found, *self.examples(at)]  # "Iran-backed groups (in particular A and B)"
        return found or self.examples(at) or self.holder_of_office(at) or self._apposed_before(at)

    def arm_of(self, at: int) -> list[Found]:
        """As in "The armed wing of A", "the remnants of A": of what stands for a body by itself, the body."""
        arm = self.chunks[at].word in _ARMS and self.clauses.word(at + 1) == "of"
        return self.founds([at + 2]) if arm and self.clauses.kind(at + 2) == "NP" else []

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
        if chunk.word in _ATTACKED and self.clauses.word(at + 1) == "of":
            return []  # "a Kenyan officer of the mission"
        owner = chunk.owners[0]
        return [forces_of(self.scene, owner) or owner] if owner.type is not ActorType.PERSON else []

    def holder_of_office(self, at: int) -> list[Found]:
        """As in "Its deputy commander, Omar Diallo", "one of its sons, Musa": the name says who is meant."""
        one = self.chunks[at].word in {"one", "another"} and self.clauses.word(at + 1) == "of"
        if not one and self.chunks[at].word not in self.cues.by_word["role"]:
            return []
        if self.clauses.word(at + 1) in {"of", "for"} and self.clauses.kind(at + 2) == "NP":
            at += 2  # "The leader of the movement, Omar Diallo, was listed"
        if self.clauses.word(at + 1) in {"in", "for"} and self.clauses.kind(at + 2) == "NP":
            at += 2  # "its commander in the east, Omar Diallo"
        if self.clauses.kind(at + 1) != "COMMA":
            return []
        if self.clauses.kind(at + 2) != "NP":
            return []
        named = self.chunks[at + 2].found
        if named is None:
            return self.maybe_person(at + 2)
        return [named] if named.type is ActorType.PERSON else []

    def examples(self, at: int) -> list[Found]:
        """As in "Groups including A and B", "movements such as A", "the two, A and B, …"."""
        if called := self._called(at) or self._said(at) or self._listed(at) or self._named_behind(at):
            return called
        if self.clauses.word(at + 1) == "of" and self.line.key(self.chunks[at].first) in _SOME_OF:
            at += 2  # "several of its partners, including A"
        link = at + 1
        if self.clauses.word(link) in _INSIDE and self.chunks[at].word in _PLURAL:
            link += 2  # "some of the groups within the Front, such as A"
        link += self.clauses.kind(link) == "COMMA"
        such = self.clauses.word(link) == "as" and self.line.key(self.chunks[at].first) == "such"
        if (such or self.clauses.word(link) in _EXAMPLES) and self.clauses.kind(link + 1) == "NP":
            # also "such groups as A and B", "among them A's ally, B"
            return self.founds(self.clauses.group_right(link + 1)) or self._said(link + 1)
        if self.clauses.word(link) in _LOYAL and self.clauses.kind(link + 1) == "NP" and link == at + 1:
            return self._people_of(at, link + 1) or self.told_examples(at)
        if self.chunks[at].word in _PLURAL and (listed := spelled(self.clauses, at)):
            return self.founds(listed)
        return self.told_examples(at)

    def told_examples(self, at: int) -> list[Found]:
        """As in "14 men it accuses of it, among them A", "groups that fight it, including A and B"."""
        last = len(self.chunks) - 1
        told = self.clauses.kind(at + 1) == "REL" or (
            self.clauses.kind(at + 1) == "NP" and self.clauses.kind(at + 2) == "VP"
        )
        told = told or self.clauses.kind(at + 1) == "LINK" or self.chunks[min(at + 1, last)].form == "part"
        head = self.line.key(self.chunks[at].last - 1)
        several = head.endswith(("s", "men")) and not self.chunks[at].indefinite
        for step in range(at + 2, min(at + _FAR, len(self.chunks) - 2)) if told and several else ():
            if self.clauses.kind(step) in {"BREAK", "SUB", "OPEN"}:
                return []
            if self.clauses.kind(step) == "COMMA":
                such = self.clauses.word(step + 1) in _EXAMPLES and self.clauses.kind(step + 2) == "NP"
                if such:
                    return self.founds(self.clauses.group_right(step + 2))
                return self._counted(at, step + 1)
        return []

    def _counted(self, at: int, first: int) -> list[Found]:
        """As in "Two groups that Chad backs, A and B, have": those counted, where as many are named."""
        number = _COUNTS.get(self.line.key(self.chunks[at].first), 0)
        if not number or self.clauses.kind(first) != "NP":
            return []
        named = self.founds(self.clauses.group_right(first))
        return named if len(named) == number else []

    def _listed(self, at: int) -> list[Found]:
        """As in "The two groups, A and B, were", "by two groups: A and B"."""
        counted = self.line.key(self.chunks[at].first) in _COUNTED
        mark = at + 1
        while counted and self.clauses.word(mark) in _PLACING and self.clauses.kind(mark + 1) == "NP":
            mark += 2  # "between two groups in the capital, A and B"
        colon, comma = self.clauses.word(mark) == ":", self.clauses.kind(mark) == "COMMA"
        said = colon or (comma and (counted or self.chunks[at].definite))
        if self.clauses.kind(mark + 1) != "NP" or not said:
            return []
        named = self.clauses.group_right(mark + 1)
        ends = colon or self.clauses.kind(named[-1] + 1) in {"COMMA", ""}
        return self.founds(named) if len(named) > 1 and ends else []

    def _said(self, at: int) -> list[Found]:
        """As in "He formed a rebel movement, the Hill Front.": the name that says which it is."""
        chunk = self.chunks[at]
        own = bool(chunk.owners) and chunk.word in _KINDRED  # "the Front's successor, M23"
        at = self.clauses.behind_span(at) if own else at
        comma = self.clauses.kind(at + 1) == "COMMA"
        rival = chunk.word in lexicon()["bands"] or chunk.word in _KINDRED  # "fought a rival, M23, over"
        if not comma or not (own or (chunk.indefinite and rival)):
            return []
        named = self.chunks[at + 2].found if self.clauses.kind(at + 2) == "NP" else None
        ends = self.clauses.kind(at + 3) in {"", "COMMA", "BREAK", "PREP"}
        body = named is not None and named.role == "name" and named.how != "coreference"
        return [named] if named is not None and body and ends and named.type in _BANDS else []

    def _named_behind(self, at: int) -> list[Found]:
        """As in "works with a group of the same name in Derna, Ansar al-Sharia": the name follows."""
        if not self.chunks[at].indefinite or self.chunks[at].word not in _GROUPS:
            return []
        step = at + 1
        while self.clauses.kind(step) == "PREP" and self.clauses.kind(step + 1) == "NP":
            step += 2
        if step == at + 1 or self.clauses.kind(step) != "COMMA" or self.clauses.kind(step + 1) != "NP":
            return []
        found = self.chunks[step + 1].found
        ends = self.clauses.kind(step + 2) in {"", "COMMA", "OPEN", "BREAK"}
        named = found is not None and found.role == "name" and found.type is ActorType.MILITIA
        return [found] if ends and named and found is not None else []

    def _called(self, at: int) -> list[Found]:
        """As in "Rwanda's local proxy, known as M23", "a body called the Front": who bears the name."""
        verb = at + 1 + (self.clauses.kind(at + 1) == "COMMA")
        plain = (
            verb == at + 1 and self.chunks[verb].last - self.chunks[verb].first == 1
            if self.clauses.kind(verb) == "VP"
            else False
        )
        if self.clauses.word(verb) not in {"know", "call", "dub"} or not (
            plain or self.chunks[verb].form == "part"
        ):
            return []
        named = verb + 1 + (self.clauses.word(verb + 1) == "as")
        found = self.chunks[named].found if self.clauses.kind(named) == "NP" else None
        return [found] if found is not None and found.role == "name" else []

    def _people_of(self, at: int, phrase: int) -> list[Found]:
        """As in "Fighters loyal to M23", "elements affiliated with it": whose people they are."""
        chunk = self.chunks[at]
        if chunk.word not in lexicon()["parts"] or chunk.owners or chunk.tails:
            return []
        owners = self.founds(self.clauses.group_right(phrase))
        if chunk.word in _FACTIONS:  # "groups loyal to Iran" are not its army
            owners = [owner for owner in owners if owner.type is not ActorType.STATE]
        return [forces_of(self.scene, owner) or owner for owner in owners]

    def is_asset(self, at: int) -> bool:
        """Whether the phrase names what an actor holds: "a base", "areas"."""
        return at < len(self.chunks) and self.chunks[at].word in _ASSETS

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

    def bare_place(self, phrase: int) -> bool:
        """Whether the phrase is a bare country or capital, which after "from" is a place."""
        found = self.chunks[phrase].found
        return bool(found and found.role in {"state", "capital"})


def is_place(found: Found) -> bool:
    """Whether a mention is a capital, a place unless it acts."""
    return found.role == "capital"
