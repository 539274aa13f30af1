"""Words that only together are what they are: amounts, manners, offices, adverbs of several words."""

from allegiance.extraction.cues import Cues
from allegiance.extraction.found import Line
from allegiance.extraction.lexicon import words
from allegiance.extraction.wordclasses import UNITS, Tag

_TIMES = frozenset({"week", "month", "year", "night", "summer", "winter", "spring", "autumn"})
_GOVERNING = frozenset(
    {"the", "of", "since", "until", "in", "by", "from", "during", "over", "before", "than"}
)
_WITHIN = frozenset({"number", "in", "commanding", "last", "this", "first", "best", "well", "least", "so"})
_ROUGHLY = frozenset({"about", "around", "over", "some", "nearly", "roughly"})
_TOGETHER = words("frames", "together")
_ALL = frozenset({"all", "both", "each", "first", "last", "jointly"})
_COMPARING = frozenset({"more", "fewer", "less"})
_MANY = frozenset({"many", "much", "few"})
_NEAR = 6
_ROLES = words("persons", "nouns")
_OFFICE = 7  # tokens of "the Lake Liberation Army's military spokesman"
_OF_OFFICE = frozenset({"NAME", "DET", "POSS", "ADJ", "NOUN", "WORD", "MARK"})
_AT_FIRST = frozenset({("at", "first"), ("at", "times"), ("at", "once")})
_RANKED = frozenset({"one", "two", "three"})
_RANK_ENDS = frozenset({"", ",", ".", "of", "in", "and", "after", "to"})
_LONG = 12
_CURRENCIES = frozenset("$€£")
_IN_RETURN = frozenset({"return", "addition", "turn", "fact", "response", "retaliation", "reply"})
# The words at which the passes over a sentence have anything to do.
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_STRESSED = frozenset({"NAME", "REL", "BE", "HAVE", "MODAL"})
_JOINING = frozenset({"and", "once", "both", *_ALL, *_SELVES})
_AMOUNTING = frozenset({"at", "since", "as", "up", "close", "between", *_COMPARING, *_ROUGHLY})

_POINTS = frozenset({"time", "point", "moment", "stage"})
_PHRASES = frozenset({"NAME", "DET", "ADJ", "NUM"})


def adverbs(line: Line, tags: list[Tag], cues: Cues) -> None:
    """Words that are adverbs beside some others: "Chad and Libya both deny it", "who once led it"."""
    for at in range(1, len(tags) - 1):
        key = line.key(at)
        if key not in _JOINING:
            continue
        if key == "and" and tags[at - 1].tag == tags[at + 1].tag == "ADV":
            tags[at] = Tag("ADV")  # "publicly and repeatedly claimed"
        elif key in _ALL and _before_deed(line, tags, at, cues):
            tags[at] = Tag("ADV")  # "have all supplied it", "had first designated it"
        elif key == "once" and tags[at].tag == "SUB":
            told = _formerly(line, tags, at) or (
                tags[at - 1].tag == "MARK" and _was_done(line, tags, at + 1, cues)
            )
            tags[at] = Tag("ADV" if told else "SUB")
        elif key == "both" and tags[at - 1].tag == "NAME" and tags[at + 1].tag != "NAME":
            tags[at] = Tag("ADV")  # "Chad and Libya both deny it"
        elif key in {"each", "all"} and tags[at - 1].tag == "NAME" and _does(line, at + 1, cues):
            tags[at] = Tag("ADV")  # "Chad and Libya each claimed it"
        elif key in _SELVES and line.key(at - 1) in {",", "("} and _said_of_self(line, tags, at + 1):
            tags[at] = Tag("ADV")  # "Omar Diallo, himself a member of M23"
        elif key in _SELVES and tags[at - 1].tag in _STRESSED:
            tags[at] = Tag("ADV")  # "which itself is backed by Chad", "Chad itself attacked"


