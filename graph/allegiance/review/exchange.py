"""Verdicts as a file that colleagues exchange: one a line, as JSON, in the order in which they were made."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegiance.documents import Failure
from allegiance.errors import VerdictError
from allegiance.records import Judgement, Verdict, to_plain
from allegiance.resolution import Conflict, Resolver
from allegiance.review.judging import instant, order

if TYPE_CHECKING:
    from allegiance.gazetteer import Gazetteer
    from allegiance.ledger import Ledger
    from allegiance.network import Network

FIELDS = ("id", "left", "right", "judgement", "author", "made", "reason", "score", "withdrawn")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NEEDED = ("left", "right", "judgement", "author", "made")


@dataclass(frozen=True)
class Imported:
    """What became of files of verdicts: see `allegiance.review.Review.read`.

    ``new`` are the verdicts that the ledger did not hold, ``withdrawn`` those it held whose withdrawal it
    did not, ``known`` how many others of the files it held. ``failures`` are the lines that could not be
    read, each with its file and number. ``strangers`` are the actor ids that neither a claim here nor the
    gazetteer names: verdicts on them are kept, and count as soon as a text names them. ``conflicts`` are
    those that were not there before.
    """

    new: tuple[Verdict, ...]
    withdrawn: tuple[Verdict, ...]
    known: int
    failures: tuple[Failure, ...]
    strangers: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def lines(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The verdicts as JSON, one a line, by the instant at which they were made.

    >>> from datetime import UTC
    >>> noon = datetime(2024, 1, 1, 12, tzinfo=UTC)
    >>> print(*lines([Verdict("badr", "badr-corps", Judgement.SAME, "ann", noon)]))  # doctest: +ELLIPSIS
    {"id": "...", "left": "badr", "right": "badr-corps", "judgement": "same", "author": "ann", ...}
    """
    for verdict in sorted(verdicts, key=order):
        said = {"id": verdict.id, **to_plain(verdict)}
        yield json.dumps({name: said[name] for name in FIELDS}, ensure_ascii=False)


def read(path: str | Path) -> Iterator[Verdict | Failure]:
    """The verdicts of a file in its order; what cannot be read of it is told with the number of its line.

    Raises:
        VerdictError: the file cannot be opened.
    """
    try:
        text = Path(path).read_bytes()
    except OSError as error:
        raise VerdictError(f"{path} cannot be read: {error.strerror}") from None
    for number, line in enumerate(text.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                yield _verdict(line)
            except VerdictError as error:
                yield Failure(f"{path}:{number}", str(error))


def take(ledger: "Ledger", network: "Network", listed: "Gazetteer", paths: Iterable[str | Path]) -> Imported:
    """Add the verdicts of the files to the ledger, all that can be read at once.

    Whatever the order of the files, the same verdicts stand after them. Of a verdict that several of them
    withdraw the first withdrawal is taken.

    Raises:
        VerdictError: a file cannot be opened; nothing is added then.
    """
    held = {verdict.id: verdict for verdict in ledger.verdicts(withdrawn=True)}
    before = set(Resolver(held.values()).conflicts)
    found: dict[str, Verdict] = {}
    failures: list[Failure] = []
    for item in (item for path in paths for item in read(path)):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            found[item.id] = min(item, found.get(item.id, item), key=_gone)
    new = tuple(v for v in found.values() if v.id not in held)
    gone = tuple(v for v in found.values() if v.id in held and v.withdrawn and not held[v.id].withdrawn)
    ledger.judge(*new, *gone)
    after = Resolver(ledger.verdicts()).conflicts
    return Imported(
        new=new,
        withdrawn=gone,
        known=len(found) - len(new) - len(gone),
        failures=tuple(failures),
        strangers=_strangers(found.values(), network, listed),
        conflicts=tuple(conflict for conflict in after if conflict not in before),
    )


def _gone(verdict: Verdict) -> tuple[bool, datetime]:
    """What is withdrawn before what is not, by the instant of that."""
    return not verdict.withdrawn, instant(verdict.withdrawn or verdict.made)


def _strangers(verdicts: Iterable[Verdict], network: "Network", listed: "Gazetteer") -> tuple[str, ...]:
    named = {mention.actor for claim in network.claims.values() for mention in (claim.subject, claim.object)}
    ids = {actor for verdict in verdicts for actor in (verdict.left, verdict.right)}
    return tuple(sorted(ids - named - listed.entries.keys()))


def _verdict(line: bytes) -> Verdict:
    """The verdict of a line.

    Raises:
        VerdictError: it is none; the message says why.
    """
    said = _object(line)
    left, right = sorted((_actor(said, "left"), _actor(said, "right")))
    if left == right:
        raise VerdictError("left and right are the same; a verdict is about two")
    try:
        judgement = Judgement(_text(said, "judgement"))
    except ValueError:
        raise VerdictError(f"judgement is one of {', '.join(Judgement)}") from None
    made = _instant(said, "made")
    found = Verdict(
        left=left,
        right=right,
        judgement=judgement,
        author=_text(said, "author"),
        made=made,
        reason=_text(said, "reason") if said.get("reason") not in (None, "") else "",
        score=_score(said),
        withdrawn=_instant(said, "withdrawn") if said.get("withdrawn") is not None else None,
    )
    if said.get("id", found.id) != found.id:
        raise VerdictError("its id is not that of what it says: it was changed by hand; leave the id out")
    return found


def _object(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):  # among them numbers that are too long to be read
        raise VerdictError("it is no JSON in UTF-8") from None
    if not isinstance(said, dict):
        raise VerdictError("a verdict is an object, in braces")
    if unknown := sorted(said.keys() - set(FIELDS)):
        raise VerdictError(f"no field is called {', '.join(unknown)}")
    if missing := [name for name in _NEEDED if name not in said]:
        raise VerdictError(f"{', '.join(missing)} is missing")
    return said


def _text(said: dict[str, Any], name: str) -> str:
    value = said[name]
    if not isinstance(value, str) or not value.strip():
        raise VerdictError(f"{name} is missing or no text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise VerdictError(f"{name} holds half characters (lone surrogates)") from None
    return value


def _actor(said: dict[str, Any], name: str) -> str:
    value = _text(said, name)
    if not _ID.fullmatch(value):
        raise VerdictError(f"{name} is no actor's id: those are of lower-case letters, digits and hyphens")
    return value


def _instant(said: dict[str, Any], name: str) -> datetime:
    try:
        found = datetime.fromisoformat(_text(said, name))
        instant(found).astimezone(UTC)  # which fails at the ends of time
    except (ValueError, OverflowError):
        raise VerdictError(f"{name} is no instant, as in 2024-01-31T12:00:00+00:00") from None
    return found


def _score(said: dict[str, Any]) -> float | None:
    value = said.get("score")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise VerdictError("score is a number from 0 to 1")
    return float(value)
