"""Refusals about missions and quests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "missions_key_key": Refusal(
        ConflictError, "There is a mission {key} already.", "Choose another key, or offer that one again."
    ),
    "missions_key_form": Refusal(
        UsageError, "{key} cannot be a mission's key.", "Take a-z, 0-9 and dashes, such as say-hello."
    ),
    "missions_title_length": Refusal(
        UsageError, "{title} cannot be a mission's title.", "Titles have 1 to 200 characters."
    ),
    "missions_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a mission's title.",
        "Write it on one line and without blanks around it.",
    ),
    "missions_description_length": Refusal(
        UsageError, "The description cannot be kept.", "It has 1 to 4,000 characters."
    ),
    "missions_difficulty_known": Refusal(
        UsageError, "{difficulty} is no difficulty.", "Difficulties: beginner, intermediate, advanced."
    ),
    "missions_category_form": Refusal(
        UsageError, "{category} cannot be a category.", "Write it small, in the letters a-z."
    ),
    "missions_points_range": Refusal(UsageError, "{points} points do not work.", "Give 1 to 1,000."),
    "missions_days_range": Refusal(UsageError, "{days} days do not work.", "Give 1 to 366."),
    "missions_time_estimate_length": Refusal(
        UsageError, "The time that it takes cannot be kept.", "It has 1 to 50 characters."
    ),
    "missions_tips_fit": Refusal(
        UsageError, "The tips are too long.", "There are at most 10, of 2,000 characters together."
    ),
    "missions_requirements_fit": Refusal(
        UsageError,
        "A mission cannot ask for that.",
        "It counts 1 to 999,999 of habit, checkins, habit_days, focus_minutes or xp.",
    ),
    "quests_own": Refusal(NotPermittedError, "That is not your quest.", "`tracker quest list` shows yours."),
    "quests_public_id_key": Refusal(
        ConflictError, "That quest is somebody's already.", "Leave its public_id out to make another one."
    ),
    "quests_title_length": Refusal(
        UsageError, "{title} cannot be a quest's title.", "Titles have 1 to 255 characters."
    ),
    "quests_title_one_line": Refusal(
        UsageError, "{title} cannot be a quest's title.", "Write it on one line and without blanks around it."
    ),
    "quests_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "quests_mission_offered": Refusal(
        ConflictError, "That mission is not offered any more.", "`tracker quest browse` shows those that are."
    ),
    "quests_mission_open": Refusal(
        ConflictError, "{title} is your quest already.", "`tracker quest list` shows how far it is."
    ),
    "quests_mission_again": Refusal(
        ConflictError, "You completed {title} today.", "Take it on again from tomorrow."
    ),
    "quests_mission_days": Refusal(
        UsageError, "{title} does not last until {ends_on}.", "Name an earlier day, or leave --by out."
    ),
    "quests_open_most": Refusal(
        ConflictError, "Thirty quests are open already.", "Complete or skip one first."
    ),
    "quests_mission_said": Refusal(
        UsageError, "There is no such mission.", "`tracker quest browse` shows those that are offered."
    ),
    "quests_measure_known": Refusal(
        UsageError,
        "{measure} cannot be counted.",
        "Quests count a habit, a goal, checkins, habit_days, focus_minutes or xp.",
    ),
    "quests_measure_fits": Refusal(
        UsageError,
        "A {kind} quest does not count that.",
        "`tracker quest add --help` shows what goes together.",
    ),
    "quests_habit_said": Refusal(
        UsageError,
        "{title} counts the days of a habit, or names one for nothing.",
        "Name one with --habit HABIT where it does.",
    ),
    "quests_goal_said": Refusal(
        UsageError,
        "{title} waits for a goal, or names one for nothing.",
        "Name one with --goal GOAL where it does.",
    ),
    "quests_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "quests_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    "quests_needed_range": Refusal(UsageError, "{needed} is too much or too little.", "Give 1 to 999,999."),
    "quests_needed_fits": Refusal(
        UsageError,
        "{needed} cannot be reached until {ends_on}.",
        "Ask for less, or name a later day with --by.",
    ),
    "quests_starts_on_range": Refusal(
        UsageError, "The day {starts_on} is out of range.", "Days go from 1900 to 2198."
    ),
    "quests_ends_on_range": Refusal(
        UsageError,
        "The quest cannot end on {ends_on}.",
        "One for a day ends on that day, any other within a year of its first.",
    ),
    "quests_measured": Refusal(
        ConflictError, "The quest completes by itself.", "`tracker quest show` says what it counts."
    ),
    "quests_ended_in_time": Refusal(
        ConflictError, "The quest's last day is over.", "`tracker quest list --all` shows what became of it."
    ),
    "quests_completed_in_time": Refusal(
        ConflictError, "The quest has not begun.", "Complete it when its first day is there."
    ),
    "quests_ended_begun": Refusal(
        UsageError, "The day {ended_on} has not begun.", "Say it when it is there."
    ),
    "quests_time_begun": Refusal(UsageError, "That time has not come.", "Name one that is past."),
    "quests_notes_length": Refusal(
        UsageError, "The notes are too long.", "They have at most 2,000 characters."
    ),
    "quests_difficulty_range": Refusal(
        UsageError, "{difficulty} is no difficulty.", "Give 1, easy, to 5, very hard."
    ),
    "quests_satisfaction_range": Refusal(
        UsageError, "{satisfaction} is no satisfaction.", "Give 1, not at all, to 5, very glad."
    ),
}
