"""What may be wrong between entries that are each well formed."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from allegiance.errors import DataError
from allegiance.gazetteer.countries import countries
from allegiance.gazetteer.listed import NONE_KNOWN, Entry, Gazetteer, Membership
from allegiance.names import key
from allegiance.records import ActorType

_FIRST_DAYS = re.compile(r"(-01){1,2}$")
_DECEMBER = 12


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
    yield from _circles(listed)
    yield from _shared_items(listed)


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
    if entry.terms and entry.actor.type is not ActorType.PERSON:
        yield _fault(id_, "terms are for persons")
    if entry.actor.country and entry.actor.country not in countries():
        yield _fault(id_, f"{entry.actor.country} is no country's code in ISO 3166")
    if entry.membership or entry.history.founded or entry.history.ended:
        yield from _disordered(entry)


def _disordered(entry: Entry) -> Iterator[DataError]:
    """Times of one entry that contradict each other, as far as they are given."""
    id_, founded, ended = entry.actor.id, entry.history.founded, entry.history.ended
    if _before(ended, founded):
        yield _fault(id_, f"it ended {ended}, before it was founded in {founded}")
    for whole in entry.membership:
        since, until = _since(whole), _until(whole)
        if whole.since and whole.until and whole.until < whole.since:
            yield _fault(id_, f"it left [{whole.id}] before it joined")
        elif any(_before(day, founded) or _before(ended, day) for day in (since, until)):
            yield _fault(id_, f"it was no part of [{whole.id}] before it was founded, or after its end")


def _since(whole: Membership) -> str:
    """The first day, which may stand for its month or year: as that."""
    return _FIRST_DAYS.sub("", whole.since.isoformat()) if whole.since else ""


def _until(whole: Membership) -> str:
    """The last day, which may stand for its month or year: as that."""
    if whole.until is None:
        return ""
    last = (whole.until + timedelta(days=1)).day == 1
    return whole.until.isoformat()[: (4 if whole.until.month == _DECEMBER else 7) if last else 10]


def _before(one: str, other: str) -> bool:
    """Whether one date is before another as far as both are known: neither 2003 nor "" is before 2003-04."""
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]


def _unlisted(listed: Gazetteer, entry: Entry) -> Iterator[DataError]:
    origins, terms = _origins(entry), [term.of for term in entry.terms]
    for other in (*entry.confusable, *entry.part_of, *entry.of, *origins, *terms):
        if other not in listed.entries:
            yield _fault(entry.actor.id, f"it names [{other}], which is not listed")
        elif other == entry.actor.id:
            yield _fault(entry.actor.id, "it names itself")
    for other in origins:
        if other in listed.entries and _before(entry.history.founded, listed.entries[other].history.founded):
            yield _fault(entry.actor.id, f"it came of [{other}], which was founded after it")


def _origins(entry: Entry) -> tuple[str, ...]:
    """The listed actors that it split from or was before it was renamed."""
    history = entry.history
    if history is NONE_KNOWN:  # as of most, and this is asked of all
        return ()
    return tuple(one.id for one in (*history.split_from, *history.renamed_from) if one.id)


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


def _circles(listed: Gazetteer) -> Iterator[DataError]:
    for entry in listed:
        if entry.part_of and entry.actor.id in _reached(listed, entry, lambda one: one.part_of):
            yield _fault(entry.actor.id, "it is part of itself, by way of others")
        if _origins(entry) and entry.actor.id in _reached(listed, entry, _origins):
            yield _fault(entry.actor.id, "it comes of itself, by way of others")


def _reached(listed: Gazetteer, start: Entry, upwards: Callable[[Entry], tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    open_ = list(upwards(start))
    while open_:
        id_ = open_.pop()
        if id_ not in found and id_ in listed.entries:
            found.add(id_)
            open_.extend(upwards(listed.entries[id_]))
    return found


def _shared_items(listed: Gazetteer) -> Iterator[DataError]:
    owners: dict[str, str] = {}
    for entry in listed:
        if entry.wikidata and (owner := owners.setdefault(entry.wikidata, entry.actor.id)) != entry.actor.id:
            yield _fault(entry.actor.id, f"{entry.wikidata} is the item of [{owner}] already")
