"""Our own sentences on who says it: speaker as written, channel, and the actor that the speaker is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reading import claims, triple

CASES = tomllib.loads(Path(__file__).with_name("speakers.toml").read_text("utf-8"))["case"]
Row = tuple[str, str, str, str]


def wanted(case: dict[str, Any]) -> set[Row]:
    rows = [[part.strip() for part in row.split("|")] for row in case["said"]]
    return {(triple(said), speaker, channel, actor) for said, speaker, channel, actor in rows}


def read(case: dict[str, Any]) -> set[Row]:
    """What the text is read to say of the claims that the case tells of."""
    told = {row[0] for row in wanted(case)}
    found = {
        (triple(f"{c.subject.actor} {c.relation} {c.object.actor}"), c.attribution)
        for c in claims(case["text"])
    }
    return {(said, who.speaker, who.channel, who.actor) for said, who in found if said in told}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["construction"])
def test_who_says_it(case: dict[str, Any]) -> None:
    assert read(case) == wanted(case)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 150
    assert (
        len({case["text"] for case in CASES}) == len({case["construction"] for case in CASES}) == len(CASES)
    )
