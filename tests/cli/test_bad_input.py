"""Bad input: each gets a clear sentence, a non-zero exit where work was not done, and nothing half-done."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from allegiance import Workspace, cypher
from allegiance.stores import Store
from processes import command

pytestmark = pytest.mark.engine


def refused(said, *parts: str, code: int | None = None) -> None:
    assert said.code != 0 if code is None else said.code == code
    lines = said.err.strip().splitlines()
    assert lines, "nothing was said"
    assert "Traceback" not in said.err
    for part in parts:
        assert part in said.err, said.err


def test_an_empty_folder(run, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    refused(run("build", "empty"), "no text was found", code=1)


def test_a_missing_source(run, tmp_path: Path):
    refused(run("build", "nowhere", "--workspace", "work"), "nowhere", code=1)
    (tmp_path / "a.txt").write_text("Iran-backed Hezbollah fought Islamic State.\n")
    refused(run("build", "a.txt", "nowhere", "--workspace", "work"), "nowhere", code=1)
    assert not (tmp_path / "work").exists()
    said = run("extract", "a.txt", "nowhere")
    refused(said, "nowhere", code=1)
    assert said.out == ""


def test_a_binary_file_is_named_and_the_rest_goes_on(run, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "in" / "b.txt").write_text("Iran-backed Hezbollah fought Islamic State in Syria.\n")
    said = run("build", "in", "--workspace", "work", "--json")
    refused(said, "a.txt", code=1)
    assert '"read": 1' in said.out
    assert '"failed": 1' in said.out


def test_a_text_of_50_mb_is_refused_by_name(run, tmp_path: Path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.write(b"Islamic State fought the army. " * 1_750_000)
    refused(run("build", "big.txt", "--workspace", "work"), "big.txt", "MB", code=1)


def test_a_file_in_another_encoding_is_read(run, tmp_path: Path):
    text = "Les combattants du groupe État islamique… The Iran-backed Hezbollah fought Islamic State.\n" * 20
    (tmp_path / "latin.txt").write_bytes(text.encode("cp1252"))
    assert run("build", "latin.txt", "--workspace", "work").code == 0


def test_a_text_without_actors_makes_an_empty_graph(run, tmp_path: Path):
    (tmp_path / "calm.txt").write_text("The bakery opened at seven. The bread was good.\n")
    for words in (("build", "calm.txt", "--workspace", "work"), ("extract", "calm.txt")):
        said = run(*words)
        assert said.code == 0
        assert "no relation between actors was found" in said.err
        assert "allegiance explain FILE" in said.err
    assert "no rows" in run("actors", "--workspace", "work").out
    assert "no rows" in run("rank", "--workspace", "work").out
    assert run("view", "-o", "empty.html", "--workspace", "work").code == 0


def test_rows_that_are_no_texts_and_dates_that_are_none(run, tmp_path: Path):
    rows = [
        {"text": "Iran-backed Hezbollah fought Islamic State.", "date": "31/31/2017"},
        {"text": 5},
        {"text": "M23 fought the FDLR.", "date": "2017-05-29"},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    said = run("build", "rows.jsonl", "--workspace", "work", "--json")
    refused(said, f"not read: {tmp_path}/rows.jsonl:2: its text is", code=1)
    assert f"read in part: {tmp_path}/rows.jsonl:1: its date “31/31/2017”" in said.err
    counts = json.loads(said.out)
    assert (counts["read"], counts["failed"], counts["partly"]) == (2, 1, 1)
    del rows[1]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    said = run("build", "rows.jsonl", "--workspace", "work")
    assert (said.code, "1 read in part" in said.out) == (0, True)
    for word in ("extract", "explain"):
        said = run(word, "rows.jsonl")
        assert (said.code, "read in part: rows.jsonl:1" in said.err) == (0, True)


def test_a_workspace_among_the_texts_is_not_read(run, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Iran-backed Hezbollah fought Islamic State.\n")
    for new in (1, 0):
        said = run("build", ".", "--workspace", "work", "--json")
        assert (said.code, said.err) == (0, "")
        counts = json.loads(said.out)
        assert (counts["read"], counts["new"], counts["documents"]) == (1, new, 1)
    assert (tmp_path / "work" / "engine" / "password").is_file()


def test_files_of_one_stem_are_told_apart(run, tmp_path: Path):
    text = "Iran-backed Hezbollah fought Islamic State."
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "rows.csv").write_text(f"title,text\nA,{text}\n")
    (tmp_path / "in" / "rows.jsonl").write_text(json.dumps({"title": "B", "text": text}))
    lines = run("extract", "in").out.splitlines()
    assert {json.loads(line)["doc"] for line in lines} == {"rows.csv#1", "rows.jsonl#1"}


@pytest.mark.parametrize(
    "words", [("ask", "shared-enemies"), ("cypher", "RETURN 1"), ("rank",), ("actors",), ("why", "a", "b")]
)
def test_no_workspace(run, words, tmp_path: Path):
    refused(run(*words, "--workspace", "none"), "no workspace", "allegiance build")
    assert not (tmp_path / "none").exists()


def test_a_workspace_of_a_newer_version(run, tmp_path: Path):
    (tmp_path / "work").mkdir()
    with sqlite3.connect(tmp_path / "work" / "ledger.sqlite") as ledger:
        ledger.execute("PRAGMA user_version = 999")
    ledger.close()
    refused(run("actors", "--workspace", "work"), "newer")


def test_a_damaged_ledger(run, tmp_path: Path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "ledger.sqlite").write_bytes(b"not a database at all" * 300)
    refused(run("actors", "--workspace", "work"), "ledger.sqlite")


def test_an_unknown_question_names_the_nearest(run, built):
    refused(run("ask", "shared-enemy", "--workspace", built), "shared-enemies", code=2)


def test_an_unknown_parameter(run, built):
    refused(run("ask", "shared-enemies", "--foe", "x", "--workspace", built), "foe", "enemy", code=2)


def test_a_parameter_without_value(run, built):
    refused(run("ask", "shared-enemies", "--workspace", built, "--enemy"), "enemy", code=2)


def test_a_parameter_of_the_wrong_type(run, built):
    refused(run("ask", "proxy-chains", "--steps", "many", "--workspace", built), "steps", "many", code=2)


def test_a_missing_parameter(run, built):
    refused(run("ask", "profile", "--workspace", built), "actor", code=2)


def test_an_unknown_actor_names_the_nearest(run, built):
    refused(
        run("ask", "profile", "--actor", "Islamic Stat of", "--workspace", built), "Islamic State", code=2
    )
    refused(run("why", "Islamic Stat of", "Iran", "--workspace", built), "Islamic State", code=2)


def test_a_syntax_error(run, built):
    refused(run("cypher", "MATCH (a RETURN a", "--workspace", built), code=2)


def test_a_parameter_that_the_statement_lacks(run, built):
    refused(run("cypher", "MATCH (a:Actor {id: $id}) RETURN a", "--workspace", built), "id", code=2)


def test_an_unknown_measure(run, built):
    refused(run("rank", "--measure", "beauty", "--workspace", built), "beauty", "pagerank")


def test_an_unknown_relation(run, built):
    refused(run("rank", "--relation", "loves", "--workspace", built), "LOVES", "BACKS")


def test_a_page_that_cannot_be_written(run, built, tmp_path: Path):
    refused(run("view", "-o", "no/such/folder/page.html", "--workspace", built), "page.html")


def test_no_neo4j_there(run, built, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    refused(run("ask", "shared-enemies", "--workspace", built), "127.0.0.1:1")


def test_a_broken_settings_file(run, tmp_path: Path):
    (tmp_path / "allegiance.toml").write_text("workspace = [")
    refused(run("actors"), "allegiance.toml", code=2)


def test_an_unknown_setting(run, tmp_path: Path):
    (tmp_path / "allegiance.toml").write_text('colour = "red"')
    refused(run("actors"), "colour", code=2)


def test_two_forms_at_once(run, built):
    refused(run("actors", "--json", "--csv", "--workspace", built), "exclude", code=2)


def test_debug_shows_the_trace(built, tmp_path: Path):
    words = [sys.executable, "-m", "allegiance", "ask", "nonsense", "--workspace", str(built), "--debug"]
    said = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ)
    assert said.returncode != 0
    assert "UnknownQuery" in said.stderr


def test_a_closed_pipe_is_no_error(built, tmp_path: Path):
    command = f"{sys.executable} -m allegiance actors --workspace {built} --csv | head -1"
    said = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert said.stdout.count("\n") == 1
    assert said.stderr == ""


@pytest.mark.neo4j
def test_a_server_with_another_workspace_is_refused_unless_told(
    run, neo4j_server, neo4j_store, tmp_path, monkeypatch
):
    for name in ("uri", "username", "password"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(neo4j_server, name))
    (tmp_path / "a.txt").write_text("Iran-backed Hezbollah fought Islamic State.\n")
    assert run("build", "a.txt", "--workspace", "one").code == 0
    refused(run("build", "a.txt", "--workspace", "two"), "another workspace", "--adopt", code=1)
    assert run("build", "a.txt", "--workspace", "two", "--adopt").code == 0
    refused(run("cypher", "RETURN 1", "--workspace", "one"), "another workspace", code=1)


LONG = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS sum"


@pytest.fixture
def beside(built: Path) -> Iterator[Store]:
    """A store of the same workspace, for which its engine stays up."""
    with Workspace(built) as work:
        work.store().counts()
        yield work.store()


def computing(store: Store, text: str) -> int:
    """How many statements with that text the engine is still at, a moment later."""
    what = cypher.query("read/running")
    for _ in range(20):
        if not (found := len(store.read(what, {"text": text, "milliseconds": -1}))):
            break
        time.sleep(0.25)
    return found


def test_an_interrupt_ends_a_question_that_the_database_computes(built: Path, beside: Store):
    with command("cypher", LONG, "--workspace", built, ALLEGIANCE_TIMEOUT="50") as asked:
        time.sleep(4)  # it computes by now
        assert asked.poll() is None
        assert beside.read(cypher.query("read/running"), {"text": LONG, "milliseconds": -1}).records
        asked.send_signal(signal.SIGINT)
        _, said = asked.communicate(timeout=10)
    assert asked.returncode == 130
    assert said.strip() == "allegiance: interrupted"
    assert not computing(beside, LONG)


def test_an_interrupt_gives_the_terminal_its_cursor_back(built: Path, beside: Store):
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "allegiance", "cypher", LONG, "--workspace", str(built)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True) as asked:
        os.close(theirs)
        time.sleep(4)  # it computes by now
        asked.send_signal(signal.SIGINT)
        assert asked.wait(10) == 130
    said = os.read(ours, 100_000)
    os.close(ours)
    hidden, shown = said.rfind(b"\x1b[?25l"), said.rfind(b"\x1b[?25h")
    assert hidden < shown
    assert b"allegiance: interrupted" in said
    assert not computing(beside, LONG)


def test_a_missing_engine_is_one_sentence(built: Path, tmp_path: Path):
    (tmp_path / "arcadedb_embedded.py").write_text("")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with command("ask", "commanders", "--workspace", built, PYTHONPATH=path) as asked:
        _, said = asked.communicate(timeout=30)
    assert asked.returncode == 1
    assert said.startswith("allegiance: the embedded engine is not installed")
    assert "Traceback" not in said


def test_debug_keeps_the_exit_code(run, built: Path):
    plain = run("ask", "profile", "--actor", "Nobody", "--workspace", built)
    debug = run("--debug", "ask", "profile", "--actor", "Nobody", "--workspace", built)
    assert (plain.code, debug.code) == (2, 2)
    assert "Traceback" in debug.err
    assert "allegiance actors" in plain.err


def test_numbers_that_json_has_not(run, built: Path):
    said = run("cypher", "RETURN 0.0 / 0.0 AS x", "--json", "--workspace", built)
    assert json.loads(said.out) == [{"x": None}]


def test_evidence_goes_with_the_table(run, built: Path):
    refused(run("ask", "commanders", "--evidence", "--json", "--workspace", built), "--evidence", code=2)


def test_a_reader_that_has_seen_enough(built: Path):
    script = f"{sys.executable} -m allegiance actors --workspace {built} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
