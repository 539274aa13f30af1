"""A load that is killed, or whose database dies, at any moment: the next one ends in the same graph."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from allegiance.errors import AllegianceError, LoadError, StoreError, Unavailable
from allegiance.network import Network
from allegiance.stores import StoreCounts
from allegiance.stores.bolt import BoltStore
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine
from databases import Server
from stores import graphs
from stores.hosts import Opening

MARK = "here-1"
MB = 1024 * 1024
TIES = 160
BATCH = 20  # small, so that there are many moments between two transactions

LOADER = """
import sys
from pathlib import Path
from allegiance.stores import loading
from allegiance.stores.bolt import BoltStore
from stores import graphs

loading.BATCH = {batch}
network = graphs.large({ties})
with BoltStore(*sys.argv[1:5]) as store:
    store.fingerprint()
    store.load(network, "{mark}", lambda done, total: print(done, flush=True))
"""


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allegiance.stores.loading.BATCH", BATCH)


def loader(store: BoltStore) -> subprocess.Popen[str]:
    """Another process that loads and says how far it is."""
    store.fingerprint()
    username, password = store._login or ("", "")
    where = [store.uri, username, password, store._database or ""]
    script = LOADER.format(batch=BATCH, ties=TIES, mark=MARK)
    tests = Path(__file__).parents[1]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent / "graph")])}
    return subprocess.Popen(
        [sys.executable, "-c", script, *where],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    )


def reaches(process: subprocess.Popen[str], done: int) -> bool:
    """Waits until the process says that it has done so much."""
    assert process.stdout is not None
    return any(int(line) >= done for line in process.stdout)


def test_the_loading_process_is_killed(store: BoltStore) -> None:
    network = graphs.large(TIES)
    store.load(network, MARK)
    whole = graphs.content(store)
    chance = random.Random(7)
    for _ in range(2):
        store.load(graphs.of([], []), MARK)
        with loader(store) as process:
            assert reaches(process, chance.randrange(2 * TIES))
            time.sleep(chance.uniform(0, 0.03))  # into the next transaction
            process.send_signal(signal.SIGKILL)
            process.communicate()
        assert store.fingerprint() == ""
        store.load(network, MARK)
        assert graphs.content(store) == whole


@pytest.mark.engine
def test_the_engine_is_killed(tmp_path: Path) -> None:
    network = graphs.large(TIES)
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        store.load(network, MARK)
        whole = graphs.content(store)
        store.load(graphs.of([], []), MARK)
    chance = random.Random(8)
    for after in (chance.randrange(2 * TIES),):
        with EmbeddedStore(Engine(tmp_path).start()) as store:

            def kill(done: int, total: int, store: EmbeddedStore = store, after: int = after) -> None:
                if done > after:
                    os.kill(store._engine._state()["pid"], signal.SIGKILL)  # type: ignore[index]

            with pytest.raises(Unavailable, match="engine"):
                store.load(network, MARK, kill)
        with EmbeddedStore(Engine(tmp_path).start()) as store:
            assert store.fingerprint() == ""
            assert store.counts().claims + store.counts().actors > 0
            store.load(network, MARK)
            assert graphs.content(store) == whole
            store.load(graphs.of([], []), MARK)


@pytest.mark.neo4j
def test_the_connection_breaks(neo4j_store: BoltStore, neo4j_server: Server) -> None:
    """The server goes away in the middle of a load, and is back for the next one."""
    network = graphs.large(TIES)
    neo4j_store.load(network, MARK)
    whole = graphs.content(neo4j_store)
    neo4j_store.load(graphs.of([], []), MARK)
    host, port = neo4j_server.uri.removeprefix("bolt://").split(":")
    between = Opening((host, int(port)))
    with (
        between as here,
        BoltStore(f"bolt://127.0.0.1:{here}", neo4j_server.username, neo4j_server.password) as store,
    ):
        store._retries = 1.0
        with pytest.raises(Unavailable, match=r"connection|answers"):
            store.load(network, MARK, lambda done, total: between.cut() if done > 160 else None)
    assert neo4j_store.fingerprint() == ""
    neo4j_store.load(network, MARK)
    assert graphs.content(neo4j_store) == whole


@pytest.mark.parametrize("messages", [0, 1, 3, 6, 10, 18, 40, 80])
def test_the_server_dies_before_a_message(store: BoltStore, messages: int) -> None:
    """While it is connected to, its schema written, it is loaded: one sentence, and nothing is broken."""
    network = graphs.network()
    store.load(graphs.of([], []), MARK)
    host, port = store.uri.removeprefix("bolt://").split(":")
    between = Opening((host, int(port)), messages=messages)
    with (
        between as here,
        BoltStore(f"bolt://127.0.0.1:{here}", *(store._login or ()), database=store._database or "") as cut,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("allegiance.stores.bolt._PATIENCE", 0.5)
        cut._retries = 0.5
        with pytest.raises(Unavailable) as caught:
            load_over_and_over(cut, network)
    assert "\n" not in str(caught.value)
    assert "run the command again" in str(caught.value) or "is it running?" in str(caught.value)
    store.load(network, MARK)
    whole = graphs.content(store)
    store.statement("MATCH (n) DETACH DELETE n", write=True)
    store.load(network, MARK)
    assert graphs.content(store) == whole


@pytest.mark.engine
def test_a_full_disk(tmp_path: Path) -> None:
    """Simulated by a limit on how large a file of the engine may get: the system refuses to write then."""
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        store.load(graphs.network(), MARK)
    assert Engine(tmp_path).ended(30)
    with limited(8 * MB):
        engine = Engine(tmp_path).start()
        engine.wait()
    full = pytest.raises(StoreError, match=r"is its disk full\? Make room")
    with EmbeddedStore(engine) as store, full as caught:
        load_over_and_over(store, graphs.large(2000))
    assert "\n" not in str(caught.value)
    assert Engine(tmp_path).ended(30), "the next one is to have room"
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        store.load(graphs.network(), MARK)
        assert store.counts() == StoreCounts(4, 1, 4, 4, 1, 1)


def load_over_and_over(store: BoltStore, network: Network) -> None:
    """Loads it and takes it away again, some times."""
    for number in range(20):
        store.load(network, f"here-{number}")
        store.load(graphs.of([], []), f"here-{number}")


@contextmanager
def limited(size: int) -> Iterator[None]:
    """What is started meanwhile can write no file beyond this size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_query_finds_the_server_gone(tmp_path: Path) -> None:
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        store.load(graphs.network(), MARK)
        os.kill(store._engine._state()["pid"], signal.SIGKILL)  # type: ignore[index]
        for ask in (store.fingerprint, lambda: store.statement("RETURN 1")):
            with pytest.raises(Unavailable, match="run the command again"):
                ask()


