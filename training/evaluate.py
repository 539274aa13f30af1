"""Measures a pipeline on treebanks, from raw text, as the CoNLL 2018 shared task does.

    python training/evaluate.py TREEBANKS [MODEL]

TREEBANKS is a folder with en_ewt-ud-test.conllu.gz and en_pud-ud-test.conllu.gz; MODEL an installed pipeline,
ours by default. Each sentence is parsed from its raw text, one at a time, as the reader does. Prints for each
treebank, in percent, the F1 of words found (the same span of text), of words with the right part of speech
(UPOS), with the right head (UAS), with head and universal relation right (LAS), punctuation included; and
words for each second of processor time. Range 0 to 100, higher is better. Source: doi:10.18653/v1/K18-2001.

A second line gives what spaCy's own scorer says, which is kinder: it leaves out punctuation and words that
were cut in another way than the treebank's.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from allegiance.parsing import Parser
from allegiance.parsing.pipeline import OURS
from treebank import Sentence, document, sentences

TREEBANKS = {"EWT test": "en_ewt-ud-test.conllu.gz", "PUD": "en_pud-ud-test.conllu.gz"}
Row = tuple[tuple[int, int], str, tuple[int, int] | None, str]
"""A word: its span, part of speech, the span of its head (none for the root), its universal relation."""


def text_of(sentence: Sentence) -> str:
    return "".join(word.form + " " * word.space for word in sentence.words).strip()


def gold_rows(sentence: Sentence) -> Iterator[Row]:
    spans = []
    at = 0
    for word in sentence.words:
        spans.append((at, at + len(word.form)))
        at += len(word.form) + word.space
    for span, word in zip(spans, sentence.words, strict=True):
        yield span, word.pos, spans[word.head - 1] if word.head else None, word.dep.split(":")[0]


def found_rows(words: tuple) -> Iterator[Row]:
    for at, word in enumerate(words):
        head = words[word.head]
        above = None if word.head == at else (head.start, head.end)
        yield (word.start, word.end), word.pos, above, word.dep.split(":")[0]


def figures(treebank: Path, parser: Parser) -> dict[str, float]:
    """The figures of one treebank."""
    known = list(sentences(treebank))
    texts = [text_of(sentence) for sentence in known]
    list(parser.parse_all(texts[:50]))  # what is made at the first use is not timed
    began = time.process_time()
    parsed = list(parser.parse_all(texts))
    took = time.process_time() - began
    total = right = pos = head = label = 0
    for sentence, words in zip(known, parsed, strict=True):
        gold = {row[0]: row for row in gold_rows(sentence)}
        total += len(gold) + len(words)
        for row in found_rows(words):
            if (same := gold.get(row[0])) is not None:
                right += 1
                pos += row[1] == same[1]
                head += row[2] == same[2]
                label += row[2:] == same[2:]
    counted = {"words": right, "UPOS": pos, "UAS": head, "LAS": label}
    shares = {name: round(200 * count / total, 2) for name, count in counted.items()}
    return {**shares, "words a second": round(sum(map(len, parsed)) / took)}


def kinder(treebank: Path, model: str) -> dict[str, float]:
    """The figures of spaCy's scorer."""
    import spacy  # noqa: PLC0415  the rest needs only the parser
    from spacy.training import Example  # noqa: PLC0415

    nlp = spacy.load(model or OURS)
    gold = [document(nlp.vocab, [sentence]) for sentence in sentences(treebank)]
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    names = {"UPOS": "pos_acc", "UAS": "dep_uas", "LAS": "dep_las", "lemma": "lemma_acc"}
    return {name: round(100 * scores[key], 2) for name, key in names.items()}


def main(folder: str, model: str = "") -> None:
    for name, file in TREEBANKS.items():
        measured = figures(Path(folder) / file, Parser(model))
        print(f"{name:9}", "  ".join(f"{key} {value}" for key, value in measured.items()))
        scored = kinder(Path(folder) / file, model)
        print(f"{'':9}", "  ".join(f"{key} {value}" for key, value in scored.items()))


if __name__ == "__main__":
    main(*sys.argv[1:])
