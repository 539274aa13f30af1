"""docker-compose.yml, as far as it can be tried without Docker: what it says, and its health check."""

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import yaml

from allegiance.settings import Settings
from databases import free_port
from neo4j_server import server

FILE = Path(__file__).parents[1] / "docker-compose.yml"
SERVICE: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))["services"]["neo4j"]


def test_it_is_the_release_that_is_tested() -> None:
    tag = ".".join(server.VERSION.split(".")[:2])
    assert SERVICE["image"] == f"neo4j:{tag}-community"


def test_the_login_is_that_of_the_settings() -> None:
    """The image takes NEO4J_AUTH as user/password, of 8 characters at least and no slash; none, and it stops.

    It writes every other variable that begins with NEO4J_ into the server's configuration: there is none.
    """
    assert list(SERVICE["environment"]) == ["NEO4J_AUTH"]
    user, _, password = SERVICE["environment"]["NEO4J_AUTH"].partition("/")
    assert user == Settings.model_fields["neo4j_username"].default
    assert re.fullmatch(r"\$\{NEO4J_PASSWORD:\?.*8 characters without a slash\}", password)


def test_its_ports_are_open_here_alone() -> None:
    assert sorted(SERVICE["ports"]) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert "NEO4J_URI=bolt://127.0.0.1:7687" in FILE.read_text("utf-8")


def test_its_data_stay() -> None:
    """The image keeps its databases in /data."""
    volumes = yaml.safe_load(FILE.read_text("utf-8"))["volumes"]
    name, place = SERVICE["volumes"][0].split(":")
    assert place == "/data"
    assert name in volumes


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[int]:
    """The port of one who is up: it answers by HTTP, as Neo4j does then."""
    answer = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with HTTPServer(("127.0.0.1", 0), answer) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield http.server_port
        http.shutdown()
        thread.join()


@pytest.mark.skipif(not shutil.which("wget"), reason="the health check runs wget, which the image has")
def test_the_health_check_tells_who_is_up(ready: int) -> None:
    how, command = SERVICE["healthcheck"]["test"]
    assert how == "CMD-SHELL"
    for port, healthy in ((ready, True), (free_port(), False)):
        words = ["sh", "-c", command.replace("localhost:7474", f"127.0.0.1:{port}")]
        said = subprocess.run(words, capture_output=True, check=False, timeout=60)
        assert (said.returncode == 0) is healthy


def test_it_is_given_time_to_start() -> None:
    check = SERVICE["healthcheck"]
    seconds = [int(check[name].removesuffix("s")) for name in ("start_period", "interval", "timeout")]
    assert seconds[0] + seconds[1] * check["retries"] >= 60
    assert seconds[2] <= seconds[1]
