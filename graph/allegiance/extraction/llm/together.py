"""Several requests at once, without holding up who interrupts them."""

from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def together(work: Callable[[_Item], _Result], items: Sequence[_Item], workers: int) -> list[_Result]:
    """The results of ``work`` on all items, in their order, by up to ``workers`` threads.

    The first error is raised at once, and so is an interrupt: an executor would first wait for every request
    that is under way, which may take as long as an endpoint may be silent. Those threads end with their
    request or with the process.

    >>> together(str.upper, ["a", "b", "c"], 2)
    ['A', 'B', 'C']
    """
    if min(workers, len(items)) < 2:
        return [work(item) for item in items]
    todo, lock, stopped = iter(enumerate(items)), Lock(), Event()
    done: SimpleQueue[tuple[int, _Result] | BaseException] = SimpleQueue()

    def run() -> None:
        while not stopped.is_set():
            with lock:
                taken = next(todo, None)
            if taken is None:
                return
            try:
                done.put((taken[0], work(taken[1])))
            except BaseException as error:  # noqa: BLE001  raised again where somebody waits for it
                done.put(error)

    for _ in range(min(workers, len(items))):
        Thread(target=run, daemon=True).start()
    found: dict[int, _Result] = {}
    try:
        for _ in items:
            result = done.get()
            if isinstance(result, BaseException):
                raise result
            found[result[0]] = result[1]
    finally:
        stopped.set()
    return [found[at] for at in range(len(items))]
