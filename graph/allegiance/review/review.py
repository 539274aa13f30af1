"""The review's one class: what a workspace's verdicts are, and what can be done about them."""

import getpass
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.errors import VerdictError
from allegiance.files import write_lines
from allegiance.records import Judgement, Verdict
from allegiance.resolution import Candidate, Conflict, Directory, Resolver
from allegiance.resolution.candidates import LEAST
from allegiance.review import exchange, judging, sides
from allegiance.review.exchange import Imported
from allegiance.review.judging import Judged, Standing
from allegiance.review.sides import Side

if TYPE_CHECKING:
    from allegiance.gazetteer import Gazetteer
    from allegiance.ledger import Ledger
    from allegiance.network import Network


class Review:
    """Who is who in a workspace, and who says so; got as ``Workspace.review``.

    ``author`` is who judges, by default whoever is logged in.
    """

    def __init__(
        self, ledger: "Ledger", network: "Callable[[], Network]", listed: "Gazetteer", author: str = ""
    ) -> None:
        self._ledger = ledger
        self._network = network
        self._listed = listed
        self._author = author

    def candidates(
        self, name: str = "", *, least: float = LEAST, unsure: bool = False
    ) -> tuple[Candidate, ...]:
        """The pairs of actors that may be one, the likeliest first; see `allegiance.resolution.candidates`.

        Args:
            name: only those of this actor.
            least: the lowest score, 0 to 1.
            unsure: whether those that were judged unsure are among them.

        Raises:
            UnknownActor: no actor is called so.
        """
        network = self._network()
        found = sides.candidates(network, self._listed, least=least, unsure=unsure)
        if not name:
            return found
        wanted = judging.now(network).find(name).id
        return tuple(pair for pair in found if wanted in (pair.left, pair.right))

    def sides(self, actors: Iterable[str]) -> dict[str, Side]:
        """What is known of the actors of candidates, by id: how many ties, documents, some sentences."""
        return sides.sides(actors, self._network(), self._listed)

    def open(self, candidate: Candidate) -> bool:
        """Whether no verdict has answered yet whether the two are one; a doubt is no answer."""
        found = Resolver(self.verdicts(), preferred=self._listed.entries.keys())
        ends = [found.canonical(end) for end in (candidate.left, candidate.right)]
        listed = all(end in self._listed.entries for end in ends)
        return ends[0] != ends[1] and not found.apart(*ends) and not listed

    def judge(
        self,
        left: str,
        right: str,
        judgement: str,
        *,
        reason: str = "",
        author: str = "",
        score: float | None = None,
    ) -> Judged:
        """Judge two actors, each named by id, name or alias as it was before any verdict.

        No claim is touched: what is built from claims is built anew with the verdict, and without it again
        once it is withdrawn.

        Args:
            left: one actor.
            right: the other one.
            judgement: ``same``, ``not-same`` or ``unsure``.
            reason: why, in a sentence.
            author: who says so, if not the review's.
            score: that of the candidate that was judged, 0 to 1.

        Returns:
            The verdict, how it stands beside the others, and its conflicts.

        Raises:
            UnknownActor: one of the two is not known.
            VerdictError: both are one actor, the judgement is none of the three, or nobody is the author.
        """
        try:
            said = Judgement(judgement)
        except ValueError:
            raise VerdictError(f"“{judgement}” is no judgement: {', '.join(Judgement)} are") from None
        ends = [self._meant(name) for name in (left, right)]
        given = judging.verdict(ends[0], ends[1], said, author or self.author, reason, score)
        return judging.give(self._ledger, given)

    def withdraw(self, verdict: str) -> Verdict:
        """Withdraw a verdict, named by its id or the id's beginning; withdrawn again it stays as it is.

        Raises:
            VerdictError: no verdict has such an id, or several have.
        """
        found = judging.find(self._ledger, verdict)
        if found.withdrawn:
            return found
        at = datetime.now(UTC)
        self._ledger.withdraw(found.id, at)
        return replace(found, withdrawn=at)

    def verdicts(self, *, withdrawn: bool = False) -> tuple[Verdict, ...]:
        """The verdicts that are not withdrawn, in the order of being made; ``withdrawn`` adds the others."""
        return tuple(sorted(self._ledger.verdicts(withdrawn=withdrawn), key=judging.order))

    def standings(self) -> dict[str, Standing]:
        """How each verdict stands beside the others, by its id, withdrawn ones among them."""
        given = self.verdicts(withdrawn=True)
        return dict(judging.standings(given, Resolver(given)))

    def conflicts(self) -> tuple[Conflict, ...]:
        """The verdicts that are not followed, each with the one that stands against it."""
        return Resolver(self.verdicts()).conflicts

    def write(self, path: str | Path) -> int:
        """Write all verdicts for colleagues, withdrawn ones too, one a line; how many.

        ``-`` is standard output.

        Raises:
            WorkspaceError: the file cannot be written.
        """
        return write_lines(path, exchange.lines(self.verdicts(withdrawn=True)), "the verdicts")

    def read(self, *paths: str | Path) -> Imported:
        """Take over the verdicts of files that `write` wrote; the same file again changes nothing.

        Raises:
            VerdictError: a file cannot be opened; nothing is taken over then.
        """
        return exchange.take(self._ledger, self._network(), self._listed, paths)

    @cached_property
    def author(self) -> str:
        """Who judges.

        Raises:
            VerdictError: nobody is set, and whoever is logged in has no name.
        """
        try:
            return self._author or getpass.getuser()
        except (OSError, KeyError):  # as in a container that knows no users
            raise VerdictError("who judges? name it by --author, or by the setting author") from None

    def _meant(self, name: str) -> str:
        return judging.meant(name, self._before, lambda: judging.now(self._network()), self._listed)

    @cached_property
    def _before(self) -> Directory:
        return judging.unmerged(self._network(), self._listed)
