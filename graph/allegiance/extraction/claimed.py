"""Who an attack was by that sentences before tell without an attacker: "M23 claimed responsibility"."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile
from allegiance.records import ActorType

_FAR = 4  # sentences
_THROUGHOUT = 16  # of a report that says in the end who is blamed for what it tells of
_BLASTS = words("frames", "blasts")
_CLAIMING = frozenset({"claim", "carry_out", "stage", "mount", "conduct", "plant", "lay", "detonate"})
_OF_BOMBS = frozenset({"suicide", "bomb", "car", "truck", "rocket", "mortar", "drone", "gun"})
_BLAMING = words("untold", "blaming")
_ON = frozenset({"on", "against"})


def remember(reader: Reader) -> None:
    """Keeps whom a sentence calls attacked while it does not name the attacker."""
    victims = {found.actor: found for found in _struck(reader)}
    if victims:
        reader.scene.struck[reader.line.sentence.start] = list(victims.values())


def _struck(reader: Reader) -> list[Found]:
    out: list[Found] = []
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "VP" and any(cue.frames[0].text == "S V O" for cue in _cues(reader, chunk.word)):
            doers, done = _ends(reader, at)
        elif chunk.kind == "NP" and chunk.found is None and hostile(reader, chunk.word):
            doers, done = chunk.owners, _targets(reader, at)
        else:
            continue
        if any(doer.role != "crowd" for doer in doers):
            return []  # the text says who it was
        out.extend(found for found in done if found.type is not ActorType.PERSON and found.role != "state")
    return out


def _cues(reader: Reader, word: str) -> list[Cue]:
    return [cue for cue in reader.cues.of("verb", word) if cue.relation == "FIGHTS"]


def _ends(reader: Reader, at: int) -> tuple[list[Found], list[Found]]:
    """Who does what a verb group tells, and to whom."""
    if reader.chunks[at].passive:
        return reader.agents_after(at), reader.subjects(at, assets=True)
    object_ = reader.clauses.object(at)
    return reader.subjects(at), reader.held(object_) if object_ >= 0 else []


def _targets(reader: Reader, at: int) -> list[Found]:
    """As in "An attack on the army": whom an attack is made on."""
    for preposition, phrase in reader.clauses.phrases(at)[:2]:
        if preposition in _ON:
            return reader.held(phrase)
    return []


def claimed(reader: Reader) -> Iterator[Candidate]:
    """As in "M23 claimed the attack": the one of which a sentence before says whom it struck."""
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind != "VP" or chunk.negated:
            continue
        if chunk.passive:
            yield from _claimed_by(reader, at)
            continue
        if chunk.word in _BLAMING:
            yield from _blamed_on(reader, at)
            continue
        spot = _attack(reader, at) if chunk.word in _CLAIMING else _behind(reader, at)
        if spot < 0 or not (victims := _in_clause(reader, at) or _before(reader)):
            continue
        place = reader.chunks[spot]
        here = [
            replace(found, first=place.first, last=place.last, how="coreference", certainty=0.7)
            for found in victims
        ]
        claimants = [found for found in reader.subjects(at) if found.type is ActorType.MILITIA]
        for cue in hostile(reader, "attack")[:1]:
            yield from reader.pair(claimants, here, cue, f"{cue.name}: S claims N", at, at)


def _attack(reader: Reader, at: int) -> int:
    """Where a claim speaks of an attack that was told before: "for the attack", "the bombing"; else -1."""
    object_ = reader.clauses.object(at)
    if object_ < 0:
        return -1
    if reader.chunks[object_].word != "responsibility":
        return object_ if _told(reader, object_) else -1
    behind = reader.clauses.phrases(object_)
    if not behind or behind[0][0] != "for":
        return object_ if not behind else -1
    return behind[0][1] if _told(reader, behind[0][1]) else -1


def _claimed_by(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The attack on the base, claimed by M23, killed five": those whose base it was were fought."""
    deed = reader.clauses.subject(at)
    if reader.clauses.word(at) != "claim" or len(deed) != 1 or reader.chunks[deed[0]].owners:
        return
    claimants = [found for found in reader.agents_after(at) if found.type is ActorType.MILITIA]
    for cue in hostile(reader, reader.chunks[deed[0]].word)[:1]:
        text = f"{cue.name}: N on O claimed by S"
        yield from reader.pair(claimants, _targets(reader, deed[0]), cue, text, at, at)


def _blamed_on(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "blamed the raid on M23", "blamed the raid on the army on M23": whom it struck M23 fought."""
    deed = reader.clauses.object(at)
    if deed < 0 or reader.chunks[deed].owners or not hostile(reader, reader.chunks[deed].word):
        return
    aims = [phrase for word, phrase in reader.clauses.phrases(deed)[:2] if word == "on"]
    blamed = reader.founds(reader.clauses.group_right(aims[-1])) if aims else []
    spot = reader.chunks[deed]
    before = [
        replace(found, first=spot.first, last=spot.last, how="coreference", certainty=0.7)
        for found in (_before(reader, _THROUGHOUT) if spot.definite else [])
        if found.role != "crowd"  # "rebels" were told of, whom the army fights
    ]
    struck = reader.held(aims[0]) if len(aims) > 1 else before
    for cue in hostile(reader, spot.word)[:1]:
        yield from reader.pair(blamed, struck, cue, f"{cue.name}: N blamed on S", at, at)


def _behind(reader: Reader, at: int) -> int:
    """As in "It was behind the attack": where the attack stands; else -1."""
    spot = reader.clauses.object(at) if reader.clauses.word(at) == "be_behind" else -1
    return spot if spot >= 0 and _told(reader, spot) else -1


def _in_clause(reader: Reader, at: int) -> list[Found]:
    """As in "A bomb hit a patrol, and M23 claimed the attack": whom the same sentence calls attacked."""
    joined = any(
        (reader.clauses.kind(step), reader.clauses.kind(step + 1)) == ("COMMA", "CONJ")
        or reader.line.key(reader.chunks[step].first) == ";"
        for step in range(at)
    )
    return list({found.actor: found for found in _struck(reader)}.values()) if joined else []


def _told(reader: Reader, at: int) -> bool:
    chunk = reader.chunks[at]
    if reader.line.key(chunk.first) == "it":
        return True
    between = reader.line.keys[chunk.first + 1 : chunk.last - 1]
    if any(lexicon().tags.get(key) != "ADJ" and key not in _OF_BOMBS for key in between):
        return False  # "the bus ambush"
    attack = chunk.definite and not chunk.owners and (chunk.word in _BLASTS or hostile(reader, chunk.word))
    return bool(attack) and not _targets(reader, at)


def _before(reader: Reader, far: int = _FAR) -> list[Found]:
    """Whom the last sentences call attacked."""
    struck = reader.scene.struck
    starts = (line.sentence.start for line in reader.scene.before(reader.line, far))
    return next((struck[start] for start in starts if start in struck), [])
