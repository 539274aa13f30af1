"""Denials of what was told before: "Chad says that Libya arms M23. Libya denies it", "M23 took no part"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from allegiance.extraction.attribution import Speech, attribution
from allegiance.extraction.carried import phrase as written
from allegiance.extraction.found import BODIES, Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.qualifiers import denied_after
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.trace import Outcome
from allegiance.extraction.wielders import hostile
from allegiance.ontology import relation
from allegiance.records import ActorType, Attribution, Claim, Mention, Polarity

_DENYING = words("denials", "denying")
_POINTERS = words("denials", "pointers")
_CHARGES = words("denials", "charges")
_ROLES = words("denials", "roles")
_FALSE = words("qualifiers", "false")
_CALLING = words("denials", "calling")
_SAYING = frozenset({"say", "insist", "maintain", "respond", "reply"})
_ACCUSED = words("qualifiers", "accused")
_PARTAKING = words("denials", "partaking")
_CROSSING = words("denials", "crossing")
_FRONTIERS = words("denials", "frontiers")
_SPOKESMEN = words("attribution", "spokesmen")
_WHEN = frozenset({"after", "since", "during", "amid", "before", "following"})
_IN = frozenset({"in", "for", "with"})
_INTO = frozenset({"into", "to"})
_NONE = frozenset({"no", "none", "neither"})
_DEEDS = frozenset({"FIGHTS"})
_CHARGED = frozenset({"FIGHTS", "BACKS", "ALLIED_WITH"})

_FALSE_WITHIN = 5
"""The tokens behind a charge among which it is called false."""
_NEAR = 3
"""The sentences, with its own, in which that may have been told which is denied."""
FAR = 6
"""And those in which it may have been told that somebody crossed what was not crossed."""


class Denial(NamedTuple):
    """What a verb group denies: the chunk that points back to it, and whether that is a deed told of.

    ``absent`` where somebody was not there, which denies only what another says of him, and ``crossing``
    where it is a border that was not crossed.
    """

    at: int
    pointer: int
    deed: bool
    absent: bool = False
    crossing: bool = False


class Denier(NamedTuple):
    """Who denies, and the actors for whose deeds his word counts: himself and what he is part of."""

    found: Found
    camp: frozenset[str]


def denied(
    reader: Reader, told: Sequence[tuple[Reader, Sequence[Outcome]]]
) -> Iterator[tuple[Candidate, Claim]]:
    """What a sentence denies of those told before it, the nearest last, and the claim that is denied."""
    for denial in _denials(reader):
        deniers = [Denier(one, _camp(reader, told, one)) for one in _deniers(reader, denial.at)]
        for before, outcomes in reversed(told[-(FAR if denial.crossing else _NEAR) :]):
            standing = [one for one in outcomes if one.accepted and not _later(reader, before, one, denial)]
            found = [
                (_candidate(reader, denial, denier, one), one.claim)
                for one in standing
                for denier in deniers
                if one.claim is not None
                and (
                    _meant(before, standing, one, denier, denial)
                    or (before is reader and _though(reader, one, denier, denial))
                )
            ]
            if found:
                yield from found
                break


def _camp(reader: Reader, told: Sequence[tuple[Reader, Sequence[Outcome]]], denier: Found) -> frozenset[str]:
    """As in "The Alliance crossed the border. M23, a part of it, did not cross it": whose deed he denies."""
    claims = [one.claim for _, outcomes in told for one in outcomes if one.accepted and one.claim is not None]
    inside = [
        claim for claim in claims if claim.relation == "PART_OF" and claim.subject.actor == denier.actor
    ]
    wholes = (claim.object.actor for claim in inside if claim.polarity is Polarity.ASSERTED)
    return frozenset({denier.actor, *wholes, *reader.scene.index.wholes.get(denier.actor, ())})


def parted(reader: Reader, one: Outcome, speeches: Sequence[Speech]) -> list[Outcome]:
    """As in "Chad says that Libya arms M23, which Tripoli denies": the denial, beside it what Chad says."""
    claim = one.claim if one.accepted else None
    step = denied_after(reader, one.candidate) if claim and claim.polarity is Polarity.DENIED else -1
    if claim is None or step < 0:
        return [one]
    passive = reader.chunks[step].passive  # "a charge dismissed by Chad"
    deniers = reader.agents_after(step) if passive else reader.subjects(step, people=True)
    denier = next(iter(deniers), None)
    text = denier.mention(reader.line).text if denier is not None else _phrase_of(reader, step)
    charge = claim.attribution.speaker.removesuffix(f" {text}").lower() in _ACCUSED  # "a charge Chad" denies
    if denier is not None and (charge or denier.actor != claim.attribution.actor):
        claim = replace(claim, attribution=Attribution(text, claim.attribution.channel, denier.actor))
    elif denier is None and text:
        claim = replace(claim, attribution=Attribution(text, claim.attribution.channel))
    others = [speech for speech in speeches if speech.attribution.actor != claim.attribution.actor]
    said = attribution(others, one.candidate)
    outcomes = [replace(one, claim=claim)]
    if said.speaker or _charged(reader, one.candidate):
        outcomes.append(replace(one, claim=replace(claim, polarity=Polarity.ASSERTED, attribution=said)))
    return outcomes


def _phrase_of(reader: Reader, step: int) -> str:
    """As in "which the ministry | denied": who denies, of whom no more is known."""
    subject = reader.clauses.subject(step)
    if len(subject) != 1 or subject[0] != step - 1:
        return ""
    return written(reader, reader.chunks[subject[0]].first, reader.chunks[subject[0]].last)


def _charged(reader: Reader, candidate: Candidate) -> bool:
    """As in "Rwanda has been accused of | arming M23": others say so, whoever they are."""
    step = candidate.verb - 2
    step -= 2 * (reader.clauses.kind(step) == "NP" and reader.clauses.word(step - 1) == "by")
    charge = reader.chunks[step] if step >= 0 and reader.clauses.kind(step) == "VP" else None
    return charge is not None and charge.passive and charge.word == "accuse"


def _denials(reader: Reader) -> Iterator[Denial]:
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind != "VP":
            continue
        denial = _belied(reader, at)
        if denial is None:
            denial = _refused(reader, at) if chunk.word in _DENYING else _stayed_away(reader, at)
        if denial is not None:
            yield denial


def _refused(reader: Reader, at: int) -> Denial | None:
    """As in "denied it", "rejected the charge", "denied any role in the raid", "denies taking part"."""
    chunk, clauses = reader.chunks[at], reader.clauses
    between = {reader.line.key(i) for i in range(chunk.first - 1, chunk.last)}
    if chunk.passive or chunk.form != "finite" or chunk.negated or between & {"nor", "neither", "not"}:
        return None
    if clauses.kind(at + 1) == "VP":
        crossing = _frontier(reader, at + 1)
        deed = (crossing or clauses.word(at + 1) in _PARTAKING) and _in_deed(reader, at + 1)
        return Denial(at, at + 1, True, crossing=crossing) if deed else None
    if clauses.kind(at + 1) != "NP":
        return None
    pointer, following = reader.chunks[at + 1], clauses.kind(at + 2)
    alone = pointer.last - pointer.first == 1 and reader.line.key(pointer.first) in _POINTERS
    ends = following in {"", "COMMA", "BREAK", "CONJ", "CLOSE"} or clauses.word(at + 2) == "as"
    if (alone or pointer.word in _CHARGES) and ends:
        return Denial(at, at + 1, False)
    return Denial(at, at + 1, True) if pointer.word in _ROLES and _in_deed(reader, at + 1) else None


def _belied(reader: Reader, at: int) -> Denial | None:
    """As in "calls the claim baseless", "described it as a lie", "says the charge is false"."""
    chunk, clauses = reader.chunks[at], reader.clauses
    says = chunk.word in _SAYING
    if not (says or chunk.word in _CALLING) or chunk.form != "finite" or chunk.passive or chunk.negated:
        return None
    at_charge = at + 1 + (clauses.word(at + 1) == "that" and says)
    if clauses.kind(at_charge) != "NP":
        return None
    keys = reader.line.keys
    charge = keys[reader.chunks[at_charge].first : reader.chunks[at_charge].last]
    last = reader.chunks[at_charge].last
    is_so = clauses.kind(at_charge + 1) == "VP" and not reader.chunks[at_charge + 1].negated
    told = (*charge[1:], *keys[last : last + _FALSE_WITHIN]) if is_so or not says else ()
    pointed = set(charge[:1]) & _POINTERS if len(charge) == 1 else set(charge) & _CHARGES
    return Denial(at, at_charge, False) if pointed and _FALSE & set(told) else None


def _stayed_away(reader: Reader, at: int) -> Denial | None:
    """As in "did not take part", "took no part in it", "had nothing to do with it", "without crossing it"."""
    chunk, clauses = reader.chunks[at], reader.clauses
    denies = _under_denial(reader, at)
    nobody = any(reader.line.key(reader.chunks[i].first) in _NONE for i in reader.clauses.subject(at))
    without = reader.clauses.word(at - 1) == "without"
    no = without or ((chunk.negated or denies or nobody) and chunk.form == "finite")
    crossing = _frontier(reader, at)
    if no and (crossing or chunk.word in _PARTAKING) and _in_deed(reader, at):
        return Denial(at, at, True, not denies, crossing)
    none = clauses.kind(at + 1) == "NP" and reader.line.key(reader.chunks[at + 1].first) in {"no", "nothing"}
    if not none or chunk.form != "finite":
        return None
    part = chunk.word in {"take", "play", "have"} and clauses.word(at + 1) in _ROLES
    last = reader.chunks[at + 1].last
    nothing = reader.line.keys[last - 1 : last + 3] == ["nothing", "to", "do", "with"]
    absent = (part and _in_deed(reader, at + 1)) or (nothing and _in_deed(reader, at + 2))
    return Denial(at, at + 1, True, True) if absent else None


def _frontier(reader: Reader, at: int) -> bool:
    """As in "cross into Chad", "enter the country", and not "enter talks"."""
    word, clauses = reader.chunks[at].word, reader.clauses
    if word != "enter":
        return word in _CROSSING
    land = reader.chunks[at + 1] if clauses.kind(at + 1) == "NP" else None
    state = land is not None and land.found is not None and land.found.type is ActorType.STATE
    return land is not None and (state or land.word in _FRONTIERS)


def _under_denial(reader: Reader, at: int) -> bool:
    """As in "denied that it | took part", "denied it | had crossed the border"."""
    step = at - 1 - (reader.clauses.kind(at - 1) == "NP")
    step -= reader.clauses.word(step) == "that"
    return reader.clauses.kind(step) == "VP" and reader.clauses.word(step) in _DENYING


def _in_deed(reader: Reader, at: int) -> bool:
    """Whether nobody is named behind, who would tell himself what is denied, and nothing but a fight is.

    As in "in the attack", "in it", and not "in M23's raid", "in the theft".
    """
    crossing = reader.chunks[at].word in _CROSSING
    for preposition, phrase in reader.clauses.phrases(at)[:2]:
        chunk = reader.chunks[phrase]
        if crossing and preposition in _INTO:
            continue
        if any(one.how != "coreference" for one in reader.founds([phrase], agents=True)):
            return False
        points = reader.line.key(chunk.first) in _POINTERS and chunk.last - chunk.first == 1
        if preposition in _IN and not (points or hostile(reader, chunk.word)):
            return False
    return True


def _deniers(reader: Reader, at: int) -> list[Found]:
    """Who denies it: the subject, and in the stead of a man the bodies that he speaks for."""
    deniers = []
    for phrase in reader.clauses.subject(at):
        chunk = reader.chunks[phrase]
        deniers += [owner for owner in chunk.owners if chunk.word in _SPOKESMEN and owner.type in BODIES]
        found = chunk.found
        if found is not None and found.type is ActorType.PERSON:
            deniers += [*_bodies_of(reader, found), found]
    deniers += [one for one in reader.subjects(at) if one.type in BODIES]
    return list({one.actor: one for one in deniers}.values())


def _bodies_of(reader: Reader, man: Found) -> list[Found]:
    """The listed bodies of a man that the text names: what he denies, he denies for them."""
    index = reader.scene.index
    own = [index.actors[body] for body in index.of.get(man.actor, ()) if body in reader.scene.named]
    return [replace(man, actor=body.id, name=body.name, type=body.type, how="coreference") for body in own]


def _later(reader: Reader, before: Reader, one: Outcome, denial: Denial) -> bool:
    """Whether something is told only behind the denial, or where nobody crossed what was not crossed."""
    crossed = any(key.startswith(tuple(_CROSSING)) for key in before.line.keys)
    return (before is reader and one.candidate.at > denial.at) or (denial.crossing and not crossed)


def _meant(before: Reader, outcomes: Sequence[Outcome], one: Outcome, denier: Denier, denial: Denial) -> bool:
    """Whether a claim is what he denies: another's word on his deed, or the one thing told of him."""
    claim, own = one.claim, denier.found.actor
    if claim is None or claim.polarity is Polarity.DENIED or claim.attribution.actor == own:
        return False
    ends = {claim.subject.actor, claim.object.actor}
    if denial.deed:
        deeds = _CHARGED if denial.crossing else _DEEDS  # "crossed the border to support M23"
        others = bool(claim.attribution.speaker) or not denial.absent
        return others and claim.relation in deeds and bool(denier.camp & ends)
    if own not in ends or (claim.relation not in _CHARGED and one.candidate.verb < 0):
        return False
    if claim.attribution.speaker or _charged(before, one.candidate):
        return not _passing(before, one.candidate)
    alone = len(outcomes) == 1 and claim.subject.actor == own
    aside = one.candidate.verb >= 0 and before.clauses.relative(one.candidate.verb) >= 0
    return alone and not aside and claim.relation in _CHARGED


