"""Frames of several who become one: mergers, foundings, "A and B formed C", "C was formed from A and B"."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.records import ActorType

_FOUNDING = words("frames", "founding")
_MERGING = words("frames", "merging")
_EMERGING = words("frames", "emerging")
_MERGERS = words("frames", "mergers")
_GROUPS = words("frames", "groups") | frozenset({"movements", "parties", "organisations", "organizations"})
_COMPANY = frozenset({"with", "together_with", "along_with", "alongside", "jointly_with"})
_OPENING = 4
_BODIES = frozenset({ActorType.MILITIA, ActorType.ARMY, ActorType.COALITION, ActorType.ORGANIZATION})


def united(reader: Reader, at: int) -> Iterator[Candidate]:
    """What a verb of founding or merging says of those who become a part of something."""
    word = reader.chunks[at].word
    if word in _FOUNDING:
        members, whole = _founded(reader, at)
    elif word in _MERGING:
        members, whole = _merged(reader, at)
    elif word in _EMERGING:
        members, whole = _emerged(reader, at)
    else:
        return
    joint = any(f.type in {ActorType.COALITION, ActorType.ORGANIZATION} for f in whole)
    kinds = _BODIES | {ActorType.STATE} if joint else _BODIES
    members = list({f.actor: f for f in members if f.type in kinds}.values())
    if one := _one_of(reader, at):
        for cue in reader.cues.of("verb", "merge"):
            yield from reader.pair(one, whole, cue, f"{cue.name}: S is one of those who {word} O", at, at)
        return
    if len(members) == 1 and (_with_others(reader, at) or _others_behind(reader, at)):
        for cue in reader.cues.of("verb", "merge"):
            yield from reader.pair(members, whole, cue, f"{cue.name}: S and others {word} O", at, at)
    named = [f for f in members if f.how != "unnamed"]
    members = named if len(named) > 1 else members
    whole = [f for f in whole if f.type in _BODIES - {ActorType.ARMY}]
    if len(members) > 1:
        for cue in reader.cues.of("verb", "merge"):
            yield from reader.pair(members, whole, cue, f"{cue.name}: S and S {word} O", at, at)


def _founded(reader: Reader, at: int) -> tuple[list[Found], list[Found]]:
    """As in "A and B formed C", "C, which A formed with B", "C was formed by the merger of A with B"."""
    chunk = reader.chunks[at]
    following = reader.clauses.phrases(at)
    if chunk.passive:
        whole = reader.subjects(at)
        for preposition, phrase in following:
            if preposition in {"from", "by", "of"} and (members := reader.reach(phrase)):
                beside = [at for word, at in following if word == "with" and at > phrase]
                return [*members, *(f for at in beside[:1] for f in reader.reach(at))], whole
            if preposition not in {"in", "on", "by", "through", "from"} or (
                preposition in {"by", "through", "from"} and reader.chunks[phrase].word not in _MERGERS
            ):
                break
        return [], whole
    if chunk.form == "to":
        return [], []
    object_ = reader.clauses.object(at)
    whole = reader.founds([object_] if object_ >= 0 else reader.clauses.fronted(at))
    return [*reader.subjects(at), *_company(reader, at)], whole


def _one_of(reader: Reader, at: int) -> list[Found]:
    """As in "A is one of six armed groups that formed C"."""
    relative = reader.clauses.relative(at)
    if relative > 2 and reader.clauses.word(relative - 2) == "of" and reader.chunks[relative - 3].superlative:
        relative -= 2  # "is among the best known of the groups that formed C"
    before = (reader.clauses.word(relative - 2), reader.clauses.word(relative - 3)) if relative > 2 else ()
    if before == ("of", "one"):
        return reader.described_by(relative - 3)[0]
    if before == ("among", "be"):
        return reader.subjects(relative - 3)  # "was among the groups that formed C"
    return []


def _emerged(reader: Reader, at: int) -> tuple[list[Found], list[Found]]:
    """As in "C grew out of the merger of A and B", "C emerged from a union of two groups, A and B"."""
    merger = reader.clauses.object(at)
    if merger < 0:
        behind = (phrase for word, phrase in reader.clauses.phrases(at)[:3] if word in {"from", "of"})
        merger = next(behind, -1)
    if merger < 0 or reader.chunks[merger].word not in _MERGERS:
        return [], []
    if reader.clauses.word(merger + 1) not in {"of", "between"} or reader.clauses.kind(merger + 2) != "NP":
        return [], []
    return reader.reach(merger + 2), reader.subjects(at)


def _company(reader: Reader, at: int) -> list[Found]:
    """Those "with" or "together with" whom it is done."""
    found: list[Found] = []
    opened = ((reader.clauses.word(i), i + 1) for i in range(max(0, at - _OPENING), at - 1))
    subject = reader.clauses.subject(at)
    far = at > _OPENING and subject and reader.clauses.kind(subject[0] - 1) == "COMMA"
    first = [(reader.clauses.word(0), 1)] if far else []  # "With A and B, C formed D"
    for preposition, phrase in (*reader.clauses.phrases(at), *opened, *first):
        if preposition in _COMPANY and reader.clauses.kind(phrase) == "NP":
            found.extend(reader.founds(reader.clauses.group_right(phrase)))
    return found


def others_beside(reader: Reader, at: int) -> bool:
    """As in "an alliance of A and several smaller factions": others that are not named stand in the row."""
    behind = reader.clauses.group_right(at)[-1] + 1 if at >= 0 else 0
    behind += reader.clauses.kind(behind) == "COMMA"
    if reader.clauses.kind(behind) != "CONJ" or reader.clauses.kind(behind + 1) != "NP":
        return False
    others = reader.chunks[behind + 1]
    return others.word in _GROUPS and others.found is None and not others.owners


def _others_behind(reader: Reader, at: int) -> bool:
    """As in "was formed from A and several smaller factions"."""
    return any(others_beside(reader, phrase) for _, phrase in reader.clauses.phrases(at)[:1])


def _with_others(reader: Reader, at: int) -> bool:
    """As in "A, together with ten other groups, formed C"."""
    opened = range(max(0, at - 5), at)
    company = [*reader.clauses.phrases(at), *((reader.clauses.word(i), i + 1) for i in opened)]
    return any(
        word in _COMPANY and reader.clauses.kind(phrase) == "NP" and reader.chunks[phrase].word in _GROUPS
        for word, phrase in company
    )


def _merged(reader: Reader, at: int) -> tuple[list[Found], list[Found]]:
    """As in "A merged with B into C", "C was created when A and B merged"."""
    members = [*reader.subjects(at), *_company(reader, at)]
    object_ = reader.clauses.object(at)
    if object_ >= 0:
        return [], []
    for preposition, phrase in reader.clauses.phrases(at):
        if preposition in {"into", "as", "under"} and (whole := reader.founds([phrase])):
            return members, whole
    for step in range(at - 1, -1, -1):
        if reader.clauses.kind(step) == "SUB" and reader.clauses.word(step) in {"when", "after"}:
            before = reader.clauses.verb_of(step)
            if before >= 0 and reader.chunks[before].passive and reader.chunks[before].word in _FOUNDING:
                return members, reader.subjects(before)
    return [], []
