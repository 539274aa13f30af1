"""Who takes part: one record for each actor that a claim names, and the wholes that it is listed under."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from allegiance.gazetteer import Entry, Gazetteer
from allegiance.names import key
from allegiance.records import Actor, ActorType, Claim, Interval, Mention
from allegiance.resolution import Resolver

Triple = tuple[str, str, str]
WHOLE = "PART_OF"
ALWAYS = Interval(date.min, date.max)
_T = TypeVar("_T", bound=str)


@dataclass(frozen=True)
class Listing:
    """What the gazetteer says of a tie: where from, and the days on which it held, as far as it tells."""

    source: str
    held: tuple[Interval, ...] = ()


@dataclass
class _Seen:
    """What the texts call one actor."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[ActorType] = field(default_factory=Counter)
    surfaces: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        self.names[mention.name] += 1
        self.types[mention.type] += 1
        self.surfaces.add(mention.name)
        if mention.how != "coreference":  # “the group” names nobody
            self.surfaces.add(" ".join(mention.text.split()))


def describe(claims: Iterable[Claim], resolver: Resolver, listed: Gazetteer) -> dict[str, Actor]:
    """The actors that the claims name, by canonical id, in sorted order.

    Name, type and country are the gazetteer's where it lists the actor; else name and type are those that the
    most claims give it (the first in sorted order of equals). Aliases are the gazetteer's (a state's capitals
    among them), then, sorted, all
    else that names the actor in a text and the names of the actors that verdicts have made one with it. A
    name that the gazetteer lists, strong or weak, for another actor is none: it was meant by its context.
    """
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for claim in claims:
        for mention in (claim.subject, claim.object):
            seen[resolver.canonical(mention.actor)].add(mention)
    owned = owners(listed)
    for id_, named in seen.items():
        own = set(resolver.members(id_))
        named.surfaces = {name for name in named.surfaces if owned.get(key(name), own) <= own}
    return {id_: _actor(id_, seen[id_], resolver, listed) for id_ in sorted(seen)}


def owners(listed: Gazetteer) -> Mapping[str, set[str]]:
    """The ids of all listed actors that may go by a name, by the name's key."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in listed:
        for name in (entry.actor.name, *entry.actor.aliases, *entry.weak):
            found[key(name)].add(entry.actor.id)
    return found


def wholes(
    actors: Iterable[str], resolver: Resolver, listed: Gazetteer, last: date | None = None
) -> Mapping[Triple, Listing]:
    """The listed ``PART_OF`` facts of the actors and of their wholes, upwards, each with its source.

    ``last`` is the day of the last document: to it goes on what the list gives no end.
    """
    found: dict[Triple, Listing] = {}
    open_ = sorted(actors, reverse=True)
    done: set[str] = set()
    while open_:
        part = open_.pop()
        if part in done:
            continue
        done.add(part)
        for entry in _entries(part, resolver, listed):
            for whole in sorted(map(resolver.canonical, entry.part_of)):
                if whole != part:
                    found.setdefault((part, WHOLE, whole), _listing(entry, whole, resolver, listed, last))
                    open_.append(whole)
    return dict(sorted(found.items()))


def _listing(entry: Entry, whole: str, resolver: Resolver, listed: Gazetteer, last: date | None) -> Listing:
    """A state's army is the state's at any time: that is what the word means. Else the list may tell when.

    What the list says to go on is taken to have gone on to ``last``, and no further.
    """
    army = any(
        state.army == entry.actor.id and resolver.canonical(id_) == whole
        for id_, state in listed.states.items()
        if id_ in entry.part_of
    )
    days = [ALWAYS] if army else []
    for membership in entry.membership:
        until = membership.until or last
        since = _certain(membership.since) if membership.since else None
        if resolver.canonical(membership.id) == whole and since and until and since <= until:
            days.append(Interval(since, until))
    return Listing(entry.source, tuple(days))


def _certain(since: date) -> date:
    """The day from which it is sure: the last of the year or month that the list gives."""
    if since.day > 1:
        return since
    return Interval.of(f"{since.year:04}" if since.month == 1 else f"{since:%Y-%m}").end


def unmentioned(id_: str, resolver: Resolver, listed: Gazetteer) -> Actor:
    """A listed actor that no claim names."""
    return _actor(id_, _Seen(), resolver, listed)


def _entries(id_: str, resolver: Resolver, listed: Gazetteer) -> Iterator[Entry]:
    """The gazetteer's entries of all ids that are this actor, its own first."""
    return (listed.entries[member] for member in resolver.members(id_) if member in listed.entries)


def _actor(id_: str, seen: _Seen, resolver: Resolver, listed: Gazetteer) -> Actor:
    own = listed.actor(id_)
    name = own.name if own else _most(seen.names)
    merged = [entry.actor for entry in _entries(id_, resolver, listed) if entry.actor.id != id_]
    others = {n for actor in merged for n in (actor.name, *actor.aliases)} | seen.surfaces
    state = listed.states.get(id_)
    # "Tehran" names Iran to a person who asks, though in a text it may be a place
    first = (*(own.aliases if own else ()), *(state.capitals if state else ()))
    aliases = dict.fromkeys((*first, *sorted(others)))
    aliases.pop(name, None)
    return Actor(
        id=id_,
        name=name,
        type=own.type if own else ActorType(_most(seen.types)),
        aliases=tuple(aliases),
        country=own.country if own else "",
        listed=own is not None,
    )


def _most(counted: Counter[_T]) -> _T:
    return min(counted, key=lambda item: (-counted[item], item))
