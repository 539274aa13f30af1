"""What goes wrong between here and a database: each gives one sentence that says what to do."""

import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from allegiance.errors import AllegianceError, QueryError, Refused, StoreError, Unavailable
from allegiance.settings import Settings
from allegiance.stores import faults, open_store
from allegiance.stores.bolt import BoltStore
from databases import Server, free_port
from stores.hosts import Answering, Opening, Silent


def said(store: BoltStore, kind: type[AllegianceError]) -> str:
    with store, pytest.raises(kind) as caught:
        store.fingerprint()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_nobody_is_there() -> None:
    began = time.monotonic()
    uri = f"bolt://127.0.0.1:{free_port()}"
    assert said(BoltStore(uri), Unavailable).startswith(f"no Neo4j answers at {uri}: is it running?")
    assert time.monotonic() - began < 10


def test_an_unknown_host() -> None:
    assert "the host of bolt://no-such-host.invalid is not known" in said(
        BoltStore("bolt://no-such-host.invalid"), Unavailable
    )


@pytest.mark.parametrize(
    "uri", ["http://127.0.0.1:7474", "127.0.0.1:7687", "bolt://127.0.0.1:x", "bolt+x://h"]
)
def test_a_wrong_address(uri: str) -> None:
    assert f"the address {uri} cannot be used" in said(BoltStore(uri), StoreError)


def test_a_login_in_the_address() -> None:
    text = said(BoltStore("bolt://neo4j:secret@127.0.0.1:7687"), StoreError)
    assert "NEO4J_USERNAME and NEO4J_PASSWORD" in text
    assert "secret" not in text


def test_another_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allegiance.stores.bolt._PATIENCE", 0.5)
    with Answering(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert f"bolt://127.0.0.1:{port}" in said(BoltStore(f"bolt://127.0.0.1:{port}"), StoreError)


def test_a_server_that_never_gets_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allegiance.stores.bolt._PATIENCE", 1.0)
    with Silent() as port:
        began = time.monotonic()
        text = said(BoltStore(f"bolt://127.0.0.1:{port}"), Unavailable)
        assert "is it running?" in text
        assert time.monotonic() - began < 30


@pytest.mark.neo4j
def test_a_server_on_its_way_up(neo4j_server: Server) -> None:
    """A container's port opens before the server does: connections are taken and closed again."""
    host, port = neo4j_server.uri.removeprefix("bolt://").split(":")
    with (
        Opening((host, int(port)), after=2.0) as here,
        BoltStore(f"bolt://127.0.0.1:{here}", neo4j_server.username, neo4j_server.password) as store,
    ):
        assert store.statement("RETURN 1 AS one").records == ((1,),)


@pytest.mark.neo4j
def test_a_wrong_password(neo4j_server: Server) -> None:
    text = said(BoltStore(neo4j_server.uri, neo4j_server.username, "wrong"), Refused)
    assert "refuses the login: check NEO4J_USERNAME and NEO4J_PASSWORD" in text


@pytest.mark.neo4j
def test_no_password(neo4j_server: Server) -> None:
    assert "refuses the login" in said(BoltStore(neo4j_server.uri), Refused)


@pytest.mark.neo4j
def test_an_unknown_database(neo4j_server: Server) -> None:
    named = BoltStore(neo4j_server.uri, neo4j_server.username, neo4j_server.password, "nosuch")
    assert "no such database: check NEO4J_DATABASE" in said(named, Refused)


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_tls_where_there_is_none(neo4j_server: Server, scheme: str) -> None:
    uri = neo4j_server.uri.replace("bolt", scheme)
    assert "does not speak TLS as the address asks" in said(
        BoltStore(uri, neo4j_server.username, neo4j_server.password), Unavailable
    )


@pytest.mark.neo4j
def test_a_routing_address(neo4j_server: Server) -> None:
    uri = neo4j_server.uri.replace("bolt", "neo4j")
    with BoltStore(uri, neo4j_server.username, neo4j_server.password) as store:
        assert store.statement("RETURN 1 AS one").records == ((1,),)


@pytest.mark.neo4j
def test_an_expired_password(neo4j_server: Server) -> None:
    with neo4j_server.store() as admin:
        admin.statement("CREATE USER newcomer IF NOT EXISTS SET PASSWORD 'first-one'", write=True)
    text = said(BoltStore(neo4j_server.uri, "newcomer", "first-one"), Refused)
    assert "ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'" in text
    assert "NEO4J_PASSWORD" in text
    with neo4j_server.store() as admin:
        admin.statement("DROP USER newcomer", write=True)


def test_a_closed_store_is_closed(store: BoltStore, tmp_path: Path) -> None:
    other = BoltStore(store.uri, *(store._login or ()), database=store._database or "")
    assert other.statement("RETURN 1 AS one").records == ((1,),)
    other.close()
    other.close()
    with pytest.raises(StoreError, match="closed"):
        other.fingerprint()


@pytest.mark.neo4j
def test_the_settings_name_the_server(neo4j_server: Server, tmp_path: Path) -> None:
    given = {
        "neo4j_uri": neo4j_server.uri,
        "neo4j_username": neo4j_server.username,
        "neo4j_password": SecretStr(neo4j_server.password),
    }
    with open_store(Settings(**given), tmp_path) as store:
        assert store.uri == neo4j_server.uri
        assert store.statement("RETURN 1 AS one").records == ((1,),)
    assert not (tmp_path / "engine").exists()


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            'Variable `m` not defined (line 1, column 18 (offset: 17))\n"x"',
            "Variable `m` not defined (line 1, column 18)",
        ),
        (
            "Invalid input 'A': expected " + "'B', " * 90 + "(line 2, column 3 (offset: 9))",
            "(line 2, column 3)",
        ),
        ("", "no reason was given"),
    ],
)
def test_one_sentence(message: str, told: str) -> None:
    assert faults.sentence(message).endswith(told)
    assert len(faults.sentence(message)) < 260


def test_a_query_error_is_no_store_error() -> None:
    assert isinstance(faults.translate(OverflowError("too big"), "bolt://x", "q"), QueryError)
