"""A sentence as a row of chunks: noun phrases with their actors, verb groups, prepositions and marks."""

from allegiance.extraction.contact import opened
from allegiance.extraction.cues import Cues
from allegiance.extraction.found import Line
from allegiance.extraction.joining import merged
from allegiance.extraction.lexicon import words
from allegiance.extraction.nominal import NOMINAL, link, noun
from allegiance.extraction.partitives import resolved
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reducing import reduce
from allegiance.extraction.sharing import share
from allegiance.extraction.spelling import spelled_out
from allegiance.extraction.tags import tag
from allegiance.extraction.wordclasses import Tag

_SINGULAR = frozenset({"has", "is", "was", "does"})
_PRONOUNS = frozenset({"it", "them", "him", "her"})
_BEHIND = frozenset({"back", "out", "off", "down", "up", "over"})
_PLACES = frozenset({"in", "at", "near", "outside"})
_DONE = words("tags", "done")
_WHERE = frozenset({"with", "on", "in", "at", "near", "during", "outside", "since", "from", "until"})
_OPENING = frozenset({"in", "with", "from", "as", "on", "at", "under", "near"})
_NEVER_PAST = frozenset(
    {
        ("accused", "of"),
        ("suspected", "of"),
        ("convicted", "of"),
        ("made", "up", "of"),
        ("composed", "of"),
        ("comprised", "of"),
    }
)
_DATELINE = 18
_FEW = 7
_CALLED_FAR = 10
_UNTIL = frozenset({"until", "till"})
_BOUND = words("chunks", "bound")
_PLACED = words("chunks", "placed")
_NEVER_PASSIVE = words("chunks", "never_passive")
_REGARDED = frozenset({"consider", "deem"})
_CALLED = words("designations", "calling") | words("designations", "banning")
_TERROR = words("designations", "terror")
_HAPPEN = frozenset({"be", "have", "belong"})
_SPEAKERS = frozenset({"it", "he", "she", "they", "we"})
_SAID_TO = words("chunks", "said_to")
_AUX = frozenset({"BE", "HAVE", "DO", "MODAL"})
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_QUOTES = frozenset("\"“”«»'‘’`")
_BREAKS = frozenset(";:|")
_DASHES = frozenset("–—")


def chunk(line: Line, cues: Cues) -> list[Chunk]:
    """The chunks of a sentence, in order."""
    tags = tag(line, cues)
    by_first = {found.first: found for found in line.founds}
    chunks: list[Chunk] = []
    at, size = 0, len(tags)
    while at < size:
        made = link(line, tags, at, cues) or _verb(line, tags, at, cues)
        if made is None and tags[at].tag in NOMINAL:
            made = noun(line, tags, at, by_first, cues)
        if made is None:
            made = _mark(line, tags, at)
            if made.word == "as" and chunks and _such(line, chunks[-1]):
                made = Chunk("PREP", at, at + 1, "such_as")  # "such groups as M23"
        if made.kind == "VP":
            if line.key(made.first) in {"having", "being"} and made.form == "finite":
                made.form = "ing"
            made.singular = line.key(made.first) in _SINGULAR or tags[made.last - 1].form == "s"
        if made.kind:
            chunks.append(made)
        at = max(made.last, at + 1)
    return spelled_out(
        line, resolved(line, share(line, opened(line, reduce(line, merged(line, chunks), cues))))
    )


def _verb(line: Line, tags: list[Tag], at: int, cues: Cues) -> Chunk | None:  # noqa: C901
    start, step = at, at
    modal = ""
    negated = perfect = be = to = past = False
    tag_ = tags[step].tag
    if tag_ == "ADV" and not _leads_verb(tags, step):
        return None
    while step < len(tags) and tags[step].tag in {*_AUX, "NEG", "ADV", "TO"}:
        tag_, key = tags[step].tag, line.key(step)
        if tag_ == "TO":
            if to or not _infinitive(tags, step):
                break
            to = True
        elif tag_ == "MODAL":
            modal = key
        elif tag_ == "NEG":
            negated = True
        elif tag_ == "HAVE":
            perfect = True
            past = past or key == "had"
        elif tag_ == "BE":
            be = True
            past = past or key in {"was", "were"}
        elif tag_ == "DO":
            past = past or key == "did"
        step += 1
    if step < len(tags) and tags[step].tag == "VERB":
        return _verb_group(line, tags, start, step, cues, (modal, negated, perfect, be, to, past))
    do = any(tags[i].tag == "DO" for i in range(start, step))
    if (
        step > start
        and (be or perfect or modal or do)
        and any(tags[i].tag in _AUX for i in range(start, step))
    ):
        end = max(i for i in range(start, step) if tags[i].tag in _AUX or tags[i].tag == "NEG") + 1
        form = "to" if to else "finite"
        group = Chunk(
            "VP", start, end, "be" if be else "have", form=form, negated=negated, modal=modal, past=past
        )
        group.perfect = perfect and be
        if be and (particle := _particle(line, cues, "be", _past_adverbs(tags, end))):
            group.word = "_".join(("be", *particle))
            group.last = _past_adverbs(tags, end) + len(particle)
        return group
    return None


