"""A ledger in which some texts were read, and its review; no database is needed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from allegiance.ledger import Ledger
from allegiance.network import Network
from allegiance.review import Review
from theatre import LISTS, story

TEXTS = (
    story(
        ("Iran", "BACKS", "Kata'ib Hizballah"),
        ("Hizballah Battalions", "FIGHTS", "Islamic State"),
        ("Kata'ib Hizballah", "FIGHTS", "Islamic State"),
        name="first",
    ),
    story(
        ("Badr", "FIGHTS", "Islamic State"),
        ("Badr Organisation", "FIGHTS", "Islamic State"),
        ("Badr Organization", "PART_OF", "Popular Mobilization Forces"),
        name="second",
    ),
)


class Desk:
    """A ledger, and the network and the review of what it holds now."""

    def __init__(self, path: Path) -> None:
        self.ledger = Ledger(path)
        run = self.ledger.begin("build")
        for document, claims in TEXTS:
            self.ledger.add(document, "test", "1", claims, run)

    def network(self) -> Network:
        said = self.ledger.claims(), self.ledger.documents(), self.ledger.verdicts()
        return Network.build(*said, LISTS)

    def review(self, author: str = "ann") -> Review:
        return Review(self.ledger, self.network, LISTS, author)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "ledger.sqlite")
    with made.ledger:
        yield made


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Makes the desks of several analysts who have read the same texts."""
    made: list[Desk] = []

    def make(name: str) -> Desk:
        made.append(Desk(tmp_path / f"{name}.sqlite"))
        return made[-1]

    yield make
    for one in made:
        one.ledger.close()
