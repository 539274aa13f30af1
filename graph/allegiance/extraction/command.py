"""Frames of command: "at whose head stands N", "command of O passed to N", "under N, O has grown"."""

from collections.abc import Iterator

from allegiance.extraction.bodies import LED, bodies, body_of
from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import persons
from allegiance.extraction.leaders import last_led
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader

_HEAD = frozenset({"head", "helm", "top"})
_AT = frozenset({"at", "to", "from"})
_BEING = frozenset({"be", "stand", "sit", "remain", "put", "place", "install", "find", "stay", "serve"})
_COMMAND = words("frames", "command")
_OFFICES = words("frames", "command_offices")
_PASSING = words("frames", "passing")
_GIVING = words("frames", "giving_command")


def _lead(reader: Reader) -> tuple[Cue, ...]:
    return reader.cues.of("verb", "lead")


def at_head(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "O, at whose head stands N", "with N at its head, O", "N is at the head of O"."""
    if reader.chunks[at].word not in _HEAD:
        return
    if reader.clauses.word(at - 1) == "whose" and reader.clauses.word(at - 2) in _AT:
        led = reader.founds(reader.clauses.antecedent(at - 2))
        people, verb = _beside_verb(reader, at + 1), at + 1
    elif reader.clauses.word(at - 1) in _AT:
        opens = at == 3 and reader.clauses.word(0) == "with"
        led = (_told_behind(reader, at) if opens else []) or _headed(reader, at)
        people, verb = _placed(reader, at - 2)
    else:
        return
    led = [one for one in led if one.type in LED]
    for cue in _lead(reader):
        yield from reader.pair(persons(people), led, cue, f"{cue.name}: S at head of O", at, verb)


def _beside_verb(reader: Reader, verb: int) -> list[Found]:
    """Who stands at a head: the subject of "stand", on whichever side of it."""
    if reader.clauses.kind(verb) == "NP" and reader.clauses.kind(verb + 1) == "VP":
        return reader.founds([verb], people=True)
    if reader.clauses.kind(verb) != "VP" or reader.clauses.kind(verb + 1) != "NP":
        return []
    return reader.founds([verb + 1], people=True)


def _placed(reader: Reader, before: int) -> tuple[list[Found], int]:
    """Who is said to be at a head: the phrase before it, or the subject of the verb before it."""
    if reader.clauses.kind(before) == "COMMA":
        before -= 1
    if reader.clauses.kind(before) == "VP":
        chunk = reader.chunks[before]
        return (reader.subjects(before, people=True), before) if chunk.word in _BEING else ([], -1)
    if reader.clauses.kind(before) != "NP":
        return [], -1
    return reader.founds([before], people=True) or reader.described_by(before)[0], -1


def _headed(reader: Reader, at: int) -> list[Found]:
    """Whose head it is: of "the head of a column of the Front" nobody's."""
    if reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP":
        behind = reader.chunks[at + 2]
        return bodies(reader, at)[0] if behind.found or behind.owners else []
    return bodies(reader, at)[0]


def _told_behind(reader: Reader, at: int) -> list[Found]:
    """As in "With N at its head, the Front has spread": whose "its" is, which is named behind."""
    own = reader.line.key(reader.chunks[at].first) in {"its", "their"}
    if not own or reader.clauses.kind(at + 1) != "COMMA" or reader.clauses.kind(at + 2) != "NP":
        return []
    return reader.founds([at + 2])


def passed(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Command of O passed from N to M", "handed the leadership of O to M", "gave M command of O"."""
    chunk = reader.chunks[at]
    if chunk.word not in _OFFICES:
        return
    led, end = bodies(reader, at)
    led = led or [body for owner in chunk.owners[-1:] for body in body_of(reader, owner)]
    led = [one for one in led if one.type in LED]
    if not led and not _bare(reader, at):
        return
    verb = end + 1
    if reader.clauses.kind(verb) == "VP" and reader.chunks[verb].word in _PASSING | _GIVING:
        following = reader.clauses.phrases(verb)
        former: list[Found] = []
    else:
        verb = reader.clauses.verb_of(at)
        if verb < 0 or reader.chunks[verb].word not in _GIVING:
            return
        following = reader.clauses.phrases(verb)
        former = reader.subjects(verb, people=True) if not reader.chunks[verb].passive else []
    to = [phrase for preposition, phrase in following if preposition in {"to", "with"}]
    by = [phrase for preposition, phrase in following if preposition == "from"]
    new = _person(reader, to[0]) if to else _given(reader, verb, at)
    led = led or (last_led(reader, new[0]) if new else [])
    old = persons(former) or persons(reader.founds(by[:1], people=True))
    for cue in _lead(reader):
        yield from reader.pair(new, led, cue, f"{cue.name}: O passed to S", at, verb)
        yield from reader.pair(old if new else [], led, cue, f"{cue.name}: O passed from S", at, verb)


def _bare(reader: Reader, at: int) -> bool:
    """As in "and the command passed to N": of what the last leader led."""
    passes = reader.clauses.kind(at + 1) == "VP" and reader.chunks[at + 1].word in _PASSING
    return passes and not reader.chunks[at].owners


def _person(reader: Reader, at: int) -> list[Found]:
    """As in "to N", "to a Jordanian, N"."""
    named = persons(reader.founds([at], people=True))
    aside = reader.clauses.kind(at + 1) == "COMMA" and reader.clauses.kind(at + 2) == "NP"
    return named or (persons(reader.founds([at + 2], people=True)) if aside else [])


def _given(reader: Reader, verb: int, at: int) -> list[Found]:
    """As in "gave M command of O", "entrusted M with the leadership of O": who stands between."""
    object_ = reader.clauses.object(verb)
    between = 0 <= object_ < at
    if between:
        return persons(reader.founds([object_], people=True))
    return persons(reader.subjects(verb, people=True)) if reader.chunks[verb].passive else []


def ruled_under(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Under General N, the army has …": whose rule opens the sentence leads who acts in it."""
    if reader.clauses.word(at) != "under":
        return
    if reader.clauses.kind(at + 1) == "REL" and reader.clauses.kind(at + 2) == "NP":
        people = persons(reader.founds(reader.clauses.antecedent(at), people=True))
        led = [one for one in reader.founds([at + 2]) if one.type in LED and one.role == "name"]
        for cue in _lead(reader):  # "N, under whom the Front has grown"
            yield from reader.pair(people, led, cue, f"{cue.name}: S under whom O", at, -1)
    if reader.clauses.kind(at + 1) != "NP":
        return
    if reader.clauses.kind(at - 1) not in {"", "BREAK", "COMMA", "SUB"}:
        return
    person = at + 1
    comma = person + 1
    if reader.clauses.kind(comma) != "COMMA" or reader.clauses.kind(comma + 1) != "NP":
        return
    verb = next((i for i in range(comma + 1, len(reader.chunks)) if reader.clauses.kind(i) == "VP"), -1)
    if verb < 0 or reader.chunks[verb].form != "finite":
        return
    acting = [one for one in reader.founds(reader.clauses.subject(verb)) if one.type in LED]
    owned = reader.chunks[person].word in _COMMAND
    named = (owned and reader.chunks[person].owners) or reader.founds([person], people=True)
    people = persons(named)
    for cue in _lead(reader) if acting and acting[0].role == "name" else ():
        yield from reader.pair(people, acting[:1], cue, f"{cue.name}: under S, O", at, -1)
