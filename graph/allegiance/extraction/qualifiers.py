"""Whether a sentence says that something is so, is planned or possible, is denied, is over."""

from collections.abc import Iterator

from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import Modality, Polarity, Tense

_PLANNING = words("qualifiers", "planning")
_PLANS = words("qualifiers", "plans")
_FEARING = words("qualifiers", "fearing")
_FEARS = words("qualifiers", "fears")
_DENYING = words("qualifiers", "denying")
_ENDING = words("qualifiers", "ending")
_FUTURE = frozenset({"will", "would", "shall", "wo"})
_MAYBE = frozenset({"could", "may", "might", "can"})
_POTENTIAL = words("qualifiers", "potential")
_FORMER = words("qualifiers", "former")
_ASKING = words("qualifiers", "asking")
_UNKNOWN = frozenset(["known", "clear", "unclear", "certain", "unknown"])
_SAYING = words("attribution", "saying")
_OVER = words("qualifiers", "over")
_READY = words("qualifiers", "ready")


def states_nothing(reader: Reader, candidate: Candidate) -> str:
    """Why the words state no relation, as in "It is not known whether A would let B pass"; else empty."""
    for group in () if _of_their_own(reader, candidate) else list(_chain(reader, candidate.verb))[1:]:
        if group.word in _ASKING and not group.passive:
            return f"it is only asked for (“{group.word}”)"
    for at in range(candidate.at):
        chunk = reader.chunks[at]
        if chunk.kind == "SUB" and chunk.word in {"whether", "if"}:
            keys = {reader.line.key(i) for i in range(max(0, chunk.first - 4), chunk.first)}
            if keys & _UNKNOWN or chunk.word == "whether":
                return f"it is left open (“{chunk.word}”)"
    return ""


def _of_their_own(reader: Reader, candidate: Candidate) -> bool:
    """As in "urged them to join M23 in its fight against …": that fight goes on, whatever is asked for."""
    chunk = reader.chunks[candidate.at]
    return chunk.kind == "NP" and any(found.role == "possessive" for found in chunk.owners)


def modality(reader: Reader, candidate: Candidate) -> Modality:  # noqa: PLR0911
    """Planned, possible or actual, by the verbs that govern the cue and the words beside it."""
    near = _beside(reader, candidate)
    for group in _chain(reader, candidate.verb):
        if group.modal in _MAYBE:
            return Modality.POSSIBLE
        if group.modal in _FUTURE:
            return Modality.PLANNED
    for group in list(_chain(reader, candidate.verb))[1:]:
        if group.word in _PLANNING:
            return Modality.PLANNED
        if group.word in _FEARING:
            return Modality.POSSIBLE
    if "planned" in near or "upcoming" in near or _toward(reader, candidate):
        return Modality.PLANNED
    if near & _POTENTIAL or _feared(reader, candidate):
        return Modality.POSSIBLE
    if reader.line.sentence.text.rstrip().endswith("?") or _conditional(reader, candidate):
        return Modality.POSSIBLE
    return Modality.ACTUAL


def polarity(reader: Reader, candidate: Candidate) -> Polarity:
    """Denied where the cue or a verb that governs it is negated, or where somebody denies it."""
    for group in _chain(reader, candidate.verb):
        if group.negated and not _no_longer(reader, group) and not _not_only(reader, group):
            return Polarity.DENIED
    if any(group.word in _DENYING for group in list(_chain(reader, candidate.verb))[1:]):
        return Polarity.DENIED
    if reader.line.key(reader.chunks[candidate.at].first) == "no":
        return Polarity.DENIED
    return Polarity.DENIED if _denied_before(reader, candidate) else Polarity.ASSERTED


def tense(reader: Reader, candidate: Candidate) -> Tense:
    """Past only where the text says that it is over."""
    chain = list(_chain(reader, candidate.verb))
    if any(group.perfect and group.past for group in chain[:1]) and not _reported(reader, candidate):
        return Tense.PAST
    if any(_no_longer(reader, group) for group in chain) or any(group.word in _ENDING for group in chain[1:]):
        return Tense.PAST
    if candidate.cue.over:
        return Tense.PAST
    keys = [token.key for token in reader.line.tokens]
    if _beside(reader, candidate) & _FORMER:
        return Tense.PAST
    cue = reader.chunks[candidate.at]
    following = keys[cue.last : cue.last + 14]
    if ("prior" in following and "to" in following) or (
        "until" in following and any(key.isdigit() for key in following)
    ):
        return Tense.PAST
    return Tense.PRESENT


