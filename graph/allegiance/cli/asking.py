"""The command that asks a ready question: ask."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import CsvOption, EvidenceOption, Form, JsonOption, WorkspaceOption, evident, form
from allegiance.errors import HeaderError, ParameterError

if TYPE_CHECKING:
    from allegiance.cypher import Query
    from allegiance.patterns import Answer
    from allegiance.workspace import Workspace

_OPTIONS = frozenset({"workspace", "json", "csv", "evidence", "cypher", "queries", "help", "debug"})


def ask(  # noqa: PLR0913, PLR0917  one for each option
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
    queries: Annotated[
        list[Path] | None,
        typer.Option(
            "--queries",
            help="A folder of your own questions beside those of the setting ALLEGIANCE_QUERIES; or several.",
            show_default=False,
        ),
    ] = None,
    wants_help: Annotated[
        bool, typer.Option("--help", help="Show this, or of QUESTION what it asks and takes.")
    ] = False,
) -> None:
    """Ask a ready question: allegiance ask proxy-chains --sponsor Iran.

    Without a name the questions are listed; with one, its parameters are given as options, and --help tells
    what it asks, what it does not say, its parameters and columns. Actors are named as you would write them.
    """
    if wants_help and not question:
        typer.echo(context.get_help())
        return None
    shape = evident(form(as_json, as_csv), evidence)
    given = _folders(queries)
    with (
        output.at_once(),
        output.progress() as tell,
        open_workspace(workspace, progress=tell, **given) as work,
    ):
        if not question:
            _refuse(context.args)
            return _list(work, shape)
        if question.startswith("-"):
            _refuse([question])
        query = _question(work, question)
        if wants_help:
            return describe(query)
        answer = work.ask(question, **parameters(question, context.args))
        if show_query:
            _query(answer)
        if evidence:
            return _rows_with_evidence(answer)
        output.rows(answer.rows.columns, answer.rows.records, shape, answer.query.asks)
    return None


def _folders(given: Sequence[Path] | None) -> dict[str, Any]:
    """The setting that ``--queries`` gives: those folders beside the ones that are set anyway."""
    if not given:
        return {}
    from allegiance.settings import settings  # noqa: PLC0415  the workspace reads them too

    return {"queries": (*settings().queries, *given)}


def _question(work: "Workspace", name: str) -> "Query":
    from allegiance.patterns import question  # noqa: PLC0415  while the engine starts

    found = question(name, work.settings.queries)
    for parameter in found.parameters:
        for word in {parameter.name, parameter.other} & _OPTIONS:
            raise HeaderError(name, f"no parameter may be called {word}, as an option of ask is")
    return found


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
        name = name.replace("-", "_")
        if not equals:
            if not rest:
                raise ParameterError(question, f"the parameter {name} has no value")
            value = rest.pop(0)
        if name in found:
            raise ParameterError(question, f"the parameter {name} is given twice")
        found[name] = value
    return found


def _list(work: "Workspace", shape: Form) -> None:
    found = work.questions()
    if shape is Form.TABLE:
        pairs = [(query.name, f"{query.title}: {query.asks}\n{_signature(query)}") for query in found]
        output.definitions("Questions", pairs)
        return output.note("“allegiance ask QUESTION --help” tells all of one")
    records = [(query.name, query.title, query.asks, _signature(query)) for query in found]
    return output.rows(("question", "title", "asks", "parameters"), records, shape)


def _signature(query: "Query") -> str:
    return " ".join(
        f"--{_option(p.name)} {p.type.upper()}" if p.required else f"[--{_option(p.name)} {p.type.upper()}]"
        for p in query.parameters
    )


def _option(parameter: str) -> str:
    return parameter.replace("_", "-")


def describe(query: "Query") -> None:
    """Print what the header of a question says."""
    output.heading(f"{query.title}: {query.asks}", query.name)
    if query.limits:
        output.paragraph(query.limits)
    parameters = [
        (f"--{_option(p.name)} {p.type.upper()}", p.says + _default(p.required, p.default) + _other(p.other))
        for p in query.parameters
    ]
    output.definitions("Parameters", parameters)
    output.definitions("Columns", [(c.name, f"{c.says} ({c.type})") for c in query.columns])
    output.definitions("Order", [(", ".join(query.order), "")] if query.order else [])
    output.definitions("Example", [(_example(query), "")])


def _default(required: bool, default: object) -> str:
    if required:
        return " (needed)"
    return "" if default is None else f" (default {json.dumps(default, ensure_ascii=False)})"


def _other(name: str) -> str:
    return f"; may be given as --{_option(name)} too" if name else ""


def _example(query: "Query") -> str:
    from allegiance.cypher import example  # noqa: PLC0415  while the engine starts

    words = [word for name, value in example(query).items() for word in (f"--{_option(name)}", value)]
    return " ".join(["allegiance", "ask", query.name, *map(_quoted, words)])


def _quoted(word: str) -> str:
    """A word as a person writes it in a shell."""
    import shlex  # noqa: PLC0415  only help needs it

    plain = "'" in word and not set(word) & set('"$`\\!')
    return f'"{word}"' if plain else shlex.quote(word)


def _query(answer: "Answer") -> None:
    values = json.dumps(dict(answer.parameters), ensure_ascii=False, default=str)
    output.note(f"{answer.query.text}\n// parameters: {values}\n")


def _rows_with_evidence(answer: "Answer") -> None:
    rows = list(answer)
    output.table(
        answer.rows.columns,
        answer.rows.records,
        answer.query.asks,
        lambda row: output.evidence(answer.evidence(rows[row]), indent=5),
    )
