"""A text that could not be read, told instead of raised so that the others are still read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """``where`` is the file, with the line where there are several texts in it; ``reason`` a sentence."""

    where: str
    reason: str
