"""Verbs of the present, which may be nouns as well: "the rebels control", "Iran arms groups"."""

from allegiance.extraction.cues import Cues
from allegiance.extraction.found import Line
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.wordclasses import Tag
from allegiance.records import ActorType

OPENS_OBJECT = frozenset({"DET", "NAME", "NUM", "PRON"})
_BOMBS = frozenset({"air", "drone", "missile", "rocket", "artillery", "suicide", "mortar", "bomb", "aerial"})
_AFTER_VERB = words("tags", "after_verb")
_GIVEN = frozenset({"WORD", "NOUN", "ADJ"})
_BEHIND_VERB = frozenset({"PREP", "BE", "HAVE", "MODAL"})
_ASIDE = frozenset(
    {
        "such",
        "like",
        "including",
        "among",
        "a",
        "an",
        "one",
        "the",
        "alias",
        "aka",
        "known",
        "also",
        "aged",
        "himself",
        "or",
        "now",
        "once",
        "along",
        "alongside",
        "together",
        "with",
        "as",
    }
)
_SAYING = words("attribution", "saying")
_DENYING = words("qualifiers", "denying")
_ARMED = words("tags", "armed")
_CONNECTIVES = words("tags", "connectives")
_OFFICES = words("persons", "nouns") | {"member"}
PARTICLES = frozenset({"over", "up", "down", "out", "off"})
_LONG_ASIDE = 14
_PLURAL = ("s", "men", "aircraft", "police")
_GETTING = frozenset({"it", "them", "him", "her", "us"})
_GIVING = words("frames", "giving")
_COMPANY = frozenset({"alongside", "against", "to"})


def base_form(line: Line, tags: list[Tag], at: int, cues: Cues, before: str, after: str) -> bool:  # noqa: PLR0911
    """Whether a form that may be a noun is a verb without an ending: "the rebels control", "who fight"."""
    key = line.key(at)
    if before in {"REL", "PRON"}:
        return not _given_to(line, at, cues)
    if before in {"CONJ", "ADV"} and after in {*OPENS_OBJECT, "ADJ", "POSS"} and _verb_before(tags, at):
        return True
    named = before == "NAME" and (_of_several(line, tags, at, cues) or _counted(line, at, after))
    named = named or (before == "NAME" and _members_do(line, tags, at, cues)) or _hit(line, at, before)
    named = named or _all_do(line, tags, at, after)
    plural = before in {"NOUN", "NAME"} and line.key(at - 1).endswith(_PLURAL)
    counted = before in {"NUM", "DET"} and line.key(at + 1) == "that" and key in _SAYING | _DENYING
    named = named or counted  # "All three deny that they fight"
    if named or _headline(tags, at) or (plural and _behind_several(line, tags, at, after)):
        return True
    if before in {"NOUN", "NAME"} and key in _SAYING and after in {*OPENS_OBJECT, "BE", "SUB"}:
        return True  # "Reports from the area say M23 fled"
    denies = before == "NAME" and after in {"MARK", "END"} and key in _DENYING
    tells = before == "NOUN" and key == "tell" and (after in OPENS_OBJECT or _capital(line, at))
    if denies or tells:
        return True  # "a charge the Taliban deny", "sources tell Reuters"
    if before == "NAME" and after in {"DET", "NAME", "PRON", "POSS"} and not _of_nation(line, at):
        return True  # "Islamic State control much of the desert"
    bound = after == "TO" or line.key(at + 1) == "up"
    if before == "NAME" and bound and _of_two(line, tags, at):
        return True  # "Chad and Qatar continue to pay", "A and the Hill Resistance make up"
    if before in {"MARK", "CONJ"} and _with_particle(line, tags, at):
        return True  # "walk out, hand over their guns"
    aside = line.key(at - 1) == "," and (
        any(tags[step].tag == "REL" for step in range(at)) or _described(line, tags, at - 1)
    )
    plain = (
        key not in lexicon()["ambiguous_forms"] or aside
    )  # "Chad and Mali, which fight it, support the army"
    if before == "MARK" and after in {*OPENS_OBJECT, "POSS"} and plain:
        return True
    return before == "ADV" and _told_on(line, tags, at, after)


def _hit(line: Line, at: int, before: str) -> bool:
    """As in "Islamabad hit hideouts of the Front": a past without an ending."""
    squad = line.key(at + 1) in {"squad", "squads", "team", "teams", "list", "man", "men"}
    return line.key(at) == "hit" and before == "NAME" and not _of_nation(line, at) and not squad


