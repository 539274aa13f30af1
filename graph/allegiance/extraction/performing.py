"""Who does what a noun names: of "M23's attack", "was blamed for an attack", "is in the vanguard of"."""

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import BODIES, Found
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Reader

_TELLING = words("frames", "telling")
_ONES_OWN = words("frames", "ones_own")
_BLAMING = frozenset({"blame", "accuse", "suspect"})
_EMBROILING = words("frames", "embroiling")
_BRINGING = words("frames", "bringing")
_FOREMOST = words("frames", "foremost")
_PARTS = words("frames", "partaking")
_TALKS = words("frames", "talks")
_PUNISHING = words("clauses", "blaming")


def acting(reader: Reader, at: int, cue: Cue, following: list[tuple[str, int]], verb: int) -> list[Found]:
    """Who does what a noun names: whom it belongs to, a "by" phrase, or who carries it out."""
    chunk = reader.chunks[at]
    found = _particular(reader, at, cue, verb)
    if found is not None:
        return found
    personal = cue.relation in {"LEADS", "SPEAKS_FOR"}
    agents = reader.founds(reader.clauses.agents(at), agents=True, people=personal)
    if chunk.owners or chunk.tails or verb < 0:
        return agents
    if any(preposition == "by" and reader.chunks[phrase].actors for preposition, phrase in following[:2]):
        return agents or reader.agents_after(verb)
    governing = reader.chunks[verb]
    owned = cue.relation in {"BACKS", "ALLIED_WITH"} and governing.word in _ONES_OWN
    blamed = governing.word in _BLAMING
    if blamed and not governing.passive:
        object_ = reader.clauses.object(verb)
        agents = reader.founds(reader.clauses.group_right(object_)) if 0 <= object_ < at else []
    elif not blamed and governing.word in _TELLING and verb != at + 1 and not owned and not personal:
        behind = reader.clauses.word(at - 1) == "behind" or _foremost(reader, at)
        return reader.subjects(verb) if behind else []  # "was behind it"
    if governing.passive:
        return reader.agents_after(verb) or _patients(reader, at, verb, cue)
    agents = agents or reader.subjects(verb, people=personal)  # "its leader, Omar Diallo, pledged"
    return agents if governing.word in cue.light or owned or cue.relation == "FIGHTS" else []


def _foremost(reader: Reader, at: int) -> bool:
    """As in "Is at the forefront of the fight", "is a major player in the war": it fights."""
    led = reader.clauses.word(at - 2) in _FOREMOST and reader.clauses.kind(at - 2) == "NP"
    return led and reader.clauses.word(at - 1) in {"of", "in"}


def _particular(reader: Reader, at: int, cue: Cue, verb: int) -> list[Found] | None:
    """Who does it where the clause tells that in a way of its own; None where it does not."""
    dated = cue.name == "killing" and reader.clauses.word(at - 1) in {"after", "since", "before", "following"}
    if dated and not reader.chunks[at].owners:
        return []  # "will leave after the defeat of M23": by whomever
    if cue.relation == "FIGHTS" and not reader.chunks[at].owners and (reason := _reason(reader, at)):
        return reader.founds(reader.clauses.blamed(reason))
    if cue.relation == "FIGHTS" and not reader.chunks[at].owners and _subject_matter(reader, at):
        return []
    return (
        _sharers(reader, at, cue)
        or _helped(reader, at, cue)
        or _delivered(reader, at, cue)
        or _pledging(reader, at)
        or _office(reader, at, cue)
        or _ordered(reader, at, cue, verb)
        or _brought(reader, at, cue, verb)
        or None
    )


def _subject_matter(reader: Reader, at: int) -> bool:
    """As in "hosted talks on the war against M23": that is what they are about."""
    about = reader.clauses.word(at - 1) in {"on", "about"} and reader.clauses.kind(at - 2) == "NP"
    return about and reader.chunks[at - 2].found is None and reader.chunks[at - 2].word in _TALKS


