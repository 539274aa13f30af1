"""The wheel holds what the package needs; a checkout is read live."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from allegiance import resources

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(target.glob("*.whl"))


def files(folder: str) -> set[str]:
    return {str(path.relative_to(ROOT / folder)) for path in (ROOT / folder).rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", ["queries", "seeds"])
def test_the_wheel_holds_the_folder(wheel: Path, folder: str) -> None:
    prefix = f"allegiance/_{folder}/"
    held = {
        name.removeprefix(prefix) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(prefix)
    }
    assert held == files(folder)


def test_the_wheel_holds_every_data_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "graph" / "allegiance"
    wanted = {
        f"allegiance/{path.relative_to(package)}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())


def test_an_installed_package_reads_its_own_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from allegiance import resources; print(resources.folder('queries'), resources.folder('seeds'))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [str(tmp_path / "allegiance" / name) for name in ("_queries", "_seeds")]


def test_a_checkout_reads_its_live_files() -> None:
    assert resources.folder("queries") == ROOT / "queries"
    assert resources.folder("seeds") == ROOT / "seeds"
