"""Whose means and deeds a phrase names: "M23 shells", "rockets fired by it", "an ambush it laid"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.instruments import fired, weapon
from allegiance.extraction.lexicon import words
from allegiance.extraction.reader import Candidate, Reader

_MEANS = words("frames", "means")
_SUPPLYING = words("frames", "supplying")
CHARGED = {"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}
"""What is done with a deed of which somebody is accused, and what stands before him."""
_WHERE = frozenset({"in", "near", "at", "outside", "on"})
_WITHIN = frozenset({"in", "during", "with", "as_part_of", "amid"})


def hostile(reader: Reader, noun: str) -> list[Cue]:
    """The cues by which a noun names an attack or a fight."""
    return [cue for cue in reader.cues.of("noun", noun) if cue.relation == "FIGHTS"]


def wielders(reader: Reader, at: int) -> list[Found]:
    """As in "An M23 ambush killed", "rockets fired by M23 hit", "the army's guns and planes hit"."""
    subject = reader.clauses.subject(at)
    if len(subject) != 1:
        return []
    deed = subject[0]
    if reader.chunks[deed].word not in _MEANS and reader.clauses.word(deed - 1) in {"on", "against", "at"}:
        deed -= 2  # "an attack on the base that killed five soldiers"
    means = deed >= 0 and (reader.chunks[deed].word in _MEANS or weapon(reader, deed))
    return deed_of(reader, deed, at) if means else []


def deed_of(reader: Reader, phrase: int, before: int) -> list[Found]:
    """Whose means or attack a phrase names: its owners, who made it, those it is joined to."""
    if reader.chunks[phrase].owners:
        return reader.founds([phrase], agents=True)
    if blamed := charged(reader, phrase):
        return blamed
    following = phrase + 1
    if reader.clauses.kind(following) == "VP" and reader.chunks[following].passive and following != before:
        supplied = reader.clauses.word(following) in _SUPPLYING  # by somebody else than fires it
        return [] if supplied else reader.agents_after(following) or fired(reader, phrase, before)
    if found := reader.agents_after(phrase):
        return found
    joined = reader.clauses.kind(phrase - 1) == "CONJ" and reader.clauses.kind(phrase - 2) == "NP"
    if joined and reader.chunks[phrase - 2].word in _MEANS:
        return reader.founds([phrase - 2], agents=True)
    return _carried_out(reader, phrase, before) or fired(reader, phrase, before)


def charged(reader: Reader, phrase: int) -> list[Found]:
    """As in "Died in an attack blamed on M23", "which the army pinned on it": who is said to have done it."""
    if not hostile(reader, reader.chunks[phrase].word):
        return []
    step = phrase + 1
    while reader.clauses.word(step) in _WHERE and reader.clauses.kind(step + 1) == "NP":
        step += 2
    step += reader.clauses.kind(step) == "COMMA"
    if reader.clauses.kind(step) == "REL":
        step += 1 + (reader.clauses.kind(step + 1) == "NP")
    if reader.clauses.kind(step) != "VP" or reader.chunks[step].negated:
        return []
    wanted = CHARGED.get(reader.chunks[step].word, "")
    blamed = reader.clauses.word(step + 1) == wanted and reader.clauses.kind(step + 2) == "NP"
    return reader.founds(reader.clauses.group_right(step + 2)) if wanted and blamed else []


def _carried_out(reader: Reader, phrase: int, before: int) -> list[Found]:
    """As in "claimed an attack that killed", "a bombing in which five died": who did."""
    verb = reader.clauses.verb_of(phrase)
    done = any(reader.clauses.word(verb) in cue.light for cue in hostile(reader, reader.chunks[phrase].word))
    if done and verb != before and not reader.chunks[verb].passive:
        return reader.subjects(verb)
    return []


def perished(reader: Reader, at: int, cue: Cue, within: frozenset[str]) -> Iterator[Candidate]:
    """As in "Soldiers died in an ambush laid by M23", "in a battle with it": those who died had fought."""
    victims = reader.subjects(at, assets=True)
    for preposition, phrase in reader.clauses.phrases(at) if victims else ():
        noun = reader.chunks[phrase].word
        if preposition not in within or not hostile(reader, noun):
            continue
        enemies = deed_of(reader, phrase, at)
        for link, other in reader.clauses.phrases(phrase)[:2]:
            if link in {"with", "against"} and not enemies:
                enemies = reader.held(other)
        yield from reader.pair(enemies, victims, cue, f"{cue.name}: {cue.frames[0].text}", at, at)
        return


def operation(reader: Reader, at: int) -> list[Found]:
    """Support for an operation is support for those who carry it out: "the campaign, backed by Russia"."""
    subject = reader.clauses.subject(at)
    return operation_of(reader, subject[0]) if subject else []


def operation_of(reader: Reader, at: int) -> list[Found]:
    """Whose offensive or campaign a noun phrase names."""
    if at < 0:
        return []
    chunk = reader.chunks[at]
    if chunk.kind != "NP" or not hostile(reader, chunk.word):
        return []
    told = reader.agents_after(at) if reader.clauses.kind(at + 1) == "PREP" else []
    return list(chunk.owners) or told or _led(reader, at)


def _led(reader: Reader, at: int) -> list[Found]:
    """As in "M23 took the town in an offensive", "launched an offensive": whoever does that."""
    verb = reader.clauses.verb_of(at)
    if verb < 0 or reader.chunks[verb].passive:
        return []
    within = reader.clauses.word(reader.clauses.governed(at)) in _WITHIN
    done = any(reader.chunks[verb].word in cue.light for cue in hostile(reader, reader.chunks[at].word))
    return reader.subjects(verb) if within or (done and reader.clauses.object(verb) == at) else []
