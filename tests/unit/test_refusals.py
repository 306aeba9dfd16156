"""The words of refusals: the value quoted, on one line, not too long."""

from __future__ import annotations

from tracker.db.refusals.table import REFUSALS


def test_a_value_of_two_lines_stays_on_one() -> None:
    error = REFUSALS["journeys_title_one_line"].error({"title": "two\nlines"})
    assert error.message == '"two lines" cannot be a title.'


def test_a_long_value_is_shortened() -> None:
    error = REFUSALS["journeys_title_length"].error({"title": "x" * 200})
    assert error.message == f'"{"x" * 57}..." cannot be a title.'


def test_a_value_that_the_statement_does_not_have_is_named() -> None:
    assert REFUSALS["journeys_title_length"].error({}).message == "the title cannot be a title."
