"""Two machines that logged the same day: the later entry stands, the other can be had back."""

from __future__ import annotations

import pytest

from tests.features.outbox.conftest import Machine
from tests.features.outbox.test_sending import go_offline, waiting


def day(machine: Machine) -> list[tuple[object, object]]:
    """Return status and amount of the habit's entries."""
    return [(row["status"], row["amount"]) for row in machine.rows("habit", "log", "read")]


def efforts(machine: Machine) -> list[object]:
    """Return the efforts of the check-ins."""
    return [row["efforts"] for row in machine.rows("history")]


def test_a_later_entry_on_the_server_stands(laptop: Machine, phone: Machine) -> None:
    go_offline(laptop, "checkin fitness strength=2 sleep=2")
    phone.did("checkin", "fitness", "strength=4", "sleep=4")
    overtaken = laptop("sync")
    assert overtaken.exit_code == 1
    assert "1 was overtaken by a later entry" in overtaken.stdout
    assert 'A later entry stands: "checkin fitness strength=4 sleep=4" at ' in overtaken.stdout
    assert efforts(laptop) == [{"Strength": 4, "Sleep": 4}]
    (entry,) = laptop.rows("outbox", "list")
    assert entry["status"] == "superseded"
    which = str(entry["operation"])[:8]
    assert f"tracker outbox retry {which} --force" in overtaken.stdout
    assert laptop("outbox", "retry", which).exit_code == 1
    laptop.did("outbox", "retry", which, "--force")
    assert efforts(laptop) == [{"Strength": 2, "Sleep": 2}]
    assert waiting(laptop) == []
    laptop.did("undo")
    assert efforts(laptop) == [{"Strength": 4, "Sleep": 4}]


def test_a_later_entry_that_waited_takes_the_place_and_undo_brings_the_other_back(
    laptop: Machine, phone: Machine
) -> None:
    phone.did("checkin", "fitness", "strength=4", "sleep=4")
    go_offline(laptop, "checkin fitness strength=2 sleep=2")
    laptop.did("sync")
    assert efforts(laptop) == [{"Strength": 2, "Sleep": 2}]
    phone.did("undo")
    assert efforts(laptop) == [{"Strength": 4, "Sleep": 4}]


@pytest.mark.parametrize("first_to_send", ["laptop", "phone"])
def test_of_two_that_waited_the_one_said_later_stands(
    laptop: Machine, phone: Machine, first_to_send: str
) -> None:
    go_offline(laptop, "done read --set 10")
    go_offline(phone, "done read --set 20")
    machines = [laptop, phone] if first_to_send == "laptop" else [phone, laptop]
    codes = [machine("sync").exit_code for machine in machines]
    assert day(laptop) == [("partial", 20)]
    assert codes == ([0, 0] if first_to_send == "laptop" else [0, 1])


@pytest.mark.parametrize(
    ("waited", "later", "result", "stands"),
    [
        ("done read 20", "done read 5", ("partial", 25), False),
        ("done read 20", "done read --set 5", ("partial", 5), True),
        ("done read 20", "done read --no", ("missed", 0), True),
        ("done read 20", "skip read", ("skipped", 0), True),
        ("done read --set 20", "done read 5", ("partial", 5), True),
        ("done read --no", "done read 5", ("partial", 5), True),
        ("skip read", "done read 5", ("partial", 5), True),
        ("done read", "done read 5", ("done", 30), False),
    ],
)
def test_only_amounts_that_add_up_both_count(
    laptop: Machine, phone: Machine, waited: str, later: str, result: tuple[str, int], *, stands: bool
) -> None:
    go_offline(laptop, waited)
    phone.did(*later.split())
    assert laptop("sync").exit_code == (1 if stands else 0)
    assert day(laptop) == [result]


def test_what_was_taken_back_later_stays_away(laptop: Machine, phone: Machine) -> None:
    phone.did("done", "read", "5")
    go_offline(laptop, "done read 20")
    phone.did("done", "read", "--delete")
    assert laptop("sync").exit_code == 1
    assert day(laptop) == []


def test_what_was_undone_stands_against_nothing(laptop: Machine, phone: Machine) -> None:
    go_offline(laptop, "done read --set 20")
    phone.did("done", "read", "5")
    phone.did("undo")
    laptop.did("sync")
    assert day(laptop) == [("partial", 20)]


def test_what_was_done_again_stands(laptop: Machine, phone: Machine) -> None:
    phone.did("done", "read", "5")
    phone.did("undo")
    go_offline(laptop, "done read --set 20")
    phone.did("redo")
    assert laptop("sync").exit_code == 1
    assert day(laptop) == [("partial", 5)]


def test_other_days_and_habits_are_not_in_the_way(laptop: Machine, phone: Machine) -> None:
    go_offline(laptop, "done read --set 20 --on yesterday", "skip stretch --on yesterday")
    phone.did("done", "read", "--set", "5")
    phone.did("done", "stretch")
    laptop.did("sync")
    assert sorted(map(str, day(laptop))) == ["('partial', 20)", "('partial', 5)"]


def test_a_later_import_stands(laptop: Machine, phone: Machine) -> None:
    """A large import leaves only keys and days in the audit."""
    from datetime import date, timedelta

    first = date(2026, 1, 1)
    rows = "".join(f"Read,{first + timedelta(days=number)},7\n" for number in range(150))
    go_offline(laptop, f"done read --set 20 --on {first}", "done read --set 20 --on 2026-10-01")
    path = phone.home / "entries.csv"
    path.write_text("habit,day,amount\n" + rows, "utf-8")
    phone.did("import", "entries", str(path))
    assert laptop("sync").exit_code == 1
    amounts = {row["day"]: row["amount"] for row in laptop.rows("habit", "log", "read", "2026")}
    assert (amounts["2026-01-01"], amounts["2026-10-01"]) == (7, 20)
