"""A store behind Bolt: Neo4j, or whatever speaks its protocol, through the official driver."""

import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import neo4j
from neo4j import NotificationMinimumSeverity
from neo4j.exceptions import DriverError, Neo4jError

from allegiance.cypher import Query, query
from allegiance.errors import QueryError, WriteRefused
from allegiance.stores import guard
from allegiance.stores.base import NOTHING, Progress, Rows, StoreCounts
from allegiance.stores.faults import Lost, translate, wrong_address
from allegiance.stores.values import plain

if TYPE_CHECKING:
    from allegiance.network import Network

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_LOGIN = re.compile(r"//[^@/]*@")
_T = TypeVar("_T")
# A server that refuses the connection is down or about to open its port; one that takes it and says nothing
# is on its way up (a container's port opens before the server does).
_PATIENCE = 20.0
_PATIENCE_REFUSED = 3.0


# What goes wrong is said by our errors; who sets up logging gets the driver's own words all the same.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class BoltStore:
    """The graph in a database that speaks Bolt.

    ``timeout`` is how many seconds a query may take. Connects when it is first used. An empty ``database``
    is the server's own default.
    """

    _retries = 10.0
    """Seconds in which a transaction is tried again where the server says that it may be."""

    def __init__(
        self, uri: str, username: str = "", password: str = "", database: str = "", timeout: float = 60.0
    ) -> None:
        self.uri = _LOGIN.sub("//…@", uri)  # a password in it must not get into an error
        self._login = (username, password) if username else None
        self._database = database or None
        self._timeout = timeout
        self._closed = False

    def run(self, query: Query, values: Mapping[str, Any] = NOTHING) -> Rows:
        """The rows of a query file, read only; see ``Store.run``."""
        with self._limit(query.text):
            return self.read(query, values, self._timeout)

    def read(self, query: Query, values: Mapping[str, Any] = NOTHING, seconds: float | None = None) -> Rows:
        """The rows of a query file, read only, without a time limit unless one is given: for loads."""
        bound = query.bind(values)

        def work(transaction: neo4j.ManagedTransaction) -> Rows:
            result = transaction.run(query.text, bound)
            return _rows(result, None, tuple(column.name for column in query.columns))

        with self._speaking(query.name), self._session(reading=True) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=seconds)(work))

    def statement(
        self,
        text: str,
        values: Mapping[str, Any] = NOTHING,
        *,
        write: bool = False,
        limit: int | None = None,
    ) -> Rows:
        """The rows of the user's own statement, at most ``limit``; see ``Store.statement``."""
        text = guard.one(text)
        guard.check_parameters(text, values)
        if write:
            from allegiance.stores.loading import doubt  # noqa: PLC0415  who only asks needs none of it

            doubt(self)
        else:
            guard.check_reading(text)
        do = self._write if write else self._read
        with (
            self._speaking(guard.label(text)),
            self._limit(text),
            self._session(reading=not write) as session,
        ):
            return do(session, text, dict(values), limit)

    def _write(self, session: neo4j.Session, text: str, values: dict[str, Any], limit: int | None) -> Rows:
        said = neo4j.Query(text, timeout=self._timeout)
        result = session.run(said, values)  # commits by itself: some refuse a transaction around them
        rows = _rows(result, limit)
        result.consume()
        return rows

    def _read(self, session: neo4j.Session, text: str, values: dict[str, Any], limit: int | None) -> Rows:
        with session.begin_transaction(timeout=self._timeout) as transaction:
            result = transaction.run(text, values)
            rows = _rows(result, limit)
            # The embedded engine makes all the rows that are left before it says what it did, or ends.
            summary = None if rows.cut else result.consume()
            with suppress(Neo4jError) if rows.cut else nullcontext():
                transaction.rollback()  # whatever it was, nothing of it stays
        if summary and _wrote(summary, text):
            raise WriteRefused(
                guard.label(text), "it would write, and only reading was asked for; --write lets it"
            )
        return rows

    def stop(self, text: str) -> None:
        """Ends what runs with this text; see ``Store.stop``."""
        with self._speaking(guard.label(text)):
            self._end(guard.one(text), -1)

    def _end(self, text: str, milliseconds: int) -> None:
        """Ends what has run with this text for longer than that; another user's own, too, if it has."""
        with self._session(reading=False) as session:
            what = query("read/running")
            ids = session.run(what.text, what.bind({"text": text, "milliseconds": milliseconds})).value()
            if ids:
                end = query("write/terminate")
                session.run(end.text, end.bind({"ids": ids})).consume()

    def fingerprint(self) -> str:
        """What was given to the last load that ended well; see ``Store.fingerprint``."""
        found = self.run(query("read/fingerprint"))
        return str(found.records[0][0]) if found.records else ""

    def counts(self) -> StoreCounts:
        """How many records the database holds for a workspace."""
        return StoreCounts(*self.run(query("read/counts")).records[0])

    def whole(self) -> bool:
        """Whether it still holds what the last load wrote; see ``Store.whole``."""
        from allegiance.stores.loading import whole  # noqa: PLC0415  who only asks needs none of it

        return bool(fingerprint := self.fingerprint()) and whole(self, fingerprint)

    def load(
        self, network: "Network", fingerprint: str, progress: Progress | None = None, *, adopt: bool = False
    ) -> StoreCounts:
        """Makes the database hold ``network``; see ``Store.load``."""
        from allegiance.stores.loading import load  # noqa: PLC0415  who only asks needs none of it

        return load(self, network, fingerprint, progress, adopt=adopt)

    def write(self, work: Callable[[neo4j.ManagedTransaction], _T], name: str = "") -> _T:
        """What ``work`` returns, done in one transaction, again where the server asks for that."""
        with self._speaking(name), self._session(reading=False) as session:
            return session.execute_write(work)

    def settle(self) -> None:
        """Has the server count what its indexes hold, which it plans by; nothing where it may not be asked.

        Neo4j counts late by itself: a question put right after a load would be planned for an empty graph,
        and it keeps to such a plan.
        """
        what = query("write/settle")
        with suppress(QueryError):
            self.write(lambda transaction: transaction.run(what.text).consume(), what.name)

    def close(self) -> None:
        """Closes the connections."""
        self._closed = True
        if "_driver" in self.__dict__:
            self._driver.close()
            del self.__dict__["_driver"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _session(self, *, reading: bool) -> neo4j.Session:
        mode = neo4j.READ_ACCESS if reading else neo4j.WRITE_ACCESS
        return self._driver.session(database=self._database, default_access_mode=mode, fetch_size=2000)

    @cached_property
    def _driver(self) -> neo4j.Driver:
        if self._closed:
            raise DriverError("the store is closed")
        if self.uri.partition("://")[0] not in _SCHEMES:  # the driver would take some more, on trial
            raise wrong_address(self.uri, f"it begins with none of {', '.join(_SCHEMES)}")
        if "@" in self.uri:
            raise wrong_address(self.uri, "a login goes in NEO4J_USERNAME and NEO4J_PASSWORD")
        begun = time.monotonic()
        while True:
            driver = neo4j.GraphDatabase.driver(
                self.uri,
                auth=self._login,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                connection_timeout=5.0,
                connection_acquisition_timeout=_PATIENCE,
                max_transaction_retry_time=self._retries,
                telemetry_disabled=True,
                user_agent="allegiance",
            )
            try:
                driver.verify_connectivity()
            except Exception as error:
                driver.close()
                found = translate(error, self.uri)
                refused = "refused" in str(error)
                if not isinstance(found, Lost) or time.monotonic() - begun > (
                    _PATIENCE_REFUSED if refused else _PATIENCE
                ):
                    raise
                time.sleep(0.2)
            else:
                return driver

    def _limit(self, text: str) -> AbstractContextManager[None]:  # noqa: ARG002  who needs it, needs the text
        """What ends a query at the time limit where the server does not do it by itself."""
        return nullcontext()

    @contextmanager
    def _speaking(self, name: str) -> Iterator[None]:
        try:
            yield
        except (DriverError, Neo4jError, OSError, ValueError, TypeError, OverflowError) as error:
            raise translate(error, self.uri, name, self._timeout) from error


def _wrote(summary: neo4j.ResultSummary, text: str) -> bool:
    counters = summary.counters
    updated = counters.contains_updates or counters.contains_system_updates
    return updated or (summary.query_type != "r" and not guard.reads(text))


def _rows(result: neo4j.Result, limit: int | None, columns: tuple[str, ...] = ()) -> Rows:
    """The first ``limit`` rows; ``columns`` where the server names none, as ArcadeDB does without rows."""
    found = list(result) if limit is None else result.fetch(limit + 1)
    kept = found if limit is None else found[:limit]
    records = tuple(tuple(map(plain, record.values())) for record in kept)
    return Rows(tuple(result.keys()) or columns, records, cut=len(found) > len(kept))
