"""A noun phrase of a sentence: its head, the actors in it, and where it ends."""

from dataclasses import dataclass, field, replace

from allegiance.extraction.cues import Cues
from allegiance.extraction.found import Found, Line
from allegiance.extraction.groups import branded
from allegiance.extraction.idioms import year
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.wordclasses import Tag
from allegiance.records import ActorType

NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "NAME", "POSS", "PRON"})
_TIMES = words("chunks", "times")
_TIME_WORDS = words("chunks", "time_words")
_DAYS = words("tags", "days")
_GIVING = words("chunks", "giving")
_APPOINTING = words("frames", "appointing")
_DIRECTIONS = words("chunks", "directions")
_BANDS = words("groups", "introducing")
_SUPERLATIVE = words("chunks", "superlative")
_QUOTES = frozenset("\"“«‘'")
_SHIPS = words("chunks", "ships")
_TAILS = words("chunks", "tails")
_ORIGINS = words("chunks", "origins")
_GROUND = words("frames", "ground") - {"parts", "ground", "road"}
_DEFINITE = frozenset({"the", "its", "their", "his", "this", "these"})
_COMPLEX = {
    ("pursuant", "to"): "pursuant_to",
    ("such", "as"): "such_as",
    ("prior", "to"): "before",
    ("according", "to"): "according_to",
    ("in", "particular"): "such_as",
    ("among", "them"): "such_as",
}
_HELP = frozenset({"help", "support", "aid", "assistance", "backing", "consent", "blessing"})
_THEN = frozenset({"later", "earlier", "afterwards", "ago"})
_SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"}) | (_TIMES - _DAYS)
_PLACING = frozenset({"in", "at", "near", "around", "outside", "inside"})
_SUBJECTS = frozenset({"it", "they", "he", "she", "we"})
_NAMELY = words("chunks", "namely")
_OPENERS = frozenset({"but", "as", *(first for first, _ in _COMPLEX), *_NAMELY})
_OF_PEOPLES = ("sh", "ch", "ese", "ss")
_CURRENCIES = frozenset("$€£")
_SHORTENED = frozenset({"m", "mn", "mln", "b", "bn", "tn", "k"})
_ACTS = frozenset({"VERB", "BE", "HAVE", "MODAL", "DO"})


def link(line: Line, tags: list[Tag], at: int, cues: Cues) -> Chunk | None:
    """The chunk of several words that acts as one conjunction or preposition, if one begins here."""
    key = line.keys[at]
    if key not in _OPENERS and key not in cues.phrases:
        return None
    following = line.key(at + 1)
    if (key, following) == ("but", "also"):
        return Chunk("CONJ", at, at + 2, "and")  # "not only A but also B"
    if (key, following, line.key(at + 2)) == ("as", "well", "as"):
        return Chunk("CONJ", at, at + 3, "and")
    if complex_ := _complex(line, tags, at):
        return complex_
    for phrase in cues.phrases.get(key, ()):
        if phrase == ("of",):
            continue
        if all(line.key(at + step) == word for step, word in enumerate(phrase)) and tags[at].tag != "NAME":
            return Chunk("LINK", at, at + len(phrase), "_".join(phrase))
    return None


def _complex(line: Line, tags: list[Tag], at: int) -> Chunk | None:
    """As in "such as A", "prior to", "militias, notably A and B"."""
    key, following = line.keys[at], line.key(at + 1)
    if (word := _COMPLEX.get((key, following))) is not None:
        return Chunk("PREP", at, at + 2, word)
    name = min(at + 1 + (following == "the"), len(tags) - 1)
    namely = key in _NAMELY and line.key(at - 1) == "," and line.tokens[name].capital
    return Chunk("PREP", at, at + 1, "such_as") if namely else None


def noun(line: Line, tags: list[Tag], at: int, by_first: dict[int, Found], cues: Cues) -> Chunk:
    """The noun phrase that begins at a token."""
    if at and tags[at - 1].tag == "PREP" and (end := _date_end(line, at)) > at and end in by_first:
        return Chunk("NP", at, end, line.key(end - 1))
    growing = _Growing(line, tags, by_first, cues, at, at)
    while growing.step < len(tags) and growing.takes():
        pass
    return growing.phrase()


