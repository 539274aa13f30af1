"""Whether the form of a verb is one in its place, and which: "an attack", "they attack", "attacked by"."""

from typing import NamedTuple

from allegiance.extraction.cues import Cues
from allegiance.extraction.found import ARMED, Line
from allegiance.extraction.idioms import year
from allegiance.extraction.lexicon import words
from allegiance.extraction.presents import (
    OPENS_OBJECT,
    PARTICLES,
    base_form,
    fronted,
    taken_with,
    third_person,
)
from allegiance.extraction.wordclasses import Tag
from allegiance.records import ActorType

_NOUNY = frozenset({"DET", "ADJ", "NUM", "POSS"})
_TRANSITIVE = OPENS_OBJECT | {"ADJ", "POSS"}
_DAYS = words("tags", "days")
_ACCUSING = frozenset({"accuse", "accuses", "accused", "accusing", "suspects", "suspect"})
_BLAMED = frozenset({"accused", "suspected", "convicted"})
_NAMES_OF_ACTION = frozenset(["funding", "training", "backing", "financing"])
_SCHOOLS = frozenset(
    {"camp", "camps", "base", "bases", "programme", "programmes", "program", "programs", "centre"}
)
_NO_MANNER = words("tags", "no_manner")
_CHARGING = frozenset({"charges", "charged"})
_NEAR_BY = 6
_BRACKET = 12
_UP = frozenset({"up", "together"})
_LETTING = frozenset({"help", "let", "watch", "see", "make", "have"})
_OBJECTS = OPENS_OBJECT | {"NOUN", "WORD", "POSS", "ADJ", "TO", "PREP"}
_DONE = words("tags", "done")
_BOMBINGS = frozenset({"bombing", "shelling", "killing"})
_BOMBS = frozenset({"suicide", "car", "truck", "air", "artillery", "rocket", "roadside", "mortar", "drone"})
_MONTHS = words("tags", "months")
_ARMS = words("frames", "shooting")
_TIES = words("frames", "ties")
_SAYING = words("attribution", "saying")
_DONE_BY = frozenset({"by", "of", "with", "from"})
# "On Monday evening the army", "Chad arms M23, something Libya denies"
_NO_VERBS = frozenset({"something", "anything", "everything", "nothing", "evening", "morning", "wedding"})


def verb_or_noun(line: Line, tags: list[Tag], at: int, cues: Cues) -> Tag:  # noqa: PLR0911
    """The class of a word that no list of classes knows."""
    key = line.key(at)
    form = cues.forms.get(key)
    if form is None:
        return _charging(line, at) or _unknown(line, tags, at)
    lemma, kinds = form
    if _in_name(line, at):
        return Tag("NOUN")
    before = _before(line, tags, at)
    after = _after(tags, at)
    if key == "belong":
        return Tag("VERB", "belong", "base")
    if key == "found" and before in {"TO", "MODAL"}:
        return Tag("VERB", "found", "base")  # "broke away to found the Front"
    if "ing" in kinds:
        if after == "WORD" and "past" in cues.forms.get(line.key(at + 1), ("", ()))[1]:
            after = "VERB"  # "Fighting erupted"
        if after == "PREP" and before in {"PREP", "START"} and taken_with(line, tags, at, cues):
            return Tag("VERB", lemma, "ing")
        return _ing(line, at, lemma, before, after)
    if kinds & {"past", "part"} and key != lemma:
        return _past(line, at, lemma, before, after)
    if before == "REL" and line.key(at - 1) == "whose":
        before = "POSS"
    return _plain(_Word(line, tags, at, cues, lemma, kinds, before, after))


class _Word(NamedTuple):
    """A word that may be a verb without an ending, and what stands around it."""

    line: Line
    tags: list[Tag]
    at: int
    cues: Cues
    lemma: str
    kinds: frozenset[str]
    """The forms of its verb that are written so."""
    before: str
    after: str

    def key(self, step: int = 0) -> str:
        """The word some steps on."""
        return self.line.key(self.at + step)