def _all_do(line: Line, tags: list[Tag], at: int, after: str) -> bool:
    """As in "which Chad and Libya all | list as a terrorist group"."""
    all_ = line.key(at - 1) in {"all", "both", "each"} and at > 1 and tags[at - 2].tag == "NAME"
    return all_ and (after in OPENS_OBJECT or line.key(at + 1) in {"as", "to", "for"})


def _members_do(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Officers of the army | cooperate with M23": the only verb behind several who open it."""
    low = at - 1
    while low > 0 and tags[low].tag in {"NAME", "DET", "ADJ"}:
        low -= 1
    if line.key(low) not in {"of", "from"} or low < 1 or not line.key(low - 1).endswith(_PLURAL):
        return False
    opens = all(tags[step].tag in {"NOUN", "NUM", "ADJ", "DET", "NAME"} for step in range(low))
    following = tags[at + 1].tag if at + 1 < len(tags) else "END"
    return opens and following in {"PREP", "PREPTO", *OPENS_OBJECT} and _lone(line, tags, at, cues)


def _given_to(line: Line, at: int, cues: Cues) -> bool:
    """As in "Rwanda gave it | rockets": what somebody gets, and not what he does."""
    verb = cues.forms.get(line.key(at - 2), ("",))[0]
    return line.key(at - 1) in _GETTING and verb in _GIVING


def _counted(line: Line, at: int, after: str) -> bool:
    """As in "Strikes on the Front kill ten"."""
    plain = line.key(at) not in lexicon()["ambiguous_forms"]
    return after == "NUM" and plain and not _of_nation(line, at)


def _of_two(line: Line, tags: list[Tag], at: int) -> bool:
    """Whether a form that is hardly a noun follows two names that "and" joins."""
    low = at - 1
    while low > 0 and tags[low].tag == "NAME":
        low -= 1
    low -= tags[low].tag == "DET"  # "A and the Hill Front"
    joined = line.key(low) == "and" and low > 0 and tags[low - 1].tag == "NAME"
    return joined and line.key(at) not in lexicon()["ambiguous_forms"]


def _told_on(line: Line, tags: list[Tag], at: int, after: str) -> bool:
    """As in "A and B, which once fought, now cooperate closely"."""
    plain = line.key(at) not in lexicon()["ambiguous_forms"] and after in {"ADV", "PREP", "TO"}
    return plain and any(tags[step].tag == "REL" for step in range(at))


def _capital(line: Line, at: int) -> bool:
    """As in "Now controls Masisi": a name that nobody bears follows a word in small letters."""
    return at + 1 < len(line.tokens) and line.tokens[at + 1].capital and not line.tokens[at].capital


def _named(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "Iraqi forces take Kirkuk": a name behind a word in small letters, in the first words."""
    if any(tags[step].tag not in {"NAME", "DET", "ADJ", "NUM"} for step in range(at)):
        return False
    following = at + 1 < len(line.tokens) and line.tokens[at + 1].capital
    return following and line.tokens[at + 1].text[0].isalpha() and not line.tokens[at].capital


def _behind_several(line: Line, tags: list[Tag], at: int, after: str) -> bool:
    """As in "the rebels control", "soldiers set up a line": what a plural does."""
    if line.key(at + 1) in _AFTER_VERB or _with_particle(line, tags, at) or _named(line, tags, at):
        return True
    plain = line.key(at) not in lexicon()["ambiguous_forms"]
    return after in OPENS_OBJECT or after == "TO" or (after in _BEHIND_VERB and plain)


def _with_particle(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "soldiers set up a line", "hand over their guns"."""
    parted = line.key(at + 1) in PARTICLES | {"back"} and at + 2 < len(tags)
    return parted and tags[at + 2].tag in OPENS_OBJECT


def _headline(tags: list[Tag], at: int) -> bool:
    """As in "Uganda, Congo launch joint offensive": two that do something, told in as few words as go."""
    comma = next((step for step in range(at) if tags[step].tag == "MARK"), -1)
    two = 0 < comma < at - 1 and all(tags[step].tag == "NAME" for step in range(at) if step != comma)
    return two and at + 1 < len(tags) and tags[at + 1].tag in {"ADJ", "NOUN", "WORD", "NAME"}


def _of_nation(line: Line, at: int) -> bool:
    """As in "its Palestinian ally Hamas": what stands before is an adjective."""
    return any(found.last == at and found.role == "demonym" for found in line.founds)


def third_person(line: Line, tags: list[Tag], at: int, cues: Cues, before: str) -> Tag:  # noqa: PLR0911
    """A form in "s": "Eritrea arms groups", "imposed sanctions on"."""
    key = line.key(at)
    lemma, kinds = cues.forms[key]
    after = tags[at + 1].tag if at + 1 < len(tags) else "END"
    struck = before in {"NOUN", "ADJ"} and line.key(at - 1) in _BOMBS
    ambiguous = key in lexicon()["ambiguous_forms"]
    struck = struck or (ambiguous and _of_nation(line, at))  # "shelled Libyan posts the same day"
    if before == "VERB" or struck or _given_to(line, at, cues):
        return Tag("NOUN")  # "imposed sanctions on", "air strikes"
    if not ambiguous:
        return Tag("VERB", lemma, "s")
    if key in lexicon()["third_forms"] and before in {"NAME", "ADV", "CONJ"} and after != "VERB":
        return Tag("VERB", lemma, "s")
    named = before == "NAME" and fronted(line, tags, at)
    if before in {"REL", "PRON"} or named or _in_row(line, tags, at, cues):
        return Tag("VERB", lemma, "s")
    aside = line.key(at - 1) == "," and any(tags[step].tag == "REL" for step in range(at))
    aside = aside or (line.key(at - 1) == "," and _described(line, tags, at - 1))
    lone = after in _GIVEN and _lone(line, tags, at, cues)
    if aside and (after in OPENS_OBJECT or line.key(at + 1) in _COMPANY or lone):
        return Tag("VERB", lemma, "s")  # "M23, which holds Goma, fights the army"
    if _hardly_noun(line, at, before):
        return Tag("VERB", lemma, "s")
    if before == "NAME" and line.key(at + 1) in _ARMED and tags[at - 1].tag == "NAME":
        return Tag("VERB", lemma, "s")  # "Eritrea arms groups"
    if before == "NAME" and after == "CONJ" and cues.forms.get(line.key(at + 2), ("", ()))[1] == kinds:
        return Tag("VERB", lemma, "s")  # "Iran funds and trains it"
    if before in {"NAME", "NOUN", "CONJ", "ADV"} and (
        after in OPENS_OBJECT
        or (before == "NAME" and after == "POSS")  # "Rwanda ends its support"
        or (before != "NOUN" and after == "WORD" and _capital(line, at))
        or (line.key(at + 1) == "to" and not (before == "CONJ" and tags[at - 2].tag == "NOUN"))
        or (line.key(at + 1) == "that" and (before == "NAME" or lemma in _SAYING))
    ):
        return Tag("VERB", lemma, "s")
    return Tag("VERB", lemma, "s") if _pushes(line, tags, at, cues) else Tag("NOUN")


def _pushes(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "M23 drives back the army", or where no other verb is there to tell what is done."""
    named = at > 0 and tags[at - 1].tag == "NAME"
    pushed = named and _with_particle(line, tags, at) and taken_with(line, tags, at, cues)
    return pushed or _only_verb(line, tags, at, cues)


def _hardly_noun(line: Line, at: int, before: str) -> bool:
    """As in "The battalion falls under", "Omar Diallo vows revenge", "switched sides and now fights for"."""
    if before == "NAME":
        return (line.key(at), line.key(at + 1)) == ("falls", "under") or _of_person(line, at)
    return before == "CONJ" and line.key(at) == "fights"


def _of_person(line: Line, at: int) -> bool:
    """Whether a person's name ends before a word: he has no attacks, he attacks."""
    return any(found.last == at and found.type is ActorType.PERSON for found in line.founds)


def _in_row(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Iran funds, arms and trains it": one of several verbs behind a name, the last behind "and"."""
    first, last = at, at
    while first > 1 and line.key(first - 1) == "," and tags[first - 2].form == "s":
        first -= 2
    if first == 0 or tags[first - 1].tag not in {"NAME", "REL"}:
        return False
    while line.key(last + 1) == "," and _third(line, last + 2, cues):
        last += 2
    end = last + 1 + (line.key(last + 1) == ",")
    return first < last and line.key(end) == "and" and _third(line, end + 1, cues)


def _third(line: Line, at: int, cues: Cues) -> bool:
    return "s" in cues.forms.get(line.key(at), ("", ()))[1]


def _only_verb(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "Iran supplies weapons to Hezbollah": behind the name that opens a clause without other verbs."""
    first = at
    while first and tags[first - 1].tag in {"NAME", "DET", "ADJ", "POSS", "ADV"}:
        first -= 1
    opens = first == 0 or tags[first - 1].tag == "SUB" or tags[first - 1].lemma in _SAYING
    given = tags[at + 1].tag in _GIVEN if at + 1 < len(tags) else False
    said = given or (taken_with(line, tags, at, cues) and not _of_nation(line, at))
    return opens and first < at and tags[at - 1].tag == "NAME" and said and _lone(line, tags, at, cues)


def _of_several(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "M23 rebels launch rockets at", "A and B clash near Goma": the only verb behind who opens it."""
    first = at
    while first and (tags[first - 1].tag in {"NAME", "DET", "ADJ"} or line.key(first - 1) == "and"):
        first -= 1
    two = any(line.key(step) == "and" for step in range(first, at)) and not _of_nation(line, at)
    opens = first == 0 or tags[first - 1].tag == "SUB" or tags[first - 1].lemma in _SAYING
    if first == at or not opens or not (two or line.key(at - 1).endswith(_PLURAL)):
        return False
    following = tags[at + 1].tag if at + 1 < len(tags) else "END"
    told = following in {*_GIVEN, "NAME"} or (two and following in {"PREP", "END", "MARK"})
    told = told or taken_with(line, tags, at, cues)
    return told and _lone(line, tags, at, cues)


def _lone(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """Whether up to the next mark no verb follows."""
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


def _connects(line: Line, tags: list[Tag], first: int, last: int) -> bool:
    """As in "however", "for its part": what only joins a sentence to the one before."""
    adverbs_ = first < last and all(tag.tag == "ADV" for tag in tags[first:last])
    return adverbs_ or "_".join(line.keys[first:last]) in _CONNECTIVES


_SUCH = (["such", "as"], ["among", "them"])


def _described(line: Line, tags: list[Tag], comma: int) -> bool:
    """Whether what ends at a comma says who the name before it is: "M23, one of the groups,"."""
    verbs = 0
    for step in range(comma - 1, max(0, comma - _LONG_ASIDE), -1):
        if line.key(step) == ",":
            opened = (
                line.key(step + 1) in _ASIDE if not verbs else tags[step + 1].form == "past" and verbs == 1
            )
            such = line.key(step + 1) == "including" or line.keys[step + 1 : step + 3] in _SUCH
            if such and not verbs and tags[step - 1].tag == "NOUN":
                return True  # "Several countries, including Chad,"
            if not verbs and _connects(line, tags, step + 1, comma):
                return tags[step - 1].tag == "NAME"  # "Chad, for its part, arms M23"
            # "Another member, Omar Diallo,"
            office = not verbs and tags[step - 1].tag == "NOUN" and line.key(step - 1) in _OFFICES
            if office and all(tag.tag == "NAME" for tag in tags[step + 1 : comma]):
                return True
            return tags[step - 1].tag == "NAME" and opened  # also "M23, backed by Rwanda,"
        verbs += tags[step].tag in {"VERB", "BE"} and line.key(step - 1) != "-"  # no "Israeli-built"
    return False


def taken_with(line: Line, tags: list[Tag], at: int, cues: Cues) -> bool:
    """As in "After driving out M23", "Closing in on it, the army": a verb with its particle, and no noun."""
    lemma, key = cues.forms[line.key(at)][0], line.key(at + 1)
    for particle in cues.particles.get(lemma, ()):
        end = at + 1 + len(particle)
        if end < len(tags) and all(line.key(at + 1 + i) == word for i, word in enumerate(particle)):
            return tags[end].tag in {*OPENS_OBJECT, "ADJ", "WORD", "POSS"}
    if cues.of("noun", line.key(at)):
        return False  # "in fighting with", "shelling on the front"
    return any(key in frame.prepositions for cue in cues.of("verb", lemma) for frame in cue.frames)


ONCE = frozenset({"once", "also", "then", "still", "long", "now"})
"""Words between a name and its verb: "which Chad once armed"."""


def fronted(line: Line, tags: list[Tag], at: int) -> bool:
    """Whether a relative pronoun and a name stand before: "the militias that Tehran finances"."""
    step = at - 1 - (line.key(at - 1) in ONCE)
    step -= tags[step].tag == "HAVE"
    while step > 0 and (tags[step].tag in {"NAME", "DET", "ADJ", "POSS"} or line.key(step) in {"of", "and"}):
        step -= 1
    return line.key(step) in {"that", "which", "whom"}


def _verb_before(tags: list[Tag], at: int) -> bool:
    return any(tags[step].tag == "VERB" for step in range(max(0, at - 8), at))
