"""The engine's start-up cache: made once for an installation, it halves the time until the engine answers.

Java writes it at the end of a run in which it has seen what it will need (an AOT cache; 46 MB, in the user's
cache folder). It belongs to one build of the wheel and one set of flags, which its name is a hash of; Java
itself ignores one that does not fit. ALLEGIANCE_AOT=0 switches it off.
"""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from allegiance.cypher import Query, queries
from allegiance.errors import AllegianceError, StoreError
from allegiance.gazetteer import Gazetteer
from allegiance.network import Network
from allegiance.records import ActorType, Claim, Document, Mention
from allegiance.stores.embedded import EmbeddedStore
from allegiance.stores.engine import Engine, lock
from allegiance.stores.java import cache_file

ROUNDS = 20
"""How often the training asks each question: Java keeps what it has learned of the code that ran."""
_GRACE = 120.0  # seconds that Java has to write the cache
_KEPT = 60 * 24 * 3600.0  # seconds that a cache of another installation is left alone
_SAMPLES: dict[str, Any] = {
    "integer": 1,
    "float": 1.0,
    "boolean": True,
    "date": date(2017, 1, 1),
    "interval": "2017",
    "strings": [],
}


def begin() -> Callable[[], bool]:
    """Begins to make the cache beside other work; what is returned waits, and tells whether it is there.

    If the process ends before that, the cache is not made, and nothing of the attempt stays behind.
    """
    made: list[bool] = []
    thread = threading.Thread(target=lambda: made.append(ensure()), daemon=True)
    thread.start()

    def wait() -> bool:
        thread.join()
        return made == [True]

    return wait


def ensure() -> bool:
    """Makes the cache unless it is there; returns whether it is.

    Takes some ten seconds of one core the first time. Never raises: without the cache the engine starts all
    the same, only slower. An attempt that failed is not repeated: its reason stands in a file beside.
    """
    if os.environ.get("ALLEGIANCE_AOT") == "0":
        return False
    try:
        file = cache_file()
        failed = file.with_suffix(".failed")
        if file.is_file() or failed.exists():
            return file.is_file()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = lock(file.with_suffix(".lock"), shared=False)
    except (AllegianceError, OSError):
        return False
    if held is None:  # another process is at it
        return False
    try:
        for left in file.parent.glob("training-*"):  # by an attempt that was killed
            shutil.rmtree(left, ignore_errors=True)
        if not file.is_file():
            _forget(file.parent)
            make(file, ROUNDS)
    except (AllegianceError, OSError) as error:
        with suppress(OSError):
            failed.write_text(f"{error}\n", "utf-8")
    finally:
        os.close(held)
    return file.is_file()


def make(file: Path, rounds: int) -> None:
    """Makes the cache at ``file`` by a training run in a folder of its own, which is taken away after.

    Raises:
        StoreError: the engine did not start, or did not write the cache.
    """
    with tempfile.TemporaryDirectory(dir=file.parent, prefix="training-") as name:
        written = Path(name) / "cache.aot"
        engine = Engine(Path(name), flags=[f"-XX:AOTCacheOutput={written}"], grace=_GRACE, nice=True)
        with EmbeddedStore(engine.start()) as store:
            _train(store, rounds)
        if not engine.ended(_GRACE) or not written.is_file():
            raise StoreError(f"the engine wrote no start-up cache; its last words are {engine.last_words()}")
        shutil.move(written, file.with_suffix(".new"))
        file.with_suffix(".new").replace(file)


def _forget(folder: Path) -> None:
    """Takes caches away that an installation long gone may have left; one still used is made again."""
    for other in folder.glob("*.aot"):
        if time.time() - other.stat().st_mtime > _KEPT:
            for part in folder.glob(f"{other.stem}.*"):
                part.unlink(missing_ok=True)


def _train(store: EmbeddedStore, rounds: int) -> None:
    """Does what commands do: loads, and asks every question."""
    network = _network()
    for number in range(2):
        store.load(network, f"training-{number}")
    for _ in range(rounds):
        store.fingerprint()
        for query in queries("patterns"):
            with suppress(AllegianceError):  # a question that fails here will say so when it is asked
                store.run(query, _values(query))
        store.statement("MATCH (a:Actor)-[r]->(b:Actor) RETURN a.name, type(r), b, r.last LIMIT 5")


def _values(query: Query) -> dict[str, Any]:
    """A value for each parameter that the query demands."""
    return {p.name: _SAMPLES.get(p.type, "sponsor") for p in query.parameters if p.required}


def _network() -> Network:
    """A small network with a tie of every kind that the questions look for."""
    said = (
        ("sponsor", "BACKS", "client"),
        ("client", "FIGHTS", "enemy"),
        ("sponsor", "FIGHTS", "enemy"),
        ("client", "DESIGNATED_BY", "sponsor"),
        ("client", "ALLIED_WITH", "sponsor"),
        ("client", "PART_OF", "whole"),
        ("leader", "LEADS", "client"),
        ("speaker", "SPEAKS_FOR", "client"),
    )
    text = " ".join(f"{subject} {relation} {target}." for subject, relation, target in said)
    document = Document(text, date=date(2017, 1, 1))
    return Network.build([_claim(document, *each) for each in said], [document], [], Gazetteer({}, {}))


def _claim(document: Document, subject: str, relation: str, target: str) -> Claim:
    ends = (Mention(0, len(name), name, name, name, ActorType.MILITIA) for name in (subject, target))
    one, other = ends
    return Claim(document.id, 0, len(document.text), document.text, one, relation, other)
