"""What the ledger notes of a command that wrote to it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Run:
    """One command that wrote: when, in UTC, and how many texts it read and could not read.

    ``ended`` and the two numbers are None where it was cut off.
    """

    id: int
    command: str
    started: datetime
    ended: datetime | None = None
    read: int | None = None
    failed: int | None = None
