"""Profiles: which database a command works with, and how they are kept."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.features.sessions.conftest import OWN, Device, Server
from tracker.core.locations import locate
from tracker.db.profiles import Profile, Profiles, change_profiles, profiles_file, read_profiles
from tracker.db.target import PROFILE_VARIABLE, URL_VARIABLE, Place, named_place

NAMES = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,5}", fullmatch=True).filter(
    lambda name: name not in ("private", "config")
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
KNOWN = ("private", "one", "two")
CLUB = Profile("club", "postgresql://ann@host/tracker", "ann")


# The first letter of all of Unicode takes Hypothesis a second on a busy machine.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS, TEXTS), unique_by=lambda it: it[0], max_size=4), st.booleans())
def test_what_is_written_is_read(listed: list[tuple[str, str, str]], choose: bool) -> None:
    by_name = {name: Profile(name, url, username) for name, url, username in listed}
    written = Profiles(by_name, listed[0][0] if choose and listed else None)
    with tempfile.TemporaryDirectory() as folder:
        change_profiles(Path(folder), lambda _: written)
        assert read_profiles(Path(folder)) == written
        left = sorted(path.name for path in Path(folder).iterdir())
        assert left == [".profiles.lock", "profiles.toml"]


def test_two_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    def adding(number: int) -> None:
        profile = Profile(f"club-{number}", "postgresql://ann@host/tracker", "ann")
        change_profiles(tmp_path, lambda profiles: profiles.adding(profile))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(adding, range(40)))
    assert len(read_profiles(tmp_path).by_name) == 40


def _expected(url: str, variable: str, chosen: str | None, in_file: bool) -> str:
    """Say in plain words which database it is."""
    if url:
        return url
    if variable:
        return variable
    if chosen:
        return chosen
    return "file" if in_file else "private"


@settings(deadline=None)
@given(
    st.sampled_from(["", "url"]),
    st.sampled_from(["", *KNOWN]),
    st.sampled_from([None, *KNOWN]),
    st.booleans(),
)
def test_what_comes_first(url: str, variable: str, chosen: str | None, in_file: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environ = {"TRACKER_HOME": folder, URL_VARIABLE: url, PROFILE_VARIABLE: variable}
        locations = locate(environ)
        profiles = Profiles({name: Profile(name, name, "ann") for name in ("one", "two")}, chosen)
        change_profiles(locations.config, lambda _: profiles)
        if in_file:
            (locations.config / "config.toml").write_text('database_url = "file"\n', "utf-8")
        place = named_place(environ, locations)
        assert (place.url if place else "private") == _expected(url, variable, chosen, in_file)


def test_the_option_comes_before_the_environment(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    away = {"TRACKER_DATABASE_URL": "postgresql://x@127.0.0.1:1/x", "TRACKER_PROFILE": "nowhere"}
    for line in (("--profile", "club", "whoami", "--json"), ("whoami", "--json", "--profile=club")):
        found = laptop(*line, env=away).json()
        assert isinstance(found, dict)
        assert (found["username"], found["profile"]) == (name, "club")
    assert laptop("whoami", env=away).exit_code == 6
    assert laptop("whoami", env=away | {"TRACKER_DATABASE_URL": ""}).exit_code == 3
    last = laptop("--profile", "club", "whoami", "--profile", "nope")
    assert last.exit_code == 3
    assert 'There is no profile "nope".' in last.stderr


def test_several_servers_side_by_side(server: Server, laptop: Device) -> None:
    first = server.enter(laptop)
    second = server.add()
    assert server.login(laptop, second, password="given by an admin", name="work").exit_code == 0
    assert laptop.json("whoami")["username"] == second
    assert laptop.json("whoami", "--profile", "club")["username"] == first
    assert laptop.json("profile", "use", "club") == {"name": "club"}
    assert laptop.json("whoami")["username"] == first
    listed = laptop.json("profile", "list")
    assert [list(one) for one in listed] == [["name", "server", "username", "logged_in_until", "current"]] * 3
    assert [(one["name"], one["current"]) for one in listed] == [
        ("private", False),
        ("club", True),
        ("work", False),
    ]
    known = laptop("profile", "use", "wrok")
    assert known.exit_code == 3
    assert 'Did you mean "work"?' in known.stderr


def test_one_is_named_after_its_host_unless_said(server: Server, laptop: Device) -> None:
    from tracker.features.sessions.places import profile_for

    none = Profiles()
    assert profile_for("postgresql://ann@Db.Example.org/t", name=None, known=none).name == "db.example.org"
    assert profile_for("postgresql://ann@[::1]:5433/t", name=None, known=none).name == "1"
    assert profile_for("host=/run/x user=ann dbname=t", name=None, known=none).name == "localhost"
    known = none.adding(Profile("db.example.org", "postgresql://ann@db.example.org/t", "ann"))
    same = "postgresql://ann@db.example.org:5432/t?sslmode=require"
    assert profile_for(same, name=None, known=known).name == "db.example.org"
    other = "postgresql://ben@db.example.org/t"
    assert profile_for(other, name=None, known=known).name == "ben-db.example.org"
    assert server.login(laptop, "nobody", name="private").exit_code == 2


def test_removing_one_leaves_the_private_database(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    refused = laptop("profile", "remove", "club")
    assert refused.exit_code == 4
    assert 'still logged in on "club"' in refused.stderr
    assert laptop("profile", "remove", "private").exit_code == 2
    assert laptop("logout").exit_code == 0
    assert laptop.json("profile", "remove", "club") == {"name": "club"}
    (left,) = laptop.json("profile", "list")
    assert (left["name"], left["current"]) == ("private", True)
    assert server.login(laptop, name).exit_code == 0
    assert laptop("profile", "remove", "club", "--force").exit_code == 0
    assert list(laptop.sessions.iterdir()) == []


def test_the_url_of_the_configuration_file_is_a_profile_too(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    assert laptop("profile", "use", "config").exit_code == 3
    assert laptop("whoami", "--profile", "config").exit_code == 3
    url = server.url(name).replace(f"{name}@", f"{name}:{OWN.replace(' ', '%20')}@")
    (laptop.path / "config" / "config.toml").write_text(f'database_url = "{url}"\n', "utf-8")
    assert laptop.json("whoami")["profile"] == "club"
    assert laptop("profile", "use", "config").exit_code == 0
    assert laptop.json("whoami")["session"] is None
    listed = laptop("profile", "list")
    assert [one["name"] for one in laptop.json("profile", "list") if one["current"]] == ["config"]
    assert OWN not in listed.stdout


@pytest.mark.parametrize(
    "text",
    [
        "chosen = ", "profiles = 5", '[profiles.x]\nurl = "a"',
        '[profiles."../x"]\nurl = "a"\nusername = "b"',
        '[profiles]\nx = "y"',
    ],
)  # fmt: skip
def test_a_file_that_makes_no_sense_is_told(laptop: Device, text: str) -> None:
    path = profiles_file(laptop.path / "config")
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    refused = laptop("today")
    assert refused.exit_code == 2
    assert "profiles.toml" in refused.stderr
    assert len(refused.stderr.splitlines()) == 2


def test_a_profile_shows_no_secret_by_accident() -> None:
    assert "ann@host" not in repr(Place("postgresql://ann@host/tracker"))
    assert Profiles().adding(CLUB).without("club") == Profiles()
    assert Profiles().adding(CLUB).adding(replace(CLUB, name="x")).without("club").chosen == "x"


def test_names_of_profiles_are_completed(server: Server, laptop: Device) -> None:
    from tests.fixtures.program import SOURCE

    server.enter(laptop)
    import os
    import subprocess
    import sys

    environ = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "TRACKER_HOME": str(laptop.path),
        "TRACKER_WARM": "0", "_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": "tracker profile use c",
    }  # fmt: skip
    shown = subprocess.run(
        [sys.executable, "-m", "tracker"], env=environ, capture_output=True, text=True, check=False
    )
    assert shown.stdout.split() == ["club"]
