"""Commands that tell what changed: changes, runs."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli import output
from allegiance.cli.opening import open_workspace
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

if TYPE_CHECKING:
    from allegiance.network.changed import Change, Changes
    from allegiance.workspace import Workspace

_TABLE = ("day", "kind", "tie", "before", "after", "claims")


def changes(
    times: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FROM TO", help="A year, month or day each; its last day counts.", show_default=False
        ),
    ] = None,
    runs: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--runs",
            help="Instead of two times the numbers of two runs; the second may be “now”.",
            show_default=False,
        ),
    ] = None,
    actor: ActorOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    evidence: EvidenceOption = False,
) -> None:
    """Tell which ties began, ended, turned or gained sources after FROM, up to and with TO.

    Days are those that the texts speak of. “unknown” before a tie began says that no text tells of an earlier
    time. What no text dates is counted on standard error. With --runs: what was read, or judged, between two
    runs, whatever time it speaks of.
    """
    shape = evident(form(as_json, as_csv), evidence)
    start, end = _times(times or [], runs)
    between = _numbers(runs)
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        found = work.changes(start, end, runs=between, actor=actor or "")
        if evidence:
            _told(work, found)
        elif shape is Form.TABLE:
            first = 1 if between else 0  # what two runs differ by has no day
            records = [_row(change)[first:] for change in found.records]
            output.table(_TABLE[first:], records, _title(runs, start, end))
        else:
            output.rows(found.columns, [list(row.values()) for row in found], shape)
    _rest(found)


def runs(workspace: WorkspaceOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """List the runs: the commands that wrote to the workspace, with what they read."""
    with open_workspace(workspace) as work:
        found = work.runs()
    names = ("id", "command", "started", "ended", "read", "failed")
    records = [tuple(getattr(run, name) for name in names) for run in found]
    shape = form(as_json, as_csv)
    if shape is Form.TABLE:
        records = [tuple(_minute(value) for value in record) for record in records]
    output.rows(("run", *names[1:]), records, shape)


def _minute(value: object) -> object:
    """An instant as people read it."""
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value


def _times(given: list[str], runs: tuple[str, str] | None) -> tuple[str | None, str | None]:
    """The two times, or none where runs are given."""
    if len(given) != (0 if runs else 2):
        raise typer.BadParameter("give two times, FROM and TO, or --runs with two runs")
    start, end = given or (None, None)
    return start, end


def _numbers(given: tuple[str, str] | None) -> tuple[int, int | None] | None:
    """The two runs that were asked for."""
    if given is None:
        return None
    first, second = given
    if not first.isdecimal() or not (second.isdecimal() or second == "now"):
        raise typer.BadParameter("--runs takes two numbers that “allegiance runs” lists, or one and “now”")
    return int(first), None if second == "now" else int(second)


def _title(between: tuple[str, str] | None, start: str | None, end: str | None) -> str:
    if between:
        return f"What is otherwise {_after(between[1])} than after run {between[0]}?"
    return f"What changed after {start}, up to {end}?"


def _after(second: str) -> str:
    return "now" if second == "now" else f"after run {second}"


def _told(work: "Workspace", found: "Changes") -> None:
    """Each change with the sentences behind it."""
    for change in found.records:
        day, kind, tie, before, after, _ = _row(change)
        standing = f"{before or 'nothing'} → {after or 'nothing'}"
        output.heading(tie, f"{kind} {day}, {standing}" if day else f"{kind}, {standing}")
        output.evidence(work.evidence(change.claims))
        if not change.claims:
            output.remark("the list of actors says so, and no text")
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
