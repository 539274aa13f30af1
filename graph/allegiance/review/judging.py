"""Verdicts on actors named as people write them: given, withdrawn, and how each of them stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from allegiance.errors import AmbiguousActor, UnknownActor, VerdictError
from allegiance.records import Actor, Judgement, Verdict
from allegiance.resolution import Conflict, Directory, Resolver

if TYPE_CHECKING:
    from allegiance.gazetteer import Gazetteer
    from allegiance.ledger import Ledger
    from allegiance.network import Network


class Standing(StrEnum):
    """How a verdict stands beside the others."""

    STANDS = "stands"
    """It is followed, or is a doubt, which asks for nothing."""
    REFUSED = "refused"
    """Another verdict stands against it: see `Conflict`."""
    REPLACED = "replaced"
    """Its author has judged the pair again since."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Judged:
    """A verdict that was given, how it stands, and the conflicts that it is a side of."""

    verdict: Verdict
    standing: Standing
    conflicts: tuple[Conflict, ...] = ()


def give(ledger: "Ledger", verdict: Verdict) -> Judged:
    """Put the verdict into the ledger, and see how it stands there."""
    ledger.judge(verdict)
    verdicts = list(ledger.verdicts())
    found = Resolver(verdicts)
    about = tuple(c for c in found.conflicts if verdict.id in (c.refused.id, c.against.id))
    return Judged(verdict, dict(standings(verdicts, found))[verdict.id], about)


def verdict(
    left: str, right: str, judgement: Judgement, author: str, reason: str = "", score: float | None = None
) -> Verdict:
    """A verdict of this moment on two actor ids, in either order.

    Raises:
        VerdictError: the two are one id, or nobody is named as the author.
    """
    if left == right:
        raise VerdictError(f"both names mean the actor {left}; a verdict is about two")
    if not author.strip():
        raise VerdictError("a verdict names who gives it: --author, or the setting author")
    first, second = sorted((left, right))
    said = " ".join(reason.split())
    return Verdict(first, second, judgement, " ".join(author.split()), datetime.now(UTC), said, score)


def standings(verdicts: Iterable[Verdict], resolver: Resolver) -> Iterator[tuple[str, Standing]]:
    """The id of each verdict with how it stands, in the given order; ``resolver`` is made of the same."""
    given = list(verdicts)
    refused = {conflict.refused.id for conflict in resolver.conflicts}
    last: dict[tuple[str, str, str], str] = {}
    for one in sorted((v for v in given if not v.withdrawn), key=order):
        last[one.left, one.right, one.author] = one.id
    for one in given:
        if one.withdrawn:
            yield one.id, Standing.WITHDRAWN
        elif last[one.left, one.right, one.author] != one.id:
            yield one.id, Standing.REPLACED
        else:
            yield one.id, Standing.REFUSED if one.id in refused else Standing.STANDS


def order(verdict: Verdict) -> tuple[datetime, str]:
    """When it was made, as an instant, and its id: by this verdicts are sorted."""
    return instant(verdict.made), verdict.id


def instant(at: datetime) -> datetime:
    """The instant, in UTC where it names no zone."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def find(ledger: "Ledger", beginning: str) -> Verdict:
    """The one verdict whose id begins so, withdrawn or not.

    Raises:
        VerdictError: none does, or several do.
    """
    found = [v for v in ledger.verdicts(withdrawn=True) if beginning and v.id.startswith(beginning)]
    if len(found) > 1:
        raise VerdictError(f"{len(found)} verdicts have ids that begin with “{beginning}”; write more of it")
    if not found:
        raise VerdictError(f"no verdict has an id like “{beginning}”; “allegiance verdicts --all” lists them")
    return found[0]


def unmerged(network: "Network", listed: "Gazetteer") -> Directory:
    """The actors as they would be without any verdict, by name: who is split is named as he was before."""
    from allegiance.network.actors import describe, unmentioned  # noqa: PLC0415  keeps the start short

    nobody = Resolver(())
    actors: dict[str, Actor] = {}
    for actor in network.actors:
        for member in network.resolver.members(actor):
            if member in listed.entries:
                actors[member] = unmentioned(member, nobody, listed)
    actors |= describe(network.claims.values(), nobody, listed)
    return Directory(actors.values())


def meant(name: str, before: Directory, after: Callable[[], Directory], listed: "Gazetteer") -> str:
    """The id that a name means: of the actors as they were ``before`` any verdict, so that one can split.

    A name that several of those bear means what they have become ``after`` the verdicts, if they are one. A
    name that no text gives may be that of a listed actor.

    Raises:
        UnknownActor: none bears it; the nearest are named.
        AmbiguousActor: several bear it.
    """
    try:
        return before.find(name).id
    except AmbiguousActor:
        return after().find(name).id
    except UnknownActor:
        try:
            return Directory(entry.actor for entry in listed).find(name).id
        except AmbiguousActor:
            raise
        except UnknownActor:
            pass
        raise


def now(network: "Network") -> Directory:
    """The actors of the network by name, former ids among the names."""
    return Directory(network.actors.values(), network.resolver.former(network.actors))
