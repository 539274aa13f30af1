"""How the embedded engine lives and ends: whatever ends its users, it leaves no process behind."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from allegiance.errors import Refused, StoreError, Unavailable
from allegiance.stores import engine as engines
from allegiance.stores import java, watch
from allegiance.stores.bolt import BoltStore
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine
from processes import SECONDS, alive, ended, gone, listening, soon, state

pytestmark = pytest.mark.engine
ONE = "RETURN 1 AS one"

USER = """
import signal, sys, time
from pathlib import Path
from allegiance.stores.engine import Engine

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may have it ignored
with Engine(Path(sys.argv[1])) as engine:
    print(engine.wait().uri, flush=True)
    print((engine.folder / "state.json").read_text(), flush=True)
    {then}
"""


def user(workspace: Path, then: str) -> subprocess.Popen[str]:
    """Another process that uses the engine."""
    command = [sys.executable, "-c", USER.format(then=then), str(workspace)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> tuple[str, dict[str, int]]:
    """Where the engine answers and what its state is, as another process has found them."""
    assert process.stdout is not None
    return process.stdout.readline().strip(), json.loads(process.stdout.readline())


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace whose engine is used, at a path that is hard to read."""
    workspace = tmp_path_factory.mktemp("engines") / "Übung mit “Raum”, 100%"
    with Engine(workspace) as engine:
        engine.wait()
        yield workspace


def test_it_answers_and_ends(tmp_path: Path) -> None:
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        assert store.statement(ONE).records == ((1,),)
        processes = state(tmp_path)
        assert alive(processes["pid"])
    assert ended(tmp_path, processes)


def test_the_caller_does_not_wait(tmp_path: Path) -> None:
    began = time.monotonic()
    started = Engine(tmp_path).start()
    assert time.monotonic() - began < 1.0
    started.close()


@pytest.mark.parametrize(
    ("then", "how"),
    [
        ("raise RuntimeError", None),
        ("import os; os._exit(1)", None),
        ("time.sleep(60)", signal.SIGINT),
        ("time.sleep(60)", signal.SIGTERM),
        ("time.sleep(60)", signal.SIGKILL),
    ],
    ids=str,
)
def test_it_ends_whatever_ends_its_user(tmp_path: Path, then: str, how: signal.Signals | None) -> None:
    with user(tmp_path, then) as process:
        _, processes = told(process)
        if how:
            process.send_signal(how)
        process.communicate(timeout=SECONDS)
    assert process.returncode != 0
    assert ended(tmp_path, processes)


def test_ctrl_c_reaches_the_user_alone(used: Path) -> None:
    """A terminal sends SIGINT to the whole foreground group: the engine must not be in it."""
    for name in ("pid", "watcher"):
        assert os.getpgid(state(used)[name]) != os.getpgid(0)
        assert os.getsid(state(used)[name]) != os.getsid(0)


def test_users_share_it(used: Path) -> None:
    processes = state(used)
    with user(used, "pass") as other:
        uri, theirs = told(other)
    assert theirs == processes
    with EmbeddedStore(Engine(used).start()) as store:
        assert store.statement(ONE).records == ((1,),)
        assert store.uri == uri
    time.sleep(0.5)
    assert alive(processes["pid"])


def test_two_at_once_start_one(tmp_path: Path) -> None:
    users = [user(tmp_path, "time.sleep(1)") for _ in range(3)]
    found = [told(process) for process in users]
    for process in users:
        assert process.communicate(timeout=SECONDS) == ("", "")
    assert found == [found[0]] * 3
    assert len(list((tmp_path / "engine" / "log").glob("server-event-log-*"))) == 1


def test_one_after_the_other(tmp_path: Path) -> None:
    """The next user comes while the engine is still going down: it waits for that and starts anew."""
    for number in range(3):
        with EmbeddedStore(Engine(tmp_path).start()) as store:
            store.statement("CREATE (:Note {number: $number})", {"number": number}, write=True)
            rows = store.statement("MATCH (n:Note) RETURN n.number AS number ORDER BY number").records
            assert rows == tuple((each,) for each in range(number + 1))


def test_the_state_of_a_dead_engine_is_not_believed(tmp_path: Path) -> None:
    folder = tmp_path / "engine"
    folder.mkdir()
    (folder / "state.json").write_text(json.dumps({"pid": 2**22, "watcher": 2**22, "bolt": 9, "http": 9}))
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        assert store.statement(ONE).records == ((1,),)


def test_it_comes_back_after_a_kill(tmp_path: Path) -> None:
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        store.statement("CREATE (:Note {text: 'kept'})", write=True)
        processes = state(tmp_path)
        os.kill(processes["pid"], signal.SIGKILL)
        assert ended(tmp_path, processes)
        with pytest.raises(Unavailable, match="engine"):
            store.statement(ONE)
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        assert store.statement("MATCH (n:Note) RETURN n.text").records == (("kept",),)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends the orphan")
def test_it_dies_with_its_watcher(tmp_path: Path) -> None:
    with Engine(tmp_path) as engine:
        engine.wait()
        processes = state(tmp_path)
        os.kill(processes["watcher"], signal.SIGKILL)
        assert soon(lambda: gone([processes["pid"]]))
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        assert store.statement(ONE).records == ((1,),)


