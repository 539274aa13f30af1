"""Commands that show the network: actors, rank, view."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli import output
from allegiance.cli.facts import facts
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import CsvOption, Form, JsonOption, WorkspaceOption, form
from allegiance.names import key

if TYPE_CHECKING:
    from allegiance.records import Actor


def actors(
    name: Annotated[
        str, typer.Argument(help="Only those with this in a name or alias.", show_default=False)
    ] = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the actors of the workspace with the number of their ties; of one alone, what is listed too."""
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        network = work.network()
        degree: dict[str, int] = {}
        for tie in network.ties:
            for end in (tie.subject, tie.object):
                degree[end] = degree.get(end, 0) + 1
        found = [actor for actor in work.actors() if _bears(actor, key(name))]
    found.sort(key=lambda actor: (-degree.get(actor.id, 0), actor.id))
    records = [(a.id, a.name, a.type.value, a.country, degree.get(a.id, 0), list(a.aliases)) for a in found]
    shape = form(as_json, as_csv)
    if shape is Form.TABLE:  # all the spellings of a name are for programs
        records = [(*cells[:5], list(cells[5][:4])) for cells in records]
    output.rows(("id", "name", "type", "country", "ties", "aliases"), records, shape)
    if shape is Form.TABLE and len(found) == 1 and found[0].listed:
        for fact in facts(work.gazetteer.entries[found[0].id], work.gazetteer):
            output.remark(fact)


def _bears(actor: "Actor", part: str) -> bool:
    return any(part in key(name) for name in (actor.id, actor.name, *actor.aliases))


def rank(
    measure: Annotated[
        str, typer.Option("--measure", "-m", help="degree, in-degree, out-degree, pagerank or betweenness.")
    ] = "degree",
    relations: Annotated[
        list[str] | None,
        typer.Option("--relation", "-r", help="Only this relation; may be given several times."),
    ] = None,
    top: Annotated[int, typer.Option("--top", help="How many rows.", min=1)] = 20,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Rank the actors by a measure of centrality."""
    wanted = [name.upper().replace("-", "_") for name in relations] if relations else None
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        table = work.rank(measure, wanted, top)
    # astype(object) gives Python's own numbers, which JSON can write
    output.rows(
        [str(name) for name in table.columns], table.astype(object).values.tolist(), form(as_json, as_csv)
    )


def export(
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="Where it goes; - is standard output.", show_default=False)
    ],
    workspace: WorkspaceOption = None,
) -> None:
    """Write actors, ties and prospects as JSON lines; the same graph is the same bytes."""
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        number = work.export(path)
    output.note(f"{number} lines written")


def view(
    path: Annotated[Path, typer.Option("--output", "-o", help="Where the page goes.", dir_okay=False)] = Path(
        "graph.html"
    ),
    title: Annotated[str, typer.Option("--title", help="The page's title.")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Write the graph as one interactive page that works without a network."""
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        where = work.view(path, title)
    sys.stdout.write(f"{where}\n")
