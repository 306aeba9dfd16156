"""The child that is forked ahead of its command: it is used once, and nothing depends on it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.warm.home import Home, eventually, is_alive
from tracker.core.locations import locate
from tracker.db import server
from tracker.db.target import PRIVATE_DATABASE, SUPERUSER
from tracker.warm.host import MOST_LOST_STANDBYS
from tracker.warm.rehearsal import rehearse


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home with its own private server, which has a habit, and a warm process."""
    home = Home(tmp_path_factory.mktemp("private") / "home", "")
    assert home.aside("habit", "add", "Read", "--at-least", "30").exit_code == 0
    yield home
    home.stop()
    server.destroy(locate({"TRACKER_HOME": str(home.path)}))


@pytest.fixture
def warm_private(private: Home) -> Iterator[Home]:
    """The private home with a fresh warm process, whose clock is the machine's: only that is prepared for."""
    private.extra["TRACKER_NOW"] = ""
    private.start()
    yield private
    private.stop()


def _sessions(home: Home) -> list[int]:
    """Return the server processes of the person's sessions."""
    address = server.running(locate({"TRACKER_HOME": str(home.path)}))
    assert address is not None
    with psycopg.connect(address.url(SUPERUSER, PRIVATE_DATABASE)) as connection:
        rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE usename = 'me'").fetchall()
    return [pid for (pid,) in rows]


def test_a_command_runs_in_it_and_in_its_session(warm_private: Home) -> None:
    standby = warm_private.await_standby()
    (session,) = _sessions(warm_private)
    process = warm_private.begin("import", "entries", "-")
    eventually(warm_private.commands)
    assert warm_private.commands() == [standby]
    assert process.stdin is not None
    process.stdin.write("day,habit,amount\n2026-11-02,Read,30\n")
    process.communicate(timeout=60)
    assert process.returncode == 0
    eventually(lambda: not is_alive(standby))
    assert warm_private.await_standby() != standby
    eventually(lambda: len(_sessions(warm_private)) == 1)
    assert _sessions(warm_private) != [session]


def test_a_session_that_the_server_ended_is_replaced(warm_private: Home) -> None:
    warm_private.await_standby()
    assert server.stop(locate({"TRACKER_HOME": str(warm_private.path)}))
    result = warm_private.run("done", "read", "5", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert warm_private.served() == 1


def test_a_killed_one_is_replaced_until_it_happens_too_often(warm_private: Home) -> None:
    for lost in range(MOST_LOST_STANDBYS):
        standby = warm_private.await_standby()
        os.kill(standby, signal.SIGKILL)
        eventually(lambda: warm_private.status()["standby"] != standby)  # noqa: B023
        assert lost < MOST_LOST_STANDBYS
    assert warm_private.status()["standby"] is None
    assert warm_private.run("done", "read", "5").exit_code == 0
    assert warm_private.status()["standby"] is None


def test_it_ends_with_the_warm_process(warm_private: Home) -> None:
    standby = warm_private.await_standby()
    pid = int(str(warm_private.status()["pid"]))
    os.kill(pid, signal.SIGKILL)
    eventually(lambda: not is_alive(standby))
    eventually(lambda: not _sessions(warm_private))


def test_another_database_and_another_clock_get_a_session_of_their_own(
    warm_private: Home, tmp_path: Path
) -> None:
    warm_private.await_standby()
    moved = warm_private.run("today", "--json", env={"TRACKER_NOW": "2027-01-05T12:00:00Z"}).json()
    assert isinstance(moved, dict)
    assert moved["day"] == "2027-01-05"
    warm_private.await_standby()
    refused = warm_private.run("today", env={"TRACKER_DATABASE_URL": f"postgresql://me@/x?host={tmp_path}"})
    assert refused.exit_code == 6, refused


def test_nothing_of_the_rehearsal_is_kept(warm_private: Home) -> None:
    before = warm_private.aside("audit", "list", "--json").json()
    warm_private.await_standby()
    assert warm_private.run("today").exit_code == 0
    warm_private.await_standby()
    assert warm_private.aside("audit", "list", "--json").json() == before


def test_what_today_reads_is_noted_for_it(private: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HOME", str(private.path))
    monkeypatch.delenv("TRACKER_DATABASE_URL", raising=False)
    readings = rehearse(locate(os.environ))
    assert any("habit_entries" in statement for statement, _ in readings)


def test_a_warm_process_that_came_before_the_server_makes_way(private: Home) -> None:
    private.extra["TRACKER_NOW"] = ""
    assert server.stop(locate({"TRACKER_HOME": str(private.path)}))
    first = private.start()
    assert private.run("today").exit_code == 0
    assert is_alive(first)
    assert private.run("today").exit_code == 0
    eventually(lambda: not is_alive(first))
    private.stop()