def _though(reader: Reader, one: Outcome, denier: Denier, denial: Denial) -> bool:
    """As in "M23 is led by N, though he | denies it": what the clause before tells of him."""
    claim = one.claim
    if claim is None or denier.found.actor not in {claim.subject.actor, claim.object.actor}:
        return False
    between = reader.line.keys[reader.chunks[one.candidate.at].first : reader.chunks[denial.at].first]
    pointer = reader.line.key(reader.chunks[denial.pointer].first)
    asserted = claim.polarity is Polarity.ASSERTED
    return asserted and pointer in {"it", "this", "that"} and not {"though", "although"}.isdisjoint(between)


def _passing(reader: Reader, candidate: Candidate) -> bool:
    """As in "Chad took the port after a week of | fighting with M23": what only tells when."""
    at = candidate.at
    while (governor := reader.clauses.governed(at)) > 0:
        if reader.clauses.word(governor) in _WHEN:
            return True
        at = governor - 1
    return False


def _candidate(reader: Reader, denial: Denial, denier: Denier, one: Outcome) -> Candidate:
    """The relation once more, with the denier and, for the other end, the words that point back."""
    claim = one.claim
    assert claim is not None
    chunk = reader.chunks[denial.pointer]
    own = claim.subject.actor in denier.camp
    other = _pointing(claim.object if own else claim.subject, chunk.first, chunk.last)
    subject = own or relation(claim.relation).symmetric
    ends = (denier.found, other) if subject else (other, denier.found)
    frame = f"{one.candidate.cue.name}: S denies what is told"
    return replace(
        one.candidate,
        subject=ends[0],
        object=ends[1],
        frame=frame,
        at=denial.pointer,
        verb=denial.at,
        parsed=None,
    )


def _pointing(mention: Mention, first: int, last: int) -> Found:
    return Found(first, last, mention.actor, mention.name, mention.type, "coreference", "reference", 0.8)
