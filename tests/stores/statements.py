"""The statements in ``statements/``: Cypher of the kinds that analysts write, each with a name of its own.

A file holds those of one kind, each after a line ``// NAME`` and before an empty one. A statement whose last
clause is ORDER BY (with or without SKIP and LIMIT) gives its rows in a full order.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "statements"
_NAMED = re.compile(r"// ([a-z0-9-]+)\n(.+?)(?:\n\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Statement:
    """One of them; ``kind`` is the name of its file."""

    name: str
    kind: str
    text: str

    @property
    def ordered(self) -> bool:
        """Whether its rows come in an order, and not in any."""
        return not re.search(r"\bRETURN\b|\bUNION\b|}", self.text.rpartition("ORDER BY")[2])

    @property
    def parameters(self) -> set[str]:
        """The names of the parameters that it takes."""
        return set(re.findall(r"\$(\w+)", self.text))


def statements(kind: str = "*") -> list[Statement]:
    """All of one kind, or all."""
    return [
        Statement(name, path.stem, text.strip())
        for path in sorted(FOLDER.glob(f"{kind}.cypher"))
        for name, text in _NAMED.findall(path.read_text("utf-8"))
    ]
