"""Logging while the server is away: kept, told in one line, and never where it could be a mistake."""

from __future__ import annotations

import json
import shlex
import socket
import stat
import time
from pathlib import Path

import pytest

from tests.features.outbox.conftest import Machine, MachineMaker
from tests.fixtures.cluster import Cluster
from tests.fixtures.database import Database
from tests.fixtures.program import environment_of, run_here

KEPT = "The server is out of reach: kept for later (1 waiting). Send: tracker sync\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("done read 20", "done read 20 --on {day}"),
        ("done read --set 20 -m 'On the train'", "done read --on {day} --set 20 --note On the train"),
        ("done read --no", "done read --on {day} --no"),
        ("done read --delete", "done read --on {day} --delete"),
        ("done read 1:30", "done read 1:30 --on {day}"),
        ("skip stretch --note=-ill", "skip stretch --on {day} --note -ill"),
        ("checkin fitness strength=4 sleep=crushed", "checkin fitness strength=4 sleep=crushed --on {day}"),
        ("checkin fitness -m 'A note'", "checkin fitness --on {day} --note A note"),
        ("checkin fitness --delete", "checkin fitness --on {day} --delete"),
        ("done -- read -x", "done --on {day} -- read -x"),
    ],
)
def test_what_is_logged_offline_is_kept_in_its_words(laptop: Machine, line: str, words: str) -> None:
    laptop.line.close()
    laptop.now = "2026-11-20T12:00:00Z"
    kept = laptop("--json", *shlex.split(line))
    assert (kept.exit_code, kept.stderr) == (0, "")
    told = kept.json()
    assert isinstance(told, dict)
    assert (told["queued"], told["day"], told["waiting"]) == (True, "2026-11-20", 1)
    assert " ".join(told["words"]) == words.format(day="2026-11-20")
    (entry,) = laptop.rows("outbox", "list")
    assert (entry["operation"], entry["status"]) == (told["operation"], "queued")
    assert entry["logged_at"] == "2026-11-20T12:00:00+00:00"


def test_people_read_one_line(laptop: Machine) -> None:
    laptop.line.close()
    first = laptop("done", "read", "20")
    assert (first.stdout, first.stderr, first.exit_code) == (KEPT, "", 0)
    assert laptop("skip", "stretch").stdout == KEPT.replace("1", "2")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("done read --set abc", '"abc" is not an amount.'),
        ("done read -- -5", '"-5" is below zero.'),
        ("done read --set 5 --no", "--set and --no do not go together."),
        ("done read --on tomorrow", "has not begun."),
        ("done read --on someday", '"someday"'),
        ("checkin fitness strength=9", '"9" is not an effort.'),
        ("checkin fitness", "no effort was given."),
        ("checkin fitness --delete strength=3", "--delete takes the whole check-in back."),
        ("done", "No habit was named."),
    ],
)
def test_what_is_wrong_in_form_is_refused_at_once(laptop: Machine, line: str, words: str) -> None:
    laptop.line.close()
    refused = laptop(*line.split())
    assert refused.exit_code == 2
    assert words in refused.stderr
    assert laptop.rows("outbox", "list") == []


def test_other_commands_fail_as_before(laptop: Machine) -> None:
    laptop.line.close()
    for line in ("today", "habit list", "habit add Run", "undo"):
        away = laptop(*line.split())
        assert away.exit_code == 6, line
        assert "out of reach" in away.stderr


def test_a_server_that_never_answered_may_be_a_mistake(machine_named: MachineMaker, tmp_path: Path) -> None:
    laptop = machine_named("laptop")
    laptop.line.close()
    laptop.home = tmp_path / "new"
    away = laptop("done", "read", "20")
    assert away.exit_code == 6
    assert not (tmp_path / "new" / "state" / "outbox").exists()


def test_a_wrong_password_is_told_and_nothing_kept(laptop: Machine, cluster: Cluster) -> None:
    if cluster.private:
        pytest.skip("the private server asks for no password")
    right = laptop.environment["TRACKER_DATABASE_URL"]
    wrong = right.replace("tracker-test", "wrong")
    assert wrong != right
    refused = laptop("done", "read", "20", env={"TRACKER_DATABASE_URL": wrong})
    assert refused.exit_code == 6
    assert "password" in refused.stderr
    assert laptop.rows("outbox", "list") == []


def test_the_private_database_has_no_outbox(tmp_path: Path) -> None:
    environ = environment_of("", tmp_path / "home")
    assert run_here(("sync",), environ).stdout == "Nothing is waiting.\n"
    assert run_here(("outbox", "list", "--json"), environ).json() == []
    assert run_here(("outbox", "retry"), environ).exit_code == 3
    assert not (tmp_path / "home" / "data").exists(), "no server was started for that"


def test_the_file_is_for_its_owner_and_names_nobody(laptop: Machine, database: Database) -> None:
    laptop.line.close()
    laptop.did("done", "read", "20")
    folder = laptop.file.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        content = path.name + path.read_text("utf-8")
        assert not [word for word in ("ann", "tracker-test", database.name) if word in content]


def test_a_line_cut_short_is_no_entry(laptop: Machine) -> None:
    laptop.line.close()
    laptop.did("done", "read", "1")
    whole = laptop.file.read_bytes()
    laptop.file.write_bytes(whole + whole[:40])
    assert len(laptop.rows("outbox", "list")) == 1
    assert "(2 waiting)" in laptop.did("done", "read", "2").stdout
    lines = laptop.file.read_text("utf-8").splitlines()
    assert [json.loads(line)["words"][2] for line in lines] == ["1", "2"]
    laptop.line.open()
    laptop.did("sync")
    assert laptop.rows("habit", "log", "read")[0]["amount"] == 3


@pytest.mark.parametrize(
    ("timezone", "day_start", "now", "day"),
    [
        ("UTC", "0", "2026-11-20T23:59:59Z", "2026-11-20"),
        ("UTC", "0", "2026-11-21T00:00:00Z", "2026-11-21"),
        ("UTC", "4", "2026-11-21T03:59:00Z", "2026-11-20"),
        ("Asia/Tokyo", "0", "2026-11-20T15:00:00Z", "2026-11-21"),
        ("America/New_York", "4", "2026-11-21T08:59:00Z", "2026-11-20"),
    ],
)
def test_the_day_is_that_of_the_moment_of_logging(
    laptop: Machine, timezone: str, day_start: str, now: str, day: str
) -> None:
    laptop.now = "2026-11-20T12:00:00Z"
    laptop.did("settings", "set", "timezone", timezone)
    laptop.did("settings", "set", "day_start", day_start)
    laptop.did("habit", "list")
    laptop.line.close()
    laptop.now = now
    laptop.did("done", "read", "20")
    laptop.did("skip", "stretch", "--on", "yesterday")
    laptop.line.open()
    laptop.now = "2026-11-25T12:00:00Z"
    laptop.did("sync")
    logged = {row["habit"]: row["day"] for row in laptop.rows("habit", "log")}
    assert logged["Read"] == day
    assert str(logged["Stretch"]) < day


def test_a_server_known_to_be_away_is_not_waited_for_again(laptop: Machine) -> None:
    """A listener that accepts nobody is how a machine behind a broken line looks."""
    laptop.line.close()
    laptop.did("done", "read", "1")
    with socket.create_server(("127.0.0.1", laptop.line.port)):
        begun = time.monotonic()
        kept = laptop.did("done", "read", "2")
        assert time.monotonic() - begun < 5
    assert "(2 waiting)" in kept.stdout
