"""Frames of help on its way: from one to another, told by the noun alone."""

from collections.abc import Iterator

from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.lexicon import kinds
from allegiance.extraction.reader import Candidate, Reader

_KIND_OF = kinds("support")
_SENT = frozenset(
    {"shipment", "shipments", "delivery", "deliveries", "consignment", "flow", "supply", "transfer"}
)
_HELP = frozenset({"support", "backing", "aid", "assistance", "help"})
_TOLD = _SENT | _HELP
_FROM = frozenset({"from", "by"})
_TO = frozenset({"to", "for"})


def consigned(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "A shipment of arms from Iran to M23 was seized", "support for M23 from Rwanda has grown"."""
    chunk = reader.chunks[at]
    if chunk.word not in _TOLD or chunk.owners or chunk.found is not None:
        return
    sponsor, client = _end(reader, at, _FROM), _end(reader, at, _TO)
    clients = [one for one in client if one.type in ARMED]
    kind = _KIND_OF.get(chunk.word, "") if chunk.word in _HELP else _goods(reader, at)
    if chunk.word in _SENT and not kind:
        return
    for cue in reader.cues.of("verb", "support" if chunk.word in _HELP else "arm"):
        yield from reader.pair(sponsor, clients, cue, f"{cue.name}: N from S to O", at, -1, kind, 0.9)


def _goods(reader: Reader, at: int) -> str:
    """What is sent: the kind of "arms" in "shipments of arms", empty where it is no help."""
    of = reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    chunk = reader.chunks[at]
    said = (
        [reader.chunks[at + 2].word]
        if of
        else [reader.line.key(step) for step in range(chunk.first, chunk.last)]
    )
    return next((_KIND_OF[word] for word in said if word in _KIND_OF), "")


def _end(reader: Reader, at: int, prepositions: frozenset[str]) -> list[Found]:
    """Who stands behind one of the prepositions, before any verb."""
    verb = next((i for i in range(at + 1, len(reader.chunks)) if reader.clauses.kind(i) == "VP"), at + 99)
    for preposition, phrase in reader.clauses.phrases(at)[:4]:
        if preposition in prepositions and phrase < verb:
            return reader.founds(reader.clauses.group_right(phrase))
    return []
