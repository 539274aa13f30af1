"""The pages say what is there: every command, option, setting and public name; the README's code runs."""

import inspect
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import allegiance
from allegiance.cli.app import app
from allegiance.settings import Settings

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [command.name or "" for command in app.registered_commands]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference_and_explains_itself(command: str) -> None:
    assert f"`allegiance {command}" in REFERENCE
    built = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
    assert built.help
    for parameter in built.params:
        if parameter.name != "context":
            assert getattr(parameter, "help", None), f"{command} {parameter.name} has no help"


@pytest.mark.parametrize("name", [n for n in allegiance.__all__ if not n.startswith("__")])
def test_every_public_name_is_in_the_reference(name: str) -> None:
    assert f"`{name}`" in REFERENCE


def test_every_method_of_the_workspace_is_in_the_reference() -> None:
    row = next(line for line in REFERENCE.splitlines() if line.startswith("| `Workspace`"))
    methods = {
        name for name, value in inspect.getmembers(allegiance.Workspace, callable) if not name.startswith("_")
    }
    assert methods == set(re.findall(r"`(\w+)`", row)) - {"Workspace"}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_reference(name: str) -> None:
    assert f"`{name}`" in REFERENCE


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory with the sample texts in ``articles``, where the README's session takes place."""
    where = tmp_path_factory.mktemp("desk")
    (where / "articles").symlink_to(ROOT / "seeds" / "texts")
    return where


def session() -> list[tuple[str, list[str]]]:
    """The commands of the README's sessions, each with the lines of output that stand under it."""
    found: list[tuple[str, list[str]]] = []
    for line in (line for block in blocks("console") for line in block.splitlines()):
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


@pytest.mark.engine
def test_the_sessions_of_the_readme_run_and_print_what_stands_there(desk: Path) -> None:
    assert session()
    for command, shown in session():
        words = shlex.split(command)
        assert words[0] == "allegiance"
        run = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=desk,
            env={**os.environ, "COLUMNS": "100"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{command}: {run.stderr}"
        printed = [line.rstrip() for line in run.stdout.splitlines()]
        for line in shown:
            if line.strip() and line.strip() != "…":
                assert line.rstrip() in printed, f"{command} no longer prints: {line}\n{run.stdout}"


@pytest.mark.engine
def test_the_python_of_the_readme_runs(desk: Path) -> None:
    assert blocks("python")
    for code in blocks("python"):
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", code], cwd=desk, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
