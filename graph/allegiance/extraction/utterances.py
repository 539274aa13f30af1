"""The reporting clauses of a sentence: who speaks, on which channel, and which words are his."""

from dataclasses import replace

from allegiance.extraction.carried import carrier, carriers
from allegiance.extraction.headlines import Utterance, headline
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader
from allegiance.records import ActorType

_SAYING = words("attribution", "saying")
_FRAMED = words("attribution", "framed")
_QUOTING = words("attribution", "quoting")
_CHANNEL_VERBS = frozenset({"report", "quote", "publish", "say", "cite"})
_NAMING = frozenset({"declare", "announce", "deny", "reject", "condemn", "confirm"})
_ACCUSING = frozenset({"accuse", "blame", "suspect"})
_GOING_ON = frozenset({"go", "go_on", "continue"})
_LEADING = frozenset(
    {"after", "when", "while", "as", "before", "since", "although", "though", "if", "because"}
)
_THEY = frozenset({"it", "they", "he", "she"})
_OPENING = frozenset({"“", '"'})
CLOSING = frozenset({"”", '"', "''", "’’"})


def utterances(reader: Reader) -> list[Utterance]:
    """The reporting clauses of a sentence, in order; in a headline a colon may make one."""
    found = headline(reader)
    for at, chunk in enumerate(reader.chunks):
        one = None
        if chunk.word == "according_to":
            one = _according(reader, at)
        elif chunk.kind == "VP" and chunk.word in _QUOTING:
            one = _quoting(reader, at)
        elif chunk.kind == "NP" and chunk.word == "say":
            one = _plural(reader, at)
        elif chunk.kind == "VP" and chunk.passive and chunk.word in _ACCUSING:
            one = _accused(reader, at)
        elif chunk.kind == "VP" and _reports(reader, at):
            one = _said(reader, at)
        if one is not None:
            found.append(one)
    if any(_cites(reader, one) for one in found):
        found = [one for one in found if one.who or _cites(reader, one)]
    return _with_channels(reader, found)


def _cites(reader: Reader, one: Utterance) -> bool:
    """As in "X said, quoting Y": X only hands on."""
    return reader.chunks[one.at].word in _QUOTING and reader.chunks[one.at].form == "ing"


def _according(reader: Reader, at: int) -> Utterance | None:
    if reader.clauses.kind(at + 1) != "NP":
        return None
    own = carrier(reader, at + 1)
    return Utterance(() if own else (at + 1,), own, 0, len(reader.chunks), at)


def _accused(reader: Reader, at: int) -> Utterance | None:
    """As in "Rwanda was accused by Chad of arming M23": it is Chad's word."""
    by = reader.clauses.word(at + 1) == "by" and reader.clauses.kind(at + 2) == "NP"
    who = reader.clauses.agents(at) or ((at + 2,) if by else ())
    if not who or min(who) < at:
        return None
    return Utterance(who, "", max(who) + 1, len(reader.chunks), at)


def _reports(reader: Reader, at: int) -> bool:
    """Whether a verb group reports words."""
    chunk = reader.chunks[at]
    if chunk.form == "to":
        return chunk.word in _SAYING and _goes_on(reader, at)
    if chunk.passive or chunk.form == "part":
        return False
    following = reader.clauses.word(at + 1)
    if chunk.word == "add" and _puts(reader, at):
        return False
    if chunk.word in _FRAMED:
        closing = at == len(reader.chunks) - 1 and _told_before(reader, at - 1)
        return closing or following == "that" or _behind_quotation(reader, at)
    if (chunk.word, following) in {
        ("declare", "war"),
        ("declare", "jihad"),
        ("add", "to"),
        ("point", "to"),
        ("report", "on"),
        ("report", "to"),
    }:
        return False  # "the raid added to fears", "a group which reports on raids", "reports to the army"
    goes_on = chunk.word in {"go", "go_on"} and _behind_quotation(reader, at)
    return chunk.word in _SAYING or goes_on


def _puts(reader: Reader, at: int) -> bool:
    """As in "Chad added M23, which Rwanda backs, to its list": nothing is said."""
    named = reader.clauses.kind(at + 1) == "NP"
    return named and (reader.clauses.kind(at + 2) in {"COMMA", "REL"} or reader.clauses.word(at + 2) == "to")


def _goes_on(reader: Reader, at: int) -> bool:
    """As in "went on to say", "continued to say"."""
    before = at - 1 - (reader.clauses.word(at - 1) == "on")
    return before >= 0 and reader.chunks[before].word in _GOING_ON


