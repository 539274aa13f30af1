"""The one tree of errors. Each says where it happened and what to do about it.

::

    AllegianceError
    ├── SettingsError      a setting that cannot be used
    ├── DocumentError      a text that cannot be read            (path, row)
    ├── EndpointError      a language model's endpoint that will not answer
    ├── DataError          one of our own data files is wrong    (path, entry)
    ├── WorkspaceError     a workspace that cannot be opened     (path)
    │   └── LedgerError    the ledger refuses or is damaged      (path)
    ├── UnknownActor       a name that no actor bears            (name, nearest)
    │   └── AmbiguousActor several actors bear it                (name, nearest)
    ├── VerdictError       a verdict that cannot be given, found or exchanged
    ├── StoreError         a database that did not do its work   (uri)
    │   ├── Unavailable    no database answers there
    │   ├── Refused        it answers, but not to this login
    │   └── LoadError      the load did not end as the ledger says
    └── QueryError         a query that cannot run               (query)
        ├── HeaderError    its file's header is wrong            (path, line)
        ├── ParameterError a parameter is missing, unknown or of the wrong type
        ├── UnknownQuery   no question bears that name           (nearest)
        └── WriteRefused   it would write, and only reading was asked for

Every error prints as one plain sentence; ``exit_code`` is what the command line ends with.
"""

from collections.abc import Sequence


class AllegianceError(Exception):
    """Anything that Allegiance itself reports."""

    exit_code = 1


class SettingsError(AllegianceError):
    """A setting that cannot be used."""

    exit_code = 2


class DocumentError(AllegianceError):
    """A text that cannot be read: ``where`` is its file, with the row where there are several."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class EndpointError(AllegianceError):
    """A language model's endpoint that will not answer; what was read before is kept."""


class DataError(AllegianceError):
    """One of the project's own data files is wrong: ``where`` is the file and the entry."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class WorkspaceError(AllegianceError):
    """A workspace that cannot be opened or written."""


class LedgerError(WorkspaceError):
    """The ledger refuses what was asked, or its file is damaged or of another version."""


class UnknownActor(AllegianceError):
    """A name that no actor of the workspace bears; ``nearest`` are the closest ones."""

    exit_code = 2

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        hint = (
            f"the nearest are {', '.join(nearest)}"
            if nearest
            else "“allegiance actors” lists those there are"
        )
        super().__init__(f"no actor is called “{name}”; {hint}")
        self.name = name
        self.nearest = tuple(nearest)


class AmbiguousActor(UnknownActor):
    """A name that several actors bear, so that none is meant for sure; ``nearest`` are all of them."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        AllegianceError.__init__(self, f"“{name}” may be {' or '.join(nearest)}; write which by its id")
        self.name = name
        self.nearest = tuple(nearest)


class VerdictError(AllegianceError):
    """A verdict that cannot be given or found, or a file of verdicts that cannot be read or written."""

    exit_code = 2


class StoreError(AllegianceError):
    """A graph database that did not do its work."""


class Unavailable(StoreError):
    """No database answers at the address."""


class Refused(StoreError):
    """The database answers but refuses the login or the database name."""


class LoadError(StoreError):
    """A load that did not end as the ledger says; nothing that it left is taken for whole."""


class QueryError(AllegianceError):
    """A query that cannot run; ``query`` is its name, or the first words of a statement."""

    exit_code = 2

    def __init__(self, query: str, reason: str) -> None:
        super().__init__(f"{query}: {reason}" if query else reason)
        self.query = query
        self.reason = reason


class HeaderError(QueryError):
    """The header of a query file is wrong; ``query`` is the file and line."""


class ParameterError(QueryError):
    """A parameter is missing, unknown or of the wrong type."""


class UnknownQuery(QueryError):
    """No question bears that name."""


class WriteRefused(QueryError):
    """The statement would write, and only reading was asked for."""
