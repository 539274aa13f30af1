"""What is said of a thing that a noun names: "An attack by M23 on Chad is likely", "the pact broke up"."""

from typing import NamedTuple

from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import Modality

_BEING = words("predicated", "being")
_UNSURE = words("predicated", "unsure")
_COMING = words("predicated", "coming")
_OVER = words("predicated", "over")
_ENDING = words("predicated", "ending")
_SUSPENDING = words("predicated", "suspending")
_LASTING = words("predicated", "lasting")
_HAPPENING = words("predicated", "happening")
_COMING_TO_BE = _HAPPENING | words("predicated", "beginning")
_PLANNING = words("predicated", "planning")
_FEARING = words("predicated", "fearing")
_LOOMING = words("predicated", "looming")
_INVENTED = words("predicated", "invented")
_FUTURE = frozenset({"will", "shall", "wo"})
_MAYBE = frozenset({"could", "may", "might", "can", "would"})
_ANY = frozenset({"a", "an", "any", "another", "no"})
_OUT = frozenset({"rule_out", "exclude"})
_ARTICLES = frozenset({"a", "an", "the"})
_PARTICLES = frozenset({"out", "off", "down", "up", "apart", "place"})


class Predicate(NamedTuple):
    """A verb group whose subject a noun is, its verb, and the word behind: an adjective, "over", "a myth"."""

    at: int
    group: Chunk
    verb: str
    word: str


def predicate(reader: Reader, candidate: Candidate) -> Predicate | None:
    """What is said of a cue that is a noun and the subject of its sentence; none of a deed of its subject."""
    if candidate.cue.shape != "noun" or reader.chunks[candidate.at].kind != "NP":
        return None
    for at in range(candidate.at + 1, len(reader.chunks)):
        group = reader.chunks[at]
        if group.kind == "BREAK":
            return None
        if group.kind == "VP" and group.form == "finite" and candidate.at in reader.clauses.subject(at):
            word = _word(reader, group)
            verb = "rule" if group.word == "ruled" else group.word  # "was ruled" is taken for a title's
            return Predicate(at, group, f"{verb}_{word}" if word in _PARTICLES else verb, word)
    return None


def _word(reader: Reader, group: Chunk) -> str:
    """The first word behind a verb group that tells something, past adverbs and an article."""
    at = group.last
    telling = _UNSURE | _OVER | {"last"}
    while (key := reader.line.key(at)) not in telling and (
        key in _ARTICLES or lexicon().tags.get(key) == "ADV"
    ):
        at += 1
    return key


def mood(reader: Reader, said: Predicate, cue: Chunk) -> Modality | None:
    """Planned or possible where that is said of it: "is expected", "is likely", "will begin", "is feared"."""
    group = said.group
    if said.verb in _BEING and not group.passive:
        return _so(reader, said, cue)
    if group.passive:
        return _thought_of(reader, said)
    if said.verb in _LOOMING:
        return Modality.POSSIBLE
    if said.verb not in _COMING_TO_BE:
        return None
    if group.modal in _FUTURE:
        return Modality.PLANNED
    return Modality.POSSIBLE if group.modal in _MAYBE else None


def _so(reader: Reader, said: Predicate, cue: Chunk) -> Modality | None:
    """As in "is likely", "is planned"; "an attack would be", "war would be"."""
    if said.word in _UNSURE:
        return Modality.POSSIBLE
    if said.word in _COMING:
        return Modality.POSSIBLE if said.group.negated else Modality.PLANNED
    bare = not (cue.definite or cue.owners) and cue.first == cue.last - 1
    any_ = bare or reader.line.key(cue.first) in _ANY
    return Modality.POSSIBLE if any_ and said.group.modal == "would" else None


def _thought_of(reader: Reader, said: Predicate) -> Modality | None:
    """As in "is expected", "is feared", "cannot be ruled out"; not "is considered a crime"."""
    if said.verb in _OUT:
        return Modality.POSSIBLE if said.group.negated else Modality.PLANNED
    if reader.clauses.kind(said.at + 1) in {"NP", "VP"}:
        return None
    if said.verb in _PLANNING:
        unsure = said.group.negated or said.group.modal in _MAYBE
        return Modality.POSSIBLE if unsure else Modality.PLANNED
    if said.verb in _FEARING:
        return Modality.POSSIBLE
    begun = said.verb in _COMING_TO_BE and said.group.modal
    return (Modality.PLANNED if said.group.modal in _FUTURE else Modality.POSSIBLE) if begun else None


def untrue(said: Predicate) -> bool:
    """As in "is a myth", "never took place", "has been ruled out"."""
    if said.verb in _BEING:
        return said.word in _INVENTED and not said.group.negated
    if said.verb in _OUT:
        return said.group.passive and not said.group.negated
    return said.verb in _HAPPENING and said.group.negated and not said.group.modal


def over(said: Predicate, cue: Chunk, *, lasting: bool) -> bool:
    """As in "is over", "has ended", "collapsed", "did not last"; of what is no state only where it is done.

    ``lasting`` is what goes on until it ends, and not a single deed: support, an alliance.
    """
    group = said.group
    if group.negated:
        return said.word == "last"
    if group.modal:
        return False
    if said.verb in _BEING:
        return said.word in _OVER
    ended = said.verb in _ENDING or (group.passive and said.verb in _SUSPENDING)
    return ended and (lasting or group.perfect or cue.word in _LASTING)
