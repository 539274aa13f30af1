"""The embedded engine: ArcadeDB out of its wheel, one Java process for all who use a workspace.

``Engine(workspace).start()`` returns at once, so that the caller imports what it needs while Java starts;
``wait()`` returns when the engine answers. Two locks on files of ``workspace/engine/`` decide everything,
and the kernel frees both whatever ends their holder:

- each user holds ``clients.lock`` shared for as long as it uses the engine;
- the watcher (``watch.py``, Java's parent) holds ``watch.lock``. Who gets that lock may start the engine.

When the last user is gone the watcher ends Java. A user that comes meanwhile waits for that and starts anew.

Only light modules of the standard library are imported here: this runs before everything else.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from allegiance.errors import StoreError, Unavailable
from allegiance.stores import java, watch

MEMORY = "512m"
_WATCH = "watch.lock"
# Java takes options from the environment, and reads paths by its locale.
_KEPT = ("PATH", "HOME", "TMPDIR")
_ENVIRONMENT = {"LC_ALL": "C.UTF-8"}
_NO_NEWS = ("at ", "WARNING: Using incubator modules")
_LOGGING = """\
handlers = java.util.logging.ConsoleHandler
.level = WARNING
java.util.logging.ConsoleHandler.level = WARNING
java.util.logging.ConsoleHandler.formatter = com.arcadedb.log.LogFormatter
"""


@dataclass(frozen=True)
class Address:
    """Where a running engine answers, and its login; ``http`` is the other door that it has."""

    uri: str
    password: str
    http: str
    username: str = java.USER
    database: str = java.DATABASE


class Engine:
    """One user's hold on the engine of a workspace; a context manager.

    ``memory`` is Java's heap as Java writes it; it counts for the one who starts the engine. ``flags`` go to
    Java too. ``grace`` is how many seconds Java has to end before it is killed. ``nice`` gives way to others.
    ``port`` is that of Bolt; 0 is any that is free.
    """

    def __init__(
        self,
        workspace: Path,
        memory: str = MEMORY,
        flags: Sequence[str] | None = None,
        grace: float = 5.0,
        *,
        nice: bool = False,
        port: int = 0,
    ) -> None:
        self.folder = workspace.absolute() / "engine"
        self._memory = memory
        self._flags = flags
        self._grace = grace
        self._nice = nice
        self._port = port
        self._client: int | None = None
        self._watcher: subprocess.Popen[bytes] | None = None
        self._starts = 0

    def start(self) -> Self:
        """Starts the engine unless it runs; returns at once.

        Raises:
            StoreError: no engine is there for this machine, the folder cannot be written, the port is taken.
        """
        java.java()
        try:
            self._advance()
        except BaseException:
            self.close()
            raise
        return self

    def wait(self, seconds: float = 60.0) -> Address:
        """Where the engine answers, as soon as it does.

        Raises:
            Unavailable: it ended by itself, or does not answer in time.
            StoreError: it runs on another port than the one that was asked for.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            state = self._state() if self._advance() else None
            if state and _ready(state["http"]):
                return self._address(state)
            time.sleep(0.01)
        raise Unavailable(
            f"the engine of {self.folder} does not answer after {seconds:.0f} seconds"
            f"; its last words are {self.last_words()}"
        )

    def answers(self, address: Address) -> bool:
        """Whether it still runs, and at that address."""
        held = lock(self.folder / _WATCH, shared=False)
        if held is not None:
            os.close(held)
            return False
        state = self._state()
        return state is not None and _uri(state) == address.uri

    def close(self) -> None:
        """Lets go of the engine, which ends where nobody else uses it; does not wait for that."""
        if self._client is not None:
            os.close(self._client)
            self._client = None
        if self._watcher is not None:
            self._watcher.wait()  # the process that detached the watcher ended long ago
            self._watcher = None

    def ended(self, seconds: float) -> bool:
        """Whether no engine runs in the folder any more, within some seconds."""
        end = time.monotonic() + seconds
        while (held := lock(self.folder / _WATCH, shared=False)) is None:
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        os.close(held)
        return True

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def epitaph(self) -> str:
        """One sentence on an engine that has ended while it was used."""
        words = self.last_words()
        if "OutOfMemoryError" in words:
            return f"the engine of {self.folder} has ended: {self.memory_needed()}"
        return (
            f"the engine of {self.folder} has ended; its last words are {words}"
            "; what was committed is kept: run the command again"
        )

    def memory_needed(self) -> str:
        """What to do where the engine's memory does not suffice."""
        return (
            f"it needs more memory than the {self._memory} that the engine has"
            ": ask for less at once, or set ALLEGIANCE_ENGINE_MEMORY to more, as 2g"
        )

    def last_words(self) -> str:
        """What the engine said last, for an error."""
        try:
            lines = (self.folder / watch.LOG).read_text("utf-8", "replace").splitlines()
        except OSError:
            lines = []
        said = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(_NO_NEWS)]
        return f"“{' / '.join(said[-3:])}”" if said else "none"

    def _advance(self) -> bool:
        """One step of the way up: false while the engine before is still ending."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._step()
        except OSError as error:
            self.close()
            why = error.strerror or error
            raise StoreError(
                f"the engine's folder {self.folder} cannot be written: {why}"
                "; name a workspace that can be, or a Neo4j server in NEO4J_URI"
            ) from None

    def _step(self) -> bool:
        if self._client is None:
            self._client = lock(self.folder / watch.CLIENTS, shared=True)
        if self._client is None:
            return False
        held = lock(self.folder / _WATCH, shared=False)
        if held is not None:
            try:
                self._launch(held)
            finally:
                os.close(held)  # the watcher has inherited the lock and keeps it
        return True

    def _address(self, state: dict[str, int]) -> Address:
        if self._port and state["bolt"] != self._port:
            raise StoreError(
                f"the engine of {self.folder} answers on port {state['bolt']} already, for another command"
                ": end that one first, or use this port"
            )
        return Address(_uri(state), self._password(), f"http://127.0.0.1:{state['http']}")

    def _launch(self, held: int) -> None:
        if self._starts == 2:  # once more than needed: another program may have taken the port
            raise Unavailable(
                f"the engine of {self.folder} ended while it started; its last words are {self.last_words()}"
                f"; where its data are damaged, delete that folder and build again: the ledger has everything"
            )
        self._starts += 1
        if self._port:
            _check_free(self._port)
        _prepare(self.folder)
        if self._watcher is not None:
            self._watcher.wait()
        extra = java.cached() if self._flags is None else list(self._flags)
        program = [sys.executable, "-I", "-S", watch.__file__, str(self.folder), str(held), str(self._grace)]
        program.append(str(self._port))
        self._watcher = subprocess.Popen(
            [*program, *java.command(self._memory, extra, nice=self._nice)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=(held,),
            env={**_ENVIRONMENT, **{name: os.environ[name] for name in _KEPT if name in os.environ}},
        )

    def _state(self) -> dict[str, int] | None:
        try:
            state: dict[str, int] = json.loads((self.folder / watch.STATE).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return state

    def _password(self) -> str:
        return (self.folder / "password").read_text("utf-8")


_started: dict[Path, Engine] = {}


def prestart(workspace: Path, memory: str = MEMORY) -> None:
    """Starts the engine of a workspace before anything heavy is imported; ``take`` hands it out."""
    _started[workspace.absolute()] = Engine(workspace, memory).start()


def take(workspace: Path, memory: str = MEMORY) -> Engine:
    """The engine that ``prestart`` has started for the workspace, else one started now."""
    return _started.pop(workspace.absolute(), None) or Engine(workspace, memory).start()


def lock(path: Path, *, shared: bool) -> int | None:
    """The descriptor of the locked file, or nothing where another holds it; closing it frees the lock."""
    import fcntl  # noqa: PLC0415  not on Windows, where java() has said so

    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    return file


def _prepare(folder: Path) -> None:
    """The files that the engine reads at its start; the password is made once."""
    if (folder / watch.STATE).is_file():  # of an engine whose watcher was killed
        (folder / watch.STATE).replace(folder / watch.ORPHAN)
    _write(folder / "logging.properties", _LOGGING)
    if not (folder / "password").is_file():
        # The engine keeps the password it saw first; a new one needs a new list of users.
        shutil.rmtree(folder / "config", ignore_errors=True)
        _write(folder / "password", os.urandom(32).hex())


def _write(path: Path, text: str) -> None:
    new = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    new.replace(path)


def _uri(state: dict[str, int]) -> str:
    return f"bolt://127.0.0.1:{state['bolt']}"


def _check_free(port: int) -> None:
    """Raises StoreError where another program listens on the port, or it is not for this user."""
    with socket.socket() as tried:
        tried.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        )  # as Java does: old connections may linger
        try:
            tried.bind(("127.0.0.1", port))
            tried.listen(1)
        except OSError as error:
            why = error.strerror or error
            raise StoreError(f"the port {port} cannot be used: {why}; name another, or 0 for any") from None


def _ready(port: int) -> bool:
    """Whether the engine says that its databases are open; Bolt answers a little before."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5.0) as http:
            http.sendall(b"GET /api/v1/ready HTTP/1.0\r\n\r\n")
            return b" 204 " in http.recv(64)
    except OSError:
        return False
