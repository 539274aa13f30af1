"""Commands that show the network: actors, why, rank, view."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli import output
from allegiance.cli.options import CsvOption, Form, JsonOption, WorkspaceOption, form
from allegiance.names import key
from allegiance.ontology import relation
from allegiance.rows import row
from allegiance.workspace import Workspace

if TYPE_CHECKING:
    from allegiance.network import Network
    from allegiance.records import Actor, Tie


def actors(
    name: Annotated[
        str, typer.Argument(help="Only those with this in a name or alias.", show_default=False)
    ] = "",
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the actors of the workspace with the number of their ties."""
    with output.progress() as tell, Workspace(workspace, progress=tell) as work:
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


def _bears(actor: "Actor", part: str) -> bool:
    return any(part in key(name) for name in (actor.id, actor.name, *actor.aliases))


def why(
    left: Annotated[str, typer.Argument(help="An actor, as you would write it.", show_default=False)],
    right: Annotated[str, typer.Argument(help="Another actor.", show_default=False)],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show all that is said between two actors, every tie with its sentences.

    As JSON each tie holds its claims; as CSV each row is one claim.
    """
    shape = form(as_json, as_csv)
    with output.progress() as tell, Workspace(workspace, progress=tell) as work:
        found = work.why(left, right)
        network = work.network()
        if shape is Form.JSON:
            return _ties(work, found)
        if shape is Form.CSV:
            return _claims(work, found)
        if not found:
            names = (work.actor(left).name, work.actor(right).name)
            sys.stdout.write(f"nothing is said between {names[0]} and {names[1]}\n")
        for tie in found:
            output.heading(sentence(network, tie), standing(tie))
            output.evidence(work.evidence((*tie.claims, *tie.denials)))
            if not tie.claims and not tie.denials:
                source = work.gazetteer.entries[tie.subject].source
                output.remark(f"listed: {source}")
    return None


def sentence(network: "Network", tie: "Tie") -> str:
    """A tie in words: subject, verb, object; of a symmetric one, in the order of most of its claims."""
    ends = [tie.subject, tie.object]
    first = [network.canonical(network.claims[id_].subject.actor) for id_ in (*tie.claims, *tie.denials)]
    if relation(tie.relation).symmetric and 2 * first.count(tie.object) > len(first):
        ends.reverse()
    names = [network.actors[end].name for end in ends]
    return f"{names[0]} {relation(tie.relation).verb} {names[1]}"


def standing(tie: "Tie") -> str:
    """How a tie stands: status, documents, days, confidence."""
    documents = f"{tie.documents} document{'' if tie.documents == 1 else 's'}"
    days = " to ".join(dict.fromkeys(str(day) for day in (tie.first, tie.last) if day))
    parts = (tie.status.value, documents, days, f"confidence {tie.confidence:.2f}")
    return ", ".join(part for part in parts if part)


def _ties(work: Workspace, found: "tuple[Tie, ...]") -> None:
    """Each tie with its claims, as JSON."""
    names = ("subject", "relation", "object", "status", "documents", "first", "last", "confidence")
    records = []
    for tie in found:
        said = work.evidence((*tie.claims, *tie.denials))
        records.append([*(getattr(tie, name) for name in names), [row(i.document, i.claim) for i in said]])
    output.rows((*names, "evidence"), records, Form.JSON)


def _claims(work: Workspace, found: "tuple[Tie, ...]") -> None:
    """Each claim with the status of its tie, as CSV."""
    said = [
        {"status": tie.status, **row(item.document, item.claim)}
        for tie in found
        for item in work.evidence((*tie.claims, *tie.denials))
    ]
    columns = list(said[0]) if said else ["status"]
    output.rows(columns, [list(item.values()) for item in said], Form.CSV)


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
    with output.progress() as tell, Workspace(workspace, progress=tell) as work:
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
    with output.progress() as tell, Workspace(workspace, progress=tell) as work:
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
    with output.progress() as tell, Workspace(workspace, progress=tell) as work:
        where = work.view(path, title)
    sys.stdout.write(f"{where}\n")
