"""Documents read by several processes: in the order given, and with only a few in memory at a time.

Each worker is a process of its own with the extractor loaded once. It is given batches, and sends back the
claims of one document after the other, so that it is known which text a worker that dies had in hand.
"""

import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from types import TracebackType
from typing import NamedTuple, Self, cast

from allegiance.documents import Failure
from allegiance.errors import DocumentError
from allegiance.extraction.rules import Extractor, RuleExtractor
from allegiance.records import Claim, Document

Text = Document | Failure
Known = Callable[[Document], bool]

_TEXTS, _SIGNS = 200, 500_000
"""So many texts or signs are read before workers are started unasked: starting them takes about as long."""
_BATCH_TEXTS, _BATCH_SIGNS = 32, 100_000
_AHEAD = 2
"""Batches that a worker holds: one in hand, and one so that it need not wait."""
_WAITING = 4
"""Batches for each worker that may wait for an earlier one to be done."""
_PATIENCE = 5.0


class Reading(NamedTuple):
    """A document and its claims; ``None`` where it was known before and not read."""

    document: Document
    claims: tuple[Claim, ...] | None


@contextmanager
def ahead(
    extractors: Sequence[Extractor],
    texts: Iterable[Text],
    workers: int | None = 1,
    known: Callable[[Document, Extractor], bool] | None = None,
) -> Iterator[tuple[Iterator[Text], tuple[Extractor, ...]]]:
    """The texts again, and the extractors as those that have read each text by the time it comes.

    Only what can be sent to another process reads ahead: the rules. Others read when they are asked. Each
    extractor is to be asked for the text that came last.
    """
    rules = next((one for one in extractors if isinstance(one, RuleExtractor)), None)
    if rules is None:
        yield iter(texts), tuple(extractors)
        return
    skipped = (lambda document: known(document, rules)) if known else None
    with closing(readings(rules, texts, workers, skipped)) as found:
        done = _Done(rules)
        yield done.follow(found), tuple(done if one is rules else one for one in extractors)


class _Done:
    """An extractor that has the claims of the text that came last."""

    def __init__(self, extractor: Extractor) -> None:
        self.name, self.version = extractor.name, extractor.version
        self._extractor = extractor
        self._last: Reading | None = None

    def follow(self, found: Iterable[Reading | Failure]) -> Iterator[Text]:
        """The texts, each told while its claims are here."""
        for one in found:
            self._last = None if isinstance(one, Failure) else one
            yield one if isinstance(one, Failure) else one.document

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """All claims of the document, in reading order."""
        if self._last and self._last.document is document and self._last.claims is not None:
            return self._last.claims
        return self._extractor.claims(document)


def readings(
    extractor: Extractor,
    texts: Iterable[Text],
    workers: int | None = 1,
    known: Known | None = None,
) -> Generator[Reading | Failure, None, None]:
    """The texts in their order, read; failures and documents that are ``known`` are passed through.

    With ``workers`` above 1 so many processes read, with ``None`` one for each core once there is enough to
    read. The result is the same whatever their number. The extractor must be one that can be pickled. Close
    the iterator, or exhaust it: its workers end with it.

    Raises:
        DocumentError: a worker died; it names the text that the worker was reading.
    """
    rest, known = iter(texts), known or _never
    if workers is None:
        yield from _alone(extractor, rest, known, some=True)
        workers = cores()
    if workers == 1:
        yield from _alone(extractor, rest, known)
        return
    if (first := next(rest, None)) is not None:
        with _Pool(extractor, workers) as pool:
            yield from pool.read(_batches(chain((first,), rest), known))


def _never(_: Document) -> bool:
    return False


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _alone(
    extractor: Extractor, texts: Iterable[Text], known: Known, *, some: bool = False
) -> Iterator[Reading | Failure]:
    """The texts read by this process; if asked, only until more processes would have been faster."""
    count = signs = 0
    for text in texts:
        if isinstance(text, Failure):
            yield text
        elif known(text):
            yield Reading(text, None)
        else:
            yield _told(text, _tried(extractor, text))
            count, signs = count + 1, signs + len(text.text)
        if some and (count >= _TEXTS or signs >= _SIGNS):
            return


@dataclass(slots=True)
class _Batch:
    """Texts in a row, those of them that are to be read, and what came back of these."""

    texts: list[Text] = field(default_factory=list)
    unread: list[Document] = field(default_factory=list)
    claims: list[tuple[Claim, ...] | Failure] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return len(self.claims) == len(self.unread)

    def readings(self) -> Iterator[Reading | Failure]:
        read = {id(document): claims for document, claims in zip(self.unread, self.claims, strict=True)}
        for text in self.texts:
            yield text if isinstance(text, Failure) else _told(text, read.get(id(text)))


def _told(document: Document, found: tuple[Claim, ...] | Failure | None) -> Reading | Failure:
    return found if isinstance(found, Failure) else Reading(document, found)


