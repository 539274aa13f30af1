"""Which files of a folder are read: none of those that a workspace keeps, and all others."""

from pathlib import Path

import pytest

from allegiance.documents import Failure, read
from allegiance.ledger import Ledger
from allegiance.records import Document

STORY = "Rebels leave the port\n\nThe rebels left the port of Sula on Monday, the army said.\n"


def names(path: Path) -> list[str]:
    found = list(read(path))
    assert all(isinstance(text, Document) for text in found), found
    return [text.name for text in found if isinstance(text, Document)]


def engine(folder: Path) -> Path:
    """What the engine of a workspace keeps, as far as it could be taken for text."""
    (folder / "engine" / "config").mkdir(parents=True)
    for name in ("clients.lock", "watch.lock"):
        (folder / "engine" / name).touch()
    (folder / "engine" / "password").write_text("2c6d1f", "utf-8")
    (folder / "engine" / "config" / "users.jsonl").write_text('{"text": "2c6d1f"}\n', "utf-8")
    return folder / "engine"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with a text and a workspace below it."""
    (tmp_path / "sula.txt").write_text(STORY, "utf-8")
    (tmp_path / "work").mkdir()
    Ledger(tmp_path / "work" / "ledger.sqlite").close()
    engine(tmp_path / "work")
    return tmp_path / "work"


def test_a_workspace_below_is_passed_over(workspace: Path) -> None:
    assert names(workspace.parent) == ["sula"]


def test_texts_beside_a_ledger_are_read_where_their_folder_is_named(workspace: Path) -> None:
    (workspace / "port.txt").write_text(STORY, "utf-8")
    (workspace / "later").mkdir()
    (workspace / "later" / "again.txt").write_text(STORY, "utf-8")
    (workspace / "ledger.sqlite-wal").write_bytes(b"7\x7f\x06\x82")
    assert names(workspace) == ["again", "port"]


def test_an_engine_whose_ledger_is_gone_is_passed_over(workspace: Path) -> None:
    (workspace / "ledger.sqlite").unlink()
    assert names(workspace.parent) == ["sula"]
    assert names(workspace / "engine") == []
    assert names(workspace / "engine" / "config") == []


def test_no_link_leads_into_an_engine(workspace: Path) -> None:
    (workspace.parent / "a.txt").symlink_to(workspace / "engine" / "password")
    (workspace.parent / "b").symlink_to(workspace / "engine" / "config")
    (workspace.parent / "c").symlink_to(workspace)
    assert names(workspace.parent) == ["sula"]


def test_a_file_of_an_engine_that_is_named_is_refused(workspace: Path) -> None:
    [found] = read(workspace / "engine" / "password")
    assert isinstance(found, Failure)
    assert "engine" in found.reason


def test_a_folder_called_engine_is_read(tmp_path: Path) -> None:
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "sula.txt").write_text(STORY, "utf-8")
    assert names(tmp_path) == ["sula"]