def _said_of_self(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "himself | a member of M23", "himself | once a commander"."""
    return tags[at].tag in {"DET", "ADJ"} or line.key(at) == "once"


def _before_deed(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "have all | supplied it", "India first | trained the Tigers"."""
    if tags[at - 1].tag in {"HAVE", "BE"}:
        return _done_or_been(line, at + 1, cues)
    named = tags[at - 1].tag == "NAME" and line.key(at) == "first" and _done(line, at + 1, cues)
    return named and at + 2 < len(tags) and tags[at + 2].tag in {"DET", "NAME", "POSS", "PRON"}


def _done_or_been(line: Line, at: int, cues: Cues) -> bool:
    """As in "have both | been accused", "have all | supplied it"."""
    return line.key(at) == "been" or line.key(at) in cues.forms


def _does(line: Line, at: int, cues: Cues) -> bool:
    """Whether a word is the past of a verb, or its base before "as"."""
    base = "base" in cues.forms.get(line.key(at), ("", ()))[1] and line.key(at + 1) == "as"
    return base or _done(line, at, cues)


def _done(line: Line, at: int, cues: Cues) -> bool:
    """Whether a word is the past of a verb."""
    return "past" in cues.forms.get(line.key(at), ("", ()))[1]


def once(line: Line, tags: list[Tag], cues: Cues) -> None:
    """As in "Once armed by Chad, M23 fled", "M23, once armed and paid by Chad, fled": formerly."""
    for at in range(len(tags) - 1):
        opens = line.key(at) == "once" and (not at or tags[at - 1].tag in {"MARK", "CONJ"})
        if opens and (_was_done(line, tags, at + 1, cues) or (at and _was_somebody(line, tags, at, cues))):
            tags[at] = Tag("ADV")


def _was_somebody(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Chad, | once M23's chief backer, left": a phrase between commas, and no verb in it."""
    end = next((step for step in range(at + 1, min(at + _LONG, len(tags))) if tags[step].tag == "MARK"), 0)
    inside = range(at + 1, end)
    verbal = any(tags[step].tag in _STRESSED - {"NAME"} for step in inside) or any(
        "past" in cues.forms.get(line.key(step), ("", ()))[1] for step in inside
    )
    said = any(cues.of(shape, line.key(step)) for step in inside for shape in ("part", "role"))
    return line.key(end) == "," and said and not verbal


def _was_done(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Once | lavishly funded by Chad": by whom it was done stands behind."""
    while at < len(tags) - 1 and (tags[at].tag == "ADV" or line.key(at).endswith("ly")):
        at += 1
    ends = next((step for step in range(at, len(tags)) if tags[step].tag == "MARK"), len(tags))
    return _done(line, at, cues) and "by" in line.keys[at + 1 : min(ends, at + _NEAR)]


def _formerly(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "who once led it", "M23, once a small band"; not "once they had taken the town"."""
    if tags[at - 1].tag in {"NAME", "NOUN"} and at + 1 < len(tags) and tags[at + 1].tag in {"NAME", "DET"}:
        return False  # "will fight beside Chad once M23 is gone"
    if tags[at - 1].tag in {"NAME", "NOUN", "PRON", "REL", "HAVE", "BE"} or line.key(at - 1) == "that":
        return True
    beside = line.key(at + 1) in {"a", "an", "one", "part"} or line.key(at + 2) == "by"
    held = line.key(at - 1) in {",", "and"} and _holds_office(line, tags, at + 1)
    opens = tags[at - 1].tag == "MARK" or line.key(at - 1) in _SELVES
    return (opens and beside) or held


def _holds_office(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "Omar Diallo, once | M23's spokesman, left", "its treasurer and once | head of M23"."""
    step = at
    while step < len(tags) and step < at + _OFFICE and tags[step].tag in _OF_OFFICE:
        if line.key(step) in _ROLES:
            return line.key(step + 1) in {"", ",", ".", ";", "of", "in", "for"}
        step += 1
    return False


def amounts(line: Line, tags: list[Tag]) -> None:
    """As in "At least 40 soldiers", "up to 40", "between 30 and 40", "about 40": no phrase of its own."""
    _ranges(line, tags)
    for at in range(len(tags) - 1):
        key = line.key(at)
        if key not in _AMOUNTING:
            continue
        following = line.key(at + 1)
        if _when(line, at):
            tags[at] = tags[at + 1] = Tag("ADV")
            continue
        counted = following[:1].isdigit() or tags[at + 1].tag == "NUM"
        compared = key in _COMPARING and following == "than" and _counts(line, tags, at + 2)
        if compared or (key == "at" and following in {"least", "most"}):
            tags[at] = tags[at + 1] = Tag("ADV")
        elif (key, line.key(at + 2)) == ("as", "as") and following in _MANY and _counts(line, tags, at + 3):
            tags[at] = tags[at + 1] = tags[at + 2] = Tag("ADV")
        elif key in _ROUGHLY and counted and line.key(at + 2) not in UNITS and not year(following):
            tags[at] = Tag("ADV")
        elif (key, following) in {("up", "to"), ("close", "to")} and line.key(at + 2)[:1].isdigit():
            tags[at] = tags[at + 1] = Tag("ADV")
        elif (key, following) == ("close", "to") and tags[at - 1].tag != "TO":
            tags[at] = Tag("ADV")  # "a battle with M23 close to the border"
        elif key == "between" and counted and line.key(at + 2) == "and" and line.key(at + 3)[:1].isdigit():
            tags[at] = tags[at + 1] = tags[at + 2] = Tag("ADV")


def _ranges(line: Line, tags: list[Tag]) -> None:
    """As in "3,000 to 4,000 soldiers", "five or six fighters", and not "2014 to 2016"."""
    for at in range(len(tags) - 3):
        if line.key(at + 1) not in {"to", "or"} or tags[at + 3].tag in {"MARK", "PREP"}:
            continue
        both = all(line.key(step)[:1].isdigit() or tags[step].tag == "NUM" for step in (at, at + 2))
        if both and not year(line.key(at)) and line.key(at + 3) not in UNITS:
            tags[at] = tags[at + 1] = Tag("ADV")


def _when(line: Line, at: int) -> bool:
    """As in "was at first a wing of M23", "head of M23 and since 2022 a member of the council"."""
    key, following = line.key(at), line.key(at + 1)
    if (key, following) in _AT_FIRST:
        return line.key(at + 2) != "light"
    return key == "since" and year(following) and _takes_office(line, at)


def _takes_office(line: Line, at: int) -> bool:
    """Whether a second thing that somebody is stands behind a year: "and since 2022 | a member"."""
    return line.key(at - 1) in {"and", ","} and line.key(at + 2) in {"a", "an", "the", "its", "also"}


def _counts(line: Line, tags: list[Tag], at: int) -> bool:
    """Whether a number or a sum stands at a token: "40", "a dozen", "$2 billion"."""
    if at >= len(tags):
        return False
    at += line.key(at) in {"a", "an", "us"}
    at += at < len(tags) and line.tokens[at].text in _CURRENCIES
    return line.key(at)[:1].isdigit() or (at < len(tags) and tags[at].tag == "NUM")


def manners(line: Line, tags: list[Tag]) -> None:
    """As in "Side by side", "shoulder to shoulder", "in return": one adverb."""
    for at in range(len(tags) - 2):
        first, last = line.keys[at], line.keys[at + 2]
        if first not in {last, "in"}:
            continue
        link = line.keys[at + 1]
        if first == "in" and link in _IN_RETURN and last not in {"to", "for", "of"}:
            tags[at] = tags[at + 1] = Tag("ADV")
        if first == last and f"{first}_{link}_{last}" in _TOGETHER:
            tags[at] = tags[at + 1] = tags[at + 2] = Tag("ADV")


def behind(line: Line, tags: list[Tag]) -> None:
    """As in "leaders at that time were", "which like M23 is armed": what a preposition makes of a word."""
    for at in range(1, len(tags) - 1):
        key = line.key(at)
        then = key in {"that", "this", "the"} and line.key(at - 1) == "at" and line.key(at + 1) in _POINTS
        if then and line.key(at + 2) in {"was", "were"}:
            tags[at - 1] = tags[at] = tags[at + 1] = Tag("ADV")
        elif key == "that" and tags[at - 1].tag == "PREP" and line.key(at - 1) != "in":
            tags[at] = Tag("DET")
        elif key in {"like", "unlike"} and tags[at - 1].tag == "REL" and tags[at + 1].tag in _PHRASES:
            tags[at] = Tag("PREP")


def offices(line: Line, tags: list[Tag]) -> None:
    """As in "commander-in-chief", "the commanding officer", "last week": no words of their own."""
    for at, key in enumerate(line.keys[:-1]):
        if key not in _WITHIN:
            continue
        following = line.key(at + 1)
        if key == "in" and line.key(at - 1) == following == "-":
            tags[at] = Tag("NOUN")
        elif key == "number" and following in _RANKED and line.key(at + 2) in _RANK_ENDS:
            tags[at] = Tag("NOUN")  # "number two of M23", "its number two"
        elif key == "commanding" and following in {"officer", "general"}:
            tags[at] = Tag("ADJ")
        elif key in {"last", "this"} and following in _TIMES and line.key(at - 1) not in _GOVERNING:
            tags[at] = tags[at + 1] = Tag("ADV")  # "Rebels last week attacked"
        elif key == "first" and following == "by":
            tags[at] = Tag("ADV")  # "commanded first by"
        elif key in {"best", "well", "least"} and following == "known":
            tags[at] = tags[at + 1] = Tag("ADJ")
        elif key == "so" and (following, line.key(at + 2)) == ("-", "called"):
            tags[at] = tags[at + 2] = Tag("ADJ")


def year(key: str) -> bool:
    """Whether a number is a year of our time."""
    return key.isdigit() and len(key) == 4 and key[:2] in {"19", "20"}