def _behind_quotation(reader: Reader, at: int) -> bool:
    """As in "“…,” Ngoma tweeted": a quotation ends before the speaker."""
    subject = reader.clauses.subject(at)
    first = reader.chunks[subject[0] if subject else at].first
    tokens = reader.line.tokens
    return any(tokens[i].text in CLOSING for i in range(max(0, first - 3), first))


def _quoting(reader: Reader, at: int) -> Utterance | None:
    """As in "was quoted as saying", "X quoted N as saying", "X said, citing N"."""
    chunk, size = reader.chunks[at], len(reader.chunks)
    subject = reader.clauses.subject(at)
    saying = at + 1 + (reader.clauses.word(at + 1) == "as")
    if chunk.passive:
        if chunk.form != "finite" or not subject or reader.clauses.kind(saying) != "VP":
            return None
        first, last = _range(reader, saying, saying + 1, subject)
        return Utterance(subject, "", first, last, at)
    if reader.clauses.kind(at + 1) != "NP":
        return None
    said = at + 2 + (reader.clauses.word(at + 2) == "as")
    if reader.clauses.kind(said) == "VP" and reader.chunks[said].form == "ing" and said > at + 2:
        first, last = _range(reader, said, said + 1, subject)
        return Utterance((at + 1,), _channel(reader, subject), first, last, at)
    if chunk.form == "ing":
        another = carrier(reader, at + 1)
        who = () if another else (at + 1,)
        return Utterance(who, another or _channel(reader, subject), 0, size, at)
    return None


def _channel(reader: Reader, subject: tuple[int, ...]) -> str:
    return carrier(reader, subject[0], told=True) if subject else ""


def _said(reader: Reader, at: int) -> Utterance | None:
    """As in "N said that …", "…, N said", "…, said N", "N told X that …"."""
    size = len(reader.chunks)
    subject = _speaking(reader, at)
    following = reader.clauses.kind(at + 1)
    before = reader.clauses.kind(at - 1)
    inverted = before in {"", "COMMA", "NP"} and not subject and not _naming(reader, at)
    inverted = inverted and reader.chunks[at].form != "ing"  # "noting reports of clashes"
    split = following == "NP" and reader.clauses.split_off(at + 1) >= 0
    if following == "NP" and (inverted or split or _closing(reader, at)):
        last = size if split or _quotes_on(reader, at + 1) else at
        return Utterance((at + 1,), "", 0, last, at)
    if not subject:
        return None
    start, channel = at + 1, ""
    if reader.chunks[at].word == "tell" and following == "NP":
        start, channel = at + 2, carrier(reader, at + 1, told=True)
    first, last = _range(reader, at, start, subject)
    if (told := _told_of(reader, at)) >= 0 and first == 0:
        first = told
    if (ends := _claim_ends(reader, at) or _aside_ends(reader, at)) > 0:
        last = min(last, ends)
    if (
        reader.chunks[at].word in _CHANNEL_VERBS
        and not channel
        and (own := carrier(reader, subject[-1], told=reader.chunks[at].word == "report" and last <= at))
    ):
        return Utterance((), own, first, last, at)
    return Utterance(subject, channel, first, min(last, size), at)


def _claim_ends(reader: Reader, at: int) -> int:
    """As in "M23, which claimed the attack, is a front of Chad": where an aside on a claim ends, else 0."""
    relative = reader.clauses.relative(at)
    if reader.chunks[at].word not in _NAMING | {"claim"}:
        return 0
    if relative < 1 or relative != at - 1 or reader.clauses.kind(at + 1) != "NP":
        return 0
    commas = (i for i in range(at + 2, len(reader.chunks)) if reader.clauses.kind(i) == "COMMA")
    ends = next(commas, 0)
    plain = ends > 0 and not any(reader.clauses.kind(i) in {"VP", "SUB", "REL"} for i in range(at + 1, ends))
    return ends if plain else 0


def _aside_ends(reader: Reader, at: int) -> int:
    """As in "Chad, which Uganda says arms M23|, attacked Libya": where what is his word ends, else 0."""
    opens = [reader.clauses.kind(i) for i in range(at - 3, at)] == ["COMMA", "REL", "NP"]
    commas = (i for i in range(at + 2, len(reader.chunks)) if reader.clauses.kind(i) == "COMMA")
    ends = next(commas, 0) if opens and at > 3 else 0
    acts = reader.clauses.kind(ends + 1) == "VP" and reader.chunks[ends + 1].form == "finite"
    return ends if ends and acts else _word_ends(reader, at)


