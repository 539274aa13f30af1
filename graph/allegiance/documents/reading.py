"""Feeds read one text at a time: files, folders and standard input, alone or all those of a run."""

import os
import stat
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from allegiance.documents import files, folders
from allegiance.documents.failure import Failure, said, shown
from allegiance.documents.files import Texts
from allegiance.documents.tables import Feed
from allegiance.errors import DocumentError

_MANY = tuple(ending for ending, kind in files.ENDINGS.items() if kind in ("lines", "csv", "json"))
_STDIN = "stdin"


def read(feed: Path | str) -> Texts:
    r"""The texts of a file, of a folder, or of standard input (``-``), one by one.

    A folder is read with all below it, sorted by name; hidden files and workspaces are passed over, a linked
    folder is read once. What a file holds follows from its ending (``files.ENDINGS``); without one, of a file
    named outright with another, and of standard input, from how it begins: HTML, JSON lines, JSON, CSV, else
    plain text.

    The text is kept as decoded (``encoding.decode``), but for line ends, which become ``\n``; of a web page
    it is the article in it. A single text may have 20 MB, and so may each row of JSON lines and CSV, which
    are streamed and so may be of any length.

    Yields:
        a ``Document``, or a ``Failure`` for each file or row that cannot be read: the next is read all the
        same. A ``Failure`` that is ``kept`` follows the document of which a part could not be read. An empty
        folder yields nothing.

    Raises:
        DocumentError: nothing is there, at once and not when the first text is asked for.
    """
    return (text for part in _parts(feed) for text in _texts(part, _feed(part, {})))


class Feeds:
    """All that a run reads, looked up before the first text is read. Iterate over it once, for the texts.

    They are those of ``read``. Where files share a stem, as ``rows.csv`` and ``rows.jsonl`` or those of two
    folders do, their documents bear as much of the path as tells them apart.

    ``total`` is how much there is to read, in files, or in kB where a file may hold many texts; ``None``
    where standard input is read, whose length nobody knows, and texts are counted. ``unit`` says which.
    """

    def __init__(self, feeds: Iterable[Path | str]) -> None:
        """Look them up.

        Raises:
            DocumentError: one of them is not there.
        """
        self._parts = [part for feed in feeds for part in _parts(feed)]
        found = [part for part in self._parts if isinstance(part, _Part)]
        self._names = distinct(part.place for part in found)
        endless = not all(part.path for part in found)
        by_size = any(part.many for part in found)
        self.unit = "texts" if endless else "kB" if by_size else "files"
        self._sizes = [_size(part) if by_size else 1 for part in self._parts]
        self.total = None if endless else self._whole(sum(self._sizes))
        self._passed: deque[int] = deque()

    def __iter__(self) -> Texts:
        before = count = 0
        for part, size in zip(self._parts, self._sizes, strict=True):
            feed = _feed(part, self._names)
            for text in _texts(part, feed):
                count += 1
                within = size if feed.taken is None else feed.taken
                self._passed.append(count if self.total is None else self._whole(before + within))
                yield text
            before += size

    def passed(self) -> int:
        """How much is done when one more text is: of the ``total``, or without one how many texts.

        To be asked once for each text, in their order, by whoever is done with it: texts may be taken ahead.
        """
        return self._passed.popleft()

    def _whole(self, size: int) -> int:
        return -(-size // 1000) if self.unit == "kB" else size


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of a feed, which may be ``named`` outright; without a path standard input."""

    path: str  # a Path takes five times as much, and a folder may hold very many
    named: bool = True

    @property
    def place(self) -> str:
        """Where it is, however it was named."""
        return os.path.abspath(self.path or _STDIN)  # noqa: PTH100  links stay: their names count

    @property
    def many(self) -> bool:
        """Whether it may hold many texts."""
        return self.path.lower().endswith(_MANY)


def _parts(feed: Path | str) -> Iterator[_Part | Failure]:
    """The files of a feed.

    Raises:
        DocumentError: nothing is there, at once.
    """
    if feed == "":
        raise DocumentError("(no name)", "name a file or a folder, or - for standard input")
    if str(feed) == "-":
        if sys.stdin is None:
            raise DocumentError("-", "there is no standard input")
        return iter((_Part(""),))
    path = Path(feed)
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        raise DocumentError(shown(path), "there is no such file or folder") from None
    except (OSError, ValueError) as error:
        raise DocumentError(shown(path), said(error)) from None
    if not folder:
        return iter((_Part(str(path)),))
    found = folders.files(path)
    return (_Part(str(one), named=False) if isinstance(one, Path) else one for one in found)


def _feed(part: _Part | Failure, names: Mapping[str, str]) -> Feed:
    """What the texts of a file are called and where they come from."""
    if isinstance(part, Failure):
        return Feed("", part.where)
    if not part.path:
        return Feed(names.get(part.place, _STDIN), "-")
    return Feed(names.get(part.place, shown(Path(part.path).stem)), shown(part.path))


def _texts(part: _Part | Failure, feed: Feed) -> Texts:
    if isinstance(part, Failure):
        return iter((part,))
    if not part.path:
        return files.standard_input(feed)
    return files.texts(Path(part.path), feed, named=part.named)


def _size(part: _Part | Failure) -> int:
    """The bytes of a file; none where they cannot be told, and it then fails when it is read."""
    try:
        return Path(part.path).stat().st_size if isinstance(part, _Part) and part.path else 0
    except OSError:
        return 0


def distinct(places: Iterable[str]) -> dict[str, str]:
    """The names of those files whose stems do not tell them apart: as much of their paths as does.

    >>> distinct(["/a/rows.csv", "/a/rows.jsonl", "/a/other.txt"])
    {'/a/rows.csv': 'rows.csv', '/a/rows.jsonl': 'rows.jsonl'}
    >>> distinct(["/a/one.txt", "/b/one.txt"])
    {'/a/one.txt': 'a/one.txt', '/b/one.txt': 'b/one.txt'}
    """
    names = {place: PurePath(place).stem for place in places}
    length: Counter[str] = Counter()
    while shared := _shared(names):
        for place in shared:
            length[place] += 1
            names[place] = "/".join(PurePath(place).parts[-length[place] :])
    return {place: shown(names[place]) for place in length}


def _shared(names: Mapping[str, str]) -> list[str]:
    often = Counter(names.values())
    return [place for place, name in names.items() if often[name] > 1] if len(often) < len(names) else []
