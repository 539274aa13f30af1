"""Whose an attack is that sentences before tell of: "Jets bombed a depot. The strikes killed nine rebels"."""

from dataclasses import replace

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader
from allegiance.extraction.wielders import hostile
from allegiance.records import ActorType

_FAR = 2  # sentences
_MEANS = words("frames", "means")
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def attacked(reader: Reader) -> None:
    """Keeps who attacks in a sentence, where they are of one side."""
    sides = [side for at in range(len(reader.chunks)) if (side := _attackers(reader, at))]
    actors = {frozenset(found.actor for found in side) for side in sides}
    if len(actors) == 1:
        reader.scene.strikers[reader.line.sentence.start] = sides[0]


def _attackers(reader: Reader, at: int) -> list[Found]:
    """Who does what a verb group or a noun of attack says."""
    chunk = reader.chunks[at]
    found: list[Found] = []
    if chunk.kind == "VP" and _strikes(reader, chunk.word):
        found = reader.agents_after(at) if chunk.passive else reader.subjects(at)
    elif chunk.kind == "NP" and chunk.word in _MEANS and hostile(reader, chunk.word):
        found = reader.founds([at], agents=True) or _done_by(reader, at)
    return [one for one in found if one.type is not ActorType.PERSON]


def _strikes(reader: Reader, word: str) -> bool:
    """Whether a verb tells of an attack, and not of what is done to one: "were sent to stop it"."""
    cues = [cue for cue in reader.cues.of("verb", word) if cue.relation == "FIGHTS"]
    return any(frame.slot != "agents" for cue in cues for frame in cue.frames)


def _done_by(reader: Reader, at: int) -> list[Found]:
    """As in "launched a raid": who does what a noun of attack is the object of."""
    verb = reader.clauses.verb_of(at)
    light = any(reader.clauses.word(verb) in cue.light for cue in hostile(reader, reader.chunks[at].word))
    done = verb >= 0 and light and reader.clauses.object(verb) == at and not reader.chunks[verb].passive
    return reader.subjects(verb) if done else []


def resumed(reader: Reader, verb: int) -> list[Found]:
    """Who is behind "the strikes" that are the subject of a verb, and of which nothing more is told."""
    subject = reader.clauses.subject(verb)
    if len(subject) != 1:
        return []
    chunk = reader.chunks[subject[0]]
    plain = reader.line.key(chunk.first) in _POINTING and not chunk.actors and not chunk.owners
    ends = reader.clauses.kind(subject[0] + 1) not in {"PREP", "LINK", "REL"}
    if not (plain and ends and chunk.word in _MEANS and hostile(reader, chunk.word)):
        return []
    return [
        replace(one, first=chunk.first, last=chunk.last, how="coreference", certainty=0.7)
        for one in struck_before(reader)
    ]


def struck_before(reader: Reader) -> list[Found]:
    """Who attacked in the sentences before."""
    starts = (line.sentence.start for line in reader.scene.before(reader.line, _FAR))
    return next((reader.scene.strikers[start] for start in starts if start in reader.scene.strikers), [])
