"""Many articles in one file, row by row: JSON lines, CSV, and a JSON list."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from allegiance.documents.articles import article, fields, recognised, undated
from allegiance.documents.encoding import Undecodable
from allegiance.documents.failure import Failure
from allegiance.records import Document

LIMIT = 20_000_000
"""Characters of the longest row, and bytes of the longest single text."""
_DELIMITERS = ",;\t|"
_PATIENCE = 20
"""Rows without a text after which a file that has given none is no file of articles."""
_LISTS = ("articles", "documents", "docs", "items", "data", "results", "records", "rows")


class Feed:
    """The name that a file's documents bear, and where they come from.

    ``taken`` is how many bytes of the file were read so far, where it is read row by row.
    """

    def __init__(self, name: str, origin: str) -> None:
        self.name = name
        self.origin = origin
        self.taken: int | None = None

    def texts(self, row: object, number: int, line: int) -> Iterator[Document | Failure]:
        """The document of a row, and what of it could not be read.

        ``number`` counts rows, ``line`` says where it stands in the file.
        """
        where = f"{self.origin}:{line}"
        if not isinstance(row, Mapping):
            yield Failure(where, 'it is no object with fields: write one article a line, as {"text": …}')
            return
        try:
            yield article(row, f"{self.name}#{number}", where)
        except Undecodable as error:
            yield Failure(where, str(error))
            return
        if reason := undated(fields(row)):
            yield Failure(where, reason, kept=True)


def numbered(stream: io.TextIOBase) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; of one that is longer than ``LIMIT`` only so much."""
    number = 0
    while line := stream.readline(LIMIT + 1):
        number += 1
        yield number, line
        while len(line) > LIMIT and not line.endswith("\n"):
            line = stream.readline(LIMIT + 1)


def json_lines(stream: io.TextIOBase, feed: Feed) -> Iterator[Document | Failure]:
    """The articles of JSON lines, one object a line; blank lines are passed over."""
    return _some(_patient(_json_lines(stream, feed), feed), feed)


def _json_lines(stream: io.TextIOBase, feed: Feed) -> Iterator[Document | Failure]:
    for number, line in numbered(stream):
        if not line.strip():
            continue
        where = f"{feed.origin}:{number}"
        if len(line) > LIMIT:
            yield Failure(where, too_long())
            continue
        try:
            row = parsed(line)
        except Undecodable as error:
            yield Failure(where, str(error))
            continue
        yield from feed.texts(row, number, number)


def parsed(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        Undecodable: it is no JSON, and where it breaks.
    """
    try:
        return json.loads(text.removeprefix("\ufeff"), strict=False)  # line ends inside strings are harmless
    except json.JSONDecodeError as error:
        raise Undecodable(f"it is no JSON: {error.msg} at character {error.pos}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of nested lists
        raise Undecodable("it is no JSON of an article: its numbers or lists have no end") from None


def json_list(text: str, feed: Feed) -> Iterator[Document | Failure]:
    """The articles of a JSON file: one object, a list of them, or an object that holds the list.

    Raises:
        Undecodable: it is no JSON.
    """
    value = parsed(text)
    if isinstance(value, Mapping) and "text" not in recognised(value):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    rows = value if isinstance(value, list) else [value]
    texts = (text for at, row in enumerate(rows, 1) for text in feed.texts(row, at, at))
    return _some(_patient(texts, feed), feed)


def csv_rows(stream: io.TextIOBase, feed: Feed) -> Iterator[Document | Failure]:
    """The articles of a CSV file whose first line names the columns; comma, semicolon, tab or bar part them.

    A row is told by the line on which it begins. Its names follow ``columns.toml``.
    """
    return _some(_csv_rows(stream, feed), feed)


def _csv_rows(stream: io.TextIOBase, feed: Feed) -> Iterator[Document | Failure]:
    csv.field_size_limit(max(csv.field_size_limit(), LIMIT))  # the csv module keeps one limit for all
    lines = _Lines(numbered(stream))
    header, delimiter = _header(lines)
    if "text" not in recognised(header):
        named = f"the columns are {', '.join(header)}" if any(header) else "it names no columns"
        yield Failure(feed.origin, f"no column holds the text ({named}): name one “text”")
        return
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    for number, (line, row) in enumerate(_rows(rows, lines), 1):
        if isinstance(row, str):
            yield Failure(f"{feed.origin}:{line}", row)
        elif len(row) != len(header):
            yield Failure(f"{feed.origin}:{line}", f"it has {len(row)} fields, the header has {len(header)}")
        else:
            yield from feed.texts(dict(zip(header, row, strict=True)), number, line)


class _Lines:
    """Lines for the csv module, which remember how many were given, and the last that was over the limit."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self.lines = lines
        self.given = self.cut = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.given, line = next(self.lines)
        if len(line) > LIMIT:
            self.cut = self.given
        return line


def _header(lines: _Lines) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter by which most of them are known."""
    first = next(lines, "").removeprefix("\ufeff")
    headers = [(_names(first, mark), mark) for mark in _DELIMITERS]
    return max(headers, key=lambda header: (len(recognised(header[0])), len(header[0])))


def _names(line: str, mark: str) -> list[str]:
    """What a delimiter makes of a line; nothing where it makes no sense."""
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []


def _rows(rows: Iterator[list[str]], lines: _Lines) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the line on which it begins, or with what is wrong with it."""
    while True:
        begin = lines.given + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            reason = "a quotation mark is not closed" if "unexpected end" in str(error) else str(error)
            yield begin, f"it is no row of CSV ({reason}); the lines {begin} to {lines.given} are not read"
            continue
        if lines.cut >= begin:
            yield begin, too_long()
        elif any(row):
            yield begin, row


def _patient(rows: Iterable[Document | Failure], feed: Feed) -> Iterator[Document | Failure]:
    """The rows; but one failure for all when the file turns out to hold no articles."""
    held: list[Failure] = []
    waiting = True
    for row in rows:
        if waiting and isinstance(row, Failure) and "has no text" in row.reason:
            held.append(row)
            if len(held) == _PATIENCE:
                break
            continue
        yield from held
        held, waiting = [], False
        yield row
    if len(held) > 1:
        names = held[0].reason.partition(": ")[2]
        yield Failure(
            feed.origin, f"it holds no articles: none of its first {len(held)} rows has a text ({names})"
        )
    else:
        yield from held


def _some(texts: Iterable[Document | Failure], feed: Feed) -> Iterator[Document | Failure]:
    """The texts, or one failure where there is none: a file that gave nothing is told."""
    text = None
    for text in texts:
        yield text
    if text is None:
        yield Failure(feed.origin, "it holds no articles: there is no row in it")


def is_header(line: str) -> bool:
    """Whether a line names columns of articles: a text and something else."""
    known = (recognised(_names(line[:2000], mark)) for mark in _DELIMITERS)
    return any("text" in fields and len(fields) > 1 for fields in known)


def too_long(size: int = 0) -> str:
    """What is said of a text over the limit."""
    so = f"it has {size / 1_000_000:,.0f} MB, a single text may have" if size else "it is longer than"
    return f"{so} {LIMIT // 1_000_000} MB: split it, or write its articles as JSON lines, one a line"
