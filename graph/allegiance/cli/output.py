"""What the commands print: rows as a table, JSON or CSV; evidence; progress."""

import csv
import json
import math
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from allegiance.cli.options import Form
from allegiance.wording import counted
from allegiance.workspace import silent

if TYPE_CHECKING:
    from rich.console import Console

    from allegiance.workspace import Evidence, Progress

_IDS = frozenset({"claims", "denials", "outcome", "beside_claims", "against_claims"})
"""Columns of claim ids: a table gives their number, ``--evidence`` their sentences, JSON and CSV the ids."""


_FOLD = 20
"""Signs to which a column of texts may be narrowed; what is shorter stays whole."""


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
            {name: _plain(value) for name, value in zip(columns, row, strict=True)} for row in records
        ]
        sys.stdout.write(json.dumps(for_json, ensure_ascii=False, indent=1) + "\n")
    elif form is Form.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        if columns:  # the embedded engine names none where there is no row
            writer.writerow(columns)
        writer.writerows([_flat(value) for value in row] for row in records)
    else:
        table(columns, list(records), title)


def table(columns: Sequence[str], records: Sequence[Sequence[Any]], title: str = "") -> None:
    """Print rows so that they fit the terminal, and their number: as a table, else one under the other.

    Lists of ids are for programs: of claims the number is given, other ids are left out.
    """
    out = console()
    if not records:
        out.print("no rows")
        return
    shown = [at for at, name in enumerate(columns) if name != "ids" and not name.endswith("_id")]
    names = [columns[at].replace("_", " ") for at in shown]
    cells = [[_cell(columns[at], row[at]) for at in shown] for row in records]
    widths = [max(len(row[place]) for row in cells) for place in range(len(shown))]
    needed = sum(max(min(w, _FOLD), _longest(name)) + 3 for w, name in zip(widths, names, strict=True))
    if needed > out.width:
        _blocks(out, names, cells, title)
    else:
        right = [
            w <= 12 and all(_number(columns[at], row[at]) for row in records)
            for at, w in zip(shown, widths, strict=True)
        ]
        _grid(out, names, cells, right, title)
    out.print(counted(len(records), "row"))


def _grid(
    out: "Console", names: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool], title: str
) -> None:
    from rich import box  # noqa: PLC0415  not needed for JSON
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(names):
        width = max(len(row[place]) for row in cells)
        least = max(min(width, _FOLD), _longest(name))
        drawn.add_column(name, justify="right" if right[place] else "left", min_width=least, overflow="fold")
    for row in cells:
        drawn.add_row(*map(Text, row))  # Text, not markup: a name in brackets is no style
    out.print(drawn)


def _blocks(out: "Console", names: Sequence[str], cells: Sequence[Sequence[str]], title: str) -> None:
    """Rows too wide for a table: each as its numbered cells, name and value, what is empty left out."""
    from rich.padding import Padding  # noqa: PLC0415  not needed for JSON
    from rich.text import Text  # noqa: PLC0415

    if title:
        out.print(Text(title, style="italic"))
    for number, row in enumerate(cells, 1):
        parts = [(name, value) for name, value in zip(names, row, strict=True) if value]
        text = Text()
        for place, (name, value) in enumerate(parts):
            text.append(" · " if place else "", style="dim").append(f"{name} ", style="dim").append(
                value, style="bold"
            )
        out.print(Text(f"{number}.", style="dim"), end="")
        out.print(Padding(text, (0, 0, 0, max(1, 3 - len(str(number))))))


def _longest(name: str) -> int:
    return max(map(len, name.split()))


def _number(column: str, value: Any) -> bool:
    return column in _IDS or (isinstance(value, int | float) and not isinstance(value, bool))


def evidence(found: Iterable["Evidence"], more: "Callable[[Evidence], list[str]] | None" = None) -> None:
    """Print sentences, each with who says it and where it stands; ``more`` says what else is known of it."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    out = console()
    for item in found:
        out.print(Text(f"  “{_line(item.claim.quote)}”"), soft_wrap=False)
        out.print(Text(f"    {cite(item, more(item) if more else ())}", style="dim"))


def heading(sentence: str, standing: str) -> None:
    """Print what a tie says, and how it stands."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    console().print(Text.assemble((sentence, "bold"), "  ", (standing, "dim")))


def remark(text: str) -> None:
    """Print a line under a heading where no sentence stands."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    console().print(Text(f"  {text}", style="dim"))


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
        yield silent
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
INTERRUPTED = 130
"""The exit code where Ctrl-C ended a command: as shells give it."""


@contextmanager
def at_once() -> Iterator[None]:
    """Lets Ctrl-C end the process where it stands: a database that is computing would be waited for.

    Only for what may be killed at any moment: the kernel frees the engine, and a server rolls back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        if sys.stderr.isatty():
            os.write(2, _SHOW_CURSOR)  # which the bar hid
        os.write(2, b"allegiance: interrupted\n")
        os._exit(INTERRUPTED)

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:  # whoever started the command wants it so
        signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def line(text: str) -> None:
    """A line of what was asked for, whatever breaks of line it holds."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    sys.stdout.write(f"{indent}{_line(text)}\n")


def note(sentence: str) -> None:
    """A sentence to the person, on standard error, out of the way of rows."""
    sys.stderr.write(sentence + "\n")


def _cell(column: str, value: Any) -> str:
    if column in _IDS and isinstance(value, list | tuple):
        return str(len(value))
    if isinstance(value, list | tuple):
        return (" → " if column == "chain" else ", ").join(_cell("", item) for item in value)
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    if isinstance(value, dict):
        return json.dumps(_plain(value), ensure_ascii=False)
    return {None: "", True: "yes", False: "no"}[value] if _bare(value) else _line(str(_plain(value)))


def _bare(value: Any) -> bool:
    return value is None or isinstance(value, bool)


def _line(text: str) -> str:
    return " ".join(text.split())


def _flat(value: Any) -> Any:
    """A cell of a CSV file: lists and maps as JSON."""
    plain = _plain(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, list | dict) else plain


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None  # JSON has no such number
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value if isinstance(value, str | int | float | bool | None) else str(value)
