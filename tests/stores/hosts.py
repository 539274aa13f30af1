"""Hosts on loopback that misbehave, each in a way that real ones do; entered, each is its port."""

import socket
import threading
import time
from types import TracebackType
from typing import Any, Self


class Host:
    """One who listens, and does with each connection what ``meet`` says."""

    def __init__(self) -> None:
        self._done = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._listen)]

    def meet(self, client: socket.socket) -> None:
        raise NotImplementedError

    def __enter__(self) -> int:
        self._server.settimeout(0.1)
        self._threads[0].start()
        return int(self._server.getsockname()[1])

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        for thread in list(self._threads):
            thread.join()
        self._server.close()

    def _listen(self) -> None:
        while not self._done.is_set():
            try:
                client, _ = self._server.accept()
            except TimeoutError:
                continue
            self.meet(client)


class Answering(Host):
    """Says one thing and hangs up."""

    def __init__(self, said: bytes) -> None:
        super().__init__()
        self._said = said

    def meet(self, client: socket.socket) -> None:
        with client:
            client.sendall(self._said)


class Silent(Host):
    """Takes connections and says nothing, as one does that hangs."""

    def __init__(self) -> None:
        super().__init__()
        self._taken: list[socket.socket] = []

    def meet(self, client: socket.socket) -> None:
        self._taken.append(client)

    def __exit__(self, *raised: Any) -> None:
        super().__exit__(*raised)
        for client in self._taken:
            client.close()


class Opening(Host):
    """Hangs up at first, and after some seconds passes everything on to ``target``.

    ``cut`` breaks all that is passed on, as a server does that dies; with ``messages`` that happens by itself
    before so many of the client's are passed on, whatever the connection.
    """

    def __init__(self, target: tuple[str, int], after: float = 0.0, messages: int = 2**31) -> None:
        super().__init__()
        self._target = target
        self._left = messages
        self._opens = time.monotonic() + after
        self._cut = threading.Event()

    def cut(self) -> Self:
        self._cut.set()
        return self

    def meet(self, client: socket.socket) -> None:
        if time.monotonic() < self._opens or self._cut.is_set():
            client.close()
            return
        there = socket.create_connection(self._target)
        for source, sink, counts in ((client.dup(), there.dup(), True), (there, client, False)):
            self._threads.append(threading.Thread(target=self._pump, args=(source, sink, counts)))
            self._threads[-1].start()

    def _pump(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with source, sink:
            source.settimeout(0.1)
            while not self._done.is_set() and not self._cut.is_set():
                try:
                    data = source.recv(65536)
                except TimeoutError:
                    continue
                except OSError:
                    return
                self._left -= counts
                if self._left < 0:
                    self.cut()
                if not data or self._cut.is_set():
                    return
                sink.sendall(data)
