"""The ledger's file: opened, brought up to date, shared, killed, damaged."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import factory
from allegiance.errors import LedgerError
from allegiance.ledger import Ledger, rows
from allegiance.ledger.schema import MARK, MIGRATIONS, connect

HERE = Path(__file__).parent
PATHS = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "graph")])}


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env=PATHS, stdout=subprocess.PIPE, text=True)


def integrity(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            *connection.execute("PRAGMA integrity_check"),
            *connection.execute("PRAGMA foreign_key_check"),
        ]


# Killed

ADDER = """
import itertools, sys
import factory
from allegiance.ledger import Ledger

with Ledger(sys.argv[1]) as ledger:
    run = ledger.begin("build")
    for number in itertools.count(int(sys.argv[2])):
        triples = [(f"A{number}", "BACKS", f"B{n}") for n in range(20)]
        document, claims = factory.story(*triples, name=f"story {number}")
        ledger.add(document, "test", "1", claims, run)
        print(document.id, flush=True)
"""


def test_killing_it_loses_nothing_that_was_added(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    promised: list[str] = []
    for round_ in range(4):
        with python(ADDER, path, 1000 * round_) as adder:
            assert adder.stdout
            promised += [adder.stdout.readline().strip() for _ in range(3 + 7 * round_)]
            adder.send_signal(signal.SIGKILL)
            promised += [line.strip() for line in adder.stdout if line.endswith("\n")]
        assert adder.returncode == -signal.SIGKILL
    assert integrity(path) == [("ok",)]
    with Ledger(path) as ledger:
        kept = [*ledger.documents()]
        assert {d.id for d in kept} >= set(promised)
        assert len(kept) <= len(promised) + 4  # at most the one that each had just committed, untold
        said = [*ledger.claims()]
        for document in kept:
            assert sum(c.document == document.id for c in said) == 20
        # and the next build goes on from there, adding nothing twice
        before = ledger.fingerprint()
        run = ledger.begin("build")
        for document in kept:
            assert ledger.known(document.id, "test", "1")
            assert not ledger.add(document, "test", "1", [], run)
        assert ledger.fingerprint() == before


# Shared

MAKER = """
import sys
from allegiance.ledger import Ledger

with Ledger(sys.argv[1]) as ledger:
    print(ledger.fingerprint())
"""


def test_processes_that_make_one_ledger_at_once_make_one(tmp_path: Path) -> None:
    makers = [python(MAKER, tmp_path / "ledger.sqlite") for _ in range(4)]
    said = [maker.communicate()[0] for maker in makers]
    assert [maker.returncode for maker in makers] == [0] * 4
    assert len(set(said)) == 1


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    document, said = factory.story(("Iran", "BACKS", "Badr"))
    with Ledger(path) as ledger, Ledger(path, patience=0.05) as other:
        run = ledger.begin("build")
        ledger._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is being written by another process; try again"):
            other.add(document, "test", "1", said, run)
        assert [*other.claims()] == []  # reading needs no waiting
        ledger._connection.execute("ROLLBACK")
        assert other.add(document, "test", "1", said, run)
        assert [*ledger.claims()] == said


# Versions


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    return folder


def old(path: Path) -> tuple[str, list[str]]:
    """A ledger of the first version, with something in it: its fingerprint and its claims' ids."""
    first = path.parent / "first"
    first.mkdir()
    shutil.copy(MIGRATIONS / "001.sql", first)
    connect(path, 1, first).close()
    with Ledger(path) as ledger:
        document, said = factory.story(("Iran", "BACKS", "Badr"))
        ledger.add(document, "test", "1", said, ledger.begin("build"))
        return ledger.fingerprint(), [c.id for c in said]


def add_step(folder: Path, script: str) -> int:
    number = len([*folder.iterdir()]) + 1
    (folder / f"{number:03}.sql").write_text(script, "utf-8")
    return number


def test_the_steps_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in MIGRATIONS.glob("*.sql"))
    assert names
    assert names == [f"{number:03}.sql" for number in range(1, len(names) + 1)]


def test_a_ledger_of_the_first_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    fingerprint, ids = old(path)
    with Ledger(path) as ledger:
        assert ledger.fingerprint() == fingerprint
        assert [c.id for c in ledger.claims()] == ids


def test_the_documents_of_a_ledger_of_the_first_version_are_sketched(tmp_path: Path) -> None:
    path, first = tmp_path / "ledger.sqlite", tmp_path / "first"
    first.mkdir()
    shutil.copy(MIGRATIONS / "001.sql", first)
    document = factory.document()
    with closing(connect(path, 1, first)) as connection:
        connection.execute(
            "INSERT INTO documents VALUES (:id, :name, :title, :publisher, :date, :url, :origin, :text)",
            rows.document_row(document),
        )
        connection.execute("INSERT INTO origins VALUES (?, ?)", (document.origin, document.id))
        connection.execute("INSERT INTO runs (command, started) VALUES ('build', '2024-01-01')")
        connection.execute(
            "INSERT INTO readings (document, extractor, version, run, at) VALUES (?, 'rules', '1', 1, '')",
            (document.id,),
        )
    with Ledger(path) as ledger:
        assert [*ledger.documents()] == [document]
        assert ledger.sketches() == {}
        assert ledger.complete_sketches() == 1
        assert ledger.sketches().keys() == {document.id}


