"""The command that keeps the workspace's engine up: serve."""

import shlex
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli import output
from allegiance.cli.opening import open_workspace
from allegiance.cli.options import WorkspaceOption
from allegiance.errors import Unavailable

if TYPE_CHECKING:
    from allegiance.stores.engine import Address, Engine

_LOOK = 1.0  # seconds after which it is looked again whether the engine is there
_END = 15.0  # seconds that the engine may take to end


def serve(
    workspace: WorkspaceOption = None,
    port: Annotated[
        int,
        typer.Option(
            "--port", min=0, max=65535, help="The Bolt port, on loopback only; 0 is any that is free."
        ),
    ] = 0,
) -> None:
    """Keep the workspace's engine up for any Bolt client, until interrupted.

    It tells the address and how to connect. Other commands on the workspace find the engine and need not wait
    for it to start.
    """
    with output.progress() as tell, open_workspace(workspace, progress=tell) as work:
        engine = work.serve(port)
        address = engine.wait()
    with engine:
        over = _until_ended()
        _tell(engine, address)
        while not over.wait(_LOOK):
            if not engine.answers(address):
                raise Unavailable(engine.epitaph())
    output.note(
        "the engine has ended" if engine.ended(_END) else "the engine stays up: another command uses it"
    )


def _until_ended() -> threading.Event:
    """Is set when this process is told to end, by Ctrl-C, SIGTERM or the end of its terminal."""
    over = threading.Event()

    def end(*_: int | FrameType | None) -> None:
        over.set()

    for what in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(what, end)
    return over


def _tell(engine: "Engine", address: "Address") -> None:
    """The address, and three ways to use it; the password is in a file, out of sight and of logs."""
    password = Path(engine.folder / "password")
    sys.stdout.write(
        f"""\
serving {engine.folder.parent} at {address.uri}

  user      {address.username}
  password  in {password}
  database  {address.database}
  HTTP      {address.http}, same user and password

  a shell   cypher-shell -a {address.uri} -u {address.username} -d {address.database} \\
              -p "$(cat {shlex.quote(str(password))})"
  Python    import neo4j
            password = open({str(password)!r}).read()
            driver = neo4j.GraphDatabase.driver("{address.uri}", auth=("{address.username}", password))
            driver.execute_query("MATCH (a:Actor) RETURN a.name", database_="{address.database}").records

What clients write there lasts until the next build, which makes the graph what the ledger says.
Other “allegiance” commands on this workspace use this engine. Ctrl-C ends it.
"""
    )
    sys.stdout.flush()
