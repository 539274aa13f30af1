"""What is only thought to be so or near: "is suspected of arming it", "on the verge of attacking it"."""

from allegiance.extraction.governing import governors
from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.unproven import content_of
from allegiance.records import Modality

_VERGES = words("thought", "verges")
_PROMISING = words("thought", "promising")
_DOUBTING = words("thought", "doubting")
_SUSPECTED = words("thought", "suspected")
_RUMOURS = words("thought", "rumours")
_FAILING = words("thought", "failing")
_UNABLE = words("thought", "unable")
_LACKS = words("thought", "lacks")
_AVOIDING = words("thought", "avoiding")
_OPENING = words("thought", "opening")
_DOUBTS = words("thought", "doubts")
_LITTLE = frozenset({"no", "little", "nobody", "few", "without", "not", "never", "n't", "one"})
_NOT = frozenset({"not", "never", "n't", "cannot"})
_NEARLY = frozenset({"nearly", "almost"})
_RULING = frozenset({"rule", "rules", "ruled", "ruling"})
_SHORT_OF = frozenset({("short", "of"), ("instead", "of")})
_UNSURE = words("predicated", "unsure")
_READY = words("qualifiers", "ready")
_DREADING = words("thought", "dreading")
_FAR = 12  # words
_TRIED = frozenset({"FIGHTS", "LEADS", "SPEAKS_FOR"})


def thought(reader: Reader, candidate: Candidate) -> Modality | None:
    """Planned where it is promised or near, possible where somebody only holds it to be so."""
    if not_ruled_out(reader, candidate):
        return Modality.POSSIBLE
    if candidate.verb < 0:
        return None
    if _near(reader, candidate):
        return Modality.PLANNED
    dreaded = reader.chunks[candidate.verb].word in _DREADING and candidate.frame.endswith("V N S")
    doubted = dreaded or _counterfactual(reader, candidate.verb) or _doubted(reader, candidate.verb)
    return Modality.POSSIBLE if doubted else None


def _near(reader: Reader, candidate: Candidate) -> bool:
    """As in "promised weapons to it", "is due to send troops to help it", "on the verge of attacking it"."""
    verb = candidate.verb
    chain = list(governors(reader, verb))
    given = candidate.cue.shape == "noun" and candidate.relation == "BACKS"  # not "pledged allegiance"
    if given and chain and chain[0].word in _PROMISING:
        return True
    if any(group.form == "to" and reader.line.key(group.first - 1) in _READY for group in chain):
        return True
    return _of(reader, verb) is not None and reader.chunks[verb - 2].word in _VERGES


def _of(reader: Reader, verb: int) -> Chunk | None:
    """As in "the verge of | attacking": the noun phrase before "of" and a participle."""
    if verb < 2 or reader.chunks[verb].form != "ing" or reader.clauses.word(verb - 1) != "of":
        return None
    return reader.chunks[verb - 2] if reader.clauses.kind(verb - 2) == "NP" else None


def _counterfactual(reader: Reader, verb: int) -> bool:
    """As in "Had Chad armed M23, Mali would have attacked it": neither was so."""
    group = reader.chunks[verb]
    if group.modal == "would" and group.perfect:
        return True
    if verb < 2 or reader.clauses.kind(verb - 1) != "NP" or reader.clauses.kind(verb - 2) != "VP":
        return False
    had = reader.chunks[verb - 2]
    alone = had.last - had.first == 1 and reader.line.key(had.first) == "had"
    return alone and reader.clauses.kind(verb - 3) in {"", "COMMA"} and not reader.clauses.subject(verb - 2)


def _doubted(reader: Reader, verb: int) -> bool:
    """As in "allegedly arms M23", "is suspected of arming it", "It is possible that", "rumours that"."""
    group = reader.chunks[verb]
    beside = {reader.line.key(at) for at in range(max(0, group.first - 1), group.last)}
    if beside & _DOUBTING:
        return True
    held = _of(reader, verb)
    if held is not None and held.last - held.first == 1 and reader.line.key(held.first) in _SUSPECTED:
        return True
    near = range(group.first - 1, max(0, group.first - _FAR), -1)
    that = next((at for at in near if reader.line.key(at) == "that"), 0)
    doubts = reader.line.key(that - 1) in _DOUBTS and reader.line.key(that - 2) not in _LITTLE
    if reader.line.key(that - 1) in _UNSURE or doubts:
        return True
    content = content_of(reader, verb)
    return content >= 0 and reader.chunks[content].word in _RUMOURS


def failed(reader: Reader, candidate: Candidate) -> bool:
    """As in "failed to deliver weapons", "its lack of support for M23", "nearly attacked it": not done.

    A fight that somebody failed to win was fought all the same.
    """
    of = candidate.at - 2 if reader.clauses.word(candidate.at - 1) == "of" else -1
    if candidate.cue.shape == "noun" and of >= 0 and reader.chunks[of].word in _LACKS:
        return True
    verb = candidate.verb
    if verb < 0:
        return False
    # who nearly took a town from somebody fought him
    whole = candidate.relation == "FIGHTS" and reader.chunks[verb].word not in _OPENING
    missed = not (whole and candidate.cue.shape == "verb") and _missed(reader, candidate)
    return missed or _instead(reader, verb, whole=whole) or _unable(reader, candidate)


def _missed(reader: Reader, candidate: Candidate) -> bool:
    """As in "nearly attacked M23", "narrowly avoided a war with M23"."""
    group = reader.chunks[candidate.verb]
    nearly = any(reader.line.key(at) in _NEARLY for at in range(max(0, group.first - 1), group.last))
    return nearly or (candidate.cue.shape == "noun" and group.word in _AVOIDING)


def _instead(reader: Reader, verb: int, *, whole: bool) -> bool:
    """As in "ruled out arming it", "instead of attacking it", "stopped short of", "came close to"."""
    group = reader.chunks[verb]
    if group.form != "ing":
        return False
    before = (reader.line.key(group.first - 2), reader.line.key(group.first - 1))
    if before == ("close", "to"):
        return not whole
    return before in _SHORT_OF or _ruled_out(reader, verb) == 1


def _ruled_out(reader: Reader, at: int) -> int:
    """1 behind "ruled out", -1 behind "did not rule out", else 0."""
    first = reader.chunks[at].first
    if reader.line.key(first - 1) != "out" or reader.line.key(first - 2) not in _RULING:
        return 0
    return -1 if reader.line.key(first - 3) in _NOT else 1


def not_ruled_out(reader: Reader, candidate: Candidate) -> bool:
    """As in "has not ruled out an attack on M23", "has not ruled out attacking it"."""
    return -1 in {_ruled_out(reader, at) for at in (candidate.at, candidate.verb) if at >= 0}


def _unable(reader: Reader, candidate: Candidate) -> bool:
    """As in "failed to deliver weapons", "was unable to arm it"."""
    group = reader.chunks[candidate.verb]
    if group.form != "to" or candidate.relation in _TRIED:
        return False
    governor = list(governors(reader, candidate.verb))[1:2]
    return reader.line.key(group.first - 1) in _UNABLE or any(one.word in _FAILING for one in governor)
