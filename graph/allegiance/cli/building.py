"""Commands that read texts: build, extract, demo."""

import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance import resources
from allegiance.cli import output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import ExtractorOption, ParserOption, WorkersOption, WorkspaceOption, given
from allegiance.errors import DocumentError
from allegiance.records import Document
from allegiance.wording import counted

if TYPE_CHECKING:
    from allegiance.documents import Failure
    from allegiance.extraction import Extractor
    from allegiance.extraction.llm import Costs
    from allegiance.workspace import Report, Workspace

_SILENT = (
    "allegiance: no relation between actors was found in what was read; "
    "“allegiance explain FILE” shows sentence by sentence what was seen in a text"
)


def build(
    paths: Annotated[
        list[str], typer.Argument(help="Files or folders of texts; - is standard input.", show_default=False)
    ],
    workspace: WorkspaceOption = None,
    extractor: ExtractorOption = None,
    parser: ParserOption = None,
    workers: WorkersOption = None,
    adopt: Annotated[
        bool, typer.Option("--adopt", help="Take over a server that holds another workspace's graph.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Read texts into the workspace: claims into its ledger, the graph into its database.

    Text, Markdown, HTML, JSON lines and CSV of articles are read. What the workspace holds already is not
    read again. What cannot be read is named and counted, and the exit code is 1. So is what is read but for a
    part of it, as a date that is none; that leaves the exit code 0.
    """
    settings = given(extractor, parser)
    with output.progress() as tell, open_workspace(workspace, progress=tell, **settings) as work:
        try:
            report = work.build(*paths, on_failure=_tell, workers=workers, adopt=adopt)
        finally:  # what was spent is told, however the run ends
            costs = work.costs
            _spent(costs)
    if as_json:
        spent = {"llm": costs.to_plain()} if costs else {}
        sys.stdout.write(json.dumps(_counts(report) | spent, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{summary(report)}\n")
    if not report.read and not report.failures:
        output.note("allegiance: no text was found there")
    if report.read and not report.counts.claims:
        output.note(_SILENT)
    if not report.read or not all(failure.kept for failure in report.failures):
        raise typer.Exit(1)


def summary(report: "Report") -> str:
    """The counts of a build in one line."""
    counts = _counts(report)
    failed = f", {counts['failed']} could not be read" if counts["failed"] else ""
    failed += f", {counts['partly']} read in part" if counts["partly"] else ""
    held = [counted(counts[name], name[:-1]) for name in ("actors", "ties", "claims", "documents")]
    return (
        f"read {counted(counts['read'], 'document')} ({counts['new']} new{failed}); the graph holds "
        f"{held[0]}, {held[1]}, {held[2]} from {held[3]}"
    )


def _counts(report: "Report") -> dict[str, int]:
    held = report.counts
    return {
        "read": report.read,
        "new": report.new,
        "failed": sum(not failure.kept for failure in report.failures),
        "partly": sum(failure.kept for failure in report.failures),
        "documents": held.documents,
        "claims": held.claims,
        "actors": held.actors,
        "ties": held.ties,
        "stories": held.stories,
        "sources": held.sources,
    }


def _spent(costs: "Costs | None") -> None:
    if costs is not None:
        output.note(f"language model: {costs}")


def _tell(failure: "Failure") -> None:
    how = "read in part" if failure.kept else "not read"
    output.note(f"{how}: {failure.where}: {failure.reason}")


class Format(StrEnum):
    """What ``extract`` writes."""

    JSONL = "jsonl"


def extract(
    files: Annotated[
        list[str], typer.Argument(help="Files or folders of texts; - is standard input.", show_default=False)
    ],
    format_: Annotated[  # noqa: ARG001  one form so far, named by those who call it
        Format, typer.Option("--format", help="One claim a line.")
    ] = Format.JSONL,
    extractor: ExtractorOption = None,
    parser: ParserOption = None,
    workers: WorkersOption = None,
) -> None:
    """Write the claims of texts to standard output, without a workspace.

    What the rules and a language model read alike is one line that names both.
    """
    from allegiance.documents import Feeds  # noqa: PLC0415  other commands do not read
    from allegiance.extraction import extractors  # noqa: PLC0415
    from allegiance.extraction.pool import ahead  # noqa: PLC0415
    from allegiance.gazetteer import gazetteer  # noqa: PLC0415
    from allegiance.settings import settings  # noqa: PLC0415

    wanted = Feeds(files)
    read = failed = written = 0
    # where lines scroll by, a bar would only be in their way
    with ExitStack() as opened, output.progress(quiet=sys.stdout.isatty()) as tell:
        tell(f"reading ({wanted.unit})", 0, wanted.total)
        readers = extractors(settings(**given(extractor, parser)), gazetteer(), opened)
        opened.callback(_spent, next((r.costs for r in readers if hasattr(r, "costs")), None))
        texts, readers = opened.enter_context(ahead(readers, wanted, workers))
        for item in texts:
            lines, wrong = _write(item, readers) if isinstance(item, Document) else (0, [item])
            for failure in wrong:
                _tell(failure)
            failed += any(not failure.kept for failure in wrong)
            read += isinstance(item, Document)
            written += lines
            tell(f"reading ({wanted.unit})", wanted.passed(), wanted.total)
    if not read and not failed:
        output.note("allegiance: no text was found there")
    if read and not written and not failed:
        output.note(_SILENT)
    if failed or not read:
        raise typer.Exit(1)


def _write(document: Document, readers: "Sequence[Extractor]") -> "tuple[int, list[Failure]]":
    """Write the claims of a document by each extractor; how many lines, and what failed."""
    from allegiance.documents import Failure  # noqa: PLC0415
    from allegiance.rows import merged, row  # noqa: PLC0415

    rows: list[dict[str, Any]] = []
    failures = []
    for reader in readers:
        try:
            rows.extend(row(document, claim) for claim in reader.claims(document))
        except DocumentError as error:
            failures.append(Failure(error.where, error.reason))
    lines = merged(rows) if len(readers) > 1 else rows
    for line in lines:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return len(lines), failures


def demo(
    workspace: WorkspaceOption = None,
    page: Annotated[Path, typer.Option("--output", "-o", help="Where the page goes.", dir_okay=False)] = Path(
        "graph.html"
    ),
) -> None:
    """Run the main job on the sample texts that come with the project: build, ask, rank, draw.

    Without --workspace it works in a temporary folder that is removed in the end.
    """
    texts = resources.folder("seeds") / "texts"
    with tempfile.TemporaryDirectory(prefix="allegiance-") as spare:
        where = workspace or Path(spare)
        with output.progress() as tell, open_workspace(where, progress=tell) as work:
            _show(work, texts, page)
    if workspace:
        sys.stdout.write(f"\nask more: allegiance ask --workspace {workspace}\n")


def _show(work: "Workspace", texts: Path, page: Path) -> None:
    sys.stdout.write(f"{summary(work.build(texts, on_failure=_tell))}\n\n")
    for question, values in (("proxy-chains", {"sponsor": "Iran"}), ("designated-allies", {})):
        answer = work.ask(question, **values)
        output.table(answer.rows.columns, answer.rows.records[:8], answer.query.asks)
    table = work.rank("pagerank", top=5)
    output.table([str(name) for name in table.columns], table.values.tolist(), "Who is central?")
    first = next((tie for tie in work.ties() if tie.documents > 1), None)
    if first:
        actors = work.network().actors
        names = (actors[first.subject].name, actors[first.object].name)
        sys.stdout.write(f"\nwhy “{names[0]}” “{names[1]}”?\n")
        output.evidence(work.evidence(first.claims))
    sys.stdout.write(f"\nthe page: {work.view(page, 'Sample texts')}\n")
