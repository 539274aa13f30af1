"""The network as others want it: a graph of networkx, tables of pandas."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from allegiance.records import Actor, Interval, Tie

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

ACTORS = {
    "id": "string",
    "name": "string",
    "type": "string",
    "aliases": "object",
    "country": "string",
    "listed": "bool",
}
TIES = {
    "id": "string",
    "subject": "string",
    "relation": "string",
    "object": "string",
    "claims": "object",
    "denials": "object",
    "documents": "int64",
    "stories": "int64",
    "sources": "int64",
    "first": "datetime64[s]",
    "last": "datetime64[s]",
    "confidence": "float64",
    "sign": "int64",
    "status": "string",
    "held": "object",
    "sometime": "object",
    "not_held": "object",
}


def graph(actors: Mapping[str, Actor], ties: Iterable[Tie], **about: Any) -> "nx.MultiDiGraph[str]":
    """See `allegiance.network.Network.to_networkx`; ``about`` are the graph's own attributes."""
    import networkx as nx  # noqa: PLC0415  a tenth of a second

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(**about)
    for id_, actor in actors.items():
        made.add_node(id_, **{k: v for k, v in _plain(actor).items() if k != "id"})
    for tie in ties:
        said = {k: v for k, v in _plain(tie).items() if v is not None and k not in ("subject", "object")}
        made.add_edge(tie.subject, tie.object, key=tie.relation, **said)
    return made


def tables(actors: Mapping[str, Actor], ties: Iterable[Tie]) -> "tuple[pd.DataFrame, pd.DataFrame]":
    """See `allegiance.network.Network.to_pandas`."""
    return _table(map(_plain, actors.values()), ACTORS), _table(map(_plain, ties), TIES)


def _plain(record: Actor | Tie) -> dict[str, Any]:
    """A record's fields with its id, texts as plain ``str`` and tuples as lists."""
    names = ("id", *(field.name for field in fields(record)))
    return {name: _value(getattr(record, name)) for name in names}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [f"{item.start}/{item.end}" if isinstance(item, Interval) else item for item in value]
    return str(value) if isinstance(value, StrEnum) else value


def _table(rows: Iterable[Mapping[str, Any]], types: Mapping[str, str]) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415  a third of a second

    listed = list(rows)
    columns = {name: pd.Series([row[name] for row in listed], dtype=kind) for name, kind in types.items()}
    return pd.DataFrame(columns)
