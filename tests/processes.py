"""Commands as processes of their own; and those of the engine: whether they live, and where they listen."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SECONDS = 20.0  # an engine ends in a fraction of a second; a busy machine takes longer


def command(*words: str | Path, **more: str) -> "subprocess.Popen[str]":
    """Begin a command, with ``more`` in its environment."""
    return subprocess.Popen(
        [sys.executable, "-m", "allegiance", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **more},
    )


def state(workspace: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((workspace / "engine" / "state.json").read_text())
    return found


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")
    except (ProcessLookupError, FileNotFoundError):  # it may end between any two of these looks
        return False


def gone(pids: Iterator[int] | list[int]) -> bool:
    return not any(alive(pid) for pid in pids)


def soon(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def ended(workspace: Path, processes: dict[str, int]) -> bool:
    both = [processes["pid"], processes["watcher"]]
    return soon(lambda: gone(both)) and not (workspace / "engine" / "state.json").exists()


def listening(pid: int) -> set[tuple[str, int]]:
    """The addresses that a process listens on, read from the kernel's tables."""
    sockets = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(descriptor.readlink())
        except FileNotFoundError:
            continue
        if target.startswith("socket:["):
            sockets.add(target[8:-1])
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:
                host, port = fields[1].split(":")
                found.add((plainly(host), int(port, 16)))
    return found


def plainly(host: str) -> str:
    """An address of the kernel's tables as people write it; IPv4 inside IPv6 as IPv4."""
    return ".".join(str(byte) for byte in reversed(bytes.fromhex(host[-8:])))
