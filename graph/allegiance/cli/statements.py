"""The command that runs the user's own Cypher: cypher."""

import json
import sys
from typing import Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.options import CsvOption, JsonOption, WorkspaceOption, form
from allegiance.errors import ParameterError, QueryError
from allegiance.workspace import Workspace


def cypher(
    statement: Annotated[
        str, typer.Argument(help="The statement; - reads it from standard input.", show_default=False)
    ],
    workspace: WorkspaceOption = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value; the value as JSON, else as text."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", help="The most rows to print.", min=1)] = 1000,
    write: Annotated[bool, typer.Option("--write", help="Let the statement write.")] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Run your own Cypher. It only reads, unless --write is given."""
    shape = form(as_json, as_csv)
    text = sys.stdin.read() if statement == "-" else statement
    if not text.strip():
        raise QueryError("", "the statement is empty")
    with output.at_once(), output.progress() as tell, Workspace(workspace, progress=tell) as work:
        found = work.cypher(text, dict(_pair(item) for item in param or ()), write=write, limit=limit)
    output.rows(found.columns, found.records, shape)
    if found.cut:
        output.note(f"only the first {limit} rows are shown: --limit sets the number")


def _pair(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ParameterError("cypher", f"--param is name=value, not “{text}”")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
