"""Rows that say what changed: in ties between two times, or between two networks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from allegiance.records import distinct

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("began", "ended", "turned", "gained", "appeared", "gone", "status", "lost")
UNDATED = "no claim gives a day on which it held or was over"
EDGE = "it began in a stretch that reaches over an end of the time asked for"
CONTESTED = "every day on which it is said to have held is denied"
PAPERS = "claims of documents without a date, whose sources cannot be placed"


@dataclass(frozen=True)
class Change:
    """One way in which a tie, or what stands between two actors, is otherwise than before.

    ``subject`` and ``object`` are names. Where it is of a pair (``turned``) ``relation`` is empty and
    ``through`` holds the ties that show it, in words. ``first`` and ``last`` are the same day, or the ends of
    the stretch on some day of which it happened; ``None`` where two networks are compared.
    """

    kind: str
    subject: str
    relation: str
    object: str
    before: str
    after: str
    first: date | None = None
    last: date | None = None
    through: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    subject_id: str = ""
    object_id: str = ""


COLUMNS = tuple(field.name for field in fields(Change))


@dataclass(frozen=True)
class Changes:
    """The changes, iterable as one dict for each, by day, kind, subject, relation and object.

    ``untold`` holds what could not be placed in time: for each reason the ids of the ties, or of the claims
    where the reason says so.
    """

    records: tuple[Change, ...]
    untold: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the rows' columns."""
        return COLUMNS

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return ({name: getattr(record, name) for name in COLUMNS} for record in self.records)

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a table with the columns of `Change`, also where there is no row.

        Dates are ``datetime.date``, lists stay tuples, and what is not known is ``None``.
        """
        import pandas as pd  # noqa: PLC0415  slow to load

        rows = [tuple(row.values()) for row in self]
        return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def ordered(found: Iterable[Change], untold: Mapping[str, Iterable[str]]) -> Changes:
    """The changes in their order, without reasons that befell nothing."""
    rows = tuple(sorted(found, key=_place))  # the reasons are gathered while the changes are found
    return Changes(rows, {reason: distinct(ids) for reason, ids in sorted(untold.items()) if ids})


def _place(change: Change) -> tuple[Any, ...]:
    days = change.first or date.max, change.last or date.max
    ends = change.subject_id, change.object_id
    return *days, KINDS.index(change.kind), change.subject, change.relation, change.object, *ends
