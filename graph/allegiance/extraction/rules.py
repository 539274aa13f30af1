"""The rule extractor: from a document to claims, stage by stage."""

import hashlib
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from allegiance.documents import sentences
from allegiance.errors import DocumentError
from allegiance.extraction import coreference, cues, mentions, qualifiers, tenses
from allegiance.extraction.attribution import Speech, attribution, heard
from allegiance.extraction.chunks import chunk
from allegiance.extraction.denials import FAR, denied, parted
from allegiance.extraction.evidence import confidence, weighed
from allegiance.extraction.frames import candidates
from allegiance.extraction.homes import at_home
from allegiance.extraction.lands import datelines
from allegiance.extraction.names import Index
from allegiance.extraction.parses import parses
from allegiance.extraction.places import place
from allegiance.extraction.reader import Candidate, Reader
from allegiance.extraction.scopes import telling
from allegiance.extraction.speakers import PRONOUNS
from allegiance.extraction.strays import silence
from allegiance.extraction.times import time_of
from allegiance.extraction.trace import DOUBLED, Outcome, Trace, accepted, trace
from allegiance.gazetteer import Gazetteer
from allegiance.gazetteer.places import digest
from allegiance.ontology import relation
from allegiance.parsing import Parser
from allegiance.records import Attribution, Claim, Document, Modality, Polarity, Time, identify

_CODE = "1"


class Extractor(Protocol):
    """What reads claims out of a document."""

    name: str
    version: str

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """All claims of the document, in reading order."""
        ...


@cache
def _source() -> bytes:
    """The digest of this package's code and data, and of the channels that it knows."""
    found = hashlib.sha256(files("allegiance").joinpath("channels.toml").read_bytes())
    for file in sorted(files("allegiance.extraction").iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".toml", ".txt")):
            found.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return found.digest()


def version(gazetteer: Gazetteer) -> str:
    """Changes with the code, with the cue and word data, and with what the gazetteer and the places list."""
    listed = hashlib.sha256(digest().encode())
    for entry in (*gazetteer, *gazetteer.states.values()):
        listed.update(repr(entry).encode())  # of texts, tuples and enums alone: the same wherever it is read
    return f"{_CODE}.{identify(_source().hex(), listed.hexdigest())[:8]}"


