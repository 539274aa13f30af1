"""What each word of a sentence is: a small tagger from word classes, verb forms and the words around."""

from allegiance.extraction.crowds import equips
from allegiance.extraction.cues import Cues
from allegiance.extraction.found import Line
from allegiance.extraction.idioms import adverbs, amounts, behind, manners, offices, once
from allegiance.extraction.lexicon import words
from allegiance.extraction.presents import ONCE, OPENS_OBJECT, fronted
from allegiance.extraction.verbforms import verb_or_noun
from allegiance.extraction.wordclasses import Tag, first

# Adjectives and adverbs that before an object are verbs.
_TWOFOLD = frozenset({"armed", "back", "coordinated", "open"})
_COMPOUNDS = frozenset(tuple(pair.split("_")) for pair in words("tags", "compounds"))
_SECONDS = frozenset(second for _, second in _COMPOUNDS)
_ENDS = frozenset({"", ",", ".", "in", "–", "("})
_SAYING = words("attribution", "heard") | {"believe", "think", "report", "note"}
_ASIDE = 12  # tokens of ", senior officials of the ministry say,"
_ROW = 8  # tokens of "armed, paid and advised by"
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_COORDINATED = frozenset(
    {"", ".", ",", ";", "with", "its", "their", "closely", "directly", "in", "on", "against"}
)


def tag(line: Line, cues: Cues) -> list[Tag]:
    """One tag for each token. Tokens of mentions are ``NAME``."""
    tags = [first(line, at) for at in range(len(line.tokens))]
    for found in line.founds:
        for at in range(found.first, found.last):
            tags[at] = Tag(
                "POSS" if found.role == "possessive" else "PRON" if line.key(at) in _PRONOUNS else "NAME"
            )
    amounts(line, tags)
    manners(line, tags)
    offices(line, tags)
    behind(line, tags)
    adverbs(line, tags, cues)
    once(line, tags, cues)
    _together(line, tags, cues)
    for at, here in enumerate(tags):
        if at and line.key(at) in _SECONDS and (line.key(at - 1), line.key(at)) in _COMPOUNDS:
            tags[at] = Tag("NOUN")
            continue
        if here.tag == "ADJ" and line.key(at) == "rival" and line.key(at + 1) in _ENDS:
            tags[at] = Tag("NOUN")  # "its arch-rival, B"
            continue
        if here.tag == "ADJ" and at and (_goes_on(line, tags, at, cues) or _alleges(line, tags, at)):
            here.tag = "WORD"
        if line.key(at) in _TWOFOLD and here.tag != "NAME" and _does(line, tags, at, cues):
            here.tag = "WORD"
        if here.tag == "ADJ" and line.key(at) == "allied" and line.key(at + 1).endswith(("self", "selves")):
            tags[at] = Tag("VERB", "ally", "past")
        elif here.tag == "WORD" or (
            here.tag == "ADJ" and line.key(at) in cues.forms and at and tags[at - 1].tag == "PREPTO"
        ):
            tags[at] = _resumed(line, tags, at, cues) or verb_or_noun(line, tags, at, cues)
    _go_on(line, tags, cues)
    return tags


def _together(line: Line, tags: list[Tag], cues: Cues) -> None:
    """As in "co-founded", "co-led by": what is said of the verb."""
    for at in range(len(tags) - 2):
        done = "past" in cues.forms.get(line.key(at + 2), ("", ()))[1]
        if done and (line.key(at), line.key(at + 1)) == ("co", "-"):
            tags[at] = tags[at + 1] = Tag("ADV")


def _go_on(line: Line, tags: list[Tag], cues: Cues) -> None:
    """Make verbs of nouns that go on with a quotation: ""Chad," he said, "arms M23"."""
    for at, here in enumerate(tags):
        if here.tag == "NOUN" and _quoted_on(line, tags, at, cues):
            tags[at] = Tag("VERB", cues.forms[line.key(at)][0], "s")


