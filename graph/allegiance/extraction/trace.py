"""What the reader saw in a document and what became of it: the records that an explanation is made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allegiance.documents.boilerplate import body
from allegiance.extraction.found import Found
from allegiance.extraction.phrase import Chunk
from allegiance.extraction.reader import Candidate, Reader
from allegiance.parsing import Word
from allegiance.records import Claim, Document, Mention, Sentence

DOUBLED = "a surer candidate says the same"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a candidate: its claim, or the ``reason`` why there is none in the result."""

    candidate: Candidate
    claim: Claim | None = None
    reason: str = ""

    @property
    def accepted(self) -> bool:
        """Whether its claim is one of the document's."""
        return self.claim is not None and not self.reason


@dataclass(frozen=True)
class Seen:
    """A mention; ``certainty`` is 0 to 1, higher is surer, and ``role`` in which way it stands for its actor.

    A reference that was not resolved has no actor.
    """

    mention: Mention
    role: str
    certainty: float


@dataclass(frozen=True)
class Piece:
    """A chunk: ``start:end`` in the document, its kind, its word, and what is told of it.

    Of a verb group ``subjects``, ``objects`` and ``phrases`` are what the clause gives it.
    """

    start: int
    end: int
    text: str
    kind: str
    word: str = ""
    marks: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """A candidate: the cue's name and text, the rule, and what became of it.

    ``claim`` bears the qualifiers; it is absent where the candidate was dropped before they were asked.
    ``reason`` is empty where the claim is one of the document's, else it says why not.
    """

    subject: Mention
    relation: str
    object: Mention
    cue: str
    words: str
    rule: str
    claim: Claim | None
    reason: str

    @property
    def accepted(self) -> bool:
        """Whether its claim is one of the document's."""
        return self.claim is not None and not self.reason


@dataclass(frozen=True)
class Explained:
    """A sentence with all that was seen in it.

    ``silent`` are cues whose words stand in it and that put no two actors into a relation. ``parse`` is its
    grammar where a parser was asked: offsets in the sentence.
    """

    sentence: Sentence
    mentions: tuple[Seen, ...]
    pieces: tuple[Piece, ...]
    candidates: tuple[Judged, ...]
    silent: tuple[str, ...]
    parse: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Trace:
    """A document as it was read: its sentences, what is boilerplate, and its claims."""

    document: Document
    boilerplate: tuple[Sentence, ...]
    sentences: tuple[Explained, ...]
    claims: tuple[Claim, ...]
    """What the extractor's ``claims`` returns."""


def trace(document: Document, read: Sequence[tuple[Reader, Sequence[Outcome]]]) -> Trace:
    """The records of what was read: each sentence's reader with its outcomes."""
    return Trace(
        document,
        tuple(_boilerplate(document)),
        tuple(_explained(reader, outcomes) for reader, outcomes in read),
        accepted(outcome for _, outcomes in read for outcome in outcomes),
    )


def accepted(outcomes: Iterable[Outcome]) -> tuple[Claim, ...]:
    """The claims of those that stand, in reading order."""
    return tuple(sorted((one.claim for one in outcomes if one.claim and not one.reason), key=_place))


def _place(claim: Claim) -> tuple[int, int, int, str]:
    return claim.start, claim.subject.start, claim.object.start, claim.relation


def _boilerplate(document: Document) -> Iterator[Sentence]:
    """The stretches that are not of the body and hold a letter."""
    at = 0
    for start, end in (*body(document), (len(document.text), len(document.text))):
        text = document.text[at:start]
        if any(map(str.isalpha, text)):
            low = at + len(text) - len(text.lstrip())
            high = at + len(text.rstrip())
            yield Sentence(document.id, low, high, document.text[low:high])
        at = end


def _explained(reader: Reader, outcomes: Sequence[Outcome]) -> Explained:
    candidates = tuple(_judged(reader, outcome) for outcome in outcomes)
    fired = {judged.cue for judged in candidates}
    return Explained(
        reader.line.sentence,
        tuple(_seen(reader, found) for found in reader.line.founds),
        tuple(_piece(reader, at) for at in range(len(reader.chunks))),
        candidates,
        tuple(name for name in _cues(reader) if name not in fired),
        reader.parse,
    )


def _seen(reader: Reader, found: Found) -> Seen:
    return Seen(found.mention(reader.line), found.role, round(found.certainty, 3))


def _judged(reader: Reader, outcome: Outcome) -> Judged:
    one = outcome.candidate
    return Judged(
        one.subject.mention(reader.line),
        one.relation,
        one.object.mention(reader.line),
        one.cue.name,
        _written(reader, one.at),
        one.frame,
        outcome.claim,
        outcome.reason,
    )


_SHAPES = {"VP": ("verb",), "LINK": ("link",), "PREP": ("link",), "NP": ("noun", "part", "role")}


def _cues(reader: Reader) -> Iterator[str]:
    """The names of the cues whose words are in the sentence, once each."""
    names = [
        cue.name
        for chunk in reader.chunks
        for shape in _SHAPES.get(chunk.kind, ())
        for cue in reader.cues.of(shape, chunk.word)
    ]
    names += [
        cue.name
        for chunk in reader.chunks
        for _, tail in chunk.tails
        for cue in reader.cues.of("compound", tail)
    ]
    yield from dict.fromkeys(names)


def _piece(reader: Reader, at: int) -> Piece:
    chunk, clauses = reader.chunks[at], reader.clauses
    start, end = reader.line.tokens[chunk.first].start, reader.line.tokens[chunk.last - 1].end
    said: tuple[tuple[str, ...], ...] = ((), (), ())
    if chunk.kind == "VP":
        object_ = clauses.object(at)
        said = (
            tuple(_written(reader, i) for i in clauses.subject(at)),
            (_written(reader, object_),) if object_ >= 0 else (),
            tuple(f"{word} {_written(reader, phrase)}" for word, phrase in clauses.phrases(at)),
        )
    return Piece(start, end, _written(reader, at), chunk.kind, chunk.word, tuple(_marks(chunk)), *said)


def _written(reader: Reader, at: int) -> str:
    """What the sentence writes for a chunk."""
    line, chunk = reader.line, reader.chunks[at]
    low, high = line.tokens[chunk.first].start, line.tokens[chunk.last - 1].end
    return line.sentence.text[low - line.sentence.start : high - line.sentence.start]


def _marks(chunk: Chunk) -> Iterator[str]:
    """What is told of a chunk: of a noun phrase its actors, of a verb group its form and mood."""
    if chunk.found is not None:
        yield f"stands for {chunk.found.name or 'nobody'}"
    for owner in chunk.owners:
        yield f"of {owner.name or 'nobody'}"
    for owner, tail in chunk.tails:
        yield f"{owner.name}-{tail}"
    if chunk.asset:
        yield "held thing"
    if chunk.kind == "VP":
        yield chunk.form
        yield from (
            name for name in ("passive", "negated", "perfect", "past", "modal") if getattr(chunk, name)
        )
