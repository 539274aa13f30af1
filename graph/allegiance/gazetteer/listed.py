"""What is listed: actors, and the names of states."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from allegiance.records import Actor


@dataclass(frozen=True)
class Entry:
    """A listed actor: its record and what tells it from others; ``kind`` is what sort of militia it is."""

    actor: Actor
    weak: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    role: str = ""
    of: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
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

    def __reduce__(self) -> tuple[Any, ...]:
        """How it is sent to another process: views of dicts cannot be."""
        return _sent, (dict(self.entries), dict(self.states))


def _sent(entries: dict[str, Entry], states: dict[str, State]) -> Gazetteer:
    return Gazetteer(MappingProxyType(entries), MappingProxyType(states))
