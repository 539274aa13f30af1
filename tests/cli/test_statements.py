"""Own Cypher: from an argument, a file or standard input, and at the prompt, on a real pseudo-terminal."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from allegiance import Workspace
from allegiance.cli.completion import Names

pytestmark = pytest.mark.engine
ENDLESS = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN count(*) AS n"
)
MANY = "UNWIND range(1, 2000000) AS a UNWIND range(1, 6) AS b RETURN a, b"


def test_several_statements_from_a_file(run, built: Path, tmp_path: Path):
    (tmp_path / "some.cypher").write_text(
        "// two of them\nRETURN $one AS a;\n\nRETURN ';' AS b // the end\n;\n", "utf-8-sig"
    )
    said = run("cypher", "--file", tmp_path / "some.cypher", "-p", "one=1", "--csv", "--workspace", built)
    assert (said.code, said.out) == (0, "a\n1\n\nb\n;\n")


def test_the_first_that_fails_ends_it(run, built: Path, tmp_path: Path):
    (tmp_path / "some.cypher").write_text("RETURN 1 AS a; RETURN x; RETURN 2 AS b")
    said = run("cypher", "-f", tmp_path / "some.cypher", "--csv", "--workspace", built)
    assert (said.code, said.out) == (2, "a\n1\n")
    assert said.err.startswith("allegiance: RETURN x: ")


def test_standard_input(built: Path):
    words = [sys.executable, "-m", "allegiance", "cypher", "--json", "--workspace", str(built)]
    for more in ([], ["-"], ["--file", "-"]):
        done = subprocess.run(
            [*words, *more], input="RETURN 1 AS a;", capture_output=True, text=True, check=False
        )
        assert json.loads(done.stdout) == [{"a": 1}], done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-f", "none.cypher"], "none.cypher: the file cannot be read: No such file"),
        (["-f", "empty.cypher"], "empty.cypher: there is no statement to run"),
        (["-f", "bytes.cypher"], "bytes.cypher: the file cannot be read: it is not UTF-8"),
        (["RETURN 1", "-f", "empty.cypher"], "give a statement or --file, not both"),
        ([" "], "there is no statement to run"),
        (["RETURN 1", "-p", "one"], "a parameter is given as name=value, not “one”"),
        (["RETURN $one", "-p", "two=2"], "it names no parameter two"),
        (["RETURN $one"], "one; give each a value"),
        (["RETURN 1 AS a", "-p", "=2"], "a parameter is given as name=value, not “=2”"),
    ],
)
def test_what_cannot_be_run(words: list[str], says: str, run, built: Path, tmp_path: Path):
    (tmp_path / "empty.cypher").write_text("// nothing\n;;")
    (tmp_path / "bytes.cypher").write_bytes(b"\xff\xfe")
    said = run("cypher", *words, "--workspace", built)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert said.err.count("\n") == 1


def test_a_statement_that_takes_too_long(run, built: Path):
    began = time.monotonic()
    said = run("cypher", ENDLESS, "--timeout", "1", "--workspace", built)
    assert (said.code, "limit of 1 seconds" in said.err) == (2, True)
    assert time.monotonic() - began < 30


def test_millions_of_rows_are_cut(run, built: Path):
    said = run("cypher", MANY, "--limit", "3", "--csv", "--workspace", built)
    assert said.out == "a,b\n1,1\n1,2\n1,3\n"
    assert said.err == "only the first 3 rows are shown: --limit sets the number\n"


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ("MATCH (a:Mil", {"Militia"}),
        ("MATCH (a:State|Mil", {"Militia"}),
        ("MATCH (a)-[:BA", {"BACKS"}),
        ("MATCH (a)-[r:FIGHTS|ba", {"BACKS"}),
        ("MATCH (a) WHERE a.nam", {"name"}),
        ("MATCH (a:Actor {alia", {"aliases"}),
        ("RETURN $ac", {"actor"}),
        (":he", {":help"}),
        ("mat", {"MATCH"}),
        ("MATCH (a {name: 'x(', ali", {"aliases"}),
        ("MATCH (a) RETURN ", set()),
    ],
)
def test_what_is_offered(before: str, offered: set[str], names: Names):
    found = {item.text for item in names.get_completions(Document(before), CompleteEvent())}
    assert found == offered


@pytest.fixture(scope="module")
def names(built: Path) -> Names:
    with Workspace(built) as work:
        found = Names({"actor": 1})
        found.learn(work.store()).join()
    return found


class Terminal:
    """A prompt on a pseudo-terminal: what is typed goes in, what stands on the screen comes out."""

    def __init__(self, work: Path, home: Path, *words: str) -> None:
        ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "allegiance", "cypher", "--workspace", str(work), *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "XDG_STATE_HOME": str(home), "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"},
        )
        os.close(theirs)
        self._screen = ours
        self._seen = ""

    def type(self, text: str) -> None:
        os.write(self._screen, text.encode())

    def enter(self, text: str) -> None:
        """Types a line once the prompt is there, and waits until it stands on the screen."""
        self.expect("cypher>")
        self.type(text)
        if text.isprintable():
            self.expect(text[-4:])  # a long line is folded
        self.type("\r")

    def expect(self, text: str, seconds: float = 60.0) -> str:
        """What came up to the first place where ``text`` stands; it is gone through once."""
        end = time.monotonic() + seconds
        while text not in self._seen:
            assert time.monotonic() < end, f"{text!r} does not come after: {self._seen}"
            if select.select([self._screen], [], [], 0.1)[0]:
                came = os.read(self._screen, 100_000).decode("utf-8", "replace")
                self._seen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", came)
        before, _, self._seen = self._seen.partition(text)
        return before

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._screen)


@pytest.fixture
def terminal(built: Path, tmp_path: Path) -> Iterator[Terminal]:
    found = Terminal(built, tmp_path / "state")
    found.expect("Ctrl-D ends")
    yield found
    found.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_session_at_the_prompt(terminal: Terminal, tmp_path: Path):
    terminal.expect("cypher>")
    terminal.type("MATCH (a:Militia)\rWHERE a.name = $name\rRETURN a.id AS it;\r")
    terminal.expect("“:param name=…” gives it one")
    terminal.enter(":param name=Boko Haram")
    terminal.enter("\x1b[A\x1b[A")  # what was typed before
    terminal.expect("boko-haram")
    terminal.enter("MATCH (a RETURN a;")
    terminal.expect("Syntax error at (line 1, column 10)")
    terminal.enter("CREATE (:Note);")
    terminal.expect("only reading was asked for")
    terminal.enter(":limit 2")
    terminal.enter("UNWIND range(1, 9) AS number RETURN number\r")  # an empty line ends it
    terminal.expect("2 rows")
    terminal.expect("only the first 2 rows are shown: :limit sets the number")
    terminal.enter(":fetch")
    terminal.expect("there are :help, :param, :limit and :quit")
    terminal.expect("cypher>")
    terminal.type(":quit\r")
    assert terminal.process.wait(20) == 0
    kept = tmp_path / "state" / "allegiance" / "cypher_history"
    assert "+MATCH (a RETURN a;" in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


def test_ctrl_c_ends_what_runs_and_not_the_prompt(terminal: Terminal, built: Path):
    terminal.expect("cypher>")
    terminal.type("half a state\x03")  # drops the line
    terminal.enter(f"{ENDLESS};")
    with Workspace(built) as work:
        running = "SHOW TRANSACTIONS YIELD currentQuery"
        assert _soon(lambda: any(ENDLESS in row for row in work.cypher(running).records))
        os.killpg(terminal.process.pid, signal.SIGINT)
        terminal.expect("it was ended")
        assert _soon(lambda: not any(ENDLESS in row for row in work.cypher(running).records))
    terminal.enter("RETURN 'still' + ' here' AS so;")
    terminal.expect("still here")
    terminal.expect("cypher>")
    terminal.type("\x04")
    assert terminal.process.wait(20) == 0


def _soon(holds) -> bool:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False
