"""What may be wrong between entries that are each well formed."""

from collections.abc import Iterable, Iterator, Mapping

from allegiance.errors import DataError
from allegiance.gazetteer.listed import Entry, Gazetteer
from allegiance.names import key
from allegiance.records import ActorType


def faults(listed: Gazetteer) -> Iterator[DataError]:
    """What is wrong between the entries, one error for each fault."""
    for entry in listed:
        yield from _own_faults(entry)
        yield from _unlisted(listed, entry)
    owners: dict[str, str] = {}
    for id_, name in _strong(listed):
        owner = owners.setdefault(key(name), id_)
        if owner != id_:
            yield _fault(id_, f"“{name}” is a name of [{owner}] already; make it weak in one or both")
    yield from _unmarked(listed, owners)
    for entry in listed:
        if entry.part_of and entry.actor.id in _wholes(listed, entry.part_of):
            yield _fault(entry.actor.id, "it is part of itself, by way of others")


def _fault(id_: str, reason: str) -> DataError:
    return DataError(f"[{id_}]", reason)


def _own_faults(entry: Entry) -> Iterator[DataError]:
    id_ = entry.actor.id
    if entry.weak and not entry.context:
        yield _fault(id_, "a weak name needs a context")
    if entry.context and not entry.weak:
        yield _fault(id_, "a context is for weak names, and it has none")
    if bool(entry.role) != bool(entry.of):
        yield _fault(id_, "role and of stand together")
    if entry.role and entry.actor.type is not ActorType.PERSON:
        yield _fault(id_, "role and of are for persons")


def _unlisted(listed: Gazetteer, entry: Entry) -> Iterator[DataError]:
    for other in (*entry.confusable, *entry.part_of, *entry.of):
        if other not in listed.entries:
            yield _fault(entry.actor.id, f"it names [{other}], which is not listed")
        elif other == entry.actor.id:
            yield _fault(entry.actor.id, "it names itself")


def _strong(listed: Gazetteer) -> Iterator[tuple[str, str]]:
    """Every name that always means an actor, a state's names in all their forms among them."""
    for entry in listed:
        for name in (entry.actor.name, *entry.actor.aliases):
            yield entry.actor.id, name
    for state in listed.states.values():
        for name in (*state.capitals, *state.demonyms, *state.regimes):
            yield state.id, name


def _unmarked(listed: Gazetteer, owners: Mapping[str, str]) -> Iterator[DataError]:
    """Weak names that another actor bears too, where neither marks the other by ``not``."""
    weak: dict[str, list[str]] = {}  # with the owner, if there is one
    for entry in listed:
        id_ = entry.actor.id
        for name in dict.fromkeys(map(key, entry.weak)):
            others = weak.setdefault(name, [owners[name]] if name in owners else [])
            for other in others:
                if other == id_:
                    yield _fault(id_, f"“{name}” is weak and an alias as well")
                elif not _marked(listed, id_, other):
                    yield _fault(id_, f"“{name}” is a name of [{other}] too; let one mark the other by not")
            others.append(id_)


def _marked(listed: Gazetteer, one: str, other: str) -> bool:
    return other in listed.entries[one].confusable or one in listed.entries[other].confusable


def _wholes(listed: Gazetteer, start: Iterable[str]) -> set[str]:
    found: set[str] = set()
    open_ = list(start)
    while open_:
        whole = open_.pop()
        if whole not in found and whole in listed.entries:
            found.add(whole)
            open_.extend(listed.entries[whole].part_of)
    return found
