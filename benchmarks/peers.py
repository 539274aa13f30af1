"""How much better reading is than a keyword floor, on folders of annotated texts.

    python benchmarks/peers.py FOLDER…

The floor: two names with a word of fighting between them, in one sentence, fight each other. It is given the
reader's own mentions, who is meant included, and every verb and noun of fighting of ``cues.toml`` in all its
forms, so that only the grammar is missing. Both are measured on FIGHTS alone, as ``allegiance score`` does:
precision, recall and F1 of the distinct pairs of each document, 0 to 1, higher is better.
"""

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from allegiance.extraction import RuleExtractor
from allegiance.extraction.cues import cues
from allegiance.extraction.lexicon import lexicon
from allegiance.extraction.trace import Explained
from allegiance.gazetteer import gazetteer
from allegiance.records import Document
from allegiance.rows import row
from allegiance.scoring import folder as annotated
from allegiance.scoring import score

RELATION = "FIGHTS"


def fight_words() -> frozenset[str]:
    """Verbs of fighting in all forms, and nouns."""
    found: set[str] = set()
    for cue in cues().tables:
        if cue.relation == RELATION and cue.shape == "verb":
            found |= {form for word in cue.words for form in lexicon().forms(word.partition("_")[0])}
        elif cue.relation == RELATION and cue.shape == "noun":
            found |= set(cue.words)
    return frozenset(found)


def floor(document: Document, sentence: Explained, fights: frozenset[str]) -> Iterator[dict[str, Any]]:
    named = sorted((seen.mention for seen in sentence.mentions if seen.mention.actor), key=lambda m: m.start)
    for one, other in pairwise(named):
        between = document.text[one.end : other.start].lower().split()
        if one.actor != other.actor and any(word.strip(".,;:“”\"'") in fights for word in between):
            ends = {"subject": one, "object": other}
            said = {"modality": "actual", "polarity": "asserted", "tense": "present"}
            yield {"doc": document.name, "relation": RELATION, **said} | {
                f"{role}{part}": value
                for role, mention in ends.items()
                for part, value in (("", mention.actor), ("_name", mention.name), ("_mention", mention.text))
            }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--texts", type=Path, help="where the texts are, if not in or beside the folder")
    given = asked.parse_args()
    reader, fights = RuleExtractor(gazetteer()), fight_words()
    for folder in given.folders:
        documents = list(annotated.texts(folder, given.texts).values())
        ours = [row(d, c) for d in documents for c in reader.claims(d) if c.relation == RELATION]
        floored = [r for d in documents for s in reader.trace(d).sentences for r in floor(d, s, fights)]
        for name, claims in (("keyword floor", floored), ("reading", ours)):
            found = score(folder, claims).by_relation[RELATION]
            figures = f"P {found.precision:.2f} R {found.recall:.2f} F1 {found.f1:.2f}"
            print(f"{folder.name:12} {name:14} {figures}")


if __name__ == "__main__":
    main()
