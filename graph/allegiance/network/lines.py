"""The network as lines of JSON that are the same whenever the network is."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from allegiance.records import to_plain

if TYPE_CHECKING:
    from allegiance.network.network import Network


def lines(network: "Network") -> Iterator[str]:
    """One JSON object for each actor, tie and prospect, in this order, each kind as the network sorts it.

    ``record`` says which of the three it is, ``id`` is its id, and the other fields are those of the records,
    names of fields sorted, days in ISO 8601. A tie that the gazetteer lists has its source as ``listed``.
    Two networks give the same bytes exactly if they have the same actors, ties and prospects.
    """
    for actor in network.actors.values():
        yield _line("actor", actor)
    for tie in network.ties:
        yield _line("tie", tie, id=tie.id, listed=network.listings.get(tie.id, ""))
    for prospect in network.prospects:
        yield _line("prospect", prospect, id=prospect.id)


def _line(kind: str, record: Any, **more: str) -> str:
    said = {"record": kind, **to_plain(record), **more}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
