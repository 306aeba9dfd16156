"""`stats` and `compare`: the numbers of a stretch of days."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.autumn import put
from tests.fixtures.program import Program

KEYS = [
    "kind", "name", "first", "last", "rule", "period_unit", "periods_due", "periods_met", "periods_excused",
    "completion_rate", "days_done", "days_counted", "measure", "unit", "total", "mean", "best_weekday",
    "worst_weekday", "weekdays", "streak", "before", "change", "dimensions",
]  # fmt: skip


def stats(program: Program, *words: str) -> dict[str, Any]:
    """Return the figures of one habit or journey."""
    found = program("stats", *words, "--json").json()
    assert isinstance(found, dict)
    assert list(found) == KEYS
    return found


def figures(found: dict[str, Any]) -> tuple[object, ...]:
    """Return periods met, due and excused, and the rate."""
    return found["periods_met"], found["periods_due"], found["periods_excused"], found["completion_rate"]


def test_a_habit_of_amounts(autumn: Program) -> None:
    found = stats(autumn, "read", "2026-10-01..2026-10-31")
    assert (found["first"], found["last"]) == ("2026-10-01", "2026-10-31")
    assert figures(found) == (15, 31, 0, 0.4839)
    assert (found["total"], found["mean"], found["unit"]) == (15 * 30 + 16 * 10, 19.68, "min")
    assert found["streak"] == {"current": 1, "longest": 1, "in_range": 1}
    assert found["dimensions"] is None


def test_a_yes_or_no_habit_and_its_weekdays(autumn: Program) -> None:
    found = stats(autumn, "floss", "2026-W43..2026-W44")
    assert figures(found) == (12, 14, 0, 0.8571)
    assert (found["best_weekday"], found["worst_weekday"]) == ("mon", "sat")
    assert found["weekdays"][5] == {"weekday": "sat", "done": 0, "days": 2, "rate": 0}
    assert (found["total"], found["mean"]) == (None, None)
    assert found["streak"]["in_range"] == 6
    assert found["before"] == {"first": "2026-10-05", "last": "2026-10-18", "completion_rate": 0.8571}
    assert found["change"] == 0


def test_weeks_are_the_periods_of_a_habit_of_weeks(autumn: Program) -> None:
    found = stats(autumn, "run", "2026-10-01..2026-10-31")
    # The weeks that end on 4, 11, 18 and 25 October; that of the 5th was missed.
    assert figures(found) == (3, 4, 0, 0.75)
    assert found["period_unit"] == "week"
    assert stats(autumn, "run", ":week")["periods_met"] == 1


def test_a_skip_and_a_pause_are_not_due(autumn: Program) -> None:
    before = stats(autumn, "floss", "2026-10-12..2026-10-25")
    put(autumn, "skip", "floss", "--on", "2026-10-17")
    put(autumn, "habit", "pause", "floss", "--from", "2026-10-24", "--until", "2026-10-24")
    after = stats(autumn, "floss", "2026-10-12..2026-10-25")
    assert figures(before) == (12, 14, 0, 0.8571)
    assert figures(after) == (12, 12, 2, 1)
    assert after["days_counted"] == 12
    assert after["streak"]["in_range"] == 12


def test_today_is_not_held_against_anybody(autumn: Program) -> None:
    put(autumn, "done", "floss", "--delete")
    assert figures(stats(autumn, "floss", "2026-11-16..2026-11-20")) == (4, 4, 0, 1)
    assert stats(autumn, "floss", "2026-11-16..2026-11-20")["days_counted"] == 4
    put(autumn, "done", "floss")
    assert figures(stats(autumn, "floss", ":week")) == (5, 5, 0, 1)


def test_a_journey_has_scores_and_dimensions(autumn: Program) -> None:
    found = stats(autumn, "fitness", "2026-11-09..2026-11-14")
    assert figures(found) == (6, 6, 0, 1)
    # Three odd days of 2 * 1 + 2 points, three even ones of 2 * 3 + 2.
    assert (found["total"], found["mean"], found["measure"]) == (36, 6, "score")
    assert found["dimensions"] == [
        {
            "name": "Strength",
            "answers": 6,
            "mean_effort": 4,
            "crushed_share": 0.5,
            "efforts": [0, 0, 3, 0, 3],
        },
        {"name": "Food", "answers": 6, "mean_effort": 4, "crushed_share": 0, "efforts": [0, 0, 0, 6, 0]},
    ]


def test_nothing_before_the_beginning_is_due(autumn: Program) -> None:
    found = stats(autumn, "floss", "2026-09-01..2026-09-25")
    assert figures(found) == (5, 5, 0, 1)
    assert found["before"]["completion_rate"] is None
    assert found["change"] is None
    everything = stats(autumn, "floss", ":all")
    assert everything["first"] == "2026-09-21"
    assert everything["periods_due"] == 61


def test_an_archived_habit_ends_with_its_last_entry(autumn: Program) -> None:
    put(autumn, "habit", "add", "Old", "--from", "2026-10-01")
    put(autumn, "done", "old", "--on", "2026-10-02")
    assert figures(stats(autumn, "old", "2026-10-01..2026-10-10")) == (1, 10, 0, 0.1)
    put(autumn, "habit", "archive", "old")
    assert figures(stats(autumn, "old", "2026-10-01..2026-10-10")) == (1, 2, 0, 0.5)


def test_a_journey_without_checkins_has_no_figures(autumn: Program) -> None:
    put(autumn, "journey", "create", "Empty", "-d", "Nothing")
    found = stats(autumn, "empty")
    assert figures(found) == (0, 0, 0, None)
    assert (found["total"], found["mean"], found["best_weekday"]) == (0, None, None)


def test_all_of_them_are_a_list_of_the_same(autumn: Program) -> None:
    rows = autumn("stats", "2026-10", "--json").json()
    assert isinstance(rows, list)
    assert [row["name"] for row in rows] == ["Fitness", "Floss", "Read", "Run"]
    assert all(list(row) == KEYS for row in rows)
    assert rows[2] == stats(autumn, "read", "2026-10")
    header, *lines = put(autumn, "stats", "2026-10", "-o", "csv").splitlines()
    assert header == ",".join(KEYS)
    assert len(lines) == 4


@pytest.mark.usefixtures("ben")
def test_nobody_else_is_seen(autumn: Program) -> None:
    assert autumn("stats", "--json", role="ben").json() == []
    assert autumn("stats", "read", role="ben").exit_code == 3


def test_a_later_range_is_that_of_today(autumn: Program) -> None:
    found = stats(autumn, "read", "2026-12-01..2026-12-10")
    assert (found["first"], found["last"]) == ("2026-11-20", "2026-11-20")


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("words", [("stats",), ("stats", "fitness"), ("compare", "read", "fitness")])
def test_pages_keep_to_their_width_in_ascii(autumn: Program, width: int, words: tuple[str, ...]) -> None:
    drawn = put(autumn, *words, "--svg", "-")
    assert drawn.startswith("<svg")
    result = autumn(*words, "--ascii", env={"COLUMNS": str(width)})
    assert result.exit_code == 0
    assert result.stdout.isascii()
    assert "Fitness" in result.stdout


def test_words_that_are_wrong(autumn: Program) -> None:
    assert autumn("stats", "nothing").exit_code == 3
    misspelt = autumn("stats", "read", ":mnth")
    assert misspelt.exit_code == 2
    assert '":month"' in misspelt.stderr


def compare(program: Program, *words: str) -> dict[str, Any]:
    """Return a comparison."""
    found = program("compare", *words, "--json").json()
    assert isinstance(found, dict)
    assert list(found) == ["first", "last", "a", "b", "correlation"]
    return found


def test_what_goes_together_is_strong(autumn: Program) -> None:
    found = compare(autumn, "read", "fitness", "2026-10")
    assert found["a"] == stats(autumn, "read", "2026-10")
    assert found["b"] == stats(autumn, "fitness", "2026-10")
    # Sundays have no check-in.
    assert found["correlation"]["days"] == 27
    assert (found["correlation"]["r"], found["correlation"]["strength"]) == (1, "strong")
    assert "more of Read, the score of Fitness tends to be higher" in found["correlation"]["sentence"]


def test_what_goes_against_each_other(autumn: Program) -> None:
    rest = [f"2026-10-{day:02}" for day in range(1, 32) if day % 2]
    put(autumn, "habit", "add", "Rest", "--from", "2026-10-01")
    for day in rest:
        put(autumn, "done", "rest", "--on", day)
    connection = compare(autumn, "read", "rest", "2026-10")["correlation"]
    assert (connection["days"], connection["r"], connection["strength"]) == (31, -1, "strong")
    assert "with more of Read, Rest tends to be done less often" in connection["sentence"]


def test_too_few_days_and_values_that_never_change_say_so(autumn: Program) -> None:
    few = compare(autumn, "read", "fitness", "2026-10-01..2026-10-09")["correlation"]
    assert (few["days"], few["r"], few["strength"]) == (8, None, None)
    assert "too few" in few["sentence"]
    put(autumn, "habit", "add", "Breathe", "--from", "2026-11-01")
    same = compare(autumn, "breathe", "read", "2026-11-01..2026-11-19")["correlation"]
    assert (same["days"], same["r"], same["strength"]) == (19, None, None)
    assert "never changes" in same["sentence"]


def test_a_thing_is_not_compared_with_itself(autumn: Program) -> None:
    assert autumn("compare", "read", "Read").exit_code == 2
    assert autumn("compare", "read", "nothing").exit_code == 3


def test_what_else_the_days_came_to(program: Program) -> None:
    assert put(program, "stats") == "Nothing to count yet. Begin with: tracker habit add Read\n"
    put(program, "habit", "add", "Read", "--from", "2026-11-01")
    put(program, "goal", "add", "Books", "--target", "12")
    put(program, "goal", "add", "Walls")
    put(program, "goal", "update", "books", "3", "--on", "2026-11-18")
    put(program, "goal", "update", "books", "4", "--on", "2026-11-19")
    put(program, "goal", "complete", "walls", "--on", "2026-11-20")
    put(program, "focus", "start", "90", "--ago", "5h")
    put(program, "focus", "start", "25", "--ago", "1h")
    put(program, "quest", "add", "Cellar")
    put(program, "quest", "start", "cellar")
    put(program, "quest", "complete", "cellar")
    put(program, "reward", "add", "Walk", "--price", "2")
    put(program, "reward", "buy", "walk")
    level = program("level", "--json").json()
    assert isinstance(level, dict)
    shown = put(program, "stats", ":week")
    lines = [line.split("  ", 1) for line in shown.partition("\n\n")[2].splitlines()]
    told = {name: words.strip() for name, words in lines}
    assert told == {
        "Focus": "1 h 55 min in 2 sessions",
        "Goals": "1 moved, 1 completed",
        "Quests": "1 completed",
        "XP": f"+{level['xp']}",
        "Coins": f"{level['coins'] + 2} earned, 2 spent",
    }
    assert "Focus" not in put(program, "stats", "2026-11-01..2026-11-14")
    assert "Focus" not in put(program, "stats", "read", ":week")
    put(program, "settings", "set", "game", "off")
    assert "Coins" not in put(program, "stats", ":week")
