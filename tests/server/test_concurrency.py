"""Several commands at once, and commands that hold each other up."""

from __future__ import annotations

import multiprocessing
import subprocess
import time
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.server.helpers import ask, files, running_pid
from tracker.core.errors import DatabaseError
from tracker.core.locations import Locations
from tracker.db import server
from tracker.db.server import control
from tracker.db.server.locking import locked


def _ensure(locations: Locations) -> tuple[str, int]:
    address = server.ensure_running(locations)
    return str(address.socket_directory), running_pid(locations)


def test_six_first_commands_at_once_make_one_server(home: Locations) -> None:
    with multiprocessing.get_context("spawn").Pool(6) as pool:
        answers = pool.map(_ensure, [home] * 6, chunksize=1)
    assert len(set(answers)) == 1
    assert ask(home, "select 1") == "1"
    assert _servers_of(files(home).cluster) == {answers[0][1]}


def _servers_of(cluster: Path) -> set[int]:
    listing = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,args="], capture_output=True, text=True, check=True
    )
    lines = [line.strip() for line in listing.stdout.splitlines()]
    return {int(line.split()[0]) for line in lines if line.endswith(f"-D {cluster}")}


def test_waiting_for_another_command_has_a_limit(
    shared_home: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    monkeypatch.setattr(control, "LOCK_LIMIT_SECONDS", 0.2)
    with _held(files(shared_home).command_lock), pytest.raises(DatabaseError) as refusal:
        server.ensure_running(shared_home)
    assert "Another command" in refusal.value.message
    assert str(files(shared_home).base) in refusal.value.message
    assert refusal.value.exit_code == 6

    # A running server needs no lock.
    server.start(shared_home)
    with _held(files(shared_home).command_lock):
        begin = time.perf_counter()
        server.ensure_running(shared_home)
        assert time.perf_counter() - begin < 0.1


def test_data_in_use_by_processes_out_of_sight_is_left_alone(
    shared_home: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.ensure_running(shared_home)
    server.stop(shared_home)
    monkeypatch.setattr(control, "STOP_LIMIT_SECONDS", 0.2)
    with _held(files(shared_home).life_lock), pytest.raises(DatabaseError) as refusal:
        server.ensure_running(shared_home)
    assert "still use the data" in refusal.value.message
    assert not server.status(shared_home).running


def test_a_living_server_holds_its_life_lock(shared_home: Locations) -> None:
    server.ensure_running(shared_home)
    with pytest.raises(DatabaseError, match="held"), _held(files(shared_home).life_lock):
        pass
    server.stop(shared_home)
    with _held(files(shared_home).life_lock):
        pass


def _held(path: Path) -> AbstractContextManager[int]:
    return locked(path, limit_seconds=0, message="held", hint="")
