"""Time limits, on each database: a query that takes too long is ended there, not only given up here."""

import threading
import time
from collections.abc import Callable

import pytest

from allegiance.cypher import Query
from allegiance.errors import QueryError
from allegiance.stores import Rows
from allegiance.stores.bolt import BoltStore
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine
from databases import Server

ENDLESS = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN count(*) AS n"
)
MANY = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN a, b, c"


@pytest.fixture(
    params=[
        pytest.param("engine", marks=pytest.mark.engine),
        pytest.param("neo4j_server", marks=pytest.mark.neo4j),
    ]
)
def hasty(request: pytest.FixtureRequest) -> BoltStore:
    """Each database, with a limit of one second."""
    found: Engine | Server = request.getfixturevalue(request.param)
    if isinstance(found, Server):
        return found.store(timeout=1)
    return EmbeddedStore(Engine(found.folder.parent).start(), timeout=1)


@pytest.mark.parametrize("write", [False, True])
def test_an_endless_query_is_ended(hasty: BoltStore, write: bool) -> None:
    with hasty:
        began = time.monotonic()
        with pytest.raises(QueryError, match=r"limit of 1 seconds.*ALLEGIANCE_TIMEOUT"):
            hasty.statement(ENDLESS, write=write)
        assert time.monotonic() - began < 20
        assert _until(lambda: hasty.statement("SHOW TRANSACTIONS YIELD currentQuery"), ENDLESS)


def test_an_endless_question_is_ended(hasty: BoltStore) -> None:
    """Its text is long, as those of our questions are: the engine tells the beginning of such a one alone."""
    text = ENDLESS.replace("RETURN", f"WITH a, b, c WHERE NOT c IN {list(range(5000, 6000))} RETURN")
    with hasty:
        began = time.monotonic()
        with pytest.raises(QueryError, match=r"limit of 1 seconds"):
            hasty.run(Query("endless", "Endless", "How long?", text))
        assert time.monotonic() - began < 20


@pytest.fixture(
    params=[
        pytest.param("engine", marks=pytest.mark.engine),
        pytest.param("neo4j_server", marks=pytest.mark.neo4j),
    ]
)
def patient(request: pytest.FixtureRequest) -> BoltStore:
    """Each database, with a limit that no test reaches."""
    found: Engine | Server = request.getfixturevalue(request.param)
    return found.store() if isinstance(found, Server) else EmbeddedStore(Engine(found.folder.parent).start())


def test_a_query_is_ended_when_that_is_asked(patient: BoltStore) -> None:
    ended: list[Exception] = []

    def ask() -> None:
        try:
            patient.statement(f" {ENDLESS} ;")
        except QueryError as error:
            ended.append(error)

    with patient:
        running = "SHOW TRANSACTIONS YIELD currentQuery"
        asking = threading.Thread(target=ask)
        patient.stop(ENDLESS)  # nothing runs: nothing is ended
        asking.start()
        while not any(ENDLESS in str(record) for record in patient.statement(running).records):
            time.sleep(0.1)
        patient.stop(f" {ENDLESS} ;")
        asking.join(20)
        assert not asking.is_alive()
        assert len(ended) == 1
        assert patient.statement("RETURN 1 AS one").records == ((1,),)


def test_an_endless_result_is_cut(hasty: BoltStore) -> None:
    with hasty:
        rows = hasty.statement(MANY, limit=3)
        assert rows.records == ((1, 1, 1), (1, 1, 2), (1, 1, 3))
        assert rows.cut
        assert hasty.statement("RETURN 1 AS one").records == ((1,),)


def test_what_is_quick_is_left_alone(hasty: BoltStore) -> None:
    with hasty:
        assert [hasty.statement("RETURN 1 AS one").records for _ in range(30)] == [((1,),)] * 30


def _until(running: Callable[[], Rows], gone: str) -> bool:
    """Whether the statement is gone from what runs, within some seconds."""
    for _ in range(50):
        if all(gone not in record for record in running().records):
            return True
        time.sleep(0.1)
    return False