def _plain(word: _Word) -> Tag:
    """The class of a word as verbs without an ending are written: "fight", "hit", "strikes"."""
    if form := _governed(word) or _as_said(word):
        return Tag("VERB", word.lemma, form)
    if word.before in _NOUNY | {"PREP", "TO"} or word.key(-1) in {"himself", "herself"}:
        return Tag("NOUN")
    if form := _behind_name(word) or _past_or_base(word):
        return Tag("VERB", word.lemma, form)
    if word.key() == "head" and word.before == "NAME" and _of_body(word.line, word.at):
        return Tag("NOUN")  # "Front head Omar Diallo said"
    if "s" in word.kinds:
        return third_person(word.line, word.tags, word.at, word.cues, word.before)
    form = "past" if _done(word) else _base(word)
    return Tag("VERB", word.lemma, form) if form else Tag("NOUN")


def _base(word: _Word) -> str:
    """The base where the words around it take it for a verb: "the rebels fight the army"."""
    based = base_form(word.line, word.tags, word.at, word.cues, word.before, word.after)
    return "base" if based and word.key(-1) != "whose" else ""


def _governed(word: _Word) -> str:
    """The form where an auxiliary or a word behind leaves no doubt, else empty."""
    set_up = word.before in {"NOUN", "NAME"} and word.key(1) in _UP and word.key(2) in {"by", "in"}
    if "part" in word.kinds and (word.before in {"HAVE", "BE"} or word.key(1) == "by" or set_up):
        return "past"  # "have come to blows", "was hit by", "a militia set up by"
    helped = word.before == "VERB" and word.tags[word.at - 1].lemma == "help"
    helped = helped and _behind(word) in _TRANSITIVE
    closed = word.before == "NAME" and word.after in {"MARK", "END"}
    closed = closed and fronted(word.line, word.tags, word.at)
    if (word.before in {"MODAL", "DO", "TO"} or helped or closed) and "base" in word.kinds:
        return "base"  # "to help fight the rebels", "which Rwanda and Uganda back,"
    hit_back = "past" in word.kinds and word.key(1) == "back" and word.before in {"NOUN", "NAME"}
    return "past" if hit_back else ""  # "The militants hit back"


def _as_said(word: _Word) -> str:
    """As in "Chad, which Uganda says | harbours the Front": what is said of whom "which" stands for."""
    said = word.before == "VERB" and word.tags[word.at - 1].lemma in _SAYING
    if not said or word.after not in {*_TRANSITIVE, "NOUN"}:
        return ""
    step = word.at - 2
    while step > 0 and word.tags[step].tag in {"NAME", "NOUN", "DET", "ADJ", "PRON"}:
        step -= 1
    which = word.tags[step].tag == "REL" and step < word.at - 2
    return next((form for form in ("s", "base") if which and form in word.kinds), "")


def _behind(word: _Word) -> str:
    """The class of what follows, past a particle: "to help push back | the rebels"."""
    return word.tags[word.at + 2].tag if _with_particle(word) else word.after


def _with_particle(word: _Word) -> bool:
    return word.key(1) in PARTICLES | {"back"} and word.at + 2 < len(word.tags)


def _behind_name(word: _Word) -> str:
    """As in "Helped the army retake the port"."""
    several = word.before == "NAME" or (word.before == "NOUN" and word.key(-1).endswith("s"))
    ends = word.after in {*_OBJECTS, "MARK", "END", "ADV"}
    return "base" if "base" in word.kinds and several and ends and _lets(word.tags, word.at) else ""


def _past_or_base(word: _Word) -> str:
    """Of a verb whose past is its base, "hit", "beat": past where what it is done to follows."""
    if not {"past", "base"} <= word.kinds:
        return ""
    opens = word.before in {"MARK", "CONJ", "NAME"}
    if _with_particle(word) and _behind(word) in _TRANSITIVE and opens:
        return "past"  # "A, which held the town, beat back the rebels"
    if word.before in {"NOUN", "NAME"} and word.after in {"DET", "POSS"}:
        return "past"  # "a vehicle hit a mine"
    met = word.after in {"WORD", "NOUN", "ADJ", "NAME", "NUM"}
    return "past" if met and _arms_before(word.line, word.at) else ""  # "Turkish jets hit camps"


