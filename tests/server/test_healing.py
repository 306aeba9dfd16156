"""What can go wrong around a private server: it mends itself or says in one sentence what is wrong."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.server.helpers import ask, files, kill_hard, run, running_pid
from tracker.core.errors import DatabaseError
from tracker.core.locations import Locations
from tracker.db import server
from tracker.db.server.failures import program_failed
from tracker.db.server.postmaster import is_alive

ROOT = os.geteuid() == 0


def test_a_killed_server_comes_back_with_everything_committed(shared_home: Locations) -> None:
    run(shared_home, "create table survivor as select 7 as number")
    killed = kill_hard(shared_home)
    assert not server.status(shared_home).running
    assert ask(shared_home, "select number from survivor") == "7"
    assert running_pid(shared_home) != killed


def test_a_busy_process_that_outlived_its_server_is_ended(shared_home: Locations) -> None:
    address = server.ensure_running(shared_home)
    with closing(psycopg.connect(address.url("postgres", "postgres"))) as connection:
        busy = connection.info.backend_pid
        endless = b"do $$ begin loop end loop; end $$"
        connection.pgconn.send_query(endless)
        kill_hard(shared_home)
        assert is_alive(busy)
        assert ask(shared_home, "select 1") == "1"
        assert not is_alive(busy)


def test_a_server_whose_programs_were_moved_away_starts_again(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    before = running_pid(shared_home)
    options = files(shared_home).cluster / "postmaster.opts"
    options.write_text('/no/longer/here/bin/postgres "-D" "/somewhere"\n')
    assert ask(shared_home, "select 1") == "1"
    assert running_pid(shared_home) != before


def test_a_leftover_pid_that_another_process_has_now(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    killed = kill_hard(shared_home)
    with _foreign_process(shared_home) as foreign:
        _rewrite_pid(shared_home, killed, foreign)
        assert not server.status(shared_home).running
        assert not server.stop(shared_home)
        assert ask(shared_home, "select 1") == "1"
        assert running_pid(shared_home) != foreign
        os.kill(foreign, 0)


@contextmanager
def _foreign_process(locations: Locations) -> Iterator[int]:
    """A living process of the same user as the server's, which PostgreSQL alone takes for a server."""
    facts = files(locations).base.stat()
    user = facts.st_uid if ROOT else None
    with subprocess.Popen(["sleep", "60"], user=user) as process:
        try:
            yield process.pid
        finally:
            process.kill()


def _rewrite_pid(locations: Locations, old: int, new: int) -> None:
    pid_file = files(locations).cluster / "postmaster.pid"
    socket_lock = files(locations).sockets / ".s.PGSQL.5432.lock"
    for file in (pid_file, socket_lock):
        text = file.read_text()
        assert str(old) in text
        file.write_text(text.replace(str(old), str(new), 1))


def test_a_socket_that_was_swept_away(shared_home: Locations) -> None:
    address = server.ensure_running(shared_home)
    (address.socket_directory / ".s.PGSQL.5432").unlink()
    assert ask(shared_home, "select 1") == "1"


def test_a_socket_directory_that_others_can_enter_is_tightened(shared_home: Locations) -> None:
    address = server.ensure_running(shared_home)
    address.socket_directory.chmod(0o755)
    assert ask(shared_home, "select 1") == "1"
    assert stat.S_IMODE(address.socket_directory.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["postgresql.conf", "pg_hba.conf", "pg_ident.conf"])
def test_damaged_configuration_is_written_anew(shared_home: Locations, name: str) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    (files(shared_home).cluster / name).write_text("what is this = ??? '\n")
    assert ask(shared_home, "select 1") == "1"


