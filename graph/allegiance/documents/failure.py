"""A text that could not be read, told instead of raised so that the others are still read."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Failure:
    """``where`` is the file, with the line where there are several texts in it; ``reason`` a sentence.

    ``kept`` says that the text was read all the same, without the part that the reason names; such a failure
    follows its document.
    """

    where: str
    reason: str
    kept: bool = False


def shown(path: Path | str) -> str:
    """A path as text, also where its name is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def said(error: Exception) -> str:
    """What the operating system says, as the reason of a failure."""
    reason = getattr(error, "strerror", None) or str(error)
    return f"it cannot be read: {reason[:1].lower()}{reason[1:]}"
