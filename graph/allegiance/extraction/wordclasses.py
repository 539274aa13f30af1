"""What a word is by itself, and by the words right beside it."""

from dataclasses import dataclass

from allegiance.extraction.found import Line
from allegiance.extraction.lexicon import lexicon, words

UNITS = words("tags", "units")
_AS = words("tags", "as")
_STYLED = words("tags", "styled")
_NEAR = frozenset({"last", "next"})
_SPANS = frozenset({"few", "several", "couple", "week", "night", "weekend", "summer", "winter", "spring"})
# Words that behind an article stand for an adjective.
_NOMINAL = frozenset({"late", "then", "once", "following", "last", "next"})
_OWNED = frozenset({"last", "late"})
_MARKS = frozenset({",", "of", "the", "a"})
_OFFICERS = frozenset({"commander", "leader", "officer", "official", "chief", "commanders", "men", "man"})
_RESULTS = frozenset({"dead", "alive", "afloat", "captive", "hostage", "prisoner"})
_OWNING = frozenset({"'s", "’s"})
_COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "declared", "pronounced", "found"})
_IN_MONTH = frozenset(
    {"in", "since", "until", "by", "last", "of", "during", "early", "late", "mid", "from", "next", "this"}
)


@dataclass(slots=True)
class Tag:
    """A word's class; of a verb also its base form and what the form may be."""

    tag: str
    lemma: str = ""
    form: str = ""
    """``base``, ``s``, ``past``, ``part`` (without auxiliary, "by" follows), ``ing``."""


def first(line: Line, at: int) -> Tag:  # noqa: PLR0911
    """The class of a word, before the rest of the sentence is looked at."""
    token = line.tokens[at]
    key = token.key
    if not token.text[0].isalnum():
        if key in {"'s", "'", "’"} and token.glued:
            return Tag("POSS")
        return Tag("MARK")
    if token.text[0].isdigit():
        return Tag("NUM")
    if token.capital and (key == "s" or (key == "may" and _month(line, at))):
        return Tag("NOUN")  # "Harry S. Truman", "in May"
    found = lexicon().tags.get(key, "WORD")
    if (told := _describing(line, at)) is not None:
        return told
    if found == "PREP" and key == "to":
        return Tag("TO")
    if key == "no" and line.key(at + 1) == "longer":
        return Tag("NEG")
    if key == "since" and (
        lexicon().tags.get(line.key(at + 1)) == "ADV" or line.key(at - 1) in {"has", "have", "had"}
    ):
        return Tag("ADV")  # "has since mainly held"
    if key == "as" and (line.key(at + 1) in _AS or line.key(at - 1) in _STYLED):
        return Tag("PREP")
    return Tag(found)


def _describing(line: Line, at: int) -> Tag | None:
    """The class of a word that the words beside it make an adjective or an adverb."""
    key = line.key(at)
    if (
        key in _NOMINAL
        and (lexicon().tags.get(line.key(at - 1)) == "DET" or (key in _OWNED and line.key(at - 1) in _OWNING))
        and line.key(at + 1) not in _MARKS
        and not (key in _NEAR and _timed(line, at + 1))
    ):
        return Tag("ADJ")  # "the late leader", "the following year"
    if key in {"better", "best"} and line.key(at + 1) == "known":
        return Tag("ADV")
    if key == "acting" and at + 1 < len(line.tokens) and lexicon().tags.get(line.key(at + 1)) is None:
        return Tag("ADJ")  # "the acting spokesman"
    if (key in _RESULTS and _killed(line, at)) or (key == "responsible" and _in_charge(line, at)):
        return Tag("ADV")
    if key == "overnight":
        return Tag("ADJ" if lexicon().tags.get(line.key(at - 1)) in {"DET", "ADJ"} else "ADV")
    return None


def _killed(line: Line, at: int) -> bool:
    """As in "Shot the suspect dead": what became of the object, and no word of the next phrase."""
    before, following = line.key(at - 1), line.key(at + 1)
    if before in _COPULAS or lexicon().tags.get(before) == "DET":
        return False
    return not following.isalpha() or lexicon().tags.get(following) is not None


def _in_charge(line: Line, at: int) -> bool:
    """As in "The commander responsible for rockets": it says which, behind the noun."""
    return line.key(at + 1) == "for" and line.key(at - 1) in _OFFICERS


def _timed(line: Line, at: int) -> bool:
    """As in "the last | few weeks", "the next | day"."""
    key = line.key(at)
    return lexicon().tags.get(key) == "NUM" or key in _SPANS or f"{key}s" in UNITS or key in UNITS


def _month(line: Line, at: int) -> bool:
    """As in "In May", "3 May", "May 2011": the month and not the verb."""
    return line.key(at - 1).isdigit() or line.key(at + 1).isdigit() or line.key(at - 1) in _IN_MONTH
