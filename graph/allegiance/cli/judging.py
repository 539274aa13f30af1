"""Commands that judge who is who: merge, split, verdicts, withdraw."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import AuthorOption, CsvOption, Form, JsonOption, WorkspaceOption, form, given
from allegiance.records import to_plain
from allegiance.wording import counted

if TYPE_CHECKING:
    from allegiance.records import Verdict
    from allegiance.resolution import Conflict
    from allegiance.review import Imported, Judged, Standing

_SHORT = 10  # signs of an id: enough to name a verdict among a million
WORDS = {"same": "the same as", "not-same": "not the same as", "unsure": "maybe the same as"}

_LEFT = typer.Argument(help="An actor, as you would write it.", show_default=False)
_RIGHT = typer.Argument(help="Another actor.", show_default=False)
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, in a sentence.", show_default=False)]


def merge(
    left: Annotated[str, _LEFT],
    right: Annotated[str, _RIGHT],
    reason: ReasonOption = "",
    author: AuthorOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Judge that two actors are one. No claim is touched; “withdraw” takes it back.

    The exit code is 1 where a verdict that stands against it keeps the two apart.
    """
    _judge(left, right, "same", reason, author, workspace)


def split(
    left: Annotated[str, _LEFT],
    right: Annotated[str, _RIGHT],
    reason: ReasonOption = "",
    author: AuthorOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Judge that two actors are not the same, also where verdicts have made them one.

    Actors are named as they were before any verdict. What stood for their being one is told.
    """
    _judge(left, right, "not-same", reason, author, workspace)


def _judge(left: str, right: str, judgement: str, reason: str, author: str | None, workspace: Any) -> None:
    with output.progress() as tell, open_workspace(workspace, progress=tell, **given(author=author)) as work:
        judged = work.judge(left, right, judgement, reason=reason)
    say(judged)
    if judged.standing != "stands":
        raise typer.Exit(1)


def say(judged: "Judged") -> None:
    """Print a verdict that was given, and what it met."""
    output.line(f"{one(judged.verdict)} ({judged.standing})")
    conflicts(judged.conflicts)


def one(verdict: "Verdict") -> str:
    """A verdict in words, its id first."""
    why = f": {verdict.reason}" if verdict.reason else ""
    said = f"{verdict.left} is {WORDS[verdict.judgement]} {verdict.right}"
    return f"{verdict.id[:_SHORT]} {said}, {verdict.author}, {when(verdict)}{why}"


def when(verdict: "Verdict") -> str:
    """The minute at which it was made, in UTC."""
    from allegiance.review.judging import instant  # noqa: PLC0415  keeps the start short

    return instant(verdict.made).astimezone(UTC).isoformat(" ", "minutes").removesuffix("+00:00")


def conflicts(found: "Iterable[Conflict]") -> None:
    """Print who is not followed, and who stands against it."""
    for conflict in found:
        output.line(f"  not followed: {one(conflict.refused)}")
        output.line(f"  for what holds: {one(conflict.against)}")
        output.line(f"  because {conflict.reason}")


class Action(StrEnum):
    """What is done with verdicts."""

    LIST = "list"
    EXPORT = "export"
    IMPORT = "import"


def verdicts(
    action: Annotated[
        Action, typer.Argument(help="list; or export to a file, import from files.")
    ] = Action.LIST,
    files: Annotated[
        list[str] | None,
        typer.Argument(help="The files; - is standard output for export.", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List withdrawn verdicts too.")] = False,
    conflicting: Annotated[
        bool, typer.Option("--conflicts", help="List only who is not followed, and who stands against it.")
    ] = False,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the verdicts, or exchange them: verdicts export FILE, verdicts import FILE….

    A file of verdicts holds one a line, withdrawn ones too, as JSON. The same file again changes nothing. A
    line that cannot be read is named and counted, and the exit code is 1.
    """
    where = _files(action, files or ())
    shape = form(as_json, as_csv)
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        if action is Action.EXPORT:
            number = work.review.write(where[0])
            return output.note(f"{counted(number, 'verdict')} written")
        if action is Action.IMPORT:
            return _imported(work.review.read(*where))
        if conflicting:
            return _conflicts(work.review.conflicts(), shape)
        _list(work.verdicts(withdrawn=everything), work.review.standings(), shape)
    return None


def _files(action: Action, files: Sequence[str]) -> Sequence[str]:
    if action is Action.LIST and files:
        raise typer.BadParameter(f"“{files[0]}” is too much: export and import take files, list takes none")
    if action is Action.EXPORT and len(files) != 1:
        raise typer.BadParameter("export takes one file")
    if action is Action.IMPORT and not files:
        raise typer.BadParameter("import takes one file or more")
    return files


_COLUMNS = ("id", "left", "judgement", "right", "author", "made", "score", "reason", "standing")


def _list(found: "Sequence[Verdict]", standings: "dict[str, Standing]", shape: Form) -> None:
    said = [{**_plain(verdict), "standing": str(standings[verdict.id])} for verdict in found]
    columns = _COLUMNS if shape is Form.TABLE else (*_COLUMNS, "withdrawn")
    if shape is Form.TABLE:  # people need no more of an id, and no seconds
        said = [
            {**row, "id": row["id"][:_SHORT], "made": when(v)} for row, v in zip(said, found, strict=True)
        ]
    output.rows(columns, [[row[name] for name in columns] for row in said], shape)


def _conflicts(found: "Iterable[Conflict]", shape: Form) -> None:
    if shape is Form.TABLE:
        return conflicts(found) if found else output.line("no conflicts")
    columns = ("refused", "against", "reason")
    records = [(_plain(c.refused), _plain(c.against), c.reason) for c in found]
    return output.rows(columns, records, shape)


def _plain(verdict: "Verdict") -> dict[str, Any]:
    return {"id": verdict.id, **to_plain(verdict)}


def _imported(done: "Imported") -> None:
    output.line(", ".join(_parts(done)))
    for failure in done.failures:
        output.note(f"not read: {failure.where}: {failure.reason}")
    if done.strangers:
        output.note(f"kept, though nothing here names them yet: {', '.join(done.strangers)}")
    if done.conflicts:
        output.line(f"{counted(len(done.conflicts), 'conflict')}:")
        conflicts(done.conflicts)
    if done.failures:
        raise typer.Exit(1)


def _parts(done: "Imported") -> Iterator[str]:
    yield f"{len(done.new)} new"
    yield f"{done.known} known"
    if done.withdrawn:
        yield f"{len(done.withdrawn)} withdrawn"
    if done.failures:
        yield f"{len(done.failures)} could not be read"


def withdraw(
    verdict: Annotated[str, typer.Argument(help="The verdict's id, or how it begins.", show_default=False)],
    workspace: WorkspaceOption = None,
) -> None:
    """Withdraw a verdict: the graph is again what it would be without it."""
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        gone = work.withdraw(verdict)
    output.line(f"withdrawn: {one(gone)}")