def _such(line: Line, before: Chunk) -> bool:
    return before.kind == "NP" and "such" in {line.key(before.first), line.key(before.first - 1)}


def _past_adverbs(tags: list[Tag], at: int) -> int:
    while at < len(tags) and tags[at].tag == "ADV":
        at += 1
    return at


def _leads_verb(tags: list[Tag], at: int) -> bool:
    while at < len(tags) and tags[at].tag == "ADV":
        at += 1
    return at < len(tags) and tags[at].tag in {*_AUX, "VERB"}


def _infinitive(tags: list[Tag], at: int) -> bool:
    step = at + 1
    while step < len(tags) and tags[step].tag in {"ADV", "NEG"}:
        step += 1
    return step < len(tags) and (
        tags[step].tag in {"BE", "HAVE"} or (tags[step].tag == "VERB" and tags[step].form == "base")
    )


def _verb_group(
    line: Line,
    tags: list[Tag],
    start: int,
    at: int,
    cues: Cues,
    aux: tuple[str, bool, bool, bool, bool, bool],
) -> Chunk:
    modal, negated, perfect, be, to, past = aux
    verb = tags[at]
    group = Chunk("VP", start, at + 1, verb.lemma, modal=modal, negated=negated, perfect=perfect)
    group.past = past or (verb.form == "past" and not be and not perfect)
    finite = (
        modal
        or perfect
        or be
        or any(tags[i].tag == "DO" or line.key(i).endswith("nt") for i in range(start, at))
    )
    if to:
        group.form = "to"
    elif verb.form == "ing":
        group.form = "finite" if be else "ing"
    elif verb.form == "past":
        if be:
            group.passive, group.form = True, "finite"
        elif finite:
            group.form = "finite"
        elif _particle(line, cues, verb.lemma, at + 1) == ("by",):
            group.form = "finite"  # "Israel stood by Baku"
        elif _by_follows(line, tags, _behind_particle(line, cues, verb.lemma, at)) or _reduced(
            line, tags, start, at, cues
        ):
            group.passive, group.form = True, "part"
        else:
            group.form = "finite"
    else:
        group.form = "to" if _helping(tags, start, at) else "finite"
    if to and verb.form == "past":
        group.passive = be
    _join_particle(line, cues, group)
    return group


def _helping(tags: list[Tag], start: int, at: int) -> bool:
    """As in "To help fight the rebels", "helped it fight them": an infinitive without its "to"."""
    if not start == at > 0 or tags[at].form != "base":
        return False
    before = at - 1
    while before and tags[before].tag in {"NAME", "DET", "ADJ", "PRON", "POSS"}:
        before -= 1
    return tags[before].lemma == "help"


def _join_particle(line: Line, cues: Cues, group: Chunk) -> None:
    """Make "take on" one verb, and "lock in battle"; a pronoun may stand between: "beat it back"."""
    at, verb = group.last, group.word
    if line.key(at) in _PRONOUNS and not group.passive:
        particle = _particle(line, cues, verb, at + 1)
        if len(particle) == 1 and particle[0] in _BEHIND:
            group.word = f"{verb}_{particle[0]}"
        return
    if line.key(at).endswith("ly") and _particle(line, cues, verb, at + 1):
        at += 1  # "relies heavily on"
    if particle := _particle(line, cues, verb, at):
        single = len(particle) == 1
        dated = particle[-1] == "on" and _dated(line, at + 1)
        if not (single and group.passive and verb not in _BOUND) and not dated:
            group.word, group.last = "_".join((verb, *particle)), at + len(particle)
            group.passive = group.passive and single  # "were locked in battle" has no agent


def _particle(line: Line, cues: Cues, verb: str, at: int) -> tuple[str, ...]:
    """The words at a token that make another verb of the one before: "at war" of "be at war"."""
    for particle in cues.particles.get(verb, ()):
        if all(line.key(at + step) == word for step, word in enumerate(particle)):
            return particle
    return ()


