"""`daemon status|start|stop`, the switch, and the private server that ends with the warm process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.program import Program
from tests.warm.home import Home, error_of, eventually, is_alive
from tracker.core.locations import locate
from tracker.db import server
from tracker.warm.control import socket_names
from tracker.warm.fingerprint import fingerprint, name_of
from tracker.warm.preferences import Preferences, preferences_file, read_preferences, write_preferences

KEYS = [
    "running",
    "pid",
    "socket",
    "uptime_seconds",
    "idle_seconds",
    "commands_served",
    "memory_bytes",
    "log_file",
]


def test_status_without_one(home: Home) -> None:
    told = home.run("daemon", "status", "--json").json()
    assert isinstance(told, dict)
    assert list(told) == KEYS
    assert told["running"] is False
    assert told["pid"] is None
    assert "No warm process runs" in home.run("daemon", "status").stdout
    assert not list((home.path / "runtime").glob("*.sock"))


def test_start_status_stop(home: Home) -> None:
    started = home.run("daemon", "start", "--json").json()
    told = home.run("daemon", "status", "--json").json()
    assert isinstance(started, dict)
    assert isinstance(told, dict)
    assert list(told) == KEYS
    assert told["running"] is True
    assert told["pid"] == started["pid"]
    assert 0 < int(told["memory_bytes"]) < 200_000_000
    assert Path(str(told["socket"])).is_socket()
    assert f"process {told['pid']}" in home.run("daemon", "status").stdout
    assert home.run("daemon", "start", "--json").json() != started
    assert home.run("daemon", "stop", "--json").json() == {"stopped": [told["pid"]]}
    eventually(lambda: not is_alive(int(str(told["pid"]))))
    assert home.run("daemon", "stop").stdout == "No warm process runs.\n"
    assert home.aside("daemon", "stop", "--json").json() == {"stopped": []}


def test_the_setting_decides_where_the_variable_says_nothing(home: Home) -> None:
    unsaid = {"TRACKER_WARM": ""}
    assert home.run("--version", env=unsaid).exit_code == 0
    eventually(lambda: socket_names(str(home.runtime)))
    pid = int(str(home.status()["pid"]))
    assert "warm: on" in home.run("settings", "set", "warm", "off", env=unsaid).stdout
    eventually(lambda: not is_alive(pid))
    assert home.run("--version", env=unsaid).exit_code == 0
    assert "turned off" in home.run("daemon", "status", env=unsaid).stdout
    refused = home.run("daemon", "start", "--json", env=unsaid)
    assert refused.exit_code == 4
    assert "turned off" in error_of(refused)["message"]
    assert not list((home.path / "runtime").glob("*.sock"))
    assert "settings set warm off" in home.run("settings", "set", "warm", "on", env=unsaid).stdout
    assert home.run("daemon", "start", env=unsaid).exit_code == 0
    pid = int(str(home.status()["pid"]))
    assert "warm: on" in home.run("settings", "set", "warm", "off", env=unsaid).stdout
    eventually(lambda: not is_alive(pid))
    assert home.run("settings", "get", "warm", "--json", env=unsaid).json() == {"key": "warm", "value": False}
    assert not list((home.path / "runtime").glob("*.sock"))


def test_the_variable_turns_it_off(warm: Home) -> None:
    assert warm.run("--version", warm=False).exit_code == 0
    assert warm.run("--version", env={"TRACKER_WARM": "off"}).exit_code == 0
    assert warm.served() == 0


def test_settings_of_the_machine(program: Program, tmp_path: Path) -> None:
    listed = program("settings", "list", "--json").json()
    assert isinstance(listed, list)
    assert [row["key"] for row in listed][-3:] == ["warm", "warm_idle_minutes", "hook_seconds"]
    changed = program("settings", "set", "warm-idle-minutes", "40 min", "--json").json()
    assert changed == {"key": "warm_idle_minutes", "value": 40, "old": 15}
    assert read_preferences(tmp_path / "home" / "state") == Preferences(idle_minutes=40)
    assert program("settings", "unset", "warm_idle_minutes", "--json").json() == {
        "key": "warm_idle_minutes",
        "value": 15,
        "old": 40,
    }
    refused = program("settings", "set", "warm_idle_minutes", "0", "--json")
    assert refused.exit_code == 2


@pytest.mark.parametrize(
    "text", ["", "enabled", "idle_minutes = 0", "idle_minutes = ²", "\xff\n", "a = b = c"]
)
def test_preferences_that_make_no_sense_are_as_by_default(tmp_path: Path, text: str) -> None:
    preferences_file(tmp_path).write_text(text, "latin-1")
    assert read_preferences(tmp_path) == Preferences()
    write_preferences(tmp_path, Preferences(enabled=False, idle_minutes=3))
    assert read_preferences(tmp_path) == Preferences(enabled=False, idle_minutes=3)


@pytest.fixture
def private(place: Path) -> Iterator[Home]:
    """A home with its own private server."""
    home = Home(place / "home", "")
    yield home
    home.stop()
    server.destroy(locate({"TRACKER_HOME": str(home.path)}))


def test_the_private_server_ends_with_it_and_comes_again(private: Home) -> None:
    locations = locate({"TRACKER_HOME": str(private.path)})
    private.extra["TRACKER_WARM_IDLE"] = "2"
    assert private.aside("habit", "add", "Read").exit_code == 0
    assert server.status(locations).running
    pid = private.start()
    eventually(lambda: not is_alive(pid))
    assert "the private server was stopped" in private.log()
    eventually(lambda: not server.status(locations).running)
    private.extra["TRACKER_WARM_IDLE"] = "120"
    assert private.aside("habit", "list", "-o", "ndjson").stdout.count("\n") == 1
    private.start()
    assert private.run("habit", "list", "-o", "ndjson").stdout.count("\n") == 1
    assert private.run("db", "stop").exit_code == 0
    assert private.run("habit", "list", "-o", "ndjson").stdout.count("\n") == 1
    assert private.served() == 3


def test_fingerprints_tell_apart(place: Path) -> None:
    base = {"TRACKER_HOME": str(place), "HOME": "/home/ada", "SHELL": "/bin/sh"}
    name = name_of(fingerprint(base))
    assert name == name_of(fingerprint({**base, "SHELL": "/bin/zsh", "TRACKER_NOW": "x"}))
    others = [
        {**base, "TRACKER_HOME": str(place / "other")},
        {**base, "PYTHONPATH": "/elsewhere"},
        {**base, "LD_LIBRARY_PATH": "/elsewhere"},
    ]
    names = {name_of(fingerprint(other)) for other in others}
    assert len(names) == len(others)
    assert name not in names
    assert len(os.fsencode(name)) < 30
