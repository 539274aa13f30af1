"""A workspace that is built: texts into the ledger, the ledger into the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.errors import DocumentError
from allegiance.records import Document
from allegiance.workspace.asking import Asking

if TYPE_CHECKING:
    from allegiance.documents import Failure
    from allegiance.extraction import Extractor
    from allegiance.extraction.llm import Costs
    from allegiance.stores import StoreCounts


@dataclass(frozen=True)
class Report:
    """What a build did: documents read, those new to the ledger, failures, and what the store holds now.

    A failure that is ``kept`` is of a document that was read but for a part of it, and counted as read.
    """

    read: int
    new: int
    failures: "tuple[Failure, ...]"
    counts: "StoreCounts"


class Building(Asking):
    """A workspace that reads texts."""

    def build(
        self,
        *paths: str | Path,
        on_failure: "Callable[[Failure], None] | None" = None,
        workers: int | None = 1,
        adopt: bool = False,
    ) -> Report:
        """Read files and folders (``-`` is standard input) into the ledger, and load the store from it.

        What reads them is the setting ``extractor``: ``rules``, ``llm`` or ``both``, each with a reading of
        its own in the ledger. A document that an extractor has read is not read by it again. A text that
        cannot be read is reported and counted, and the rest goes on. Each document is committed by itself, so
        that a build that is cut off loses none that was done: run it again.

        With ``workers`` above 1 so many processes read by rules; with ``None`` one for each core once there
        is enough to read. A script that asks for them guards its own commands with
        ``if __name__ == "__main__"``, as every program does that starts Python processes.

        A server that holds another workspace's graph is refused, unless ``adopt`` gives it to this one.

        Raises:
            DocumentError: a path does not exist.
            LedgerError: the ledger cannot be written.
            StoreError: the store cannot be loaded; the ledger keeps what was read.
            SettingsError: a language model is wanted, and its extra or a setting is missing.
            EndpointError: a language model's endpoint will not answer; the ledger keeps what was read.
        """
        from allegiance.documents import Feeds  # noqa: PLC0415  who only asks does not read
        from allegiance.extraction.pool import ahead  # noqa: PLC0415

        self.extractors  # noqa: B018  what is missing is told before anything is made
        wanted = Feeds(map(_placed, paths))  # and so is a path that is not there
        reading = f"reading ({wanted.unit})"
        self._progress(reading, 0, wanted.total)
        ledger = self._ledger(create=True)
        prepared = self._prepare()
        run = ledger.begin("build")
        failures: list[Failure] = []
        done = new = 0
        with ahead(self.extractors, map(_unplaced, wanted), workers, self._known) as (texts, readers):
            for item in texts:
                faults, added = (
                    self._add(item, run, readers) if isinstance(item, Document) else ([item], None)
                )
                for fault in faults:
                    failures.append(fault)
                    if on_failure:
                        on_failure(fault)
                new += bool(added)
                done += added is not None
                self._progress(reading, wanted.passed(), wanted.total)
        ledger.end(run, done, sum(not failure.kept for failure in failures))
        store = self.store(adopt=adopt, check=True)  # loaded with what the ledger holds now
        prepared()
        return Report(done, new, tuple(failures), store.counts())

    def _prepare(self) -> Callable[[], object]:
        """Begin what makes later answers quick, once for an installation; what is returned waits for it."""
        if not self.settings.embedded:
            return lambda: None
        from allegiance.stores import cache  # noqa: PLC0415  who only asks makes none

        wait = cache.begin()

        def finish() -> None:
            self._progress("preparing the engine, once", 0, None)
            wait()

        return finish

    def _add(
        self, document: Document, run: int, readers: "Iterable[Extractor]"
    ) -> "tuple[list[Failure], bool | None]":
        """Read a document by each extractor: what failed, and whether anything is new; None if none read it.

        What one extractor fails on is kept as the others read it, and tried again by the next build.
        """
        from allegiance.documents import Failure  # noqa: PLC0415  who only asks does not read

        ledger = self._ledger()
        failures, added = [], []
        for reader in readers:
            known = self._known(document, reader)
            try:
                claims = () if known else reader.claims(document)
            except DocumentError as error:
                failures.append(Failure(error.where, error.reason))
            else:
                added.append(ledger.add(document, reader.name, reader.version, claims, run))
        return failures, any(added) if added else None

    def _known(self, document: Document, reader: "Extractor") -> bool:
        return self._ledger().known(document.id, reader.name, reader.version)

    @cached_property
    def extractors(self) -> "tuple[Extractor, ...]":
        """What reads documents into claims: the rules, a language model, or both."""
        from allegiance.extraction import extractors  # noqa: PLC0415  who only asks does not read

        return extractors(self.settings, self.gazetteer, self._open)

    @property
    def costs(self) -> "Costs | None":
        """What the language model cost since the workspace was opened; ``None`` where none was used."""
        found = (getattr(reader, "costs", None) for reader in self.__dict__.get("extractors", ()))
        return next((costs for costs in found if costs is not None), None)


def _placed(path: str | Path) -> str | Path:
    """A path whose texts know where they were read from, whatever the working directory was."""
    return path if str(path) in ("", "-") else Path(path).absolute()


def _unplaced(text: "Document | Failure") -> "Document | Failure":
    """The text; what was piped in has no place, so that what is piped in next time does not take it."""
    if isinstance(text, Document) and text.origin.partition(":")[0] == "-":
        return replace(text, origin="")
    return text
