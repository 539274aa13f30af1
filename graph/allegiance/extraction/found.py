"""What the first stages work on: a sentence's tokens with the names found in them."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.markup import bare
from allegiance.extraction.names import Index, Name
from allegiance.extraction.tokens import Token
from allegiance.extraction.trie import Hit, Trie
from allegiance.records import ActorType, Mention, Sentence

_IN = words("lands", "in")
_BREAKS = frozenset({",", "and", "or", ";"})
_BESIDE = 6  # tokens from a preposition to a place: "in the northern town of Goma"
ARMED = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION})
BODIES = ARMED | {ActorType.STATE, ActorType.ORGANIZATION}


@dataclass(slots=True)
class Found:
    """Tokens ``first:last`` of a sentence stand for an actor.

    ``role`` says in which way: ``name``; ``state`` (a bare country name), ``demonym``, ``capital``; ``crowd``
    (described, several), ``band`` (described, one); ``reference`` (to be resolved, ``actor`` is empty until
    then). ``certainty`` is 0 to 1.
    """

    first: int
    last: int
    actor: str
    name: str
    type: ActorType
    how: str = "gazetteer"
    role: str = "name"
    certainty: float = 1.0
    country: str = ""
    """The state that a description names."""
    owner: str = ""
    """Of a reference: who "his" and "its" are, or the state or role word it turns on."""
    members: tuple["Found", ...] = ()
    """Of "both groups": the others that it stands for as well."""
    count: int = 2
    """Of "all three": how many it stands for."""
    number: str = ""
    """``one`` or ``many`` where the word tells: "the army" is an it, "soldiers" are a they."""

    def mention(self, line: "Line") -> Mention:
        """The record, with offsets into the document."""
        start, end = line.tokens[self.first].start, line.tokens[self.last - 1].end
        text = line.sentence.text[start - line.sentence.start : end - line.sentence.start]
        return Mention(start, end, text, self.actor, self.name, self.type, self.how)


def pointer(first: int, last: int, kind: str, owner: str) -> Found:
    """Words that stand for an actor who is named elsewhere; ``owner`` is the word that it turns on."""
    return Found(first, last, "", kind, ActorType.MILITIA, "coreference", "reference", 0.7, owner=owner)


@dataclass(slots=True)
class Line:
    """One sentence on its way through the stages."""

    sentence: Sentence
    tokens: list[Token]
    hits: dict[int, Hit[list[Name]]] = field(default_factory=dict)
    founds: list[Found] = field(default_factory=list)
    longs: dict[int, int] = field(default_factory=dict)
    """Where names end that are followed by their initials."""
    shouting: bool = False
    """Whether it is written in capitals, which then tell nothing."""
    torn: bool = False
    """Whether it is the beginning of another sentence, torn off by a copy."""
    keys: list[str] = field(init=False)
    """The keys of its tokens."""

    def __post_init__(self) -> None:
        self.keys = [token.key for token in self.tokens]

    def without_names(self) -> str:
        """The sentence with its names blanked out: "the March 23 Movement" gives no day."""
        text, base = list(self.sentence.text), self.sentence.start
        for found in self.founds:
            if found.role == "name":
                start, end = self.tokens[found.first].start - base, self.tokens[found.last - 1].end - base
                text[start:end] = "_" * (end - start)
        return "".join(text)

    def key(self, at: int) -> str:
        """The key of a token, empty outside the sentence."""
        try:  # asked a million times for a hundred texts, hardly ever outside
            return self.keys[at] if at >= 0 else ""
        except IndexError:
            return ""


@dataclass(slots=True)
class Land:
    """A place that a sentence names where things happen, and the state that it is in."""

    first: int
    last: int
    name: str
    states: tuple[str, ...]
    """Where the places of that name are."""
    lesser: tuple[str, ...]
    """Where far smaller ones are."""
    sure: bool
    """Whether it is known without another word for it: a state, a region, a town that news names."""
    state: str = ""
    talked: bool = False
    """Whether somebody only speaks there."""
    listed: bool = False
    """Whether it is a state or its capital."""


@dataclass(slots=True)
class Scene:
    """What is known of a document while it is read."""

    index: Index
    lines: list[Line]
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """Last words of capitalised names that stand where places stand."""
    named: frozenset[str] = frozenset()
    """Listed actors that some words of the document may mean."""
    sure: frozenset[str] = frozenset()
    """Of those the ones that need no context."""
    spots: frozenset[str] = frozenset()
    """Capitalised names that stand behind "in", "near", "outside"."""
    theatres: frozenset[str] = frozenset()
    """States where things happen, or where groups that are named are at home."""
    countries: Counter[str] = field(default_factory=Counter)
    """How often each state is named in any way."""
    lands: dict[int, list[Land]] = field(default_factory=dict)
    """The places of a sentence, by where it begins."""
    learned: Trie["Learned"] = field(default_factory=lambda: Trie(()))
    shorts: dict[str, "Learned | None"] = field(default_factory=dict)
    """Parts of names by which a text calls those whose names they are."""
    persons: dict[str, "Learned"] = field(default_factory=dict)
    """Surname to person."""
    homes: dict[str, str] = field(default_factory=dict)
    """Unlisted group to the state that a description gives it."""
    strikers: dict[int, list[Found]] = field(default_factory=dict)
    """Who attacks in a sentence, by where it begins."""
    struck: dict[int, list[Found]] = field(default_factory=dict)
    """By the offset of its sentence: whom a sentence calls attacked that does not say by whom."""
    heads: dict[str, str] = field(default_factory=dict)
    """Person to the group that he leads or speaks for."""
    year: int = 0
    """The year of the document, 0 where it has none."""

    @property
    def country(self) -> str:
        """The state that the text speaks of most, empty where there is none."""
        if not self.countries:
            return ""
        # of equals one where things happen, else the first named
        return max(self.countries, key=lambda state: (self.countries[state], state in self.theatres))

    def ruled(self, person: str) -> str:
        """The state that a listed person headed in the year of the document, empty where he headed none."""
        return self.index.ruled(person, self.year)

    def beside(self, line: "Line", at: int) -> str:
        """As in "rebels | in Idlib", "the army | in the town of Goma": the state of a place right behind."""
        near = (land for land in self.lands.get(line.sentence.start, ()) if at < land.first <= at + _BESIDE)
        land = next(near, None)
        if land is None or line.key(at) not in _IN:
            return ""
        between = {line.key(step) for step in range(at + 1, land.first)}
        return "" if between & _BREAKS else land.state

    def theatre(self, line: "Line") -> str:
        """The one state in which what a sentence tells happens; empty where it tells of none or several."""
        here = [land for land in self.lands.get(line.sentence.start, ()) if not land.talked]
        spots = {land.state for land in here if land.first >= 0} or {land.state for land in here}
        return spots.pop() if len(spots) == 1 else ""

    def heading(self, line: "Line") -> str:
        """As in "Mali - The junta said": the state by which a sentence's paragraph is headed, else empty."""
        here = self.lands.get(line.sentence.start, ())
        return next((land.state for land in here if land.first < 0 and land.listed), "")

    def before(self, line: "Line", count: int) -> "list[Line]":
        """The sentences before one, the nearest first, as many as asked for at most."""
        here = bisect_left(self.lines, line.sentence.start, key=lambda one: one.sentence.start)
        return self.lines[max(0, here - count) : here][::-1]

    def state_at(self, line: Line, at: int) -> str:
        """The state that the single word at a token names, also inside a longer name."""
        hit = self.index.trie.at(line.tokens[at : at + 1], 0)
        return (
            next((name.actor for name in hit.value if name.kind in {"state", "demonym"}), "") if hit else ""
        )


