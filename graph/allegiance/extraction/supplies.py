"""Frames of supplies: whose wages and weapons another pays for, sends, or is where they come from."""

from collections.abc import Iterator

from allegiance.extraction.found import ARMED, Found
from allegiance.extraction.lexicon import kinds, words
from allegiance.extraction.reader import Candidate, Reader

_KIND_OF = kinds("support")
_GOODS = words("frames", "goods") | _KIND_OF.keys()
_MEETING = words("frames", "meeting")
_COMING = words("frames", "coming")
_SUSTAINING = words("frames", "sustaining")
_COMING_TO = words("frames", "coming_to_aid")
_HANDING = words("frames", "giving")
_EQUIPPING = frozenset({"equip", "arm", "supply"})
_AIDS = frozenset({"aid", "rescue", "help", "defence", "defense", "assistance"})
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


def handed(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Iran gives the Houthis missiles", "sells the junta jets": those before the goods get them."""
    object_ = reader.clauses.object(at)
    if reader.chunks[at].word not in _HANDING or reader.chunks[at].passive or object_ < 0:
        return
    goods = reader.chunks[object_]
    kind = _KIND_OF.get(goods.word, "")
    if goods.found is not None or kind not in {"weapons", "funds"} or len(goods.owners) != 1:
        return
    client = goods.owners[0]
    said = client.type in ARMED or client.role == "name"
    behind = {word for word, _ in reader.clauses.phrases(at)[:2]}
    if said and client.last == goods.last - 1 and client.role != "possessive" and not behind & {"to", "for"}:
        for cue in reader.cues.of("verb", "arm"):
            yield from reader.pair(
                reader.subjects(at), [client], cue, f"{cue.name}: S V O N", at, at, kind, 0.85
            )


def overhead(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army, with Russian jets overhead, took the town": whose they are helps the army."""
    chunk = reader.chunks[at]
    over = reader.line.key(chunk.last) == "overhead" or reader.line.key(chunk.last - 1) == "overhead"
    if not over or reader.clauses.word(at - 1) != "with":
        return
    sponsors = reader.founds([at], agents=True)
    before = reader.clauses.group_left(at - 3) if reader.clauses.kind(at - 2) == "COMMA" else ()
    helped = reader.founds(before) if before and reader.clauses.kind(at - 3) == "NP" else []
    verb = reader.clauses.verb_of(at)
    helped = helped or (reader.subjects(verb) if verb >= 0 and not reader.chunks[verb].passive else [])
    yield from _backed(reader, at, sponsors, [one for one in helped if one.type in ARMED])


def sourced(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "M23's guns come from Rwanda", "weapons reach it from Chad", "flow from Chad to it"."""
    if reader.chunks[at].word not in _COMING or reader.chunks[at].passive:
        return
    phrases = reader.clauses.subject(at)
    if not phrases:
        return
    sources = _behind(reader, at, "from") or _behind(reader, phrases[-1], "from")
    clients, kind = _whose(reader, phrases[-1])
    if clients and not sources and reader.clauses.object(at) >= 0:  # "Norway's guns have reached Ukraine"
        sources, clients = clients, reader.reach(reader.clauses.object(at))
    elif not clients and _good(reader, phrases[-1]):
        object_ = reader.clauses.object(at)
        clients = reader.reach(object_) if object_ >= 0 else _behind(reader, at, "to")
        kind = _KIND_OF.get(reader.chunks[phrases[-1]].word, "")
    for cue in reader.cues.of("verb", "arm"):
        yield from reader.pair(sources, clients, cue, f"{cue.name}: O's N V from S", at, at, kind, 0.85)


def sustained(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Iranian money keeps it alive", "Rwandan arms have strengthened M23"; "it owes its arms to"."""
    if reader.clauses.word(at) == "owe":
        if _good(reader, reader.clauses.object(at)) and not reader.chunks[at].passive:
            yield from _backed(reader, at, _behind(reader, at, "to"), reader.subjects(at))
        return
    if reader.clauses.word(at) not in _SUSTAINING or reader.chunks[at].passive:
        return
    subject = reader.clauses.subject(at)
    if not subject:
        return
    object_ = reader.clauses.object(at)
    sponsors = reader.founds(subject[:1], agents=True) if _good(reader, subject[0]) else []
    if sponsors and object_ >= 0:
        yield from _backed(reader, at, sponsors, reader.reach(object_))


def equipped(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "The army, armed with Iranian rockets, …": whose arms one has."""
    if not reader.chunks[at].passive or reader.clauses.word(at) not in _EQUIPPING:
        return
    for preposition, phrase in reader.clauses.phrases(at)[:1]:
        if preposition == "with" and _arms(reader, phrase):
            states = reader.founds([phrase], agents=True)[:1]
            yield from _backed(reader, at, states, reader.subjects(at))


def _arms(reader: Reader, at: int) -> bool:
    """As in "Iranian rockets", "Turkish drones": arms of a nation."""
    chunk = reader.chunks[at]
    owner = chunk.found or next(iter(chunk.owners), None)
    named = owner is not None and owner.first == chunk.first and owner.role in {"demonym", "name", "state"}
    return named and reader.line.key(chunk.last - 1) in _GOODS


def rescued(reader: Reader, at: int) -> Iterator[Candidate]:
    """As in "Came to Mali's aid", "rushed to its rescue", "intervened in its defence"."""
    chunk, verb = reader.chunks[at], reader.clauses.verb_of(at)
    if chunk.word not in _AIDS or reader.clauses.word(at - 1) not in {"to", "in"} or verb < 0:
        return
    if reader.clauses.word(verb) in _COMING_TO and not reader.chunks[verb].passive:
        yield from _backed(reader, verb, reader.subjects(verb), chunk.owners[-1:])


def _backed(reader: Reader, at: int, sponsors: list[Found], clients: list[Found]) -> Iterator[Candidate]:
    for cue in reader.cues.of("verb", "support"):
        text = f"{cue.name}: S's N V O"
        yield from reader.pair(sponsors, clients, cue, text, at, at, "", 0.85)


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
