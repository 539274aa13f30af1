"""Builds annotated sets over texts that are not ours: borrow.py SOURCES FOLDER [SET ...].

The texts are not shipped; SOURCES holds the files that have them. `borrowed/texts.tsv` says where each text
stands in them, `borrowed/SET.tsv` what it says: quotes are offsets into the text, so that no sentence of it
is copied here. Each text is built and compared with its digest; one that differs is an error.
"""

import gzip
import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent / "borrowed"
LEE = "lee_background.cor"
"""Australian radio news of 2001 (Lee, Pincombe, Welsh 2005), as gensim ships it in its test data."""
EWT = ("en_ewt-ud-train.conllu.gz", "en_ewt-ud-dev.conllu.gz")
"""Weblogs of the English Web Treebank (CC BY-SA 4.0)."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"A-Z])")
_DAY = re.compile(r"_(20\d\d)(\d\d)(\d\d)(?:\d{6})?_")


def main(sources: Path, folder: Path, *sets: str) -> None:
    """Write the sets, all if none is named, as folders that ``allegiance score`` reads."""
    wanted = [row for row in _rows(HERE / "texts.tsv") if row["set"] in sets or not sets]
    read = {"lee": _spoken, "ewt": _weblogs}
    pages = {source: dict(read[source](sources)) for source in {row["source"] for row in wanted}}
    for row in wanted:
        text = pages[row["source"]][row["place"]][: int(row["length"])]
        if hashlib.sha256(text.encode()).hexdigest() != row["digest"]:
            raise SystemExit(f"{row['doc']}: the text of {row['source']} {row['place']} is another one")
        path = folder / row["set"] / "texts" / f"{row['doc']}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name in sorted({row["set"] for row in wanted}):
        _annotation(HERE / f"{name}.tsv", folder / name)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        names = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(names, line.rstrip("\n").split("\t"), strict=True))


def _spoken(sources: Path) -> Iterator[tuple[str, str]]:
    """Each text of the radio news by its line, from 0."""
    for at, line in enumerate((sources / LEE).read_text("utf-8", errors="replace").split("\n")):
        yield str(at), _radio(line)


def _radio(line: str) -> str:
    """One text of the radio news, two sentences to a paragraph: its own paragraphs are lost."""
    return _page("Radio news", date(2001, 12, 10), _SENTENCE_END.split(line.strip()), 2)


def _weblogs(sources: Path) -> Iterator[tuple[str, str]]:
    """Each dated weblog by its id, three sentences to a paragraph, seventy at most."""
    documents: dict[str, list[str]] = {}
    for name in EWT:
        with gzip.open(sources / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# newdoc id = "):
                    here = documents.setdefault(line[14:].strip(), [])
                elif line.startswith("# text = "):
                    here.append(line[9:].strip())
    for id_, sentences in documents.items():
        if day := _DAY.search(id_):
            yield id_, _page("Weblog", date(*map(int, day.groups())), sentences[:70], 3)


def _page(title: str, day: date, sentences: list[str], together: int) -> str:
    paragraphs = [" ".join(sentences[at : at + together]) for at in range(0, len(sentences), together)]
    return "\n\n".join((title, f"{day.day} {day:%B %Y}", *paragraphs)) + "\n"


def _annotation(table: Path, folder: Path) -> None:
    """The rows of a set with their quotes cut out of the texts."""
    with (folder / "relations.jsonl").open("w", encoding="utf-8") as out:
        for row in _rows(table):
            text = (folder / "texts" / f"{row['doc']}.txt").read_text("utf-8")
            quote = text[int(row.pop("start")) : int(row.pop("end"))]
            out.write(json.dumps(row | {"required": row["required"] == "yes", "quote": quote}) + "\n")
    shutil.copy(table.with_suffix(".actors.jsonl"), folder / "actors.jsonl")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
