"""The workspace whole: who is who in it is judged here."""

from typing import TYPE_CHECKING, Any

from allegiance.workspace.building import Building

if TYPE_CHECKING:
    from allegiance.records import Verdict
    from allegiance.resolution import Candidate
    from allegiance.review import Judged, Review


class Workspace(Building):
    """A folder of work: build it from texts, then ask.

    Without a path it is the one of the settings (``.allegiance`` here, unless set otherwise). Use it as a
    context manager, or close it: it holds a database.

    >>> from allegiance import Workspace
    >>> with Workspace("work") as work:                            # doctest: +SKIP
    ...     work.build("articles/")
    ...     for row in work.ask("proxy-chains", sponsor="Iran"):
    ...         print(row["chain"], row["enemy"])
    """

    @property
    def review(self) -> "Review":
        """Who is who: candidates, verdicts, their conflicts and their exchange."""
        from allegiance.review import Review  # noqa: PLC0415  who only asks judges nobody

        return Review(self._ledger(), self.network, self.gazetteer, self.settings.author)

    def candidates(self, name: str = "", **how: Any) -> "tuple[Candidate, ...]":
        """The pairs of actors that may be one: see `allegiance.review.Review.candidates`."""
        return self.review.candidates(name, **how)

    def judge(self, left: str, right: str, judgement: str, **why: Any) -> "Judged":
        """Judge two actors ``same``, ``not-same`` or ``unsure``: see `allegiance.review.Review.judge`."""
        return self.review.judge(left, right, judgement, **why)

    def withdraw(self, verdict: str) -> "Verdict":
        """Withdraw a verdict, named by its id or the id's beginning; the graph is again what it was."""
        return self.review.withdraw(verdict)

    def verdicts(self, *, withdrawn: bool = False) -> "tuple[Verdict, ...]":
        """The verdicts that stand, in the order in which they were made; ``withdrawn`` adds the others."""
        return self.review.verdicts(withdrawn=withdrawn)