def _dated(line: Line, at: int) -> bool:
    """Whether a day follows: "was taken on Tuesday"."""
    return line.key(at).endswith("day") or line.key(at).isdigit()


def _behind_particle(line: Line, cues: Cues, verb: str, at: int) -> int:
    """As in "carried out | by", "set up | by": what follows a participle and its particle."""
    particle = _particle(line, cues, verb, at + 1)
    single = len(particle) == 1 and verb in _BOUND
    return at + 1 + single


def _by_follows(line: Line, tags: list[Tag], at: int) -> bool:
    """Whether an agent follows: "backed by", "backed mainly by", "killed on Monday by", "led in May by"."""
    if line.key(at) == "by":
        return at + 1 >= len(tags) or tags[at + 1].form != "ing"  # "responded by shelling"
    if at < len(tags) and tags[at].tag == "ADV":
        return line.key(at + 1) == "by" and line.key(at) != line.key(at + 2)
    if line.key(at) in {"and", "or"} and at + 1 < len(tags) and tags[at + 1].form == "past":
        return line.key(at + 2) == "by"  # "militias trained and backed by"
    if line.key(at) == "on" and _dated(line, at + 1) and line.key(at + 2) == "by":
        return True
    kinds = {"DET", "NOUN", "NUM", "POSS"} | (
        {"WORD"} if line.key(at) == "with" else set()
    )  # "supplied with arms by"
    if line.key(at) in _PLACES:
        kinds |= {"NAME", "WORD"}  # "created in Nairobi in May by"
    if line.key(at) not in _WHERE or at + 1 == len(tags) or tags[at + 1].tag not in kinds:
        return False
    step = at + 1
    while step < len(tags) and step < at + 4 and tags[step].tag in {*kinds, "ADJ"}:
        step += 1
    return line.key(step) == "by" or _phrases_by(line, tags, step)


