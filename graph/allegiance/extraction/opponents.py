"""Those who do something to or with one another: who clashes, whom a war pits against whom."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue, Frame
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_RECIPROCAL = words("frames", "reciprocal")
_MUTUAL = frozenset({("each", "other"), ("one", "another")})
_BEING = frozenset({"be", "become", "remain"})
_CONTENDING = words("frames", "contending")
_PRIZES = words("frames", "prizes")
_EXCHANGING = frozenset({"exchange", "trade"})
_WAGING = frozenset({"fight", "wage"})
_FEUDS = words("frames", "feuds")
_ENDING = frozenset({"end", "halt", "stop", "cease", "resume", "suspend"})
_POOLING = frozenset({"coordinate", "pool", "combine", "unify", "synchronise", "share"})
_OF_TWO = frozenset({"feud", "feuds", "vendetta"})
_TAKEN_UP = frozenset({"resume", "renew", "restart"})
_ENGAGED = frozenset({"engage", "lock", "embroil", "entangle"})
_WARS = words("frames", "wars")
_SPELLS = words("frames", "spells")


def among(reader: Reader, sides: list[Found], cue: Cue, text: str, at: int, verb: int) -> Iterator[Candidate]:
    """Those who do something to or with one another: two enemies, or any number of friends."""
    found = list({side.actor: side for side in sides}.values())
    if len(found) == 2 or cue.relation == "ALLIED_WITH":
        for first in range(len(found) - 1):
            yield from reader.pair(found[first : first + 1], found[first + 1 :], cue, text, at, verb)


def mutually(reader: Reader, at: int) -> bool:
    """As in "M23 and the army clashed", "have killed hundreds of each other's men"."""
    last = reader.chunks[at].last
    other = reader.clauses.kind(at + 1) == "VP"  # "stopped | attacking each other"
    for step in () if other else range(last, min(last + 8, len(reader.line.tokens))):
        if (reader.line.key(step), reader.line.key(step + 1)) in _MUTUAL:
            return True
    object_ = _object(reader, at)
    if object_ >= 0 and reader.chunks[at].word in _POOLING:
        joint = any(one.relation == "FIGHTS" for one in reader.cues.of("noun", reader.chunks[object_].word))
        own = reader.line.key(reader.chunks[object_].first) == "their"  # "coordinate their operations"
        beside = any(word == "with" for word, _ in reader.clauses.phrases(object_))
        return own or (joint and not beside and not reader.chunks[object_].owners)
    waged = reader.chunks[at].word in _WAGING and reader.clauses.word(object_) in _WARS  # "fought two wars"
    if not waged and (reader.chunks[at].word not in _RECIPROCAL or object_ >= 0):
        return False
    named = {"with", "alongside", "between"}
    if any(cue.relation == "FIGHTS" for cue in reader.cues.of("verb", reader.chunks[at].word)):
        named.add("against")  # but "teamed up against M23"
    return not any(preposition in named for preposition, _ in reader.clauses.phrases(at))


def _object(reader: Reader, at: int) -> int:
    """The object of a verb, -1 where it tells how often or how long: "have clashed several times"."""
    object_ = reader.clauses.object(at)
    spell = object_ >= 0 and reader.clauses.word(object_) in _SPELLS and not reader.chunks[object_].owners
    return -1 if spell else object_


def over_something(reader: Reader, at: int) -> bool:
    """As in "A and B are fighting over the mines", "for control of it", "have been fighting since May"."""
    if reader.chunks[at].word not in _CONTENDING or _object(reader, at) >= 0:
        return False
    return any(
        preposition in {"over", "since"} or (preposition == "for" and reader.clauses.word(phrase) in _PRIZES)
        for preposition, phrase in reader.clauses.phrases(at)[:2]
    )


def opposed(reader: Reader, at: int, cue: Cue, frame: Frame) -> Iterator[Candidate]:
    """As in "The war pits A against B": the object and what follows it."""
    object_ = reader.clauses.object(at)
    if object_ < 0:
        return
    for preposition, phrase in reader.clauses.phrases(at):
        if preposition in frame.prepositions:
            left, right = reader.reach(object_), reader.held(phrase)
            yield from reader.pair(left, right, cue, f"{cue.name}: {frame.text}", at, at)
            return
    closing = _behind_aside(reader, object_, frame)
    if closing >= 0:
        left, right = reader.reach(object_), reader.held(closing)
        yield from reader.pair(left, right, cue, f"{cue.name}: {frame.text}", at, at)


def _behind_aside(reader: Reader, object_: int, frame: Frame) -> int:
    """As in "pitted A, a band that polices the town, against B": where B stands, -1 without such an aside."""
    if reader.clauses.kind(object_ + 1) != "COMMA":
        return -1
    for at in range(object_ + 2, len(reader.chunks) - 1):
        if reader.clauses.kind(at) == "BREAK":
            return -1
        if reader.clauses.word(at) in frame.prepositions and reader.clauses.kind(at - 1) == "COMMA":
            return at + 1 if reader.clauses.kind(at + 1) == "NP" else -1
    return -1


def taken_up_again(reader: Reader, at: int, left: list[Found]) -> bool:
    """As in "The army and M23 rebels resumed fighting": one another, unless both are armies."""
    again = at > 0 and reader.clauses.kind(at - 1) == "VP" and reader.chunks[at - 1].word in _TAKEN_UP
    if not again or reader.chunks[at].word != "fight" or _object(reader, at) >= 0:
        return False
    named = any(word in {"against", "with", "alongside", "for"} for word, _ in reader.clauses.phrases(at)[:2])
    return not named and any(one.type is ActorType.MILITIA for one in left)


def ended(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A and B signed a truce, ending a month of infighting", "halted their war": they fought."""
    chunk = reader.chunks[at]
    verb = reader.clauses.verb_of(at)
    if verb < 0 or chunk.word not in _FEUDS or reader.chunks[verb].word not in _ENDING or chunk.found:
        return
    object_ = reader.clauses.object(verb)
    spell = reader.clauses.word(at - 1) == "of" and at - 2 == object_  # "a month of infighting"
    owned = [one for one in chunk.owners if one.role != "possessive"]
    named = {"with", "against", "between", "in"} & {word for word, _ in reader.clauses.phrases(at)[:1]}
    if owned or (named - {"in"}) or not (object_ == at or spell):
        return
    for cue in reader.cues.of("noun", chunk.word):
        if cue.relation == "FIGHTS" and cue.frames[0].text == "N with O":
            yield from among(reader, reader.subjects(verb), cue, f"{cue.name}: S and O end N", at, verb)


