"""Frames of nouns of what somebody gets: "received support from", "with support from"."""

from collections.abc import Iterator

from allegiance.extraction.cues import Cue
from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import kinds, words
from allegiance.extraction.reader import Candidate, Reader

_KIND_OF = kinds("support")
_OF_MEANS = words("frames", "means")
_SHIELDS = frozenset({"cover", "protection", "umbrella"})


def received(
    reader: Reader, at: int, cue: Cue, prepositions: frozenset[str], following: list[tuple[str, int]],
    verb: int, text: str,
) -> Iterator[Candidate]:  # fmt: skip
    """Who gives what the noun at a chunk names, to the one who gets it or acts with it."""
    giver = next(
        (
            reader.founds(reader.clauses.group_right(phrase))
            or reader.staff(phrase)
            or _means(reader, phrase)
            for preposition, phrase in following
            if preposition in prepositions
        ),
        [],
    )
    owners = reader.chunks[at].owners
    if owners and reader.clauses.kind(at + 1) == "CONJ":
        giver = []  # "with Russian air cover and the help of M23"
    kind = _KIND_OF.get(reader.chunks[at].word, "")
    if verb >= 0 and reader.chunks[verb].word in cue.receive and not reader.chunks[verb].passive:
        yield from reader.pair(
            giver or owners, reader.founds(reader.clauses.subject(verb)), cue, text, at, verb, kind
        )
    elif verb >= 0 and reader.chunks[verb].word in cue.light and reader.chunks[verb].passive:
        giver = giver or reader.agents_after(verb)  # "was given weapons by"
        yield from reader.pair(giver, reader.founds(reader.clauses.subject(verb)), cue, text, at, verb, kind)
    elif (giver or owners) and (leaning := _leaning(reader, at)) >= 0:
        yield from reader.pair(giver or owners, reader.subjects(leaning), cue, text, at, leaning, kind)
    elif not giver and owners and owners[-1].role == "possessive" and kind in {"", "weapons"}:
        return  # "made off with its guns"
    elif (giver or owners) and _carried(reader, at):
        # "With support from Uganda, the rebels moved …"
        carrier = (
            verb
            if verb >= 0
            else next((i for i in range(at, len(reader.chunks)) if reader.clauses.kind(i) == "VP"), -1)
        )
        if carrier >= 0:
            helped = _in_aside(reader, at) or _supported(reader, carrier)
            yield from reader.pair(giver or owners, helped, cue, text, at, carrier, kind)


def _carried(reader: Reader, at: int) -> bool:
    """As in "With support from", "under cover of": what is told of the one who acts."""
    if reader.clauses.kind(at - 1) == "CONJ" and reader.clauses.kind(at - 2) == "NP":
        at -= 2  # "with Russian air support and the help of M23"
        of = reader.clauses.word(at - 1) == "of" and reader.clauses.kind(at - 2) == "NP"
        at -= 2 * of  # "with the help of M23 and Russian air support"
    if reader.clauses.kind(at - 1) != "PREP":
        return False
    before = reader.clauses.word(at - 1)
    return before == "with" or (before == "under" and reader.chunks[at].word in _SHIELDS)


def _in_aside(reader: Reader, at: int) -> list[Found]:
    """As in "Chad sent guns, and Mali, with French trainers, drills men": Mali is helped."""
    if reader.clauses.kind(at - 2) != "COMMA" or reader.clauses.kind(at - 3) != "NP":
        return []
    last = reader.clauses.group_right(at)[-1]
    while reader.clauses.kind(last + 1) == "PREP" and reader.clauses.kind(last + 2) == "NP":
        last = reader.clauses.group_right(last + 2)[-1]
    goes_on = reader.clauses.kind(last + 1) == "COMMA" and reader.clauses.kind(last + 2) == "VP"
    acts = goes_on and reader.chunks[last + 2].form == "finite"
    return reader.founds(reader.clauses.group_left(at - 3)) if acts else []


def _leaning(reader: Reader, at: int) -> int:
    """As in "M23 remains dependent on Rwandan support": the verb that says so, -1 without one."""
    leans = reader.clauses.word(at - 1) == "on" and reader.clauses.word(at - 2) in {"dependent", "reliant"}
    being = leans and reader.clauses.kind(at - 3) == "VP"
    return at - 3 if being and reader.chunks[at - 3].word in {"be", "remain", "become", "stay"} else -1


def _means(reader: Reader, phrase: int) -> list[Found]:
    """As in "With the help of Russian air strikes": whose they are."""
    chunk = reader.chunks[phrase]
    return list(chunk.owners) if chunk.word in _OF_MEANS and len(chunk.owners) == 1 else []


def _supported(reader: Reader, verb: int) -> list[Found]:
    """Who acts with another's help: of "was pushed back by the army with help from Chad", the army."""
    subjects = reader.founds(reader.clauses.subject(verb))
    if not reader.chunks[verb].passive:
        return subjects
    hurt = any(cue.relation == "FIGHTS" for cue in reader.cues.of("verb", reader.chunks[verb].word))
    return reader.agents_after(verb) or ([] if hurt else subjects)
