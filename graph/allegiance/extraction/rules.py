"""The rule extractor: from a document to claims, stage by stage."""

import hashlib
from functools import cache
from typing import Protocol

from allegiance.documents import sentences
from allegiance.extraction import coreference, cues, lexicon, mentions
from allegiance.extraction.chunks import chunk
from allegiance.extraction.frames import Candidate, Reader
from allegiance.extraction.found import Line, Scene
from allegiance.extraction.names import Index
from allegiance.gazetteer import Gazetteer
from allegiance.ontology import relation
from allegiance.records import Claim, Document

_CODE = "1"


class Extractor(Protocol):
    """What reads claims out of a document."""

    name: str
    version: str

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """All claims of the document, in reading order."""
        ...


@cache
def version() -> str:
    """Changes with the code and with the cue and word data."""
    digest = hashlib.sha256((cues.source() + lexicon.source()).encode()).hexdigest()
    return f"{_CODE}.{digest[:8]}"


class RuleExtractor:
    """Reads by names, cue words and the structure of the sentence."""

    name = "rules"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.version = version()
        self._index = Index.build(gazetteer)
        self._cues = cues.cues()

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """All claims of the document, in reading order."""
        scene = mentions.scene(self._index, sentences(document))
        coreference.resolve(scene)
        found: list[Claim] = []
        for line in scene.lines:
            best: dict[tuple[str, str, str], Claim] = {}
            for candidate in self._candidates(scene, line):
                claim = self._claim(document, line, candidate)
                key = (claim.subject.actor, claim.relation, claim.object.actor)
                if relation(claim.relation).symmetric and (key[2], key[1], key[0]) in best:
                    key = (key[2], key[1], key[0])
                if key not in best or claim.confidence > best[key].confidence:
                    best[key] = claim
            found.extend(best.values())
        return tuple(sorted(found, key=lambda claim: (claim.start, claim.subject.start, claim.object.start, claim.relation)))

    def _candidates(self, scene: Scene, line: Line) -> list[Candidate]:
        if len({found.actor for found in line.founds}) < 1:
            return []
        reader = Reader(line, chunk(line, self._cues), self._cues)
        reader.scene = scene  # type: ignore[attr-defined]
        return list(reader.read())

    def _claim(self, document: Document, line: Line, candidate: Candidate) -> Claim:
        sentence = line.sentence
        confidence = candidate.strength * candidate.subject.certainty * candidate.object.certainty
        return Claim(
            document.id,
            sentence.start,
            sentence.end,
            sentence.text,
            candidate.subject.mention(line),
            candidate.relation,
            candidate.object.mention(line),
            kind=candidate.kind,
            extractor=self.name,
            version=self.version,
            rule=candidate.frame,
            confidence=round(confidence, 3),
        )
