"""Frames of lists and sanctions: on somebody's list, taken off it, under sanctions, banned in a country."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_LISTING = words("designations", "listing")
_REMOVING = words("designations", "removing")
_LISTS = words("designations", "lists")
_TERROR = words("designations", "terror")
_SANCTIONS = words("designations", "sanctions")
_BANNING = words("designations", "banning")
_CALLING = words("designations", "calling")
_STANDING = frozenset({"be", "remain", "stay", "appear", "figure"})
_COMING = _STANDING | {"come", "fall"}
_ACTIVITIES = frozenset({"activities", "activity", "operations", "symbols", "assets"})
_UPON = frozenset({"on", "against"})
_FAR = 16
_OFFICES = words("designations", "offices")


def listed(reader: Reader, at: int) -> Iterator[Candidate]:
    """What a verb says of somebody who is put on a list, taken off it, banned or called a terrorist."""
    chunk = reader.chunks[at]
    if chunk.word in _LISTING | _REMOVING:
        yield from _on_list(reader, at)
    if chunk.passive and chunk.word in _BANNING:
        yield from _banned_in(reader, at)
    if not chunk.passive and (chunk.word in _BANNING | {"list"} or _terrorist(reader, at)):
        yield from _by_office(reader, at)
    if chunk.word in _CALLING and not chunk.passive:
        yield from _called(reader, at)
    if chunk.word in _BANNING:
        yield from _its_activities(reader, at)


def _its_activities(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Y banned all activities of X", "outlawed X's activities": it is banned itself."""
    passive = reader.chunks[at].passive
    object_ = (*reader.clauses.subject(at), -1)[0] if passive else reader.clauses.object(at)
    if (
        object_ < 0
        or reader.chunks[object_].found is not None
        or reader.chunks[object_].word not in _ACTIVITIES
    ):
        return
    of = reader.clauses.word(object_ + 1) in {"of", "by"} and reader.clauses.kind(object_ + 2) == "NP"
    named = (
        reader.founds(reader.clauses.group_right(object_ + 2)) if of else reader.chunks[object_].owners[-1:]
    )
    named = [one for one in named if one.type is not ActorType.STATE]
    authors = reader.agents_after(at) if passive else reader.subjects(at)
    cue = _cue(reader)
    yield from reader.pair(named, authors, cue, f"{cue.name}: O V N of S", at, at)


def _cue(reader: Reader) -> Cue:
    return reader.cues.of("verb", "designate")[0]


