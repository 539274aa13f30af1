"""``heads.toml``: who was head of a state or of its government, and when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from allegiance.errors import DataError
from allegiance.gazetteer import fields
from allegiance.gazetteer.listed import Entry, Term
from allegiance.names import slug
from allegiance.records import Actor, ActorType

_LINE = re.compile(r"(?P<since>\d{4})(?P<over>-(?P<until>\d{4})?)? (?P<name>\S.*)")


@dataclass
class _Head:
    name: str
    terms: tuple[Term, ...] = ()


def add_heads(tables: Mapping[str, Any], entries: dict[str, Entry]) -> None:
    """Give those who are listed their terms, and list the others as persons.

    Raises:
        DataError: a table is wrong; it names the state.
    """
    source = fields.text("heads.toml", dict(tables), "source")
    heads: dict[str, _Head] = {}
    for state, offices in tables.items():
        if state != "source":
            for name, term in _terms(f"heads.toml [{state}]", state, offices):
                head = heads.setdefault(slug(name), _Head(name))
                head.terms += (term,)
    for id_, head in heads.items():
        place = f"heads.toml [{head.terms[0].of}]"
        entries[id_] = _with_terms(place, entries[id_], head) if id_ in entries else _person(
            place, id_, head, source, entries
        )  # fmt: skip


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


def _with_terms(place: str, entry: Entry, head: _Head) -> Entry:
    if entry.actor.type is not ActorType.PERSON or entry.actor.name != head.name:
        raise DataError(place, f"[{entry.actor.id}] is {entry.actor.name} already, and not {head.name}")
    return replace(entry, terms=(*entry.terms, *head.terms))


def _person(place: str, id_: str, head: _Head, source: str, entries: Mapping[str, Entry]) -> Entry:
    last = max(head.terms, key=lambda term: term.since)
    if last.of not in entries:
        raise DataError(place, f"[{last.of}] is not listed")
    country = entries[last.of].actor.country
    actor = Actor(id_, head.name, ActorType.PERSON, (), country, listed=True)
    of = tuple(dict.fromkeys(term.of for term in head.terms))
    return Entry(actor, role=last.role, of=of, terms=head.terms, source=source)
