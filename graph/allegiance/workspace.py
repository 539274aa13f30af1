"""The workspace: one folder of work, and the way in from Python.

It holds the ledger (``ledger.sqlite``, the durable truth) and the embedded engine's files (``engine/``,
rebuilt from the ledger at any time). Everything that is asked goes through it.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from allegiance import resources
from allegiance.errors import DocumentError, ParameterError, WorkspaceError
from allegiance.files import write, write_lines
from allegiance.ledger import Ledger
from allegiance.records import Actor, ActorType, Claim, Day, Document, Tie
from allegiance.resolution import Directory, Resolver
from allegiance.settings import Settings, settings

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from allegiance.cypher import Query
    from allegiance.documents import Failure
    from allegiance.extraction import Extractor
    from allegiance.extraction.llm import Costs
    from allegiance.gazetteer import Gazetteer
    from allegiance.ledger import Run
    from allegiance.network import Changes, Network
    from allegiance.patterns import Answer
    from allegiance.records import Verdict
    from allegiance.resolution import Candidate
    from allegiance.review import Judged, Review
    from allegiance.stores import Rows, Store, StoreCounts

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how much of it is done, and of how much (``None`` where that is not known)."""


@dataclass(frozen=True)
class Report:
    """What a build did: documents read, those new to the ledger, failures, and what the store holds now.

    A failure that is ``kept`` is of a document that was read but for a part of it, and counted as read.
    """

    read: int
    new: int
    failures: "tuple[Failure, ...]"
    counts: "StoreCounts"


@dataclass(frozen=True)
class Evidence:
    """A claim and the document that states it."""

    claim: Claim
    document: Document


