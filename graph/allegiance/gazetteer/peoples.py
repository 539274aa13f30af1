"""``peoples.toml``: by which people, creed or ideology news calls an armed group."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from allegiance.errors import DataError
from allegiance.gazetteer import fields
from allegiance.gazetteer.listed import Entry
from allegiance.records import ActorType

_GROUPS = frozenset({ActorType.MILITIA, ActorType.COALITION})


def add_peoples(tables: Mapping[str, Any], entries: dict[str, Entry]) -> None:
    """Give the listed groups the peoples that they are called by.

    Raises:
        DataError: a group is not listed, or is no armed group; it names the people.
    """
    fields.text("peoples.toml", dict(tables), "source")
    for people in tables.keys() - {"source"}:
        place = f"peoples.toml {people}"
        for group in fields.names(place, dict(tables), people):
            if group not in entries or entries[group].actor.type not in _GROUPS:
                raise DataError(place, f"[{group}] is no listed armed group")
            known = entries[group]
            entries[group] = replace(known, peoples=tuple(sorted({*known.peoples, people})))
