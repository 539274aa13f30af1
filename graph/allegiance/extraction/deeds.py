"""Frames of deeds: done together or jointly, in a relative clause, or fire that one comes under."""

from collections.abc import Iterator

from allegiance.extraction.lexicon import words
from allegiance.extraction.opponents import among
from allegiance.extraction.reader import Candidate, Reader

_DOING = words("frames", "doing")
_CLAUSE_ENDS = frozenset({"VP", "BREAK", "SUB", "REL"})
_JOINT = frozenset({"jointly", "together"})
_SIDE = 5  # tokens of "once on the same side"
_FIRE = frozenset({"fire", "attack", "shelling", "bombardment", "assault"})


def together(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A and B defended the city shoulder to shoulder", "jointly attacked it"."""
    chunk = reader.chunks[at]
    following = next(
        (step for step in range(at + 1, len(reader.chunks)) if reader.clauses.kind(step) in _CLAUSE_ENDS),
        len(reader.chunks),
    )
    last = reader.chunks[following].first if following < len(reader.chunks) else len(reader.line.tokens)
    keys = [*(reader.line.key(step) for step in range(chunk.first, last)), ""]
    if not _does(reader, at):
        return
    for manner, cues in reader.cues.by_word["manner"].items():
        if _said(keys, manner.split("_")) or (manner in _JOINT and _fronted(reader, at, manner)):
            text = f"{cues[0].name}: {cues[0].frames[0].text}"
            doers = reader.subjects(at) or reader.founds(reader.clauses.subject(at), agents=True)
            yield from among(reader, doers, cues[0], text, at, at)


def _said(keys: list[str], manner: list[str]) -> bool:
    """Whether the words of a manner stand among others, and no "with" or "as" behind them."""
    ends = (step + len(manner) for step in range(len(keys)) if keys[step : step + len(manner)] == manner)
    return any(keys[end] not in {"with", "as", "of"} for end in ends)


def _fronted(reader: Reader, at: int, manner: str) -> bool:
    """As in "| Together they marched on Aden": the word stands before who does it."""
    subject = reader.clauses.subject(at)
    first = reader.chunks[subject[0]].first if subject else 0
    return manner in {reader.line.key(first), reader.line.key(first - 1)} if subject else False


def jointly(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Jointly attacked the army with M23": with whom one does it."""
    chunk = reader.chunks[at]
    if not any(reader.line.key(i) in _JOINT for i in range(chunk.first, chunk.last)) or not _does(reader, at):
        return
    for preposition, phrase in reader.clauses.phrases(at):
        if preposition == "with":
            others = reader.founds(reader.clauses.group_right(phrase))
            for cue in reader.cues.by_word["manner"].get("jointly", ()):
                yield from reader.pair(reader.subjects(at), others, cue, f"{cue.name}: S V _ with O", at, at)
            return


def _does(reader: Reader, at: int) -> bool:
    """Whether a verb group is one of fighting, or of what allies do together."""
    word = reader.chunks[at].word
    sides = {reader.line.key(i) for i in range(reader.chunks[at].last, reader.chunks[at].last + _SIDE)}
    if word == "be":
        return "side" in sides  # "had been on the same side"
    return word in _DOING or any(cue.relation == "FIGHTS" for cue in reader.cues.of("verb", word))


def relative_deed(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The offensive that A launched against B", "the arms that A smuggles to B"."""
    fronted = reader.clauses.fronted(at)
    if len(fronted) != 1 or reader.chunks[fronted[0]].found is not None:
        return
    deed = _done(reader, fronted[0], reader.chunks[at].word)
    for cue in reader.cues.of("noun", reader.chunks[deed].word):
        if cue.relation not in {"FIGHTS", "BACKS"} or reader.chunks[at].word not in cue.light:
            continue
        for frame in cue.frames:
            for preposition, phrase in reader.clauses.phrases(at):
                if frame.slot == "prepositions" and preposition in frame.prepositions - {"from", "of"}:
                    right = reader.held(phrase) if cue.relation == "FIGHTS" else reader.reach(phrase)
                    text = f"{cue.name}: {frame.text} (relative)"
                    yield from reader.pair(reader.subjects(at), right, cue, text, at, at)


def _done(reader: Reader, at: int, word: str) -> int:
    """As in "The deliveries of arms that A makes to B": the deliveries are made."""
    if reader.clauses.word(at - 1) != "of" or reader.clauses.kind(at - 2) != "NP":
        return at
    deed = any(word in cue.light for cue in reader.cues.of("noun", reader.chunks[at - 2].word))
    return at - 2 if deed else at


def came_under(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Came under Turkish artillery fire", "came under heavy fire from M23"."""
    fire = at + 2
    if reader.chunks[at].word != "come":  # "inched forward under M23's fire"
        under = (step for word, step in reader.clauses.phrases(at)[:3] if word == "under")
        fire = next((step for step in under if reader.chunks[step].owners), fire)
    if reader.clauses.word(fire - 1) != "under" or reader.chunks[at].passive:
        return
    if reader.clauses.kind(fire) != "NP" or reader.chunks[fire].word not in _FIRE:
        return
    doers = reader.founds([fire], agents=True)
    for preposition, phrase in reader.clauses.phrases(fire)[:1]:
        if preposition in {"from", "by"} and not reader.bare_place(phrase):
            doers = doers or reader.held(phrase)
    for cue in reader.cues.of("verb", "come_under_fire"):
        text = f"{cue.name}: O V under S's N"
        yield from reader.pair(doers, reader.subjects(at, assets=True), cue, text, at, at)
