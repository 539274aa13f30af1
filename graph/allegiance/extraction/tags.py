"""What each word of a sentence is: a small tagger from word classes, verb forms and the words around."""

from dataclasses import dataclass

from allegiance.extraction.cues import Cues
from allegiance.extraction.found import Line
from allegiance.extraction.lexicon import lexicon, words

_NOUNY = frozenset({"DET", "ADJ", "NUM", "POSS"})
_OPENS_OBJECT = frozenset({"DET", "NAME", "NUM", "PRON"})
_TRANSITIVE = _OPENS_OBJECT | {"ADJ", "POSS"}


_AFTER_VERB = words("tags", "after_verb")
_GIVEN = frozenset({"WORD", "NOUN", "ADJ"})
_BEHIND_VERB = frozenset({"PREP", "BE", "HAVE", "MODAL"})
_DAYS = words("tags", "days")
_ASIDE = frozenset({"a", "an", "one", "the", "alias", "aka", "known", "also", "aged", "himself"})
_TIMES = frozenset({"week", "month", "year", "night", "summer", "winter", "spring", "autumn"})
_GOVERNING = frozenset(
    {"the", "of", "since", "until", "in", "by", "from", "during", "over", "before", "than"}
)
_WITHIN = frozenset({"in", "commanding", "last", "this", "first", "best", "well", "least", "so"})
_ROUGHLY = frozenset({"about", "around", "over", "some", "nearly", "roughly"})
_TOGETHER = words("frames", "together")
_ALL = frozenset({"all", "both", "each", "first", "last", "jointly"})
_COMPARING = frozenset({"more", "fewer", "less"})
_MANY = frozenset({"many", "much", "few"})
_CURRENCIES = frozenset("$€£")
_UNITS = words("tags", "units")
_IN_RETURN = frozenset({"return", "addition", "turn", "fact", "response", "retaliation", "reply"})
# The words at which the passes over a sentence have anything to do.
_JOINING = frozenset({"and", "once", "both", *_ALL})
_AMOUNTING = frozenset({"at", "as", "up", "close", "between", *_COMPARING, *_ROUGHLY})
_SAYING = words("attribution", "saying")
_DENYING = words("qualifiers", "denying")
_BLAMED = frozenset({"accused", "suspected", "convicted"})
_AS = words("tags", "as")
_ARMED = words("tags", "armed")


@dataclass(slots=True)
class Tag:
    """A word's class; of a verb also its base form and what the form may be."""

    tag: str
    lemma: str = ""
    form: str = ""
    """``base``, ``s``, ``past``, ``part`` (without auxiliary, "by" follows), ``ing``."""


def tag(line: Line, cues: Cues) -> list[Tag]:
    """One tag for each token. Tokens of mentions are ``NAME``."""
    tags = [_first(line, at) for at in range(len(line.tokens))]
    for found in line.founds:
        for at in range(found.first, found.last):
            tags[at] = Tag(
                "POSS" if found.role == "possessive" else "PRON" if line.key(at) in _PRONOUNS else "NAME"
            )
    _amounts(line, tags)
    _manners(line, tags)
    _offices(line, tags)
    _adverbs(line, tags, cues)
    for at, here in enumerate(tags):
        if here.tag == "ADJ" and at and _goes_on(line, tags, at, cues):
            here.tag = "WORD"
        if line.key(at) in _TWOFOLD and here.tag != "NAME" and _does(line, tags, at, cues):
            here.tag = "WORD"
        if here.tag == "ADJ" and line.key(at) == "allied" and line.key(at + 1).endswith(("self", "selves")):
            tags[at] = Tag("VERB", "ally", "past")
        elif here.tag == "WORD" or (
            here.tag == "ADJ" and line.key(at) in cues.forms and at and tags[at - 1].tag == "PREPTO"
        ):
            tags[at] = _verb_or_noun(line, tags, at, cues)
    return tags


