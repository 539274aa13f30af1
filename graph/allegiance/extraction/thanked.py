"""Whom one thanks for help, he has helped: "Hamas thanked Qatar for its support"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.identity import forces_of
from allegiance.extraction.lexicon import kinds, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_KIND_OF = kinds("support")
_HELP = words("frames", "goods") | _KIND_OF.keys() | words("frames", "helped_with")
_FOR = frozenset({"to", "for", "of"})
_OFFICES = words("references", "state_offices")


def thanked(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Hamas thanked Qatar for its support", "is grateful to Chad for its help": who helped whom."""
    helper = reader.clauses.object(at) if reader.clauses.word(at) == "thank" else _grateful(reader, at)
    if helper < 0 or reader.chunks[at].passive:
        return
    last = reader.clauses.group_right(helper)[-1]
    help_ = last + 2
    if reader.clauses.word(last + 1) != "for" or reader.clauses.kind(help_) != "NP":
        return
    named = reader.chunks[help_]
    told = any(word in _FOR and reader.founds([phrase]) for word, phrase in reader.clauses.phrases(help_)[:2])
    if named.found is not None or named.word not in _HELP or told:
        return
    for cue in reader.cues.of("verb", "support"):
        text = f"{cue.name}: O thanks S for N"
        clients = [_body(reader, one) for one in reader.subjects(at, people=True)] or _office(reader, at)
        kind = _KIND_OF.get(named.word, "")
        yield from reader.pair(
            reader.founds(reader.clauses.group_right(helper)), clients, cue, text, at, -1, kind, 0.85
        )


def _grateful(reader: Reader, at: int) -> int:
    """As in "Is grateful | to Chad": where he stands to whom one is, -1 if one is to nobody."""
    adjective = reader.line.keys[reader.chunks[at].last : reader.chunks[at].last + 3]
    told = reader.clauses.word(at) == "be" and {"grateful", "thankful", "indebted"} & set(adjective)
    to = next((phrase for word, phrase in reader.clauses.phrases(at)[:1] if word == "to"), -1)
    return to if told else -1


def _office(reader: Reader, at: int) -> list[Found]:
    """As in "Chad's president thanked": for whose state he does."""
    subject = reader.clauses.subject(at)
    if len(subject) != 1 or reader.chunks[subject[0]].word not in _OFFICES:
        return []
    return [one for one in reader.chunks[subject[0]].owners[-1:] if one.type is ActorType.STATE]


def _body(reader: Reader, one: Found) -> Found:
    """For whom a man thanks another: the state that he rules, the group that he leads."""
    if one.type is not ActorType.PERSON:
        return one
    state = reader.scene.index.actors.get(reader.scene.ruled(one.actor))
    if state is not None:
        return replace(one, actor=state.id, name=state.name, type=ActorType.STATE, country=state.id)
    body = forces_of(reader.scene, one)
    return body if body is not None and body.type in ARMED else one
