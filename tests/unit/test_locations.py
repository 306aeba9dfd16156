"""Where files live, from the environment alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from tracker.core.directories import directories
from tracker.core.locations import locate


def test_home_moves_every_directory_under_one() -> None:
    found = locate({"TRACKER_HOME": "/srv/my tracker", "XDG_DATA_HOME": "/elsewhere"})
    assert found.config == Path("/srv/my tracker/config")
    assert found.data == Path("/srv/my tracker/data")
    assert found.runtime == Path("/srv/my tracker/runtime")
    assert found.state == Path("/srv/my tracker/state")
    assert found.log_file == Path("/srv/my tracker/state/tracker.log")


def test_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate({"TRACKER_HOME": "here"}).data == tmp_path / "here" / "data"


def test_tilde_in_home_is_the_persons_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    assert locate({"TRACKER_HOME": "~/t"}).state == Path("/home/ada/t/state")


def test_empty_home_counts_as_unset() -> None:
    assert locate({"TRACKER_HOME": "", "XDG_DATA_HOME": "/xdg"}).data == Path("/xdg/tracker")


def test_xdg_variables_come_from_the_given_environment() -> None:
    found = locate(
        {
            "XDG_CONFIG_HOME": "/x/config",
            "XDG_DATA_HOME": "/x/data",
            "XDG_STATE_HOME": "/x/state",
            "XDG_RUNTIME_DIR": "/x/run",
        }
    )
    assert found.config == Path("/x/config/tracker")
    assert found.data == Path("/x/data/tracker")
    assert found.state == Path("/x/state/tracker")
    assert found.runtime == Path("/x/run/tracker")


def test_without_a_runtime_directory_sockets_stay_in_the_persons_own_state() -> None:
    assert locate({"XDG_STATE_HOME": "/x/state"}).runtime == Path("/x/state/tracker/run")


def test_relative_xdg_values_are_ignored() -> None:
    assert locate({"XDG_DATA_HOME": "relative"}).data.is_absolute()
    assert "relative" not in locate({"XDG_DATA_HOME": "relative"}).data.parts


def test_defaults_are_absolute_and_tell_the_kinds_apart() -> None:
    found = locate({})
    assert len({found.config, found.data, found.runtime, found.state}) == 4
    assert all(path.is_absolute() for path in (found.config, found.data, found.runtime, found.state))


def test_defaults_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules are written down twice: here the warm path's own are held to platformdirs'."""
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/home/ada")
    system = PlatformDirs("tracker", appauthor=False)
    found = locate({})
    assert (found.config, found.data, found.state) == (
        system.user_config_path,
        system.user_data_path,
        system.user_state_path,
    )
    assert directories({}) == tuple(map(str, (found.config, found.data, found.runtime, found.state)))


def test_a_set_home_does_not_pay_for_platformdirs() -> None:
    script = (
        "import sys; from tracker.core.locations import locate; locate({'TRACKER_HOME': '/t'});"
        "sys.exit('platformdirs' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 0
