"""The frames at work: which actors the cues of a sentence put into a relation."""

from collections.abc import Callable, Iterator
from functools import cache

from allegiance.extraction.allies import allied, joined_deed
from allegiance.extraction.brigades import raised
from allegiance.extraction.claimed import claimed, remember
from allegiance.extraction.command import at_head, passed, ruled_under
from allegiance.extraction.components import components
from allegiance.extraction.consignments import consigned
from allegiance.extraction.contingents import core, served, under_mandate
from allegiance.extraction.cues import Cue, cues
from allegiance.extraction.deeds import came_under, jointly, relative_deed, together
from allegiance.extraction.designations import branded, listed, sanctioned, standing
from allegiance.extraction.drawn import drawn
from allegiance.extraction.echoes import echoed
from allegiance.extraction.enrolment import enrolled, merged_into
from allegiance.extraction.examples import exemplified, faction, member_of, others_of
from allegiance.extraction.fields import field
from allegiance.extraction.found import Found
from allegiance.extraction.groupings import grouped
from allegiance.extraction.imposed import imposed
from allegiance.extraction.intruding import intruded
from allegiance.extraction.joint import (
    comrades,
    fallen,
    fellows,
    joint,
    left_dead,
    set_against,
    slain,
    targeted,
)
from allegiance.extraction.kin import groups_of, kin
from allegiance.extraction.leaders import follows, part_led, possessor, succeeded, took_over, under, unit_led
from allegiance.extraction.lexicon import words
from allegiance.extraction.links import link, paid, umbrella
from allegiance.extraction.memberships import foremost, part, strongest_of
from allegiance.extraction.moves import moved
from allegiance.extraction.nouns import compound, joined, named_coalition, noun, peaceful
from allegiance.extraction.opponents import ended, mutual
from allegiance.extraction.partaking import shares_in
from allegiance.extraction.penalties import imposed_too, leader_too, listed_beside, others_too, penalized
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.regained import regained
from allegiance.extraction.resumed import attacked
from allegiance.extraction.retreats import compelled, retreat, withdrew
from allegiance.extraction.routs import contested, fell, loosened, routed, struck_down
from allegiance.extraction.several import several
from allegiance.extraction.sides import allies_among, beside, sided
from allegiance.extraction.siding import took_side
from allegiance.extraction.speaking import on_behalf, spoke_before
from allegiance.extraction.stranded import stranded
from allegiance.extraction.successors import succession
from allegiance.extraction.supplies import equipped, handed, met, overhead, rescued, sourced, sustained
from allegiance.extraction.thanked import thanked
from allegiance.extraction.theirs import fellow, theirs
from allegiance.extraction.titles import heads_of, role_before, role_of
from allegiance.extraction.traps import trapped
from allegiance.extraction.undertaken import checked, told_apart
from allegiance.extraction.unions import united
from allegiance.extraction.verbless import verbless
from allegiance.extraction.verbs import verb
from allegiance.records import ActorType

_YIELDING = words("frames", "yielding")


def candidates(reader: Reader) -> Iterator[Candidate]:
    """All candidates, in the order of their cues."""
    found = [*_stated(reader), *spoke_before(reader), *field(reader), *verbless(reader)]
    yield from found
    for at in range(len(reader.chunks)):
        yield from succeeded(reader, at, found)
        yield from succession(reader, at, found)
    yield from comrades(reader, found)
    yield from echoed(reader, found)
    yield from claimed(reader)
    remember(reader)
    attacked(reader)
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "PREP":
            war = chunk.word == "on" and reader.clauses.word(at - 1) in {
                "war",
                "fight",
            }  # "an ally in the war on"
            for cue in reader.cues.of("side", "against" if war else chunk.word):
                yield from sided(reader, at, cue, found)


