"""What the commands print: rows as a table, JSON or CSV; evidence; progress."""

import csv
import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from allegiance import cells
from allegiance.cli.options import Form

if TYPE_CHECKING:
    from rich.console import Console

    from allegiance.workspace import Evidence, Progress


def console() -> "Console":
    """Where tables go: standard output, as wide as it is."""
    from rich.console import Console  # noqa: PLC0415  not needed for JSON

    class Piped(Console):
        """Says nothing where its reader, such as head, has seen enough."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    # A pipe has no width: wide enough that few cells are folded where a program reads.
    return Piped(highlight=False, width=shutil.get_terminal_size((160, 50)).columns)


def rows(columns: Sequence[str], records: Iterable[Sequence[Any]], form: Form, title: str = "") -> None:
    """Print rows in the form that was asked for."""
    if form is Form.JSON:
        for_json = [
            {name: cells.plain(value) for name, value in zip(columns, row, strict=True)} for row in records
        ]
        sys.stdout.write(json.dumps(for_json, ensure_ascii=False, indent=1) + "\n")
    elif form is Form.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        if columns:  # the embedded engine names none where there is no row
            writer.writerow(columns)
        writer.writerows([_flat(value) for value in row] for row in records)
    else:
        table(columns, list(records), title)


def table(
    columns: Sequence[str],
    records: Sequence[Sequence[Any]],
    title: str = "",
    under: Callable[[int], None] | None = None,
) -> None:
    """Print rows so that they fit the terminal, and their number; see ``allegiance.cli.tables``."""
    from allegiance.cli import tables  # noqa: PLC0415  not needed for JSON

    tables.table(console(), columns, records, title, under)


def evidence(
    found: Iterable["Evidence"], more: "Callable[[Evidence], list[str]] | None" = None, indent: int = 2
) -> None:
    """Print sentences, each with who says it and where it stands; ``more`` says what else is known of it."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    from allegiance.cli import tables  # noqa: PLC0415

    out = console()
    for item in found:
        tables.indented(out, Text(f"“{cells.one_line(item.claim.quote)}”"), indent)
        tables.indented(out, Text(cite(item, more(item) if more else ()), style="dim"), indent + 2)


def heading(sentence: str, standing: str) -> None:
    """Print what a tie says, and how it stands."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    console().print(Text.assemble((sentence, "bold"), "  ", (standing, "dim")))


def remark(text: str) -> None:
    """Print a line under a heading where no sentence stands."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    console().print(Text(f"  {text}", style="dim"))


def paragraph(text: str) -> None:
    """Print a text over as many lines as it needs, and an empty one."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    console().print(Text(text))
    console().print()


def definitions(title: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Print words with what they mean, the meanings under each other; nothing where there is none."""
    from rich.padding import Padding  # noqa: PLC0415  not needed for JSON
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if not pairs:
        return
    drawn = Table.grid(padding=(0, 2))
    for word, meaning in pairs:
        drawn.add_row(Text(word, overflow="fold"), Text(meaning))
    out = console()
    out.print(Text(title, style="bold"))
    out.print(Padding(drawn, (0, 0, 1, 2)))


def cite(item: "Evidence", more: Iterable[str] = ()) -> str:
    """Where a claim stands: document, publisher, date, offsets; who says it, how, and by which rule."""
    claim, document = item.claim, item.document
    where = [document.title or document.name, document.publisher, document.date and document.date.isoformat()]
    said = [f"said by {claim.attribution}" if claim.attribution else "", *more, *_qualifiers(item)]
    place = f"{document.name}:{claim.start}-{claim.end}"
    parts = [*where, place, *said, f"rule {claim.rule}", f"confidence {claim.confidence:.2f}"]
    return " · ".join(str(part) for part in parts if part)


def _qualifiers(item: "Evidence") -> Iterator[str]:
    claim = item.claim
    if claim.modality != "actual":
        yield claim.modality
    if claim.polarity != "asserted":
        yield claim.polarity
    if claim.tense != "present":
        yield claim.tense
    if claim.time.text:
        yield claim.time.text
    if claim.place:
        yield claim.place


@contextmanager
def progress(quiet: bool = False) -> Iterator["Progress"]:
    """A bar and a clock on standard error, for work that takes more than a second; none where nobody looks.

    The clock goes on while one long text is read.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda doing, done, total: None  # noqa: ARG005  nobody is told
        return
    from rich.console import Console  # noqa: PLC0415  nobody looks otherwise
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    text = TextColumn("{task.description}")
    columns = (SpinnerColumn(), text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    on_screen = sys.stdout.isatty()  # else what is printed meanwhile goes where it was sent
    console_ = Console(stderr=True)
    with Progress(*columns, console=console_, transient=True, redirect_stdout=on_screen) as bar:
        tasks: dict[str, Any] = {}

        def tell(doing: str, done: int, total: int | None) -> None:
            if doing not in tasks:
                tasks[doing] = bar.add_task(doing, total=total)
            bar.update(tasks[doing], completed=done, total=total)

        yield tell


_SHOW_CURSOR = b"\r\x1b[2K\x1b[?25h"
_PATIENCE = 3.0  # seconds that an interrupted command waits for the engine
INTERRUPTED = 130
"""The exit code where Ctrl-C ended a command: as shells give it."""


@contextmanager
def at_once() -> Iterator[None]:
    """Lets Ctrl-C end the process where it stands: a database that is computing would be waited for.

    Only for what may be killed at any moment: the kernel frees the engine, and a server rolls back. An engine
    that others use as well is told to end what was asked.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        if sys.stderr.isatty():
            os.write(2, _SHOW_CURSOR)  # which the bar hid
        os.write(2, b"allegiance: interrupted\n")
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # who asks twice waits for nothing
        _end_in_engine()
        os._exit(INTERRUPTED)

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:  # whoever started the command wants it so
        signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_in_engine() -> None:
    """Has the engine end what this process asks, if it was used; from a thread, as the driver may be busy."""
    embedded = sys.modules.get("allegiance.stores.embedded")
    if embedded is not None:
        ending = threading.Thread(target=embedded.interrupt, daemon=True)
        ending.start()
        ending.join(_PATIENCE)


def line(text: str) -> None:
    """A line of what was asked for, whatever breaks of line it holds."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    sys.stdout.write(f"{indent}{cells.one_line(text)}\n")


def note(sentence: str) -> None:
    """A sentence to the person, on standard error, out of the way of rows."""
    sys.stderr.write(sentence + "\n")


def _flat(value: Any) -> Any:
    """A cell of a CSV file: lists and maps as JSON."""
    plain = cells.plain(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, list | dict) else plain
