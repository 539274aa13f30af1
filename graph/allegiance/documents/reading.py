"""Sources read one text at a time: files, folders and standard input."""

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from allegiance.documents import encoding, tables
from allegiance.documents.articles import document, fields, known
from allegiance.documents.boilerplate import front_matter
from allegiance.documents.encoding import Undecodable
from allegiance.documents.failure import Failure
from allegiance.documents.tables import LIMIT, Source
from allegiance.errors import DocumentError
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


def read(source: Path | str) -> Texts:
    r"""The texts of a file, of a folder, or of standard input (``-``), one by one.

    A folder is read with all below it, sorted by name; hidden files are passed over, a linked folder is read
    once. What a file holds follows from its ending (``ENDINGS``); without one, of a file named outright with
    another, and of standard input, from how it begins: HTML, JSON lines, JSON, CSV, else plain text.

    The text is kept as decoded (``encoding.decode``), but for line ends, which become ``\n``; of a web page
    it is the article in it. A single text may have 20 MB, and so may each row of JSON lines and CSV, which
    are streamed and so may be of any length.

    Yields:
        a ``Document``, or a ``Failure`` for each file or row that cannot be read: the next is read all the
        same. An empty folder yields nothing.

    Raises:
        DocumentError: nothing is there, at once and not when the first text is asked for.
    """
    if source == "":
        raise DocumentError("(no name)", "name a file or a folder, or - for standard input")
    if str(source) == "-":
        return _standard_input()
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise DocumentError(shown(path), "there is no such file or folder") from None
    except (OSError, ValueError) as error:
        raise DocumentError(shown(path), _said(error)) from None
    return _folder(path) if stat.S_ISDIR(mode) else _file(path, named=True)


def shown(path: Path | str) -> str:
    """A path as text, also where its name is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _standard_input() -> Texts:
    if sys.stdin is None:
        raise DocumentError("-", "there is no standard input")
    stream: Any = getattr(sys.stdin, "buffer", sys.stdin)
    if not hasattr(stream, "peek"):  # a stand-in for it
        given = stream.read()
        stream = io.BufferedReader(
            io.BytesIO(given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given)
        )
    return _guarded("-", lambda: _texts(stream, "", Source("stdin", "-")))


def _folder(folder: Path) -> Texts:
    """Everything below a folder, in order."""
    seen: set[tuple[int, int]] = set()
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            inside = _entries(path, seen) if path.is_dir() else None
        except OSError as error:
            yield Failure(shown(path), _said(error))
            continue
        if inside is None:
            yield from _file(path, named=False)
        else:
            pending += reversed(inside)


def _entries(folder: Path, seen: set[tuple[int, int]]) -> list[Path]:
    """What is in a folder; nothing where it was ``seen`` before, so that no link leads in a circle."""
    here = folder.stat()
    if (here.st_dev, here.st_ino) in seen:
        return []
    seen.add((here.st_dev, here.st_ino))
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _file(path: Path, *, named: bool) -> Texts:
    """The texts of a file; one ``named`` outright may have any ending, and be a pipe."""
    where, ending = shown(path), path.suffix.lower()

    def texts() -> Texts:
        status = path.stat()
        _accept(status, named=named)
        with io.BufferedReader(path.open("rb", buffering=0), _PEEK) as file:
            encoding.check(file.peek(_PEEK))
            if ending and ending not in ENDINGS and not named:
                raise Undecodable(
                    f"the ending {ending} is none that is read: rename it to .txt, or name the file itself"
                )
            yield from _texts(file, ENDINGS.get(ending, ""), Source(shown(path.stem), where), status.st_size)

    return _guarded(where, texts)


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
        yield Failure(where, _said(error))


def _said(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"it cannot be read: {reason[:1].lower()}{reason[1:]}"


def _texts(stream: "io.BufferedReader[Any]", kind: str, source: Source, size: int = 0) -> Texts:
    """The texts of an open file of a kind; without one, of what it begins like."""
    head = stream.peek(_PEEK)[:_PEEK]
    encoding.check(head)
    kind = _kind(head, kind)
    if kind in ("lines", "csv"):
        yield from _rows(stream, kind, source)
        return
    data = stream.read(LIMIT + 1) if size <= LIMIT else b""
    if max(size, len(data)) > LIMIT:
        raise Undecodable(tables.too_long(size))
    text = encoding.decode(data)
    if not text.strip():
        raise Undecodable("it holds nothing but blank space")
    if kind == "json":
        yield from tables.json_list(text, source)
    elif kind == "html":
        yield _page(text, source)
    else:
        yield _plain(text, source)


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


def _rows(stream: "io.BufferedReader[Any]", kind: str, source: Source) -> Texts:
    name = encoding.of_rows(stream) if kind == "csv" else encoding.marked(stream.peek(4)) or "utf-8"
    # bytes that are no text come through as halves of characters, and their row fails
    errors = "strict" if name.startswith(("utf-16", "utf-32")) else "surrogateescape"
    lines = io.TextIOWrapper(stream, name, errors, newline="" if kind == "csv" else None)
    try:
        yield from tables.csv_rows(lines, source) if kind == "csv" else tables.json_lines(lines, source)
    finally:
        lines.detach()  # who opened the file closes it


def _page(html: str, source: Source) -> Document:
    from allegiance.documents.page import extracted  # noqa: PLC0415  parsing pages is slow to import

    found = extracted(html)
    return document(found.text, found.details, source.name, source.origin)


def _plain(text: str, source: Source) -> Document:
    start = front_matter(text)
    return document(text, known(fields(_front(text[:start]))), source.name, source.origin, start)


def _front(matter: str) -> dict[str, str]:
    """The fields of front matter: plain values of one line, as YAML and TOML write them."""
    pairs = (match.groups() for line in matter.split("\n") if (match := _FIELD.match(line)))
    return {name: value.strip().strip("\"'") for name, value in pairs}
