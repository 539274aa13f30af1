"""The way in from Python: build, ask, rank, load into a notebook; and a build that is cut off."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import networkx as nx
import pytest

from allegiance import Evidence, Failure, Workspace
from allegiance.errors import DocumentError, UnknownActor, WorkspaceError
from allegiance.ledger import Ledger
from allegiance.records import to_plain
from factory import story

TEXTS = Path(__file__).parents[1] / "seeds" / "texts"
pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory):
    with Workspace(tmp_path_factory.mktemp("python") / "work") as opened:
        opened.build(TEXTS)
        yield opened


def content(work: Workspace) -> str:
    """All that the graph rests on, sorted, as one text."""
    network = work.network()
    parts = [*network.actors.values(), *network.ties, *network.prospects]
    return json.dumps([[to_plain(part) for part in parts], sorted(network.claims)])


def test_build_tells_what_it_did(work: Workspace) -> None:
    report = work.build(TEXTS)
    assert (report.new, report.failures) == (0, ())
    assert report.read == report.counts.documents == len(list(work.documents()))
    assert report.counts.claims == len(list(work.claims()))
    assert report.counts.ties == len(work.ties())
    assert report.counts.actors == len(work.actors())


def test_every_tie_opens_to_its_sentences(work: Workspace) -> None:
    said = [tie for tie in work.ties() if tie.claims]
    assert len(said) > 20
    for tie in said:
        for item in work.evidence(tie.claims):
            assert isinstance(item, Evidence)
            assert item.document.text[item.claim.start : item.claim.end] == item.claim.quote
            assert item.claim.factual


def test_ask_gives_rows_with_claims(work: Workspace) -> None:
    answer = work.ask("shared-enemies", enemy="Daesh")
    assert len(answer) == len(answer.to_pandas()) > 1
    for row in answer:
        assert row["enemy"] == "Islamic State"
        assert work.evidence(answer.claims(row))


def test_cypher_reads(work: Workspace) -> None:
    rows = work.cypher("MATCH (a:Actor {id: $id}) RETURN a.name AS name", {"id": "iran"})
    assert (rows.columns, rows.records) == (("name",), (("Iran",),))


def test_rank_and_tables(work: Workspace) -> None:
    ranked = work.rank("degree", ["FIGHTS"], top=3)
    assert len(ranked) == 3
    graph = work.to_networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    actors, ties = work.to_pandas()
    assert (len(actors), len(ties)) == (graph.number_of_nodes(), graph.number_of_edges())


def test_actors_are_found_as_people_write_them(work: Workspace) -> None:
    assert work.actor("Tehran").id == work.actor("iran").id == "iran"
    with pytest.raises(UnknownActor, match="Kata'ib Hizballah"):
        work.actor("Kataib Hizbolla")
    assert work.why("ISIS", "hashd")


def test_questions_are_listed(work: Workspace) -> None:
    assert "proxy-chains" in {query.name for query in work.questions()}


def test_view(work: Workspace, tmp_path: Path) -> None:
    assert work.view(tmp_path / "page.html").read_text("utf-8").lower().startswith("<!doctype html>")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        work.view(tmp_path / "none" / "page.html")


def test_a_missing_workspace_is_not_made(tmp_path: Path) -> None:
    with Workspace(tmp_path / "none") as empty, pytest.raises(WorkspaceError, match="allegiance build"):
        empty.ties()
    assert not (tmp_path / "none").exists()


def test_failures_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00\x01\x02" * 99)
    (tmp_path / "in" / "good.txt").write_text("Iran-backed Hezbollah fought Islamic State.\n")
    told: list[Failure] = []
    with Workspace(tmp_path / "work") as work:
        report = work.build(tmp_path / "in", on_failure=told.append)
        assert (report.read, report.new, report.failures) == (1, 1, tuple(told))
        with pytest.raises(DocumentError):
            work.build(tmp_path / "nowhere")


def test_the_workspace_can_be_used_again_after_closing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran-backed Hezbollah fought Islamic State.\n")
    work = Workspace(tmp_path / "work")
    work.build(tmp_path / "a.txt")
    before = content(work)
    work.close()
    work.close()
    assert content(work) == before
    work.close()


def test_a_text_that_changed_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Iran-backed Hezbollah fought Islamic State.\n")
    with Workspace(tmp_path / "work") as work:
        work.build(path)
        path.write_text("Nothing is known of anybody.\n")
        report = work.build(path)
        assert (report.read, report.new, report.counts.ties, report.counts.documents) == (1, 1, 0, 1)
        path.write_text("Iran-backed Hezbollah fought Islamic State.\n")
        assert work.build(path).counts.ties > 0


def many(folder: Path) -> Path:
    """Texts enough that a build takes a while: the samples, each with a line that makes it another."""
    folder.mkdir()
    for number in range(8):
        for path in TEXTS.glob("*.txt"):
            text = f"{path.read_text('utf-8')}\nDispatch number {number}.\n"
            (folder / f"{path.stem}-{number}.txt").write_text(text, "utf-8")
    return folder


def test_a_build_that_is_killed_and_run_again_gives_the_same_graph(tmp_path: Path) -> None:
    texts = many(tmp_path / "texts")
    with Workspace(tmp_path / "whole") as work:
        whole = work.build(texts)
        wanted, rows = content(work), stored(work)
    rng = random.Random(11)
    words = [sys.executable, "-m", "allegiance", "build", str(texts), "-w", str(tmp_path / "cut")]
    kept = 0
    for _ in range(4):
        started = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.4, 2.5))
        os.kill(started.pid, signal.SIGKILL)
        started.wait()
        now = documents(tmp_path / "cut")
        assert now >= kept, "a committed document was lost"
        kept = now
    with Workspace(tmp_path / "cut") as work:
        report = work.build(texts)
        assert report.read == whole.read
        assert report.new == whole.read - kept
        assert report.counts == whole.counts
        assert content(work) == wanted
        assert stored(work) == rows


def documents(workspace: Path) -> int:
    path = workspace / "ledger.sqlite"
    if not path.exists():
        return 0
    with Ledger(path) as ledger:
        return ledger.counts().documents


def stored(work: Workspace) -> tuple[tuple[object, ...], ...]:
    """The ties as the database holds them."""
    statement = (
        "MATCH (a:Actor)-[t]->(b:Actor)"
        " RETURN a.id AS a, type(t) AS t, b.id AS b, t.claims AS claims ORDER BY a, t, b"
    )
    return work.cypher(statement).records


def test_one_workspace_two_processes(tmp_path: Path) -> None:
    """A second process finds the engine of the first, and the ledger takes both."""
    (tmp_path / "a.txt").write_text("Iran-backed Hezbollah fought Islamic State.\n")
    with Workspace(tmp_path / "work") as work:
        work.build(tmp_path / "a.txt")
        words = [sys.executable, "-m", "allegiance", "cypher", "RETURN 1 AS one", "--json"]
        run = subprocess.run(
            [*words, "-w", str(tmp_path / "work")], capture_output=True, text=True, check=True
        )
        assert json.loads(run.stdout) == [{"one": 1}]
        assert work.cypher("RETURN 2 AS two").records == ((2,),)


def test_a_build_makes_good_what_somebody_took_out_of_the_graph(tmp_path: Path) -> None:
    with Workspace(tmp_path / "work") as opened:
        whole = opened.build(TEXTS / "goma.txt").counts
        store = opened.store()
        store.write(lambda transaction: transaction.run("MATCH (c:Claim) DETACH DELETE c").consume())
        assert store.counts().claims == 0
        assert opened.build(TEXTS / "goma.txt").counts == whole


def test_a_question_after_a_write_by_hand_is_asked_of_the_whole_graph(tmp_path: Path) -> None:
    with Workspace(tmp_path / "work") as opened:
        opened.build(TEXTS / "goma.txt")
        before = opened.ask("commanders").rows
        opened.cypher("MATCH ()-[t:LEADS]->() DELETE t", write=True)
        assert opened.ask("commanders").rows == before


def test_the_ledger_alone_is_enough(tmp_path: Path) -> None:
    """The graph is a view: whatever else is thrown away, it comes back from the ledger."""
    (tmp_path / "work").mkdir()
    with Ledger(tmp_path / "work" / "ledger.sqlite") as ledger:
        run = ledger.begin("test")
        text, said = story(("Iran", "BACKS", "Hezbollah"))
        ledger.add(text, "hand", "1", said, run)
        ledger.end(run, 1, 0)
    with Workspace(tmp_path / "work") as work:
        assert work.store().counts().ties == len(work.ties()) == 1


def test_two_texts_piped_in_are_two_documents(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "allegiance", "build", "-", "-w", str(tmp_path / "work"), "--json"]
    for number, text in enumerate(("Iran-backed Hezbollah fought Islamic State.", "M23 fought the FDLR."), 1):
        run = subprocess.run(words, input=text, capture_output=True, text=True, check=True)
        assert json.loads(run.stdout)["documents"] == number


def test_how_far_the_reading_is_is_told_from_the_start(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / "in" / f"{name}.txt").write_text(f"Iran-backed Hezbollah fought Islamic State: {name}.\n")
    told: list[tuple[str, int, int | None]] = []
    with Workspace(tmp_path / "work", progress=lambda *step: told.append(step)) as work:
        work.build(tmp_path / "in", workers=2)
        assert [step for step in told if "reading" in step[0]] == [
            ("reading (files)", n, 3) for n in range(4)
        ]
        rows = [json.dumps({"text": f"M23 fought the FDLR, for the {n}th time."}) for n in range(400)]
        (tmp_path / "rows.jsonl").write_text("\n".join(rows))
        told.clear()
        work.build(tmp_path / "rows.jsonl")
    steps = [step for step in told if "reading" in step[0]]
    size = -(-(tmp_path / "rows.jsonl").stat().st_size // 1000)
    assert len(steps) == 401
    assert (steps[0], steps[-1]) == (("reading (kB)", 0, size), ("reading (kB)", size, size))


def test_one_file_named_in_two_ways_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Iran-backed Hezbollah fought Islamic State.\n")
    with Workspace("work") as work:
        work.build("a.txt")
        Path("a.txt").write_text("M23 fought the FDLR.\n")
        assert work.build(tmp_path / "a.txt").counts.documents == 1
