"""What the driver raises, as one of our errors: one sentence that says what is wrong and what to do."""

import re

from neo4j.exceptions import (
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from allegiance.errors import (
    AllegianceError,
    ParameterError,
    QueryError,
    Refused,
    StoreError,
    Unavailable,
    WriteRefused,
)

_LONGEST = 240
_OFFSET = re.compile(r" \(offset: \d+\)")
_HERE = re.compile(r"\bline (\d+):(\d+)")
_ENDED = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Terminated", "LockClientStopped")
# Of a transaction that did everything and could not be written down: by Neo4j's codes, by the engine's words.
_UNKEPT = ("TransactionCommitFailed", "TransactionLogError")
_UNKEPT_HERE = "Transaction error on commit"


class Lost(Unavailable):
    """The connection broke, or none could be made; worth another try while a server starts."""


class Duplicate(QueryError):
    """It would break a constraint, as that ids are unique."""


def translate(error: Exception, uri: str, query: str = "", seconds: float = 0.0) -> AllegianceError:
    """Our error for what the driver raised while ``query`` ran at ``uri`` under a limit of ``seconds``."""
    if isinstance(error, Neo4jError):
        return _of_server(error, uri, query, seconds)
    if isinstance(error, ConfigurationError | ValueError):
        return wrong_address(uri, sentence(str(error)))
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return _unavailable(error, uri)
    if isinstance(error, DriverError):
        return StoreError(f"the database at {uri} did not do its work: {sentence(str(error))}")
    return QueryError(query, f"a value cannot be sent to the database: {sentence(str(error))}")


def wrong_address(uri: str, why: str) -> StoreError:
    """That ``uri`` is no address of a database."""
    return StoreError(
        f"the address {uri} cannot be used: {why}"
        "; write bolt://HOST:PORT in NEO4J_URI, or neo4j+s://HOST for a server with TLS"
    )


def _unavailable(error: Exception, uri: str) -> AllegianceError:
    said = _chain(error)
    instead = "or unset NEO4J_URI to use the embedded engine"
    if "encrypted connection" in said or "SSL" in said or "CERTIFICATE" in said:
        return Unavailable(
            f"the server at {uri} does not speak TLS as the address asks, or its certificate is not trusted"
            f": write bolt:// or neo4j:// for a server without TLS, bolt+ssc:// for one that signed its own"
        )
    if "DNS" in said:
        return Unavailable(f"the host of {uri} is not known: check NEO4J_URI, {instead}")
    if "routing" in said:
        tls = ", or does not speak TLS as the address asks" if "+s" in uri else ""
        return Unavailable(
            f"the server at {uri} gives no routing table{tls}: write bolt:// for a single server, {instead}"
        )
    if isinstance(error, SessionExpired) or "defunct" in said or "reset by peer" in said:
        return Lost(
            f"the connection to {uri} broke: nothing half-done is kept"
            "; when the server is back, run the command again"
        )
    return Lost(f"no Neo4j answers at {uri}: is it running? Start it, check NEO4J_URI, {instead}")


def _chain(error: BaseException | None) -> str:
    said = []
    while error is not None:
        said.append(str(error))
        error = error.__cause__ or error.__context__
    return " / ".join(said)


def _of_server(error: Neo4jError, uri: str, query: str, seconds: float) -> AllegianceError:
    code = error.code or ""
    said = sentence(error.message or code)
    title = code.rpartition(".")[2]
    if ".Security." in code or title.endswith("DatabaseNotFound"):
        return _refused(title, uri, said)
    if title == "DatabaseUnavailable":
        return Lost(f"the database at {uri} is not open yet or any more: try again in a moment ({said})")
    if title in _UNKEPT or _UNKEPT_HERE in said:
        return StoreError(
            f"the database at {uri} could not keep what was written ({said})"
            ": is its disk full? Make room, then run the command again"
        )
    if code.startswith("Neo.TransientError") and title not in _ENDED:
        return StoreError(f"the database at {uri} could not do it now, even when asked again: {said}")
    return _of_statement(title, query, said, seconds)


def _of_statement(title: str, query: str, said: str, seconds: float) -> QueryError:
    if title in _ENDED:
        return QueryError(
            query,
            f"it took longer than the limit of {seconds:g} seconds and was ended"
            ": ask for less, or set ALLEGIANCE_TIMEOUT to more seconds",
        )
    if title == "AccessMode":
        return WriteRefused(query, "it would write, and only reading was asked for; --write lets it")
    if title == "ConstraintValidationFailed":
        return Duplicate(query, said)
    if title == "ParameterMissing":
        return ParameterError(query, f"{said}; give each a value, on the command line by --param name=value")
    return QueryError(query, said)


def _refused(title: str, uri: str, said: str) -> AllegianceError:
    if title == "CredentialsExpired":
        return Refused(
            f"the server at {uri} wants the first password changed before anything else: run"
            " ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new' on its database “system”"
            ", then set NEO4J_PASSWORD to the new one"
        )
    if title == "AuthenticationRateLimit":
        return Refused(f"the server at {uri} refuses logins after too many wrong ones: wait a few seconds")
    if "DatabaseNotFound" in title:
        return Refused(f"the server at {uri} has no such database: check NEO4J_DATABASE ({said})")
    if title == "Forbidden":
        return Refused(f"the server at {uri} forbids it to this login: {said}")
    return Refused(f"the server at {uri} refuses the login: check NEO4J_USERNAME and NEO4J_PASSWORD")


def sentence(message: str) -> str:
    """The first line of a database's message, shortened, its place as (line 1, column 10), from 1.

    >>> sentence("Syntax error at line 1:9 - no viable alternative at input '(n RETURN'")
    "Syntax error at (line 1, column 10) - no viable alternative at input '(n RETURN'"
    """
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    first = _OFFSET.sub("", lines[0]) if lines else "no reason was given"
    first = _HERE.sub(lambda at: f"(line {at[1]}, column {int(at[2]) + 1})", first)
    if len(first) <= _LONGEST:
        return first.rstrip(".")
    place = re.search(r" \(line \d+, column \d+\)$", first)
    return f"{first[: _LONGEST - 40].rstrip()} …{place[0] if place else ''}"
