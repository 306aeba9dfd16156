"""Starting, stopping and looking at a private server that nothing is wrong with."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.server.helpers import SOURCE, ask, files, owner, run, running_pid
from tracker.core.errors import DatabaseError
from tracker.core.locations import Locations
from tracker.db import server
from tracker.db.server.postmaster import is_alive


def test_nothing_is_there_before_the_first_use(home: Locations) -> None:
    state = server.status(home)
    assert (state.running, state.initialized, state.pid, state.version) == (False, False, None, None)
    assert state.size_bytes is None
    assert not server.stop(home)
    assert not state.data_directory.exists()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("show server_encoding", "UTF8"),
        ("show listen_addresses", ""),
        ("show fsync", "on"),
        ("show synchronous_commit", "on"),
        ("show data_checksums", "on"),
        ("show shared_buffers", "8MB"),
        ("show wal_level", "minimal"),
        ("show jit", "off"),
        ("show timezone", "UTC"),
        ("select concat_ws(' ', datlocprovider, datlocale) from pg_database where oid = 1", "b C.UTF-8"),
        ("select lower('ÄÉ')", "äé"),
        ("select current_user", "postgres"),
    ],
)
def test_the_server_is_made_as_designed(shared_home: Locations, question: str, answer: str) -> None:
    assert ask(shared_home, question) == answer


def test_only_one_rule_lets_anybody_in(shared_home: Locations) -> None:
    columns = "type, database, user_name, auth_method, options"
    rules = f"select string_agg(concat_ws(' ', {columns}), ';') from pg_hba_file_rules"
    assert ask(shared_home, rules) == "local {all} {all} peer {map=tracker}"


def test_the_owner_of_the_machine_may_be_any_role(shared_home: Locations) -> None:
    run(shared_home, "drop role if exists ada")
    run(shared_home, "create role ada login")
    assert ask(shared_home, "select session_user", role="ada") == "ada"


def test_status_of_a_running_server(shared_home: Locations) -> None:
    address = server.ensure_running(shared_home)
    state = server.status(shared_home)
    assert state.running
    assert state.initialized
    assert state.version == "18"
    assert state.pid is not None
    assert is_alive(state.pid)
    assert state.socket_directory == address.socket_directory
    assert state.data_directory.joinpath("PG_VERSION").is_file()
    assert state.log_file.is_file()
    assert state.size_bytes is not None
    assert 10_000_000 < state.size_bytes < 200_000_000


def test_what_was_saved_survives_a_stop(shared_home: Locations) -> None:
    run(shared_home, "create table kept as select 42 as answer")
    assert server.stop(shared_home)
    assert not server.stop(shared_home)
    assert not server.status(shared_home).running
    assert server.status(shared_home).initialized
    assert server.start(shared_home)
    assert not server.start(shared_home)
    assert ask(shared_home, "select answer from kept") == "42"


def test_stopping_ends_open_sessions(shared_home: Locations) -> None:
    address = server.ensure_running(shared_home)
    with psycopg.connect(address.url("postgres", "postgres")) as connection:
        connection.execute("select 1")
        assert server.stop(shared_home)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select 1")


def test_start_of_a_stopped_server_is_quick(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    begin = time.perf_counter()
    server.ensure_running(shared_home)
    assert time.perf_counter() - begin < 1


def test_a_running_server_is_found_without_starting_anything(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    script = (
        "import os, sys, time\n"
        "from tracker.core.locations import locate\n"
        "from tracker.db import server\n"
        "locations = locate(os.environ)\n"
        "server.ensure_running(locations)\n"
        "begin = time.perf_counter()\n"
        "server.ensure_running(locations)\n"
        "taken = time.perf_counter() - begin\n"
        "heavy = {'subprocess', 'psycopg', 'sqlalchemy', 'shutil'} & set(sys.modules)\n"
        "print(heavy or 'light', 'quick' if taken < 0.005 else taken)\n"
    )
    assert _python(shared_home, script) == "light quick\n"


def test_nobody_else_can_enter_its_directories(shared_home: Locations) -> None:
    address = server.ensure_running(shared_home)
    expected = owner(files(shared_home).base)
    assert expected != "root"
    for directory in (address.socket_directory, files(shared_home).cluster, files(shared_home).base):
        assert stat.S_IMODE(directory.lstat().st_mode) == 0o700
        assert owner(directory) == expected
    assert stat.S_IMODE(files(shared_home).log_file.lstat().st_mode) == 0o600


def test_a_pipe_ends_although_the_server_lives_on(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    assert _python(shared_home, _START_AND_SAY_SO) == "started\n"
    assert server.status(shared_home).running


def test_interrupting_the_terminal_leaves_the_server_alone(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    script = _START_AND_SAY_SO + "import time; time.sleep(60)\n"
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env=_environment(shared_home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as terminal:
        assert terminal.stdout is not None
        assert terminal.stdout.readline() == b"started\n"
        pid = running_pid(shared_home)
        os.killpg(terminal.pid, signal.SIGINT)
        terminal.wait(timeout=10)
    assert os.getsid(pid) != terminal.pid
    assert ask(shared_home, "select 1") == "1"
    assert running_pid(shared_home) == pid


def test_a_long_log_is_set_aside_at_the_next_start(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    log = files(shared_home).log_file
    with log.open("a") as file:
        file.write("x" * 1_000_001)
    server.start(shared_home)
    assert log.stat().st_size < 10_000
    assert log.with_name("server.log.old").stat().st_size > 1_000_000


def test_the_log_keeps_private_words_out(shared_home: Locations) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        run(shared_home, "select 'dear diary' from no_such_table")
    assert "diary" not in files(shared_home).log_file.read_text()


def test_client_programs_connect_with_the_built_command_line(shared_home: Locations) -> None:
    address = server.ensure_running(shared_home)
    argv = server.run_binary_argv("psql", address, "postgres", "postgres", "-XAtc", "select 6 * 7")
    assert subprocess.run(argv, capture_output=True, text=True, check=True).stdout == "42\n"
    argv = server.run_binary_argv("pg_dump", address, "postgres", "postgres", "--schema-only")
    assert (
        "PostgreSQL database dump" in subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    )


def test_windows_is_told_what_to_do(home: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        with pytest.raises(DatabaseError) as refusal:
            server.ensure_running(home)
    assert "TRACKER_DATABASE_URL" in str(refusal.value.hint)


def test_names_in_an_address_are_encoded() -> None:
    url = server.ServerAddress(Path("/a b/ü"), 5432).url("o'hara@x", "my/db")
    assert url == "postgresql://o%27hara%40x@/my%2Fdb?host=%2Fa%20b%2F%C3%BC&port=5432"


def test_destroy_leaves_nothing(home: Locations) -> None:
    pid = _start(home)
    server.destroy(home)
    assert not is_alive(pid)
    assert not files(home).base.exists()
    assert not files(home).command_lock.exists()
    assert not files(home).life_lock.exists()


_START_AND_SAY_SO = (
    "import os\n"
    "from tracker.core.locations import locate\n"
    "from tracker.db import server\n"
    "server.ensure_running(locate(os.environ))\n"
    "print('started', flush=True)\n"
)


def _start(locations: Locations) -> int:
    server.ensure_running(locations)
    return running_pid(locations)


def _environment(locations: Locations) -> dict[str, str]:
    return {**os.environ, "TRACKER_HOME": str(locations.data.parent), "PYTHONPATH": str(SOURCE)}


def _python(locations: Locations, script: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-c", script],
        env=_environment(locations),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout
