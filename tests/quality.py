"""How well the reader reads the annotated texts, and how its floors are pinned."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gold
from allegiance.extraction import RuleExtractor
from allegiance.gazetteer import gazetteer
from allegiance.rows import row
from allegiance.scoring import Score, score

PINNED = Path(__file__).with_name("quality_floor.json")
SETS = {"own": gold.OWN, **gold.WRITTEN, "shared": gold.SHARED}


@dataclass(frozen=True)
class Measured:
    """F1 of relations, pairs and actors, the shares of right qualifiers, and what they were measured on.

    All figures are 0 to 1, higher is better. The digests are SHA-256.
    """

    figures: dict[str, float]
    qualified: Mapping[str, float]
    digests: dict[str, str]


class Refused(Exception):
    """A floor would fall, or the texts or their annotation changed, and no reason was given."""


def read(annotated: gold.Gold) -> Score:
    """The agreement of the reader's claims with the annotation."""
    reader = RuleExtractor(gazetteer())
    claims = [row(document, claim) for document in annotated.documents() for claim in reader.claims(document)]
    return score(annotated.annotation, claims)


def measure(annotated: gold.Gold) -> Measured:
    found = read(annotated)
    agreements = {"relation": found.relation, "pair": found.pair, "actor": found.actor}
    figures = {name: agreement.f1 for name, agreement in agreements.items()}
    return Measured(figures, found.qualified, digests(annotated))


def digests(annotated: gold.Gold) -> dict[str, str]:
    """The SHA-256 of each annotation file, and one of all texts with their names."""
    files = {name: annotated.annotation / name for name in ("relations.jsonl", "actors.jsonl")}
    texts = hashlib.sha256()
    for path in sorted(annotated.texts.iterdir()):
        texts.update(f"{path.name}\0{_sha256(path)}\n".encode())
    return {**{name: _sha256(path) for name, path in files.items()}, "texts": texts.hexdigest()}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pinned() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PINNED.read_text("utf-8"))
    return found


def pin(pinned: dict[str, Any], name: str, measured: Measured, reason: str = "") -> dict[str, Any]:
    """The pins with the floors of one set moved to what is measured, in whole hundredths: one claim is less.

    The floor of the qualifiers stays where it was set by hand: it is a share of what was found, and may fall
    because more is found.

    Raises:
        Refused: a floor would fall, or what is measured on has changed, and no reason is given.
    """
    old = pinned["sets"].get(name, {"floors": {}, "digests": {}})
    floors = {figure: math.floor(value * 100 + 1e-9) / 100 for figure, value in measured.figures.items()}
    moved = [
        f"{figure} of {name} from {old['floors'][figure]} to {floor}"
        for figure, floor in floors.items()
        if floor < old["floors"].get(figure, 0.0)
    ]
    moved += [
        f"{file} of {name}, which changed"
        for file, digest in measured.digests.items()
        if digest != old["digests"].get(file, digest)
    ]
    if moved and not reason.strip():
        raise Refused(f"this takes a reason: {'; '.join(moved)}")
    return {
        **pinned,
        "sets": {**pinned["sets"], name: {"floors": floors, "digests": measured.digests}},
        "moved": [*pinned["moved"], *([{"what": moved, "reason": reason.strip()}] if moved else [])],
    }
