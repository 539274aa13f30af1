"""Which files of a folder are read: neither hidden ones nor those that a workspace keeps."""

from collections.abc import Iterator
from pathlib import Path

from allegiance.documents.failure import Failure, said, shown

_LEDGER = "ledger.sqlite"
"""What makes a folder a workspace; SQLite's own files beside it begin with this name too."""
_ENGINE = frozenset({"clients.lock", "watch.lock"})
"""What tells the folder of a workspace's engine, also where its ledger is gone; a password is in there."""


def files(folder: Path) -> Iterator[Path | Failure]:
    """All files below a folder, sorted by name; for a folder that cannot be looked into a failure.

    Hidden files and folders are passed over, and a linked folder comes once. A workspace among the folders
    below is passed over whole. Of one that is named itself only the ledger and the engine are, so that texts
    beside them are read.
    """
    seen: set[tuple[int, int]] = set()
    pending = [] if engines(folder) else [folder]
    while pending:
        path = pending.pop()
        try:
            if path.is_symlink() and engines(path):
                continue
            inside = _entries(path, seen, named=path is folder) if path.is_dir() else None
        except OSError as error:
            yield Failure(shown(path), said(error))
            continue
        if inside is None:
            yield path
        else:
            pending += reversed(inside)


def engines(path: Path) -> bool:
    """Whether a file or folder is one of an engine, or lies in one's folder."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return False
    return any(all((above / name).exists() for name in _ENGINE) for above in (real, *real.parents))


def _entries(folder: Path, seen: set[tuple[int, int]], *, named: bool) -> list[Path]:
    """What is read of a folder; nothing where it was ``seen`` before, so that no link leads in a circle."""
    here = folder.stat()
    if (here.st_dev, here.st_ino) in seen:
        return []
    seen.add((here.st_dev, here.st_ino))
    inside = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    names = {entry.name for entry in inside}
    if names >= _ENGINE or (_LEDGER in names and not named):
        return []
    return [entry for entry in inside if not entry.name.startswith(_LEDGER)] if _LEDGER in names else inside
