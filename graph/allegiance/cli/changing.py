"""Commands that tell what changed: changes."""

from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli import output
from allegiance.cli.options import (
    ActorOption,
    CsvOption,
    EvidenceOption,
    Form,
    JsonOption,
    WorkspaceOption,
    evident,
    form,
)
from allegiance.records import Interval
from allegiance.workspace import Workspace

if TYPE_CHECKING:
    from allegiance.network.changed import Change, Changes

_TABLE = ("day", "kind", "tie", "before", "after", "claims")


def changes(
    start: Annotated[
        str,
        typer.Argument(metavar="FROM", help="A year, month or day; its last day counts.", show_default=False),
    ],
    end: Annotated[str, typer.Argument(metavar="TO", help="The same, later.", show_default=False)],
    actor: ActorOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    evidence: EvidenceOption = False,
) -> None:
    """Tell which ties began, ended, turned or gained sources after FROM, up to and with TO.

    Days are those that the texts speak of. “unknown” before a tie began says that no text tells of an earlier
    time. What no text dates is counted on standard error.
    """
    shape = evident(form(as_json, as_csv), evidence)
    with output.progress() as tell, Workspace(workspace, progress=tell) as work:
        found = work.changes(start, end, actor=actor or "")
        title = f"What changed after {start}, up to {end}?"
        if evidence:
            _told(work, found)
        elif shape is Form.TABLE:
            output.table(_TABLE, list(map(_row, found.records)), title)
        else:
            rows = [list(row.values()) for row in found]
            output.rows(found.columns, rows, shape)
    _rest(found)


def _told(work: Workspace, found: "Changes") -> None:
    """Each change with the sentences behind it."""
    for change in found.records:
        day, kind, tie, before, after, _ = _row(change)
        output.heading(f"{tie}", f"{kind} {day}, {before or 'nothing'} → {after or 'nothing'}")
        output.evidence(work.evidence(change.claims))
    if not found.records:
        output.table(_TABLE, [])


def _row(change: "Change") -> tuple[str, str, str, str, str, tuple[str, ...]]:
    """The cells of a table."""
    day = str(Interval(change.first, change.last)) if change.first and change.last else ""
    tie = f"{change.subject} {change.relation} {change.object}"
    if not change.relation:
        tie = f"{change.subject} and {change.object}: {', '.join(change.through)}"
    return day, change.kind, tie, change.before, change.after, change.claims


def _rest(found: "Changes") -> None:
    """What could not be placed in time, on standard error."""
    for reason, ids in found.untold.items():
        output.note(f"not told: {len(ids)}, {reason}")