def _done(word: _Word) -> bool:
    """As in "The battalion split from it", "Kenya put ten groups on its list", "a front, set up in 2024"."""
    parted = word.before in {"NAME", "REL"} and word.key(1) in {"from", "into", "off"}
    counted = word.before == "NAME" and word.after == "NUM"
    if "past" in word.kinds and (parted or counted):
        return True
    broken_off = word.key() == "cut" and {word.key(1), word.key(2)} & _TIES
    if broken_off and word.before in {"NAME", "NOUN", "PRON", "CONJ", "REL"}:
        return True  # "Sudan cut ties with"
    founded = word.before == "MARK" and (word.key(), word.key(1)) == ("set", "up")
    follows = word.tags[word.at + 2].tag if founded and word.at + 2 < len(word.tags) else ""
    return follows in {"PREP", "WORD", "NOUN", "ADJ"}


def _arms_before(line: Line, at: int) -> bool:
    """Whether what shoots stands before a word: "jets", "shells"."""
    return line.key(at - 1) in _ARMS and not any(line.key(step) in _DONE_BY for step in range(at - 1))


def _of_body(line: Line, at: int) -> bool:
    """Whether a body's name ends and a person's begins beside a word."""
    body = next((f for f in line.founds if f.last == at and f.role == "name"), None)
    person = next((f for f in line.founds if f.first == at + 1), None)
    armed = body is not None and body.type in ARMED
    return armed and person is not None and person.type is ActorType.PERSON


def _lets(tags: list[Tag], at: int) -> bool:
    """Whether a verb of helping or letting has a name right before ``at`` for its object."""
    step = at - 1
    while step > 0 and tags[step].tag in {"NAME", "DET", "ADJ", "NUM", "POSS", "CONJ", "NOUN"}:
        step -= 1
    return tags[step].tag == "VERB" and tags[step].lemma in _LETTING


def _in_name(line: Line, at: int) -> bool:
    """A capitalised word after another, in a sentence that is no headline: "Amina Said"."""
    if not (at > 0 and line.tokens[at].capital and line.tokens[at - 1].capital):
        return False
    return sum(token.capital for token in line.tokens) < len(line.tokens) * 0.5


def _charging(line: Line, at: int) -> Tag | None:
    """As in "charges Chad with supporting it": what is done to somebody, and no fee."""
    key = line.key(at)
    if key not in _CHARGING or "with" not in {line.key(step) for step in range(at + 2, at + _NEAR_BY)}:
        return None
    return Tag("VERB", "charge", "s" if key.endswith("s") else "past")


def _unknown(line: Line, tags: list[Tag], at: int) -> Tag:  # noqa: PLR0911
    token = line.tokens[at]
    manner = token.key.endswith("ly") and len(token.key) > 4 and token.key not in _NO_MANNER
    if manner and (not token.capital or (at == 0 and line.key(1).endswith("ed"))):
        return Tag("ADV")  # "heavily", "Heavily backed by"
    if token.capital and at:
        return Tag("NOUN")
    if token.key in _DONE and at and tags[at - 1].tag in {"NOUN", "NAME", "BE", "HAVE", "MARK", "ADV"}:
        return Tag("VERB", token.key, "past")  # "a group drawn from the north and led by"
    if token.key.endswith("ous") and len(token.key) > 5:
        return Tag("ADJ")
    after = tags[at + 1].tag if at + 1 < len(tags) else "END"
    before = tags[at - 1].tag if at else "START"
    plain = not token.key.endswith(("s", "al", "ic", "ive", "ary", "ian", "ese", "ish"))
    if before == "TO" and after in {"DET", "NAME", "ADJ", "PRON", "POSS"} and plain:
        return Tag("VERB", token.key, "base")
    if before == "MODAL" and not token.key.endswith(("s", "ly")):
        return Tag("VERB", token.key, "base")
    if token.key.endswith("ed") and len(token.key) > 4:
        if before in {"NAME", "NOUN", "PRON", "ADV", "CONJ", "REL"} and after in {
            "DET",
            "NAME",
            "NUM",
            "PREP",
            "TO",
            "PRON",
            "POSS",
        }:
            return Tag("VERB", token.key, "past")
        return Tag("ADJ") if before not in {"BE", "HAVE"} else Tag("VERB", token.key, "past")
    if (
        token.key.endswith("ing")
        and token.key not in _NO_VERBS
        and len(token.key) > 5
        and before in {"NAME", "NOUN", "BE", "MARK"}
        and after in {"DET", "NAME", "NUM"}
    ):
        return Tag("VERB", token.key, "ing")
    return Tag("NOUN")


