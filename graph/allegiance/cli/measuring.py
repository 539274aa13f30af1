"""Commands that look at reading itself: explain and score."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.options import ParserOption, given
from allegiance.errors import AllegianceError
from allegiance.records import Document, to_plain

if TYPE_CHECKING:
    from allegiance.extraction.trace import Trace
    from allegiance.scoring import Agreement, Finding, Score


def explain(
    files: Annotated[
        list[str], typer.Argument(help="Files or folders of texts; - is standard input.", show_default=False)
    ],
    parser: ParserOption = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Write one HTML page there instead.", dir_okay=False, show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show how texts are read, sentence by sentence: what was seen, what fired, what was dropped and why.

    Each sentence comes with its mentions, its chunks as the reader sees them, its parse where a parser is
    named, and every candidate with its cue, its rule and its qualifiers, or the reason why it is none of the
    claims. Boilerplate is marked.
    """
    if html and as_json:
        raise typer.BadParameter("--html and --json exclude each other")
    failed: list[str] = []
    traces = _traces(files, failed, parser)
    if html:
        from allegiance.views.explanation import page  # noqa: PLC0415  keeps the start short

        found = list(traces)
        _write(html, page(found))
        shown = len(found)
        sys.stdout.write(f"{html}\n")
    elif as_json:
        found = list(traces)
        shown = len(found)
        sys.stdout.write(json.dumps([plain(trace) for trace in found], indent=1) + "\n")
    else:
        from allegiance.cli.explaining import show  # noqa: PLC0415  rich is slow to load

        shown = show(traces)
    if not shown and not failed:
        output.note("allegiance: no text was found there")
    if failed or not shown:
        raise typer.Exit(1)


def _traces(files: Iterable[str], failed: list[str], parser: str | None) -> "Iterator[Trace]":
    from allegiance.documents import read  # noqa: PLC0415  other commands do not read
    from allegiance.extraction import by_rules  # noqa: PLC0415
    from allegiance.gazetteer import gazetteer  # noqa: PLC0415
    from allegiance.settings import settings  # noqa: PLC0415

    extractor = by_rules(settings(**given(parser=parser)), gazetteer())
    for source in files:
        for item in read(source):
            if isinstance(item, Document):
                yield extractor.trace(item)
            elif item.kept:
                output.note(f"read in part: {item.where}: {item.reason}")
            else:
                failed.append(item.where)
                output.note(f"not read: {item.where}: {item.reason}")


def plain(trace: "Trace") -> dict[str, Any]:
    """A trace as plain values, ready for JSON; the text itself is left out, offsets point into it."""
    document = trace.document
    return {
        "doc": document.name,
        "document": document.id,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "boilerplate": [{"start": s.start, "end": s.end, "text": s.text} for s in trace.boilerplate],
        "sentences": [to_plain(sentence) for sentence in trace.sentences],
        "claims": [claim.id for claim in trace.claims],
    }


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "ascii")
    except OSError as error:
        raise AllegianceError(f"the page cannot be written to {path}: {error.strerror}") from None


