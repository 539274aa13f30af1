"""A document cut into batches of sentences, each with the actors that the rule reader finds in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from allegiance.documents import sentences
from allegiance.extraction import coreference, mentions
from allegiance.extraction.names import Index
from allegiance.names import key
from allegiance.records import ActorType, Document, Mention, Sentence


@dataclass(frozen=True)
class Seen:
    """A mention that the rule reader finds, and how sure it is of it, 0 to 1."""

    mention: Mention
    certainty: float


@dataclass(frozen=True)
class Known:
    """An actor that a batch's sentences mention, with the words that stand for it there."""

    id: str
    name: str
    type: ActorType
    written: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A sentence with its mentions; ``pointers`` are the keys of words that point to nobody known."""

    sentence: Sentence
    seen: tuple[Seen, ...]
    pointers: frozenset[str]


@dataclass(frozen=True)
class Batch:
    """Sentences that are sent together; ``context`` are the few before them, in reading order."""

    document: Document
    context: tuple[Passage, ...]
    passages: tuple[Passage, ...]

    @property
    def before(self) -> tuple[str, ...]:
        """The sentences before, as they are written."""
        return tuple(passage.sentence.text for passage in self.context)

    def numbered(self) -> Mapping[int, Passage]:
        """The sentences by the number that they are sent with, from 1."""
        return dict(enumerate(self.passages, 1))

    @cached_property
    def actors(self) -> Mapping[str, Known]:
        """The actors of the sentences and of those before, by id, in the order of their first mention."""
        found: dict[str, list[Mention]] = {}
        for passage in (*self.context, *self.passages):
            for seen in passage.seen:
                found.setdefault(seen.mention.actor, []).append(seen.mention)
        return {
            id_: Known(id_, said[0].name, said[0].type, tuple(dict.fromkeys(m.text for m in said)))
            for id_, said in found.items()
        }


def batches(index: Index, document: Document, size: int, before: int) -> tuple[Batch, ...]:
    """The document's sentences, ``size`` at a time, each batch with up to ``before`` sentences of context."""
    found = tuple(_passages(index, document))
    starts = range(0, len(found), size)
    return tuple(Batch(document, found[max(0, at - before) : at], found[at : at + size]) for at in starts)


def _passages(index: Index, document: Document) -> Iterator[Passage]:
    scene = mentions.scene(index, sentences(document))
    coreference.resolve(scene)
    for line in scene.lines:
        if not any(token.text[0].isalpha() for token in line.tokens):
            continue  # a row of figures or stars
        seen, pointers = [], set()
        for found in line.founds:
            mention = found.mention(line)
            if found.actor:
                seen.append(Seen(mention, found.certainty))
            else:
                pointers.add(key(mention.text))
        yield Passage(line.sentence, tuple(seen), frozenset(pointers))
