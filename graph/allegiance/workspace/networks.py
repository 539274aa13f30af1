"""What a workspace says: its documents and claims, and the network that they make."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.errors import LedgerError, ParameterError
from allegiance.files import write, write_lines
from allegiance.records import Actor, Claim, Day, Document, Evidence, Tie
from allegiance.resolution import Directory
from allegiance.workspace.opened import Opened

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from allegiance.ledger import Run
    from allegiance.network import Changes, Network


class Networks(Opened):
    """A workspace that is read from."""

    def documents(self) -> Iterator[Document]:
        """All documents, in the ledger's order."""
        return self._ledger().documents()

    def claims(self) -> Iterator[Claim]:
        """All claims as they were read, before any resolution."""
        return self._ledger().claims()

    def runs(self) -> "tuple[Run, ...]":
        """The commands that wrote to the ledger, in the order in which they began."""
        return tuple(self._ledger().runs())

    def evidence(self, claims: Iterable[str]) -> tuple[Evidence, ...]:
        """The claims of those ids with their documents, in the given order."""
        ledger = self._ledger()
        found = []
        for id_ in claims:
            claim = ledger.claim(id_)
            found.append(Evidence(claim, ledger.document(claim.document)))
        return tuple(found)

    def network(self, run: int | None = None) -> "Network":
        """Actors and ties as the claims and verdicts give them; built once for each state of the ledger.

        With the number of a run, as they stood after it; built anew each time.

        Raises:
            LedgerError: there was no such run.
        """
        ledger = self._ledger()
        if run is None and self._network and self._network[0] == ledger.fingerprint():
            return self._network[1]
        with suppress(LedgerError):  # a disk that cannot be written to: then they are made each time
            ledger.complete_sketches(partial(self._progress, "comparing texts"))
        with ledger.snapshot():  # another process may be building
            if run is not None:
                return self._built(run)
            self._network = (ledger.fingerprint(), self._built())
        return self._network[1]

    def _built(self, run: int | None = None) -> "Network":
        from allegiance.network import Grades, Network  # noqa: PLC0415  who only asks needs the store alone
        from allegiance.stories import stories  # noqa: PLC0415  and numpy is slow to load

        self._progress("building the network", 0, None)
        ledger = self._ledger()
        texts = tuple(ledger.documents(run))
        told = stories(texts, ledger.sketches())
        claims, verdicts = ledger.claims(run), ledger.verdicts(run=run)
        network = Network.build(claims, texts, verdicts, self.gazetteer, told)
        return replace(network, recorded=ledger.recorded(), grades=Grades(self.settings.grades))

    def actors(self) -> tuple[Actor, ...]:
        """All actors that take part in a claim, by id."""
        actors = self.network().actors
        return tuple(actors[id_] for id_ in sorted(actors))

    def actor(self, name: str) -> Actor:
        """The actor that a person means by ``name``: its id or a former one, a name, an alias or an acronym.

        Raises:
            UnknownActor: none bears it; the nearest are named.
        """
        network = self.network()
        return Directory(network.actors.values(), network.resolver.former(network.actors)).find(name)

    def ties(self) -> tuple[Tie, ...]:
        """All ties: what actual and asserted claims say."""
        return self.network().ties

    def why(self, left: str, right: str) -> tuple[Tie, ...]:
        """All that is said between two actors, in both directions: ties first, then what is not fact.

        Raises:
            UnknownActor: one of the two is not known.
        """
        return self.network().why(self.actor(left).id, self.actor(right).id)

    def changes(
        self,
        start: str | int | Day | None = None,
        end: str | int | Day | None = None,
        *,
        runs: tuple[int, int | None] | None = None,
        actor: str = "",
    ) -> "Changes":
        """What changed between two times, by the days that the ties speak of, or between two runs.

        ``start`` and ``end`` are a year (2014), a month ("2014-06") or a day, each taken at its last day.
        ``runs`` are the numbers of two of `runs` instead: what the ledger held after the one and after the
        other, or (``None``) holds now. With ``actor`` only his changes are told. See
        `allegiance.network.changes` and `allegiance.network.comparison` for the kinds.

        Raises:
            ParameterError: what is given is no two times or runs, or nothing lies between them.
            LedgerError: there was no such run.
            UnknownActor: the actor is not known.
        """
        meant = self.actor(actor).id if actor else ""
        if runs is not None and start is None and end is None:
            return self._compared(*runs, meant)
        if runs is not None or start is None or end is None:
            raise ParameterError("changes", "give two times or two runs")
        from allegiance.network.changes import changes  # noqa: PLC0415  who only asks needs the store alone

        try:
            return changes(self.network(), start, end, meant)
        except ValueError as error:
            raise ParameterError("changes", str(error)) from None

    def _compared(self, first: int, second: int | None, actor: str) -> "Changes":
        from allegiance.network.comparison import compare  # noqa: PLC0415  who only asks does not compare

        if second is not None and second <= first:
            raise ParameterError("changes", f"the run {second} is not later than {first}")
        return compare(self.network(first), self.network(second), actor)

    def rank(
        self, measure: str = "degree", relations: Collection[str] | None = None, top: int | None = None
    ) -> "pd.DataFrame":
        """The actors by a measure of centrality, highest first: see ``allegiance.analytics``."""
        from allegiance.analytics import rank  # noqa: PLC0415  pandas is slow to load

        table = rank(self.network(), measure, relations)
        return table if top is None else table.head(top)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """The ties as a graph of networkx."""
        return self.network().to_networkx()

    def to_pandas(self) -> tuple["pd.DataFrame", "pd.DataFrame"]:
        """The actors and the ties as two tables."""
        return self.network().to_pandas()

    def export(self, path: str | Path) -> int:
        """Write actors, ties and prospects as JSON lines (``-``: standard output); how many.

        The same network gives the same bytes.
        """
        from allegiance.network.lines import lines  # noqa: PLC0415  who only asks writes nothing

        return write_lines(path, lines(self.network()), "the network")

    def view(self, path: str | Path, title: str = "") -> Path:
        """Write the interactive page; one file that needs no network. Returns its path."""
        from allegiance.views import page  # noqa: PLC0415  pyvis is slow to load

        return write(path, page(self.network(), title or "Actor graph"), "the page")
