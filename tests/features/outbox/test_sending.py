"""What waited is sent once, in order, by whatever reaches the server; what is refused stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from decimal import Decimal

from tests.features.outbox.conftest import Machine
from tests.fixtures.database import Database, fetch
from tests.fixtures.program import SOURCE


def amounts(machine: Machine, habit: str = "read") -> list[object]:
    """Return the amounts of a habit, the latest day first."""
    return [row["amount"] for row in machine.rows("habit", "log", habit)]


def waiting(machine: Machine) -> list[tuple[object, object]]:
    """Return words and status of what the outbox holds."""
    return [(entry["words"], entry["status"]) for entry in machine.rows("outbox", "list")]


def go_offline(machine: Machine, *lines: str) -> None:
    """Log lines while the server is away; it is back afterwards."""
    machine.line.close()
    for line in lines:
        assert "kept for later" in machine.did(*line.split()).stdout
    machine.line.open()


def test_sync_sends_in_order_and_names_the_undo(laptop: Machine) -> None:
    go_offline(
        laptop, "done read 20", "done read --set 5", "done read 7", "checkin fitness strength=4 sleep=2"
    )
    sent = laptop("sync")
    first, *words = sent.stdout.splitlines()
    assert (first, sent.exit_code) == ("Sent 4 entries that waited. Undo: tracker undo", 0)
    assert [" ".join(line.removeprefix("✓ ").split()[:3]) for line in words] == [
        "done read 20", "done read --on", "done read 7", "checkin fitness strength=4",
    ]  # fmt: skip
    assert amounts(laptop) == [12]
    assert waiting(laptop) == []
    assert laptop("sync").stdout == "Nothing is waiting.\n"
    steps = [row["action"] for row in laptop.rows("audit", "list")][:4]
    assert [str(step).split()[:2] for step in reversed(steps)] == [
        ["done", "read"], ["done", "read"], ["done", "read"], ["checkin", "fitness"],
    ]  # fmt: skip


def test_any_command_sends_first_and_says_so(laptop: Machine) -> None:
    go_offline(laptop, "done read 20")
    page = laptop("today")
    assert page.stderr == "Sent 1 entry that waited.\n"
    assert "20 of 30 min" in page.stdout
    assert laptop("today").stderr == ""
    go_offline(laptop, "done read 5")
    added = laptop("done", "read", "--set", "1", "--json")
    assert added.stderr == "Sent 1 entry that waited.\n"
    assert amounts(laptop) == [1]


def test_a_command_that_cannot_reach_the_server_is_put_behind(laptop: Machine) -> None:
    laptop.line.close()
    for amount in ("1", "2", "3"):
        laptop.did("done", "read", amount)
    assert [words for words, _ in waiting(laptop)] == [
        entry["words"] for entry in laptop.rows("outbox", "list")
    ]
    assert [str(words).split()[2] for words, _ in waiting(laptop)] == ["1", "2", "3"]


def test_words_that_begin_with_a_dash_arrive_as_they_were(laptop: Machine) -> None:
    laptop.did("habit", "add", "--from", "2026-01-01", "--", "-x")
    go_offline(laptop, "skip stretch --note=-ill", "done -- -x")
    laptop.did("sync")
    logged = {row["habit"]: (row["status"], row["note"]) for row in laptop.rows("habit", "log")}
    assert logged == {"Stretch": ("skipped", "-ill"), "-x": ("done", None)}


def test_what_is_refused_stays_until_the_person_decides(laptop: Machine) -> None:
    go_offline(laptop, "done read 20", "done swim 5", "checkin fitness strength=3", "done read 1")
    sent = laptop("sync", "--json")
    assert sent.exit_code == 1
    told = sent.json()
    assert isinstance(told, dict)
    assert [entry["words"].split()[2] for entry in told["sent"]] == ["20", "1"]
    assert [entry["reason"] for entry in told["refused"]] == [
        'There is no habit "swim".',
        'No effort was given for "Sleep". Add it to the command: Sleep=4',
    ]
    assert (told["superseded"], told["kept"]) == ([], 2)
    assert amounts(laptop) == [21]
    assert [status for _, status in waiting(laptop)] == ["refused", "refused"]
    assert laptop("today").stderr == "", "what is kept back is not tried again by itself"
    swim, fitness = (str(entry["operation"]) for entry in laptop.rows("outbox", "list"))
    shown = laptop.did("outbox", "show", swim[:8]).stdout
    assert 'There is no habit "swim".' in shown
    assert f"tracker outbox drop {swim[:8]}" in shown
    laptop.did("outbox", "drop", fitness)
    assert laptop("outbox", "drop", fitness).exit_code == 3
    laptop.did("habit", "add", "Swim", "--at-least", "10", "--unit", "min", "--from", "2026-01-01")
    assert laptop.did("outbox", "retry").stdout.startswith("Sent 1 entry that waited.")
    assert amounts(laptop, "swim") == [5]
    assert waiting(laptop) == []


def test_the_refusals_are_told_to_people(laptop: Machine) -> None:
    go_offline(laptop, "done swim 5")
    told = laptop("sync")
    assert told.exit_code == 1
    first, words, reason, again, forget = told.stdout.splitlines()
    assert first == "Nothing was sent; 1 was refused: tracker outbox list"
    assert words.endswith("done swim 5 --on " + str(laptop.rows("outbox", "list")[0]["day"]))
    assert reason == 'There is no habit "swim".'
    assert again.startswith("Send it again: tracker outbox retry ")
    assert forget.startswith("Forget it: tracker outbox drop ")
    assert laptop("sync").stdout == "Nothing is waiting, 1 kept back: tracker outbox list.\n"


def test_force_is_said_of_one_entry(laptop: Machine) -> None:
    assert laptop("outbox", "retry", "--force").exit_code == 2
    assert laptop("outbox", "retry", "abc").exit_code == 3


def test_a_crash_after_the_commit_sends_nothing_twice(laptop: Machine) -> None:
    go_offline(laptop, "done read 20", "done read 3")
    before = laptop.file.read_bytes()
    path = laptop.file
    laptop.did("sync")
    path.write_bytes(before)
    sent = laptop.did("sync")
    assert sent.stdout.startswith("Sent 2 entries")
    assert amounts(laptop) == [23]
    assert waiting(laptop) == []


def test_a_lost_answer_counts_once(laptop: Machine) -> None:
    laptop.line.lose_answer_to = b"COMMIT"
    assert "kept for later" in laptop.did("done", "read", "20").stdout
    assert laptop.did("sync").stdout.startswith("Sent 1 entry")
    assert amounts(laptop) == [20]
    assert laptop.rows("audit", "list")[0]["action"] == "done read 20", "it had arrived"


def test_a_lost_answer_while_sending_counts_once(laptop: Machine) -> None:
    go_offline(laptop, "done read 20", "done read 2")
    laptop.line.lose_answer_to = b"read 20"
    assert laptop("sync").exit_code == 6
    assert len(waiting(laptop)) == 2
    laptop.did("sync")
    assert amounts(laptop) == [22]


def test_a_line_that_breaks_between_two_entries(laptop: Machine) -> None:
    go_offline(laptop, "done read 20", "done read 3", "done read 4")
    laptop.line.lose_answer_to = b"read 3 "
    broken = laptop("sync")
    assert broken.exit_code == 6
    assert broken.stderr.startswith("Sent 1 entry that waited.\nError: The connection to the server broke")
    assert len(waiting(laptop)) == 2
    laptop.line.lose_answer_to = b"read 3 "
    kept = laptop("done", "read", "5")
    assert "(3 waiting)" in kept.stdout
    laptop.did("sync")
    assert amounts(laptop) == [32]


def test_a_line_that_breaks_before_anything_was_done(laptop: Machine) -> None:
    laptop.line.lose_answer_to = b"apply_operation"
    assert "kept for later" in laptop.did("done", "read", "20").stdout
    laptop.did("sync")
    assert amounts(laptop) == [20]


def test_a_server_that_is_shut_down_under_the_command(laptop: Machine, database: Database) -> None:
    holder = database.connect(None, autocommit=False)
    fetch(holder, "SELECT FROM users FOR UPDATE")
    running = tracker(laptop, "done", "read", "20")
    superuser = database.superuser()
    waits = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    deadline = time.monotonic() + 60
    while not (found := fetch(superuser, waits)):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    fetch(superuser, "SELECT pg_terminate_backend(%s)", found[0][0])
    told, complaint = running.communicate(timeout=60)
    assert (running.returncode, complaint) == (0, "")
    assert "kept for later" in told
    holder.rollback()
    laptop.did("sync")
    assert amounts(laptop) == [20]
    assert fetch(database.owner(), "SELECT count(*), count(DISTINCT operation_id) FROM operations") == [
        (1, 1)
    ]


def tracker(machine: Machine, *argv: str) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", *argv],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE)} | machine.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_send_at_once(laptop: Machine) -> None:
    lines = [f"done read {amount}" for amount in range(1, 11)]
    go_offline(laptop, *lines)
    other = Machine(laptop.home.with_name("copy"), laptop.line)
    shutil.copytree(laptop.home, other.home)
    senders = [tracker(machine, "sync", "--json") for machine in (laptop, laptop, other)]
    for sender in senders:
        _, complaint = sender.communicate(timeout=120)
        assert (sender.returncode, complaint) == (0, "")
    assert amounts(laptop) == [Decimal(55)]
    assert waiting(laptop) == waiting(other) == []
    numbers = [str(row["action"]).split()[2] for row in reversed(laptop.rows("audit", "list"))][-10:]
    assert numbers == [str(amount) for amount in range(1, 11)]
