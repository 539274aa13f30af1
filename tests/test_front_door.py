"""What ``from allegiance import`` offers: all of it importable, sorted, documented and cheap."""

import subprocess
import sys

import allegiance


def test_names_are_sorted_and_there() -> None:
    assert allegiance.__all__ == sorted(allegiance.__all__)
    for name in allegiance.__all__:
        assert getattr(allegiance, name) is not None


def test_the_typed_imports_are_the_lazy_ones() -> None:
    assert set(allegiance._HOME) == set(allegiance.__all__)


def test_every_public_thing_says_what_it_is() -> None:
    for name in allegiance.__all__:
        thing = getattr(allegiance, name)
        if not isinstance(thing, str):
            assert thing.__doc__, f"{name} has no docstring"
            members = vars(thing).items() if isinstance(thing, type) else ()
            for member, value in members:
                if not member.startswith("_") and callable(value):
                    assert value.__doc__, f"{name}.{member} has no docstring"


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(allegiance, "no_such_name")


def test_importing_loads_nothing_slow() -> None:
    code = "import sys, allegiance; print([m for m in ('pandas','networkx','neo4j') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_help_waits_for_nothing_that_only_a_command_needs() -> None:
    slow = ("pydantic", "rich", "neo4j", "sqlite3", "prompt_toolkit", "allegiance.workspace")
    code = f"import sys; from allegiance.cli.app import app; print([m for m in {slow} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
