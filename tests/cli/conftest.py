"""One workspace built from the sample texts, its engine kept up, for all tests of the command line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from allegiance import cli
from allegiance.stores.engine import Engine

TEXTS = Path(__file__).parents[2] / "seeds" / "texts"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    where = tmp_path_factory.mktemp("cli") / "work"
    assert cli.run(["build", str(TEXTS), "--workspace", str(where)]) == 0
    with Engine(where) as engine:
        engine.wait()
        yield where


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")  # as in a pipe, whatever terminal the tests are run in

    def call(*words: str | Path) -> Ran:
        code = cli.run([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call
