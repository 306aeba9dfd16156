"""Sessions of devices: listed, ended from elsewhere, run out, renewed while used."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from sqlalchemy import text

from tests.features.sessions.conftest import OWN, Device, Server
from tests.fixtures.database import fetch, scalar
from tracker.core.errors import TrackerError
from tracker.core.locations import locate
from tracker.db.session import transaction
from tracker.db.target import find_target


def pretend(device: Device, **values: str) -> None:
    """Change what a device has kept of its session."""
    (device.sessions / "club.json").write_text(json.dumps(device.kept() | values), "utf-8")


def ends_in(server: Server, days: str) -> None:
    fetch(server.database.owner(), f"UPDATE logins SET expires_at = now() + '{days}' WHERE kind = 'session'")


def test_they_are_listed_the_one_used_last_first(server: Server, laptop: Device, phone: Device) -> None:
    name = server.enter(laptop)
    server.login(phone, name, "--label", "phone")
    found = laptop.json("session", "list")
    assert [list(one) for one in found] == [["id", "label", "created", "last_used", "expires", "current"]] * 2
    assert [(one["label"], one["current"]) for one in found] == [("phone", False), ("laptop", True)]
    lines = laptop("session", "list", "-o", "csv").stdout.splitlines()
    assert lines[0] == "id,label,created,last_used,expires,current"
    table = laptop("session", "list").stdout
    assert found[0]["id"][:8] in table
    assert [line.split()[-1] == "yes" for line in table.splitlines()] == [False, False, True]
    assert max(map(len, table.splitlines())) <= 80


@pytest.mark.parametrize("how", ["label", "part", "id", "beginning"])
def test_one_is_revoked_by_name_or_id(server: Server, laptop: Device, phone: Device, how: str) -> None:
    name = server.enter(laptop)
    server.login(phone, name, "--label", "My phone")
    wanted = laptop.json("session", "list")[0]
    query = {
        "label": "My phone",
        "part": "PHO",
        "id": wanted["id"],
        "beginning": wanted["id"][:6],
    }[how]
    assert laptop.json("session", "revoke", query)["id"] == wanted["id"]
    ended = phone("today")
    assert ended.exit_code == 5
    sentence, hint = ended.stderr.splitlines()
    assert sentence == 'Error: Your session on "club" has ended.'
    assert hint.startswith("Log in again: tracker login ")
    assert name in hint
    assert [one["label"] for one in laptop.json("session", "list")] == ["laptop"]
    assert laptop("session", "revoke", query).exit_code == 3


def test_two_of_a_name_are_told_apart(server: Server, laptop: Device, phone: Device) -> None:
    name = server.enter(laptop)
    server.login(phone, name, "--label", "laptop")
    refused = phone("session", "revoke", "laptop")
    assert refused.exit_code == 4
    assert all(one["id"] in refused.stderr for one in phone.json("session", "list"))


def test_nobody_revokes_anothers(server: Server, laptop: Device, phone: Device) -> None:
    server.enter(laptop)
    server.enter(phone, label="phone")
    (theirs,) = phone.json("session", "list")
    assert laptop("session", "revoke", theirs["id"]).exit_code == 3
    assert phone("today").exit_code == 0


def test_a_revoked_one_ends_in_the_middle_of_a_command_and_keeps_nothing(
    server: Server, laptop: Device, phone: Device
) -> None:
    name = server.enter(laptop)
    server.login(phone, name, "--label", "phone")
    environ = {"TRACKER_HOME": str(phone.path)}
    locations = locate(environ)
    target = find_target(environ, locations)

    def rename_slowly() -> None:
        with transaction(target, locations, action="test", now=None) as (session, _):
            session.execute(text("UPDATE users SET display_name = 'Lost'"))
            assert laptop("session", "revoke", "phone").exit_code == 0
            session.execute(text("SELECT 1"))

    with pytest.raises(TrackerError) as refused:
        rename_slowly()
    assert refused.value.exit_code == 6
    assert "ended the connection" in refused.value.message
    assert laptop.json("whoami")["display_name"] == "Ann"


def test_one_that_has_run_out_is_nobody(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    fetch(server.database.owner(), "UPDATE logins SET expires_at = now() WHERE kind = 'session'")
    quiet = laptop("prompt")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")
    assert laptop.json("logout") == {"profile": "club", "ended": 0}
    assert server.login(laptop, name).exit_code == 0
    fetch(server.database.owner(), "UPDATE logins SET expires_at = now() WHERE kind = 'session'")
    ended = laptop("today")
    assert ended.exit_code == 5
    assert 'Your session on "club" has ended.' in ended.stderr
    assert server.login(laptop, name).exit_code == 0
    assert laptop("today").exit_code == 0


def test_logging_out_ends_this_one_and_forgets_its_secret(
    server: Server, laptop: Device, phone: Device
) -> None:
    name = server.enter(laptop)
    server.login(phone, name)
    kept = laptop.kept()
    assert laptop.json("logout") == {"profile": "club", "ended": 1}
    assert list(laptop.sessions.iterdir()) == []
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url(kept["role"]), password=kept["secret"])
    out = laptop("today")
    assert out.exit_code == 5
    assert 'You are not logged in on "club".' in out.stderr
    silent = laptop("prompt")
    assert (silent.exit_code, silent.stdout, silent.stderr) == (0, "", "")
    status = laptop.json("db", "status")
    assert (status["profile"], status["running"]) == ("club", False)
    assert status["problem"] == 'You are not logged in on "club".'
    assert phone("today").exit_code == 0


def test_logging_out_everywhere(server: Server, laptop: Device, phone: Device) -> None:
    name = server.enter(laptop)
    server.login(phone, name)
    assert laptop.json("logout", "--all") == {"profile": "club", "ended": 2}
    assert 'Your session on "club" has ended.' in phone("today").stderr
    # Nothing lies about of a session that the server does not know.
    assert list(phone.sessions.iterdir()) == []
    assert 'You are not logged in on "club".' in phone("today").stderr
    assert server.login(laptop, name).exit_code == 0


def test_nothing_is_kept_of_a_deleted_person(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    fetch(server.database.owner(), "SELECT delete_other(%s)", name)
    assert 'Your session on "club" has ended.' in laptop("today").stderr
    assert list(laptop.sessions.iterdir()) == []


def test_revoking_the_own_one_is_logging_out(server: Server, laptop: Device) -> None:
    server.enter(laptop)
    assert laptop.json("session", "revoke", "laptop")["current"] is True
    assert list(laptop.sessions.iterdir()) == []
    assert laptop.json("profile", "list")[-1]["logged_in_until"] is None


def test_a_login_by_url_has_nothing_to_log_out_of(server: Server, laptop: Device) -> None:
    name = server.enter(laptop)
    url = server.url(name).replace(f"{name}@", f"{name}:{OWN.replace(' ', '%20')}@")
    at = {"TRACKER_DATABASE_URL": url}
    refused = laptop("logout", env=at)
    assert refused.exit_code == 4
    assert "no session of a device" in refused.stderr
    found = laptop("whoami", "--json", env=at).json()
    assert isinstance(found, dict)
    assert (found["session"], found["profile"], found["role"]) == (None, None, name)
    assert laptop("logout", "--all", "--json", env=at).json() == {"profile": None, "ended": 1}
    private = laptop("logout", "--profile", "private")
    assert private.exit_code == 4
    assert "which nobody logs in to" in private.stderr


@pytest.mark.parametrize("command", ["today", "prompt"])
def test_using_it_renews_it_once_an_hour(server: Server, laptop: Device, command: str) -> None:
    server.enter(laptop)
    ends_in(server, "2 days")
    left = "SELECT expires_at - now() > '6 days' FROM logins WHERE kind = 'session'"
    assert laptop(command).exit_code == 0
    assert scalar(server.database.superuser(), left) is False
    longest_ago = datetime.now(UTC) - timedelta(minutes=61)
    pretend(laptop, renewed_at=str(longest_ago), expires_at=str(longest_ago + timedelta(days=3)))
    # A moved clock is the product's: sessions live by the server's own.
    assert laptop(command, now="2026-01-01T12:00:00Z").exit_code == 0
    assert scalar(server.database.superuser(), left) is True
    kept = laptop.kept()
    assert datetime.fromisoformat(kept["expires_at"]) - datetime.now(UTC) > timedelta(days=6)
    assert datetime.now(UTC) - datetime.fromisoformat(kept["renewed_at"]) < timedelta(minutes=5)
    assert (laptop.sessions / "club.json").stat().st_mode & 0o777 == 0o600


def test_a_renewal_that_fails_is_not_told(server: Server, laptop: Device) -> None:
    server.enter(laptop)
    ago = datetime.now(UTC) - timedelta(days=2)
    pretend(laptop, renewed_at=str(ago))
    fetch(server.database.owner(), "REVOKE EXECUTE ON FUNCTION renew_session() FROM tracker_member")
    worked = laptop("today")
    assert (worked.exit_code, worked.stderr) == (0, "")
    # And not tried again by the next command.
    assert datetime.fromisoformat(laptop.kept()["renewed_at"]) > ago + timedelta(days=1)
    assert laptop("today").exit_code == 0


def test_a_rehearsal_renews_nothing(server: Server, laptop: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.warm import rehearsal

    server.enter(laptop)
    ago = str(datetime.now(UTC) - timedelta(days=2))
    pretend(laptop, renewed_at=ago)
    for name in ("TRACKER_DATABASE_URL", "TRACKER_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRACKER_HOME", str(laptop.path))
    rehearsal._run("today")
    assert laptop.kept()["renewed_at"] == ago