def _stated(reader: Reader) -> Iterator[Candidate]:
    for at, chunk in enumerate(reader.chunks):
        if chunk.kind == "VP":
            yield from _verbs(reader, at)
            yield from united(reader, at)
            yield from listed(reader, at)
            yield from leader_too(reader, at)
            yield from others_too(reader, at)
            yield from listed_beside(reader, at)
            yield from served(reader, at)
            yield from joined_deed(reader, at)
            yield from merged_into(reader, at)
            if any(cue.relation == "LEADS" for cue in reader.cues.of("verb", chunk.word)):
                yield from part_led(reader, at)
            yield from took_over(reader, at)
            yield from together(reader, at)
            yield from jointly(reader, at)
            yield from relative_deed(reader, at)
            yield from fallen(reader, at)
            yield from left_dead(reader, at)
            yield from came_under(reader, at)
            yield from met(reader, at)
            yield from handed(reader, at)
            yield from sourced(reader, at)
            yield from sustained(reader, at)
            yield from equipped(reader, at)
            yield from thanked(reader, at)
            yield from contested(reader, at)
            yield from raised(reader, at)
            yield from routed(reader, at)
            yield from struck_down(reader, at)
            yield from fell(reader, at)
            yield from withdrew(reader, at)
            yield from intruded(reader, at)
            yield from compelled(reader, at)
            yield from regained(reader, at)
            yield from checked(reader, at)
            yield from shares_in(reader, at)
            yield from stranded(reader, at)
            yield from drawn(reader, at)
        elif chunk.kind in {"LINK", "PREP"}:
            for cue in reader.cues.of("link", chunk.word):
                yield from link(reader, at, cue)
            if chunk.word == "under":
                yield from under(reader, at)
                yield from ruled_under(reader, at)
                yield from under_mandate(reader, at)
            elif chunk.word in {"of", "from"}:
                yield from fellow(reader, at)
        elif chunk.kind == "NP":
            yield from _phrase(reader, at)


def _verbs(reader: Reader, at: int) -> Iterator[Candidate]:
    """What the verb itself says; who leads a unit of a body does not lead the body."""
    for cue in reader.cues.of("verb", reader.chunks[at].word):
        if cue.relation != "LEADS" or not unit_led(reader, reader.clauses.object(at)):
            yield from verb(reader, at, cue)