class RuleExtractor:
    """Reads by names, cue words and the structure of the sentence."""

    name = "rules"

    def __init__(self, gazetteer: Gazetteer, parser: Parser | None = None) -> None:
        """With a parser each relation is also looked for in the grammar that it finds: see ``parsed``.

        Raises:
            SettingsError: the parser is not installed.
        """
        self.version = version(gazetteer) + (f"+{parser.identity}" if parser else "")
        self._gazetteer = gazetteer
        self._parser = parser
        self._index = Index.build(gazetteer)
        self._cues = cues.cues()

    def __reduce__(self) -> tuple[type["RuleExtractor"], tuple[Gazetteer, Parser | None]]:
        """How it is sent to another process, which builds its own indexes."""
        return type(self), (self._gazetteer, self._parser)

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """All claims of the document, in reading order.

        Raises:
            DocumentError: a fault of ours; so one text costs none of the others.
        """
        try:
            read = self._read(document, whole=False)
            return accepted(outcome for _, outcomes in read for outcome in outcomes)
        except Exception as error:
            raise _fault(document, error) from error

    def trace(self, document: Document) -> Trace:
        """What was seen in the document, sentence by sentence, and what became of it."""
        return trace(document, list(self._read(document, whole=True)))

    def _read(self, document: Document, *, whole: bool) -> Iterator[tuple[Reader, list[Outcome]]]:
        """Each sentence made ready, with the outcomes of its candidates: the one pass behind both.

        A parse is never the only ground of a claim, so that sentences without a candidate are parsed only
        where the whole is to be shown.
        """
        said, year = sentences(document), document.date.year if document.date else 0
        scene = mentions.scene(self._index, said, year, datelines(document, said))
        silence(document, scene, self._cues)
        coreference.resolve(scene)
        readers = [Reader(scene, line, chunk(line, self._cues), self._cues) for line in scene.lines]
        found = [[at_home(scene, one) for one in candidates(reader)] for reader in readers]
        parsed = parses(self._parser, scene.lines, [whole or bool(one) for one in found])
        spoken = heard(readers, found)
        told_before: list[tuple[Reader, list[Outcome]]] = []
        for reader, words, told, speeches in zip(readers, parsed, found, spoken, strict=True):
            read = weighed(reader, words, told)
            outcomes = [self._outcome(document, reader, one, speeches) for one in read]
            _settle(outcomes)
            outcomes = [each for one in outcomes for each in parted(reader, one, speeches)]
            outcomes += self._denials(document, reader, [*told_before, (reader, outcomes)], speeches)
            told_before = [*told_before[1 - FAR :], (reader, outcomes)]
            yield reader, outcomes + [Outcome(one, None, reason) for one, reason in reader.refused]

    def _denials(
        self,
        document: Document,
        reader: Reader,
        told: Sequence[tuple[Reader, Sequence[Outcome]]],
        speeches: list[Speech],
    ) -> list[Outcome]:
        """What the sentence denies of the claims before it: a claim of its own, by him who denies it."""
        outcomes = []
        for candidate, claim in denied(reader, told):
            again = self._claim(document, reader, candidate, speeches)
            points = candidate.subject.role == "reference"  # the other end is he who denies it
            denier = again.object if points else again.subject
            heard = again.attribution if again.attribution != claim.attribution else Attribution()
            called = denier.name if denier.text.lower() in PRONOUNS else denier.text
            said = heard or Attribution(called, actor=denier.actor)
            outcomes.append(
                Outcome(
                    candidate,
                    replace(
                        again,
                        modality=claim.modality,
                        polarity=Polarity.DENIED,
                        tense=claim.tense,
                        attribution=said,
                        time=claim.time,
                        place=claim.place,
                    ),
                )
            )
        return outcomes

    def _outcome(
        self, document: Document, reader: Reader, candidate: Candidate, speeches: list[Speech]
    ) -> Outcome:
        if reason := qualifiers.states_nothing(reader, candidate):
            return Outcome(candidate, None, reason)
        return Outcome(candidate, self._claim(document, reader, candidate, speeches))

    def _claim(
        self, document: Document, reader: Reader, candidate: Candidate, speeches: list[Speech]
    ) -> Claim:
        sentence = reader.line.sentence
        certainty = candidate.subject.certainty * candidate.object.certainty
        mood = qualifiers.modality(reader, candidate)
        return Claim(
            document.id,
            sentence.start,
            sentence.end,
            sentence.text,
            candidate.subject.mention(reader.line),
            candidate.relation,
            candidate.object.mention(reader.line),
            mood,
            qualifiers.polarity(reader, candidate),
            tenses.tense(reader, candidate),
            attribution(speeches, candidate),
            self._time(document, reader, candidate, mood),
            place(reader, candidate),
            candidate.kind,
            self.name,
            self.version,
            f"{candidate.frame} + parse" if candidate.parsed else candidate.frame,
            round(confidence(candidate, certainty), 3),
        )

    @staticmethod
    def _time(document: Document, reader: Reader, candidate: Candidate, mood: Modality) -> Time:
        """The time that its clause gives; of a plan one to come."""
        text = telling(reader, candidate, reader.line.without_names())
        ahead = qualifiers.ahead(reader, candidate) if mood is Modality.PLANNED else None
        return time_of(text, document.date, ahead=ahead)


def _fault(document: Document, error: Exception) -> DocumentError:
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = document.origin or document.name or document.id
    what = f"{type(error).__name__}: {error}, {Path(place.filename).name}, line {place.lineno}"
    return DocumentError(where, f"it is not read, by a fault in Allegiance ({what}): please report it")


def _settle(outcomes: list[Outcome]) -> None:
    """Of what several frames read out of one sentence alike, only the surest stands."""
    best: dict[tuple[str, ...], int] = {}
    for at, outcome in enumerate(outcomes):
        if (claim := outcome.claim) is None:
            continue
        ends = (claim.subject.actor, claim.object.actor)
        if relation(claim.relation).symmetric:
            ends = (min(ends), max(ends))
        key = (*ends, claim.relation)
        before = best.setdefault(key, at)
        if before == at:
            continue
        surest = outcomes[before].claim
        assert surest is not None
        worse = before if claim.confidence > surest.confidence else at
        best[key] = before + at - worse
        outcomes[worse] = replace(outcomes[worse], reason=DOUBLED)
