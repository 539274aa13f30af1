"""The command that shows what stands behind the ties of two actors: why."""

import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import CsvOption, Form, JsonOption, WorkspaceOption, form
from allegiance.ontology import relation
from allegiance.records import to_plain
from allegiance.rows import row

if TYPE_CHECKING:
    from allegiance.network import Network
    from allegiance.records import Interval, Tie
    from allegiance.workspace import Evidence, Workspace


def why(
    left: Annotated[str, typer.Argument(help="An actor, as you would write it.", show_default=False)],
    right: Annotated[str, typer.Argument(help="Another actor.", show_default=False)],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show all that is said between two actors, every tie with its days, its sentences and their sources.

    As JSON each tie holds its claims; as CSV each row is one claim.
    """
    from allegiance.network.days import told  # noqa: PLC0415  keeps the start short

    shape = form(as_json, as_csv)
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
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
            for line in told(tie):
                output.remark(line)
            output.evidence(work.evidence((*tie.claims, *tie.denials)), partial(whose, network))
            if others := _others(network, tie):
                output.remark("also said of it:")
                output.evidence(work.evidence(others), partial(whose, network))
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
    """How a tie stands: status, what states it, confidence."""
    from allegiance.network.days import counts  # noqa: PLC0415  keeps the start short

    return f"{tie.status}, {counts(tie)}, confidence {tie.confidence:.2f}"


def whose(network: "Network", item: "Evidence") -> list[str]:
    """Who the speaker is, where the text calls him otherwise; the grades; what tells the same story."""
    source, claim = network.sources[item.claim.id], item.claim
    actor = network.actors.get(source.speaker)
    said = [f"that is {actor.name}"] if actor and actor.name != claim.attribution.speaker else []
    grades = zip(("publisher", "source"), network.graded(claim), strict=True)
    said += [f"{what} graded {grade}" for what, grade in grades if grade]
    story = network.stories[claim.document]
    copies = [d.name or d.id for d in network.copies(story) if d.id != claim.document]
    return said + ([f"same story as {', '.join(copies)}"] if copies else [])


def _others(network: "Network", tie: "Tie") -> list[str]:
    """The claims that neither state nor deny it: it is planned, say, or thought possible."""
    known = {*tie.claims, *tie.denials}
    return [claim.id for claim, _ in network.evidence(tie) if claim.id not in known]


def _all(network: "Network", tie: "Tie") -> tuple[str, ...]:
    return (*tie.claims, *tie.denials, *_others(network, tie))


def _ties(work: "Workspace", found: "tuple[Tie, ...]") -> None:
    """Each tie with its claims, as JSON."""
    names = ("subject", "relation", "object", "status", "documents", "stories", "sources")
    days = ("held", "sometime", "not_held")
    rest = ("first", "last", "confidence")
    records = [
        [
            *(getattr(tie, name) for name in names),
            *([list(map(_ends, getattr(tie, name))) for name in days]),
            *(getattr(tie, name) for name in rest),
            [_row(work, item) for item in work.evidence(_all(work.network(), tie))],
        ]
        for tie in found
    ]
    output.rows((*names, *days, *rest, "evidence"), records, Form.JSON)


def _ends(days: "Interval") -> dict[str, str | None]:
    """The first and the last day; None where an end is open."""
    return {
        "start": None if days.start == date.min else days.start.isoformat(),
        "end": None if days.end == date.max else days.end.isoformat(),
    }


def _row(work: "Workspace", item: "Evidence") -> dict[str, Any]:
    """A claim with its story and its source."""
    network = work.network()
    source = to_plain(network.sources[item.claim.id])
    grades = dict(zip(("publisher_grade", "source_grade"), network.graded(item.claim), strict=True))
    story = {"story": network.stories[item.document.id], "source": source}
    return {**row(item.document, item.claim), **story, **grades}


def _claims(work: "Workspace", found: "tuple[Tie, ...]") -> None:
    """Each claim with the status of its tie, as CSV."""
    said = [
        {"status": tie.status, **_row(work, item)}
        for tie in found
        for item in work.evidence(_all(work.network(), tie))
    ]
    columns = list(said[0]) if said else ["status"]
    output.rows(columns, [list(item.values()) for item in said], Form.CSV)
