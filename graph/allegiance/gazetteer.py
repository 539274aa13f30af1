"""The listed actors: ``seeds/actors.toml`` and ``seeds/states.toml``, read and checked.

``actors.toml`` holds one table for an actor, named by its id::

    [kataib-hezbollah]
    name = "Kata'ib Hizballah"              # canonical name
    type = "militia"                        # the ontology's types
    country = "IQ"                          # ISO 3166-1 alpha-2, where it belongs to one
    aliases = ["Kataib Hezbollah", "KH"]    # names that always mean it
    weak = ["Hezbollah Brigades"]           # names that mean it only beside a word of its context
    context = ["Iraq", "PMF"]               # such words: the actor's own aliases count without being named
    not = ["hezbollah"]                     # actors it must not be confused with
    part_of = ["popular-mobilization-forces"]
    role = "leader"                         # of a person: what he is, and of whom
    of = ["badr-organization"]
    source = "..."                          # where the facts come from

``states.toml`` holds one table for a state: ``name``, ``country``, ``capital``, ``demonym``, ``aliases``,
``regime`` (names of its government or ruler as a party), ``army`` (id and name of its regular forces) and
``source``.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from allegiance import resources
from allegiance.errors import DataError
from allegiance.names import key, slug
from allegiance.records import Actor, ActorType


@dataclass(frozen=True)
class Entry:
    """A listed actor: its record and what tells it from others."""

    actor: Actor
    weak: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    role: str = ""
    of: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class State:
    """What the texts call a state, and the actor id of its regular forces."""

    id: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    regimes: tuple[str, ...]
    army: str


@dataclass(frozen=True)
class Gazetteer:
    """All listed actors by id, and the states among them with their other names."""

    entries: Mapping[str, Entry]
    states: Mapping[str, State]

    def actor(self, actor: str) -> Actor | None:
        """The listed actor of that id."""
        entry = self.entries.get(actor)
        return entry.actor if entry else None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())


@cache
def gazetteer(folder: Path | None = None) -> Gazetteer:
    """The gazetteer of ``folder``, by default of ``seeds/``.

    Raises:
        DataError: an entry is wrong; it names the file and the entry.
    """
    where = folder or resources.folder("seeds")
    entries: dict[str, Entry] = {}
    states: dict[str, State] = {}
    for id_, table in _tables(where / "states.toml"):
        place = f"states.toml [{id_}]"
        states[id_] = _state(place, id_, table)
        for entry in _state_entries(place, id_, table):
            entries[entry.actor.id] = entry
    for id_, table in _tables(where / "actors.toml"):
        place = f"actors.toml [{id_}]"
        entry = _entry(place, id_, table)
        # actors.toml may say more about an army that states.toml only names
        if id_ in entries and entries[id_].actor.type is not ActorType.ARMY:
            raise DataError(place, "this id stands in states.toml already")
        entries[id_] = entry
    _check(entries)
    return Gazetteer(MappingProxyType(entries), MappingProxyType(states))


def _tables(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(str(path), str(error)) from None
    for id_, table in tables.items():
        if id_ != slug(id_):
            raise DataError(f"{path.name} [{id_}]", "an id is lower-case letters, digits and hyphens")
        yield id_, table


_FIELDS = {
    "name", "type", "country", "aliases", "weak", "context", "not", "part_of", "role", "of", "source",
}  # fmt: skip
_STATE_FIELDS = {
    "name", "country", "capital", "demonym", "aliases", "weak", "context", "not", "regime", "army", "source",
}  # fmt: skip
_ARMY_FIELDS = {"id", "name", "aliases", "weak", "context", "not"}


def _entry(place: str, id_: str, table: dict[str, Any]) -> Entry:
    _known(place, table, _FIELDS)
    return Entry(
        actor=_actor(place, id_, table),
        weak=_names(place, table, "weak"),
        context=_names(place, table, "context"),
        confusable=_names(place, table, "not"),
        part_of=_names(place, table, "part_of"),
        role=table.get("role", ""),
        of=_names(place, table, "of"),
        source=_text(place, table, "source"),
    )


def _actor(place: str, id_: str, table: dict[str, Any]) -> Actor:
    try:
        type_ = ActorType(_text(place, table, "type"))
    except ValueError:
        raise DataError(place, f"type is one of {', '.join(ActorType)}") from None
    return Actor(
        id=id_,
        name=_text(place, table, "name"),
        type=type_,
        aliases=_names(place, table, "aliases"),
        country=table.get("country", ""),
        listed=True,
    )


def _state(place: str, id_: str, table: dict[str, Any]) -> State:
    _known(place, table, _STATE_FIELDS)
    army = table.get("army", {})
    return State(
        id=id_,
        capitals=_names(place, table, "capital"),
        demonyms=_names(place, table, "demonym"),
        regimes=_names(place, table, "regime"),
        army=army.get("id", "") if army else "",
    )


def _state_entries(place: str, id_: str, table: dict[str, Any]) -> Iterator[Entry]:
    yield _entry(place, id_, _part(table, _FIELDS, type="state"))
    if army := table.get("army"):
        _known(place, army, _ARMY_FIELDS)
        own = {"type": "army", "country": table["country"], "part_of": [id_], "source": table["source"]}
        yield _entry(place, _text(place, army, "id"), _part({**army, **own}, _FIELDS))


def _part(table: dict[str, Any], names: set[str], **more: Any) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name in names} | more


def _known(place: str, table: dict[str, Any], names: set[str]) -> None:
    if unknown := table.keys() - names:
        raise DataError(place, f"no field is called {', '.join(sorted(unknown))}")


def _text(place: str, table: dict[str, Any], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DataError(place, f"{name} is missing or no text")
    return value


def _names(place: str, table: dict[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise DataError(place, f"{name} is a list of texts")
    return tuple(value)


def _check(entries: dict[str, Entry]) -> None:
    """No strong alias has two owners; every id that an entry names exists; nothing is part of itself."""
    owners: dict[str, str] = {}
    for id_, entry in entries.items():
        for name in (entry.actor.name, *entry.actor.aliases):
            owner = owners.setdefault(key(name), id_)
            if owner != id_:
                raise DataError(
                    f"[{id_}]", f"“{name}” is a name of [{owner}] already; make it weak in one or both"
                )
        for other in (*entry.confusable, *entry.part_of, *entry.of):
            if other not in entries:
                raise DataError(f"[{id_}]", f"it names [{other}], which is not listed")
    for id_, entry in entries.items():
        if id_ in _wholes(entries, entry.part_of):
            raise DataError(f"[{id_}]", "it is part of itself, by way of others")


def _wholes(entries: dict[str, Entry], start: Iterable[str]) -> set[str]:
    found: set[str] = set()
    open_ = list(start)
    while open_:
        whole = open_.pop()
        if whole not in found:
            found.add(whole)
            open_.extend(entries[whole].part_of)
    return found
