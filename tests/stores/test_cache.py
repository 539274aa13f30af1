"""The engine's start-up cache: made once, used, and never in the way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from allegiance.stores import cache, engine, java
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine

pytestmark = pytest.mark.engine


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cache belongs, in a cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ALLEGIANCE_AOT")
    monkeypatch.setattr(cache, "ROUNDS", 1)
    found = java.cache_file()
    if tmp_path not in found.parents:
        pytest.skip("the cache folder of this platform cannot be moved")
    return found


def test_it_is_made_once_and_used(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir(parents=True)
    for name in ("old.aot", "old.lock", "young.aot"):
        (file.parent / name).write_text("")
    os.utime(file.parent / "old.aot", (0, 0))
    wait = cache.begin()
    assert wait()
    assert not list(file.parent.glob("old.*"))
    (file.parent / "young.aot").unlink()
    made = file.stat().st_mtime_ns
    assert sorted(path.suffix for path in file.parent.iterdir()) == [".aot", ".lock"]
    assert cache.ensure()
    assert file.stat().st_mtime_ns == made
    assert java.cached()[0] == f"-XX:AOTCache={file}"
    must = [*java.cached(), "-XX:AOTMode=on"]  # with which Java does not start if the cache does not fit
    with EmbeddedStore(Engine(tmp_path / "work", memory="256m", flags=must).start()) as store:
        assert store.statement("RETURN 1 AS one").records == ((1,),)


def test_a_cache_that_does_not_fit_does_no_harm(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no cache at all" * 1000)
    with EmbeddedStore(Engine(tmp_path / "work").start()) as store:
        assert store.statement("RETURN 1 AS one").records == ((1,),)


def test_it_can_be_switched_off(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEGIANCE_AOT", "0")
    assert not cache.ensure()
    assert not file.parent.exists()


def test_a_failure_is_noted_and_not_repeated(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_GRACE", 0.0)  # Java has no time to write
    assert not cache.ensure()
    reason = file.with_suffix(".failed")
    assert "no start-up cache" in reason.read_text()
    noted = reason.stat().st_mtime_ns
    assert not cache.ensure()
    assert reason.stat().st_mtime_ns == noted


def test_another_is_at_it(file: Path) -> None:
    file.parent.mkdir(parents=True)
    held = engine.lock(file.with_suffix(".lock"), shared=False)
    assert held is not None
    assert not cache.ensure()
    os.close(held)
    assert not file.exists()


def test_a_folder_that_cannot_be_written(file: Path) -> None:
    file.parent.parent.parent.mkdir()
    file.parent.parent.write_text("a file where the folder belongs")
    assert not cache.ensure()


def test_an_attempt_that_is_killed_leaves_no_process(file: Path) -> None:
    script = "from allegiance.stores import cache; wait = cache.begin(); print(1, flush=True); wait()"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        for _ in range(400):
            if folders := list(file.parent.glob("training-*")):
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert Engine(folders[0]).ended(20)
    assert not file.exists()
