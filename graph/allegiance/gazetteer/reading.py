"""The files, read entry by entry."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli

from allegiance import resources
from allegiance.errors import DataError
from allegiance.gazetteer.faults import faults
from allegiance.gazetteer.listed import Entry, Gazetteer, State
from allegiance.names import slug
from allegiance.records import Actor, ActorType


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
            _add(place, entry, entries)
    for path in (where / "actors.toml", *sorted((where / "actors").glob("*.toml"))):
        for id_, table in _tables(path):
            place = f"{path.relative_to(where).as_posix()} [{id_}]"
            _add(place, _entry(place, id_, table), entries)
    found = Gazetteer(MappingProxyType(entries), MappingProxyType(states))
    for fault in faults(found):
        raise fault
    return found


def _add(place: str, entry: Entry, entries: dict[str, Entry]) -> None:
    if entry.actor.id in entries:
        raise DataError(place, f"the id {entry.actor.id} is taken; an actor is listed once")
    entries[entry.actor.id] = entry


def _tables(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        tables = tomli.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise DataError(str(path), str(error)) from None
    for id_, table in tables.items():
        place = f"{path.name} [{id_}]"
        if not isinstance(table, dict):
            raise DataError(place, "an actor is a table")
        yield _id(place, id_), table


_FIELDS = {
    "name", "type", "country", "aliases", "weak", "context", "not", "part_of", "role", "of", "kind", "source",
}  # fmt: skip
_STATE_FIELDS = {
    "name", "country", "capital", "demonym", "aliases", "weak", "context", "not", "regime", "army", "source",
}  # fmt: skip
_ARMY_FIELDS = {"id", "name", "aliases", "weak", "context", "not"}
_COUNTRY = re.compile(r"[A-Z]{2}")


def _entry(place: str, id_: str, table: dict[str, Any]) -> Entry:
    _known(place, table, _FIELDS)
    return Entry(
        actor=_actor(place, id_, table),
        weak=_names(place, table, "weak"),
        context=_names(place, table, "context"),
        confusable=_names(place, table, "not"),
        part_of=_names(place, table, "part_of"),
        role=_text(place, table, "role") if "role" in table else "",
        of=_names(place, table, "of"),
        kind=_kinds(place, table),
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
        country=_country(place, table) if "country" in table else "",
        listed=True,
    )


def _state(place: str, id_: str, table: dict[str, Any]) -> State:
    _known(place, table, _STATE_FIELDS)
    _country(place, table)
    army = table.get("army", {})
    if not isinstance(army, dict):
        raise DataError(place, "army is a table")
    return State(
        id=id_,
        capitals=_names(place, table, "capital"),
        demonyms=_names(place, table, "demonym"),
        regimes=_names(place, table, "regime"),
        army=_id(place, _text(place, army, "id")) if army else "",
    )


def _state_entries(place: str, id_: str, table: dict[str, Any]) -> Iterator[Entry]:
    own = {name: value for name, value in table.items() if name in _FIELDS}
    yield _entry(place, id_, {**own, "type": "state"})
    if army := table.get("army"):
        _known(place, army, _ARMY_FIELDS)
        own = {name: value for name, value in army.items() if name != "id"}
        shared = {"country": table["country"], "source": table["source"]}
        yield _entry(place, army["id"], {**own, **shared, "type": "army", "part_of": [id_]})


def _known(place: str, table: dict[str, Any], names: set[str]) -> None:
    if unknown := table.keys() - names:
        raise DataError(place, f"no field is called {', '.join(sorted(unknown))}")


def _id(place: str, text: str) -> str:
    if text != slug(text) or not text:
        raise DataError(place, f"“{text}” is no id: those are of lower-case letters, digits and hyphens")
    return text


def _country(place: str, table: dict[str, Any]) -> str:
    code = _text(place, table, "country")
    if not _COUNTRY.fullmatch(code):
        raise DataError(place, "country is a code of two capital letters")
    return code


def _text(place: str, table: dict[str, Any], name: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DataError(place, f"{name} is missing or no text")
    return value


KINDS = ("jihadist", "insurgent", "separatist", "paramilitary")


def _kinds(place: str, table: dict[str, Any]) -> tuple[str, ...]:
    found = _names(place, table, "kind")
    if unknown := sorted(set(found) - set(KINDS)):
        raise DataError(place, f"{', '.join(unknown)} is no kind: those are {', '.join(KINDS)}")
    if found and table.get("type") != "militia":
        raise DataError(place, "kind is for a militia")
    return found


def _names(place: str, table: dict[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise DataError(place, f"{name} is a list of texts")
    return tuple(value)
