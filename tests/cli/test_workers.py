"""Reading with several workers from the command line: the same bytes, and nothing left when it is cut off."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import gold
from allegiance import Ledger

TEXTS = gold.OWN.texts
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(gold.ROOT / "graph")}
PROC = Path("/proc")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of so many texts that reading them takes a while."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(4000):
        text = (
            f"Report {number}.\n\nIran backs Hezbollah, and Hezbollah fights Islamic State in Syria.\n" * 20
        )
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("workers", [2, 3])
def test_extract_writes_the_same_bytes(run, workers):
    alone = run("extract", TEXTS, "--workers", "1")
    assert alone.out.count("\n") > 50
    assert run("extract", TEXTS, "--workers", workers).out == alone.out
    assert run("extract", TEXTS).out == alone.out


def test_no_workers_are_none(run):
    for command in ("extract", "build"):
        said = run(command, TEXTS, "--workers", "0")
        assert said.code == 2
        assert "workers" in said.err


@pytest.mark.engine
def test_build_keeps_the_same(run, built, tmp_path):
    said = run("build", TEXTS, "--workers", "2", "--workspace", tmp_path / "work")
    assert said.code == 0, said.err
    with Ledger(tmp_path / "work" / "ledger.sqlite") as here, Ledger(built / "ledger.sqlite") as there:
        assert list(here.claims()) == list(there.claims())
        assert list(here.documents()) == list(there.documents())


def processes(session: int) -> Iterator[int]:
    """The ids of the processes of a session that still run."""
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                yield int(entry.name)


def workers_of(session: int) -> list[int]:
    found = []
    for number in processes(session):
        try:
            if b"spawn_main" in (PROC / str(number) / "cmdline").read_bytes():
                found.append(number)
        except OSError:
            continue
    return found


def test_a_build_whose_worker_is_killed_keeps_what_was_read(many: Path, tmp_path: Path) -> None:
    if not PROC.is_dir():
        pytest.skip("there is no /proc here, by which processes are found")
    where = tmp_path / "work"
    words = [
        sys.executable,
        "-m",
        "allegiance",
        "build",
        str(many),
        "--workers",
        "2",
        "--workspace",
        str(where),
    ]
    with subprocess.Popen(
        words,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env=ENVIRONMENT,
    ) as command:
        assert until(lambda: kept(where)[0] > 0)
        os.kill(workers_of(command.pid)[0], signal.SIGKILL)
        _, said = command.communicate(timeout=60)
    assert command.returncode == 1
    assert "was ended by SIGKILL" in said
    documents, claims = kept(where)
    assert 0 < documents < 4000
    assert claims == documents * 2 * 20  # each sentence of each document that is there


def kept(workspace: Path) -> tuple[int, int]:
    path = workspace / "ledger.sqlite"
    if not path.exists():
        return 0, 0
    with Ledger(path) as ledger:
        counts = ledger.counts()
    return counts.documents, counts.claims


@pytest.fixture
def started(many: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A command that has begun to write claims, in a session of its own."""
    if not PROC.is_dir():
        pytest.skip("there is no /proc here, by which processes are counted")
    words = [sys.executable, "-m", "allegiance", "extract", str(many), "--workers", "2"]
    with (
        (tmp_path / "out").open("w") as out,
        subprocess.Popen(
            words, stdout=out, stderr=subprocess.PIPE, text=True, start_new_session=True, env=ENVIRONMENT
        ) as command,
    ):
        try:
            assert until(lambda: (tmp_path / "out").stat().st_size > 0 and len(workers_of(command.pid)) == 2)
            yield command
        finally:
            for number in processes(command.pid):
                os.kill(number, signal.SIGKILL)


def until(holds: object, seconds: float = 40) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def test_an_interrupt_ends_all_workers_quietly(started: subprocess.Popen[str]) -> None:
    os.killpg(started.pid, signal.SIGINT)  # as the key does: to all processes at once
    _, said = started.communicate(timeout=30)
    assert started.returncode == 130
    assert said.strip() in {"", "allegiance: interrupted"}
    assert until(lambda: not list(processes(started.pid)), 10)


def test_a_command_that_is_killed_leaves_no_worker(started: subprocess.Popen[str]) -> None:
    started.kill()
    assert until(lambda: not list(processes(started.pid)), 10)


def test_a_worker_that_is_killed_ends_the_command_with_a_sentence(
    started: subprocess.Popen[str], tmp_path: Path, many: Path
) -> None:
    os.kill(workers_of(started.pid)[0], signal.SIGKILL)
    _, said = started.communicate(timeout=30)
    assert started.returncode == 1
    assert f"{many}/" in said
    assert "was ended by SIGKILL" in said
    assert "Traceback" not in said
    assert until(lambda: not list(processes(started.pid)), 10)
    assert (tmp_path / "out").read_text().endswith("}\n")
