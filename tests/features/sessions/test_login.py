"""`login` and `password`: what opens a session, what is kept of it, and what is refused."""

from __future__ import annotations

import pytest

from tests.features.sessions.conftest import ONE_TIME, OWN, Device, Server
from tests.fixtures.cluster import PASSWORD, Cluster
from tests.fixtures.database import Database, Member, fetch, scalar


def test_a_one_time_password_opens_a_session_and_is_used_up(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    found = laptop.json("whoami")
    assert list(found) == [
        "username", "display_name", "email", "server", "profile", "role", "session", "admin",
    ]  # fmt: skip
    assert (found["username"], found["display_name"], found["profile"]) == (name, "Ann", "club")
    assert (found["session"]["label"], found["admin"]) == ("laptop", False)
    assert found["role"] == laptop.kept()["role"] != name
    assert found["server"].endswith(server.database.name)
    again = server.login(laptop, name, password=ONE_TIME)
    assert again.exit_code == 5
    assert f'refuses the login of "{name}"' in again.stderr


def test_the_secret_is_kept_where_nobody_else_reads_and_shown_nowhere(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    secret = laptop.kept()["secret"]
    assert len(bytes.fromhex(secret)) == 32
    assert laptop.sessions.stat().st_mode & 0o777 == 0o700
    assert (laptop.sessions / "club.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in laptop.sessions.iterdir()] == ["club.json"]
    profiles = (laptop.path / "config" / "profiles.toml").read_text("utf-8")
    shown = [profiles]
    for line in (
        ("db", "url"), ("db", "status"), ("db", "status", "--json"), ("whoami", "--json"),
        ("profile", "list"), ("session", "list", "--json"), ("today", "--json"), ("db", "upgrade"),
        ("version",), ("login", server.url(name)), ("checkin", "nothing", "x=1"), ("db", "start"),
    ):  # fmt: skip
        result = laptop(*line)
        shown += [result.stdout, result.stderr]
    shown += [path.read_text("utf-8") for path in laptop.path.rglob("*.log")]
    told = "\n".join(shown)
    assert name in told
    assert secret not in told
    assert OWN not in told


def test_psql_gets_the_secret_through_its_environment_alone(server: Server, laptop: Device) -> None:
    from tracker.core.locations import locate
    from tracker.features.server.service import psql_call

    server.enter(laptop)
    environ = {"TRACKER_HOME": str(laptop.path), "PATH": "/usr/bin:/bin"}
    argv, given = psql_call(environ, locate(environ), arguments=[])
    secret = laptop.kept()["secret"]
    assert secret not in " ".join(argv)
    assert given["PGPASSWORD"] == secret


def test_without_a_new_password_there_is_none_afterwards(server: Server, laptop: Device) -> None:
    name = server.add()
    result = server.login(laptop, name, password=ONE_TIME)
    assert result.exit_code == 0
    assert "an admin has to give you a new one" in result.stdout
    query = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
    assert scalar(server.database.superuser(), query, name) is None
    assert laptop("today").exit_code == 0


def test_what_stays_is_no_one_time_password(server: Server, laptop: Device, phone: Device) -> None:
    name = server.enter(laptop)
    line = ("login", server.url(name), "--password-stdin", "--new-password-stdin")
    refused = phone(*line, stdin=f"{OWN}\nanother\n")
    assert refused.exit_code == 2
    assert "no one-time password" in refused.stderr
    assert server.login(phone, name).exit_code == 0


def test_logging_in_again_takes_the_place_of_the_old_session(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    before = laptop.kept()
    result = laptop("login", server.url(name), "--password-stdin", "--label", "new", stdin=f"{OWN}\n")
    assert result.exit_code == 0
    assert [one["label"] for one in laptop.json("session", "list")] == ["new"]
    assert laptop.kept()["secret"] != before["secret"]
    roles = "SELECT FROM pg_roles WHERE rolname = %s"
    assert fetch(server.database.superuser(), roles, before["role"]) == []


def test_where_the_server_asks_for_no_password_none_is_needed(
    database: Database, ann: Member, laptop: Device, cluster: Cluster
) -> None:
    url = Server(database).url(ann.role)
    password = "" if cluster.private else PASSWORD
    result = laptop("login", url, "--password-stdin", "--profile", "home", stdin=f"{password}\n")
    assert result.exit_code == 0, result.stderr
    found = laptop.json("whoami")
    assert (found["username"], found["profile"]) == ("ann", "home")
    assert found["role"] != "ann"
    assert laptop("logout").exit_code == 0
    fetch(database.superuser(), "SELECT end_expired_sessions()")


def test_what_is_set_in_the_environment_is_named(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    at = {"TRACKER_PROFILE": "private"}
    line = ("login", server.url(name), "--password-stdin")
    assert "TRACKER_PROFILE is set and comes before" in laptop(*line, stdin=f"{OWN}\n", env=at).stdout
    assert "is set" in laptop("profile", "use", "club", env=at).stdout
    assert "is set" not in laptop("profile", "use", "club", "--profile", "club", env=at).stdout


@pytest.mark.parametrize("password", ["wrong", "", OWN + " "])
def test_a_wrong_password(server: Server, laptop: Device, password: str) -> None:
    name = server.enter(laptop)
    kept = laptop.kept()
    refused = server.login(laptop, name, password=password)
    assert refused.exit_code == 5
    assert f'"{name}"' in refused.stderr
    assert len(refused.stderr.splitlines()) == 2
    assert laptop.kept() == kept
    assert laptop("today").exit_code == 0


def test_a_stranger_is_told_what_a_wrong_password_is(server: Server, laptop: Device) -> None:
    refused = server.login(laptop, "nobody_at_all")
    assert refused.exit_code == 5
    assert 'refuses the login of "nobody_at_all"' in refused.stderr
    assert not (laptop.path / "config" / "profiles.toml").exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://ann:hush-hush@host/tracker", "holds a password"),
        ("postgresql://ann@host/tracker?password=hush-hush", "holds a password"),
        ("host=host user=ann dbname=tracker password=hush-hush", "holds a password"),
        ("postgresql://host/tracker", "names no login"),
        ("postgresql://ann@host", "names no database"),
        ("mysql://ann:hush-hush@host/tracker", "cannot be read"),
    ],
)
def test_urls_that_do_not_do(laptop: Device, url: str, words: str) -> None:
    refused = laptop("login", url, "--password-stdin", stdin="x\n")
    assert refused.exit_code == 2
    assert words in refused.stderr
    assert "hush-hush" not in refused.stderr


def test_words_that_do_not_do(server: Server, laptop: Device, phone: Device) -> None:
    name = server.enter(laptop)
    url = server.url(name)
    for line, stdin, words in (
        (("login", url), "", "no terminal"),
        (("login", url, "--new-password-stdin"), "", "second line"),
        (("login", url, "--password-stdin"), "", "Standard input ended"),
        (("login", url, "--password-stdin", "--name", "private"), "x\n", "cannot be a profile's name"),
        (("login", url, "--password-stdin", "--name", "../up"), "x\n", "cannot be a profile's name"),
        (("login", url, "--password-stdin", "--label", "x" * 101), f"{OWN}\n", "name of a device"),
    ):
        refused = phone(*line, stdin=stdin)
        assert (refused.exit_code, words in refused.stderr) == (2, True), (line, refused)
    other = laptop("login", server.url(name, "elsewhere"), "--password-stdin", "--name", "club", stdin="x\n")
    assert other.exit_code == 4
    assert 'The profile "club" is ' in other.stderr
    assert len(laptop.json("session", "list")) == 1


def test_a_directory_that_others_can_enter_is_refused(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    laptop.sessions.chmod(0o755)
    for line in (("today",), ("login", server.url(name), "--password-stdin")):
        refused = laptop(*line, stdin=f"{OWN}\n")
        assert refused.exit_code == 5
        assert "Others could read your sessions" in refused.stderr
    laptop.sessions.chmod(0o700)
    (laptop.sessions / "club.json").chmod(0o640)
    assert laptop("today").exit_code == 5
    (laptop.sessions / "club.json").chmod(0o600)
    assert laptop("today").exit_code == 0
    count = "SELECT count(*) FROM logins WHERE kind = 'session'"
    assert scalar(server.database.superuser(), count) == 1


def test_the_password_is_changed_by_who_knows_the_old_one(
    server: Server, laptop: Device, phone: Device
) -> None:
    name = server.enter(laptop)
    wrong = laptop("password", "--password-stdin", stdin="guess\nnew one\n")
    assert wrong.exit_code == 5
    empty = laptop("password", "--password-stdin", stdin=f"{OWN}\n\n")
    assert empty.exit_code == 2
    found = laptop.json("password", "--password-stdin", stdin=f"{OWN}\nnew one\n")
    assert found["username"] == name
    assert laptop("today").exit_code == 0
    assert server.login(phone, name).exit_code == 5
    assert server.login(phone, name, password="new one").exit_code == 0
