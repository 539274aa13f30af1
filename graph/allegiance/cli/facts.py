"""What the lists say of an actor, in lines to read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allegiance.gazetteer import Entry, Gazetteer, Membership, Origin, Term


def facts(entry: "Entry", listed: "Gazetteer") -> Iterator[str]:
    """Its country and years, what it came of, whom it is part of, its offices, where that comes from."""
    history = entry.history
    if country := _country(entry, listed):
        yield f"of {country}"
    if history.founded:
        yield f"founded {history.founded}"
    yield from (f"split from {_origin(one, listed)}" for one in history.split_from)
    yield from (f"before that {_origin(one, listed)}" for one in history.renamed_from)
    yield from (f"part of {_whole(whole, listed)}" for whole in entry.membership)
    yield from (_office(term, listed) for term in entry.terms)
    if history.ended:
        yield f"ended {history.ended}"
    if entry.wikidata:
        yield f"Wikidata {entry.wikidata}"
    yield f"listed: {entry.source}"


def _country(entry: "Entry", listed: "Gazetteer") -> str:
    """The name of the state whose country it belongs to, empty where it is that state."""
    states = (listed.entries[id_].actor for id_ in listed.states)
    return next((s.name for s in states if s.country == entry.actor.country and s.id != entry.actor.id), "")


def _origin(origin: "Origin", listed: "Gazetteer") -> str:
    name = listed.entries[origin.id].actor.name if origin.id else origin.name
    return f"{name}, {origin.year}" if origin.year else name


def _whole(whole: "Membership", listed: "Gazetteer") -> str:
    days = [f"{word} {day}" for word, day in (("from", whole.since), ("to", whole.until)) if day]
    name = listed.entries[whole.id].actor.name
    return f"{name}, {' '.join(days)}" if days else name


def _office(term: "Term", listed: "Gazetteer") -> str:
    years = str(term.since) if term.since == term.until else f"{term.since}-{term.until or ''}"
    return f"{term.role} of {listed.entries[term.of].actor.name}, {years}"
