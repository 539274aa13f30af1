"""What the prompt offers to complete: labels, types and properties as the database has them."""

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from allegiance.errors import AllegianceError

if TYPE_CHECKING:
    from allegiance.stores import Store

COMMANDS = (":help", ":limit", ":param", ":quit")
_WORDS = (
    *("MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "WITH", "UNWIND", "CALL", "UNION", "ORDER BY", "LIMIT"),
    *("SKIP", "DISTINCT", "EXISTS", "COUNT", "CASE", "WHEN", "THEN", "ELSE", "END", "AND", "OR", "NOT"),
    *("IN", "IS NULL", "IS NOT NULL", "STARTS WITH", "ENDS WITH", "CONTAINS", "DESC", "AS", "EXPLAIN"),
    *("coalesce(", "collect(", "count(", "date(", "keys(", "labels(", "length(", "nodes(", "properties("),
    *("reduce(", "relationships(", "shortestPath(", "size(", "startNode(", "endNode(", "toString(", "type("),
)
_COMMAND = re.compile(r"^\s*(:\w*)$")
_PARAMETER = re.compile(r"\$(\w*)$")
_PROPERTY = re.compile(r"\w\.(\w*)$")
_KIND = re.compile(r"[:|&!]\s*(\w*)$")
_KEY = re.compile(r"[{,]\s*(\w*)$")
_WORD = re.compile(r"(\w+)$")


class Names(Completer):
    """Completes what stands before the cursor; asks the database once, beside the prompt."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self._labels: tuple[str, ...] = ()
        self._types: tuple[str, ...] = ()
        self._properties: tuple[str, ...] = ()

    def learn(self, store: "Store") -> threading.Thread:
        """Begins to ask for the names; what cannot be asked is not offered."""
        thread = threading.Thread(target=self._learn, args=(store,), daemon=True)
        thread.start()
        return thread

    def _learn(self, store: "Store") -> None:
        from allegiance.cypher import query  # noqa: PLC0415  only the prompt needs it

        def first(name: str) -> tuple[str, ...]:
            return tuple(str(record[0]) for record in store.run(query(f"read/{name}")).records)

        try:
            self._labels, self._types = first("labels"), first("types")
            self._properties = first("properties") or first("keys")
        except AllegianceError:
            return

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002  the signature is the library's
        """The words that may go on from the cursor, of the kind that fits there."""
        begun, words = self._fitting(document.text_before_cursor)
        for word in words:
            if word.lower().startswith(begun.lower()):
                yield Completion(word, start_position=-len(begun))

    def _fitting(self, before: str) -> tuple[str, Iterable[str]]:
        bracket = _open(before)
        if found := _COMMAND.search(before):
            return found[1], COMMANDS
        if found := _PARAMETER.search(before):
            return found[1], sorted(self._values)
        if found := _PROPERTY.search(before):
            return found[1], self._properties
        if bracket in ("(", "[") and (found := _KIND.search(before)):
            return found[1], self._labels if bracket == "(" else self._types
        if bracket == "{" and (found := _KEY.search(before)):
            return found[1], self._properties
        found = _WORD.search(before)
        return (found[1], _WORDS) if found else ("", ())


def _open(text: str) -> str:
    """The innermost bracket that is open at the end of the text, texts in quotes left out."""
    opened: list[str] = []
    for sign in re.sub(r"'[^']*'|\"[^\"]*\"", "", text):
        if sign in "([{":
            opened.append(sign)
        elif sign in ")]}" and opened:
            opened.pop()
    return opened[-1] if opened else ""
