"""Treebanks of Universal Dependencies (CoNLL-U, gzip) as sentences of words, and as documents of spaCy."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@dataclass(frozen=True)
class Word:
    """A word with its annotation; ``head`` counts from 1, and 0 is the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence, and whether a paragraph begins with it."""

    words: tuple[Word, ...]
    begins: bool


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file. The words of a contraction keep their own pieces of its text.

    A sentence with a contraction whose words do not make up its letters is left out.
    """
    rows: list[list[str]] = []
    begins = False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = line.rstrip("\n")
            if text.startswith("#"):
                begins |= text.startswith(("# newpar", "# newdoc"))
            elif text:
                rows.append(text.split("\t"))
            elif rows:
                if (words := _words(rows)) is not None:
                    yield Sentence(words, begins)
                rows, begins = [], False


def _words(rows: Sequence[list[str]]) -> tuple[Word, ...] | None:
    pieces: dict[int, tuple[str, bool]] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            forms = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            if len("".join(forms)) != len(row[1]):
                return None
            at = 0
            for number, form in zip(range(first, last + 1), forms, strict=True):
                # the surface's own letters: its apostrophe may be another
                pieces[number] = row[1][at : at + len(form)], number == last and _spaced(row)
                at += len(form)
    return tuple(_word(row, pieces) for row in rows if row[0].isdigit())


def _word(row: list[str], pieces: dict[int, tuple[str, bool]]) -> Word:
    form, space = pieces.get(int(row[0]), (row[1], _spaced(row)))
    morph = "" if row[5] == "_" else row[5]
    return Word(form, row[2], row[3], row[4], morph, int(row[6]), row[7], space)


def _spaced(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def document(vocab: "Vocab", group: Sequence[Sentence]) -> "Doc":
    """Consecutive sentences as one document with all their annotation."""
    from spacy.tokens import Doc  # noqa: PLC0415  reading a treebank needs no spaCy

    words = [word for sentence in group for word in sentence.words]
    bases = [sum(len(s.words) for s in group[:at]) for at in range(len(group))]
    heads = [
        base + (word.head - 1 if word.head else place)
        for base, sentence in zip(bases, group, strict=True)
        for place, word in enumerate(sentence.words)
    ]
    ends = {base + len(sentence.words) - 1 for base, sentence in zip(bases, group, strict=True)}
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space or at in ends for at, word in enumerate(words)],
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.dep == "root" else word.dep for word in words],
        sent_starts=[at in set(bases) for at in range(len(words))],
    )
