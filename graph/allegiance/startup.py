"""Starts the embedded engine while Python is still loading the rest.

The engine takes about a second to open; the imports of the command line take half of one. So the raw
arguments are looked at, before anything is imported, for a command that is going to ask the database. This
is a guess: the command itself opens the store by the settings. A guess that is wrong starts an engine that
ends with the command, or starts none and the command waits a little longer.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from allegiance.errors import AllegianceError

_ASKING = frozenset({"ask", "cypher"})
_LEDGER = "ledger.sqlite"


def prestart(arguments: Sequence[str]) -> None:
    """Start the workspace's engine if the arguments look as if it will be asked, and import the driver."""
    words = [word for word in arguments if not word.startswith("-")]
    if not words or words[0] not in _ASKING or {"-h", "--help"} & set(arguments):
        return
    if words == ["ask"]:  # which lists the questions
        return
    configured = _configured()
    if not (os.environ.get("NEO4J_URI") or configured.get("neo4j_uri")):
        _start_engine(arguments, configured)
    from allegiance.stores.lean import import_driver  # noqa: PLC0415  after the engine's start

    import_driver()


def _start_engine(arguments: Sequence[str], configured: dict[str, object]) -> None:
    workspace = Path(
        _option(arguments, "--workspace", "-w")
        or os.environ.get("ALLEGIANCE_WORKSPACE")
        or str(configured.get("workspace") or ".allegiance")
    )
    if (workspace / _LEDGER).is_file():
        from allegiance.stores import engine  # noqa: PLC0415  only where it is needed

        memory = os.environ.get("ALLEGIANCE_ENGINE_MEMORY") or str(configured.get("engine_memory") or "512m")
        with suppress(AllegianceError):  # the command comes to it too, and says it as a command does
            engine.prestart(workspace, memory)


def _option(arguments: Sequence[str], *names: str) -> str:
    for at, word in enumerate(arguments):
        if word in names and at + 1 < len(arguments):
            return arguments[at + 1]
        for name in names:
            if name.startswith("--") and word.startswith(f"{name}="):
                return word.partition("=")[2]
    return ""


def _configured() -> dict[str, object]:
    """The settings file as it is; the settings themselves say what is wrong with it, if anything."""
    path = Path("allegiance.toml")
    if not path.is_file():
        return {}
    import tomllib  # noqa: PLC0415  most working directories hold no such file

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
