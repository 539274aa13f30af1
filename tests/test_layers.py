"""Imports go one way: each room sees only the rooms before it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "graph" / "allegiance"
LAYERS = [
    {"version", "errors"},
    {"files", "names", "records", "resources", "settings", "wording"},
    {"ontology", "gazetteer", "channels", "cypher", "cells"},
    {"documents", "parsing"},
    {"extraction"},
    {"rows", "scoring"},
    {"resolution", "stories"},
    {"ledger"},
    {"network"},
    {"stores"},
    {"patterns", "analytics"},
    {"review", "views"},
    {"workspace"},
    {"cli"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
# The front door re-exports every room, and the two doors of the process open the engine before the rest.
DOORS = {"__init__", "__main__", "startup"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno} imports relatively"
            names = [node.module or ""]
            if node.module == "allegiance":
                names = [f"allegiance.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("allegiance.")}
    return found


MODULES = sorted(PACKAGE.rglob("*.py"))


def test_every_room_has_its_place() -> None:
    assert {room(path) for path in MODULES} - DOORS == LEVEL.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    here = room(path)
    if here in DOORS:
        return
    for other in imports(path) - {here}:
        assert LEVEL[other] < LEVEL[here], f"{here} imports {other}"


def test_a_wrong_import_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text("from allegiance import cli\nfrom allegiance.stores.bolt import BoltStore\n")
    assert imports(path) == {"cli", "stores"}