def _phrases_by(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "commanded until his death | in a drone strike in May by Omar Diallo": an agent follows."""
    kinds = {*NOMINAL, "WORD"}
    while line.key(at) in _WHERE and tags[at + 1 : at + 2] and tags[at + 1].tag in kinds:
        at += 1
        while at < len(tags) and tags[at].tag in kinds:
            at += 1
    return line.key(at) == "by" and tags[at + 1 : at + 2] != [] and tags[at + 1].tag in {"NAME", "DET"}


def _reduced(line: Line, tags: list[Tag], start: int, at: int, cues: Cues) -> bool:
    """A participle without an object after a comma or noun: "the town taken from", "troops, armed with"."""
    form = cues.forms.get(line.key(at), ("", frozenset()))[1]
    if "part" not in form or tags[at].lemma in _NEVER_PASSIVE:
        return line.key(at) in _DONE  # "The Front, born in 2024, is led by"
    following = tags[at + 1].tag if at + 1 < len(tags) else "END"
    said = following == "TO" and tags[at].lemma in _SAID_TO and line.key(at + 2) in _HAPPEN
    said = said and line.key(start - 1) not in _SPEAKERS  # "gunmen it believed to be members of M23"
    placed = following == "PREP" and tags[at].lemma in _PLACED  # "a group based in the hills"
    regarded = tags[at].lemma in _REGARDED and line.key(start - 1) == "," and following in {"DET", "NAME"}
    regarded = regarded or (tags[at].lemma in _CALLED and line.key(start - 1) == "," and _called_by(line, at))
    said_next = [line.key(step) for step in range(at, min(at + 5, len(tags))) if tags[step].tag != "ADV"]
    fixed = {tuple(said_next[:2]), tuple(said_next[:3])} & _NEVER_PAST  # "made up mainly of"
    if said or placed or regarded or fixed:
        return True
    if "past" not in form or (not start and following == "TO"):
        return True  # "taken", "driven": never a past tense; "Determined to fight, the army"
    if following in {"DET", "NAME", "NUM", "NOUN", "PRON", "POSS", "ADJ", "END", "TO"}:
        return False
    if not start and following == "PREP" and line.key(at + 1) in _OPENING:
        return True  # "Formed in 2003 with help from Iran, the group"
    before = line.key(start - 1)
    behind = at + 1 + (line.key(at + 1) in {"up", "out"})  # "the Hill Front, set up in 2024"
    behind += line.key(behind) in {"jointly", "together"}  # "a siege, carried out jointly with M23"
    aside = before in {",", "–", "—", "("} and following == "PREP" and tags[at].lemma != "say"
    return aside and line.key(behind) in {"from", "with", "in", "as"}


def _called_by(line: Line, at: int) -> bool:
    """As in "M23, branded a terrorist group by Canada": what somebody is called, and by whom."""
    said: list[str] = []
    for step in range(at + 1, min(at + _CALLED_FAR, len(line.tokens))):
        if line.key(step) in {",", ";", "and", "that"}:
            return False
        if line.key(step) == "by":
            return not _TERROR.isdisjoint(said)
        said.append(line.key(step))
    return False


def _clause_behind(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "until | the court outlawed it": somebody and what he does, and no date."""
    step = at
    while step < len(tags) and step < at + _FEW and tags[step].tag in NOMINAL:
        step += 1
    if step == at or step >= len(tags) or line.key(step + 1) == "by":
        return False
    return tags[step].tag in _AUX or (tags[step].tag == "VERB" and tags[step].form in {"past", "s"})


def _placed(line: Line, at: int) -> bool:
    """As in "BAGHDAD (CNP) -": what a dateline is made of."""
    token = line.tokens[at]
    return token.capital or not token.text[0].isalpha() or token.key in {"of", "the", "al", "el"}


def _mark(line: Line, tags: list[Tag], at: int) -> Chunk:
    key, kind = line.key(at), tags[at].tag
    if key in _UNTIL and kind == "PREP" and _clause_behind(line, tags, at + 1):
        return Chunk("SUB", at, at + 1, key)
    if kind in {"PREP", "TO"}:
        if at + 1 < len(tags) and tags[at + 1].tag == "ADV" and line.key(at + 1).endswith("day"):
            return Chunk("", at, at + 2, key)  # "on Friday"
        return Chunk("PREP", at, at + 1, key)
    if kind == "CONJ":
        return Chunk("CONJ", at, at + 1, key)
    if kind in {"REL", "SUB"}:
        before = at - 1
        if line.key(before) in _CLOSE:  # "the Front (FLN) that"
            before = next((i for i in range(before, -1, -1) if line.key(i) in _OPEN), at) - 1
        relative = kind == "REL" or (key == "that" and at > 0 and tags[before].tag in {"NOUN", "NAME"})
        relative = relative or _another_that(line, tags, at)
        return Chunk("REL" if relative else "SUB", at, at + 1, key)
    return _punctuation(line, at, key) if kind == "MARK" else Chunk("", at, at + 1, key)


def _another_that(line: Line, tags: list[Tag], at: int) -> bool:
    """As in "a movement that arms it and | that later joined M23": a second clause on the same."""
    verb = at + 1 + (at + 1 < len(tags) and tags[at + 1].tag == "ADV")
    acts = verb < len(tags) and tags[verb].tag in {"VERB", "BE", "HAVE", "MODAL"}
    if line.key(at) != "that" or line.key(at - 1) != "and" or not acts:
        return False
    before = (i for i in range(at - 2, 0, -1) if line.key(i) in {"that", "which", "who"})
    opened = next(before, 0)
    return opened > 0 and tags[opened - 1].tag in {"NOUN", "NAME", "MARK"}


def _closed(line: Line, at: int) -> bool:
    """As in "M23 - the armed wing of the alliance - took the town": a second dash ends what one opened."""
    dashes = [i for i in range(at + 1, len(line.tokens) - 1) if line.key(i) == line.key(at)]
    spaced = [i for i in dashes if not line.tokens[i].glued and not line.tokens[i + 1].glued]
    return len(spaced) % 2 == 1


def _punctuation(line: Line, at: int, key: str) -> Chunk:  # noqa: PLR0911
    if key == ",":
        return Chunk("COMMA", at, at + 1, key)
    spaced = key == "-" and not line.tokens[at].glued and at + 1 < len(line.tokens)
    if key in _DASHES or key == "--" or (spaced and not line.tokens[at + 1].glued):
        dateline = (
            (spaced or key == "--") and at < _DATELINE and all(_placed(line, step) for step in range(at))
        )
        dateline = dateline and not _closed(line, at)
        return Chunk("BREAK" if dateline else "COMMA", at, at + 1, "–")
    if key in _OPEN:
        return Chunk("OPEN", at, at + 1, key)
    if key in _CLOSE:
        return Chunk("CLOSE", at, at + 1, key)
    if key in _BREAKS:
        return Chunk("BREAK", at, at + 1, key)
    if key in _QUOTES:
        return Chunk("", at, at + 1, key)
    return Chunk("", at, at + 1, key)
