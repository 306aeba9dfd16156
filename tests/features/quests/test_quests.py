"""Quests through the real command line: taken on, measured, ended, undone, and carried along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.fixtures.database import Database, Member, fetch
from tests.fixtures.program import Program

KEYS = [
    "id", "public_id", "title", "kind", "status", "mission", "starts_on", "ends_on", "measure", "habit",
    "goal", "progress", "needed", "percent", "xp", "coins", "notes", "difficulty", "satisfaction",
    "completed_on", "completed_at",
]  # fmt: skip


def told(program: Program, *argv: str, **how: Any) -> Any:  # noqa: ANN401 -- whatever the command prints
    """Run a command that has to succeed and return what it printed as JSON."""
    result = program(*argv, "--json", **how)
    assert result.exit_code == 0, result.stderr
    return result.json()


def refused(program: Program, *argv: str, **how: Any) -> tuple[int, str]:  # noqa: ANN401
    """Run a command that has to fail; return its exit code and its sentence."""
    result = program(*argv, **how)
    return result.exit_code, result.stderr.splitlines()[0].removeprefix("Error: ")


def test_a_quest_that_counts_completes_by_itself_and_opens_again_when_a_fact_goes(program: Program) -> None:
    told(program, "habit", "add", "Read")
    quest = told(program, "quest", "add", "Reading", "--habit", "read", "--days", "1")
    assert list(quest) == KEYS
    assert (quest["kind"], quest["status"], quest["ends_on"]) == ("habit_chain", "assigned", "2026-11-26")
    assert (quest["xp"], quest["coins"]) == (20, 2)
    assert refused(program, "quest", "complete", "reading") == (
        4, '"Reading" stands at 0 of 1, and completes by itself.',
    )  # fmt: skip
    told(program, "done", "read")
    won = told(program, "quest", "complete", "reading", "-m", "Early", "--difficulty", "2")
    assert (won["status"], won["percent"], won["completed_on"]) == ("completed", 100, "2026-11-20")
    assert (won["notes"], won["difficulty"]) == ("Early", 2)
    assert told(program, "level")["xp"] == 25
    told(program, "done", "read", "--delete")
    again = told(program, "quest", "show", "reading")
    assert (again["status"], again["progress"], again["completed_at"]) == ("assigned", 0, None)
    assert told(program, "level")["xp"] == 0
    # Told of the day before, it is a fact of the quest's days no more.
    told(program, "done", "read", "--on", "yesterday")
    assert told(program, "quest", "show", "reading")["progress"] == 0
    # What is entered late still wins it, and undo loses it again.
    late = "2026-11-28T12:00:00Z"
    assert told(program, "quest", "show", "reading", now=late)["status"] == "failed"
    assert told(program, "level", now=late)["xp"] == 0
    told(program, "done", "read", "--on", "2026-11-26", now=late)
    assert told(program, "quest", "show", "reading", now=late)["completed_on"] == "2026-11-26"
    assert told(program, "level", now=late)["xp"] == 30
    assert program("undo", now=late).exit_code == 0
    assert told(program, "quest", "show", "reading", now=late)["status"] == "failed"


def test_goals_check_ins_focus_and_xp_are_measured(program: Program) -> None:
    told(program, "journey", "create", "Fitness", "-d", "Strength:3")
    told(program, "goal", "add", "Books")
    told(program, "quest", "add", "Goal", "--goal", "books")
    told(program, "quest", "add", "Check in", "--checkins", "1", "--by", "sunday")
    told(program, "quest", "add", "Sit still", "--focus", "25", "--kind", "daily")
    told(program, "quest", "add", "Gather", "--xp", "16")
    assert told(program, "quest", "list")[0]["title"] == "Sit still"
    told(program, "goal", "complete", "books")
    told(program, "checkin", "fitness", "strength=3")
    told(program, "focus", "start", "25", now="2026-11-20T12:00:00Z")
    told(program, "focus", "stop", now="2026-11-20T12:30:00Z")
    states = {each["title"]: each["status"] for each in told(program, "quest", "list", "--all")}
    assert states == dict.fromkeys(("Goal", "Check in", "Sit still", "Gather"), "completed")
    # Three of a day pay: those worth most.
    assert sorted(each["xp"] for each in told(program, "quest", "list", "--all")) == [0, 20, 20, 20]
    told(program, "checkin", "fitness", "--delete")
    assert [each["title"] for each in told(program, "quest", "list")] == ["Check in"]
    told(program, "goal", "resume", "books")
    assert {each["title"] for each in told(program, "quest", "list")} == {"Check in", "Goal"}
    assert [each["xp"] for each in told(program, "quest", "list", "--all")][2:] == [10, 20]


def test_a_mission_is_accepted_answered_and_had_again_another_day(program: Program) -> None:
    offered = told(program, "quest", "browse", "--difficulty", "beg", "--category", "social")
    assert {(each["difficulty"], each["category"]) for each in offered} == {("beginner", "social")}
    assert len(told(program, "quest", "browse")) >= 40
    assert refused(program, "quest", "browse", "--category", "sozial")[0] == 2
    card = program("quest", "browse", "say-good-morning").stdout
    assert "Say good morning first" in card
    assert "tracker quest accept say-good-morning" in card
    quest = told(program, "quest", "accept", "say-good")
    assert (quest["mission"], quest["ends_on"], quest["xp"]) == ("say-good-morning", "2026-11-22", 10)
    assert refused(program, "quest", "accept", "say-good") == (
        4,
        '"Say good morning first" is your quest already.',
    )
    assert refused(program, "quest", "accept", "one-drawer", "--by", "2026-12-24")[0] == 2
    assert told(program, "quest", "start", "say")["status"] == "in_progress"
    assert refused(program, "quest", "start", "say")[0] == 4
    won = told(program, "quest", "complete", "say", "-m", "All three smiled", "--satisfaction", "5")
    assert (won["notes"], won["satisfaction"], won["status"]) == ("All three smiled", 5, "completed")
    assert refused(program, "quest", "skip", "say")[0] == 4
    assert refused(program, "quest", "accept", "say-good") == (
        4,
        'You completed "Say good morning first" today.',
    )
    assert told(program, "quest", "accept", "say-good", now="2026-11-21T12:00:00Z")["status"] == "assigned"
    assert refused(program, "quest", "accept", "a-week-of-one-habit")[0] == 2
    assert refused(program, "quest", "complete", "say", "--satisfaction", "6")[0] == 2
    assert refused(program, "quest", "accept", "nonsense")[0] == 3


def test_a_quest_ends_at_its_person_s_midnight(
    database: Database, program: Program, ann: Member, ben: Member
) -> None:
    for member, zone in ((ann, "Pacific/Auckland"), (ben, "America/Los_Angeles")):
        fetch(database.owner(), "UPDATE users SET timezone = %s WHERE id = %s", zone, member.id)
    fetch(database.owner(), "UPDATE user_settings SET day_start = 4")
    for role in ("ann", "ben"):
        assert told(program, "quest", "add", "Stairs", role=role)["ends_on"] == "2026-11-20"

    def status(role: str, now: str) -> str:
        (page,) = told(program, "quest", "list", "--all", role=role, now=now)
        assert (told(program, "today", role=role, now=now)["quests"] == []) == (page["status"] == "failed")
        return str(page["status"])

    # Four in the morning of the 21st is 15:00 UTC of the day before in Auckland, 12:00 UTC in Los Angeles.
    assert status("ann", "2026-11-20T14:59:59Z") == "assigned"
    assert status("ann", "2026-11-20T15:00:00Z") == "failed"
    assert status("ben", "2026-11-21T11:59:59Z") == "assigned"
    assert status("ben", "2026-11-21T12:00:00Z") == "failed"
    assert refused(program, "quest", "complete", "stairs", role="ben", now="2026-11-21T12:00:00Z") == (
        4, '"Stairs" ended on 2026-11-20.',
    )  # fmt: skip
    query = "SELECT user_id, amount FROM xp_ledger ORDER BY id"
    assert fetch(database.superuser(), query) == [(ann.id, -10), (ben.id, -10)]


def test_reading_the_day_or_logging_lets_it_fail_as_well(program: Program) -> None:
    told(program, "habit", "add", "Read")
    told(program, "quest", "add", "Stairs")
    told(program, "done", "read", now="2026-11-21T12:00:00Z")
    assert [each["amount"] for each in told(program, "xp", "log", now="2026-11-21T12:00:00Z")] == [-10, 5]
    told(program, "quest", "add", "Cellar", now="2026-11-21T12:00:00Z")
    page = told(program, "today", now="2026-11-22T12:00:00Z")
    assert (page["quests"], page["level"]["xp"]) == ([], 0)
    assert told(program, "settings", "set", "penalties", "off", now="2026-11-22T12:00:00Z")
    assert told(program, "level", now="2026-11-22T12:00:00Z")["xp"] == 5


def test_the_day_s_page_names_open_quests_on_one_line_and_hides_them_without_the_game(
    program: Program,
) -> None:
    for title in ("Stairs", "Cellar", "Letter", "Attic"):
        told(program, "quest", "add", title)
    lines = program("today", env={"COLUMNS": "140"}).stdout.splitlines()
    assert "Quests: Stairs, the last day; Cellar, the last day; Letter, the last day; 1 more" in lines
    told(program, "settings", "set", "game", "off")
    assert "Quests" not in program("today").stdout
    assert told(program, "today")["quests"] == []
    assert refused(program, "quest", "list") == (4, "The game is off.")


def test_an_export_brings_quests_along_and_pays_nothing_twice(
    database: Database, program: Program, ben: Member, tmp_path: Path
) -> None:
    told(program, "habit", "add", "Read")
    told(program, "goal", "add", "Books")
    told(program, "quest", "add", "Reading", "--habit", "read", "--days", "1")
    told(program, "quest", "add", "Finish", "--goal", "books", "--by", "2026-12-24")
    told(program, "quest", "add", "Stairs", "--description", "All of them")
    told(program, "quest", "accept", "say-good")
    told(program, "done", "read")
    told(program, "quest", "complete", "stairs", "-m", "Puff")
    later = "2026-11-25T12:00:00Z"
    before = told(program, "quest", "list", "--all", now=later)
    file = str(tmp_path / "export.json")
    assert program("export", file, now=later).exit_code == 0
    assert told(program, "import", "tracker", file, now=later)["unchanged"] > 0
    assert told(program, "quest", "list", "--all", now=later) == before
    # Of another person, ids and what they are paid differ; everything else is the same.
    fetch(database.owner(), "UPDATE quests SET public_id = gen_random_uuid()")
    fetch(database.owner(), "UPDATE habits SET public_id = gen_random_uuid()")
    fetch(database.owner(), "UPDATE goals SET public_id = gen_random_uuid()")
    done = told(program, "import", "tracker", file, now=later, role=ben.role)
    assert (done["rejected"], done["added"]) == ([], 7)
    brought = told(program, "quest", "list", "--all", now=later, role=ben.role)
    given = {"id", "public_id", "xp", "coins"}
    assert [{key: each[key] for key in each if key not in given} for each in brought] == [
        {key: each[key] for key in each if key not in given} for each in before
    ]
    query = "SELECT sum(amount) FROM xp_ledger WHERE user_id = %s AND reason = 'quest'"
    assert fetch(database.superuser(), query, ben.id) == [(None,)]


def test_admins_change_the_catalogue(program: Program, database: Database) -> None:
    admin = {"env": {"TRACKER_DATABASE_URL": database.url(None)}}
    add = (
        "admin",
        "mission",
        "add",
        "say-hi",
        "Say hi",
        "--description",
        "To three.",
        "--category",
        "social",
    )
    made = told(program, *add, "--points", "12", "--tip", "Smile", **admin)
    assert (made["key"], made["coins"], made["tips"]) == ("say-hi", 1, ["Smile"])
    assert refused(program, *add, "--points", "12", **admin)[0] == 4
    assert refused(program, "admin", "mission", "add", "x", "X", "--description", "X", "--category", "social",
                   "--points", "9", "--measure", "steps", **admin)[0] == 2  # fmt: skip
    quest = told(program, "quest", "accept", "say-hi")
    told(program, "admin", "mission", "retire", "say-hi", **admin)
    assert "say-hi" not in {each["key"] for each in told(program, "quest", "browse")}
    assert told(program, "quest", "show", str(quest["id"]))["xp"] == 12
    listed = {each["key"]: each["active"] for each in told(program, "admin", "mission", "list", **admin)}
    assert (listed["say-hi"], listed["one-drawer"]) == (False, True)
    told(program, "admin", "mission", "offer", "say-hi", **admin)
    assert told(program, "quest", "browse", "say-hi")["open"] is True
    assert refused(program, "admin", "mission", "retire", "say-hi")[0] == 5