def _word_ends(reader: Reader, at: int) -> int:
    """As in "Chad, which says it protects M23, bombed the town": where what is said ends, else 0."""
    contact = at > 1 and reader.clauses.kind(at - 2) == reader.clauses.kind(at - 1) == "NP"
    if contact and reader.line.key(reader.chunks[at - 1].first) in _THEY:
        behind = (i for i in range(at + 1, len(reader.chunks)) if reader.clauses.kind(i) == "COMMA")
        return next(behind, 0)  # "attacked ships they say are Chad's, drawing strikes"
    relative = reader.clauses.relative(at)
    if relative < 1 or relative != at - 1 or reader.clauses.kind(relative - 1) != "COMMA":
        return 0
    whose = reader.clauses.antecedent(relative)
    for i in range(at + 2, len(reader.chunks)):
        chunk = reader.chunks[i]
        main = chunk.kind == "VP" and chunk.form == "finite" and reader.clauses.kind(i - 1) == "COMMA"
        if main and whose and reader.clauses.subject(i) == whose:
            return i - 1
    return 0


def _told_of(reader: Reader, at: int) -> int:
    """As in "N, the head of M23, was killed in a raid, which Chad claimed": the deed's verb, else -1."""
    relative = reader.clauses.relative(at)
    if relative < 0 or not reader.clauses.fronted(at):
        return -1
    before = (i for i in range(relative - 1, -1, -1) if reader.clauses.kind(i) == "VP")
    return next((i for i in before if reader.chunks[i].form == "finite"), -1)


def _speaking(reader: Reader, at: int) -> tuple[int, ...]:
    """The subject of a reporting verb; not what its people do: "a group tracking the violence said"."""
    subject = reader.clauses.subject(at)
    if reader.chunks[at].form == "ing" and reader.clauses.kind(at - 1) == "COMMA":
        # "N said on Friday, adding that …"
        told = (i for i in range(at - 2, -1, -1) if reader.clauses.kind(i) == "VP")
        before = next((i for i in told if reader.chunks[i].form == "finite"), -1)
        if before >= 0 and reader.chunks[before].word in _SAYING and not reader.chunks[before].passive:
            following = reader.clauses.kind(before + 1) == "NP" and not reader.clauses.subject(before)
            return (before + 1,) if following else reader.clauses.subject(before)
    verb, doer = (subject[0] - 1, subject[0] - 2) if subject else (-1, -1)
    if (
        reader.clauses.kind(verb) == "VP"
        and reader.clauses.kind(doer) == "NP"
        and reader.chunks[verb].form == "ing"
    ):
        return (doer,)
    return subject


def _range(reader: Reader, at: int, start: int, subject: tuple[int, ...]) -> tuple[int, int]:
    """Which chunks are what is said: those behind the verb, those before its subject, or both."""
    size = _end(reader, at)
    begin = min(subject) if subject else at
    kinds = [reader.clauses.kind(i) for i in range(start, size)]
    tail = all(kind in {"NP", "PREP", "COMMA", "CLOSE", "ing", "", "REL"} for kind in kinds)
    tail = tail or not any(_clause(reader, i) for i in range(start, size))
    if reader.clauses.kind(begin - 1) == "COMMA" and reader.clauses.kind(begin - 2) == "REL":
        return begin - 2, size  # "M23, which, Chad said, was armed by Rwanda"
    if begin > 1 and tail and reader.clauses.kind(start) not in {"NP", "SUB", "REL"}:
        return _behind_colon(reader, begin), begin
    if begin > 1 and _told_before(reader, begin) and not _content(reader, start, size):
        return 0, size
    return start, len(reader.chunks)


def _behind_colon(reader: Reader, begin: int) -> int:
    """As in "Chad's ally, M23, did little: “We …,” N said": where the quotation begins, else 0."""
    tokens = reader.line.tokens[: reader.chunks[begin].first]
    opens = [
        at for at, token in enumerate(tokens) if token.text in _OPENING and reader.line.key(at - 1) == ":"
    ]
    first = (at for at, chunk in enumerate(reader.chunks[:begin]) if opens and chunk.first > opens[0])
    return next(first, 0)


def _clause(reader: Reader, at: int) -> bool:
    """Whether a verb behind the speaker tells something: not "in a statement carried by"."""
    chunk = reader.chunks[at]
    if chunk.kind != "VP":
        return False
    return not any(at < place <= at + 2 for place, _ in carriers(reader)) and not (
        chunk.word in {"speak", "talk"} and reader.clauses.kind(at - 1) == "REL"
    )


