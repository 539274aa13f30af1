"""Who was spoken of as a document goes on."""

from collections.abc import Iterable
from itertools import pairwise

from allegiance.extraction.cues import cues
from allegiance.extraction.found import ARMED, Found, Line, Scene, joined
from allegiance.extraction.identity import GROUPS
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.nearby import people_act
from allegiance.extraction.voices import Voices
from allegiance.names import key
from allegiance.records import ActorType

BODY_ROLES = frozenset({"name", "crowd"})
_COMPANY = words("coreference", "company")
_JOINED_IN_COMPANY = frozenset({"with", "and", ",", "the", "both", "its", "ally", "allies", "rival"})
_WHEN = frozenset({"when", "until", "before", "after", "as", "since"})
_PREPOSED = frozenset({"PREP", "SUB", "REL"})
BESIDE = frozenset(
    {"backed", "supported", "alongside", "beside", "allied", "help", "helped", "assisted", "aided"}
)
_PAIR = 2
_PLACING = frozenset({"in", "near", "with", "across", "inside", "into", "from", "at", "throughout"})
_MEMORY = 80  # mentions that a reference may look back on


_PREFIXES = frozenset(cues().by_word["prefix"])


class Memory:
    """Who was mentioned before, who was the subject, and how much each was spoken of."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.past: list[Found] = []
        self.voices = Voices(scene.lines)
        self.line: Line
        """The sentence that is read."""
        self.subject: Found | None = None
        self.everyone = [
            found for line in scene.lines for found in line.founds if found.role == "name" and found.actor
        ]
        self.group: tuple[Found, ...] = ()
        self.rows: dict[int, tuple[Found, ...]] = {}
        """All of the coordination that was the subject of the sentence before."""
        self.couples: list[tuple[Found, ...]] = []
        """Armed bodies that the sentence before joins by twos: "the army and M23"."""
        self.silent = False
        """Whether the sentence before speaks of nobody."""
        self.told = False
        """Whether the sentence before had a subject that is somebody."""
        self.strangers = False
        """Whether people acted in the sentence before of whom nothing tells who they are: "Bandits fled"."""
        self.unknown = False
        """Whether somebody acted in the sentence before of whom nothing tells who it is."""
        self.last: tuple[Found, ...] = ()
        """All that the sentence before mentions."""
        self.free: tuple[Found, ...] = ()
        """Of these, who stand behind no preposition."""
        self.person: Found | None = None
        self.heading: Found | None = None
        """The group whose name is a line of its own, above what a list tells of it."""
        self.called: dict[str, set[str]] = {}
        """What the text calls a group: "militia", "group"."""
        self.loose: dict[str, frozenset[str]] = {}
        """Beside whom "jihadists" were named of whom nothing tells who they are."""
        self.styled: dict[str, set[str]] = {}
        """By the word before its name what the text calls a group: "the paramilitary Hill Front"."""
        self.loyal: set[str] = set()
        """Groups that were named together with an army."""
        self.weight: dict[str, float] = {}
        """How much each group was spoken of; it fades from sentence to sentence."""

    def remember(self, here: list[Found], subject: Found | None) -> None:
        """Take up the mentions of the sentence that was read, and who its subject was."""
        self._weigh(here, subject)
        self._mind_rows(here)
        for found in here:
            if found.role == "name" and found.type in GROUPS:
                at = found.first - 1 - (self.line.key(found.first - 1) in {"group", "movement"})
                self.styled.setdefault(self.line.key(at), set()).add(found.actor)
        for one, other in pairwise(here):
            beside = joined(self.line, one.last, other.first) or (
                self.keys_of(self.line, one.last, other.first) & BESIDE
            )
            army = next((found for found in (one, other) if found.type is ActorType.ARMY), None)
            if beside and army is not None and army.country in {"", self.scene.country}:
                self.loyal |= {found.actor for found in (one, other) if found.type is ActorType.MILITIA}
        self.past = [*self.past, *here][-_MEMORY:]
        self.silent = not here
        self.strangers = people_act(self.line, here)
        if here:
            acting = (found for found in here if found.role not in {"state", "capital", "demonym"})
            # "The attack took place near the border with Mali": who was spoken of before goes on
            placed = all(self._place(found) for found in here)
            before = self.subject if placed and self.subject is not None else here[0]
            self.subject = subject or next(acting, before)
            self.told = subject is not None
            if self.subject in here:
                self.group = self.coordination(self.line, self.subject, here)
            self.last = tuple(here)
            self.free = tuple(found for found in here if not self.governed(found))

    def _mind_rows(self, here: list[Found]) -> None:
        """Remember groups that are named in a row, by their number: "A, B and C" are "the three groups"."""
        if here:
            self.couples = []
        for at, first in enumerate(here):
            row = self.coordination(self.line, first, here[at:])
            if len(row) == len({f.actor for f in row}) == _PAIR and {f.type for f in row} <= ARMED:
                self.couples.append(row)
            groups = {found.actor: found for found in row if found.type in GROUPS}
            if len(groups) == len(row) > _PAIR and row[0] not in self.rows.get(len(row) + 1, ()):
                self.rows[len(row)] = row

    def _weigh(self, here: list[Found], subject: Found | None) -> None:
        self.weight = {actor: 0.8 * weight for actor, weight in self.weight.items()}
        for found in here:
            if found.role in {"name", "band", "crowd"}:
                self.weight[found.actor] = self.weight.get(found.actor, 0.0) + (2 if found is subject else 1)

    def foremost(self, here: list[Found], types: Iterable[ActorType]) -> Found | None:
        """Of those mentioned so far, who was spoken of most of late."""
        recent = self.recent(here, types)
        return max(recent, key=lambda found: self.weight.get(found.actor, 0.0), default=None)

    def owner(self) -> Found | None:
        """Whose person was spoken of last: "Its emir was Omar Diallo." still tells of the group."""
        if self.subject is None or self.subject.type is not ActorType.PERSON:
            return None
        led = self.scene.heads.get(self.subject.actor)  # "A spokesman for M23 said it had left. Its leader"
        return next((f for f in self.last if f.role == "possessive"), None) or next(
            (f for f in self.last if f.actor == led), None
        )

    def man(self, here: list[Found], subject: Found | None, word: str) -> Found | None:
        """Who "he" and "him" are: he who acts, else he whom the sentence before was about, else the last."""
        if subject is not None and subject.type is ActorType.PERSON and word != "him":
            return subject
        preposed = _PREPOSED - {"SUB", "REL"}
        for other in reversed(here):
            before = other.first - 1
            while self.line.key(before) in lexicon()["titles"]:
                before -= 1  # "at the urging of General Musa, he"
            apart = lexicon().tags.get(self.line.key(before), "") not in preposed
            # "Omar Diallo, known as Abu Khaled, succeeded him": another name of the same man
            again = subject is not None and other.actor == subject.actor and not other.owner
            same = other is subject or (word == "him" and again and other.how == "coreference")
            if other.type is ActorType.PERSON and not same and apart:
                return other
        if word == "he" and (agent := self._agent(here)) is not None:
            return agent
        if word == "him" and subject is not None and self._then(here, subject):
            return subject
        acted = self.told and self.subject is not None and self.subject.type is ActorType.PERSON
        told = self.subject if acted else self._only_person()
        told = told or self.foremost([], {ActorType.PERSON}) or self.person
        same = told is not None and subject is not None and told.actor == subject.actor
        return None if word == "him" and same else told

    def _agent(self, here: list[Found]) -> Found | None:
        """As in "M23 was founded by Omar Diallo after he had left the army": the one who did it."""
        people = [other for other in here if other.type is ActorType.PERSON and other.role == "name"]
        done = bool(people) and self.line.key(people[0].first - 1) == "by"
        return people[0] if done else None

    def _then(self, here: list[Found], subject: Found) -> bool:
        """As in "Omar Diallo led it when a drone killed | him": of him who acts in the first clause."""
        if subject.type is not ActorType.PERSON or here[-1] is subject:
            return False
        acting = here[-1]
        opener = acting.first - 1
        while lexicon().tags.get(self.line.key(opener)) in {"DET", "ADJ"}:
            opener -= 1
        return self.line.key(opener) in _WHEN and acting.type is not ActorType.PERSON

    def _only_person(self) -> Found | None:
        """As in "M23's new commander, Omar, confirmed it. He": the one person of the sentence before."""
        if not self.told or self.subject is None or self.subject.type is ActorType.PERSON:
            return None
        named = {f.actor: f for f in self.last if f.type is ActorType.PERSON}
        free = any(f.actor in named and f.role == "name" for f in self.free)
        return next(iter(named.values())) if len(named) == 1 and free else None

    def leads(self, line: Line, found: Found) -> bool:
        """Whether it is the sentence's subject, as far as the words before it tell."""
        if found.role in {"demonym", "possessive"} or (
            found.role == "state" and line.key(found.last) == "'s"
        ):
            return False
        prefixed = line.key(found.first - 1) == "-" and line.key(found.first - 2) in _PREFIXES
        if line.key(found.last) == "-" or prefixed:
            return False  # "an anti-M23 militia"
        tags = lexicon().tags
        at = found.first - 1
        while found.type is ActorType.PERSON and line.key(at) in lexicon()["titles"]:
            at -= 1  # "At the urging of General Musa"
        while at >= 0 and tags.get(line.key(at)) in {"DET", "ADJ", "ADV", "NUM"}:
            # "On Sunday Daesh fighters …": the day belongs to "on", the name does not
            at -= 2 if line.key(at).endswith("day") and line.key(at - 1) == "on" else 1
        if line.key(at) in {"them", "whom"}:
            return False  # "commanders, among them Omar Diallo, left"
        if line.key(at) == "of" and line.key(at - 1) in lexicon()["parts"] | lexicon()["crowds"]:
            at -= 2  # "Factions of the Front"
            while at >= 0 and tags.get(line.key(at)) in {"DET", "ADJ", "NUM"}:
                at -= 1
        return tags.get(line.key(at), "") not in _PREPOSED and not self._in_company(line, found)

    @staticmethod
    def _in_company(line: Line, found: Found) -> bool:
        """As in "Together with A and B, the group", "Like A, it": those beside whom somebody else acts."""
        if line.key(0) not in _COMPANY:
            return False
        before = line.keys[: found.first]
        relative = next((at for at in range(found.first - 1, 0, -1) if before[at] in {"which", "whom"}), 0)
        if relative and "," not in before[relative:]:
            return True  # "Together with A, with which it forms the Union, the group"
        inside = {at for one in line.founds for at in range(one.first, one.last)}
        between = (at for at in range(1, found.first) if at not in inside)
        return all(line.key(at) in _JOINED_IN_COMPANY for at in between)

    def governed(self, found: Found) -> bool:
        """Whether a mention of the sentence that is read stands behind a preposition."""
        tags, at = lexicon().tags, found.first - 1
        while tags.get(self.line.key(at)) in {"DET", "ADJ", "NUM"}:
            at -= 1
        return tags.get(self.line.key(at)) == "PREP"

    def _place(self, found: Found) -> bool:
        """As in "near the border with Mali", "in northern Chad": a country as no more than a place."""
        tags, at = lexicon().tags, found.first - 1
        while tags.get(self.line.key(at)) in {"DET", "ADJ"}:
            at -= 1
        return found.role in {"state", "capital"} and bool(found.country) and self.line.key(at) in _PLACING

    def acts(self, found: Found) -> bool:
        """Whether a mention of the sentence that is read is the subject of a verb right after it."""
        following = self.line.key(found.last)
        verb = lexicon().tags.get(following) in {"BE", "HAVE", "MODAL", "DO"} or (
            "past" in cues().forms.get(following, ("", frozenset()))[1]
        )
        return verb and self.leads(self.line, found)

    def coordination(self, line: Line, first: Found, here: list[Found]) -> tuple[Found, ...]:
        """A mention with those that are joined to it: "A, B and the C"."""
        group = [first]
        last, and_ = first.last, False
        for other in here[here.index(first) + 1 :]:
            if other.actor == group[-1].actor and line.key(other.first - 1) == "(":
                last = other.last + 1  # "the Counter Terrorism Service (CTS) and the army"
                continue
            if not joined(line, last, other.first):
                break
            and_ = "and" in self.keys_of(line, last, other.first)
            group.append(other)
            last = other.last
        return (*group, *first.members) if not group[1:] or and_ else (first,)

    def recent(self, here: Iterable[Found], types: Iterable[ActorType]) -> list[Found]:
        """Those mentioned before, the nearest first."""
        wanted = set(types)
        return [
            found for found in [*reversed(list(here)), *reversed(self.past)]
            if found.type in wanted and found.role != "demonym"
        ]  # fmt: skip

    def clause_subject(self, here: list[Found]) -> Found | None:
        """The last mention that a verb follows."""
        return next((other for other in reversed(here) if self.acts(other)), None)

    @staticmethod
    def keys_of(line: Line, first: int, last: int) -> set[str]:
        """The words between two tokens."""
        return {line.key(at) for at in range(first, last)}

    def listed(self, word: str) -> Found | None:
        """The first body of the document whose name holds a word."""
        for line in self.scene.lines:
            for found in line.founds:
                if found.actor and found.role == "name" and word in key(found.name).split():
                    return found
        return None
