"""On a terminal there is a sign of life as long as work goes on, and rows go where they were sent."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from allegiance.documents import Feeds
from gold import OWN, ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "graph"), "TERM": "xterm", "COLUMNS": "100"}


def watched(*words: str, out: Path) -> str:
    """What a program shows on the terminal that its standard error is."""
    screen, theirs = pty.openpty()
    with out.open("w") as rows:
        program = subprocess.Popen([sys.executable, *words], stdout=rows, stderr=theirs, env=ENVIRONMENT)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(screen, 65536):
            shown += part
    except OSError:  # how Linux tells that nobody writes any more
        pass
    os.close(screen)
    assert program.wait() == 0, shown.decode()
    return shown.decode()


def test_the_clock_goes_on_while_one_text_is_read(tmp_path: Path) -> None:
    code = (
        "import time\n"
        "from allegiance.cli.output import progress\n"
        "with progress() as tell:\n"
        "    tell('reading (files)', 0, 1)\n"
        "    time.sleep(2.3)\n"
        "    print('a row', flush=True)\n"
    )
    shown = watched("-c", code, out=tmp_path / "out")
    assert {"0:00:00", "0:00:01", "0:00:02"} <= set(re.findall(r"\d:\d\d:\d\d", shown))
    assert "0/1" in shown
    assert (tmp_path / "out").read_text() == "a row\n"


def test_extract_shows_how_far_it_is(tmp_path: Path) -> None:
    shown = watched("-m", "allegiance", "extract", str(OWN.texts), out=tmp_path / "out")
    feeds = Feeds([OWN.texts])
    assert f"reading ({feeds.unit})" in shown
    assert f"{feeds.total}/{feeds.total}" in shown
    assert (tmp_path / "out").read_text().count("\n") > 50
