"""`db` and `version` on a configured server: setting it up, looking after it, and every way to fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.features.server.conftest import answer
from tests.fixtures.cluster import Cluster, Connection
from tests.fixtures.database import Database
from tests.fixtures.program import Program
from tracker.db.migrations import head


@pytest.fixture
def empty(cluster: Cluster, maintenance: Connection) -> Iterator[str]:
    """The superuser's URL of a database in which nobody ever ran tracker."""
    name = cluster.template.replace("template", "empty")
    cluster.drop(maintenance, name)
    maintenance.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield cluster.url(None, name)
    cluster.drop(maintenance, name)


def at(url: str) -> dict[str, str]:
    return {"TRACKER_DATABASE_URL": url}


def test_an_empty_database_is_set_up_for_its_superuser(program: Program, empty: str) -> None:
    env = at(empty)
    unready = program("journey", "list", env=env)
    assert unready.exit_code == 6
    assert "The database holds no data of tracker yet." in unready.stderr
    assert "tracker db upgrade" in unready.stderr
    status = answer(program("db", "status", "--json", env=env))
    assert (status["running"], status["schema"]) == (True, {"revision": None, "head": head()})
    up = answer(program("db", "upgrade", "--json", env=env))
    assert up == {"before": None, "after": head(), "backup": None, "registered": "postgres"}
    assert program("journey", "create", "Fitness", "-d", "Strength", env=env).exit_code == 0
    assert answer(program("checkin", "strength=4", "--json", env=env, now=""))["created"] is True
    assert program("undo", "2", env=env).exit_code == 0
    assert program("redo", "2", env=env).exit_code == 0
    assert answer(program("db", "upgrade", "--json", env=env)) == {
        "before": head(), "after": head(), "backup": None, "registered": None,
    }  # fmt: skip


def test_an_older_schema_names_who_can_upgrade(program: Program, empty: str) -> None:
    assert program("db", "upgrade", "0003", env=at(empty)).exit_code == 0
    old = program("journey", "list", env=at(empty))
    assert old.exit_code == 6
    assert f'The database has schema "0003_journeys", this tracker needs "{head()}".' in old.stderr
    assert "tracker_owner" in old.stderr
    assert program("db", "upgrade", env=at(empty)).exit_code == 0
    down = answer(program("db", "downgrade", "base", "--yes", "--json", env=at(empty)))
    assert (down["before"], down["after"], down["backup"]) == (head(), None, None)
    assert program("db", "downgrade", "base", "--yes", env=at(empty)).exit_code == 4


def test_members_look_and_do_not_move(program: Program) -> None:
    status = answer(program("db", "status", "--json"))
    assert (status["kind"], status["running"], status["problem"]) == ("configured", True, None)
    assert (status["pid"], status["data_directory"], status["log_file"]) == (None, None, None)
    assert answer(program("version", "--json"))["server"] == status["server_version"]
    assert program("db", "upgrade").stdout == f"The schema is at {head()} already.\n"
    refused = program("db", "downgrade", "0003", "--yes")
    assert refused.exit_code == 5
    for verb in ("start", "stop"):
        own = program("db", verb)
        assert own.exit_code == 4
        assert f"tracker cannot {verb} the configured database" in own.stderr


def test_psql_and_url_of_a_configured_database(
    subprocess_program: Program, program: Program, database: Database
) -> None:
    asked = subprocess_program("db", "psql", "--", "-X", "-Atc", "SELECT session_user, me() IS NOT NULL")
    assert asked.stdout == "ann|t\n"
    url = program("db", "url").stdout.strip()
    assert url.startswith(database.url("ann"))
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT current_schemas(false)").fetchone() == (["tracker"],)
    words = "host=/nowhere dbname=x password='a b'"
    (shown,) = program("db", "url", env=at(words)).stdout.splitlines()
    assert psycopg.conninfo.conninfo_to_dict(shown)["options"] == "-csearch_path=tracker,pg_temp"


def test_a_login_that_is_nobodys_is_told_what_to_ask_for(program: Program, database: Database) -> None:
    stranger = program("journey", "list", env=at(database.url("ben")))
    assert stranger.exit_code == 5
    assert 'The login role "ben" belongs to nobody in this database.' in stranger.stderr
    assert "register_person('ben', 'ben')" in stranger.stderr


@pytest.mark.parametrize(
    ("url", "exit_code", "words"),
    [
        (
            "postgresql://ann:secret@127.0.0.1:1/growth",
            6,
            'connection to server at "127.0.0.1", port 1 failed',
        ),
        ("postgresql://127.0.0.1:none/growth", 6, "port"),
        ("postgresql:///growth?host=/nowhere", 6, "No such file or directory"),
        ("postgresql://nowhere.invalid/growth", 6, "nowhere.invalid"),
        ("nonsense", 2, "The database URL cannot be read"),
        ("mysql://ann:secret@host/growth", 2, "The database URL cannot be read"),
        ("postgresql://ann:secret@host/growth?ssl_mode=off", 2, '"ssl_mode"'),
    ],
)
def test_a_database_out_of_reach_is_told_in_one_sentence(
    program: Program, url: str, exit_code: int, words: str
) -> None:
    result = program("journey", "list", env=at(url))
    assert result.exit_code == exit_code
    assert words in result.stderr
    assert "secret" not in result.stderr
    sentence, hint = result.stderr.splitlines()
    assert sentence.startswith("Error: ")
    assert sentence.endswith(".")
    assert hint
    if exit_code == 6:
        status = answer(program("db", "status", "--json", env=at(url)))
        assert (status["running"], status["server_version"]) == (False, None)
        assert words in str(status["problem"])
        assert answer(program("version", "--json", env=at(url)))["server"] is None


def test_a_database_that_does_not_exist(program: Program, cluster: Cluster) -> None:
    result = program("journey", "list", env=at(cluster.url(None, "no_such_database")))
    assert result.exit_code == 6
    assert 'database "no_such_database" does not exist' in result.stderr


def test_the_url_may_stand_in_the_configuration_file(
    program: Program, database: Database, tmp_path: Path
) -> None:
    config = tmp_path / "home" / "config" / "config.toml"
    config.parent.mkdir(parents=True)
    unset = at("")
    config.write_text(f'database_url = "{database.url("ann")}"\n', "utf-8")
    status = answer(program("db", "status", "--json", env=unset))
    assert (status["kind"], status["database"]) == ("configured", database.name)
    assert program("settings", "set", "theme", "dark", env=unset).exit_code == 0
    for broken, words in (
        ("database_url = nonsense", "is not TOML"),
        ("database_url = 5", "is not text: 5."),
        ('database_url = "nonsense"', "The database URL cannot be read"),
    ):
        config.write_text(broken, "utf-8")
        refused = program("journey", "list", env=unset)
        assert refused.exit_code == 2
        assert words in refused.stderr
    config.write_bytes(b"\xff\xfe")
    assert program("journey", "list", env=unset).exit_code == 2
    assert program("journey", "list").exit_code == 0, "the environment comes first"