def test_counts_that_differ_are_an_error(store: BoltStore) -> None:
    """Another program writes beside the load: what is there then is not taken for whole."""

    def meddle(done: int, total: int) -> None:
        if done == total:
            store.statement("MATCH (a:Actor {id: 'iran'}) DETACH DELETE a", write=True)

    with pytest.raises(LoadError, match=r"holds 3 actors, .* but the ledger gives 4 actors"):
        store.load(graphs.network(), MARK, meddle)
    assert store.fingerprint() == ""
    assert store.load(graphs.network(), MARK) == StoreCounts(4, 1, 4, 4, 1, 1)


def test_an_error_of_the_progress_breaks_a_load_off(store: BoltStore) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load(graphs.network(), MARK, stop)
    assert store.fingerprint() == ""
    with suppress(AllegianceError):
        store.load(graphs.network(), MARK)
    assert store.fingerprint() == MARK


def test_two_loads_at_once_end_whole_or_in_an_error(store: BoltStore) -> None:
    network = graphs.large(TIES)
    with loader(store) as other:
        assert reaches(other, 1)
        with suppress(StoreError):
            store.load(network, MARK)
        other.communicate()
    store.load(network, MARK)
    alone = graphs.content(store)
    store.load(graphs.of([], []), MARK)
    store.load(network, MARK)
    assert graphs.content(store) == alone
