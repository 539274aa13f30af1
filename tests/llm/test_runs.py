"""A run with a model: what it sends, what it costs, and where it goes on after it was cut off."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from allegiance import Workspace, cli
from allegiance.errors import EndpointError, SettingsError
from allegiance.records import Document
from llm.conftest import Make, told
from llm.endpoint import Asked, Endpoint, hangs, refuses, says, writes
from llm.saying import ARMS, DOCUMENT, TEXT, claim


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Four articles, which the model reads alike."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"{TEXT}\n\nDispatch {number} from Goma.\n", "utf-8")
    return folder


@pytest.fixture
def set_(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The endpoint as the environment's settings, as a user names it."""
    monkeypatch.chdir(tmp_path)
    for name, value in told(endpoint).items():
        monkeypatch.setenv(f"ALLEGIANCE_{name.upper()}", str(value))


def test_sentences_go_out_numbered_with_their_context_and_known_actors(
    endpoint: Endpoint, make: Make
) -> None:
    make(llm_batch=2).claims(DOCUMENT)
    first, second = endpoint.article(0), endpoint.article(1)
    assert (first["title"], first["date"]) == ("Fighting near Goma", "2024-02-05")
    assert [sentence["n"] for sentence in first["sentences"]] == [1, 2]
    assert first["before"] == []
    assert second["before"] == [sentence["text"] for sentence in first["sentences"]]
    known = {actor["id"]: actor for actor in first["actors"]}
    assert known.keys() == {"rwanda", "m23", "congolese-armed-forces"}
    assert known["m23"]["written"] == ["M23 fighters", "The group"]
    (asked, _) = endpoint.asked
    schema = asked["response_format"]["json_schema"]["schema"]
    assert "FIGHTS" in schema["properties"]["claims"]["items"]["properties"]["relation"]["enum"]
    assert (asked["model"], asked["temperature"]) == ("tiny", 0)


def test_an_empty_text_costs_nothing(endpoint: Endpoint, make: Make) -> None:
    assert make().claims(Document("")) == make().claims(Document("* * *\n\n1234")) == ()
    assert not endpoint.asked


