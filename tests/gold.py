"""An annotation as that in ``seeds/gold``, as claims, so that questions are tested apart from the reader.

A claim's sentence is the stretch of text that the annotation quotes; its mentions stand where one of the
actor's surface forms does, and else for the whole quote.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from allegiance.documents import read
from allegiance.gazetteer import gazetteer
from allegiance.network import Network
from allegiance.records import ActorType, Claim, Document, Mention, Modality, Polarity, Tense

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Gold:
    """Texts in one folder, their annotation, ``relations.jsonl`` and ``actors.jsonl``, in another."""

    annotation: Path
    texts: Path

    def documents(self) -> list[Document]:
        found = list(read(self.texts))
        assert all(isinstance(document, Document) for document in found), found
        return [document for document in found if isinstance(document, Document)]

    def claims(self, required: bool = False) -> list[Claim]:
        """All annotated claims, or those alone that every careful reader makes."""
        actors = {actor["id"]: actor for actor in _rows(self.annotation / "actors.jsonl")}
        documents = {document.name: document for document in self.documents()}
        return [
            _claim(row, documents[row["doc"]], actors)
            for row in _rows(self.annotation / "relations.jsonl")
            if row["required"] or not required
        ]

    def network(self, required: bool = False) -> Network:
        return Network.build(self.claims(required), self.documents(), (), gazetteer())


OWN = Gold(ROOT / "seeds" / "gold", ROOT / "seeds" / "texts")
WRITTEN = {
    name: Gold(ROOT / "training" / "texts" / name, ROOT / "training" / "texts" / name / "texts")
    for name in ("news", "reference", "wire", "daily", "bulletins", "pages", "apart", "unseen")
}
"""Longer texts of our own, annotated blind; the misses in ``apart`` and ``unseen`` are never read."""
SHARED = Gold(ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "seeds")


def shared() -> Gold:
    """The annotated articles beside the checkout; a test that needs them is skipped aloud without them."""
    if not SHARED.annotation.is_dir():
        pytest.skip(f"{SHARED.annotation} is not there: the annotated articles are no part of the project")
    return SHARED


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _claim(row: dict[str, Any], document: Document, actors: dict[str, Any]) -> Claim:
    start, end = _find(row["quote"], document.text)
    return Claim(
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        subject=_mention(actors[row["subject"]], document.text, start, end),
        relation=row["relation"],
        object=_mention(actors[row["object"]], document.text, start, end),
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        tense=Tense(row["tense"]),
        extractor="gold",
        version="1",
        rule="annotation",
    )


def _find(quote: str, text: str) -> tuple[int, int]:
    """Where the quote stands; white space may differ."""
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    assert found, f"this quote stands nowhere in its text: {quote}"
    return found.span()


def _mention(actor: dict[str, Any], text: str, start: int, end: int) -> Mention:
    quote = text[start:end]
    for form in sorted((actor["name"], *actor["surface"]), key=lambda form: (-len(form), form)):
        if (at := quote.find(form)) >= 0:
            start, end = start + at, start + at + len(form)
            break
    return Mention(start, end, text[start:end], actor["id"], actor["name"], ActorType(actor["type"]), "gold")