def _reported(reader: Reader, candidate: Candidate) -> bool:
    """As in "The army said it had taken the hill": speech in the past shifts back, and nothing is over."""
    if not _OVER.isdisjoint(token.key for token in reader.line.tokens):
        return False
    return any(
        chunk.kind == "VP" and chunk.word in _SAYING and chunk.past and at != candidate.verb
        for at, chunk in enumerate(reader.chunks)
    )


def _chain(reader: Reader, verb: int) -> Iterator[Chunk]:
    """The verb group of the cue and those that govern it: "vowed to fight", "denied backing"."""
    at, seen = verb, 0
    while 0 <= at < len(reader.chunks) and seen < 5:
        group = reader.chunks[at]
        if group.kind != "VP":
            return
        yield group
        seen += 1
        if group.form == "finite":
            return
        at = _governor(reader, at)


def _governor(reader: Reader, at: int) -> int:
    """The verb group on which an infinitive or participle hangs, -1 if there is none near."""
    for step in range(at - 1, max(-1, at - 9), -1):
        kind = reader.chunks[step].kind
        if kind == "VP":
            return step
        if kind in {"BREAK", "SUB", "REL"}:
            return -1
    return -1


def _beside(reader: Reader, candidate: Candidate) -> set[str]:
    """The words of the cue's own chunk and just before it."""
    chunk = reader.chunks[candidate.at]
    first = chunk.first
    found = {
        reader.line.key(at) for at in range(max(0, first - (1 if chunk.kind == "NP" else 0)), chunk.last)
    }
    if candidate.cue.shape in {"role", "part"}:
        return found
    return found


def _toward(reader: Reader, candidate: Candidate) -> bool:
    """As in "Plans to expel", "set to attack"."""
    at = candidate.verb
    if not 0 <= at < len(reader.chunks) or reader.chunks[at].form != "to":
        return False
    before = reader.chunks[at - 1] if at else None
    return bool(before) and (before.word in _PLANS or reader.line.key(reader.chunks[at].first - 1) in _READY)  # type: ignore[union-attr]


def _feared(reader: Reader, candidate: Candidate) -> bool:
    for step in range(candidate.at - 1, max(-1, candidate.at - 5), -1):
        chunk = reader.chunks[step]
        if chunk.kind == "NP" and chunk.word in _FEARS:
            return True
        if chunk.kind == "VP" and chunk.form == "finite":
            return False
    return False


def _conditional(reader: Reader, candidate: Candidate) -> bool:
    for step in range(candidate.at - 1, -1, -1):
        chunk = reader.chunks[step]
        if chunk.kind == "SUB":
            return chunk.word in {"if", "unless"}
        if chunk.kind == "BREAK":
            return False
    return False


def _no_longer(reader: Reader, group: Chunk) -> bool:
    keys = [reader.line.key(at) for at in range(max(0, group.first - 2), group.last)]
    return "longer" in keys and "no" in keys


def _not_only(reader: Reader, group: Chunk) -> bool:
    return any(
        reader.line.key(at) == "not" and reader.line.key(at + 1) == "only"
        for at in range(max(0, group.first - 1), group.last)
    )


def _denied_before(reader: Reader, candidate: Candidate) -> bool:
    """As in "denied claims of arming", "rejected accusations that it backs"."""
    for step in range(candidate.at - 1, -1, -1):
        chunk = reader.chunks[step]
        if chunk.kind == "VP" and chunk.word in _DENYING:
            between = {reader.chunks[i].word for i in range(step, candidate.at)}
            return bool(between & _ACCUSED) or candidate.at - step <= 3
        if chunk.kind == "BREAK":
            return False
    return False


_ACCUSED = words("qualifiers", "accused")
