"""The commands and their options."""

import sys
from typing import Annotated

import typer

from allegiance.cli import (
    asking,
    building,
    changing,
    judging,
    measuring,
    reasons,
    reviewing,
    serving,
    showing,
    statements,
    telling,
)
from allegiance.version import __version__

app = typer.Typer(
    name="allegiance",
    help="Who backs, fights, allies with and designates whom, since when, says who, and how well attested.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"allegiance {__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
) -> None:
    """Read texts on armed conflict into an actor graph, and ask it."""


_OPEN = {"allow_extra_args": True, "ignore_unknown_options": True}

app.command("build")(building.build)
app.command("extract")(building.extract)
app.command("demo")(building.demo)
app.command("actors")(showing.actors)
app.command("ask", context_settings=_OPEN)(asking.ask)
app.command("cypher", context_settings={"ignore_unknown_options": False})(statements.cypher)
app.command("serve")(serving.serve)
app.command("why")(reasons.why)
app.command("as-of")(telling.as_of)
app.command("contested")(telling.contested)
app.command("outlook")(telling.outlook)
app.command("changes")(changing.changes)
app.command("runs")(changing.runs)
app.command("rank")(showing.rank)
app.command("view")(showing.view)
app.command("export")(showing.export)
app.command("review")(reviewing.review)
app.command("merge")(judging.merge)
app.command("split")(judging.split)
app.command("verdicts")(judging.verdicts)
app.command("withdraw")(judging.withdraw)
app.command("explain")(measuring.explain)
app.command("score")(measuring.score)