def test_an_older_ledger_is_brought_up_to_date(tmp_path: Path, steps: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    _, ids = old(path)
    number = add_step(
        steps,
        "-- a note; with a semicolon\nALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT 'old';\n"
        "CREATE TRIGGER notes BEFORE DELETE ON runs\nBEGIN\n  SELECT RAISE(ABORT, 'stays');\nEND;\n",
    )
    with closing(connect(path, 1, steps)) as connection:
        assert connection.execute("SELECT note FROM runs").fetchall() == [("old",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (number,)
        assert [id_ for (id_,) in connection.execute("SELECT id FROM claims")] == ids
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'notes'").fetchone() == (
            1,
        )
    connect(path, 1, steps).close()  # nothing is left to do
    with pytest.raises(LedgerError, match=r"newer version of Allegiance .* upgrade Allegiance"):
        Ledger(path)
    assert integrity(path) == [("ok",)]


def test_a_step_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path, steps: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    fingerprint, ids = old(path)
    add_step(steps, "CREATE TABLE extra (a);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        connect(path, 1, steps)
    with Ledger(path) as ledger:
        assert ledger.fingerprint() == fingerprint
        assert [c.id for c in ledger.claims()] == ids
        names = {row["name"] for row in ledger._connection.execute("SELECT name FROM sqlite_master")}
        assert "extra" not in names


def test_a_step_that_leaves_rows_pointing_nowhere_is_refused(tmp_path: Path, steps: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    old(path)
    add_step(steps, "INSERT INTO origins VALUES ('a.txt', 'nowhere');")
    with pytest.raises(LedgerError, match="1 rows point to none"):
        connect(path, 1, steps)
    assert integrity(path) == [("ok",)]


def test_a_newer_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("PRAGMA journal_mode = DELETE")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"newer version .*its schema is 99, this one knows \d+"):
        Ledger(path)
    assert path.read_bytes() == before


# Damaged, or no ledger at all


def test_an_empty_file_is_a_new_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.touch()  # what a kill at the first instant leaves
    with Ledger(path) as ledger:
        assert ledger.counts().documents == 0
        assert ledger._connection.execute("PRAGMA application_id").fetchone()[0] == MARK


def test_a_text_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_text("This is an article, not a database. " * 100)
    with pytest.raises(LedgerError, match="is no ledger, or a damaged one; move it away and build again"):
        Ledger(path)


def test_another_database_is_no_ledger_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE places (name)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is an SQLite database, but no ledger"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_damaged_ledger_says_so_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        run = ledger.begin("build")
        for number in range(50):
            document, said = factory.story((f"A{number}", "BACKS", "Badr"), name=f"story {number}")
            ledger.add(document, "test", "1", said, run)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 16384) + whole[-8192:])
    with pytest.raises(LedgerError, match="is damaged; move it away"):  # noqa: SIM117
        with Ledger(path) as ledger:
            assert [*ledger.claims()]


def test_a_folder_that_is_missing_or_in_the_way_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="check that its folder exists"):
        Ledger(tmp_path / "missing" / "ledger.sqlite")
    with pytest.raises(LedgerError, match=str(tmp_path)):
        Ledger(tmp_path)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_ledger_that_may_not_be_written_says_so(open_folder: Path) -> None:
    path = open_folder / "ledger.sqlite"
    document, said = factory.story(("Iran", "BACKS", "Badr"))
    Ledger(path).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    if root := os.geteuid() == 0:
        os.seteuid(65534)  # who owns the machine may write anywhere
    try:
        with pytest.raises(LedgerError, match="that you may write"):  # noqa: SIM117
            with Ledger(path) as ledger:
                ledger.add(document, "test", "1", said, ledger.begin("build"))
    finally:
        if root:
            os.seteuid(0)
        open_folder.chmod(0o755)


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    small, said = factory.story(("Iran", "BACKS", "Badr"))
    large = factory.document("Iran BACKS Badr. " * 100_000, name="large")
    with Ledger(path) as ledger:
        run = ledger.begin("build")
        ledger.add(small, "test", "1", said, run)
        (pages,) = ledger._connection.execute("PRAGMA page_count").fetchone()
        ledger._connection.execute(f"PRAGMA max_page_count = {pages + 20}")  # SQLite's own full disk
        with pytest.raises(LedgerError, match="has no room left on its disk"):
            ledger.add(large, "test", "1", [factory.claim(within=large)], run)
        assert [*ledger.documents()] == [small]
        assert [*ledger.claims()] == said
    assert integrity(path) == [("ok",)]
