"""Whether a sentence says that a relation is over."""

from itertools import pairwise

from allegiance.extraction.demanded import goes_on
from allegiance.extraction.governing import beside, governors, no_longer
from allegiance.extraction.lexicon import words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.predicated import over, predicate
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import Tense

_SAYING = words("attribution", "saying")
_ENDING = words("qualifiers", "ending")
_REASONS = frozenset({"over", "for", "because_of", "despite", "amid"})
_FORMER = words("qualifiers", "former")
_OVER = words("qualifiers", "over")
_LASTING = words("qualifiers", "lasting")
_LIFTING = words("qualifiers", "lifting")
_SUCCEEDING = words("frames", "replacing")
_HE = frozenset({"he", "she", "it", "they"})
_NOW = frozenset({"now", "today", "recently"})
_YEARS = frozenset({"years", "decade", "decades"})


def tense(reader: Reader, candidate: Candidate) -> Tense:
    """Past only where the text says that it is over."""
    chain = list(governors(reader, candidate.verb))
    if goes_on(reader, candidate):
        return Tense.PRESENT
    former = _FORMER - ({"then"} if candidate.cue.shape == "verb" else set())  # "trained it, then fought it"
    if candidate.cue.over or beside(reader, candidate) & former:
        return Tense.PAST
    if any(group.perfect and group.past and not group.negated for group in chain[:1]) and _lasted(
        reader, candidate
    ):
        return Tense.PAST
    if any(no_longer(reader, group) for group in chain) or _ended(reader, candidate, chain):
        return Tense.PAST
    said = predicate(reader, candidate)
    lasting = candidate.relation not in {"FIGHTS", "DESIGNATED_BY"}
    if said is not None and over(said, reader.chunks[candidate.at], lasting=lasting):
        return Tense.PAST
    return Tense.PAST if _then(reader, candidate, chain) else Tense.PRESENT


def _lasted(reader: Reader, candidate: Candidate) -> bool:
    """Whether a past perfect says that it is over: a listing or a single attack stays what it was."""
    if _reported(reader, candidate) or candidate.cue.relation == "DESIGNATED_BY":
        return False
    word = reader.chunks[candidate.verb].word if candidate.verb >= 0 else ""
    if word in _SUCCEEDING and candidate.cue.relation == "LEADS":
        return False  # "N, who had succeeded M as its head": M alone leads it no more
    single = candidate.cue.relation == "FIGHTS" and word not in _LASTING
    return not single or not _OVER.isdisjoint(token.key for token in reader.line.tokens)


def _ended(reader: Reader, candidate: Candidate, chain: list[Chunk]) -> bool:
    """As in "Stopped backing", "used to be a member of", "lifted its sanctions on"."""
    for group, governor in pairwise(chain):
        used = governor.word == "use" and governor.past and group.first == governor.last
        if used or governor.word in _ENDING:
            return True
    nominal = candidate.cue.shape == "noun" and candidate.cue.relation != "FIGHTS"
    nominal = nominal and reader.clauses.word(candidate.at - 1) not in _REASONS  # "cut ties over its support"
    return nominal and any(group.word in _ENDING | _LIFTING for group in chain[:1])


def _then(reader: Reader, candidate: Candidate, chain: list[Chunk]) -> bool:
    """As in "Until 2011 it struck at", "before his arrest he was a member", "its leader at the time"."""
    keys = [token.key for token in reader.line.tokens]
    cue = reader.chunks[candidate.at]
    following = keys[cue.last : cue.last + 14]
    if "prior" in following and "to" in following:
        return True
    past = any(group.past and not group.perfect for group in chain[:1])
    lasting = candidate.cue.relation not in {"FIGHTS", "DESIGNATED_BY"}
    told = "until" in keys and any(group.past for group in chain[:1])  # also "had been on its list until"
    if told and _until(reader, candidate, keys, lasting=lasting):
        return True
    if not past:
        apposed = lasting and candidate.verb < 0
        return apposed and (_at_the_time(following) or following[:1] == ["until"])  # "a branch until 2016"
    first = keys[0] if keys else ""
    if lasting and (first in {"before", "prior"} or _at_the_time(following) or _before(following)):
        return True
    return lasting and chain[0].form == "finite" and _for_years(following)


def _until(reader: Reader, candidate: Candidate, keys: list[str], *, lasting: bool) -> bool:
    at = keys.index("until")
    if at and keys[at - 1] == "not":
        return False
    if not lasting and not any(key.isdigit() and len(key) == 4 for key in keys[at + 1 : at + 4]):
        return False
    cue = reader.chunks[candidate.at]
    first, last = sorted((at, cue.first))
    return not any(
        (chunk.kind in {"BREAK", "REL"} or chunk.word == "when") and first <= chunk.first < last
        for chunk in reader.chunks
    ) and not (keys[at + 1 : at + 2] and keys[at + 1] in _NOW)


def _at_the_time(following: list[str]) -> bool:
    near = following[: following.index(",")] if "," in following else following
    return any(near[i : i + 3] in (["at", "the", "time"], ["at", "that", "time"]) for i in range(len(near)))


def _before(following: list[str]) -> bool:
    """As in "Was a member of M23 before he joined", "before joining", "before becoming"."""
    at = following.index("before") if "before" in following else -1
    behind = following[at + 1] if 0 <= at < len(following) - 1 else ""
    return behind in _HE or (behind.endswith("ing") and behind != "being")


def _for_years(following: list[str]) -> bool:
    """As in "Who led it for more than a decade"."""
    following = following[: following.index(",")] if "," in following else following
    at = following.index("for") if "for" in following else -1
    return at >= 0 and any(key in _YEARS for key in following[at : at + 6])


def _reported(reader: Reader, candidate: Candidate) -> bool:
    """As in "The army said it had taken the hill": speech in the past shifts back, and nothing is over."""
    if not _OVER.isdisjoint(token.key for token in reader.line.tokens):
        return False
    return any(
        chunk.kind == "VP" and chunk.word in _SAYING and chunk.past and at != candidate.verb
        for at, chunk in enumerate(reader.chunks)
    )
