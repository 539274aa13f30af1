"""The prompt of ``allegiance cypher``: statements over several lines, with history and completion."""

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from allegiance.cli import output
from allegiance.cli.completion import Names
from allegiance.cli.options import Form
from allegiance.cli.statements import fitting, pair, show
from allegiance.cypher.statement import split, used
from allegiance.errors import AllegianceError, ParameterError, Unavailable

if TYPE_CHECKING:
    from allegiance.stores import Rows, Store
    from allegiance.workspace import Workspace

_HELP = """\
A statement may go over several lines; a semicolon or an empty line ends it. Tab completes, the arrow keys
bring back what was run before, Ctrl-C drops the line or ends what runs.
:param name=value   sets a parameter, to be used as $name; the value is JSON, else text
:param              shows the parameters
:limit N            the most rows to print
:help               shows this
:quit               ends the prompt, as Ctrl-D does"""
_END = 10.0  # seconds that the database may take to end a statement


class Prompt:
    """Runs what is typed until the end; a mistake is told in one sentence and ends nothing."""

    def __init__(
        self, work: "Workspace", values: dict[str, Any], limit: int, shape: Form, *, write: bool = False
    ) -> None:
        self._work = work
        self._values = values
        self._limit = limit
        self._shape = shape
        self._write = write
        self._names = Names(values)

    def run(self) -> None:
        """Ask for statements until Ctrl-D or ``:quit``."""
        self._names.learn(self._work.store())
        session: PromptSession[str] = PromptSession(
            "cypher> ",
            multiline=True,
            prompt_continuation=lambda width, *_: "... ".rjust(width),
            history=_history(),
            completer=self._names,
            complete_while_typing=False,
            key_bindings=_keys(),
        )
        how = "reading and writing" if self._write else "reading only"
        output.note(f"Cypher on {self._work.path}, {how}; “:help” tells more, “:quit” or Ctrl-D ends")
        while True:
            try:
                text = session.prompt().strip()
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
            if text in (":quit", ":exit", ":q"):
                return
            try:
                self._do(text)
            except AllegianceError as error:
                output.note(str(error))
                if isinstance(error, Unavailable):
                    self._work.close()  # the next statement looks for the database anew

    def _do(self, text: str) -> None:
        if text.startswith(":"):
            return self._command(*text.partition(" ")[::2])
        for statement in split(text):
            found = self._answer(statement)
            if found is None:
                return output.note("it was ended")
            show(found, self._shape, self._limit, ":limit")
        return None

    def _command(self, name: str, rest: str) -> None:
        if name == ":help":
            output.note(_HELP)
        elif name == ":param" and rest.strip():
            given, value = pair(rest)
            self._values[given.removeprefix("$")] = value
        elif name == ":param":
            output.note("\n".join(f"{n} = {v!r}" for n, v in self._values.items()) or "no parameter is set")
        elif name == ":limit" and rest.strip().isdecimal() and int(rest):
            self._limit = int(rest)
        elif name == ":limit":
            raise ParameterError(":limit", "it takes a number of rows, from 1 on")
        else:
            raise ParameterError(name, "there are :help, :param, :limit and :quit")

    def _answer(self, statement: str) -> "Rows | None":
        """The rows; nothing where Ctrl-C ended it. It runs in a thread, so that Ctrl-C is heard meanwhile."""
        if unset := sorted(used(statement).keys() - self._values.keys()):
            raise ParameterError(f"${unset[0]}", f"it has no value: “:param {unset[0]}=…” gives it one")
        store = self._work.store()
        done: list[Rows | BaseException] = []

        def work() -> None:
            try:
                given = fitting(statement, self._values)
                done.append(store.statement(statement, given, write=self._write, limit=self._limit))
            except BaseException as error:  # noqa: BLE001  raised again in the thread that waits
                done.append(error)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        try:
            while thread.is_alive():
                thread.join(0.1)
        except KeyboardInterrupt:
            self._stop(store, statement, thread)
            return None
        if isinstance(done[0], BaseException):
            raise done[0]
        return done[0]

    def _stop(self, store: "Store", statement: str, thread: threading.Thread) -> None:
        """Ends the statement in the database; a connection on which it cannot be ended is dropped."""
        store.stop(statement)
        thread.join(_END)
        if thread.is_alive():
            raise Unavailable("the database did not end it in time: the connection is made anew")


def _history() -> History:
    """What was typed before, in the user's own folder; in memory alone where that cannot be written."""
    path = user_state_path("allegiance") / "cypher_history"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError:
        return InMemoryHistory()
    return FileHistory(Path(path))


def _keys() -> KeyBindings:
    """Enter runs what is whole, and else begins a new line."""
    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if _whole(buffer.text, buffer.document.current_line):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def _whole(text: str, line: str) -> bool:
    """Whether Enter runs the text: it is a command, ends in a semicolon, or the cursor's line is empty."""
    stripped = text.strip()
    return stripped.startswith(":") or stripped.endswith(";") or not line.strip()
