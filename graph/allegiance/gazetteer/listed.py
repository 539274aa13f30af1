"""What is listed: actors, and the names of states."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from allegiance.records import Actor


@dataclass(frozen=True)
class Origin:
    """What an actor came of: a listed actor's ``id``, or a former ``name`` where none is listed."""

    id: str
    name: str
    year: int | None = None


@dataclass(frozen=True)
class History:
    """When an actor came to be and ended, as exactly as known (``2003``, ``2003-04``, ``2003-04-09``)."""

    founded: str = ""
    ended: str = ""
    split_from: tuple[Origin, ...] = ()
    renamed_from: tuple[Origin, ...] = ()


@dataclass(frozen=True)
class Membership:
    """The whole that an actor is part of, with the first and last day that this may be, as far as known."""

    id: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Term:
    """An office that a person held, of whom, and in which years; ``until`` is none while it lasts."""

    role: str
    of: str
    since: int
    until: int | None = None


NONE_KNOWN = History()


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
    membership: tuple[Membership, ...] = ()
    terms: tuple[Term, ...] = ()
    history: History = NONE_KNOWN
    wikidata: str = ""
    peoples: tuple[str, ...] = ()
    """The peoples, creeds and ideologies that news calls an armed group by: ``kurdish``."""


@dataclass(frozen=True)
class State:
    """What the texts call a state; ``army`` is the id of its regular forces.

    ``seat`` is the capital where the town's name is not read as the state's.
    """

    id: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    regimes: tuple[str, ...]
    army: str
    seat: str = ""


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