@dataclass(frozen=True, slots=True)
class Learned:
    """An actor that the document itself introduces, or a short form that it gives a listed one."""

    actor: str
    name: str
    type: ActorType
    how: str


def written(line: Line, first: int, last: int) -> str:
    """What the sentence writes for tokens ``first:last``, in single spaces, without what is no word."""
    low = line.sentence.start
    text = line.sentence.text[line.tokens[first].start - low : line.tokens[last - 1].end - low]
    return bare(text.replace("\u00ad", ""))


def joined(line: Line, last: int, first: int) -> bool:
    """Whether what ends at ``last`` and what begins at ``first`` are coordinated: "A, B and the C"."""
    between = [line.key(at) for at in range(last, first) if line.key(at) not in {"the", "its", "their"}]
    return between in (["and"], [","], [",", "and"], ["or"])


_MANY = frozenset(
    {"troops", "soldiers", "police", "aircraft", "men", "personnel", "militiamen", "gunmen", "tribesmen"}
)


def number(line: Line, found: Found) -> str:
    """Whether the last word of a mention is an "it" or a "they"; empty where names leave it open."""
    if found.type in {ActorType.STATE, ActorType.PERSON}:
        return "one"
    last = line.tokens[found.last - 1]
    crowd = last.key in _MANY or last.key in lexicon()["crowds"]
    if last.capital or (found.how == "coreference" and not crowd):
        return ""
    return "many" if last.key in _MANY or last.key.endswith("s") else "one"
