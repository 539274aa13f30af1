"""What a workspace opens, each when it is first needed, and closes: its ledger, lists and database."""

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from allegiance import resources
from allegiance.errors import WorkspaceError
from allegiance.ledger import Ledger
from allegiance.settings import Settings, settings

if TYPE_CHECKING:
    from allegiance.gazetteer import Gazetteer
    from allegiance.network import Network
    from allegiance.stores import Store


Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how much of it is done, and of how much (``None`` where that is not known)."""


class Opened:
    """A folder of work, its settings, and what stands open of it."""

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        progress: Progress | None = None,
        listed: "Gazetteer | None" = None,
        **given: Any,
    ) -> None:
        """Open lazily: nothing is read or started before it is needed.

        Args:
            path: the folder; made by the first build.
            progress: told about work that takes time.
            listed: a gazetteer other than that of ``seeds/``.
            **given: settings that win over the environment and ``allegiance.toml``.
        """
        if path is not None:
            given["workspace"] = Path(path)
        self.settings: Settings = settings(**given)
        self.path: Path = self.settings.workspace
        self._progress = progress or silent
        self._listed = listed
        self._open = ExitStack()
        self._network: tuple[str, Network] | None = None

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """The listed actors."""
        from allegiance.gazetteer import gazetteer  # noqa: PLC0415  who only asks needs the store alone

        return self._listed or gazetteer()

    @cached_property
    def _store(self) -> "Store":
        from allegiance.stores import open_store  # noqa: PLC0415  the driver is slow to load

        self._ledger()  # no engine is started for a workspace that is not there
        return self._open.enter_context(open_store(self.settings, self.path))

    def _fingerprint(self) -> str:
        """What the store is loaded from: the ledger's state, the lists of actors, the grades, the form."""
        from allegiance.stores.shape import VERSION  # noqa: PLC0415  keeps the start short

        lists = hashlib.sha256(repr((VERSION, sorted(self.settings.grades.items()))).encode())
        for path in sorted(resources.folder("seeds").rglob("*.toml")):
            lists.update(path.read_bytes())
        return f"{self._ledger().fingerprint()}:{lists.hexdigest()[:12]}"

    def _ledger(self, *, create: bool = False) -> Ledger:
        if "_opened" not in self.__dict__:
            where = self.path / "ledger.sqlite"
            if not create and not where.exists():
                raise WorkspaceError(
                    f"there is no workspace at {self.path}: make one with “allegiance build FOLDER”"
                )
            self._opened = self._open.enter_context(Ledger(_made(self.path) / where.name))
        return self._opened

    def close(self) -> None:
        """End what was opened: the store, its engine if no other process uses it, and the ledger."""
        self._open.close()
        for name in ("_opened", "_store", "extractors"):
            self.__dict__.pop(name, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def silent(doing: str, done: int, total: int | None) -> None:
    """The progress that nobody is told."""


def _made(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"the workspace {path} cannot be made: {error.strerror}") from None
    return path