def score(
    folder: Annotated[
        Path, typer.Argument(help="A folder with relations.jsonl and actors.jsonl.", show_default=False)
    ],
    parser: ParserOption = None,
    claims: Annotated[
        Path | None,
        typer.Option(
            "--claims", help="Claims as extract writes them; without, the texts are read.", show_default=False
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            help="Where the texts are; else in texts/ or beside the annotation.",
            show_default=False,
        ),
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed and what was too much.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure reading on texts that people annotated: precision, recall and F1.

    A required relation is wanted; an optional one counts neither way. What is compared are the distinct
    triples of each document, and apart from that the pairs of actors, the actors, and the qualifiers of what
    was found.
    """
    from allegiance.scoring import folder as annotated  # noqa: PLC0415
    from allegiance.scoring import score as measure  # noqa: PLC0415  keeps the start short

    if claims is not None and texts is None:
        documents: dict[str, Document] = {}
        found = measure(folder, list(annotated.claims(claims)))
    else:
        documents = annotated.texts(folder, texts)
        said = annotated.claims(claims) if claims is not None else _read(documents.values(), parser)
        found = measure(folder, list(said))
    if not found.by_document:
        raise AllegianceError(f"{folder / 'relations.jsonl'} annotates no text")
    if as_json:
        sys.stdout.write(json.dumps(figures(found, documents, misses=misses), indent=1) + "\n")
    else:
        _print(found, documents, misses=misses)


def _read(documents: Iterable[Document], parser: str | None) -> Iterator[dict[str, Any]]:
    from allegiance.extraction import by_rules  # noqa: PLC0415  claims may be given
    from allegiance.gazetteer import gazetteer  # noqa: PLC0415
    from allegiance.rows import row  # noqa: PLC0415
    from allegiance.settings import settings  # noqa: PLC0415

    extractor = by_rules(settings(**given(parser=parser)), gazetteer())
    return (row(document, claim) for document in documents for claim in extractor.claims(document))


def figures(found: "Score", documents: dict[str, Document], *, misses: bool = False) -> dict[str, Any]:
    """The figures in plain values, ready for JSON; shares are 0 to 1."""
    listed = {
        "misses": [_finding(one, documents) for one in found.misses],
        "extras": [_finding(one, documents) for one in found.extras],
    }
    return {
        "documents": len(found.by_document),
        "required": found.relation.hits + found.relation.missed,
        "relation": _counts(found.relation),
        "pair": _counts(found.pair),
        "actor": _counts(found.actor),
        "qualified": dict(found.qualified),
        "by_relation": {name: _counts(one) for name, one in found.by_relation.items()},
        "by_document": {name: _counts(one) for name, one in found.by_document.items()},
        **(listed if misses else {}),
    }


def _counts(one: "Agreement") -> dict[str, Any]:
    return {
        "precision": one.precision, "recall": one.recall, "f1": one.f1,
        "hits": one.hits, "missed": one.missed, "extra": one.extra,
    }  # fmt: skip


def _finding(one: "Finding", documents: dict[str, Document]) -> dict[str, Any]:
    sentence = _sentence(one, documents)
    return {"doc": one.doc, **one.triple._asdict(), "quote": one.quote, "sentence": sentence}


def _sentence(one: "Finding", documents: dict[str, Document]) -> str:
    """The sentence in which the quote begins, where the text is there; else the quote."""
    from allegiance.documents import sentences  # noqa: PLC0415  only for those who list what is wrong

    document = documents.get(one.doc)
    at = document.text.find(one.quote) if document and one.quote else -1
    if document is None or at < 0:
        return one.quote
    return next((s.text for s in sentences(document) if s.start <= at < s.end), one.quote)


_MEASURES = ("precision", "recall", "f1", "found", "missed", "too much")


def _print(found: "Score", documents: dict[str, Document], *, misses: bool) -> None:
    every = {"relation": found.relation, "pair": found.pair, "actor": found.actor}
    output.table(("measure", *_MEASURES), _table(every), f"{len(found.by_document)} texts")
    right = [tuple(f"{share:.3f}" for share in found.qualified.values())]
    output.table(tuple(found.qualified), right, "Right, of the relations found")
    output.table(("relation", *_MEASURES), _table(found.by_relation), "By relation")
    output.table(("document", *_MEASURES), _table(found.by_document), "By document")
    if misses:
        for mark, listed in (("missed", found.misses), ("too much", found.extras)):
            for one in listed:
                output.heading(" ".join(one.triple), f"{mark}, {one.doc}")
                output.remark(f"“{' '.join(_sentence(one, documents).split())}”")


def _table(agreements: "dict[str, Agreement] | Any") -> list[tuple[Any, ...]]:
    return [
        (name, f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}", one.hits, one.missed, one.extra)
        for name, one in agreements.items()
    ]