def test_workers_change_nothing(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = says([claim(), ARMS | {"sentence": 1}])
    one, four = (make(llm_workers=n, llm_batch=1).claims(DOCUMENT) for n in (1, 4))
    assert one == four
    assert len(one) == 2


def test_the_version_tells_model_and_prompt_apart(make: Make) -> None:
    versions = {make().version, make(llm_model="other").version}
    assert len(versions) == 2
    assert {version.split(".")[0] for version in versions} == {"tiny", "other"}
    assert len({version.split(".")[1] for version in versions}) == 1


def test_it_says_what_it_cost(endpoint: Endpoint, make: Make) -> None:
    endpoint.script = [refuses(503), writes("no"), says([claim(), claim(relation="HATES")], tokens=(900, 80))]
    extractor = make(llm_price_in=1000, llm_price_out=10_000)
    extractor.claims(DOCUMENT)
    costs = extractor.costs
    assert (costs.requests, costs.repeated, costs.tokens_in, costs.tokens_out) == (3, 1, 1000, 100)
    assert costs.money == pytest.approx(2.0)
    assert str(costs) == (
        "3 requests (1 repeated); 1000 tokens in, 100 out; cost 2.0000; 1 claims kept, "
        "1 rejected (1 unknown relation)"
    )


def test_tokens_that_are_not_told_are_not_guessed(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = writes('{"claims": []}', tokens=None)
    extractor = make()
    extractor.claims(DOCUMENT)
    assert (extractor.costs.untold, extractor.costs.tokens_in, extractor.costs.money) == (1, 0, None)
    assert "tokens of 1 answers are not told" in str(extractor.costs)


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = cli.run([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.usefixtures("set_")
def test_extract_by_both_merges_what_they_read_alike(
    endpoint: Endpoint, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.otherwise = says([claim(modality="possible"), ARMS | {"relation": "ALLIED_WITH"}])
    code, out, err = run(capsys, "extract", texts / "0.txt", "--extractor", "both")
    assert code == 0
    rows = [json.loads(line) for line in out.splitlines()]
    by = {row["relation"]: row for row in rows if row["subject"] != "rwanda"}
    fights = by["FIGHTS"]
    assert fights["extractor"] == "rules+llm"
    assert len(fights["ids"]) == 2
    assert fights["modality"] == "actual"
    assert fights["differs"]["llm"]["modality"] == "possible"
    assert by["ALLIED_WITH"]["extractor"] == "llm"
    assert by["BACKS"]["extractor"] == "rules"
    assert "language model: 1 requests (0 repeated); 100 tokens in, 20 out; 2 claims kept" in err


@pytest.mark.usefixtures("set_")
def test_extract_goes_on_after_a_failure_and_tells_it(
    endpoint: Endpoint, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.script, endpoint.otherwise = [writes("no"), writes("no")], says([claim()])
    code, out, err = run(capsys, "extract", texts, "--extractor", "llm")
    assert code == 1
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["1", "2", "3"]
    assert "0.txt: the language model gave no usable answer to 1 of 1 requests" in err
    assert "1 batches failed" in err


@pytest.mark.usefixtures("set_")
def test_a_refused_key_ends_a_run_with_one_sentence_and_what_was_spent(
    endpoint: Endpoint, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint.otherwise = refuses(401)
    code, out, err = run(capsys, "extract", texts, "--extractor", "llm")
    assert (code, out, len(endpoint.asked)) == (1, "", 1)
    assert "refuses the key (401)" in err
    assert "language model: 1 requests" in err


def test_a_build_without_the_settings_makes_nothing(tmp_path: Path, texts: Path) -> None:
    with (
        Workspace(tmp_path / "work", extractor="llm") as work,
        pytest.raises(SettingsError, match="LLM_BASE"),
    ):
        work.build(texts)
    assert not (tmp_path / "work").exists()


def test_without_the_extra_it_says_how_to_get_it(endpoint: Endpoint, tmp_path: Path) -> None:
    """In a process of its own, where the library cannot be imported."""
    code = (
        "import sys; sys.modules['openai'] = None\n"
        "from allegiance.cli import run\n"
        f"sys.exit(run(['extract', {str(tmp_path)!r}, '--extractor', 'llm']))"
    )
    asked = {f"ALLEGIANCE_{name.upper()}": str(value) for name, value in told(endpoint).items()}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **asked},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'allegiance[llm]'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("workers", [1, 3])
def test_an_interrupt_ends_a_run_while_the_endpoint_hangs(
    endpoint: Endpoint, texts: Path, tmp_path: Path, workers: int
) -> None:
    endpoint.otherwise = hangs(endpoint)
    given = told(endpoint) | {"llm_timeout": 60, "llm_workers": workers, "llm_batch": 1}
    asked = {f"ALLEGIANCE_{name.upper()}": str(value) for name, value in given.items()}
    # a shell that runs the tests in the background has them ignore interrupts, and so would their children
    code = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += (
        f"from allegiance.cli import run; sys.exit(run(['extract', {str(texts)!r}, '--extractor', 'llm']))"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, **asked}, stderr=subprocess.PIPE, cwd=tmp_path
    )
    while len(endpoint.asked) < workers and started.poll() is None:
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=8)  # the endpoint would hang for longer
    assert started.returncode == 130
    assert f"language model: {workers} requests" in err.decode()


@pytest.mark.engine
@pytest.mark.usefixtures("set_")
def test_a_build_that_is_killed_goes_on_with_the_document_that_it_was_at(
    endpoint: Endpoint, texts: Path, tmp_path: Path
) -> None:
    reached = threading.Event()

    def third(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        reached.set()
        endpoint.released.wait(20)

    endpoint.script, endpoint.otherwise = [says([claim()]), says([claim()]), third], says([claim()])
    where = tmp_path / "work"
    words = [sys.executable, "-m", "allegiance", "build", str(texts), "-w", str(where), "--extractor", "llm"]
    slow_ = {**os.environ, "ALLEGIANCE_LLM_TIMEOUT": "60"}
    started = subprocess.Popen(words, env=slow_, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert reached.wait(60)
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    before = len(endpoint.asked)
    with Workspace(where, extractor="llm") as work:
        report = work.build(texts)
        assert (report.read, report.new, report.failures) == (4, 2, ())
        assert len(endpoint.asked) - before == 2
        work.build(texts)
        assert len(endpoint.asked) - before == 2
        assert {said.extractor for said in work.claims()} == {"llm"}
    with Workspace(where, extractor="both") as work:
        assert work.build(texts).failures == ()
        assert len(endpoint.asked) - before == 2  # the model has read them all
        assert {said.extractor for said in work.claims()} == {"llm", "rules"}
        (tie,) = (tie for tie in work.why("m23", "congolese-armed-forces") if tie.relation == "FIGHTS")
        assert tie.documents == 4  # two readers are not two sources
        readers = [item.claim.extractor for item in work.evidence(tie.claims)]
        assert (readers.count("llm"), readers.count("rules")) == (4, 4)
        endpoint.otherwise = refuses(401)
        (texts / "5.txt").write_text("M23 attacked Ugandan troops.\n", "utf-8")
        with pytest.raises(EndpointError):
            work.build(texts)
        assert any(said.subject.actor == "m23" and "Ugandan" in said.quote for said in work.claims())
