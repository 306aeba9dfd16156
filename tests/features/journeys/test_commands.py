"""The commands of journeys through the real command line: their JSON, exit codes and refusals."""

from __future__ import annotations

import csv
import io
import json
from typing import cast

from tests.features.journeys.conftest import Club
from tests.fixtures.database import Database, Member
from tests.fixtures.program import Program, Result

FITNESS = ("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep well:2", "-d", "Yoga?")
JOURNEY_KEYS = ["id", "public_id", "title", "description", "status", "is_public", "role", "dimensions"]
DIMENSION_KEYS = ["name", "weight", "description", "required", "examples"]
CHECKIN_KEYS = ["journey", "day", "efforts", "score", "note", "created", "streak"]
ROW_KEYS = ["rank", "username", "score", "checkins", "streak", "completion_rate", "me"]


def one(result: Result) -> dict[str, object]:
    """Return the object that a command gave as JSON."""
    assert (result.exit_code, result.stderr) == (0, "")
    return cast("dict[str, object]", result.json())


def several(result: Result) -> list[dict[str, object]]:
    """Return the list that a command gave as JSON."""
    assert (result.exit_code, result.stderr) == (0, "")
    return cast("list[dict[str, object]]", result.json())


def refusal(result: Result) -> tuple[int, str]:
    """Return exit code and what standard error said; nothing else was said."""
    assert result.stdout == ""
    return result.exit_code, result.stderr


def weights(journey: dict[str, object]) -> dict[str, int]:
    dimensions = cast("list[dict[str, object]]", journey["dimensions"])
    return {str(each["name"]): cast("int", each["weight"]) for each in dimensions}


def test_every_journey_command_gives_the_journey(program: Program) -> None:
    made = one(program(*FITNESS, "--public", "--description", "Every day", "--json"))
    assert list(made) == JOURNEY_KEYS
    assert {key: made[key] for key in ("title", "description", "status", "is_public", "role")} == {
        "title": "Fitness",
        "description": "Every day",
        "status": "active",
        "is_public": True,
        "role": "owner",
    }
    dimensions = cast("list[dict[str, object]]", made["dimensions"])
    assert [list(each) for each in dimensions] == [DIMENSION_KEYS] * 3
    assert [(each["name"], each["weight"], each["required"]) for each in dimensions] == [
        ("Strength", 3, True),
        ("Sleep well", 2, True),
        ("Yoga", 1, False),
    ]
    shown = one(program("journey", "show", "fit", "--json"))
    assert list(shown) == [*JOURNEY_KEYS, "streak", "strength", "outlook", "members"]
    assert {key: shown[key] for key in JOURNEY_KEYS} == made
    assert several(program("journey", "list", "--json")) == [made]
    edited = one(program("journey", "edit", "fit", "--title", "Sport", "--private", "--json"))
    assert edited == made | {"title": "Sport", "is_public": False}
    for command, status in (("archive", "archived"), ("restore", "active"), ("delete", "deleted")):
        assert one(program("journey", command, "sport", "--json")) == edited | {"status": status}
    assert several(program("journey", "list", "--json")) == []
    assert [row["status"] for row in several(program("journey", "list", "--all", "--json"))] == ["deleted"]


def test_every_dimension_command_gives_the_journey(program: Program) -> None:
    program(*FITNESS)

    def dimension(*words: str) -> dict[str, int]:
        return weights(one(program("journey", "dimension", *words, "--json")))

    assert dimension("add", "fit", "Reading:4?") == {"Strength": 3, "Sleep well": 2, "Yoga": 1, "Reading": 4}
    assert list(dimension("move", "fit", "read", "1")) == ["Reading", "Strength", "Sleep well", "Yoga"]
    assert dimension("edit", "fit", "read", "--weight", "5")["Reading"] == 5
    assert "Books" in dimension("edit", "fit", "read", "--name", "Books", "--description", "On paper")
    assert "Yoga" not in dimension("remove", "fit", "yoga")
    added = one(
        program(
            *("journey", "dimension", "add", "fit", "Rest", "-w", "2", "--optional", "--description", "Long"),
            *("--example", "nap", "--example", "sauna", "--json"),
        )
    )
    rest = cast("list[dict[str, object]]", added["dimensions"])[-1]
    assert rest == {
        "name": "Rest",
        "weight": 2,
        "description": "Long",
        "required": False,
        "examples": ["nap", "sauna"],
    }


def test_weights_count_from_a_day(program: Program) -> None:
    program(*FITNESS)
    for day in ("2026-11-10", "2026-11-15", "2026-11-20"):
        program("checkin", "strength=5", "sleep=3", "--on", day)
    program("journey", "dimension", "edit", "fit", "strength", "--weight", "1", "--from", "sun")
    scores = [row["score"] for row in several(program("history", "--json"))]
    assert scores == [5, 5, 11]
    later = program("journey", "dimension", "edit", "fit", "sleep", "--weight", "5", "--from", "tomorrow")
    assert later.stdout.endswith("\nChanged from 2026-11-21 on. Undo: tracker undo\n")
    assert weights(one(program("journey", "show", "fit", "--json")))["Sleep well"] == 2