def _quoted_on(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in ""Chad," he said, "arms M23": what somebody does, behind the words of who says it."""
    third = "s" in cues.forms.get(line.key(at), ("", frozenset()))[1]
    opens = at > 1 and line.tokens[at - 1].text in {"“", '"'} and line.key(at - 2) == ","
    before = third and opens and any(token.text in {"”", '"'} for token in line.tokens[: at - 1])
    return before and at + 1 < len(tags) and (tags[at + 1].tag in OPENS_OBJECT or line.key(at + 1) == ",")


def _does(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Libya armed the rebels", "Iran and Syria back the group", "is armed by", "whom Sudan armed"."""
    if line.key(at) == "armed" and tags[at].tag == "ADJ":
        before = at - 1 - (at > 1 and line.key(at - 1) in ONCE)
        named = at > 0 and tags[before].tag in {"NAME", "HAVE"}
        if (
            line.key(at + 1) == "by"
            or _in_row(line, tags, at, cues)
            or (at and tags[at - 1].tag == "HAVE")
            or equips(line, at)
            or (named and fronted(line, tags, at))
            or (line.key(at - 1) in {"", ":"} and _paired_by(line, at, cues))
        ):
            return True
    if (
        line.key(at) == "coordinated"
        and at
        and tags[at - 1].tag in {"NAME", "NOUN", "HAVE", "PRON", "ADV", "REL"}
    ):
        return line.key(at + 1) in _COORDINATED
    if line.key(at) == "back" and at and tags[at - 1].tag == "NAME" and fronted(line, tags, at):
        return True  # "which the Americans back,"
    if line.key(at) == "back" and at and tags[at - 1].tag == "TO" and line.tokens[at + 1 : at + 2]:
        return line.key(at + 1)[:1].isalpha()  # "continues to back President Hadi"
    following = tags[at + 1].tag if at + 1 < len(tags) else "END"
    object_ = following in OPENS_OBJECT or _paired(line, tags, at, cues)
    return object_ and (at == 0 or tags[at - 1].tag != "VERB")


def _in_row(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "were armed, paid and advised by", "M23, armed and paid by Chad, left"."""
    aside = line.key(at - 1) in {",", "("} and "by" in line.keys[at + 2 : at + _ROW]
    being = at > 0 and (tags[at - 1].tag == "BE" or aside) and line.key(at + 1) in {",", "and"}
    return being and "past" in cues.forms.get(line.key(at + 2), ("", ()))[1]


def _resumed(line: Line, tags: list[Tag], at: int, cues: Cues) -> Tag | None:
    """As in "Chad, analysts say, | arms M23", "Chad, according to N, | backs it": verbs."""
    lemma, forms = cues.forms.get(line.key(at), ("", frozenset()))
    if "s" not in forms or line.key(at - 1) != "," or at + 1 >= len(tags):
        return None
    opens = next((i for i in range(at - 2, max(0, at - _ASIDE), -1) if line.key(i) == ","), 0)
    told = line.key(opens + 1) == "according" or cues.forms.get(line.key(at - 2), ("",))[0] in _SAYING
    named = opens > 0 and tags[opens - 1].tag in {"NAME", "NOUN"} and tags[at + 1].tag in OPENS_OBJECT
    return Tag("VERB", lemma, "s") if told and named else None


def _goes_on(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "The army continued to pound them", "continued pounding them", "suspected of": a verb."""
    if line.key(at - 1) in {",", ")"} and line.key(at + 1) == "to":
        following = cues.forms.get(line.key(at + 2), ("", ()))[1]  # "M23, led by N, continued to pound them"
        return "base" in following and "past" in cues.forms.get(line.key(at), ("", ()))[1]
    if tags[at - 1].tag in {"NAME", "NOUN"} and line.key(at + 1) in {"of", "by"}:
        return "past" in cues.forms.get(line.key(at), ("", ()))[1]
    named = tags[at - 1].tag in {"NAME", "NOUN", "PRON", "REL"}
    if not named or "past" not in cues.forms.get(line.key(at), ("", ()))[1]:
        return False
    doing = "ing" in cues.forms.get(line.key(at + 1), ("", ()))[1] and at + 2 < len(tags)
    return line.key(at + 1) == "to" or (doing and tags[at + 2].tag in {*OPENS_OBJECT, "ADJ", "WORD"})


def _alleges(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "Chad, an adviser | alleged on Facebook, attacked": what somebody does, and no adjective."""
    behind = line.key(at + 1) in {"that", "on", "in", "to", ","}
    return line.key(at) == "alleged" and behind and tags[at - 1].tag in {"NAME", "NOUN", "PRON"}


def _paired_by(line: Line, at: int, cues: Cues) -> bool:
    """As in "Armed and trained by Chad.": two things that were done to whose entry it is."""
    joined = line.key(at + 1) == "and" and "past" in cues.forms.get(line.key(at + 2), ("", ()))[1]
    return joined and line.key(at + 3) == "by"


def _paired(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Libya armed and paid the rebels"."""
    joined = line.key(at + 1) in {"and", "or"} and "past" in cues.forms.get(line.key(at + 2), ("", ()))[1]
    return joined and at > 0 and tags[at - 1].tag in {"NAME", "REL", "HAVE", "PRON"}