def _after(tags: list[Tag], at: int) -> str:
    """The class of the next word; of "hit more than 80" that of the number."""
    step = at + 1
    while step + 1 < len(tags) and tags[step].tag == "ADV":
        step += 1
    if step > at + 1 and tags[step].tag != "NUM":
        step = at + 1
    return tags[step].tag if step < len(tags) else "END"


def _before(line: Line, tags: list[Tag], at: int) -> str:
    step = at - 1
    if line.key(step) == ")":  # "The Hill Front (HF) controls"
        step = next((i for i in range(step, max(-1, step - _BRACKET), -1) if line.key(i) == "("), at) - 1
    while step >= 0 and tags[step].tag in {"ADV", "NEG"}:
        if tags[step].tag == "NEG" and line.key(step).endswith("nt"):
            return "DO"  # "didn't cross"
        step -= 1
        if step >= 0 and line.key(step) == "on" and line.key(step + 1) in _DAYS:
            step -= 1  # "The army on Monday attacked"
    if step < 0:
        return "START"
    if step < at - 1 and tags[step].tag in {"NOUN", "MARK"}:
        return "ADV" if tags[step].tag == "MARK" else tags[step].tag
    if line.key(step) == "that" and step and tags[step - 1].tag in {"NOUN", "NAME"}:
        return "REL"  # "a militia that split from it"
    return tags[step].tag


def _ing(line: Line, at: int, lemma: str, before: str, after: str) -> Tag:  # noqa: PLR0911
    blamed = line.key(at - 2) in _BLAMED or not _ACCUSING.isdisjoint(line.keys[max(0, at - _NEAR_BY) : at])
    if before == "BE" or (before == "PREP" and blamed and line.key(at - 1) == "of"):
        return Tag("VERB", lemma, "ing")
    if line.key(at) == "training" and line.key(at + 1) in _SCHOOLS:
        return Tag("ADJ")  # "runs training camps for"
    if before == "NAME" and line.key(at) in _NAMES_OF_ACTION and after not in {"DET", "NAME", "NUM"}:
        return Tag("NOUN")  # "Russian backing"
    if before == "NOUN" and line.key(at) in _BOMBINGS and line.key(at - 1) in _BOMBS:
        return Tag("NOUN")  # "a suicide car bombing by M23"
    if before in {"DET", "ADJ", "NUM", "POSS"}:
        return Tag("NOUN" if after != "NOUN" else "ADJ")
    if (
        before == "PREP"
        and after in {"PREP", "MARK", "END", "VERB", "BE"}
        and line.key(at + 1) not in {"against", "alongside", "with", "on"}
    ):
        return Tag("NOUN")
    if before == "START" and after in {"PREP", "VERB", "BE", "MARK"}:
        return Tag("NOUN")
    listed = before in {"VERB", "CONJ", "MARK"} and after in {"MARK", "PREP", "TO", "CONJ", "END"}
    if listed and line.key(at) in _NAMES_OF_ACTION:
        return Tag("NOUN")  # "provided funding, weapons and training to"
    return Tag("VERB", lemma, "ing")


def _dated(line: Line, at: int) -> bool:
    """Whether a number ends a date: "in 2009", "in July 2009", "on May 3"."""
    return _month_before(line, at) or (year(line.key(at)) and line.key(at - 1) in {"in", "since", "by"})


def _month_before(line: Line, at: int) -> bool:
    return line.key(at - 1) in _MONTHS or (line.key(at - 1) == "," and line.key(at - 3) in _MONTHS)


def _past(line: Line, at: int, lemma: str, before: str, after: str) -> Tag:
    if before == "NUM" and _dated(line, at - 1):
        return Tag("VERB", lemma, "past")  # "The army in July 2009 attacked", "on 3 May took"
    if (before == "ADJ" and lemma == "say") or line.keys[at - 2 : at] == ["each", "other"]:
        return Tag("VERB", lemma, "past")  # "The military said", "who hated each other attacked"
    if before in {"DET", "ADJ", "NUM", "POSS"} and not (line.key(at + 1) == "by" and before != "DET"):
        return Tag("ADJ")
    if before == "PREP" and after not in {"DET", "PREP"}:
        return Tag("ADJ")
    if line.key(at - 1) == "-" and line.tokens[at].glued and line.key(at - 2) != "co":
        return Tag("ADJ")  # but "co-founded it"
    return Tag("VERB", lemma, "past")