def _end(reader: Reader, at: int) -> int:
    """Where the sentence ends, but for a last ", Reuters reported"."""
    size = len(reader.chunks)
    if size - 3 > at and [reader.clauses.kind(i) for i in range(size - 3, size)] == ["COMMA", "NP", "VP"]:
        last = reader.chunks[size - 1]
        if last.word in _SAYING and last.form == "finite":
            return size - 3
    return size


def _told_before(reader: Reader, begin: int) -> bool:
    """Whether a whole clause stands before the speaker, and none like "After A fled, N said"."""
    if reader.clauses.kind(begin - 1) not in {"COMMA", ""} or reader.line.key(0) in _LEADING:
        return False
    return any(chunk.kind == "VP" and chunk.form == "finite" for chunk in reader.chunks[: begin - 1])


def _content(reader: Reader, start: int, size: int) -> bool:
    """Whether what is said follows the verb at once, behind a time or place at most."""
    at = start
    while reader.clauses.kind(at) == "PREP" and reader.clauses.kind(at + 1) == "NP":
        at += 2
    return at < size and reader.clauses.kind(at) in {"NP", "SUB", "REL", "VP"}


def _quotes_on(reader: Reader, who: int) -> bool:
    """As in "“…,” said N, “and …”": what is said goes on behind the speaker."""
    last = reader.chunks[who].last
    return any(token.text in _OPENING for token in reader.line.tokens[last:])


def _naming(reader: Reader, at: int) -> bool:
    """As in "The Front, which Algeria arms, declared the truce over": what follows is no speaker."""
    quoted = reader.line.tokens[reader.chunks[at].first - 1].text in CLOSING
    return reader.chunks[at].word in _NAMING and not quoted


def _closing(reader: Reader, at: int) -> bool:
    """As in "M23 fought the army, said its spokesman": what is said stands before, whole."""
    if reader.clauses.kind(at + 2) == "VP":
        return False
    first = reader.chunks[at].first
    if first and reader.line.tokens[first - 1].text in CLOSING:
        return True
    if reader.clauses.kind(at - 1) != "COMMA":
        return _comma_lost(reader, at)
    told = [chunk for chunk in reader.chunks[:at] if chunk.kind in {"VP", "BREAK", "COMMA"}]
    ends = len(told) > 1 and told[-2].kind == "VP" and told[-2].form == "finite"
    return ends and any(_outside(reader, step) for step in range(at))


def _outside(reader: Reader, at: int) -> bool:
    """Whether a verb is told of in no aside: not in "Omar, who leads the Front, accused France"."""
    if reader.chunks[at].kind != "VP" or reader.chunks[at].form != "finite":
        return False
    comma = max((step for step in range(at) if reader.clauses.kind(step) == "COMMA"), default=-1)
    if reader.clauses.relative(at) >= 0:
        return False  # "N, whose wing, the Hill Front, holds Bol, denied the claim"
    return comma < 0 or all(reader.clauses.kind(step) != "REL" for step in range(comma, at))


def _comma_lost(reader: Reader, at: int) -> bool:
    """As in "M23 fled from the town said the Observatory": behind the speaker nothing is told."""
    found = reader.chunks[at + 1].found
    if found is None or found.type not in {ActorType.PERSON, ActorType.ORGANIZATION}:
        return False
    kinds = [reader.clauses.kind(i) for i in range(at + 2, len(reader.chunks))]
    ends = kinds.index("REL") if "REL" in kinds else len(kinds)
    told = any(chunk.kind == "VP" and chunk.form == "finite" for chunk in reader.chunks[:at])
    return told and "VP" not in kinds[:ends]


def _plural(reader: Reader, at: int) -> Utterance | None:
    """As in "Chad attacked Niger, officials say": a verb that is taken for a noun."""
    chunk, size = reader.chunks[at], len(reader.chunks)
    if chunk.word != "say" or chunk.last - chunk.first < 2:
        return None
    reader.chunks[at] = replace(chunk, last=chunk.last - 1, word=reader.line.key(chunk.last - 2))
    return Utterance((at,), "", 0, at, at) if at == size - 1 else Utterance((at,), "", at + 1, size, at)


def _with_channels(reader: Reader, found: list[Utterance]) -> list[Utterance]:
    """A channel that the sentence tells belongs to the nearest who speaks on none."""
    if not found:
        return found
    if any(reader.chunks[one.at].word == "tweet" for one in found):
        for one in found:
            one.channel = one.channel or "Twitter"
    for at, channel in carriers(reader):
        free = [one for one in found if not one.channel and one.who]
        if free:
            min(free, key=lambda one: abs(one.at - at)).channel = channel
    return found