@pytest.mark.parametrize("ours", [True, False])
def test_an_orphan_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: bool) -> None:
    """Where the kernel does not end Java with its watcher, the next watcher does, if it is still our Java."""
    monkeypatch.chdir(tmp_path)
    named = str(tmp_path) if ours else "another"
    wait = "import sys; sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", wait, named], stdin=subprocess.PIPE) as process:
        Path(watch.ORPHAN).write_text(json.dumps({"pid": process.pid}))
        watch._end_orphan(str(tmp_path))
        assert not Path(watch.ORPHAN).exists()
        if ours:
            assert process.wait(SECONDS) == -signal.SIGKILL
        assert (process.poll() is None) is not ours


def test_a_watcher_that_is_told_to_end_ends_it(tmp_path: Path) -> None:
    with Engine(tmp_path) as engine:
        engine.wait()
        processes = state(tmp_path)
        os.kill(processes["watcher"], signal.SIGTERM)
        assert ended(tmp_path, processes)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's tables are read as Linux writes them")
def test_only_bolt_and_http_are_open_and_only_here(used: Path) -> None:
    processes = state(used)
    both = {("127.0.0.1", processes["bolt"]), ("127.0.0.1", processes["http"])}
    assert listening(processes["pid"]) == both


def test_a_stranger_is_not_let_in(used: Path) -> None:
    processes = state(used)
    guess = BoltStore(f"bolt://127.0.0.1:{processes['bolt']}", "root", "guess", "allegiance")
    with guess, pytest.raises(Refused):
        guess.fingerprint()
    ask = Request(
        f"http://127.0.0.1:{processes['http']}/api/v1/command/allegiance",
        data=b'{"language": "cypher", "command": "RETURN 1"}',
    )
    with pytest.raises(HTTPError) as caught:
        urlopen(ask)
    assert caught.value.code in (401, 403)
    caught.value.close()


def test_the_password_is_for_the_user_alone(used: Path) -> None:
    folder = used / "engine"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "password").stat().st_mode) == 0o600
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "command="], capture_output=True, text=True, check=True)
    assert str(state(used)["bolt"]) in listed.stdout
    assert (folder / "password").read_text() not in listed.stdout


def test_a_lost_password_is_made_anew(tmp_path: Path) -> None:
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        store.statement("CREATE (:Note {text: 'kept'})", write=True)
        processes = state(tmp_path)
    assert ended(tmp_path, processes)
    (tmp_path / "engine" / "password").unlink()
    with EmbeddedStore(Engine(tmp_path).start()) as store:
        assert store.statement("MATCH (n:Note) RETURN n.text").records == (("kept",),)


def test_an_engine_that_cannot_start_says_why(tmp_path: Path) -> None:
    with Engine(tmp_path, memory="1m") as engine, pytest.raises(Unavailable) as caught:
        engine.wait()
    assert "ended while it started" in str(caught.value)
    assert "heap" in str(caught.value).lower()
    assert "\n" not in str(caught.value)


def test_a_query_that_needs_too_much_memory(tmp_path: Path) -> None:
    """It ends the engine, which says what to do; the next command starts another."""
    text = "UNWIND range(1, 400000) AS n WITH collect($long + n) AS found RETURN size(found)"
    with (
        EmbeddedStore(Engine(tmp_path, memory="48m").start()) as store,
        pytest.raises(Unavailable, match=r"more memory than the 48m .*ALLEGIANCE_ENGINE_MEMORY"),
    ):
        store.statement(text, {"long": "x" * 1000})
    with EmbeddedStore(Engine(tmp_path, memory="48m").start()) as store:
        assert store.statement(ONE).records == ((1,),)


def test_what_subqueries_collect_does_not_use_up_the_memory(tmp_path: Path) -> None:
    """Each collects some megabytes, all of them together more than there is."""
    text = """
        CALL () {
          UNWIND range(1, 2000) AS n
          WITH n % 100 AS key, collect($long + n) AS found
          RETURN count(*) AS many
        }
        RETURN many
    """
    with EmbeddedStore(Engine(tmp_path, memory="64m").start()) as store:
        for _ in range(50):
            assert store.statement(text, {"long": "x" * 1000}).records == ((100,),)


def test_an_engine_that_ran_out_of_memory(tmp_path: Path) -> None:
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "engine.log").write_text(
        "Terminating due to java.lang.OutOfMemoryError: Java heap"
    )
    assert "ALLEGIANCE_ENGINE_MEMORY" in Engine(tmp_path).epitaph()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be written: .*NEO4J_URI"):
        Engine(tmp_path / "file").start()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that takes no folder even from root")
def test_a_workspace_on_a_disk_that_only_reads() -> None:
    with pytest.raises(StoreError, match=r"cannot be written: .*NEO4J_URI") as caught:
        Engine(Path("/sys/allegiance")).start()
    assert "\n" not in str(caught.value)


def test_prestart_is_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engines.prestart(Path("work"))
    first = engines.take(tmp_path / "work")
    second = engines.take(Path("work"))
    assert first is not second
    first.close()
    assert second.wait().uri.startswith("bolt://127.0.0.1:")
    second.close()


def test_without_the_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("allegiance.stores.java.find_spec", lambda name: None)
    java.java.cache_clear()
    with pytest.raises(StoreError, match=r"pip install arcadedb-embedded.*NEO4J_URI"):
        Engine(tmp_path).start()
    monkeypatch.undo()
    java.java.cache_clear()
    assert java.java().program.is_file()
