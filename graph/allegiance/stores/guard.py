"""The read-only door: what a statement must not say when only reading was asked for.

This looks at the words alone, before anything runs. It is the first of three bolts: the statement then runs
in a transaction opened for reading (Neo4j refuses writes there), whose summary says whether it wrote, and
which is rolled back in any case. The words must be looked at because some things outlast a rollback: schema
statements and new labels on the embedded engine, procedures that open transactions of their own, and what
LOAD CSV and some procedures read from this machine's files.
"""

import re
from collections.abc import Iterable

from allegiance.cypher.statement import split, tokens, used
from allegiance.errors import ParameterError, QueryError, WriteRefused

_WRITING = frozenset(
    {
        *("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "INSERT", "FOREACH"),
        *("DROP", "ALTER", "RENAME", "GRANT", "DENY", "REVOKE", "TERMINATE"),
        *("ENABLE", "DEALLOCATE", "REALLOCATE", "DRYRUN", "START", "STOP"),
    }
)
_PROCEDURES = re.compile(
    r"(?:dbms|merge|refactor|do|tx|cypher)\."
    r"|db\.(?:create|migrate|prepare|clear|resample|await|index\.fulltext\.(?:create|drop|await)|stats\.(?:clear|collect|stop))"
    r"|apoc\.(?:create|merge|refactor|periodic|cypher|do|when|case|load|import|export|trigger|schema|lock|atomic"
    r"|nodes\.(?:delete|link|collapse)|custom|uuid|ttl|systemdb|log|util\.sleep|model|mongo|es|couchbase|redis|bolt)"
    r"|gds\..*\b(?:write|mutate|drop|export|delete)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def reads(text: str) -> bool:
    """Whether the statement begins as one whose summary says more than it does."""
    return next(iter(_words(text)), "").upper() in ("EXPLAIN", "PROFILE", "SHOW")


def one(text: str) -> str:
    """The one statement of a text, without the semicolon at its end.

    Raises:
        QueryError: the text holds none, or several.
    """
    statements = split(text)
    if not statements:
        raise QueryError("", "there is no statement to run")
    if len(statements) > 1:
        raise QueryError(label(text), "it holds several statements: run them one at a time")
    return statements[0]


def check_reading(text: str) -> None:
    """Raises WriteRefused where the words of the statement are those of one that does more than read.

    A name that is such a word goes through in backticks: ``MATCH (n:`Set`) RETURN n.`create```.
    """
    # Neo4j reads \\uXXXX before anything else, so that a word can be written without its letters.
    for words in {_words(text), _words(_ESCAPE.sub(_letter, text))}:
        if found := _writes(words):
            raise WriteRefused(
                label(text),
                f"it says {found}, and only reading was asked for; --write lets it"
                " (a name that is such a word goes in backticks)",
            )


def check_parameters(text: str, names: Iterable[str]) -> None:
    """Raises ParameterError where a value is given that the statement names nowhere.

    >>> check_parameters("MATCH (a {id: $id}) RETURN a", ["id"])
    """
    if unknown := sorted(set(names) - used(text).keys()):
        raise ParameterError(label(text), f"it names no parameter {', '.join(unknown)}")


def label(text: str) -> str:
    """The first words of a statement, to name it in an error."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39].rstrip()}…"


def _letter(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _writes(words: tuple[str, ...]) -> str:
    """The first thing among the words that does more than read; empty where there is none."""
    upper = [word.upper() for word in words]
    for at, word in enumerate(upper):
        before = upper[at - 1] if at else ""
        after = upper[at + 1] if at + 1 < len(upper) else ""
        if word in _WRITING and before not in (".", ":", "$") and after != ":":
            return word
        if (word, after) in (("LOAD", "CSV"), ("IN", "TRANSACTIONS"), ("IN", "CONCURRENT")):
            return f"{word} {after}"
        if word == "CALL" and (name := _PROCEDURES.match(_dotted(words[at + 1 :]))):
            return f"CALL {name[0]}…"
    return ""


def _dotted(words: tuple[str, ...]) -> str:
    """The procedure's name that these words begin with, without backticks."""
    name = []
    for word in words:
        bare = word.strip("`")
        if bare != "." and not bare.replace(".", "_").isidentifier():
            break
        name.append(bare)
    return "".join(name)


def _words(text: str) -> tuple[str, ...]:
    """The words and signs of a statement; of what stands in quotes only that it does."""
    return tuple("''" if token.text[0] in "'\"" else token.text for token in tokens(text))
