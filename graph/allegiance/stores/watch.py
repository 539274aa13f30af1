"""Starts the engine's Java process, and ends it when nobody uses it any more. Run as a process of its own.

``python -I -S watch.py FOLDER LOCK GRACE PORT JAVA ARGUMENT...``: needs the standard library alone, so that
Java starts some 20 ms after the command. ``LOCK`` is the inherited descriptor of ``watch.lock``, which is
held for as long as this process lives: that it is held is how others know that an engine runs. The users of
the engine hold ``clients.lock`` shared. Whoever gets it exclusively knows that none is left; the kernel frees
it whatever ends a user, SIGKILL too.
"""

import fcntl
import json
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable

STATE = "state.json"
ORPHAN = "orphan.json"
CLIENTS = "clients.lock"
LOG = "engine.log"


def main(folder: str, lock: int, grace: float, port: int, command: list[str]) -> None:
    """Runs ``command`` in ``folder`` until it ends or nobody holds ``clients.lock``; ``port`` 0 is any."""
    if os.fork():  # the starter waits for this process alone, and is left with no child to reap later
        os._exit(0)
    os.set_inheritable(lock, False)  # it is this process that holds it, not Java
    os.chdir(folder)
    _end_orphan(folder)
    bolt, http = _free_ports(port)
    places = {"{bolt}": str(bolt), "{http}": str(http), "{folder}": folder}
    java = _spawn([_filled(part, places) for part in command])
    signal.signal(signal.SIGTERM, lambda *_: _tell(java, signal.SIGTERM))
    try:
        _write({"pid": java, "watcher": os.getpid(), "bolt": bolt, "http": http})
        threading.Thread(target=_end_when_unused, args=(java, grace), daemon=True).start()
        _reap(java)
    finally:
        _tell(java, signal.SIGKILL)  # where this process failed, as on a full disk
        _remove(STATE)
        os._exit(0)  # frees both locks at once


def _filled(part: str, places: dict[str, str]) -> str:
    for place, value in places.items():
        part = part.replace(place, value)
    return part


def _free_ports(wanted: int) -> tuple[int, int]:
    """Two ports free on loopback just now; where another takes one first, Java ends and the user retries."""
    with socket.socket() as one, socket.socket() as two:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Java does: old connections may linger
        one.bind(("127.0.0.1", wanted))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _spawn(command: list[str]) -> int:
    die_with_parent = _parent_death_signal()
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        die_with_parent()
        if os.getppid() != parent:  # the parent died before the line above
            os._exit(1)
        log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.execv(command[0], command)  # noqa: S606  no shell is wanted
    finally:
        os._exit(127)


def _parent_death_signal() -> Callable[[], None]:
    """What makes Linux kill the caller with its parent; nothing elsewhere."""
    if sys.platform != "linux":
        return lambda: None
    import ctypes  # noqa: PLC0415  Linux alone

    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _end_when_unused(java: int, grace: float) -> None:
    """Ends Java once ``clients.lock`` is free; the lock stays held, so that newcomers wait for the end."""
    lock = os.open(CLIENTS, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    _tell(java, signal.SIGTERM)
    time.sleep(grace)
    _tell(java, signal.SIGKILL)


def _end_orphan(folder: str) -> None:
    """Ends a Java process whose watcher was killed, where the kernel did not do so (not on Linux)."""
    try:
        with open(ORPHAN, encoding="utf-8") as file:  # noqa: PTH123  pathlib is slow to import
            java = int(json.load(file)["pid"])
        with os.popen(f"ps -ww -o command= -p {java}") as listing:  # noqa: S605  a number alone goes in
            if folder in listing.read():
                os.kill(java, signal.SIGKILL)
    except (OSError, ValueError, KeyError):
        return
    finally:
        _remove(ORPHAN)


def _write(state: dict[str, int]) -> None:
    new = f"{STATE}.new"
    with open(new, "w", encoding="utf-8") as file:  # noqa: PTH123  pathlib is slow to import
        json.dump(state, file)
    os.replace(new, STATE)  # noqa: PTH105


def _reap(java: int) -> None:
    while True:
        try:
            os.waitpid(java, 0)
        except InterruptedError:
            continue
        return


def _tell(java: int, what: int) -> None:
    try:
        os.kill(java, what)
    except ProcessLookupError:
        return


def _remove(name: str) -> None:
    try:
        os.unlink(name)  # noqa: PTH108
    except FileNotFoundError:
        return


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