class Workspace:
    """A folder of work: build it from texts, then ask.

    Without a path it is the one of the settings (``.allegiance`` here, unless set otherwise). Use it as a
    context manager, or close it: it holds a database.

    >>> from allegiance import Workspace
    >>> with Workspace("work") as work:                            # doctest: +SKIP
    ...     work.build("articles/")
    ...     for row in work.ask("proxy-chains", sponsor="Iran"):
    ...         print(row["chain"], row["enemy"])
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        progress: Progress | None = None,
        listed: "Gazetteer | None" = None,
        **given: Any,
    ) -> None:
        """Open lazily: nothing is read or started before it is needed.

        Args:
            path: the folder; made by the first build.
            progress: told about work that takes time.
            listed: a gazetteer other than that of ``seeds/``.
            **given: settings that win over the environment and ``allegiance.toml``.
        """
        if path is not None:
            given["workspace"] = Path(path)
        self.settings: Settings = settings(**given)
        self.path: Path = self.settings.workspace
        self._progress = progress or silent
        self._listed = listed
        self._open = ExitStack()
        self._network: tuple[str, Network] | None = None

    # -- building ------------------------------------------------------------------------------------------

    def build(
        self,
        *paths: str | Path,
        on_failure: "Callable[[Failure], None] | None" = None,
        workers: int | None = 1,
        adopt: bool = False,
    ) -> Report:
        """Read files and folders (``-`` is standard input) into the ledger, and load the store from it.

        What reads them is the setting ``extractor``: ``rules``, ``llm`` or ``both``, each with a reading of
        its own in the ledger. A document that an extractor has read is not read by it again. A text that
        cannot be read is reported and counted, and the rest goes on. Each document is committed by itself, so
        that a build that is cut off loses none that was done: run it again.

        With ``workers`` above 1 so many processes read by rules; with ``None`` one for each core once there
        is enough to read. A script that asks for them guards its own commands with
        ``if __name__ == "__main__"``, as every program does that starts Python processes.

        A server that holds another workspace's graph is refused, unless ``adopt`` gives it to this one.

        Raises:
            DocumentError: a path does not exist.
            LedgerError: the ledger cannot be written.
            StoreError: the store cannot be loaded; the ledger keeps what was read.
            SettingsError: a language model is wanted, and its extra or a setting is missing.
            EndpointError: a language model's endpoint will not answer; the ledger keeps what was read.
        """
        from allegiance.documents import Feeds  # noqa: PLC0415  who only asks does not read
        from allegiance.extraction.pool import ahead  # noqa: PLC0415

        self.extractors  # noqa: B018  what is missing is told before anything is made
        wanted = Feeds(map(_placed, paths))  # and so is a path that is not there
        reading = f"reading ({wanted.unit})"
        self._progress(reading, 0, wanted.total)
        ledger = self._ledger(create=True)
        prepared = self._prepare()
        run = ledger.begin("build")
        failures: list[Failure] = []
        done = new = 0
        with ahead(self.extractors, map(_unplaced, wanted), workers, self._known) as (texts, readers):
            for item in texts:
                faults, added = (
                    self._add(item, run, readers) if isinstance(item, Document) else ([item], None)
                )
                for fault in faults:
                    failures.append(fault)
                    if on_failure:
                        on_failure(fault)
                new += bool(added)
                done += added is not None
                self._progress(reading, wanted.passed(), wanted.total)
        ledger.end(run, done, sum(not failure.kept for failure in failures))
        store = self.store(adopt=adopt, check=True)  # loaded with what the ledger holds now
        prepared()
        return Report(done, new, tuple(failures), store.counts())

    def _prepare(self) -> Callable[[], object]:
        """Begin what makes later answers quick, once for an installation; what is returned waits for it."""
        if not self.settings.embedded:
            return lambda: None
        from allegiance.stores import cache  # noqa: PLC0415  who only asks makes none

        wait = cache.begin()

        def finish() -> None:
            self._progress("preparing the engine, once", 0, None)
            wait()

        return finish

    def _add(
        self, document: Document, run: int, readers: "Iterable[Extractor]"
    ) -> "tuple[list[Failure], bool | None]":
        """Read a document by each extractor: what failed, and whether anything is new; None if none read it.

        What one extractor fails on is kept as the others read it, and tried again by the next build.
        """
        from allegiance.documents import Failure  # noqa: PLC0415  who only asks does not read

        ledger = self._ledger()
        failures, added = [], []
        for reader in readers:
            known = self._known(document, reader)
            try:
                claims = () if known else reader.claims(document)
            except DocumentError as error:
                failures.append(Failure(error.where, error.reason))
            else:
                added.append(ledger.add(document, reader.name, reader.version, claims, run))
        return failures, any(added) if added else None

    def _known(self, document: Document, reader: "Extractor") -> bool:
        return self._ledger().known(document.id, reader.name, reader.version)

    @cached_property
    def extractors(self) -> "tuple[Extractor, ...]":
        """What reads documents into claims: the rules, a language model, or both."""
        from allegiance.extraction import extractors  # noqa: PLC0415  who only asks does not read

        return extractors(self.settings, self.gazetteer, self._open)

    @property
    def costs(self) -> "Costs | None":
        """What the language model cost since the workspace was opened; ``None`` where none was used."""
        found = (getattr(reader, "costs", None) for reader in self.__dict__.get("extractors", ()))
        return next((costs for costs in found if costs is not None), None)

    # -- what the ledger holds -----------------------------------------------------------------------------

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

    # -- who is who ----------------------------------------------------------------------------------------

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

    # -- the network ---------------------------------------------------------------------------------------

    def network(self, run: int | None = None) -> "Network":
        """Actors and ties as the claims and verdicts give them; built once for each state of the ledger.

        With the number of a run, as they stood after it; built anew each time.

        Raises:
            LedgerError: there was no such run.
        """
        ledger = self._ledger()
        ledger.complete_sketches(partial(self._progress, "comparing texts"))
        with ledger.snapshot():  # another process may be building
            if run is not None:
                return self._built(run)
            fingerprint = ledger.fingerprint()
            if self._network is None or self._network[0] != fingerprint:
                self._network = (fingerprint, self._built())
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

    # -- asking --------------------------------------------------------------------------------------------

    def questions(self) -> tuple["Query", ...]:
        """The ready questions."""
        from allegiance.patterns import questions  # noqa: PLC0415  keeps the start short

        return questions()

    def ask(self, question: str, /, **values: Any) -> "Answer":
        """Ask a ready question; actors are named as a person writes them.

        Raises:
            UnknownQuery: no question bears that name.
            ParameterError: a parameter is missing, unknown or of the wrong type.
            UnknownActor: an actor is not known.
        """
        from allegiance.patterns import ask  # noqa: PLC0415  keeps the start short

        store = self.store()
        names = self._loaded(store) if values else Directory(())  # no name, nothing to look up
        return ask(store, names, question, values)

    def cypher(
        self,
        statement: str,
        values: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        limit: int | None = None,
    ) -> "Rows":
        """Run your own Cypher. It only reads, and is rolled back, unless ``write`` is true.

        Raises:
            WriteRefused: it would write.
            QueryError: the database does not understand it.
        """
        return self.store().statement(statement, values or {}, write=write, limit=limit)

    def store(self, *, adopt: bool = False, check: bool = False) -> "Store":
        """The graph database, loaded with what the ledger holds now.

        One that holds another workspace's graph is refused, unless ``adopt`` is true: that graph then goes.
        With ``check`` its records are counted, and it is loaded again if some are gone.
        """
        store = self._store
        wanted = self._fingerprint()
        if store.fingerprint() != wanted or (check and not store.whole()):
            network = self.network()
            tell = partial(self._progress, "loading")
            store.load(network, wanted, tell, adopt=adopt)
        return store

    # -- parts ---------------------------------------------------------------------------------------------

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """The listed actors."""
        from allegiance.gazetteer import gazetteer  # noqa: PLC0415  who only asks needs the store alone

        return self._listed or gazetteer()

    def _loaded(self, store: "Store") -> Directory:
        """The actors that the store holds, by name: to ask, no claim needs to be read."""
        from allegiance.cypher import query  # noqa: PLC0415  keeps the start short

        actors = [
            Actor(row["id"], row["name"], ActorType(row["type"]), tuple(row["aliases"] or ()))
            for row in store.run(query("read/names"))
        ]
        return Directory(actors, Resolver(self._ledger().verdicts()).former({actor.id for actor in actors}))

    @cached_property
    def _store(self) -> "Store":
        from allegiance.stores import open_store  # noqa: PLC0415  the driver is slow to load

        self._ledger()  # no engine is started for a workspace that is not there
        return self._open.enter_context(open_store(self.settings, self.path))

    def _fingerprint(self) -> str:
        """What the store is loaded from: the ledger's state, the lists of actors, the grades, the form."""
        from allegiance.stores.shape import VERSION  # noqa: PLC0415  keeps the start short

        lists = hashlib.sha256(repr((VERSION, sorted(self.settings.grades.items()))).encode())
        for path in sorted(resources.folder("seeds").rglob("*.toml")):
            lists.update(path.read_bytes())
        return f"{self._ledger().fingerprint()}:{lists.hexdigest()[:12]}"

    def _ledger(self, *, create: bool = False) -> Ledger:
        if "_opened" not in self.__dict__:
            where = self.path / "ledger.sqlite"
            if not create and not where.exists():
                raise WorkspaceError(
                    f"there is no workspace at {self.path}: make one with “allegiance build FOLDER”"
                )
            self._opened = self._open.enter_context(Ledger(_made(self.path) / where.name))
        return self._opened

    def close(self) -> None:
        """End what was opened: the store, its engine if no other process uses it, and the ledger."""
        self._open.close()
        for name in ("_opened", "_store", "extractors"):
            self.__dict__.pop(name, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def silent(doing: str, done: int, total: int | None) -> None:
    """The progress that nobody is told."""


def _placed(path: str | Path) -> str | Path:
    """A path whose texts know where they were read from, whatever the working directory was."""
    return path if str(path) in ("", "-") else Path(path).absolute()


def _unplaced(text: "Document | Failure") -> "Document | Failure":
    """The text; what was piped in has no place, so that what is piped in next time does not take it."""
    if isinstance(text, Document) and text.origin.partition(":")[0] == "-":
        return replace(text, origin="")
    return text


def _made(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"the workspace {path} cannot be made: {error.strerror}") from None
    return path