@dataclass(slots=True)
class _Growing:
    """A noun phrase as far as it is read: ``begin`` up to ``step``."""

    line: Line
    tags: list[Tag]
    by_first: dict[int, Found]
    cues: Cues
    begin: int
    step: int
    head: str = ""
    last: Found | None = None
    """The actor that heads the phrase if nothing follows it."""
    owners: list[Found] = field(default_factory=list)
    tails: list[tuple[Found, str]] = field(default_factory=list)
    prefixes: list[tuple[str, Found]] = field(default_factory=list)

    def takes(self) -> bool:
        """Take what stands next into the phrase; whether it goes on behind it."""
        inside = self.step > self.begin
        if inside and (link(self.line, self.tags, self.step, self.cues) or self._officer()):
            return False
        if (found := self.by_first.get(self.step)) is not None:
            return self._takes_actor(found)
        key, following = self.line.key(self.step), self.line.key(self.step + 1)
        if key in {"anti", "pro"} and following == "-" and (target := self.by_first.get(self.step + 2)):
            self.prefixes.append((key, target))
            self.step = target.last
            return True
        if inside and self._office(key, following):
            self.step += 2
            return True
        hyphen = key == "-" and self.line.tokens[self.step].glued
        joined = inside and (hyphen or self._quoted(key) or self._adverb() or self._two_adjectives(key))
        if key == "no" or joined:
            self.step += 1
            return True
        return self._takes_word()

    def _officer(self) -> bool:
        """As in "In the south | Major Omar Diallo led": an officer behind a direction."""
        man = self.by_first.get(self.step + 1)
        title = (
            self.line.key(self.step) in lexicon()["titles"] and self.line.key(self.step - 1) in _DIRECTIONS
        )
        named = man is not None and man.type is ActorType.PERSON
        return title and named and self.begin > 0 and self.tags[self.begin - 1].tag == "PREP"

    def _two_adjectives(self, key: str) -> bool:
        """As in "M23's political and military spokesmen", "the Front's oldest and largest faction"."""
        if self.head or key not in {"and", "or"} or self.step + 2 >= len(self.tags):
            return False
        beside = (self.step - 1, self.step + 1)
        both = all(self.tags[i].tag == "ADJ" or self.line.key(i).endswith("est") for i in beside)
        return both and self.tags[self.step + 2].tag == "NOUN" and self.step + 2 not in self.by_first

    def _office(self, key: str, following: str) -> bool:
        """As in "Commander in chief", "second in command"."""
        second = following == "command" and self.line.key(self.step - 1) == "second"
        return key == "in" and (following == "chief" or second)

    def _quoted(self, key: str) -> bool:
        """As in "the "Hill Battalion"": a name in quotation marks behind its article."""
        opens = key in _QUOTES and self.step + 1 in self.by_first
        return opens and self.tags[self.step - 1].tag in {"DET", "ADJ"}

    def _adverb(self) -> bool:
        """As in "the newly established Front"."""
        if self.tags[self.step].tag != "ADV" or self.step + 1 >= len(self.tags):
            return False
        return self.tags[self.step + 1].tag in {"ADJ", "NAME"} or self.line.key(self.step) == "long"

    def _takes_actor(self, found: Found) -> bool:
        key = self.line.key(self.step)
        pronoun = key in {"it", "they", "he", "she"}
        counted = self.line.key(self.begin) in {"both", "all"} and self.step == self.begin + 1
        if self.step > self.begin and (pronoun or (lexicon().tags.get(key) == "DET" and not counted)):
            return False
        parted = self._after_time(found) or self._after_help(found)
        if parted or self._holds_office(found) or self._acts_on(found):
            return False
        self._owned()
        self.last, self.head = found, ""
        self.step = max(found.last, self.step + 1)
        if self._takes_tail(found):
            return True
        alone = found.role == "name" and found.how == "coreference" and found.last - found.first == 1
        return not (alone and key in {"it", "they"})

    def _acts_on(self, found: Found) -> bool:
        """As in "the rebels | Turkey backs": a bare state behind a crowd begins a clause."""
        crowd = self.last is not None and self.last.role == "crowd" and self.last.last == self.step
        return crowd and found.role == "state" and self.line.key(found.last) not in {"-", "'s"}

    def _after_help(self, found: Found) -> bool:
        """As in "With their help | Chadian forces attacked"."""
        helped = self.line.key(self.step - 1) in _HELP and found.role != "demonym"
        return helped and self.line.key(self.begin - 1) in {"with", "without", "despite"}

    def _after_time(self, found: Found) -> bool:
        """As in "Within weeks | M23 was", "By early 2016 | M23 was", "In Goma | M23 was"."""
        if self.step == self.begin or found.role not in {"name", "state"}:
            return False
        last = self.line.key(self.step - 1)
        before = self.tags[self.begin - 1].tag if self.begin else ""
        if last in _THEN:
            return self.step - self.begin > 1  # "A day later | M23 said"
        if year(last):
            return before in {"PREP", "PREPTO", "TO", "ADJ", "ADV"}
        if self.head in _SPANS:
            return before in {"PREP", "ADJ", "ADV", "NOUN", "NAME", "SUB"}
        return before == "PREP" and self._in_town()

    def _in_town(self) -> bool:
        """As in "In Goma | M23 was": one word in capitals behind a preposition of place."""
        alone = self.step == self.begin + 1 and self.line.tokens[self.begin].capital
        return alone and self.tags[self.begin].tag == "NOUN" and self.line.key(self.begin - 1) in _PLACING

    def _holds_office(self, found: Found) -> bool:
        """As in "Commander of the Hill Brigade | N": who holds it stands behind the body."""
        body = self.last
        if found.type is not ActorType.PERSON or found.role != "name" or body is None or self.begin < 2:
            return False
        named = body.role == "name" and body.last == self.step and body.type is not ActorType.PERSON
        role = self.cues.of("role", self.line.key(self.begin - 2))
        return named and bool(role) and self.line.key(self.begin - 1) in {"of", "for"}

    def _takes_tail(self, found: Found) -> bool:
        """As in "Iran-backed", "al-Qaeda linked groups", its hyphen lost."""
        key, following = self.line.key(self.step), self.line.key(self.step + 1)
        crowd = self.by_first.get(self.step + 1)
        if key == "-" and following in _TAILS and self.step + 1 < len(self.tags):
            self.tails.append((found, following))
            self.last, self.step = None, self.step + 2
        elif key == "-" and following in _ORIGINS and found.type is ActorType.STATE:
            self.last, self.step = None, self.step + 2  # "Israeli-built jets" are not Israel's
        elif key in _TAILS and crowd is not None and crowd.how == "unnamed":
            self.tails.append((found, key))
            self.last, self.step = None, self.step + 1
        else:
            return False
        return True

    def _takes_word(self) -> bool:
        kind = self.tags[self.step].tag
        if kind not in NOMINAL or (kind == "NOUN" and self.head and self._toward()):
            return False  # "a Houthi base | south of the town"
        beside = self.last is not None and self.step == self.last.last
        if kind in {"DET", "PRON"} and self._begins_another(kind):
            return False
        if beside and self.last is not None and self.last.role == "name" and branded(self.line, self.step):
            return False
        if kind == "POSS" and beside:
            self._owned()
        elif kind == "NOUN":
            if beside and self._stands_apart():
                return False
            self.head = self.line.key(self.step)
            self._owned()
        elif kind == "PRON":
            self.head = self.line.key(self.step)
        elif kind in {"ADJ", "NUM"} and self.last is not None:
            if not self._described_on() or self._given() or self._numbered(kind):
                return False
            self._owned()
        self.step += 1
        return True

    def _owned(self) -> None:
        """The actor read last modifies what follows."""
        if self.last is not None:
            self.owners.append(self.last)
            self.last = None

    def _begins_another(self, kind: str) -> bool:
        """As in "told Reuters | the group", "the groups | it leads"."""
        if kind == "PRON":
            return self.step > self.begin and self.line.key(self.step) in _SUBJECTS
        counted = self.line.key(self.step - 1).isdigit() and self.line.key(self.step) != "other"
        full = self.last is not None or bool(self.head) or counted
        return self.step > self.begin and full

    def _stands_apart(self) -> bool:
        """As in "gave the rebels | weapons", "are pressing M23 | east of the river"."""
        key, before = self.line.key(self.step), self.tags[self.begin - 1] if self.begin else None
        following = self.line.key(self.step + 1)
        if (key == "part" and following == "of") or (following in {"of", "-"} and self._appointed()):
            return True  # "considers M23 | part of the Front"
        giving = before is not None and before.tag == "VERB" and before.lemma in _GIVING
        theirs = key in lexicon()["parts"] | lexicon()["assets"]
        theirs = theirs or bool(self.cues.of("role", key))  # "gave Front founder N money"
        given = giving and self.last is not None and self.last.role != "demonym"
        if given and self.last is not None and (not theirs or self.last.role in {"state", "capital"}):
            return True  # "gave the rebels | weapons", "gave Chad | tanks"
        return self._toward()

    def _appointed(self) -> bool:
        """As in "Named Omar Kasule | commander of M23": a man, and to what he is raised."""
        before = self.tags[self.begin - 1] if self.begin else None
        raised = before is not None and before.tag == "VERB" and before.lemma in _APPOINTING
        man = self.last is not None and self.last.type is ActorType.PERSON and self.last.first >= self.begin
        return raised and man and bool(self.cues.of("role", self.line.key(self.step)))

    def _given(self) -> bool:
        """As in "gave the rebels | military aid"."""
        before = self.tags[self.begin - 1] if self.begin else None
        giving = before is not None and before.tag == "VERB" and before.lemma in _GIVING
        return giving and self.last is not None and self.last.role in {"name", "crowd"}

    def _toward(self) -> bool:
        """As in "south of"."""
        return self.line.key(self.step) in _DIRECTIONS and self.line.key(self.step + 1) == "of"

    def _numbered(self, kind: str) -> bool:
        """As in "gave M23 | 40 guns"; but "its three brigades" is one phrase."""
        return kind == "NUM" and (self.last is None or self.last.role != "possessive")

    def _described_on(self) -> bool:
        """Whether an adjective behind an actor belongs to a noun that follows: "Chad | armed groups"."""
        behind = self.step + 1 + (self.line.key(self.step + 1) == "-")  # "its arch-rival"
        following = self.tags[behind].tag if behind < len(self.tags) else ""
        return following in {"NOUN", "NAME", "ADJ"}

    def phrase(self) -> Chunk:
        """The phrase that was read."""
        end = max(self.step, self.begin + 1)
        phrase = Chunk("NP", self.begin, end, owners=self.owners, tails=self.tails, prefixes=self.prefixes)
        phrase.definite = self.line.key(self.begin) in _DEFINITE
        phrase.indefinite = self.line.key(self.begin) in {"a", "an"}
        if self.last is None and self._operation():
            phrase.word = "operation"
        elif self.last is None:
            phrase.superlative = phrase.definite and self._superlative()
            phrase.word = self.head or (self.line.key(self.step - 1) if self.step > self.begin else "")
            phrase.word = "million" if self._sum(phrase.word) else phrase.word
            if self.owners and not self.head and self.tags[self.step - 1].tag == "POSS":
                phrase.word = "?"  # "Chad's and Mali's support"
            phrase.asset = bool(self.owners) and (
                self.head in lexicon()["assets"] or self._ship() or self._town()
            )
        elif self._nation():
            phrase.found, phrase.word = replace(self.last, role="state"), "@"
        elif self.last.role in {"demonym", "possessive"}:
            if self.last.role == "possessive" or self.line.key(self.begin) not in {"a", "an"}:
                phrase.owners.append(self.last)  # "a Russian" is some man
            phrase.word = "?"
        else:
            phrase.found, phrase.word = self.last, "@"
            band = self.line.key(end - 1) in _BANDS and not self.line.tokens[end - 1].capital
            phrase.banded = phrase.indefinite and band
        return phrase

    def _sum(self, last: str) -> bool:
        """As in "$300m", "€2.5bn", "$40,000": a sum of money, by its sign or its shortened unit."""
        signed = self.begin > 0 and self.line.tokens[self.begin - 1].text in _CURRENCIES
        inside = any(self.line.tokens[at].text in _CURRENCIES for at in range(self.begin, self.step))
        return (signed or inside) and (last.isdigit() or last in _SHORTENED)

    def _nation(self) -> bool:
        """As in "The British | trained it", "the French, who armed it": a people for its state."""
        if self.last is None or self.last.role != "demonym" or self.line.key(self.begin) != "the":
            return False
        alone = self.step == self.begin + 2 and self.line.tokens[self.step - 1].text.endswith(_OF_PEOPLES)
        comma = self.line.key(self.step) == "," and self.line.key(self.step + 1) in {"who", "which"}
        acts = self.step < len(self.tags) and self.tags[self.step].tag in _ACTS
        return alone and (comma or acts)

    def _superlative(self) -> bool:
        """As in "the most powerful", "the best known", "the largest"."""
        said = self.line.keys[self.begin : self.step]
        largest = self.tags[self.step - 1].tag == "ADJ" and said[-1].endswith("est") if said else False
        return largest or not _SUPERLATIVE.isdisjoint(said)

    def _operation(self) -> bool:
        """As in "Operation Olive Branch"."""
        named = self.line.tokens[self.begin].capital and self.line.key(self.begin) == "operation"
        return named and self.step > self.begin + 1

    def _ship(self) -> bool:
        """As in "The American destroyer Mason"."""
        return any(self.line.key(at) in _SHIPS for at in range(self.begin, self.step))

    def _town(self) -> bool:
        """As in "Islamic State's last town": what a group that has no land can lose."""
        return self.head in _GROUND and self.owners[-1].type is ActorType.MILITIA


def _date_end(line: Line, at: int) -> int:
    """Where a date behind a preposition ends: "In the same month |", "On 22 July |", "Since 2019 |"."""
    step = at
    while line.key(step) in _TIME_WORDS or line.key(step) in _TIMES or line.key(step).isdigit():
        step += 1
    last = line.key(step - 1)
    return step if step > at and (last in _TIMES or year(last)) else at
