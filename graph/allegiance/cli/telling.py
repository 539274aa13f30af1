"""Commands that tell a question's answer so that a person reads it: as-of, contested, outlook."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allegiance.cli import output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import (
    ActorOption,
    CsvOption,
    EvidenceOption,
    Form,
    JsonOption,
    WorkspaceOption,
    evident,
    form,
)
from allegiance.errors import ParameterError
from allegiance.ontology import relation, relations
from allegiance.records import Interval
from allegiance.wording import counted

if TYPE_CHECKING:
    from allegiance.patterns import Answer

_HOLDS = {"yes": "held", "no": "did not hold", "unknown": "not known"}
_STATED = {"actual": "stated as a fact", "planned": "stated as a plan", "possible": "thought possible"}
_DAY = len("2010-06-01")


def as_of(
    when: Annotated[
        str, typer.Argument(metavar="DATE", help="A year, a month or a day.", show_default=False)
    ],
    actor: ActorOption = None,
    relation_: Annotated[
        str | None, typer.Option("--relation", "-r", help="Only this relation.", show_default=False)
    ] = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    evidence: EvidenceOption = False,
) -> None:
    """Tell which ties held at some time in a year, a month or on a day: yes, no or unknown.

    Unknown means that no text tells, or that texts tell both; nothing is assumed to go on.
    """
    shape = evident(form(as_json, as_csv), evidence)
    _check(when, named := relation_.upper().replace("-", "_") if relation_ else None)
    with output.at_once(), output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        answer = work.ask("as-of", when=when, **_given(actor=actor, relation=named))
        if shape is not Form.TABLE:
            return _plain(answer, shape)
        for holds, words in _HOLDS.items():
            rows = [row for row in answer if row["holds"] == holds]
            output.heading(f"{words} {'on' if len(when) == _DAY else 'in'} {when}", counted(len(rows), "tie"))
            for row in rows:
                _held(row)
                if evidence:
                    output.evidence(work.evidence((*answer.claims(row), *row["denials"])))
    return None


def _check(when: str, named: str | None) -> None:
    """What no tie could have is refused."""
    try:
        Interval.of(when)
    except ValueError as error:
        raise ParameterError("as-of", str(error)) from None
    if named and named not in relations():
        raise ParameterError("as-of", f"no relation is called {named}; there are {', '.join(relations())}")


def _held(row: Mapping[str, Any]) -> None:
    """A tie with the days that are known of it."""
    from allegiance.network.days import shorter, some  # noqa: PLC0415  keeps the start short

    days = (("held", "held"), ("sometime", "at some time in"), ("not_held", "not"))
    known = "; ".join(f"{how} {', '.join(map(shorter, row[name]))}" for name, how in days if row[name])
    contested = "contested: " if row["contested"] else ""
    counts = some(row["documents"], row["stories"], row["sources"])
    tie = _said(row, row["subject"], row["object"])
    output.heading(f"  {tie}", f"{contested}{known or 'no day is told'} · {counts}")


def contested(
    actor: ActorOption = None,
    levels: Annotated[
        int | None,
        typer.Option("--levels", help="Steps of PART_OF between the two sides, 0 to 3.", show_default=False),
    ] = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show who denies what others state, both sides with their sentences.

    A contradiction is about the same two actors. A tension is between a part and its whole: both may be true.
    """
    shape = form(as_json, as_csv)
    with output.at_once(), output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        answer = work.ask("contested", **_given(actor=actor, levels=levels))
        if shape is not Form.TABLE:
            return _plain(answer, shape)
        for place, row in enumerate(answer):
            if place:
                output.line("")
            output.heading(_said(row, row["subject"], row["object"]), _kind(row))
            denials = set(row["denials"])
            stated = [id_ for id_ in answer.claims(row) if id_ not in denials]
            output.remark(f"{_STATED[row['modality']]} by {_voices(row, 'stated')}")
            output.evidence(work.evidence(stated))
            of = _said(row, row["denied_subject"], row["denied_object"])
            output.remark(f"denied by {_voices(row, 'denied')}{f', of {of}' if row['level'] else ''}")
            output.evidence(work.evidence(row["denials"]))
        output.remark(counted(len(answer), "row"))
    return None


def _kind(row: Mapping[str, Any]) -> str:
    days = " to ".join(dict.fromkeys(str(day) for day in (row["first"], row["last"]) if day))
    steps = f"{counted(row['level'], 'step')} between part and whole"
    parts = (row["kind"], steps if row["level"] else "", days)
    return ", ".join(part for part in parts if part)


def _voices(row: Mapping[str, Any], side: str) -> str:
    """The speakers of a side, an empty one being the article itself, and how many sources and stories."""
    speakers = ", ".join(speaker or "the article itself" for speaker in row[f"{side}_by"])
    sources = counted(row[f"{side}_sources"], "source")
    stories = row[f"{side}_stories"]
    return f"{speakers} ({sources} in {counted(stories, 'story')})"


def _said(row: Mapping[str, Any], subject: str, target: str) -> str:
    """A tie in words."""
    return f"{subject} {relation(row['relation']).verb} {target}"


def _plain(answer: "Answer", shape: Form) -> None:
    output.rows(answer.rows.columns, answer.rows.records, shape)


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def outlook(
    actor: ActorOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show what is only planned, feared or thought possible, and whether later claims bore it out.

    Each with its sentences, then with those that tell what became of it. “Open” means that no later claim
    tells: nobody says that it did not happen.
    """
    shape = form(as_json, as_csv)
    with output.at_once(), output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        answer = work.ask("outlook", **_given(actor=actor))
        if shape is not Form.TABLE:
            return _plain(answer, shape)
        for place, row in enumerate(answer):
            if place:
                output.line("")
            output.heading(_said(row, row["subject"], row["object"]), _prospect(row))
            output.evidence(work.evidence(answer.claims(row)))
            output.remark(_outcome(row))
            output.evidence(work.evidence(row["outcome"]))
        output.remark(counted(len(answer), "row"))
    return None


def _prospect(row: Mapping[str, Any]) -> str:
    """How a plan is stated, where, and by how many."""
    from allegiance.network.days import some  # noqa: PLC0415  keeps the start short

    denied = "denied to be " if row["polarity"] == "denied" else ""
    days = " to ".join(dict.fromkeys(str(day) for day in (row["first"], row["last"]) if day))
    counts = some(row["documents"], row["stories"], row["sources"])
    voices = f"said by {', '.join(row['speakers'])}" if row["speakers"] else ""
    places = ", ".join(row["places"])
    parts = (f"{denied}{row['modality']}", days, places, counts, voices)
    return " · ".join(part for part in parts if part)


_BECAME = {
    "yes": "borne out by later claims",
    "no": "later claims say that it is not so",
    "open": "open: no later claim tells",
}


def _outcome(row: Mapping[str, Any]) -> str:
    """What became of a plan, and by whose deed where it was a part's."""
    part = f", of {', '.join(row['by'])}" if row["level"] else ""
    return f"{_BECAME[row['borne_out']]}{part}{':' if row['outcome'] else ''}"
