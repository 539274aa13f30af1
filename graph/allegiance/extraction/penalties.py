"""Frames of penalties told by nouns: "X's blacklisting by Y", "its addition to the list"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.incumbents import persons
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_LISTINGS = words("designations", "listings")
_LISTS = words("designations", "lists")
_SANCTIONS = words("designations", "sanctions")
_MEANS = words("designations", "means")
_NAMED = frozenset({ActorType.MILITIA, ActorType.PERSON, ActorType.ORGANIZATION, ActorType.ARMY})
_TO = frozenset({"to", "on", "in"})
_FAR = 12
SHARING_LOT = frozenset({"along_with", "together_with"})
"""Beside whom something is done to one, and not with whom one does it: "listed X along with Y"."""


def _cue(reader: Reader) -> Cue:
    return reader.cues.of("verb", "designate")[0]


def penalized(reader: Reader, at: int) -> Iterator[Candidate]:
    """What a noun says of somebody who is put on a list or under sanctions."""
    word = reader.chunks[at].word
    if word in _LISTINGS:
        named, authority, verb = _entered(reader, at)
    elif word in _SANCTIONS:
        named, authority, verb = _under(reader, at)
    elif word in _MEANS:
        named, authority, verb = _frozen(reader, at)
    else:
        return
    cue = _cue(reader)
    named = [one for one in named if one.type in _NAMED]
    yield from reader.pair(named, authority, cue, f"{cue.name}: N of S by O", at, verb)


def _entered(reader: Reader, at: int) -> tuple[list[Found], list[Found], int]:
    """As in "X's blacklisting by Y", "approved the addition of X to its list"."""
    following = reader.clauses.phrases(at)[:3]
    named = reader.chunks[at].owners[-1:] or _behind(reader, following, {"of"})
    verb = reader.clauses.verb_of(at)
    if by := _behind(reader, following, {"by"}):
        return named, by, verb
    list_ = next((p for word, p in following if word in _TO and reader.chunks[p].word in _LISTS), -1)
    if list_ < 0:
        return [], [], verb
    owners = [one for one in reader.chunks[list_].owners if one.type is not ActorType.MILITIA]
    if owners and owners[-1].role == "possessive" and verb >= 0:
        return named, reader.subjects(verb), verb
    return named, owners[-1:], verb


def _behind(reader: Reader, following: list[tuple[str, int]], wanted: set[str]) -> list[Found]:
    """Who stands behind the first of some prepositions."""
    phrase = next((phrase for word, phrase in following if word in wanted), -1)
    return reader.founds(reader.clauses.group_right(phrase), people=True) if phrase >= 0 else []


def _under(reader: Reader, at: int) -> tuple[list[Found], list[Found], int]:
    """As in "X faces US sanctions", "Under US sanctions since 2017, X leads"."""
    authority = reader.chunks[at].owners[-1:]
    if reader.clauses.kind(at - 1) == "VP" and reader.clauses.word(at - 1) in {"face", "evade", "dodge"}:
        return reader.subjects(at - 1, people=True), authority, at - 1
    put = at - 2
    if (
        reader.clauses.word(at - 1) == "under"
        and reader.clauses.kind(put) == "VP"
        and reader.chunks[put].passive
    ):
        behind = reader.clauses.phrases(put)  # "was placed under sanctions pursuant to resolution 2127"
        return reader.subjects(put, people=True), _behind(reader, behind, {"pursuant_to"}), put
    if at != 1 or reader.clauses.word(0) != "under":
        return [], [], -1
    comma = next((i for i, chunk in enumerate(reader.chunks) if chunk.kind == "COMMA"), -1)
    acts = comma > 0 and reader.clauses.kind(comma + 1) == "NP" and reader.clauses.kind(comma + 2) == "VP"
    return (reader.founds([comma + 1], people=True) if acts else []), authority, -1


def _frozen(reader: Reader, at: int) -> tuple[list[Found], list[Found], int]:
    """As in "Y froze the assets of X", "Y froze X's assets"."""
    verb = at - 1
    if reader.clauses.kind(verb) != "VP" or reader.clauses.word(verb) != "freeze":
        return [], [], -1
    named = reader.chunks[at].owners[-1:] or _behind(reader, reader.clauses.phrases(at)[:1], {"of"})
    return named, reader.subjects(verb), verb


def leader_too(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Y designated X and its leader, N": he is as well."""
    object_ = reader.clauses.object(at)
    if object_ < 0 or all(cue.relation != "DESIGNATED_BY" for cue in _verbs(reader, at)):
        return
    people = _leader_behind(reader, object_)
    cue = next(cue for cue in _verbs(reader, at) if cue.relation == "DESIGNATED_BY")
    authors = [one for one in reader.subjects(at) if one.type is not ActorType.PERSON]
    if not (cue.needs or cue.without) or reader.allowed(at, cue):
        yield from reader.pair(people, authors, cue, f"{cue.name}: and its R, S", at, at)


