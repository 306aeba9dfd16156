"""`db` and `version` on the private database."""

from __future__ import annotations

import subprocess

import psycopg

from tests.features.server.conftest import Home, answer
from tracker import __version__
from tracker.db import server
from tracker.db.migrations import head

KEYS = [
    "kind", "running", "server_version", "socket", "host", "database", "schema", "size_bytes",
    "data_directory", "log_file", "pid", "problem", "profile",
]  # fmt: skip
DISTURBING = {
    "PGHOST": "nowhere.invalid",
    "PGHOSTADDR": "192.0.2.1",
    "PGPORT": "1",
    "PGUSER": "stranger",
    "PGPASSWORD": "wrong",
    "PGDATABASE": "elsewhere",
    "PGSERVICE": "none",
    "PGOPTIONS": "-c search_path=public -c default_transaction_read_only=on",
    "PGSSLMODE": "verify-full",
    "PGCHANNELBINDING": "require",
    "PGREQUIREAUTH": "scram-sha-256",
    "PGTZ": "Mars/Olympus",
    "PGCLIENTENCODING": "LATIN1",
}


def test_nothing_is_started_by_looking(home: Home) -> None:
    status = answer(home("db", "status", "--json"))
    assert list(status) == KEYS
    assert (status["kind"], status["running"], status["pid"], status["size_bytes"]) == (
        "private", False, None, None,
    )  # fmt: skip
    assert status["schema"] == {"revision": None, "head": head()}
    version = answer(home("version", "--json"))
    assert list(version) == ["tracker", "schema", "server", "python"]
    assert (version["tracker"], version["schema"]) == (__version__, head())
    assert version["server"] == status["server_version"]
    assert str(version["server"]).startswith("18.")
    assert home("db", "stop").stdout == "It is not running.\n"
    assert not (home.directory / "data").exists()


def test_start_and_stop(shared_home: Home) -> None:
    assert shared_home("db", "start").stdout.startswith("It is running already.\n")
    status = answer(shared_home("db", "status", "--json"))
    assert status["running"] is True
    assert status["problem"] is None
    assert status["schema"] == {"revision": head(), "head": head()}
    assert isinstance(status["pid"], int)
    assert isinstance(status["size_bytes"], int)
    assert shared_home("db", "stop").stdout == "Stopped.\n"
    stopped = answer(shared_home("db", "status", "--json"))
    assert (stopped["running"], stopped["pid"]) == (False, None)
    assert isinstance(stopped["size_bytes"], int)
    assert "stopped; the next command starts it" in shared_home("db", "status").stdout
    # A stopped server starts by itself.
    assert shared_home("journey", "list").exit_code == 0
    assert answer(shared_home("db", "status", "--json"))["running"] is True


def test_libpqs_environment_does_not_disturb(home: Home) -> None:
    assert home.from_shell("settings", "set", "theme", "dark", env=DISTURBING).exit_code == 0
    down = answer(home("db", "downgrade", "5", "--yes", "--json", env=DISTURBING))
    assert (down["before"], down["after"]) == (head(), "0005_streaks")
    assert answer(home("db", "status", "--json", env=DISTURBING))["problem"] is None
    psql = home.from_shell("db", "psql", "--", "-Atc", "SELECT theme FROM user_settings", env=DISTURBING)
    assert psql.stdout == "dark\n"
    without_service = {name: value for name, value in DISTURBING.items() if name != "PGSERVICE"}
    assert answer(home("settings", "get", "theme", "--json", env=without_service))["value"] == "dark"


def test_the_url_works_for_other_programs(shared_home: Home) -> None:
    plain = shared_home("db", "url").stdout.strip()
    assert answer(shared_home("db", "url", "--json")) == {"url": plain}
    with psycopg.connect(plain) as connection:
        ((who, count),) = connection.execute("SELECT session_user, count(*) FROM users").fetchall()
    assert (who, count) == ("me", 1)
    there = answer(shared_home("db", "status", "--json", env={"TRACKER_DATABASE_URL": plain}))
    assert (there["kind"], there["problem"]) == ("configured", None)


def test_psql_is_the_persons_own(shared_home: Home) -> None:
    query = "SELECT current_user, me(), current_setting('application_name'), current_schemas(false)"
    asked = shared_home.from_shell("db", "psql", "--", "-X", "-At", "-c", query)
    assert asked.stdout == "me|1|psql|{tracker}\n"
    assert shared_home.from_shell("db", "psql", "--", "-X", "-c", "SELECT 1/0").exit_code == 1
    assert shared_home.from_shell("db", "psql", stdin="SELECT 40 + 2;\n").stdout.count("42") == 1


def test_down_and_up_again_keeps_what_is_below_and_its_streaks(home: Home) -> None:
    home("journey", "create", "Fitness", "-d", "Strength")
    home("checkin", "strength=4")
    before = home("streaks", "--json").json()
    refused = home("db", "downgrade", "0002")
    assert refused.exit_code == 2
    assert f"From {head()} down to 0002_audit." in refused.stderr
    assert "checkins (1 row)" in refused.stderr
    assert "--yes" in refused.stderr
    down = answer(home("db", "downgrade", "0004", "--yes", "--json"))
    assert down["after"] == "0004_habits"
    listed = subprocess.run(
        [server.binaries() / "pg_restore", "--list", str(down["backup"])],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "TABLE DATA tracker streaks" in listed.stdout
    assert answer(home("db", "status", "--json"))["schema"] == {"revision": "0004_habits", "head": head()}
    up = answer(home("db", "upgrade", "--json"))
    assert (up["before"], up["after"], up["registered"]) == ("0004_habits", head(), None)
    assert "before-upgrade-of-0004_habits" in str(up["backup"])
    assert home("streaks", "--json").json() == before


def test_an_older_schema_upgrades_by_itself_and_a_newer_asks_for_a_newer_tracker(home: Home) -> None:
    up = answer(home("db", "upgrade", "0003", "--json"))
    assert (up["before"], up["after"], up["backup"]) == (None, "0003_journeys", None)
    assert home("journey", "list", "--json").json() == []
    assert home("db", "upgrade").stdout == f"The schema is at {head()} already.\n"
    superuser = server.ensure_running(home.locations).url("postgres", "tracker")
    with psycopg.connect(superuser) as connection:
        connection.execute("UPDATE tracker.alembic_version SET version_num = '9999_later'")
    for argv in (("journey", "list"), ("db", "upgrade"), ("db", "downgrade", "0003", "--yes")):
        result = home(*argv)
        assert result.exit_code == 6
        assert '"9999_later", which is newer than this tracker' in result.stderr
    assert answer(home("db", "status", "--json"))["schema"] == {"revision": "9999_later", "head": head()}


def test_moves_the_wrong_way_are_refused(shared_home: Home) -> None:
    back = shared_home("db", "upgrade", "0003")
    assert back.exit_code == 4
    assert "tracker db downgrade 0003_journeys" in back.stderr
    assert shared_home("db", "downgrade", "head", "--yes").exit_code == 4
    unknown = shared_home("db", "upgrade", "0099")
    assert unknown.exit_code == 3
    assert "0001_accounts" in unknown.stderr
