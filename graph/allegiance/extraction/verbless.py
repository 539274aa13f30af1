"""What a sentence without a verb says of whose entry it stands in: "At war with A.", "Allied with B."."""

from collections.abc import Iterator

from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.wielders import hostile

_FOUGHT = frozenset({"conflict", "war", "hostilities", "fighting"})
_ON = frozenset({"on", "against"})


def verbless(reader: Reader) -> Iterator[Candidate]:
    """The relations of an entry's owner in a line such as "In conflict with A", "Notes: Allied with B"."""
    first = _behind_label(reader)
    whose = reader.entry if reader.chunks and reader.fragment else None
    if whose is None or first + 1 >= len(reader.chunks):
        return
    opens = reader.chunks[first]
    if opens.kind == "LINK":
        for cue in reader.cues.of("link", opens.word):
            if cue.relation == "ALLIED_WITH" and reader.clauses.kind(first + 1) == "NP":
                others = reader.founds(reader.clauses.group_right(first + 1))
                yield from reader.pair([whose], others, cue, f"{cue.name}: entry", first, -1)
        return
    yield from _fights(reader, first)


def _fights(reader: Reader, first: int) -> Iterator[Candidate]:
    """As in "At war with A", "Responsible for attacks on A"."""
    noun = first + 1 if reader.clauses.kind(first) == "PREP" else first + 2
    blamed = reader.line.key(reader.chunks[first].first) == "responsible"
    if reader.clauses.kind(noun) != "NP" or not (blamed or reader.chunks[noun].word in _FOUGHT):
        return
    wanted = _ON if blamed else frozenset({"with"})
    for preposition, phrase in reader.clauses.phrases(noun)[:2]:
        cues = hostile(reader, reader.chunks[noun].word)[:1] if preposition in wanted else []
        for cue in cues:
            if reader.entry is not None:
                enemies = reader.held(phrase)
                yield from reader.pair([reader.entry], enemies, cue, f"{cue.name}: entry", first, -1)


def _behind_label(reader: Reader) -> int:
    """Where a line begins behind its label: "Notes: | At war with A"."""
    colon = next((at for at, chunk in enumerate(reader.chunks[:3]) if chunk.word == ":"), -1)
    return colon + 1
