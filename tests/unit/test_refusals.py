"""The words of refusals: the value quoted, on one line, not too long."""

from __future__ import annotations

from tracker.db.refusals import goals, habits, journeys
from tracker.db.refusals.table import REFUSALS


def test_a_value_of_two_lines_stays_on_one() -> None:
    error = REFUSALS["journeys_title_one_line"].error({"title": "two\nlines"})
    assert error.message == '"two lines" cannot be a title.'


def test_a_long_value_is_shortened() -> None:
    error = REFUSALS["journeys_title_length"].error({"title": "x" * 200})
    assert error.message == f'"{"x" * 57}..." cannot be a title.'


def test_a_value_that_the_statement_does_not_have_is_named() -> None:
    assert REFUSALS["journeys_title_length"].error({}).message == "the title cannot be a title."


def test_each_is_where_one_looks_for_it() -> None:
    assert all(name.startswith("goal") for name in goals.REFUSALS)
    assert all(name.startswith(("habit", "pauses_")) for name in habits.REFUSALS)
    assert {"habit_entries_day_begun", "pauses_subject_single"} <= set(habits.REFUSALS)
    assert {"checkins_day_begun", "checkins_day_range"} <= set(journeys.REFUSALS)