def _tried(extractor: Extractor, document: Document) -> tuple[Claim, ...] | Failure:
    """The claims, or why the document cannot be read."""
    try:
        return extractor.claims(document)
    except DocumentError as error:
        return Failure(error.where, error.reason)


def _batches(texts: Iterable[Text], known: Known) -> Iterator[_Batch]:
    batch, signs = _Batch(), 0
    for text in texts:
        batch.texts.append(text)
        if isinstance(text, Document):
            signs += len(text.text)
            if not known(text):
                batch.unread.append(text)
        if len(batch.texts) >= _BATCH_TEXTS or signs >= _BATCH_SIGNS:
            yield batch
            batch, signs = _Batch(), 0
    if batch.texts:
        yield batch


class _Pool:
    """The workers; started as there is work for them."""

    def __init__(self, extractor: Extractor, size: int) -> None:
        self._extractor = extractor
        self._size = size
        self._workers: list[_Worker] = []
        self._pending: deque[_Batch] = deque()

    def read(self, batches: Iterable[_Batch]) -> Iterator[Reading | Failure]:
        """What is in the batches, read, in their order."""
        waiting: deque[_Batch] = deque()
        for batch in batches:
            waiting.append(batch)
            if not batch.done:
                self._pending.append(batch)
            self._give()
            while waiting and (waiting[0].done or len(waiting) >= _WAITING * self._size):
                self._await(waiting[0])
                yield from waiting.popleft().readings()
        for batch in waiting:
            self._await(batch)
            yield from batch.readings()

    def _await(self, batch: _Batch) -> None:
        while not batch.done:
            self._give()
            busy = {worker.pipe: worker for worker in self._workers if worker.held}
            for pipe in wait(list(busy)):
                busy[cast("Connection", pipe)].receive()

    def _give(self) -> None:
        while self._pending:
            self._workers = [worker for worker in self._workers if not worker.gone()]
            able = [worker for worker in self._workers if worker.process.is_alive()]
            worker = min(able, key=lambda worker: len(worker.held), default=None)
            if (worker is None or worker.held) and len(self._workers) < self._size:
                worker = _Worker(self._extractor)
                self._workers.append(worker)
            if worker is None or len(worker.held) >= _AHEAD or not worker.give(self._pending[0]):
                return
            self._pending.popleft()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.pipe.close()  # at the end of it a worker ends, whatever it is doing
        for worker in self._workers:
            worker.end()


class _Worker:
    """One process, and the batches that it holds."""

    def __init__(self, extractor: Extractor) -> None:
        self.held: deque[_Batch] = deque()
        context = get_context("spawn")  # a fork would inherit locks, files and threads
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, extractor), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()

    def gone(self) -> bool:
        """Whether it was ended with nothing in hand; then it is cleared away."""
        if self.held or self.process.is_alive():
            return False
        self.pipe.close()
        self.end()
        return True

    def give(self, batch: _Batch) -> bool:
        """Give it one more batch; false if it has just died."""
        try:
            self.pipe.send(batch.unread)
        except OSError:
            return False
        self.held.append(batch)
        return True

    def receive(self) -> None:
        """Take the claims of one document."""
        try:
            found = self.pipe.recv()
        except (EOFError, OSError):
            raise self._died() from None
        if isinstance(found, RuntimeError):
            raise found
        self.held[0].claims.append(found)
        if self.held[0].done:
            self.held.popleft()

    def _died(self) -> DocumentError:
        self.process.join(_PATIENCE)
        code = self.process.exitcode or 0
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        batch = self.held[0]
        return DocumentError(
            _where(batch.unread[len(batch.claims)]),
            f"the process that read this text {how}, perhaps for want of memory; "
            "what was read before it is kept: run it again, or with fewer workers",
        )

    def end(self) -> None:
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A key that interrupts is for the command; its workers, started in here, never hear of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # or the first start would start it, and let interrupts through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, extractor: Extractor) -> None:
    """What a worker does until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    given: SimpleQueue[list[Document]] = SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, given), daemon=True).start()
    while True:
        for document in given.get():
            pipe.send(_read(extractor, document))


def _listen(pipe: Connection, given: "SimpleQueue[list[Document]]") -> None:
    """Take batches as they come, so that who gives them never waits; end when nobody will."""
    try:
        while True:
            given.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _read(extractor: Extractor, document: Document) -> tuple[Claim, ...] | Failure | RuntimeError:
    try:
        claims = _tried(extractor, document)
    except Exception as error:  # noqa: BLE001  raised again where it can be told
        told = RuntimeError(f"{_where(document)}: {type(error).__name__}: {error}")
        told.add_note(traceback.format_exc())
        return told
    for claim in claims if isinstance(claims, tuple) else ():
        claim.id  # noqa: B018  worked out here, it is sent along
    return claims


def _where(document: Document) -> str:
    return document.origin or document.name or document.id
