"""The workspace's embedded engine as a store."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from allegiance.errors import AllegianceError, Unavailable
from allegiance.stores.bolt import BoltStore
from allegiance.stores.engine import Engine
from allegiance.stores.faults import Lost
from allegiance.stores.java import DATABASE, USER


class EmbeddedStore(BoltStore):
    """The graph in the embedded engine, which this store holds for as long as it is open."""

    _retries = 1.0  # an engine that has ended does not come back by itself

    def __init__(self, engine: Engine, timeout: float = 60.0) -> None:
        super().__init__(f"the workspace's engine in {engine.folder}", timeout=timeout, database=DATABASE)
        self._engine = engine

    def close(self) -> None:
        """Closes the connections and lets go of the engine, which ends where nobody else uses it."""
        super().close()
        self._engine.close()

    def settle(self) -> None:
        """Nothing: the engine plans by no such counts."""

    @cached_property
    def _driver(self) -> neo4j.Driver:
        if self._closed:
            raise DriverError("the store is closed")
        address = self._engine.wait()
        self.uri, self._login = address.uri, (USER, address.password)
        return super()._driver

    @contextmanager
    def _speaking(self, name: str) -> Iterator[None]:
        try:
            with super()._speaking(name):
                yield
        except Lost as error:
            raise Unavailable(self._engine.epitaph()) from error

    @contextmanager
    def _limit(self, text: str) -> Iterator[None]:
        """Ends the query from here: the engine does not hear of the driver's own time limit."""
        done = threading.Event()
        watch = threading.Thread(target=self._end_late, args=(text, done), daemon=True)
        watch.start()
        _UNDER_WAY[self] = text
        try:
            yield
        finally:
            _UNDER_WAY.pop(self, None)
            done.set()
            watch.join()

    def _end_late(self, text: str, done: threading.Event) -> None:
        if done.wait(self._timeout):
            return
        while not done.is_set():
            with suppress(DriverError, Neo4jError):
                self._end(text, int(self._timeout * 1000))
            done.wait(0.2)


_UNDER_WAY: dict[EmbeddedStore, str] = {}
"""What each store of the process asks just now."""


def interrupt() -> None:
    """Ends what the stores of this process ask just now: the engine goes on for somebody who has gone."""
    for store, text in list(_UNDER_WAY.items()):
        with suppress(AllegianceError):
            store.stop(text)
