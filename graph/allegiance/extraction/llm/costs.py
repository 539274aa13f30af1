"""What a run of a language model cost, and what became of its answers."""

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allegiance.extraction.llm.checking import Checked


@dataclass
class Costs:
    """Counted over all requests of a run; ``price_in`` and ``price_out`` are per million tokens.

    ``requests`` are all that were sent, ``repeated`` those of them that came after a fault, ``untold`` the
    answers whose endpoint does not say how many tokens they took. ``rejected`` counts proposed claims by why
    they were not kept, ``omitted`` details that do not stand in the text, ``failed`` batches of sentences
    without a usable answer.
    """

    price_in: float | None = None
    price_out: float | None = None
    requests: int = 0
    repeated: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    untold: int = 0
    kept: int = 0
    failed: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    omitted: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def sent(self, again: bool) -> None:
        """A request goes out; ``again`` where it was sent before."""
        with self._lock:
            self.requests += 1
            self.repeated += again

    def answered(self, usage: Any) -> None:
        """An answer came, with what it says of its tokens."""
        counts = [usage.get(name) if isinstance(usage, dict) else None for name in _USAGE]
        known = [count for count in counts if isinstance(count, int)]
        with self._lock:
            if len(known) == len(_USAGE):
                self.tokens_in += known[0]
                self.tokens_out += known[1]
            else:
                self.untold += 1

    def checked(self, outcomes: "Iterable[Checked]", *, kept: int, failed: int) -> None:
        """A document is done, or has failed: then none of its claims is kept."""
        self.kept += kept
        self.failed += failed
        for outcome in outcomes:
            self.rejected.update(outcome.rejected)
            self.omitted.update(outcome.omitted)

    @property
    def money(self) -> float | None:
        """What the counted tokens cost in the currency of the prices; ``None`` where no price is set.

        >>> Costs(price_in=2.0, price_out=8.0, tokens_in=500_000, tokens_out=250_000).money
        3.0
        """
        if self.price_in is None and self.price_out is None:
            return None
        return (self.tokens_in * (self.price_in or 0) + self.tokens_out * (self.price_out or 0)) / 1_000_000

    def to_plain(self) -> dict[str, Any]:
        """The counts, ready for JSON."""
        names = ("requests", "repeated", "tokens_in", "tokens_out", "untold", "kept", "failed")
        counts: dict[str, Any] = {name: getattr(self, name) for name in names}
        counts.update(rejected=dict(self.rejected), omitted=dict(self.omitted), money=self.money)
        return counts

    def __str__(self) -> str:
        """The counts in one line."""
        parts = [
            f"{self.requests} requests ({self.repeated} repeated)",
            f"{self.tokens_in} tokens in, {self.tokens_out} out",
            f"cost {self.money:.4f}" if self.money is not None else "",
            f"the tokens of {self.untold} answers are not told" if self.untold else "",
            f"{self.kept} claims kept, {self.rejected.total()} rejected{_listed(self.rejected)}",
            f"{self.omitted.total()} details left out{_listed(self.omitted)}" if self.omitted else "",
            f"{self.failed} batches failed" if self.failed else "",
        ]
        return "; ".join(part for part in parts if part)


_USAGE = ("prompt_tokens", "completion_tokens")


def _listed(counted: Counter[str]) -> str:
    said = ", ".join(f"{count} {reason}" for reason, count in sorted(counted.items()))
    return f" ({said})" if said else ""