def _sharers(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "M23's role in the war against B", "Ugandan participation in it": whose part it is."""
    share = reader.chunks[at - 2] if at > 1 and reader.clauses.kind(at - 2) == "NP" else None
    if share is None or cue.relation != "FIGHTS" or reader.clauses.word(at - 1) not in {"in", "to"}:
        return []
    return [one for one in share.owners[-1:] if one.type in BODIES] if share.word in _PARTS else []


def _brought(reader: Reader, at: int, cue: Cue, verb: int) -> list[Found]:
    """As in "The advance brought M23 into conflict with Chad": who was brought into it."""
    into = reader.clauses.word(at - 1) in {"into", "to"} and cue.relation == "FIGHTS" and verb >= 0
    if not into or reader.chunks[verb].passive or reader.chunks[verb].word not in _BRINGING:
        return []
    object_ = reader.clauses.object(verb)
    return reader.founds(reader.clauses.group_right(object_)) if 0 <= object_ < at else []


def _reason(reader: Reader, at: int) -> int:
    """As in "Chad listed M23 for a series of attacks": where "for" stands if a verb of blaming governs it."""
    while reader.clauses.word(at - 1) == "of" and reader.clauses.kind(at - 2) == "NP":
        at -= 2
    because = (reader.clauses.word(at - 2), reader.clauses.word(at - 1)) == ("because", "of")
    if not because and reader.clauses.word(at - 1) not in {"for", "over"}:
        return 0
    reason = at - 1 - because
    verb = reader.clauses.verb_of(reason)
    return reason if verb >= 0 and reader.clauses.word(verb) in _PUNISHING else 0


def _delivered(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Iran's deliveries of drones to": whose the deliveries are."""
    owned = at > 1 and reader.clauses.word(at - 1) == "of" and bool(reader.chunks[at - 2].owners)
    if cue.relation != "BACKS" or not owned:
        return []
    return reader.founds(reader.clauses.agents(at - 2), agents=True)


def _helped(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Chad supports Nigeria in its war with": it is Nigeria's war."""
    owners = reader.chunks[at].owners
    if cue.relation != "FIGHTS" or reader.clauses.word(at - 1) != "in":
        return []
    if owners and owners[-1].role != "possessive":
        return []
    verb, backed = reader.clauses.verb_of(at), at - 2
    given = reader.chunks[at - 4].word if reader.clauses.word(at - 3) in {"behind", "for", "to"} else ""
    if any(one.relation == "BACKS" for one in reader.cues.of("noun", given)):
        return reader.founds([backed])  # "threw its weight behind Chad in its war with"
    helping = reader.cues.of("verb", reader.clauses.word(verb)) if verb >= 0 else ()
    if not any(one.relation == "BACKS" and not one.frames[0].turned for one in helping):
        return []  # "Chad relies on Libya in its war with": it is Chad's
    object_ = reader.clauses.object(verb)
    return reader.founds(reader.clauses.group_right(object_)) if 0 <= object_ < at else []


def _office(reader: Reader, at: int, cue: Cue) -> list[Found]:
    """As in "Its leader, Omar Diallo, pledged allegiance to": he who is named did."""
    if cue.relation != "ALLIED_WITH":
        return []
    subject = reader.clauses.agents(at)
    return reader.holder_of_office(subject[-1]) if len(subject) == 1 and subject[0] != at else []


def _ordered(reader: Reader, at: int, cue: Cue, verb: int) -> list[Found]:
    """As in "M23 takes its orders from": who takes them, whoever "its" may be elsewhere."""
    owners = reader.chunks[at].owners
    own = bool(owners) and owners[-1].role == "possessive" and cue.relation in {"PART_OF", "LEADS"}
    return reader.subjects(verb) if own and verb >= 0 and reader.chunks[verb].word in cue.light else []


def _pledging(reader: Reader, at: int) -> list[Found]:
    """As in "M23's pledge of allegiance to"."""
    pledge = reader.clauses.word(at - 1) == "of" and reader.clauses.word(at - 2) in {"pledge", "oath", "vow"}
    return list(reader.chunks[at - 2].owners) if pledge else []


def _patients(reader: Reader, at: int, verb: int, cue: Cue) -> list[Found]:
    """As in "Soldiers were killed in clashes with M23", "are locked in a war with it": they fight."""
    if cue.relation != "FIGHTS":
        return []
    before, done = reader.clauses.word(at - 1), reader.clauses.word(verb)
    if before in {"in", "during", "after"} and done in {"kill", "wound", "injure"}:
        return reader.founds(reader.clauses.subject(verb))
    if before == "for" and done in _BLAMING:
        return reader.subjects(verb)  # "was blamed for an attack on"
    return reader.subjects(verb) if before in {"in", "into"} and done in _EMBROILING else []
