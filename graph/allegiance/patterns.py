"""The ready questions: each a query file that asks one thing and shows the claims behind every row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegiance import cells, cypher, resources
from allegiance.cypher import Query
from allegiance.errors import HeaderError, UnknownQuery, WriteRefused
from allegiance.records import Evidence
from allegiance.resolution import Directory
from allegiance.stores import Rows, Store, guard
from allegiance.wording import counted

if TYPE_CHECKING:
    import pandas as pd

Testify = Callable[[Iterable[str]], tuple[Evidence, ...]]
"""Gives the claims of some ids, each with its document."""


def _no_testimony(claims: Iterable[str]) -> tuple[Evidence, ...]:
    """Says that there is no ledger to ask."""
    raise TypeError(f"this answer was not got from a workspace, which has the sentences of {tuple(claims)}")


@dataclass(frozen=True)
class Answer:
    """What a question was answered: iterable as one dict for each row, in the order that the question states.

    ``parameters`` are those that the query ran with, actors as ids and defaults filled in.
    """

    query: Query
    parameters: Mapping[str, Any]
    rows: Rows
    testify: Testify = field(default=_no_testimony, repr=False, compare=False)

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.parameters.items() if value is not None)
        return f"<{self.query.name}({given}): {counted(len(self), 'row')}>"

    def __len__(self) -> int:
        return len(self.rows.records)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.rows.columns, record, strict=True)) for record in self.rows.records)

    def claims(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of the claims behind one of the rows, each once, in the order of the row's ties.

        It is empty where the row rests on the list of actors alone, or the query returns no ``claims``.
        """
        return tuple(dict.fromkeys(row.get("claims") or ()))

    def evidence(self, row: Mapping[str, Any] | None = None) -> tuple[Evidence, ...]:
        """The claims behind one of the rows, else behind all of them, each once, with their documents.

        In the order of the rows. ``item.claim.quote`` is the sentence, ``item.document.title`` where it
        stands. For answers that a workspace gave.

        Raises:
            LedgerError: a claim is gone, since the ledger was replaced.
        """
        rows = self if row is None else (row,)
        return self.testify(dict.fromkeys(id_ for each in rows for id_ in self.claims(each)))

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a table, with the columns of the query's header also where there is no row.

        Dates are ``datetime.date``, lists stay lists, and what is not known is ``None``.
        """
        import pandas as pd  # noqa: PLC0415  slow to load

        # As objects, since pandas would turn a column of numbers with gaps into floats.
        return pd.DataFrame(list(self.rows.records), columns=list(self.rows.columns), dtype=object)

    def _repr_html_(self) -> str:
        """The table that a notebook shows; every text is escaped, and claims are counted."""
        return cells.html(self.rows.columns, self.rows.records, self.query.asks)


def questions(folders: Sequence[Path] = ()) -> tuple[Query, ...]:
    """All questions by name: the project's own, and those of the user's ``folders`` of query files.

    Raises:
        HeaderError: a file cannot be read, its header is wrong, it would write, or its name is taken.
    """
    found = _readers(folders)
    return tuple(found[name]() for name in sorted(found))


def _readers(folders: Sequence[Path]) -> dict[str, Callable[[], Query]]:
    """What reads each question, by its name: who asks one waits for no other file."""
    own = (resources.folder("queries") / "patterns").glob("*.cypher")
    found: dict[str, Callable[[], Query]] = {path.stem: partial(_own, path.stem) for path in own}
    for folder in folders:
        if not folder.is_dir():
            raise HeaderError(str(folder), "there is no such folder of questions")
        for path in sorted(folder.glob("*.cypher")):
            if path.stem in found:
                raise HeaderError(str(path), f"a question is called {path.stem} already: rename the file")
            found[path.stem] = partial(_users, path)
    return found


def _own(name: str) -> Query:
    return replace(cypher.query(f"patterns/{name}"), name=name)


def _users(path: Path) -> Query:
    """A user's question: it may not do more than read, as some databases would let it."""
    query = cypher.read(path)
    try:
        guard.check_reading(query.text)
    except WriteRefused as error:
        said = error.reason.partition(",")[0]
        raise HeaderError(str(path), f"{said}, and a question only reads") from None
    return query


def question(name: str, folders: Sequence[Path] = ()) -> Query:
    """The question of that name.

    Raises:
        UnknownQuery: no question bears it; the nearest names are given.
        HeaderError: its file cannot be read, its header is wrong, or it would write.
    """
    known = _readers(folders)
    if name in known:
        return known[name]()
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a wrong name needs it

    found = process.extract(name, sorted(known), scorer=fuzz.WRatio, score_cutoff=60, limit=3)
    near = [match for match, _, _ in found]
    hint = f"the nearest are {', '.join(near)}" if near else f"there are {', '.join(sorted(known))}"
    raise UnknownQuery(name, f"no question is called that; {hint}")


def ask(
    store: Store,
    directory: Directory,
    name: str,
    values: Mapping[str, Any],
    folders: Sequence[Path] = (),
    testify: Testify = _no_testimony,
) -> Answer:
    """Puts the question ``name`` to the store; actors are named in ``values`` as a person writes them.

    Raises:
        UnknownQuery: no question bears that name.
        ParameterError: a value is missing, unknown or of the wrong type.
        UnknownActor: a name that no actor bears; the nearest are given.
        QueryError: the database refuses the query.
        HeaderError: the question's file is wrong, or does not return what it says.
    """
    query = question(name, folders)
    bound = query.bind(values)
    for parameter in query.parameters:
        if parameter.type == "actor" and bound[parameter.name] is not None:
            bound[parameter.name] = directory.find(bound[parameter.name]).id
    rows = store.run(query, bound)
    stated = tuple(column.name for column in query.columns)
    if stated and rows.records and rows.columns != stated:  # as RETURN * hides from the header's check
        raise HeaderError(
            name, f"the header states the columns {', '.join(stated)}, it returns {', '.join(rows.columns)}"
        )
    return Answer(query, bound, rows, testify)
