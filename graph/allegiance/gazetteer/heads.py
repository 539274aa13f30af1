"""``heads.toml``: who was head of a state or of its government, and when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from allegiance.errors import DataError
from allegiance.gazetteer import fields
from allegiance.gazetteer.listed import Entry, Term
from allegiance.names import slug
from allegiance.records import Actor, ActorType

_LINE = re.compile(r"(?P<since>\d{4})(?P<over>-(?P<until>\d{4})?)? (?P<name>\S.*)")


def add_heads(tables: Mapping[str, Any], entries: dict[str, Entry]) -> None:
    """Give those who are listed their terms, and list the others as persons.

    Raises:
        DataError: a table is wrong; it names the state.
    """
    source = fields.text("heads.toml", dict(tables), "source")
    heads: dict[str, tuple[Term, ...]] = {}
    for state, offices in tables.items():
        if state != "source":
            for name, term in _terms(f"heads.toml [{state}]", state, offices):
                heads[name] = (*heads.get(name, ()), term)
    persons = {
        entry.actor.name: id_ for id_, entry in entries.items() if entry.actor.type is ActorType.PERSON
    }
    for name, terms in heads.items():
        if name in persons:
            known = entries[persons[name]]
            entries[persons[name]] = replace(known, terms=(*known.terms, *terms))
        else:
            head = _person(name, terms, source, entries)
            entries[head.actor.id] = head


def _terms(place: str, state: str, offices: object) -> Iterator[tuple[str, Term]]:
    if not isinstance(offices, dict):
        raise DataError(place, "a state's heads are a table of offices")
    for role in offices:
        for line in fields.names(place, offices, role):
            found = _LINE.fullmatch(line)
            if found is None:
                raise DataError(place, f"“{line}” is not as “1990-1995 Name”, “1990 Name” or “1990- Name”")
            until = found["until"] if found["over"] else found["since"]
            years = int(found["since"]), int(until) if until else None
            yield found["name"], fields.term(place, role, state, *years)


def _person(name: str, terms: tuple[Term, ...], source: str, entries: Mapping[str, Entry]) -> Entry:
    last = max(terms, key=lambda term: term.since)
    place, id_ = f"heads.toml [{last.of}]", slug(name)
    if last.of not in entries:
        raise DataError(place, f"[{last.of}] is not listed")
    if id_ in entries:
        raise DataError(place, f"{name}: [{id_}] is {entries[id_].actor.name} already")
    actor = Actor(id_, name, ActorType.PERSON, (), entries[last.of].actor.country, listed=True)
    of = tuple(dict.fromkeys(term.of for term in terms))
    return Entry(actor, role=last.role, of=of, terms=terms, source=source)
