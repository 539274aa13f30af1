"""Databases for the tests."""

import socket
from dataclasses import dataclass

from allegiance.stores.bolt import BoltStore

PASSWORD = "tests-alone"


@dataclass(frozen=True)
class Server:
    """A Neo4j server and a login to it."""

    uri: str
    username: str
    password: str

    def store(self, timeout: float = 60.0) -> BoltStore:
        return BoltStore(self.uri, self.username, self.password, timeout=timeout)


def first_login(uri: str) -> Server:
    """Changes the password that a new server has."""
    with BoltStore(uri, "neo4j", "neo4j", database="system") as system:
        system.statement(f"ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '{PASSWORD}'", write=True)
    return Server(uri, "neo4j", PASSWORD)


def empty(store: BoltStore) -> None:
    store.statement("MATCH (n) DETACH DELETE n", write=True)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