def _are(reader: Reader, verb: int) -> bool:
    """As in "are enemies", "are sworn | enemies"."""
    chunk = reader.chunks[verb]
    return chunk.word in _BEING or (chunk.word == "swear" and chunk.passive)


def _feud(reader: Reader, at: int, cue: Cue) -> bool:
    """As in "Have waged a bloody feud", "are engaged in a turf war": one that two have, of nobody else."""
    chunk = reader.chunks[at]
    own = chunk.word in _OF_TWO or reader.line.key(chunk.last - 2) in {"turf", "gang"}
    if cue.relation != "FIGHTS" or not own:
        return False  # "Chad and Mali waged a long war"
    others = {"against", "with", "on"}
    return others.isdisjoint(word for word, _ in reader.clauses.phrases(at)[:3])


def mutual(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "A and B formed an alliance", "were partners": no other side is named."""
    others = reader.line.key(reader.chunks[at].first) in {"its", "their", "his", "her"}
    verb = at - 1 - (reader.clauses.word(at - 1) == "in")
    engaged = verb < at - 1 and reader.clauses.word(verb) in _ENGAGED  # "are engaged in a turf war"
    stands = reader.clauses.kind(verb) == "VP" and (engaged or verb == at - 1)
    if others or reader.chunks[at].owners or not stands:
        return  # but "were their fiercest enemies", whoever those are
    foes = cue.name == "enemy" and _are(reader, verb)  # "A and B are sworn enemies"
    foes = foes or ((engaged or reader.chunks[verb].word == "wage") and _feud(reader, at, cue))
    if cue.relation != "ALLIED_WITH" and reader.chunks[verb].word not in _EXCHANGING and not foes:
        return  # "Chad and Libya exchanged artillery fire"
    light = engaged or reader.chunks[verb].word in cue.light or _are(reader, verb)
    named = {"with", "of", "to", "between"}
    if light and not any(preposition in named for preposition, _ in reader.clauses.phrases(at)[:2]):
        text = f"{cue.name}: S and O V N"
        yield from among(reader, reader.subjects(verb), cue, text, at, verb)
