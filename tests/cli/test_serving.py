"""``allegiance serve``: any Bolt client may use the engine, and whatever ends it leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from databases import free_port
from processes import SECONDS, command, ended, listening, soon, state

pytestmark = pytest.mark.engine

CLIENT = """
import sys
import neo4j

uri, password = sys.argv[1:]
with neo4j.GraphDatabase.driver(uri, auth=("root", password)) as driver:
    found = driver.execute_query("MATCH (a:Actor) RETURN count(a) AS actors", database_="allegiance")
    print(found.records[0]["actors"])
"""


@pytest.fixture
def alone(built: Path, tmp_path: Path) -> Path:
    """A workspace with the same ledger whose engine nobody uses, and no graph in it yet."""
    work = tmp_path / "alone"
    work.mkdir()
    shutil.copy(built / "ledger.sqlite", work)
    return work


@contextmanager
def serving(work: Path, *words: str) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    """A process that serves, and what it said once it did."""
    with command("serve", "--workspace", work, *words) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "Ctrl-C" in line:
                break
        try:
            yield process, "".join(lines)
        finally:
            process.kill()
            process.communicate()


def client(uri: str, password: str) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-c", CLIENT, uri, password]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


def test_any_client_may_use_it_and_other_commands_do(alone: Path):
    port = free_port()
    uri = f"bolt://127.0.0.1:{port}"
    with serving(alone, "--port", str(port)) as (server, said):
        assert uri in said
        processes = state(alone)
        password = (alone / "engine" / "password").read_text()
        assert password not in said, "a terminal is read over shoulders, and a log by others"
        assert str(alone / "engine" / "password") in said
        assert int(client(uri, password).stdout) > 50
        stranger = client(uri, "guess")
        assert stranger.returncode != 0
        assert "authentication failure" in stranger.stderr or "AuthError" in stranger.stderr
        both = {("127.0.0.1", port), ("127.0.0.1", processes["http"])}
        if sys.platform == "linux":
            assert listening(processes["pid"]) == both
        with command("ask", "shared-enemies", "--json", "--workspace", alone) as asked:
            out, err = asked.communicate(timeout=60)
        assert (asked.returncode, err) == (0, "")
        assert "Islamic State" in out
        assert state(alone) == processes, "it is the same engine"
        with serving(alone) as (second, told):
            assert uri in told
            second.send_signal(signal.SIGTERM)
            _, err = second.communicate(timeout=SECONDS + 20)
            assert second.returncode == 0
            assert "another command uses it" in err
        with command("serve", "--port", str(free_port()), "--workspace", alone) as other:
            _, err = other.communicate(timeout=60)
        assert (other.returncode, f"answers on port {port} already" in err) == (1, True)
        assert state(alone) == processes
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=SECONDS + 20)
        assert server.returncode == 0
        assert "the engine has ended" in err
        assert ended(alone, processes)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL], ids=str)
def test_whatever_ends_it_leaves_nothing_behind(how: signal.Signals, alone: Path):
    with serving(alone) as (server, _):
        processes = state(alone)
        server.send_signal(how)
        server.communicate(timeout=SECONDS + 20)
        assert ended(alone, processes)
        assert server.returncode == (-9 if how is signal.SIGKILL else 0)


def test_an_engine_that_is_gone_is_told(alone: Path):
    with serving(alone) as (server, _):
        os.kill(state(alone)["pid"], signal.SIGKILL)
        _, err = server.communicate(timeout=SECONDS + 20)
        assert server.returncode == 1
        assert err.startswith("allegiance: the engine of ")
        assert "has ended" in err


def test_a_port_that_is_taken(alone: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with command("serve", "--port", port, "--workspace", alone) as server:
            out, err = server.communicate(timeout=60)
    assert (server.returncode, out) == (1, "")
    assert err.startswith(f"allegiance: the port {port} cannot be used: ")
    assert soon(lambda: not (alone / "engine" / "state.json").exists())


def test_the_same_port_again_at_once(alone: Path):
    port = free_port()
    for _ in range(2):
        with serving(alone, "--port", str(port)) as (server, said):
            assert f":{port}" in said
            uri = f"bolt://127.0.0.1:{port}"
            assert client(uri, (alone / "engine" / "password").read_text()).returncode == 0
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=SECONDS + 20)


def test_what_cannot_be_served(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    said = run("serve", "--workspace", tmp_path / "none")
    assert (said.code, "there is no workspace" in said.err) == (1, True)
    monkeypatch.setenv("NEO4J_URI", "bolt://localhost:1")
    said = run("serve", "--workspace", tmp_path / "none")
    assert (said.code, "which needs no serving" in said.err) == (2, True)
