"""Refusals about goals and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "goals_own": Refusal(NotPermittedError, "That is not your goal.", "`tracker goal list` shows yours."),
    "goals_title_key": Refusal(
        ConflictError,
        "There is a goal {title} already, and it is not over.",
        "Choose another title, or complete or abandon that one.",
    ),
    "goals_title_length": Refusal(
        UsageError, "{title} cannot be a goal's title.", "Titles have 1 to 255 characters."
    ),
    "goals_title_one_line": Refusal(
        UsageError, "{title} cannot be a goal's title.", "Write it on one line and without blanks around it."
    ),
    "goals_public_id_key": Refusal(
        ConflictError, "That goal is somebody's already.", "Leave its public_id out to make another one."
    ),
    "goals_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "goals_category_length": Refusal(
        UsageError, "{category} cannot be a category.", "A category has 1 to 100 characters."
    ),
    "goals_priority_range": Refusal(
        UsageError, "{priority} is no priority.", "Give 1, the highest, to 5, the lowest."
    ),
    "goals_completed_begun": Refusal(
        UsageError, "The day {completed_on} has not begun.", "Complete the goal when it is there."
    ),
    "goals_completed_on_range": Refusal(
        UsageError, "The day {completed_on} is out of range.", "Days go from 1900 to 2199."
    ),
    "goals_started_on_range": Refusal(
        UsageError, "The day {started_on} is out of range.", "Days go from 1900 to 2199."
    ),
    "goals_target_date_range": Refusal(
        UsageError,
        "The goal cannot be due on {target_date}.",
        "Name a day on or after the one that it starts on, and before 2200.",
    ),
    "goals_value_range": Refusal(UsageError, "A value has to be a number.", "Write it as 12 or 2.5."),
    "goals_target_away": Refusal(
        UsageError,
        "{target_value} cannot be the target: the goal starts there.",
        "Give another target, or say with --start where it starts.",
    ),
    "goals_unit_length": Refusal(UsageError, "{unit} cannot be a unit.", "A unit has 1 to 30 characters."),
    "goals_tags_most": Refusal(UsageError, "These are too many tags.", "A goal has at most 20."),
    "goals_tags_form": Refusal(
        UsageError, "These cannot be tags: {tags}.", "A tag has 1 to 50 characters, on one line."
    ),
    "goals_colour_form": Refusal(
        UsageError,
        "{colour} is not a colour.",
        "Give one as #388e3c: red, green and blue in two digits each.",
    ),
    "goal_updates_own_goal": Refusal(
        NotPermittedError, "That is not your goal.", "`tracker goal list` shows yours."
    ),
    "goal_updates_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    "goal_updates_day_begun": Refusal(UsageError, "The day {day} has not begun.", "Log it when it is there."),
    "goal_updates_day_range": Refusal(
        UsageError, "The day {day} is out of range.", "Days go from 1900 to 2199."
    ),
    "goal_updates_value_range": Refusal(UsageError, "A value has to be a number.", "Write it as 12 or 2.5."),
    "goal_updates_note_length": Refusal(
        UsageError, "The note is too long.", "A note has at most 2,000 characters."
    ),
}