def test_check_in_gives_what_stands(program: Program) -> None:
    program(*FITNESS)
    first = one(program("checkin", "fit", "strength=2", "sleep=crushed", "-m", "Slept well", "--json"))
    assert list(first) == CHECKIN_KEYS
    assert first == {
        "journey": "Fitness",
        "day": "2026-11-20",
        "efforts": {"Strength": 2, "Sleep well": 5},
        "score": 7.5,
        "note": "Slept well",
        "created": True,
        "streak": {"current": 1, "longest": 1},
    }
    again = one(program("checkin", "yoga=3", "--json"))
    assert again == first | {
        "efforts": {"Strength": 2, "Sleep well": 5, "Yoga": 3},
        "score": 8.5,
        "created": False,
    }
    assert several(program("history", "fit", "--json")) == [again]
    gone = one(program("checkin", "fit", "--delete", "--on", "today", "--json"))
    assert gone == {"journey": "Fitness", "day": "2026-11-20", "deleted": True}
    assert several(program("history", "--json")) == []


def test_a_past_day_is_asked_what_was_asked_then(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Run", "-d", "Read")
    program("journey", "dimension", "add", "fit", "Rest")
    program("journey", "dimension", "remove", "fit", "read")
    yesterday = one(program("checkin", "run=3", "read=4", "--on", "yesterday", "--json"))
    assert yesterday["efforts"] == {"Run": 3, "Read": 4}
    assert one(program("checkin", "run=3", "rest=4", "--json"))["efforts"] == {"Run": 3, "Rest": 4}
    assert program("checkin", "run=3", "rest=4", "--on", "yesterday").exit_code == 3


def test_days_are_written_in_every_way(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Run")
    written = {
        "today": "2026-11-20", "yesterday": "2026-11-19", "wed": "2026-11-18", "-3": "2026-11-17",
        "4 days ago": "2026-11-16", "2026-11-15": "2026-11-15", "14 nov": "2026-11-14",
        "last friday": "2026-11-13", "11-12": "2026-11-12", "2w": "2026-11-06",
    }  # fmt: skip
    assert {
        text: one(program("checkin", "run=3", "--on", text, "--json"))["day"] for text in written
    } == written


def test_the_day_is_the_persons(program: Program, database: Database) -> None:
    program("journey", "create", "Fitness", "-d", "Run")
    with database.owner() as connection:
        connection.execute("UPDATE users SET timezone = 'America/New_York'")
        connection.execute("UPDATE user_settings SET day_start = 4")
    early, late = "2026-11-20T08:59:00Z", "2026-11-20T09:00:00Z"
    assert one(program("checkin", "run=3", "--json", now=early))["day"] == "2026-11-19"
    assert one(program("checkin", "run=3", "--json", now=late))["day"] == "2026-11-20"
    code, said = refusal(program("checkin", "run=3", "--on", "2026-11-20", now=early))
    assert (code, said.splitlines()[0]) == (2, 'Error: The day "2026-11-20" has not begun.')


def test_a_client_id_logs_once(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Run")
    sent = ("checkin", "run=4", "--client-id", "11111111-1111-4111-8111-111111111111", "--json")
    first = one(program(*sent))
    for extra in ((), ("--on", "yesterday")):
        assert one(program(*sent, *extra)) == first | {"created": False}
    assert len(several(program("history", "--json"))) == 1
    assert program("checkin", "run=4", "--client-id", "soon").exit_code == 2


def test_history_takes_a_journey_a_range_or_both(program: Program) -> None:
    for title in ("Morning run", "Reading"):
        program("journey", "create", title, "-d", "Effort")
        for day in ("2026-10-01", "2026-11-09", "2026-11-20"):
            program("checkin", title, "effort=3", "--on", day)

    def listed(*words: str) -> list[str]:
        rows = several(program("history", *words, "--json"))
        return [f"{row['journey']} {str(row['day'])[5:]}" for row in rows]

    both = ["Morning run 11-20", "Reading 11-20", "Morning run 11-09", "Reading 11-09"]
    assert listed() == both
    assert listed("reading") == ["Reading 11-20", "Reading 11-09"]
    assert listed("morning", "run", ":week") == ["Morning run 11-20"]
    assert listed("reading", "2026-10-01..2026-11-10") == ["Reading 11-09", "Reading 10-01"]
    assert listed("2026-W46") == ["Morning run 11-09", "Reading 11-09"]
    assert listed("last", "week") == ["Morning run 11-09", "Reading 11-09"]
    assert listed("reading", "2026-10") == ["Reading 10-01"]
    assert listed("--journey", "read", "today") == ["Reading 11-20"]
    assert listed("reading", ":all") == ["Reading 11-20", "Reading 11-09", "Reading 10-01"]
    assert listed("yesterday") == []
    program("journey", "archive", "reading")
    assert listed("reading", "today") == ["Reading 11-20"]
    program("journey", "delete", "reading")
    assert listed("today") == ["Morning run 11-20"]


def test_misspelt_ranges_and_journeys_are_told_apart(program: Program) -> None:
    program("journey", "create", "Morning run", "-d", "Effort")
    for words, code, message in (
        (("morning", "run", ":wek"), 2, '":wek" is not a range of days.'),
        ((":wek",), 2, '":wek" is not a range of days.'),
        (("morning", "yesteday"), 2, '"yesteday" is not a range of days.'),
        (("run", "2026-11-30..2026-11-01"), 2, '"2026-11-30..2026-11-01" ends (2026-11-01) before it'),
        (("mornig", "run"), 3, 'There is no journey "mornig run".'),
        (("--journey", "run", "mondy"), 2, '"mondy" is not a range of days.'),
    ):
        found, said = refusal(program("history", *words))
        assert (found, said.removeprefix("Error: ").startswith(message)) == (code, True), said
        assert "Did you mean" in said or "ends (" in said


def test_leaderboard_gives_its_rows(program: Program, club: Club, ben: Member) -> None:
    program("journey", "create", "Fitness", "-d", "Run:2")
    journey = club.find("fitness")
    club.join(journey, ben)
    program("checkin", "run=5")
    program("checkin", "fitness", "run=2", role="ben")
    board = one(program("leaderboard", "fit", "--json"))
    assert list(board) == ["journey", "period", "period_key", "rows"]
    assert [board["journey"], board["period"], board["period_key"]] == ["Fitness", "week", "2026-W47"]
    rows = cast("list[dict[str, object]]", board["rows"])
    assert [list(row) for row in rows] == [ROW_KEYS] * 2
    assert [list(row.values()) for row in rows] == [
        [1, "ann", 6, 1, 1, 0.2, True],
        [2, "ben", 1, 1, 1, 0.2, False],
    ]
    for words, expected in (
        (("--period", "month"), ["month", "2026-11"]),
        (("--period", "all"), ["all", "all"]),
        (("--at", "2026-W46"), ["week", "2026-W46"]),
        (("--at", "2026-10"), ["month", "2026-10"]),
        (("-p", "month", "--at", "2026-10"), ["month", "2026-10"]),
    ):
        board = one(program("leaderboard", *words, "--json"))
        assert [board["period"], board["period_key"]] == expected
    code, said = refusal(program("leaderboard", "--period", "mnth"))
    expected_words = 'Error: "mnth" is not a period.\nDid you mean month? Periods: week, month, all.\n'
    assert (code, said) == (2, expected_words)
    assert program("leaderboard", "--period", "week", "--at", "2026-10").exit_code == 2


def test_listings_come_in_every_format(program: Program) -> None:
    program("journey", "create", 'A "b", c', "-d", "Run:2")
    program("checkin", "run=2", "-m", "tab\there")
    for command, keys in (
        (("journey", "list"), {"id", "public_id", "title", "status", "role", "is_public", "dimensions"}),
        (("history",), set(CHECKIN_KEYS)),
        (("leaderboard",), {"journey", "period", "period_key", *ROW_KEYS}),
        (("streaks",), {"kind", "name", "current", "longest", "unit", "last_day", "state", "days_left"}),
    ):
        (row,) = csv.DictReader(io.StringIO(program(*command, "-o", "csv").stdout))
        assert keys <= set(row)
        assert 'A "b", c' in row.values()
        header, line = program(*command, "-o", "tsv").stdout.splitlines()
        assert dict(zip(header.split("\t"), line.split("\t"), strict=True)).keys() == row.keys()
        (text,) = program(*command, "-o", "ndjson").stdout.splitlines()
        whole = program(*command, "--json").json()
        assert json.loads(text) == (whole[0] if isinstance(whole, list) else whole)
    (row,) = csv.DictReader(io.StringIO(program("history", "-o", "csv").stdout))
    assert (row["score"], row["efforts"], row["note"]) == ("1", '{"Run":2}', "tab\there")


def test_with_nothing_yet_listings_are_empty_and_say_how_to_begin(program: Program) -> None:
    for command in (("journey", "list"), ("history",), ("streaks",)):
        assert several(program(*command, "--json")) == []
        assert program(*command, "-o", "ndjson").stdout == ""
        assert program(*command, "-o", "csv").stdout.count("\n") == 1
        empty = program(*command)
        assert (empty.exit_code, "tracker " in empty.stdout, empty.stdout.count("\n")) == (0, True, 1)
    for line in ("checkin", "leaderboard", "journey show fit", "checkin fit a=1"):
        code, said = refusal(program(*line.split()))
        assert (code, "Begin one: tracker journey create" in said) == (3, True)
    program(*FITNESS)
    program("journey", "archive", "fit")
    assert program("journey", "list").stdout == (
        "No active journeys. See the others: tracker journey list --all\n"
    )
