"""The files, read entry by entry."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli

from allegiance import resources
from allegiance.errors import DataError
from allegiance.gazetteer import fields
from allegiance.gazetteer.countries import countries
from allegiance.gazetteer.faults import faults
from allegiance.gazetteer.heads import add_heads
from allegiance.gazetteer.listed import Entry, Gazetteer, State
from allegiance.gazetteer.peoples import add_peoples
from allegiance.names import key
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
    for id_, table in _tables(where, "states.toml").items():
        place = f"states.toml [{id_}]"
        states[id_] = _state(place, id_, table)
        _add(place, _state_entries(place, id_, table), entries)
    for name in ("actors.toml", *sorted(f"actors/{path.name}" for path in (where / "actors").glob("*.toml"))):
        for id_, table in _tables(where, name).items():
            place = f"{name} [{id_}]"
            _add(place, (_entry(place, id_, table),), entries)
    if (where / "heads.toml").exists():
        add_heads(_parsed(where / "heads.toml"), entries)
    if (where / "peoples.toml").exists():
        add_peoples(_parsed(where / "peoples.toml"), entries)
    found = Gazetteer(MappingProxyType(entries), MappingProxyType(states))
    for fault in faults(found):
        raise fault
    return found


def _add(place: str, new: Iterable[Entry], entries: dict[str, Entry]) -> None:
    for entry in new:
        if entry.actor.id in entries:
            raise DataError(place, f"the id {entry.actor.id} is taken; an actor is listed once")
        entries[entry.actor.id] = entry


def _tables(where: Path, name: str) -> dict[str, dict[str, Any]]:
    tables = _parsed(where / name)
    for id_, table in tables.items():
        place = f"{name} [{id_}]"
        if not isinstance(table, dict):
            raise DataError(place, "an actor is a table")
        fields.checked_id(place, id_)
    return tables


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise DataError(str(path), str(error)) from None


_STATED = frozenset({"name", "country", "aliases", "weak", "context", "not", "wikidata", "source"})
_STATE = _STATED | {"founded", "ended", "split_from", "renamed_from"}
_FIELDS = _STATE | {"type", "part_of", "role", "of", "terms", "kind"}
_STATE_FIELDS = _STATE | {"capital", "seat", "demonym", "regime", "army"}
_ARMY_FIELDS = frozenset({"id", "name", "aliases", "weak", "context", "not"})


def _entry(place: str, id_: str, table: dict[str, Any]) -> Entry:
    fields.known(place, table, _FIELDS)
    membership = fields.membership(place, table) if "part_of" in table else ()
    return Entry(
        actor=_actor(place, id_, table),
        weak=fields.names(place, table, "weak"),
        context=fields.names(place, table, "context"),
        confusable=fields.names(place, table, "not"),
        part_of=tuple(whole.id for whole in membership),
        role=fields.text(place, table, "role") if "role" in table else "",
        of=fields.names(place, table, "of"),
        kind=fields.kinds(place, table) if "kind" in table else (),
        source=fields.text(place, table, "source"),
        membership=membership,
        terms=fields.terms(place, table) if "terms" in table else (),
        history=fields.history(place, table),
        wikidata=fields.wikidata(place, table),
    )


def _actor(place: str, id_: str, table: dict[str, Any]) -> Actor:
    try:
        type_ = ActorType(fields.text(place, table, "type"))
    except ValueError:
        raise DataError(place, f"type is one of {', '.join(ActorType)}") from None
    return Actor(
        id=id_,
        name=fields.text(place, table, "name"),
        type=type_,
        aliases=fields.names(place, table, "aliases"),
        country=fields.country(place, table) if "country" in table else "",
        listed=True,
    )


def _state(place: str, id_: str, table: dict[str, Any]) -> State:
    fields.known(place, table, _STATE_FIELDS)
    fields.country(place, table)
    army = _army(place, table)
    return State(
        id=id_,
        capitals=fields.names(place, table, "capital"),
        demonyms=fields.names(place, table, "demonym"),
        regimes=fields.names(place, table, "regime"),
        army=fields.checked_id(place, fields.text(place, army, "id")) if army else "",
        seat=fields.text(place, table, "seat") if "seat" in table else "",
    )


def _army(place: str, table: dict[str, Any]) -> dict[str, Any]:
    """The table of its regular forces, empty where there are none or none are told of."""
    army = table.get("army", "none")
    if army == "none":
        return {}
    if not isinstance(army, dict):
        raise DataError(place, "army is a table, or “none”")
    return army


def _state_entries(place: str, id_: str, table: dict[str, Any]) -> list[Entry]:
    own = {name: value for name, value in table.items() if name in _FIELDS}
    entries = [_entry(place, id_, {**own, "type": "state", "aliases": _aliases(place, table)})]
    if army := _army(place, table):
        fields.known(place, army, _ARMY_FIELDS)
        own = {name: value for name, value in army.items() if name != "id"}
        shared = {"country": table["country"], "source": table["source"]}
        entries.append(_entry(place, army["id"], {**own, **shared, "type": "army", "part_of": [id_]}))
    return entries


def _aliases(place: str, table: dict[str, Any]) -> list[str]:
    """A state's aliases: those of the file, and its names in ISO 3166 that are not its weak ones."""
    written = fields.names(place, table, "aliases")
    taken = {key(name) for name in (fields.text(place, table, "name"), *written, *table.get("weak", ()))}
    return [*written, *(name for name in countries().get(table["country"], ()) if key(name) not in taken)]
