"""What the tests of the questions share: a database that keeps what it was loaded with, and how to ask."""

from itertools import pairwise
from typing import Any

import pytest

from allegiance.cypher import Query
from allegiance.network import Network
from allegiance.patterns import Answer, ask
from allegiance.resolution import Directory
from allegiance.stores.bolt import BoltStore

DATABASES = [
    pytest.param("_engine_store", id="engine", marks=pytest.mark.engine),
    pytest.param("_neo4j_store", id="neo4j", marks=pytest.mark.neo4j),
]


def fresh(request: pytest.FixtureRequest, name: str) -> BoltStore:
    """One of the session's databases, emptied."""
    store: BoltStore = request.getfixturevalue(name)
    store.statement("MATCH (n) DETACH DELETE n", write=True)
    return store


class Asker:
    """Asks one store about one network; the network is loaded if it is not there already."""

    def __init__(self, store: BoltStore, network: Network, name: str) -> None:
        wanted = f"tests:{name}"  # one workspace, as far as the store is concerned
        if store.fingerprint() != wanted:
            store.load(network, wanted)
        self.store = store
        self.network = network
        self.directory = Directory(network.actors.values())

    def __call__(self, question: str, **values: Any) -> Answer:
        return ask(self.store, self.directory, question, values)


def example(query: Query) -> dict[str, str]:
    """The values of a header's example, ``one=Iran, other=Islamic State``."""
    return dict(part.split("=", 1) for part in query.example.split(", ")) if query.example else {}


def unordered(query: Query, records: list[tuple[Any, ...]]) -> str:
    """Says which two rows stand in another order than the header's, or alike under it; empty where none do.

    What is missing stands last.
    """
    names = [column.name for column in query.columns]
    for before, after in pairwise(records):
        for part in query.order:
            at = names.index(part.split()[0])
            left, right = before[at], after[at]
            if left == right:
                continue
            if left is None or right is None:
                wrong = left is None
            else:
                wrong = left < right if part.endswith(" DESC") else left > right
            if wrong:
                return f"{part}: {left} stands before {right}"
            break
        else:
            return f"two rows are alike under the order: {before}"
    return ""
