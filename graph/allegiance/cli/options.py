"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        help="The folder of the workspace (setting ALLEGIANCE_WORKSPACE; default .allegiance).",
        show_default=False,
    ),
]


class Choice(StrEnum):
    """What reads texts."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"


ExtractorOption = Annotated[
    Choice | None,
    typer.Option(
        "--extractor",
        help="rules, llm (a language model; see its settings) or both (setting ALLEGIANCE_EXTRACTOR; "
        "default rules).",
        show_default=False,
    ),
]
ParserOption = Annotated[
    str | None,
    typer.Option(
        "--parser",
        help="own (the pipeline that ships) or the name of an installed one: grammar beside the rules, which "
        "tells how sure a claim is (setting ALLEGIANCE_PARSER; default none).",
        show_default=False,
    ),
]
AuthorOption = Annotated[
    str | None,
    typer.Option(
        "--author", help="Who judges (setting ALLEGIANCE_AUTHOR; default: the login).", show_default=False
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help="How many processes read by rules; default: one, from a few hundred texts on one for each core.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print the rows as CSV.")]

ActorOption = Annotated[
    str | None,
    typer.Option("--actor", help="Only what names this actor, as you would write it.", show_default=False),
]
EvidenceOption = Annotated[bool, typer.Option("--evidence", help="Print the sentences under each row.")]


class Form(StrEnum):
    """How rows come out."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def form(as_json: bool, as_csv: bool) -> Form:
    """The form that the two options ask for."""
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    return Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE


def evident(shape: Form, evidence: bool) -> Form:
    """The form, which must be a table where sentences are to stand in it."""
    if evidence and shape is not Form.TABLE:
        raise typer.BadParameter("--evidence goes with the table; JSON and CSV give the claims' ids")
    return shape


def given(
    extractor: Choice | None = None, parser: str | None = None, author: str | None = None
) -> dict[str, Any]:
    """The settings that options give."""
    said = {"extractor": extractor and extractor.value, "parser": parser, "author": author}
    return {name: value for name, value in said.items() if value is not None}
