"""Waiting that all workers share: when the endpoint asks one of them to wait, all do."""

import random
import time
from threading import Event, Lock


class Pace:
    """Holds requests back until a moment, or until stopped; ``first`` and ``longest`` are seconds."""

    def __init__(self, first: float, longest: float) -> None:
        self._first = first
        self._longest = longest
        self._until = 0.0
        self._lock = Lock()
        self._stopped = Event()

    def wait(self) -> bool:
        """Wait for as long as is held back; whether to go on, which is false once stopped."""
        while (left := self._until - time.monotonic()) > 0 and not self._stopped.wait(left):
            pass
        return not self._stopped.is_set()

    def hold(self, delay: float) -> None:
        """Hold all requests back for so many seconds from now."""
        with self._lock:
            self._until = max(self._until, time.monotonic() + delay)

    def delay(self, attempt: int, asked: float | None) -> float:
        """Seconds to wait after a fault: what is asked, else twice as long each time, with jitter, capped.

        ``attempt`` counts from 0. The jitter only ever adds to what is asked.
        """
        jitter = random.uniform(0.5, 1.0)  # noqa: S311  spreads requests, guards nothing
        if asked is not None:
            return asked + jitter * min(self._first, 1.0)
        return jitter * min(self._longest, self._first * 2.0 ** min(attempt, 30))

    def stop(self) -> None:
        """End every wait at once; nothing more is sent."""
        self._stopped.set()

    def resume(self) -> None:
        """Let requests go out again."""
        self._stopped.clear()
