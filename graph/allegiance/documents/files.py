"""The texts of one file or of standard input, by what it holds."""

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from allegiance.documents import encoding, tables
from allegiance.documents.articles import document, fields, known, undated
from allegiance.documents.boilerplate import front_matter
from allegiance.documents.encoding import Undecodable
from allegiance.documents.failure import Failure, said
from allegiance.documents.folders import engines
from allegiance.documents.tables import LIMIT, Feed
from allegiance.records import Document

Texts = Iterator[Document | Failure]

ENDINGS = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    ".json": "json",
}
_PEEK = 65_536
_PAGE = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT = re.compile(r'\s*\{\s*"')
_LIST = re.compile(r"\s*\[\s*\{")
_LINES = re.compile(r"\s*\{[^\n]*\}[^\S\n]*\n\s*\{")
_FIELD = re.compile(r"([\w -]{1,40}?)\s*[:=]\s*(\S.*)")


def standard_input(feed: Feed) -> Texts:
    """The texts that are piped in."""
    stream: Any = getattr(sys.stdin, "buffer", sys.stdin)
    if not hasattr(stream, "peek"):  # a stand-in for it
        given = stream.read()
        stream = io.BufferedReader(
            io.BytesIO(given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given)
        )
    return _guarded("-", lambda: _texts(stream, "", feed))


def texts(path: Path, feed: Feed, *, named: bool) -> Texts:
    """The texts of a file; one ``named`` outright may have any ending, and be a pipe."""
    ending = path.suffix.lower()

    def found() -> Texts:
        status = path.stat()
        _accept(status, named=named)
        if named and engines(path):
            raise Undecodable("it is a file of a workspace's engine, and no text")
        with io.BufferedReader(path.open("rb", buffering=0), _PEEK) as file:
            encoding.check(file.peek(_PEEK))
            if ending and ending not in ENDINGS and not named:
                raise Undecodable(
                    f"the ending {ending} is none that is read: rename it to .txt, or name the file itself"
                )
            yield from _texts(file, ENDINGS.get(ending, ""), feed, status.st_size)

    return _guarded(feed.origin, found)


def _accept(status: os.stat_result, *, named: bool) -> None:
    """Refuse before opening: an empty file, and in a folder what would block or never end."""
    regular = stat.S_ISREG(status.st_mode)
    if not regular and not named:
        raise Undecodable("it is neither a file nor a folder")
    if regular and not status.st_size:
        raise Undecodable("the file is empty")


def _guarded(where: str, texts: Callable[[], Texts]) -> Texts:
    """The texts, and what stops them as a last failure."""
    try:
        yield from texts()
    except Undecodable as error:
        yield Failure(where, str(error))
    except UnicodeError:
        yield Failure(where, "it breaks off its own encoding: save it as UTF-8")
    except OSError as error:
        yield Failure(where, said(error))


def _texts(stream: "io.BufferedReader[Any]", kind: str, feed: Feed, size: int = 0) -> Texts:
    """The texts of an open file of a kind; without one, of what it begins like."""
    head = stream.peek(_PEEK)[:_PEEK]
    encoding.check(head)
    kind = _kind(head, kind)
    if kind in ("lines", "csv"):
        yield from _rows(stream, kind, feed)
        return
    data = stream.read(LIMIT + 1) if size <= LIMIT else b""
    if max(size, len(data)) > LIMIT:
        raise Undecodable(tables.too_long(size))
    text = encoding.decode(data)
    if not text.strip():
        raise Undecodable("it holds nothing but blank space")
    if kind == "json":
        yield from tables.json_list(text, feed)
    elif kind == "html":
        yield _page(text, feed)
    else:
        yield from _plain(text, feed)


def _kind(head: bytes, kind: str) -> str:
    """What a file holds: by its ending, but by its beginning where that has none or cannot be meant."""
    text = head.decode(encoding.marked(head) or "utf-8", "ignore").lstrip("\ufeff")
    if kind in ("", "text") and _PAGE.match(text):
        return "html"
    if kind == "json" and _LINES.match(text):
        return "lines"
    if kind:
        return kind
    if _OBJECT.match(text):
        first, newline, _ = text.lstrip().partition("\n")
        return "lines" if not newline or first.rstrip().endswith("}") else "json"
    if _LIST.match(text):
        return "json"
    return "csv" if tables.is_header(re.split(r"[\r\n]", text, maxsplit=1)[0]) else "text"


def _rows(stream: "io.BufferedReader[Any]", kind: str, feed: Feed) -> Texts:
    name = encoding.of_rows(stream) if kind == "csv" else encoding.marked(stream.peek(4)) or "utf-8"
    # bytes that are no text come through as halves of characters, and their row fails
    errors = "strict" if name.startswith(("utf-16", "utf-32")) else "surrogateescape"
    lines = io.TextIOWrapper(stream, name, errors, newline="" if kind == "csv" else None)
    rows = tables.csv_rows(lines, feed) if kind == "csv" else tables.json_lines(lines, feed)
    try:
        for row in rows:
            if stream.seekable():
                feed.taken = stream.raw.tell()  # a little more than the row, as it is read ahead
            yield row
    finally:
        lines.detach()  # who opened the file closes it


def _page(html: str, feed: Feed) -> Document:
    from allegiance.documents.page import extracted  # noqa: PLC0415  parsing pages is slow to import

    found = extracted(html)
    return document(found.text, found.details, feed.name, feed.origin)


def _plain(text: str, feed: Feed) -> Texts:
    start = front_matter(text)
    found = fields(_front(text[:start]))
    yield document(text, known(found), feed.name, feed.origin, start)
    if reason := undated(found):
        yield Failure(feed.origin, reason, kept=True)


def _front(matter: str) -> dict[str, str]:
    """The fields of front matter: plain values of one line, as YAML and TOML write them."""
    pairs = (match.groups() for line in matter.split("\n") if (match := _FIELD.match(line)))
    return {name: value.strip().strip("\"'") for name, value in pairs}
