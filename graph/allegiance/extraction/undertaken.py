"""Frames of attacks that are told apart from who makes them: "an attack on B, claimed by A"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.targets import whose
from allegiance.extraction.wielders import CHARGED, deed_of, hostile

_AIMED = frozenset({"on", "against", "upon", "at"})
_CLAIMING = frozenset(
    {"claim", "stage", "carry_out", "execute", "perpetrate", "order", "direct", "spearhead"}
)
_MEETING = words("frames", "checking")
_FIRE = frozenset({"fire", "gunfire", "resistance", "opposition", "bullets", "shells", "rockets"})
_WITHIN = frozenset({"in", "during"})


def told_apart(reader: Reader, at: int) -> Iterator[Candidate]:
    """Attacks whose doer stands behind whom they are on, or before it with "of"."""
    cues = hostile(reader, reader.chunks[at].word)[:1]
    if cues and not reader.chunks[at].owners and not reader.chunks[at].tails:
        yield from _undertaken(reader, at, cues[0])
        yield from _attack_of(reader, at, cues[0])


def _undertaken(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "An offensive against B was launched in May by A", "an attack on B, blamed on A"."""
    aim = at + 2
    if reader.clauses.word(at + 1) not in _AIMED or reader.clauses.kind(aim) != "NP":
        return
    victims = reader.held(aim)
    verb = _told(reader, aim) if victims else -1
    text = f"{cue.name}: N on O, V by S"
    if verb > 0:
        yield from reader.pair(_by(reader, verb, cue), victims, cue, text, at, verb)
    if victims and reader.clauses.word(at - 1) in _WITHIN:
        yield from reader.pair(_in_aside(reader, at, aim), victims, cue, text, at, -1)


def _told(reader: Reader, aim: int) -> int:
    """The passive behind whom an attack is on and where it was, -1 where none follows."""
    step = reader.clauses.group_right(aim)[-1] + 1
    while reader.clauses.kind(step) == "PREP" and reader.clauses.kind(step + 1) == "NP":
        step += 2
    step += reader.clauses.kind(step) == "COMMA"
    step += reader.clauses.kind(step) == "REL"
    if reader.clauses.kind(step) != "VP" or _of_another(reader, aim - 2, step):
        return -1
    bare = reader.chunks[step].word in CHARGED and reader.clauses.kind(step + 1) == "PREP"
    return step if reader.chunks[step].passive or bare else -1


def _of_another(reader: Reader, at: int, verb: int) -> bool:
    """As in "The group, known for attacks on B, | is led by A": the group is."""
    finite = reader.chunks[verb].form == "finite" and reader.clauses.kind(verb - 1) != "REL"
    return finite and reader.clauses.governed(at) >= 0 and at not in reader.clauses.subject(verb)


def _by(reader: Reader, verb: int, cue: Cue) -> list[Found]:
    """Who an attack is told to be by."""
    word = reader.chunks[verb].word
    if word in cue.light or word in _CLAIMING:
        return reader.agents_after(verb)
    wanted = CHARGED.get(word, "")
    blamed = (phrase for preposition, phrase in reader.clauses.phrases(verb)[:2] if preposition == wanted)
    return next((reader.founds(reader.clauses.group_right(phrase)) for phrase in blamed), [])


def _in_aside(reader: Reader, at: int, aim: int) -> list[Found]:
    """As in "A, in an attack on B, took the town": A attacked B."""
    last = reader.clauses.group_right(aim)[-1]
    while reader.clauses.kind(last + 1) == "PREP" and reader.clauses.kind(last + 2) == "NP":
        last += 2
    aside = reader.clauses.kind(at - 2) == "COMMA" and reader.clauses.kind(at - 3) == "NP"
    acts = reader.clauses.kind(last + 1) == "COMMA" and reader.clauses.kind(last + 2) == "VP"
    if (
        not (aside and acts)
        or reader.chunks[last + 2].form != "finite"
        or reader.clauses.governed(at - 3) >= 0
    ):
        return []
    return reader.founds(reader.clauses.group_left(at - 3))


def _attack_of(reader: Reader, at: int, cue: Cue) -> Iterator[Candidate]:
    """As in "The war of A against B": whose it is stands before whom it is on."""
    if reader.clauses.word(at + 1) != "of":
        return
    doers = reader.clauses.group_right(at + 2) if reader.clauses.kind(at + 2) == "NP" else ()
    aim = doers[-1] + 2 if doers else -1
    if aim > 0 and reader.clauses.word(aim - 1) in _AIMED and reader.clauses.kind(aim) == "NP":
        text = f"{cue.name}: N of S on O"
        yield from reader.pair(reader.founds(doers), reader.held(aim), cue, text, at, -1)


def checked(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army's advance was met with fire from M23", "was slowed by its attacks"."""
    if not reader.chunks[at].passive or reader.chunks[at].word not in _MEETING:
        return
    subject = reader.clauses.subject(at)
    for cue in hostile(reader, "attack")[:1]:
        halted = reader.subjects(at, assets=True) or (whose(reader, subject[-1], cue) if subject else [])
        for preposition, phrase in reader.clauses.phrases(at)[:2] if halted else ():
            if preposition in {"by", "with"} and (foes := _fire(reader, at, phrase)):
                yield from reader.pair(foes, halted, cue, f"{cue.name}: O V by S's N", at, at, "", 0.9)
                return


def _fire(reader: Reader, at: int, phrase: int) -> list[Found]:
    """Whose fire or attack a phrase tells of: "fire from M23", "M23's resistance"."""
    word = reader.chunks[phrase].word
    if reader.chunks[phrase].found is not None or not (word in _FIRE or hostile(reader, word)):
        return []
    for preposition, other in reader.clauses.phrases(phrase)[:1]:
        if preposition in {"from", "of", "by"} and not reader.bare_place(other):
            return reader.founds(reader.clauses.group_right(other))
    return reader.founds([phrase], agents=True) or deed_of(reader, phrase, at)
