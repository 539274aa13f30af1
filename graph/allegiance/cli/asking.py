"""Commands that put questions to the database: ask, cypher."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.options import CsvOption, EvidenceOption, Form, JsonOption, WorkspaceOption, evident, form
from allegiance.errors import ParameterError, QueryError
from allegiance.workspace import Workspace

if TYPE_CHECKING:
    from allegiance.cypher import Query
    from allegiance.patterns import Answer


def ask(
    context: typer.Context,
    question: Annotated[
        str, typer.Argument(help="The question's name; without one, all are listed.", show_default=False)
    ] = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    evidence: EvidenceOption = False,
    show_query: Annotated[
        bool, typer.Option("--cypher", help="Print the query and its parameters too.")
    ] = False,
) -> None:
    """Ask a ready question: allegiance ask proxy-chains --sponsor Iran.

    Without a name the questions are listed with their parameters; with one, its parameters are given as
    options. Actors are named as you would write them.
    """
    shape = evident(form(as_json, as_csv), evidence)
    if not question:
        _refuse(context.args)
        return _list(shape)
    with output.at_once(), output.progress() as tell, Workspace(workspace, progress=tell) as work:
        answer = work.ask(question, **parameters(question, context.args))
        if show_query:
            _query(answer)
        if evidence:
            return _rows_with_evidence(work, answer)
        output.rows(answer.rows.columns, answer.rows.records, shape, answer.query.asks)
    return None


def _refuse(arguments: Sequence[str]) -> None:
    if arguments:
        raise ParameterError("ask", f"{arguments[0]} needs the name of a question before it")


def parameters(question: str, arguments: Sequence[str]) -> dict[str, str]:
    """``--name value`` and ``--name=value`` as a dict; hyphens in names are underscores."""
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            raise ParameterError(question, f"“{word}” is no parameter: they are given as --name value")
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not rest:
                raise ParameterError(question, f"the parameter {name} has no value")
            value = rest.pop(0)
        found[name.replace("-", "_")] = value
    return found


def _list(shape: Form) -> None:
    from allegiance.patterns import questions  # noqa: PLC0415  only the list needs no database

    records = [(query.name, query.asks, _signature(query)) for query in questions()]
    output.rows(("question", "asks", "parameters"), records, shape)


def _signature(query: "Query") -> str:
    return " ".join(
        f"--{p.name} {p.type.upper()}" if p.required else f"[--{p.name} {p.type.upper()}]"
        for p in query.parameters
    )


def _query(answer: "Answer") -> None:
    values = json.dumps(dict(answer.parameters), ensure_ascii=False, default=str)
    output.note(f"{answer.query.text}\n// parameters: {values}\n")


def _rows_with_evidence(work: Workspace, answer: "Answer") -> None:
    for record, row in zip(answer.rows.records, answer, strict=True):
        output.table(answer.rows.columns, [record])
        output.evidence(work.evidence(answer.claims(row)))
    if not answer.rows.records:
        output.table(answer.rows.columns, [])


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
