"""Frames of routs: one takes a place as the other leaves it, it falls to him, his hold on it is broken."""

from collections.abc import Iterator

from allegiance.extraction.besiegers import besiegers
from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile
from allegiance.records import ActorType

_LINKS = frozenset({"as", "after", "when", "while", "until", "before"})
_FLEEING = words("frames", "fleeing")
_LEAVING = words("frames", "leaving")
_TAKING = words("frames", "overrunning")
_ENTERING = words("frames", "entering")
_BREAKING = words("frames", "breaking")
_GRIPS = words("frames", "grips")
_HURT = frozenset({"kill", "wound", "injure", "die"})
_STRIKING = words("frames", "striking")
_BACK = frozenset({"back", "out"})


def routed(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Troops abandoned the port as M23 advanced", "M23 took it after the army had fled"."""
    if max(_takes(reader, at), _leaves(reader, at)) < 0:
        return
    subject = reader.clauses.subject(at)
    if not subject or reader.clauses.word(subject[0] - 1) not in _LINKS:
        return
    main = next((i for i in range(subject[0] - 2, -1, -1) if reader.clauses.kind(i) == "VP"), -1)
    if main < 0 or reader.chunks[main].negated or reader.chunks[at].negated:
        return
    for taker, leaver in ((main, at), (at, main)):
        took, left = _takes(reader, taker), _leaves(reader, leaver)
        if took + left < 3:  # one of the two must be told of outright
            continue
        victors = [one for one in _victors(reader, taker) if one.type in ARMED]
        if _strikes_another(reader, taker, leaver) or _flees_another(reader, leaver, victors):
            continue
        losers = [one for one in reader.subjects(leaver, assets=True) if one.type in ARMED]
        for cue in hostile(reader, "defeat")[:1]:
            yield from reader.pair(victors, losers, cue, f"{cue.name}: S V as O V", at, main, "", 0.85)


def _strikes_another(reader: Reader, taker: int, leaver: int) -> bool:
    """As in "M23 left as the army attacked Boko Haram"."""
    struck = reader.clauses.object(taker)
    named = reader.held(struck) if struck >= 0 else []
    return bool(named) and {one.actor for one in named}.isdisjoint(
        one.actor for one in reader.subjects(leaver, assets=True)
    )


def _flees_another(reader: Reader, leaver: int, victors: list[Found]) -> bool:
    """As in "The Guard took the town as the army fled before M23": from somebody else."""
    behind = (phrase for word, phrase in reader.clauses.phrases(leaver) if word in {"before", "from"})
    others = next((held for phrase in behind if (held := reader.held(phrase))), [])
    return bool(others) and {f.actor for f in others}.isdisjoint(f.actor for f in victors)


def struck_down(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Two soldiers were killed when M23 detonated a bomb": those who fell were fought."""
    subject = reader.clauses.subject(at) if _strikes(reader, at) else ()
    if not subject or reader.clauses.word(subject[0] - 1) not in {"when", "after", "as"}:
        return
    main = next((i for i in range(subject[0] - 2, -1, -1) if reader.clauses.kind(i) == "VP"), -1)
    victims = _fallen(reader, main) if main >= 0 else []
    if not victims or _strikes_another(reader, at, main):
        return
    doers = [one for one in _doers(reader, at) if one.type in ARMED]
    armies = all(one.type is ActorType.ARMY for one in (*doers, *victims))
    if not doers or (armies and doers[-1].country == victims[0].country):
        return
    for cue in hostile(reader, "attack")[:1]:
        yield from reader.pair(doers, victims, cue, f"{cue.name}: O fell when S V", at, main, "", 0.9)


def _fallen(reader: Reader, at: int) -> list[Found]:
    """Who is told to have been killed or hurt; of "soldiers and rebels were killed" some had struck."""
    hurt = reader.chunks[at].passive or reader.clauses.word(at) == "die"
    fallen = reader.clauses.subject(at) if hurt and reader.clauses.word(at) in _HURT else ()
    if len(fallen) != 1 or reader.clauses.kind(fallen[0] - 1) == "CONJ":
        return []
    return [one for one in reader.subjects(at, assets=True) if one.type in ARMED]


def _strikes(reader: Reader, at: int) -> bool:
    """Whether a verb group tells of an attack."""
    word = reader.clauses.word(at)
    fights = word in _STRIKING or any(cue.relation == "FIGHTS" for cue in reader.cues.of("verb", word))
    return fights and not reader.chunks[at].passive


def _doers(reader: Reader, at: int) -> list[Found]:
    """Who acts: a force, or its bomber."""
    subject = reader.clauses.subject(at)
    return reader.subjects(at) or (reader.people(subject[-1]) if subject else [])


def _takes(reader: Reader, at: int) -> int:
    """How surely a verb group tells of an advance: 2, 1, or -1 if it tells of none."""
    word = reader.clauses.word(at)
    if reader.chunks[at].passive:
        return -1
    if reader.line.key(reader.chunks[at].last) == "in" and word in {"close", "move"}:
        return 2 if word == "close" and reader.clauses.kind(at + 2) != "NP" else 1
    return 2 if word in _TAKING or _falls(reader, at) else 1 if word in _ENTERING else -1


def _leaves(reader: Reader, at: int) -> int:
    """How surely a verb group tells of a flight: 2, 1, or -1 if it tells of none."""
    word, behind = reader.clauses.word(at), reader.line.key(reader.chunks[at].last)
    if reader.chunks[at].passive:
        return -1
    if word == "pull":
        return 1 if behind in _BACK else -1
    return 2 if word in _FLEEING else 1 if word in _LEAVING else -1


def _falls(reader: Reader, at: int) -> list[Found]:
    """As in "Goma fell to M23", "fell into the hands of M23": whom a place falls to."""
    if reader.clauses.word(at) != "fall":
        return []
    for preposition, phrase in reader.clauses.phrases(at)[:2]:
        if preposition in {"to", "into", "under"} and not reader.bare_place(phrase):
            held = reader.chunks[phrase].word in {"hands", *_GRIPS}
            return list(reader.chunks[phrase].owners) if held else reader.held(phrase)
    return []


def _victors(reader: Reader, at: int) -> list[Found]:
    return _falls(reader, at) or reader.subjects(at)


def fell(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army's base at Dikwa fell to Boko Haram": who held it fought."""
    victors = _falls(reader, at)
    losers = reader.subjects(at, assets=True) if victors else []
    for cue in hostile(reader, "defeat")[:1]:
        yield from reader.pair(victors, losers, cue, f"{cue.name}: O V to S", at, at)


def contested(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Gao changed hands between A and B", "is contested by A and B": they fight for it."""
    word, step = reader.clauses.word(at), -1
    if word == "change" and reader.clauses.word(reader.clauses.object(at)) == "hands":
        step = next((phrase for before, phrase in reader.clauses.phrases(at) if before == "between"), -1)
    elif word in {"contest", "dispute"} and reader.chunks[at].passive:
        step = next((phrase for before, phrase in reader.clauses.phrases(at) if before == "by"), -1)
    sides = reader.founds(reader.clauses.group_right(step)) if step >= 0 else []
    if len(sides) == 2 and {side.type for side in sides} <= ARMED:
        for cue in hostile(reader, "battle")[:1]:
            yield from reader.pair(sides[:1], sides[1:], cue, f"{cue.name}: S and O contest it", at, at)


def loosened(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Broke M23's grip on the town", "ended its rule over Gao": the one who held it was fought."""
    verb = reader.clauses.verb_of(at) if reader.chunks[at].word in _GRIPS else -1
    if verb < 0 or reader.clauses.word(verb) not in _BREAKING:
        return
    holders = list(reader.chunks[at].owners) or besiegers(reader, at)
    if not holders and reader.clauses.word(at + 1) == "of" and reader.chunks[at].word != "siege":
        holders = (
            reader.founds(reader.clauses.group_right(at + 2)) if reader.clauses.kind(at + 2) == "NP" else []
        )
    if not holders and reader.chunks[at].word in {"siege", "blockade"}:
        holders = reader.agents_after(at)  # "broke the siege of the town by M23"
    passive = reader.chunks[verb].passive
    doers = reader.agents_after(verb) if passive else reader.subjects(verb)
    if reader.clauses.object(verb) == at or passive:
        holders = [one for one in holders if one.type in ARMED]
        for cue in hostile(reader, "defeat")[:1]:
            yield from reader.pair(doers, holders, cue, f"{cue.name}: S V O's N", at, verb, "", 0.9)
