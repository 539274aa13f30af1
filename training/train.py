"""Trains the pipeline that ``allegiance.parsing`` ships.

    python training/train.py TREEBANKS WORK [--steps 16000]

TREEBANKS is a folder with en_ewt-ud-{train,dev}.conllu.gz (UD English EWT, CC BY-SA 4.0). WORK takes what is
made on the way. The best pipeline by EWT dev ends in graph/allegiance/parsing/model. It takes one core about
an hour. --ship puts what WORK holds into the package without training.
"""

import argparse
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.util import registry

from allegiance.parsing.tokenizer import customise
from augment import grouped, varied
from treebank import document, sentences

HERE = Path(__file__).parent
MODEL = HERE.parent / "graph" / "allegiance" / "parsing" / "model"
SEED = 1


@registry.callbacks("allegiance.tokenizer")
def _tokenizer():
    return customise


def write(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=docs).to_disk(path)


def corpus(treebanks: Path, work: Path) -> None:
    """Every sentence twice: plain, and in the dress of a page."""
    vocab = spacy.blank("en").vocab
    known = list(sentences(treebanks / "en_ewt-ud-train.conllu.gz"))
    rng = random.Random(7)
    plain = [document(vocab, group) for group in grouped(known, 1, 0.6)]
    dressed = [varied(group, rng) for group in grouped(known, 2, 0.6)]
    write([*plain, *(document(vocab, group) for group in dressed if group)], work / "train.spacy")
    held = sentences(treebanks / "en_ewt-ud-dev.conllu.gz")
    write((document(vocab, [sentence]) for sentence in held), work / "dev.spacy")


def ship(best: Path) -> None:
    """The best pipeline into the package; it needs nothing of ours to be loaded."""
    nlp = customise(spacy.load(best))
    nlp.config["nlp"]["after_creation"] = None
    nlp.meta.update(
        name="allegiance_ud",
        license="CC BY-SA 4.0",
        description="English pipeline trained on UD English EWT",
        performance={},
    )
    notice = (MODEL / "LICENSE.md").read_text("utf-8")
    shutil.rmtree(MODEL)
    nlp.to_disk(MODEL)
    (MODEL / "LICENSE.md").write_text(notice, "utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("treebanks", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--steps", type=int, default=16_000)
    arguments.add_argument("--ship", action="store_true", help="only ship what WORK holds already")
    given = arguments.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    if not given.ship:
        corpus(given.treebanks, given.work)
        overrides = {
            "paths.train": str(given.work / "train.spacy"),
            "paths.dev": str(given.work / "dev.spacy"),
            "training.max_steps": given.steps,
            "training.optimizer.learn_rate.total_steps": given.steps,
            "system.seed": SEED,
        }
        train(HERE / "config.cfg", given.work / "out", overrides=overrides)
    ship(given.work / "out" / "model-best")


if __name__ == "__main__":
    main()
