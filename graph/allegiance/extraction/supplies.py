"""Frames of supplies: whose wages and weapons another pays for, sends, or is where they come from."""

from collections.abc import Iterator

from allegiance.extraction.found import Found
from allegiance.extraction.lexicon import kinds, words
from allegiance.extraction.reader import Candidate, Reader

_KIND_OF = kinds("support")
_GOODS = words("frames", "goods") | _KIND_OF.keys()
_MEETING = words("frames", "meeting")
_COMING = words("frames", "coming")
_MOSTLY = frozenset({"much", "most", "all", "part", "half", "some", "bulk", "share", "percent", "third"})


def met(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Hezbollah's budget is met by Iran", "Iran pays the wages of its fighters"."""
    if reader.chunks[at].word not in _MEETING:
        return
    if reader.chunks[at].passive:
        phrases, sponsors = reader.clauses.subject(at), reader.agents_after(at)
        goods = phrases[-1] if phrases else -1
    else:
        goods, sponsors = reader.clauses.object(at), reader.subjects(at)
        if any(preposition in {"to", "for"} for preposition, _ in reader.clauses.phrases(at)):
            return  # "supplied Libya's weapons to M23"
    clients, kind = _whose(reader, goods)
    for cue in reader.cues.of("verb", "fund"):
        text = f"{cue.name}: S V O's N"
        yield from reader.pair(sponsors, clients, cue, text, at, at, kind, 0.9)


def sourced(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23's guns come from Rwanda", "weapons reach it from Chad", "flow from Chad to it"."""
    if reader.chunks[at].word not in _COMING or reader.chunks[at].passive:
        return
    phrases = reader.clauses.subject(at)
    if not phrases:
        return
    sources = _behind(reader, at, "from")
    clients, kind = _whose(reader, phrases[-1])
    if not clients and _good(reader, phrases[-1]):
        object_ = reader.clauses.object(at)
        clients = reader.reach(object_) if object_ >= 0 else _behind(reader, at, "to")
        kind = _KIND_OF.get(reader.chunks[phrases[-1]].word, "")
    for cue in reader.cues.of("verb", "arm"):
        yield from reader.pair(sources, clients, cue, f"{cue.name}: O's N V from S", at, at, kind, 0.85)


def _behind(reader: Reader, at: int, preposition: str) -> list[Found]:
    """Who stands behind a preposition that follows a verb group."""
    phrase = next((phrase for word, phrase in reader.clauses.phrases(at) if word == preposition), -1)
    if phrase < 0:
        return []
    return [found for found in reader.founds(reader.clauses.group_right(phrase)) if found.role != "capital"]


def _good(reader: Reader, at: int) -> bool:
    """Whether a phrase names what a force needs, and nobody."""
    return at >= 0 and reader.chunks[at].found is None and reader.chunks[at].word in _GOODS


def _whose(reader: Reader, at: int) -> tuple[list[Found], str]:
    """As in "M23's weapons", "the wages of its fighters", "most of its money": whose they are, and what."""
    of = reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    if at >= 0 and of and reader.chunks[at].word in _MOSTLY:
        at += 2
        of = reader.clauses.word(at + 1) == "of" and reader.clauses.kind(at + 2) == "NP"
    if not _good(reader, at):
        return [], ""
    kind = _KIND_OF.get(reader.chunks[at].word, "")
    owners = reader.founds([at], agents=True)
    if owners:
        return owners[-1:], kind
    return (reader.founds(reader.clauses.group_right(at + 2)) if of else []), kind