def test_own_settings_are_kept(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    custom = files(shared_home).cluster / "custom.conf"
    custom.write_text("work_mem = '7MB'\n")
    custom.chmod(0o644)
    assert ask(shared_home, "show work_mem") == "7MB"
    server.stop(shared_home)
    custom.unlink()


def test_damage_beyond_repair_is_told_in_the_servers_words(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    settings = files(shared_home).cluster / "postgresql.auto.conf"
    before = settings.read_text()
    settings.write_text("nonsense\n")
    with pytest.raises(DatabaseError) as refusal:
        server.ensure_running(shared_home)
    assert str(files(shared_home).cluster) in refusal.value.message
    assert "postgresql.auto.conf" in refusal.value.message
    assert "contains errors" in refusal.value.message
    assert str(files(shared_home).log_file) in str(refusal.value.hint)
    assert "\n" not in refusal.value.message
    settings.write_text(before)
    assert ask(shared_home, "select 1") == "1"


def test_loosened_permissions_are_tightened(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    files(shared_home).cluster.chmod(0o755)
    assert ask(shared_home, "select 1") == "1"
    assert stat.S_IMODE(files(shared_home).cluster.stat().st_mode) == 0o700


def test_data_of_another_major_version_is_refused_and_kept(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    version = files(shared_home).cluster / "PG_VERSION"
    version.write_text("16\n")
    with pytest.raises(DatabaseError) as refusal:
        server.ensure_running(shared_home)
    assert "PostgreSQL 16" in refusal.value.message
    assert "PostgreSQL 18" in refusal.value.message
    assert str(files(shared_home).cluster) in refusal.value.message
    assert "backup" in str(refusal.value.hint)
    assert server.status(shared_home).version == "16"
    version.write_text("18\n")
    assert ask(shared_home, "select 1") == "1"


def test_a_data_directory_that_lost_its_version_is_not_overwritten(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    version = files(shared_home).cluster / "PG_VERSION"
    version.rename(version.with_name("hidden"))
    with pytest.raises(DatabaseError, match="PG_VERSION"):
        server.ensure_running(shared_home)
    version.with_name("hidden").rename(version)
    assert ask(shared_home, "select 1") == "1"


def test_an_interrupted_first_run_leaves_no_trace(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    partial = files(shared_home).base / "cluster.new-1"
    (partial / "base").mkdir(parents=True)
    (partial / "PG_VERSION").write_text("18\n")
    assert ask(shared_home, "select 1") == "1"
    assert not partial.exists()


def test_an_initdb_killed_half_way_heals(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    # What a kill between initdb and the rename leaves: a whole base, no data directory.
    files(shared_home).cluster.rename(files(shared_home).base / "cluster.new-4711")
    assert not server.status(shared_home).initialized
    assert ask(shared_home, "select 1") == "1"
    assert [entry.name for entry in files(shared_home).base.glob("cluster*")] == ["cluster"]


def test_a_full_disk_is_called_a_full_disk(home: Locations) -> None:
    full = "initdb: error: could not write to file: No space left on device"
    said = program_failed("create the database", full, files(home).cluster, files(home).log_file)
    assert "No space is left" in said.message
    assert str(files(home).cluster) in said.message


@contextmanager
def _small_disk(locations: Locations, megabytes: int) -> Iterator[None]:
    base = files(locations).base
    base.mkdir(mode=0o700, parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "none", base], check=True)
    try:
        yield
    finally:
        server.stop(locations)
        subprocess.run(["umount", base], check=True)


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(65536))


@pytest.mark.skipif(not ROOT, reason="only root can mount a small disk")
def test_a_disk_that_filled_up_while_the_server_slept(home: Locations) -> None:
    with _small_disk(home, 80):
        assert ask(home, "select 1") == "1"
        server.stop(home)
        filler = files(home).base / "filler"
        with pytest.raises(OSError, match="No space"):
            _fill(filler)
        with pytest.raises(DatabaseError) as refusal:
            server.ensure_running(home)
        assert "No space is left" in refusal.value.message
        filler.unlink()
        assert ask(home, "select 1") == "1"


@pytest.mark.skipif(not ROOT, reason="only root can mount a small disk")
def test_a_first_run_on_a_full_disk_says_so_and_heals_when_there_is_space(home: Locations) -> None:
    with _small_disk(home, 6), pytest.raises(DatabaseError) as refusal:
        server.ensure_running(home)
    assert "No space is left" in refusal.value.message
    assert str(files(home).base) in refusal.value.message
    assert ask(home, "select 1") == "1"