def _leader_behind(reader: Reader, at: int) -> list[Found]:
    """As in "X and its leader, N": him who stands behind a phrase."""
    last = reader.clauses.group_right(at)[-1]
    leader = last + 2
    joined = reader.clauses.kind(last + 1) == "CONJ" and reader.clauses.kind(leader) == "NP"
    if not joined or reader.chunks[leader].found or not reader.chunks[leader].owners:
        return []
    leader += 2 * (reader.clauses.word(leader + 1) == "of")  # "its chief of staff, N"
    if reader.clauses.kind(leader + 1) != "COMMA" or reader.clauses.kind(leader + 2) != "NP":
        return []
    acts = reader.clauses.kind(leader + 3) == "COMMA" and reader.clauses.kind(leader + 4) == "VP"
    if acts and reader.chunks[leader + 4].form == "finite":
        return []  # "on X and its leader, N, said so"
    return persons(reader.founds(reader.clauses.group_right(leader + 2), people=True))


def others_too(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Y blacklisted N, the leader of X, and M, his deputy": each name of the list."""
    object_ = reader.clauses.object(at)
    cues = [cue for cue in _verbs(reader, at) if cue.relation == "DESIGNATED_BY"]
    if object_ < 0 or not cues or not reader.chunks[object_].actors:
        return
    cue = cues[0]
    authors = [one for one in reader.subjects(at) if one.type is not ActorType.PERSON]
    if not (cue.needs or cue.without) or reader.allowed(at, cue):
        named = [*_listed(reader, object_), *_included(reader, object_)]
        yield from reader.pair(named, authors, cue, f"{cue.name}: and S", at, at)


def listed_beside(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Y blacklisted X, along with N", "X was listed by Y together with Z": he is as well."""
    chunk = reader.chunks[at]
    cue = next((c for c in reader.cues.of("verb", chunk.word) if c.relation == "DESIGNATED_BY"), None)
    if cue is None or ((cue.needs or cue.without) and not reader.allowed(at, cue)):
        return
    link = _beside(reader, at)
    if link < 0:
        return
    authors = reader.agents_after(at) if chunk.passive else reader.subjects(at)
    authors = [one for one in authors if one.type is not ActorType.PERSON]
    named = reader.founds(reader.clauses.group_right(link + 1), people=True)
    named = [one for one in named or reader.holder_of_office(link + 1) if one.type in _NAMED]
    yield from reader.pair(named, authors, cue, f"{cue.name}: along with S", at, at)


def _beside(reader: Reader, verb: int) -> int:
    """Where "along with" stands behind what a verb does to another, -1 where it does not."""
    for at in range(verb + 1, min(verb + _FAR, len(reader.chunks) - 1)):
        kind = reader.clauses.kind(at)
        if kind in {"BREAK", "SUB", "REL"} or (kind == "VP" and reader.chunks[at].form == "finite"):
            return -1
        if reader.clauses.word(at) in SHARING_LOT:
            return at if reader.clauses.kind(at + 1) == "NP" else -1
    return -1


def imposed_too(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Y imposed sanctions on N, the leader of X, and on M": each name of the list."""
    if reader.chunks[at].word not in _SANCTIONS:
        return
    verb = reader.clauses.verb_of(at)
    upon = reader.clauses.word(at + 1) in {"on", "against"} and reader.clauses.kind(at + 2) == "NP"
    if not upon or verb < 0 or reader.chunks[verb].passive:
        return
    named = [*_listed(reader, at + 2), *_included(reader, at + 2), *_leader_behind(reader, at + 2)]
    for cue in reader.cues.of("noun", reader.chunks[at].word) if named else ():
        if cue.relation == "DESIGNATED_BY" and reader.chunks[verb].word in cue.light:
            yield from reader.pair(named, reader.subjects(verb), cue, f"{cue.name}: and on S", at, verb)


def _included(reader: Reader, at: int) -> list[Found]:
    """As in "Sanctioned five leaders of X, including N and M": who they are."""
    end = at
    while reader.clauses.word(end + 1) in {"of", "from", "in"} and reader.clauses.kind(end + 2) == "NP":
        end += 2
    link = end + 1 + (reader.clauses.kind(end + 1) == "COMMA")
    if reader.clauses.word(link) != "including" or reader.clauses.kind(link + 1) != "NP":
        return []
    return persons(reader.founds(reader.clauses.group_right(link + 1), people=True))


def _listed(reader: Reader, first: int) -> list[Found]:
    """The names of a list behind the first, each perhaps with an aside; none without an "and"."""
    named: list[Found] = []
    joined = 0
    for at in range(first + 1, len(reader.chunks)):
        kind = reader.clauses.kind(at)
        if kind not in {"NP", "COMMA", "CONJ", "PREP"}:
            break
        if kind != "NP" or reader.clauses.kind(at - 1) not in {"COMMA", "CONJ"}:
            continue
        acts = reader.clauses.kind(at + 1) == "VP" and reader.chunks[at + 1].form == "finite"
        if acts or reader.clauses.opens_clause(at):
            break  # "designated X, and the Council listed it"
        found = reader.chunks[at].found
        if found is not None and found.role == "name" and found.how != "coreference" and found.type in _NAMED:
            named.append(found)
            joined = len(named) if reader.clauses.kind(at - 1) == "CONJ" else joined
    return named[:joined]


def _verbs(reader: Reader, at: int) -> tuple[Cue, ...]:
    return () if reader.chunks[at].passive else reader.cues.of("verb", reader.chunks[at].word)