def _adverbs(line: Line, tags: list[Tag], cues: Cues) -> None:
    """Words that are adverbs beside some others: "Chad and Libya both deny it", "who once led it"."""
    for at in range(1, len(tags) - 1):
        key = line.key(at)
        if key not in _JOINING:
            continue
        if key == "and" and tags[at - 1].tag == tags[at + 1].tag == "ADV":
            tags[at] = Tag("ADV")  # "publicly and repeatedly claimed"
        elif key in _ALL and tags[at - 1].tag in {"HAVE", "BE"} and line.key(at + 1) in cues.forms:
            tags[at] = Tag("ADV")  # "have all supplied it", "had first designated it"
        elif key == "once" and tags[at].tag == "SUB":
            tags[at] = Tag("ADV" if _formerly(line, tags, at) else "SUB")
        elif key == "both" and tags[at - 1].tag == "NAME" and tags[at + 1].tag != "NAME":
            tags[at] = Tag("ADV")  # "Chad and Libya both deny it"


def _formerly(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "who once led it", "M23, once a small band"; not "once they had taken the town"."""
    if tags[at - 1].tag in {"NAME", "NOUN"} and at + 1 < len(tags) and tags[at + 1].tag in {"NAME", "DET"}:
        return False  # "will fight beside Chad once M23 is gone"
    if tags[at - 1].tag in {"NAME", "NOUN", "PRON", "REL", "HAVE", "BE"}:
        return True
    beside = line.key(at + 1) in {"a", "an", "one", "part"} or line.key(at + 2) == "by"
    return tags[at - 1].tag == "MARK" and beside


def _amounts(line: Line, tags: list[Tag]) -> None:
    """As in "At least 40 soldiers", "up to 40", "between 30 and 40", "about 40": no phrase of its own."""
    for at in range(len(tags) - 1):
        key = line.key(at)
        if key not in _AMOUNTING:
            continue
        following = line.key(at + 1)
        counted = following[:1].isdigit() or tags[at + 1].tag == "NUM"
        compared = key in _COMPARING and following == "than" and _counts(line, tags, at + 2)
        if compared or (key == "at" and following in {"least", "most"}):
            tags[at] = tags[at + 1] = Tag("ADV")
        elif (key, line.key(at + 2)) == ("as", "as") and following in _MANY and _counts(line, tags, at + 3):
            tags[at] = tags[at + 1] = tags[at + 2] = Tag("ADV")
        elif key in _ROUGHLY and counted and line.key(at + 2) not in _UNITS and not _year(following):
            tags[at] = Tag("ADV")
        elif (key, following) in {("up", "to"), ("close", "to")} and line.key(at + 2)[:1].isdigit():
            tags[at] = tags[at + 1] = Tag("ADV")
        elif key == "between" and counted and line.key(at + 2) == "and" and line.key(at + 3)[:1].isdigit():
            tags[at] = tags[at + 1] = tags[at + 2] = Tag("ADV")


def _counts(line: Line, tags: list[Tag], at: int) -> bool:
    """Whether a number or a sum stands at a token: "40", "a dozen", "$2 billion"."""
    if at >= len(tags):
        return False
    at += line.key(at) in {"a", "an", "us"}
    at += at < len(tags) and line.tokens[at].text in _CURRENCIES
    return line.key(at)[:1].isdigit() or (at < len(tags) and tags[at].tag == "NUM")


def _manners(line: Line, tags: list[Tag]) -> None:
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


def _offices(line: Line, tags: list[Tag]) -> None:
    """As in "commander-in-chief", "the commanding officer", "last week": no words of their own."""
    for at, key in enumerate(line.keys[:-1]):
        if key not in _WITHIN:
            continue
        following = line.key(at + 1)
        if key == "in" and line.key(at - 1) == following == "-":
            tags[at] = Tag("NOUN")
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


def _year(key: str) -> bool:
    return key.isdigit() and len(key) == 4 and key[:2] in {"19", "20"}


def _does(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Libya armed the rebels", "Iran and Syria back the group", "is armed by", "whom Sudan armed"."""
    if line.key(at) == "armed" and tags[at].tag == "ADJ":
        named = at > 0 and tags[at - 1].tag == "NAME"
        if (
            line.key(at + 1) == "by"
            or _in_row(line, tags, at, cues)
            or (at and tags[at - 1].tag == "HAVE")
            or (named and _fronted(line, tags, at))
        ):
            return True
    following = tags[at + 1].tag if at + 1 < len(tags) else "END"
    object_ = following in _OPENS_OBJECT or _paired(line, tags, at, cues)
    return object_ and (at == 0 or tags[at - 1].tag != "VERB")


def _in_row(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "were armed, paid and advised by"."""
    being = at > 0 and tags[at - 1].tag == "BE" and line.key(at + 1) in {",", "and"}
    return being and "past" in cues.forms.get(line.key(at + 2), ("", ()))[1]


def _goes_on(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "The army continued to pound them": an adjective where a verb must stand."""
    named = tags[at - 1].tag in {"NAME", "NOUN", "PRON", "REL"}
    return named and line.key(at + 1) == "to" and "past" in cues.forms.get(line.key(at), ("", ()))[1]


def _paired(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Libya armed and paid the rebels"."""
    joined = line.key(at + 1) in {"and", "or"} and "past" in cues.forms.get(line.key(at + 2), ("", ()))[1]
    return joined and at > 0 and tags[at - 1].tag in {"NAME", "REL", "HAVE", "PRON"}


_NAMES_OF_ACTION = frozenset(["funding", "training", "backing", "financing"])
# Adjectives and adverbs that before an object are verbs.
_TWOFOLD = frozenset({"armed", "back", "open"})
_NEAR = frozenset({"last", "next"})
_SPANS = frozenset({"few", "several", "couple", "week", "night", "weekend", "summer", "winter", "spring"})
_CHARGING = frozenset({"charges", "charged"})
_NEAR_BY = 6
# Words that behind an article stand for an adjective.
_NOMINAL = frozenset({"late", "then", "once", "following", "last", "next"})
_PARTICLES = frozenset({"over", "up", "down", "out", "off"})
_UP = frozenset({"up", "together"})
_LETTING = frozenset({"help", "let", "watch", "see", "make", "have"})
_OBJECTS = _OPENS_OBJECT | {"NOUN", "WORD", "POSS", "ADJ", "TO", "PREP"}
_DONE = words("tags", "done")
_MONTHS = words("tags", "months")
_COMPANY = frozenset({"alongside", "against"})
_MARKS = frozenset({",", "of", "the", "a"})
_IN_MONTH = frozenset(
    {"in", "since", "until", "by", "last", "of", "during", "early", "late", "mid", "from", "next", "this"}
)
_PRONOUNS = frozenset({"it", "they", "he", "she"})


def _first(line: Line, at: int) -> Tag:  # noqa: PLR0911
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
    if key == "as" and line.key(at + 1) in _AS:
        return Tag("PREP")
    return Tag(found)


def _describing(line: Line, at: int) -> Tag | None:
    """The class of a word that the words beside it make an adjective or an adverb."""
    key = line.key(at)
    if (
        key in _NOMINAL
        and lexicon().tags.get(line.key(at - 1)) == "DET"
        and line.key(at + 1) not in _MARKS
        and not (key in _NEAR and _timed(line, at + 1))
    ):
        return Tag("ADJ")  # "the late leader", "the following year"
    if key in {"better", "best"} and line.key(at + 1) == "known":
        return Tag("ADV")
    if key == "acting" and at + 1 < len(line.tokens) and lexicon().tags.get(line.key(at + 1)) is None:
        return Tag("ADJ")  # "the acting spokesman"
    if key == "overnight":
        return Tag("ADJ" if lexicon().tags.get(line.key(at - 1)) in {"DET", "ADJ"} else "ADV")
    return None


def _timed(line: Line, at: int) -> bool:
    """As in "the last | few weeks", "the next | day"."""
    key = line.key(at)
    return lexicon().tags.get(key) == "NUM" or key in _SPANS or f"{key}s" in _UNITS or key in _UNITS


def _month(line: Line, at: int) -> bool:
    """As in "In May", "3 May", "May 2011": the month and not the verb."""
    return line.key(at - 1).isdigit() or line.key(at + 1).isdigit() or line.key(at - 1) in _IN_MONTH


def _verb_or_noun(line: Line, tags: list[Tag], at: int, cues: Cues) -> Tag:  # noqa: C901, PLR0911, PLR0912
    key = line.key(at)
    form = cues.forms.get(key)
    if form is None:
        return _charging(line, at) or _unknown(line, tags, at)
    lemma, kinds = form
    if _in_name(line, at):
        return Tag("NOUN")
    before = _before(line, tags, at)
    after = _after(tags, at)
    if "ing" in kinds:
        if after == "WORD" and "past" in cues.forms.get(line.key(at + 1), ("", ()))[1]:
            after = "VERB"  # "Fighting erupted"
        return _ing(line, at, lemma, before, after)
    if kinds & {"past", "part"} and key != lemma:
        return _past(line, at, lemma, before, after)
    if before == "REL" and line.key(at - 1) == "whose":
        before = "POSS"
    set_up = before in {"NOUN", "NAME"} and line.key(at + 1) in _UP and line.key(at + 2) in {"by", "in"}
    if "part" in kinds and (before in {"HAVE", "BE"} or line.key(at + 1) == "by" or set_up):
        return Tag("VERB", lemma, "past")  # "have come to blows", "was hit by", "a militia set up by"
    particle = line.key(at + 1) in _PARTICLES | {"back"} and at + 2 < len(tags)
    behind = tags[at + 2].tag if particle else after  # "to help push back the rebels"
    helped = before == "VERB" and tags[at - 1].lemma == "help" and behind in _TRANSITIVE
    if (before in {"MODAL", "DO", "TO"} or helped) and "base" in kinds:
        return Tag("VERB", lemma, "base")  # "to help fight the rebels"
    if before in _NOUNY or before in {"PREP", "TO"} or line.key(at - 1) in {"himself", "herself"}:
        return Tag("NOUN")
    several = before == "NAME" or (before == "NOUN" and line.key(at - 1).endswith("s"))
    if "base" in kinds and several and after in _OBJECTS and _lets(tags, at):
        return Tag("VERB", lemma, "base")  # "helped the army retake the port"
    if {"past", "base"} <= kinds and before in {"NOUN", "NAME"} and after == "DET":
        return Tag("VERB", lemma, "past")  # "a vehicle hit a mine"
    if "s" in kinds:
        return _third_person(line, tags, at, cues, before)
    if "past" in kinds and before in {"NAME", "REL"} and line.key(at + 1) in {"from", "into", "off"}:
        return Tag("VERB", lemma, "past")  # "The battalion split from it"
    founded = before == "MARK" and (key, line.key(at + 1)) == ("set", "up")
    if founded and at + 2 < len(tags) and tags[at + 2].tag == "PREP":
        return Tag("VERB", lemma, "past")  # "the Hill Front, set up in 2024"
    if "past" in kinds and before == "NAME" and after == "NUM":
        return Tag("VERB", lemma, "past")  # "Kenya put ten groups on its list"
    if line.key(at - 1) == "whose" or not _base_form(line, tags, at, before, after):
        return Tag("NOUN")
    return Tag("VERB", lemma, "base")


def _lets(tags: list[Tag], at: int) -> bool:
    """Whether a verb of helping or letting has a name right before ``at`` for its object."""
    step = at - 1
    while step > 0 and tags[step].tag in {"NAME", "DET", "ADJ", "NUM", "POSS", "CONJ", "NOUN"}:
        step -= 1
    return tags[step].tag == "VERB" and tags[step].lemma in _LETTING


def _base_form(line: Line, tags: list[Tag], at: int, before: str, after: str) -> bool:  # noqa: PLR0911
    """Whether a form that may be a noun is a verb without an ending: "the rebels control", "who fight"."""
    key = line.key(at)
    if before in {"REL", "PRON"}:
        return True
    if before in {"CONJ", "ADV"} and after in {*_OPENS_OBJECT, "ADJ"} and _verb_before(tags, at):
        return True
    plural = before in {"NOUN", "NAME"} and line.key(at - 1).endswith(("s", "men", "aircraft", "police"))
    if plural and line.key(at + 1) in _AFTER_VERB:
        return True
    if plural and (
        after in _OPENS_OBJECT
        or (after == "TO")
        or (after in _BEHIND_VERB and key not in lexicon()["ambiguous_forms"])
    ):
        return True
    if _headline(tags, at):
        return True
    if before == "NAME" and after in {"MARK", "END"} and line.key(at) in _DENYING:
        return True  # "a charge the Taliban deny"
    if before == "NAME" and after in {"DET", "NAME", "PRON", "POSS"} and not _of_nation(line, at):
        return True  # "Islamic State control much of the desert"
    parted = line.key(at + 1) in _PARTICLES and at + 2 < len(tags)
    if parted and before in {"MARK", "CONJ"} and tags[at + 2].tag in _OPENS_OBJECT:
        return True  # "walk out, hand over their guns"
    aside = line.key(at - 1) == "," and any(tags[step].tag == "REL" for step in range(at))
    plain = (
        key not in lexicon()["ambiguous_forms"] or aside
    )  # "Chad and Mali, which fight it, support the army"
    return before == "MARK" and after in _OPENS_OBJECT and plain


def _headline(tags: list[Tag], at: int) -> bool:
    """As in "Uganda, Congo launch joint offensive": two that do something, told in as few words as go."""
    comma = next((step for step in range(at) if tags[step].tag == "MARK"), -1)
    two = 0 < comma < at - 1 and all(tags[step].tag == "NAME" for step in range(at) if step != comma)
    return two and at + 1 < len(tags) and tags[at + 1].tag in {"ADJ", "NOUN", "WORD", "NAME"}


def _of_nation(line: Line, at: int) -> bool:
    """As in "its Palestinian ally Hamas": what stands before is an adjective."""
    return any(found.last == at and found.role == "demonym" for found in line.founds)


def _third_person(line: Line, tags: list[Tag], at: int, cues: Cues, before: str) -> Tag:  # noqa: PLR0911
    """A form in "s": "Eritrea arms groups", "imposed sanctions on"."""
    key = line.key(at)
    lemma, kinds = cues.forms[key]
    after = tags[at + 1].tag if at + 1 < len(tags) else "END"
    if before == "VERB":
        return Tag("NOUN")  # "imposed sanctions on"
    if key not in lexicon()["ambiguous_forms"]:
        return Tag("VERB", lemma, "s")
    if key in lexicon()["third_forms"] and before in {"NAME", "ADV", "CONJ"} and after != "VERB":
        return Tag("VERB", lemma, "s")
    if before in {"REL", "PRON"} or (before == "NAME" and _fronted(line, tags, at)):
        return Tag("VERB", lemma, "s")
    aside = line.key(at - 1) == "," and any(tags[step].tag == "REL" for step in range(at))
    aside = aside or (line.key(at - 1) == "," and _described(line, tags, at - 1))
    if aside and (after in _OPENS_OBJECT or line.key(at + 1) in _COMPANY or _lone(line, tags, at, cues)):
        return Tag("VERB", lemma, "s")  # "M23, which holds Goma, fights the army"
    if before == "CONJ" and line.key(at) == "fights":
        return Tag("VERB", lemma, "s")  # "switched sides and now fights for"
    if before == "NAME" and line.key(at + 1) in _ARMED and tags[at - 1].tag == "NAME":
        return Tag("VERB", lemma, "s")  # "Eritrea arms groups"
    if before == "NAME" and after == "CONJ" and cues.forms.get(line.key(at + 2), ("", ()))[1] == kinds:
        return Tag("VERB", lemma, "s")  # "Iran funds and trains it"
    if before in {"NAME", "NOUN", "CONJ", "ADV"} and (
        after in _OPENS_OBJECT or line.key(at + 1) in {"that", "to"}
    ):
        return Tag("VERB", lemma, "s")
    return Tag("VERB", lemma, "s") if _only_verb(line, tags, at, cues) else Tag("NOUN")


def _only_verb(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Iran supplies weapons to Hezbollah": behind the name that opens a clause without other verbs."""
    first = at
    while first and tags[first - 1].tag in {"NAME", "DET", "ADJ", "POSS", "ADV"}:
        first -= 1
    opens = first == 0 or tags[first - 1].tag == "SUB" or tags[first - 1].lemma in _SAYING
    return opens and first < at and tags[at - 1].tag == "NAME" and _lone(line, tags, at, cues)


def _lone(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """Whether a noun follows and up to the next mark no verb does."""
    if at + 1 >= len(tags) or tags[at + 1].tag not in _GIVEN:
        return False
    for step in range(at + 1, len(tags)):
        if tags[step].tag in {"MARK", "SUB", "REL"}:
            break
        form = cues.forms.get(line.key(step)) if tags[step].tag == "WORD" else None
        doing = form is not None and (
            "past" in form[1] or ("s" in form[1] and line.key(step) not in lexicon()["ambiguous_forms"])
        )
        if tags[step].tag in {"VERB", "BE", "HAVE", "DO", "MODAL"} or doing:
            return False
    return True


def _described(line: Line, tags: list[Tag], comma: int) -> bool:
    """Whether what ends at a comma says who the name before it is: "M23, one of the groups,"."""
    for step in range(comma - 1, max(0, comma - 12), -1):
        if tags[step].tag in {"VERB", "BE"}:
            return False
        if line.key(step) == ",":
            return tags[step - 1].tag == "NAME" and line.key(step + 1) in _ASIDE
    return False


def _fronted(line: Line, tags: list[Tag], at: int) -> bool:
    """Whether a relative pronoun and a name stand before: "the militias that Tehran finances"."""
    step = at - 1
    while step > 0 and (tags[step].tag in {"NAME", "DET", "ADJ", "POSS"} or line.key(step) == "of"):
        step -= 1
    return line.key(step) in {"that", "which", "whom"}


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
    if token.key.endswith("ly") and len(token.key) > 4 and not token.capital:
        return Tag("ADV")
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
        }:
            return Tag("VERB", token.key, "past")
        return Tag("ADJ") if before not in {"BE", "HAVE"} else Tag("VERB", token.key, "past")
    if (
        token.key.endswith("ing")
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


def _verb_before(tags: list[Tag], at: int) -> bool:
    return any(tags[step].tag == "VERB" for step in range(max(0, at - 8), at))


def _ing(line: Line, at: int, lemma: str, before: str, after: str) -> Tag:  # noqa: PLR0911
    if before == "BE" or (before == "PREP" and line.key(at - 2) in _BLAMED and line.key(at - 1) == "of"):
        return Tag("VERB", lemma, "ing")
    if before == "NAME" and line.key(at) in _NAMES_OF_ACTION and after not in {"DET", "NAME", "NUM"}:
        return Tag("NOUN")  # "Russian backing"
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
    return _month_before(line, at) or (_year(line.key(at)) and line.key(at - 1) in {"in", "since", "by"})


def _month_before(line: Line, at: int) -> bool:
    return line.key(at - 1) in _MONTHS or (line.key(at - 1) == "," and line.key(at - 3) in _MONTHS)


def _past(line: Line, at: int, lemma: str, before: str, after: str) -> Tag:
    if before == "NUM" and _dated(line, at - 1):
        return Tag("VERB", lemma, "past")  # "The army in July 2009 attacked", "on 3 May took"
    if before in {"DET", "ADJ", "NUM", "POSS"} and not (line.key(at + 1) == "by" and before != "DET"):
        return Tag("ADJ")
    if before == "PREP" and after not in {"DET", "PREP"}:
        return Tag("ADJ")
    if line.key(at - 1) == "-" and line.tokens[at].glued:
        return Tag("ADJ")
    return Tag("VERB", lemma, "past")
