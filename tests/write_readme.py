"""Rewrites the sessions of the README with what the commands print now: python tests/write_readme.py"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
ENVIRONMENT = {**os.environ, "COLUMNS": "100"}


def printed(command: str, folder: Path) -> list[str]:
    """The lines that a command of a session prints, run in ``folder``."""
    words = [sys.executable, "-m", *shlex.split(command)]
    run = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return [line.rstrip() for line in run.stdout.splitlines() if line.strip()]


def session(block: str, folder: Path) -> str:
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            lines += [line, *printed(line[2:], folder), ""]
    return "```console\n" + "\n".join(lines).rstrip() + "\n```"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "articles").symlink_to(ROOT / "seeds" / "texts")
        text = re.sub(
            r"^```console\n(.*?)^```",
            lambda found: session(found[1], Path(folder)),
            README.read_text("utf-8"),
            flags=re.MULTILINE | re.DOTALL,
        )
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
