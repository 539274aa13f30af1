"""Rows as a table that fits the terminal, however many columns they have.

Columns that say nothing are left out. Where the rest is too wide, what is the same in every row is said once
above the table, and the columns that do not fit stand in a line under each row, in the header's order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allegiance import cells
from allegiance.wording import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Signs to which a column of texts may be narrowed; what is shorter stays whole. The fewer, if all then fit.
_FOLDS = (20, 14)
_LINES = 2  # that a cell may be folded into; a column with more in a tenth of its rows stands below
_INDENT = 5  # of what stands under a row
_GAP = 3  # signs from one column to the next
_SAME = 3  # rows from which on it is worth while to say once what all have


@dataclass(frozen=True)
class _Column:
    name: str
    cells: tuple[str, ...]
    right: bool

    @property
    def width(self) -> int:
        """Signs of the widest cell, or of the name's longest word."""
        from rich.cells import cell_len  # noqa: PLC0415  not needed for JSON

        return max(*map(cell_len, self.cells), *map(len, self.name.split()))

    @property
    def usual(self) -> int:
        """Signs that suffice for nine cells of ten."""
        from rich.cells import cell_len  # noqa: PLC0415  not needed for JSON

        return sorted(map(cell_len, self.cells))[(len(self.cells) - 1) * 9 // 10]

    def least(self, fold: int) -> int:
        """Signs that it needs where its texts are folded to so many."""
        return max(min(self.width, fold), *map(len, self.name.split()))

    @property
    def same(self) -> bool:
        return len(self.cells) >= _SAME and len(set(self.cells)) == 1


Under = Callable[[int], None]
"""Prints what belongs under a row, of which it is told the number from 0."""


def table(
    out: "Console",
    columns: Sequence[str],
    records: Sequence[Sequence[Any]],
    title: str = "",
    under: Under | None = None,
) -> None:
    """Print rows as a table, and their number; ``under`` prints what belongs under each."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    if not records:
        out.print("no rows")
        return
    if title:
        out.print(Text(title, style="italic"))
    found = _columns(columns, records)
    common: list[_Column] = []
    if not _fits(found, out.width):
        common = [column for column in found[1:] if column.same]
        found = [column for column in found if column not in common]
    _folded(out, _pairs(common, 0), f"in each of the {len(records)} rows: ")
    inside, below = _placed(found, out.width)
    _print(out, inside, below, under)
    out.print(counted(len(records), "row"))


def _columns(names: Sequence[str], records: Sequence[Sequence[Any]]) -> list[_Column]:
    """The columns that say something, as texts; ids are left out and claims counted."""
    found = []
    for at in cells.shown(names):
        texts = tuple(cells.cell(names[at], row[at]) for row in records)
        right = all(len(text) <= 12 for text in texts) and all(
            row[at] is None or cells.number(names[at], row[at]) for row in records
        )
        if any(texts):
            found.append(_Column(names[at].replace("_", " ") or " ", texts, right))
    return found


def _fits(columns: Sequence[_Column], width: int, fold: int = min(_FOLDS)) -> bool:
    return sum(column.least(fold) + _GAP for column in columns) - _GAP + 2 <= width


def _placed(columns: Sequence[_Column], width: int) -> tuple[list[_Column], list[_Column]]:
    """The columns that stand in the table, from the first on as many as fit, and those that stand below."""
    long: list[_Column] = []
    while True:
        inside = [column for column in columns if column not in long]
        fold = _FOLDS[0] if not _fits(inside, width) else next(f for f in _FOLDS if _fits(inside, width, f))
        count = sum(_fits(inside[: count + 1], width, fold) for count in range(len(inside)))
        inside = inside[: max(1, count)]
        rooms = _widths(inside, width, fold)
        folded = [c for c, room in zip(inside[1:], rooms[1:], strict=True) if c.usual > _LINES * room]
        if not folded:
            return inside, [column for column in columns if column not in inside]
        long.append(folded[-1])


def _print(out: "Console", inside: Sequence[_Column], below: Sequence[_Column], under: Under | None) -> None:
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    if not inside:
        return
    widths = _widths(inside, out.width, min(_FOLDS))
    heads = [Text(column.name, style="bold") for column in inside]
    for line in _lines(out, heads, widths, inside):
        out.print(line, overflow="crop", no_wrap=True)
    out.print(Text(" " + "─" * (sum(widths) + _GAP * (len(widths) - 1)), style="dim"))
    for row in range(len(inside[0].cells)):
        texts = [Text(column.cells[row]) for column in inside]
        for line in _lines(out, texts, widths, inside):
            out.print(line, overflow="crop", no_wrap=True)
        _folded(out, _pairs(below, row))
        if under:
            under(row)


def _widths(columns: Sequence[_Column], width: int, fold: int) -> list[int]:
    """As wide as the cells are; where that is too much, the widest give way first."""
    found = [column.width for column in columns]
    room = width - 2 - _GAP * (len(columns) - 1)
    least = [min(column.least(fold), room) for column in columns]
    while sum(found) > room:
        widest = max(range(len(found)), key=lambda at: found[at] - least[at])
        if found[widest] <= least[widest]:
            break
        found[widest] -= 1
    return found


def _lines(
    out: "Console", texts: "Sequence[Text]", widths: Sequence[int], columns: Sequence[_Column]
) -> "Iterator[Text]":
    """The lines of one row, its cells folded to their widths."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    folded = [text.wrap(out, width) for text, width in zip(texts, widths, strict=True)]
    for number in range(max(map(len, folded))):
        line = Text(" ")
        for place, (lines, width) in enumerate(zip(folded, widths, strict=True)):
            cell = lines[number] if number < len(lines) else Text("")
            cell.rstrip()
            cell.align("right" if columns[place].right else "left", width)
            line.append_text(cell).append(" " * _GAP if place + 1 < len(folded) else "")
        line.rstrip()
        yield line


def _pairs(columns: Sequence[_Column], row: int) -> list[tuple[str, str]]:
    return [(column.name, column.cells[row]) for column in columns if column.cells[row]]


def _folded(out: "Console", pairs: Sequence[tuple[str, str]], before: str = "") -> None:
    """Prints names with values, told from the rows by their indent; nothing where there is no pair."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    text = Text(before)
    for place, (name, value) in enumerate(pairs):
        text.append(" · " if place else "").append(f"{name} ", style="dim").append(value)
    if pairs:
        indented(out, text, 0 if before else _INDENT)


def indented(out: "Console", text: "Text", indent: int) -> None:
    """Print a text over as many lines as it needs, each of them so far in."""
    from rich.text import Text  # noqa: PLC0415  not needed for JSON

    for line in text.wrap(out, out.width - indent):
        line.rstrip()
        out.print(Text(" " * indent).append_text(line), no_wrap=True, overflow="crop")
