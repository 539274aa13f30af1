"""Why relations are missed, on folders of annotated texts: the piles that a better reader must work off.

    python benchmarks/causes.py FOLDER… [--texts TEXTS]

Each required relation that was missed falls into the first of these that is true:
reversed (it was read with its ends turned round), other relation (between the same two something else was
read), not found (no mention of the text stands for one of the two), not meant here (the sentence that the
annotation quotes mentions one of the two alone, or none: a pronoun, a description or a name was not
understood), no cue (it mentions both, and nothing in it is known to state such a relation), not tied (it
holds a word that states such a relation, and no frame led from it to the two). Counts of distinct relations
of each document; no text is shown, so that sets that nobody may look into can be counted too.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from allegiance.extraction import RuleExtractor
from allegiance.extraction.cues import cues
from allegiance.extraction.trace import Explained, Trace
from allegiance.gazetteer import gazetteer
from allegiance.names import key
from allegiance.ontology import relations
from allegiance.records import Mention
from allegiance.scoring import folder as annotated
from allegiance.scoring.annotation import Annotation, Row, annotation

CAUSES = ("reversed", "other relation", "not found", "not meant here", "no cue", "not tied")


def ids(mention: Mention, gold: Annotation) -> set[str]:
    """The annotated actors that a mention may stand for."""
    names = (mention.actor, mention.name, mention.text)
    return set().union(*(gold.forms.get(key(name), set()) for name in names if name))


def said(trace: Trace, gold: Annotation) -> Iterator[tuple[set[str], str, set[str]]]:
    for claim in trace.claims:
        yield ids(claim.subject, gold), claim.relation, ids(claim.object, gold)


def ends(row: Row) -> tuple[str, str]:
    return row["subject"], row["object"]


def cause(row: Row, trace: Trace, gold: Annotation) -> str:
    """Why a relation is missed; empty where it was read."""
    one, other = ends(row)
    both = list(said(trace, gold))
    turned = row["relation"] in {name for name, known in relations().items() if known.symmetric}
    same = [(a, b) for a, relation, b in both if relation == row["relation"]]
    reverse = any(one in b and other in a for a, b in same)
    if any(one in a and other in b for a, b in same) or (turned and reverse):
        return ""
    if reverse:
        return "reversed"
    if any((one in a and other in b) or (one in b and other in a) for a, _, b in both):
        return "other relation"
    return _unread(row, trace, gold)


def _unread(row: Row, trace: Trace, gold: Annotation) -> str:
    everywhere = set().union(*(found(sentence, gold) for sentence in trace.sentences))
    if not set(ends(row)) <= everywhere:
        return "not found"
    here = [one for one in trace.sentences if quoted(row["quote"], one)]
    if not any(set(ends(row)) <= found(sentence, gold) for sentence in here):
        return "not meant here"
    by_name = {cue.name: cue.relation for cue in cues().tables}
    heard = {by_name.get(name) for sentence in here for name in sentence.silent}
    heard |= {one.relation for sentence in here for one in sentence.candidates}
    return "not tied" if row["relation"] in heard else "no cue"


def found(sentence: Explained, gold: Annotation) -> set[str]:
    return set().union(*(ids(seen.mention, gold) for seen in sentence.mentions))


def quoted(quote: str, sentence: Explained) -> bool:
    text = " ".join(sentence.sentence.text.split())
    return " ".join(quote.split()) in text or text in quote


def count(folder: Path, where: Path | None, reader: RuleExtractor) -> tuple[Counter[str], int]:
    """How many required relations of a folder were missed for each cause, and how many there are."""
    gold, counted, every = annotation(folder), Counter[str](), 0
    for name, document in annotated.texts(folder, where).items():
        trace = reader.trace(document)
        rows = {(*ends(row), row["relation"]): row for row in gold.documents[name] if row["required"]}
        every += len(rows)
        counted.update(cause(row, trace, gold) for row in rows.values())
    return counted, every


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--texts", type=Path, help="where the texts are, if not in or beside the folder")
    given = asked.parse_args()
    reader = RuleExtractor(gazetteer())
    print(f"{'':24}{'required':>10}{'read':>6}" + "".join(f"{cause:>16}" for cause in CAUSES))
    for folder in given.folders:
        counted, every = count(folder, given.texts, reader)
        print(
            f"{folder.name:24}{every:10}{counted['']:6}" + "".join(f"{counted[each]:16}" for each in CAUSES)
        )


if __name__ == "__main__":
    main()
