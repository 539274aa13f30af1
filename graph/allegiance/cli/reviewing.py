"""The command that walks through the candidates: review."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli import judging, output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import AuthorOption, Form, JsonOption, WorkspaceOption, given
from allegiance.wording import counted

if TYPE_CHECKING:
    from allegiance.resolution import Candidate
    from allegiance.review import Judged, Review, Side
    from allegiance.workspace import Workspace

_JUDGEMENTS = {"a": "same", "r": "not-same", "u": "unsure"}
_KEYS = "accept, reject, unsure, skip, back or quit, and a reason if you like [a/r/u/s/b/q]: "
_ALIASES = 6  # that are shown of a side: all the spellings of a name help nobody


def review(
    name: Annotated[
        str, typer.Option("--name", help="Only candidates of this actor.", show_default=False)
    ] = "",
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="The most candidates.", show_default=False)
    ] = None,
    least: Annotated[float, typer.Option("--least", min=0, max=1, help="The lowest score.")] = 0.5,
    unsure: Annotated[bool, typer.Option("--unsure", help="Those too that were judged unsure.")] = False,
    author: AuthorOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Walk through the pairs of actors that may be one, the likeliest first, and judge them.

    Each is shown with both sides and their sentences. An answer is a letter, after which a reason may stand:
    “a its spokesman says so”. What is judged is kept at once; “b” goes back and withdraws it. As JSON the
    candidates are only listed.
    """
    with ExitStack() as opened:
        with output.progress() as tell:  # which is over before anybody is asked
            settings = given(author=author)
            work = opened.enter_context(open_workspace(workspace, progress=tell, **settings))
            tell("looking for candidates", 0, None)
            review_ = work.review
            found = review_.candidates(name, least=least, unsure=unsure)[:limit]
            sides = review_.sides(end for one in found for end in (one.left, one.right))
        if as_json:
            columns = ("left", "right", "score", "reasons", "against")
            return output.rows(columns, [[getattr(one, n) for n in columns] for one in found], Form.JSON)
        _Walk(work, review_, sides).through(found)
    return None


class _Walk:
    """A walk through candidates, with the way back."""

    def __init__(self, work: "Workspace", review: "Review", sides: "Mapping[str, Side]") -> None:
        self._work = work
        self._review = review
        self._sides = sides
        self._done: list[tuple[int, Judged | None]] = []

    def through(self, found: "Sequence[Candidate]") -> None:
        """Ask about each until all are judged, or nobody answers any more."""
        at = 0
        while at < len(found):
            one = found[at]
            if not self._review.open(one):
                output.line(f"{self._both(one)}: judged meanwhile, by what was said of others")
                at += 1
                continue
            self._show(one, f"{at + 1} of {len(found)}")
            answer, reason = self._ask()
            if answer == "q":
                break
            at = self._back(at) if answer == "b" else self._answer(at, one, answer, reason)
        judged = [done for _, done in self._done if done]
        output.line(f"{len(judged)} judged, {len(self._done) - len(judged)} skipped, {len(found) - at} left")

    def _answer(self, at: int, one: "Candidate", answer: str, reason: str) -> int:
        judged = None
        if judgement := _JUDGEMENTS.get(answer):
            judged = self._review.judge(one.left, one.right, judgement, reason=reason, score=one.score)
            judging.say(judged)
        self._done.append((at, judged))
        return at + 1

    def _back(self, at: int) -> int:
        """Where the walk was before its last answer, which is withdrawn."""
        if not self._done:
            output.line("there is nothing to go back to")
            return at
        before, judged = self._done.pop()
        if judged:
            output.line(f"withdrawn: {judging.one(self._review.withdraw(judged.verdict.id))}")
        return before

    def _ask(self) -> tuple[str, str]:
        """A letter and a reason; whoever says no more quits."""
        while True:
            sys.stdout.write(_KEYS)
            sys.stdout.flush()
            line = sys.stdin.readline()
            if not sys.stdin.isatty():
                sys.stdout.write("\n")  # which a person would have typed
            word, _, reason = line.strip().partition(" ")
            if not line or (word.lower() in {*_JUDGEMENTS, "s", "b", "q"}):
                return word.lower() or "q", reason.strip()
            output.line(f"“{word}” is no answer")

    def _both(self, one: "Candidate") -> str:
        return " and ".join(self._sides[end].actor.name for end in (one.left, one.right))

    def _show(self, one: "Candidate", place: str) -> None:
        output.heading(self._both(one), f"{place}, score {one.score:.2f}")
        for reason in one.reasons:
            output.remark(f"for: {reason}")
        for reason in one.against:
            output.remark(f"against: {reason}")
        for end in (one.left, one.right):
            self._side(self._sides[end])

    def _side(self, side: "Side") -> None:
        actor = side.actor
        listed = "listed" if actor.listed else "not listed"
        output.heading(actor.name, ", ".join(filter(None, (actor.id, actor.type, actor.country, listed))))
        if actor.aliases:
            more = len(actor.aliases) - _ALIASES
            output.remark(", ".join(actor.aliases[:_ALIASES]) + (f" and {more} more" if more > 0 else ""))
        output.remark(f"{counted(side.ties, 'tie')}, {counted(side.documents, 'document')}")
        output.evidence(self._work.evidence(side.sentences))