def _on_list(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "X was added to the list of Y", "Y took X off its list", "X was removed from Y's list"."""
    chunk = reader.chunks[at]
    list_ = _list_after(reader, at)
    if list_ < 0:
        return
    authority = _owners(reader, list_) or reader.agents_after(at)
    if chunk.passive:
        named = reader.subjects(at, people=True)
    else:
        object_ = reader.clauses.object(at)
        named = reader.founds(
            reader.clauses.group_right(object_) if object_ >= 0 else reader.clauses.fronted(at), people=True
        )
        if object_ >= 0 and not named:
            named = _such(reader, list_)
    if not authority and not chunk.passive:
        authority = _authors(reader, at)
    bodies = all(f.type is ActorType.ORGANIZATION for f in authority)
    if not (bodies or reader.chunks[list_].word == "blacklist" or _of_terror(reader, list_)):
        return
    stating = (cue for cue in reader.cues.of("verb", chunk.word) if cue.relation == "DESIGNATED_BY")
    cue = replace(next(stating, _cue(reader)), over=chunk.word in _REMOVING)
    yield from reader.pair(named, authority, cue, f"{cue.name}: S on O's list", at, at)


def _such(reader: Reader, at: int) -> list[Found]:
    """As in "Kenya put ten groups on its terror list, among them X and Y"."""
    for step in range(at + 1, min(at + _FAR, len(reader.chunks) - 1)):
        if reader.clauses.kind(step) in {"VP", "BREAK", "SUB", "REL"}:
            return []
        if reader.clauses.word(step) in {"including", "such_as"} and reader.clauses.kind(step + 1) == "NP":
            return reader.founds(reader.clauses.group_right(step + 1), people=True)
    return []


def _authors(reader: Reader, verb: int) -> list[Found]:
    """Who acts, be it by an office: "the Council's sanctions committee"."""
    found: list[Found] = []
    for phrase in reader.clauses.subject(verb):
        chunk = reader.chunks[phrase]
        found.extend([chunk.found] if chunk.found else chunk.owners if chunk.word in _OFFICES else [])
    return found


def _list_after(reader: Reader, at: int) -> int:
    """The phrase of a list in the reach of a verb, -1 without one."""
    for step in range(at + 1, min(at + 10, len(reader.chunks))):
        if reader.clauses.kind(step) in {"VP", "BREAK", "SUB"}:
            return -1
        if reader.chunks[step].word in _LISTS:
            return step
    return -1


def _of_terror(reader: Reader, at: int) -> bool:
    chunk = reader.chunks[at]
    if chunk.word == "blacklist":
        return True
    last = min(chunk.last + 8, len(reader.line.tokens))
    return any(reader.line.key(i) in _TERROR for i in range(chunk.first, last))


def _owners(reader: Reader, at: int) -> list[Found]:
    """Whose list or sanctions a phrase names: "Canada's list", "sanctions of the Council"."""
    owners = [f for f in reader.chunks[at].owners if f.type is not ActorType.MILITIA]
    if owners:
        return owners[-1:]
    for preposition, phrase in reader.clauses.phrases(at)[:2]:
        if preposition in {"of", "by", "from"}:
            found = [f for f in reader.founds(reader.clauses.group_right(phrase)) if f.type in _AUTHORITIES]
            if found:
                return found
    return []


_AUTHORITIES = frozenset({ActorType.STATE, ActorType.ORGANIZATION, ActorType.COALITION})


def _by_office(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The Council's committee on Congo listed X"."""
    object_ = reader.clauses.object(at)
    bodies = {ActorType.ORGANIZATION, ActorType.STATE}
    authors = [f for f in _authors(reader, at) if f.type in bodies]
    if object_ >= 0 and not reader.subjects(at):
        cue = _cue(reader)
        named = reader.founds(reader.clauses.group_right(object_), people=True)
        yield from reader.pair(named, authors, cue, f"{cue.name}: O's office V S", at, at)


def _terrorist(reader: Reader, verb: int) -> bool:
    """Whether a verb of declaring has "terrorist" soon behind it: "declared it a terrorist group"."""
    if all(cue.name != "consider" for cue in reader.cues.of("verb", reader.chunks[verb].word)):
        return False
    last = reader.chunks[verb].last
    near = (reader.line.key(i) for i in range(last, min(last + 16, len(reader.line.tokens))))
    return any(key in _TERROR for key in near)


def _banned_in(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "X is outlawed in Uganda", "in a number of states, including Uganda": the state has banned it."""
    if reader.agents_after(at):
        return
    for preposition, phrase in reader.clauses.phrases(at)[:2]:
        if preposition == "in":
            several = phrase + 2 * (reader.chunks[phrase].word == "number")
            named = reader.founds(reader.clauses.group_right(phrase)) or reader.examples(several)
            states = [found for found in named if found.role == "state"]
            cue = _cue(reader)
            yield from reader.pair(
                reader.subjects(at, people=True), states, cue, f"{cue.name}: S V in O", at, at
            )


def _called(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "X, which Y and Z consider a terrorist group", "Y regards X as a terrorist group"."""
    subject = reader.clauses.subject(at)
    object_ = reader.clauses.object(at)
    if not subject or reader.clauses.kind(subject[0] - 1) != "REL":
        return
    phrase = object_ if object_ >= 0 else at + 1 + (reader.clauses.word(at + 1) == "as")
    if reader.clauses.kind(phrase) != "NP" or reader.chunks[phrase].found is not None:
        return
    keys = {reader.line.key(i) for i in range(reader.chunks[phrase].first, reader.chunks[phrase].last)}
    if keys & _TERROR:
        named = reader.founds(reader.clauses.antecedent(subject[0] - 1))
        cue = _cue(reader)
        bodies = {ActorType.ORGANIZATION, ActorType.STATE}
        authors = reader.founds(subject) or [f for f in _authors(reader, at) if f.type in bodies]
        yield from reader.pair(named, authors, cue, f"{cue.name}: S which O V", at, at)


def sanctioned(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Canada imposed sanctions on X, a party of Y, and on Z": the second on whom they are."""
    if reader.chunks[at].word not in _SANCTIONS or reader.clauses.word(at + 1) not in _UPON:
        return
    named: list[Found] = []
    for step in range(at + 3, min(at + _FAR, len(reader.chunks) - 1)):
        if reader.clauses.kind(step) in {"VP", "BREAK", "SUB", "REL"}:
            break
        if reader.clauses.word(step) in _UPON and reader.clauses.kind(step - 1) == "CONJ":
            named.extend(reader.founds(reader.clauses.group_right(step + 1), people=True))
    for cue in reader.cues.of("noun", reader.chunks[at].word) if named else ():
        verb = reader.clauses.verb_of(at)
        if cue.relation == "DESIGNATED_BY" and verb >= 0 and reader.chunks[verb].word in cue.light:
            yield from reader.pair(named, reader.subjects(verb), cue, f"{cue.name}: and on S", at, verb)


def standing(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "X is on Y's terror list", "is under sanctions of Y", "is subject to Y sanctions"."""
    chunk = reader.chunks[at]
    by_list = chunk.word in _LISTS and reader.clauses.word(at - 1) in {"on", "in"}
    bodies = bool(chunk.owners) and chunk.owners[-1].type is ActorType.ORGANIZATION
    by_list = by_list and (bodies or _of_terror(reader, at))
    by_law = (chunk.word in _SANCTIONS or _measure(reader, at)) and (
        reader.clauses.word(at - 1) == "under"
        or (reader.clauses.word(at - 1) == "to" and reader.clauses.word(at - 2) in {"subject", "subjected"})
    )
    if not by_list and not by_law:
        return
    before = at - 2 - (reader.clauses.word(at - 1) == "to")
    verbal = reader.chunks[before] if reader.clauses.kind(before) == "VP" else None
    if verbal is not None and (verbal.word in _COMING if not verbal.passive else verbal.word in _LISTING):
        named, verb = reader.subjects(before, people=True), before
    else:
        before -= reader.clauses.kind(before) == "COMMA"
        named, verb = reader.founds([before]) if reader.clauses.kind(before) == "NP" else [], -1
        put = before - 1 if reader.clauses.kind(before - 1) == "VP" else -1
        verb = put if put >= 0 and reader.clauses.word(put) in _LISTING else verb  # "failed to put X on"
    cue = reader.cues.of("part", chunk.word)[0] if by_list else _cue(reader)
    yield from reader.pair(named, _owners(reader, at), cue, f"{cue.name}: {cue.frames[0].text}", at, verb)


def _measure(reader: Reader, at: int) -> bool:
    """As in "a UN travel ban", "an asset freeze"."""
    chunk = reader.chunks[at]
    before = reader.line.key(chunk.last - 2)
    return chunk.word in {"ban", "freeze"} and before in {"travel", "asset", "assets", "arms"}


def branded(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "X, a US-designated terrorist group", "the US-designated terrorist group X"."""
    chunk = reader.chunks[at]
    for found, tail in chunk.tails:
        allowed = tail == "sanctioned" and reader.line.key(found.last - 1) in {"government", "state"}
        if tail in _BANNING and not allowed:  # what is "government-sanctioned" is allowed
            named, verb = ([chunk.found], -1) if chunk.found else reader.described_by(at)
            cue = _cue(reader)
            yield from reader.pair(named, [found], cue, f"{cue.name}: O-V S", at, verb)