def _nouns(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "clashes between A and B", "Libya's support of M23"."""
    chunk = reader.chunks[at]
    for cue in reader.cues.of("noun", _pair(reader, at)) or reader.cues.of("noun", chunk.word):
        unowned = cue.owned and not chunk.owners
        if unowned or (cue.relation == "BACKS" and _given_up(reader, at)) or peaceful(reader, at, cue):
            continue
        yield from noun(reader, at, cue)
        yield from mutual(reader, at, cue)


def _phrase(reader: Reader, at: int) -> Iterator[Candidate]:
    chunk = reader.chunks[at]
    yield from _compounds(reader, at)
    if chunk.actors and reader.clauses.kind(at - 1) == "CONJ":
        yield from joined(reader, at)
    if chunk.found is not None and reader.clauses.word(at - 1) == "whose":
        for cue in reader.cues.of("role", chunk.word):
            yield from role_of(reader, at, cue)  # "whose commander is General Diallo"
    if chunk.found is None:
        yield from _nouns(reader, at)
        yield from _parts(reader, at)
        for cue in _roles(reader, at):
            yield from role_of(reader, at, cue)
        for frame in _OF_NOBODY:
            yield from frame(reader, at)
    else:
        yield from _named(reader, at, chunk.found)
    for frame in _OF_ANYBODY:
        yield from frame(reader, at)
    if not _titles().isdisjoint(reader.line.keys[chunk.first : chunk.last]):
        yield from role_before(reader, at)
        yield from several(reader, at)
        yield from components(reader, at)
    yield from branded(reader, at)


@cache
def _titles() -> frozenset[str]:
    """The words without one of which a phrase names no role and no parts: "commander", "leaders"."""
    by_word = cues().by_word
    said = {word.rpartition("_")[2] for shape in ("role", "part") for word in by_word[shape]}
    plurals = {f"{word.removesuffix('man')}men" if word.endswith("man") else f"{word}s" for word in said}
    return frozenset(said | plurals | words("frames", "ranks") | words("frames", "components"))


def _deeds(reader: Reader, at: int) -> Iterator[Candidate]:
    """What nouns of deeds say beside their frames: of attacks, retreats, traps, feuds, help, sides."""
    yield from told_apart(reader, at)
    yield from retreat(reader, at)
    yield from consigned(reader, at)
    yield from took_side(reader, at)
    yield from trapped(reader, at)
    yield from ended(reader, at)


def _given_up(reader: Reader, at: int) -> bool:
    """As in "Hand over their arms to M23": no support."""
    first = reader.chunks[at].first
    over = reader.line.key(first - 1) == "over" and reader.line.key(first - 2) == "hand"
    verb = reader.clauses.verb_of(at)
    given = over or reader.clauses.word(verb) in _YIELDING
    if given and (over or reader.clauses.word(verb) == "hand"):
        states = [one.type is ActorType.STATE for one in reader.subjects(verb)]
        return not (states and all(states))  # "Poland handed 20 tanks to the Ukrainian army"
    return given


def _compounds(reader: Reader, at: int) -> Iterator[Candidate]:
    """What hyphens state: "Iran-backed", "Saudi-led", "anti-Houthi"."""
    chunk = reader.chunks[at]
    for found, tail in chunk.tails:
        for cue in reader.cues.of("compound", tail):
            yield from compound(reader, at, cue, found)
    head = chunk.found
    if head and head.type is ActorType.COALITION and reader.line.key(head.first + 2) == "led":
        yield from named_coalition(reader, at, head)
    some = chunk.indefinite and head is not None and head.how == "unnamed"
    for prefix, found in chunk.prefixes if not some else ():  # "it was a pro-Russian militant group"
        for cue in reader.cues.of("prefix", prefix):
            yield from reader.pair(chunk.actors, [found], cue, f"{cue.name}: {cue.frames[0].text}", at, -1)


def _named(reader: Reader, at: int, found: Found) -> Iterator[Candidate]:
    """What a phrase with a name says beside it: of its members, leaders, examples."""
    yield from heads_of(reader, at)
    yield from member_of(reader, at)
    yield from faction(reader, at)
    yield from possessor(reader, at)
    if found.type is not ActorType.PERSON:
        yield from kin(reader, at, found)
    aside = reader.clauses.kind(at - 1) == "COMMA" and reader.clauses.word(at + 1) == "of"
    described = reader.chunks[at].indefinite or (aside and found.role in {"band", "crowd"})
    entry = at == 0 and found.role == "band" and reader.fragment  # "Breakaway faction of O."
    if found.how in {"coreference", "unnamed"} and (described or entry):
        yield from _parts(reader, at)  # "Ansaru, an offshoot of": it points to Ansaru itself


def _parts(reader: Reader, at: int) -> Iterator[Candidate]:
    """The cues of parts by the head of a phrase, with the word before it first: "splinter group"."""
    pair = _pair(reader, at)
    if reader.cues.of("role", pair):
        return  # "commanding officer"
    last = reader.chunks[at].last
    word = reader.line.key(last - 1) if reader.chunks[at].found else reader.chunks[at].word
    of_pair = reader.cues.of("part", pair) or reader.cues.of("part", pair.removesuffix("s"))
    for cue in of_pair or reader.cues.of("part", word):
        if cue.relation != "DESIGNATED_BY":
            yield from part(reader, at, cue)
            yield from mutual(reader, at, cue)


def _roles(reader: Reader, at: int) -> tuple[Cue, ...]:
    """The cues of roles by the head of a phrase, with the word before it first."""
    word = reader.chunks[at].word
    if word in {"command", "number", "two", "2"} and _second(reader, at):
        word = "second-in-command"
    return reader.cues.of("role", _pair(reader, at)) or reader.cues.of("role", word)


def _second(reader: Reader, at: int) -> bool:
    """As in "The Front's second-in-command", "second in command of the Front", "its number two"."""
    key, last = reader.line.key, reader.chunks[at].last - 1
    if key(last) in {"two", "2"}:
        return key(last - 1) in {"number", "no"}
    back = 4 if key(last - 1) == "-" else 2
    return key(last - back) == "second" and "in" in {key(last - 1), key(last - 2)}


def _pair(reader: Reader, at: int) -> str:
    """The last two words of a phrase: "splinter_group", "secretary_general"."""
    last = reader.chunks[at].last
    before = last - 2 - (reader.line.key(last - 2) == "-")
    return f"{reader.line.key(before)}_{reader.line.key(last - 1)}"


_Frame = Callable[[Reader, int], Iterator[Candidate]]
_OF_NOBODY: tuple[_Frame, ...] = (
    _deeds,
    overhead,
    allies_among,
    foremost,
    strongest_of,
    umbrella,
    paid,
    joint,
    targeted,
    slain,
    loosened,
    rescued,
    fellows,
    beside,
    standing,
    sanctioned,
    penalized,
    imposed_too,
    imposed,
    enrolled,
    moved,
    at_head,
    core,
    groups_of,
    follows,
    passed,
    on_behalf,
)
"""Frames of a phrase that stands for no actor itself."""
_OF_ANYBODY: tuple[_Frame, ...] = (
    theirs,
    set_against,
    allied,
    exemplified,
    grouped,
    others_of,
)
"""Frames of any phrase."""
