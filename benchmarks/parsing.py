"""How much a parse costs: reading without and with the parser, beside spaCy alone with the same parser.

    python benchmarks/parsing.py [--documents 400] [--runs 5]

Words per CPU second, the median of several runs taken in turn, over the same generated texts in memory: what
the machine does beside is left out as far as it can be. spaCy parses every sentence and does nothing else.
Reading goes from the raw text to claims, and has those sentences alone parsed that name two actors. A word is
what stands between white space. Loading the lists and the pipeline is not counted.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date

from allegiance.documents import sentences
from allegiance.extraction import RuleExtractor
from allegiance.gazetteer import gazetteer
from allegiance.parsing import parser
from allegiance.records import Document
from reading import generated


def seconds(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """CPU seconds that the work takes on all documents."""
    began = time.process_time()
    for document in documents:
        work(document)
    return time.process_time() - began


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, default=400)
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    own = parser("own")
    documents = [Document(text, date=date(2020, 1, 1)) for text in generated(given.documents)]
    words = sum(len(document.text.split()) for document in documents)
    ways: dict[str, Callable[[Document], object]] = {
        "spaCy alone": lambda document: list(own.parse_all(s.text for s in sentences(document))),
        "reading, no parser": RuleExtractor(gazetteer()).claims,
        "reading, own parser": RuleExtractor(gazetteer(), own).claims,
    }
    for work in ways.values():
        seconds(work, documents[:20])
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(given.runs):
        for name, work in ways.items():
            took[name].append(seconds(work, documents))
    print(f"{words:,} words, medians of {given.runs}")
    for name, found in took.items():
        spread = f"{words / max(found):,.0f} to {words / min(found):,.0f}"
        print(f"{name:20} {words / statistics.median(found):8,.0f} words per CPU second ({spread})")


if __name__ == "__main__":
    main()
