"""What every store does, whichever database stands behind it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from allegiance.cypher import Query
    from allegiance.network import Network

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do, in records."""

NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Rows:
    """The rows of a query as plain Python values; ``cut`` where there were more than asked for."""

    columns: tuple[str, ...]
    records: tuple[tuple[Any, ...], ...]
    cut: bool = False

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, record, strict=True)) for record in self.records)

    def _repr_html_(self) -> str:
        """The table that a notebook shows; every text is escaped."""
        from allegiance import cells  # noqa: PLC0415  only notebooks need it

        return cells.html(self.columns, self.records, "More than" if self.cut else "")


@dataclass(frozen=True)
class StoreCounts:
    """How many records a store holds, or a network has."""

    actors: int
    documents: int
    claims: int
    ties: int
    stories: int
    sources: int

    def __str__(self) -> str:
        return (
            f"{self.actors} actors, {self.documents} documents, {self.claims} claims, {self.ties} ties, "
            f"{self.stories} stories and {self.sources} sources"
        )


class Store(Protocol):
    """A graph database that holds what a workspace says. Closing it twice does no harm.

    Every method raises Unavailable where the database does not answer and Refused where it refuses the login.
    """

    uri: str

    def load(
        self, network: "Network", fingerprint: str, progress: Progress | None = None, *, adopt: bool = False
    ) -> StoreCounts:
        """Makes the database hold ``network`` and no other record of this workspace.

        Only what differs is written. Other data in the database is never touched. A load that broke off is
        made good by the next one.

        Raises:
            LoadError: the database belongs to another workspace (unless ``adopt``), or does not hold what
                was written.
        """

    def fingerprint(self) -> str:
        """What was given to the last load that ended well; empty where there is none."""

    def counts(self) -> StoreCounts:
        """How many records the database holds for a workspace."""

    def whole(self) -> bool:
        """Whether it holds as many records as the last load that ended well left there.

        A statement that was let write makes what is loaded doubtful: the next load compares everything.
        """

    def run(self, query: "Query", values: Mapping[str, Any] = NOTHING) -> Rows:
        """The rows of a query file, read only.

        Raises:
            ParameterError: ``values`` do not fit the header.
            QueryError: the database refuses the statement, or it takes longer than the time limit.
        """

    def statement(
        self,
        text: str,
        values: Mapping[str, Any] = NOTHING,
        *,
        write: bool = False,
        limit: int | None = None,
    ) -> Rows:
        """The rows of the user's own statement, at most ``limit``.

        Raises:
            WriteRefused: it would write, read local files or change the schema, and not ``write``.
            QueryError: the database refuses the statement, or it takes longer than the time limit.
        """

    def stop(self, text: str) -> None:
        """Ends the statement of this text that runs, in another thread; nothing where none does.

        It is told from others by its text alone: another user who runs the same is ended too.
        """

    def close(self) -> None:
        """Lets go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
