"""Each way in which a server is not there, or is not what it should be."""

from __future__ import annotations

import pytest

from tests.features.sessions.conftest import Device, Server
from tests.fixtures.cluster import ASKING, Cluster, Connection
from tests.fixtures.database import fetch
from tracker.db.migrations import head

TLS = "sslmode=require&sslrootcert=/nowhere&host=127.0.0.1"


@pytest.mark.parametrize(
    ("url", "words", "advice"),
    [
        ("postgresql://ann@nowhere.invalid/tracker", "nowhere.invalid", "Check the address"),
        ("postgresql://ann@127.0.0.1:1/tracker", "Connection refused", "Check the address"),
        ("postgresql://ann@/tracker?host=/nowhere", "No such file", "Check the address"),
    ],
)
def test_nobody_there(laptop: Device, url: str, words: str, advice: str) -> None:
    refused = laptop("login", url, "--password-stdin", stdin="hush-hush\n")
    assert refused.exit_code == 6
    sentence, hint = refused.stderr.splitlines()
    assert words in sentence
    assert advice in hint
    assert "hush-hush" not in refused.stderr
    assert not (laptop.path / "config" / "profiles.toml").exists()


def test_no_tls_where_it_is_required(server: Server, laptop: Device, cluster: Cluster) -> None:
    if cluster.private:
        pytest.skip("TLS is a matter of TCP: set TRACKER_TEST_DATABASE_URL to a server without it")
    url = server.url(server.add()) + "?sslmode=require"
    refused = laptop("login", url, "--password-stdin", stdin="x\n")
    assert refused.exit_code == 6
    assert "server does not support SSL, but SSL was required" in refused.stderr
    assert "Who runs the server turns TLS on" in refused.stderr


def test_a_database_that_is_not_there(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    gone = laptop(
        "login", server.url(name, f"no_such{ASKING}"), "--password-stdin", stdin="chosen by myself\n"
    )
    assert gone.exit_code == 6
    assert f'database "no_such{ASKING}" does not exist' in gone.stderr


def test_a_server_without_tracker(server: Server, laptop: Device, maintenance: Connection) -> None:
    name = server.enter(laptop)
    bare = f"{server.database.name.removesuffix(ASKING)}_bare{ASKING}"
    maintenance.execute(f'CREATE DATABASE "{bare}"'.encode())
    try:
        refused = laptop("login", server.url(name, bare), "--password-stdin", stdin="chosen by myself\n")
    finally:
        maintenance.execute(f'DROP DATABASE "{bare}" WITH (FORCE)'.encode())
    assert refused.exit_code == 6
    assert "holds no data of tracker yet" in refused.stderr


@pytest.mark.parametrize(
    ("revision", "words"),
    [("0001_accounts", "this tracker needs"), ("9999_later", "newer than this tracker's")],
)
def test_another_schema(server: Server, laptop: Device, revision: str, words: str) -> None:
    server.enter(laptop)
    person = server.add()
    fetch(server.database.owner(), "UPDATE alembic_version SET version_num = %s", revision)
    for refused in (laptop("today"), server.login(laptop, person, password="given by an admin", name="two")):
        assert refused.exit_code == 6
        assert revision in refused.stderr
        assert words in refused.stderr
    fetch(server.database.owner(), "UPDATE alembic_version SET version_num = %s", head())
    assert laptop("today").exit_code == 0
