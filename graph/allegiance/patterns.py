"""The ready questions: each a query file that asks one thing and shows the claims behind every row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegiance import cypher
from allegiance.cypher import Query
from allegiance.errors import HeaderError, UnknownQuery
from allegiance.resolution import Directory
from allegiance.stores import Rows, Store
from allegiance.wording import counted

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 100  # rows of a notebook's table; a longer one hides what follows it


@dataclass(frozen=True)
class Answer:
    """What a question was answered: iterable as one dict for each row, in the order that the question states.

    ``parameters`` are those that the query ran with, actors as ids and defaults filled in.
    """

    query: Query
    parameters: Mapping[str, Any]
    rows: Rows

    def __len__(self) -> int:
        return len(self.rows.records)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.rows.columns, record, strict=True)) for record in self.rows.records)

    def claims(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of the claims behind one of the rows, each once, in the order of the row's ties.

        It is empty where the row rests on the list of actors alone, or the query returns no ``claims``.
        """
        return tuple(dict.fromkeys(row.get("claims") or ()))

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a table, with the columns of the query's header also where there is no row.

        Dates are ``datetime.date``, lists stay lists, and what is not known is ``None``.
        """
        import pandas as pd  # noqa: PLC0415  slow to load

        # As objects, since pandas would turn a column of numbers with gaps into floats.
        return pd.DataFrame(list(self.rows.records), columns=list(self.rows.columns), dtype=object)

    def _repr_html_(self) -> str:
        """The table that a notebook shows; every text is escaped."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.rows.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_text(value))}</td>" for value in record) + "</tr>"
            for record in self.rows.records[:_SHOWN]
        )
        count = counted(len(self), "row")
        more = f"; the first {_SHOWN} are shown" if len(self) > _SHOWN else ""
        caption = escape(f"{self.query.asks} {count}{more}.")
        return (
            f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _text(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def questions(folders: Sequence[Path] = ()) -> tuple[Query, ...]:
    """All questions by name: the project's own, and those of the user's ``folders`` of query files.

    Raises:
        HeaderError: a file cannot be read, its header is wrong, or its name is taken.
    """
    found = {_stem(query): query for query in cypher.queries("patterns")}
    for folder in folders:
        if not folder.is_dir():
            raise HeaderError(str(folder), "there is no such folder of questions")
        for path in sorted(folder.glob("*.cypher")):
            if path.stem in found:
                raise HeaderError(str(path), f"a question is called {path.stem} already; rename the file")
            found[path.stem] = cypher.read(path)
    return tuple(replace(found[name], name=name) for name in sorted(found))


def _stem(query: Query) -> str:
    return query.name.rpartition("/")[2]


def question(name: str, folders: Sequence[Path] = ()) -> Query:
    """The question of that name.

    Raises:
        UnknownQuery: no question bears it; the nearest names are given.
    """
    known = {query.name: query for query in questions(folders)}
    if name in known:
        return known[name]
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a wrong name needs it

    found = process.extract(name, list(known), scorer=fuzz.WRatio, score_cutoff=60, limit=3)
    near = [match for match, _, _ in found]
    hint = f"the nearest are {', '.join(near)}" if near else f"there are {', '.join(known)}"
    raise UnknownQuery(name, f"no question is called that; {hint}")


def ask(
    store: Store,
    directory: Directory,
    name: str,
    values: Mapping[str, Any],
    folders: Sequence[Path] = (),
) -> Answer:
    """Puts the question ``name`` to the store; actors are named in ``values`` as a person writes them.

    Raises:
        UnknownQuery: no question bears that name.
        ParameterError: a value is missing, unknown or of the wrong type.
        UnknownActor: a name that no actor bears; the nearest are given.
        QueryError: the database refuses the query.
    """
    query = question(name, folders)
    bound = query.bind(values)
    for parameter in query.parameters:
        if parameter.type == "actor" and bound[parameter.name] is not None:
            bound[parameter.name] = directory.find(bound[parameter.name]).id
    return Answer(query, bound, store.run(query, bound))
