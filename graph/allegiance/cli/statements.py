"""The command that runs the user's own Cypher: cypher."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import CsvOption, Form, JsonOption, WorkspaceOption, form
from allegiance.errors import ParameterError, QueryError

if TYPE_CHECKING:
    from allegiance.stores import Rows


def cypher(  # noqa: PLR0913, PLR0917  one for each option
    statement: Annotated[
        str,
        typer.Argument(
            help="The statement; - reads it from standard input; without one a prompt opens.",
            show_default=False,
        ),
    ] = "",
    workspace: WorkspaceOption = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", help="A file of statements, each but the last ended by a semicolon."),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value; the value as JSON, else as text."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", help="The most rows to print of a statement.", min=1)
    ] = 1000,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            help="Seconds that a statement may take (setting ALLEGIANCE_TIMEOUT; default 60).",
            show_default=False,
        ),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let the statement write.")] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Run your own Cypher. It only reads, unless --write is given.

    Without a statement a prompt opens on a terminal; else standard input is read. Several statements run one
    after the other, up to the first that fails.
    """
    shape = form(as_json, as_csv)
    values = dict(pair(item) for item in param or ())
    limits: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
    if not statement and file is None and sys.stdin.isatty():
        from allegiance.cli.prompt import Prompt  # noqa: PLC0415  not needed for one statement

        with open_workspace(workspace, **limits) as work:
            return Prompt(work, values, limit, shape, write=write).run()
    statements = _statements(statement, file)
    with (
        output.at_once(),
        output.progress() as tell,
        open_workspace(workspace, progress=tell, **limits) as work,
    ):
        for number, text in enumerate(statements):
            given = values if len(statements) == 1 else fitting(text, values)
            found = work.cypher(text, given, write=write, limit=limit)
            if number and shape is Form.CSV:
                sys.stdout.write("\n")
            show(found, shape, limit)
    return None


def _statements(statement: str, file: Path | None) -> list[str]:
    from allegiance.cypher.statement import split  # noqa: PLC0415  while the engine starts

    if statement and file:
        raise ParameterError("cypher", "give a statement or --file, not both")
    if file and str(file) != "-":
        try:
            text = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is not UTF-8"
            raise QueryError(str(file), f"the file cannot be read: {why}") from None
    else:
        text = sys.stdin.read() if statement in ("", "-") else statement
    found = split(text)
    if not found:
        raise QueryError(str(file or ""), "there is no statement to run")
    return found


def pair(text: str) -> tuple[str, Any]:
    """``name=value`` as the parameter that it gives: the value as JSON, else as text."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise ParameterError("cypher", f"a parameter is given as name=value, not “{text}”")
    try:
        return name.strip(), json.loads(value)
    except json.JSONDecodeError:
        return name.strip(), value.strip()


def fitting(text: str, values: dict[str, Any]) -> dict[str, Any]:
    """Those of the parameters that a statement names."""
    from allegiance.cypher.statement import used  # noqa: PLC0415  while the engine starts

    return {name: value for name, value in values.items() if name in used(text)}


def show(found: "Rows", shape: Form, limit: int, sets: str = "--limit") -> None:
    """Print rows, and whether there were more than what ``sets`` the number of them allows."""
    output.rows(found.columns, found.records, shape)
    if found.cut:
        output.note(f"only the first {limit:,} rows are shown: {sets} sets the number")
