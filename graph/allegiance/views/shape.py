"""Network to plain dicts: all that the page shows, in lists whose items name each other by position.

Positions and not ids, because an id comes from a text and must not become the name of a property in a script.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.errors import DataError
from allegiance.network import Network
from allegiance.network.days import counts, told
from allegiance.ontology import relations
from allegiance.records import Claim, Tie, to_plain
from allegiance.views import evidence
from allegiance.views.drawing import draw
from allegiance.wording import counted

LIMIT = 2000
"""The most ties that a page draws unless told otherwise."""

Plain = dict[str, Any]


@cache
def look() -> Plain:
    """How types, relations and statuses look: ``look.toml``."""
    return tomllib.loads(files("allegiance.views").joinpath("look.toml").read_text("utf-8"))


def shape(network: Network, title: str, limit: int = LIMIT) -> Plain:
    """What the page holds, ready for JSON.

    Keys: ``title``, ``note`` (what was left out, or empty), ``relations``, ``types``, ``statuses``,
    ``actors``, ``ties``, ``claims``, ``documents``, and ``graph`` with the nodes, edges and options of
    vis-network.
    """
    every = [*network.ties, *network.prospects]
    kept = strongest(every, limit)
    behind = [[claim for claim, _ in network.evidence(tie)] for tie in kept]
    said = [claim for claims in behind for claim in claims]
    read = list({claim.document: network.documents[claim.document] for claim in said}.values())
    actors = ends(kept)
    plain: Plain = {
        "title": title,
        "note": note(len(kept), len(every) - len(kept), len(ends(every)) - len(actors)),
        "relations": _relations(),
        "types": [{"name": name, **entry} for name, entry in look()["type"].items()],
        "statuses": [{"name": name, **entry} for name, entry in look()["status"].items()],
        "actors": [to_plain(network.actors[id_]) for id_ in actors],
        "ties": _ties(kept, behind, actors, network.listings),
        "claims": evidence.claims(said, read),
        "documents": evidence.documents(read),
    }
    return plain | {"graph": draw(plain)}


def strongest(ties: Sequence[Tie], limit: int) -> list[Tie]:
    """The ``limit`` ties with the most documents, then the most claims; the id decides between equals."""
    return sorted(ties, key=lambda tie: (-tie.documents, -len(tie.claims) - len(tie.denials), tie.id))[:limit]


def ends(ties: Iterable[Tie]) -> list[str]:
    """The actors of the ties, those with the most ties first; the id decides between equals."""
    counts = Counter(end for tie in ties for end in (tie.subject, tie.object))
    return sorted(counts, key=lambda id_: (-counts[id_], id_))


def note(drawn: int, ties: int, actors: int) -> str:
    """The sentence about what was left out.

    >>> note(2000, 1, 0)
    'Only the 2,000 ties with the most documents are drawn: 1 tie and 0 actors are left out of this page.'
    >>> note(10, 0, 0)
    ''
    """
    if not ties:
        return ""
    return (
        f"Only the {drawn:,} ties with the most documents are drawn: "
        f"{counted(ties, 'tie')} and {counted(actors, 'actor')} are left out of this page."
    )


def _relations() -> list[Plain]:
    left = {1: list(look()["relation"]["friendly"]), -1: list(look()["relation"]["hostile"])}
    found = []
    for relation in relations().values():
        if not left[relation.sign]:
            raise DataError("look.toml [relation]", f"no colour is left for {relation.name}: add one")
        found.append({**to_plain(relation), "colour": left[relation.sign].pop(0)})
    return found


def _ties(
    ties: Sequence[Tie],
    behind: Sequence[Sequence[Claim]],
    actors: Sequence[str],
    listings: Mapping[str, str],
) -> list[Plain]:
    """The ties; their claims, one list after the other, are the page's ``claims``."""
    position = {id_: at for at, id_ in enumerate(actors)}
    found = []
    at = 0
    for tie, claims in zip(ties, behind, strict=True):
        places = {claim.id: place for place, claim in enumerate(claims, at)}
        at += len(claims)
        found.append(
            {
                **to_plain(tie),
                "id": tie.id,
                "subject": position[tie.subject],
                "object": position[tie.object],
                **_sorted(tie, places),
                "listing": listings.get(tie.id, ""),
                "counts": counts(tie),
                "days": list(told(tie)),
            }
        )
    return found


def _sorted(tie: Tie, places: dict[str, int]) -> dict[str, list[int]]:
    """The places of the claims that support the tie, that deny it, and of the others that speak of it."""
    support, denials = set(tie.claims), set(tie.denials)
    return {
        "claims": [place for id_, place in places.items() if id_ in support],
        "denials": [place for id_, place in places.items() if id_ in denials],
        "others": [place for id_, place in places.items() if id_ not in support | denials],
    }
