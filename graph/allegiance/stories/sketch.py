"""What is kept of a document so that its copies are found without reading it again: its sketch.

The sketch is a choice among the hashes of the document's shingles (runs of five words), by winnowing: of
every six shingles in a row the one with the least hash is kept. Two documents that share ten words in a row
share a shingle of their sketches, wherever the words stand and however long the rest is. That is why it is
used and not MinHash, whose signature is of one size for all: of a wire of 60 words inside an article of
1,200, half of it shared, next to nothing would be left in it.

Source of the method: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003, doi:10.1145/872757.872770.
"""

import re
import zlib
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allegiance.documents import sentences
from allegiance.names import key
from allegiance.records import Document, Sentence
from allegiance.version import __version__

VERSION = f"1 of {__version__}"
"""Another one whenever a document's sketch may be another; with each release, as bodies may be told
otherwise."""
SHINGLE = 5
"""Words in a shingle: fewer are common phrases, more are broken by every edit."""
WINDOW = 6
"""Shingles of which one is kept: about two in seven are."""
LEAST = 10
"""Words that a copy shares at least: two people may write a few words alike."""
HEADLINE = 15
"""Words that a heading or a caption seldom has; so many are compared without a full stop too."""
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, eq=False, slots=True)
class Sketch:
    """A document's sketch.

    ``shingles`` are the kept hashes, ascending, once each (uint32); ``spans`` the offsets of the sentences
    that are compared, a row ``(start, end)`` each (uint32); ``digest`` is equal where all their words are,
    and empty where these are fewer than ten.
    """

    digest: bytes
    shingles: NDArray[np.uint32]
    spans: NDArray[np.uint32]

    @classmethod
    def unpacked(cls, digest: bytes, shingles: bytes, spans: bytes) -> "Sketch":
        """The sketch that `packed` wrote."""
        return cls(digest, np.frombuffer(shingles, "<u4"), np.frombuffer(spans, "<u4").reshape(-1, 2))

    def packed(self) -> tuple[bytes, bytes, bytes]:
        """Its three parts as bytes, the same on every machine."""
        return self.digest, self.shingles.astype("<u4").tobytes(), self.spans.astype("<u4").tobytes()


def sketch(document: Document) -> Sketch:
    """The sketch of a document; without shingles where it holds less than five words.

    >>> long, short = (sketch(Document(f"Rebels {what} of the town on the river before dawn.")) for what in
    ...     ("said that they had retaken the last two bridges", "retaken the last two bridges"))
    >>> np.intersect1d(long.shingles, short.shingles).size > 0, long.digest == short.digest
    (True, False)
    """
    compared = prose(sentences(document))
    words = " ".join(key(sentence.text) for sentence in compared).split()
    digest = blake2b(" ".join(words).encode(), digest_size=16).digest() if len(words) >= LEAST else b""
    spans = np.array([(s.start, s.end) for s in compared], np.uint32).reshape(-1, 2)
    return Sketch(digest, _kept(_shingles(words)), spans)


def prose(found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences that end like one, or are long: headings and captions are each outlet's own.

    Where these are less than half of the text, as in rows of a table, all sentences.
    """
    ended = tuple(
        sentence
        for sentence in found
        if _STOPPED.search(sentence.text[-8:]) or sentence.text.count(" ") >= HEADLINE
    )
    length = sum(len(sentence.text) for sentence in found)
    return ended if 2 * sum(len(sentence.text) for sentence in ended) >= length else found


def _shingles(words: list[str]) -> NDArray[np.uint32]:
    """A hash of every run of five words, in order; the same in every process and on every machine."""
    if len(words) < SHINGLE:
        return np.empty(0, np.uint32)
    hashes = np.array([zlib.crc32(word.encode()) for word in words], np.uint64)
    runs = len(words) - SHINGLE + 1
    mixed = np.zeros(runs, np.uint64)
    for place in range(SHINGLE):
        mixed = mixed * _BASE + hashes[place : place + runs]
    for factor, shift in zip(_MIX, (np.uint64(30), np.uint64(27)), strict=True):
        mixed = (mixed ^ (mixed >> shift)) * factor
    kept: NDArray[Any] = mixed >> np.uint64(32)
    return kept.astype(np.uint32)


def _kept(shingles: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The least of every six in a row, once each; of fewer than six the least of all."""
    if shingles.size <= WINDOW:
        return np.unique(shingles)[:1]
    windows = np.lib.stride_tricks.sliding_window_view(shingles, WINDOW)
    return np.unique(windows.min(axis=1))
