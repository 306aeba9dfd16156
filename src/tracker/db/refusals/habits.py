"""Refusals about habits, their entries, groups and pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "habits_name_key": Refusal(
        ConflictError,
        "There is a habit {name} already.",
        "Choose another name, or edit that one with `tracker habit edit`.",
    ),
    "habits_external_key_key": Refusal(
        ConflictError, "That habit was imported already.", "Edit the one that is there."
    ),
    "habits_public_id_key": Refusal(
        ConflictError, "A habit with the id {public_id} exists.", "Leave the id out."
    ),
    "habits_name_length": Refusal(
        UsageError, "{name} cannot be a habit's name.", "A habit's name has 1 to 80 characters."
    ),
    "habits_name_one_line": Refusal(
        UsageError,
        "{name} cannot be a habit's name.",
        "A name is one line without control characters and without blanks around it.",
    ),
    "habits_why_length": Refusal(UsageError, "The reason is too long.", "It has at most 2,000 characters."),
    "habits_category_length": Refusal(
        UsageError, "{category} cannot be a category.", "A category has 1 to 50 characters."
    ),
    "habits_external_key_length": Refusal(
        UsageError, "The id from the other tracker cannot be kept.", "It has 1 to 200 characters."
    ),
    "habits_colour_form": Refusal(UsageError, "{colour} is not a colour.", "Give one such as #388e3c."),
    "habits_started_on_range": Refusal(
        UsageError, "The day {started_on} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_schedules_every_fits": Refusal(
        UsageError, "{every} is not a number of days.", "Every 2 to 366 days."
    ),
    "habit_schedules_times_fit": Refusal(
        UsageError,
        "{times} times do not fit into the period.",
        "At most once a day: up to 7 a week, 31 a month.",
    ),
    "habit_schedules_weekdays_fit": Refusal(
        UsageError, "No weekday was named.", "Name some: --days mon,wed,fri."
    ),
    "habit_schedules_target_range": Refusal(
        UsageError, "{target} cannot be a target.", "At least more than 0; at most 0 or more."
    ),
    "habit_schedules_unit_length": Refusal(
        UsageError, "{unit} cannot be a unit.", "A unit has 1 to 30 characters."
    ),
    "habit_schedules_skips_range": Refusal(
        UsageError, "{skips} skips are no budget.", "Give up to 366, such as --skips 2/month, or none."
    ),
    "habit_schedules_from_day_range": Refusal(
        UsageError, "The day {from_day} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_schedules_anchor_range": Refusal(
        UsageError, "The day {anchor} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_schedules_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "habit_schedules_pkey": Refusal(
        ConflictError,
        "Another schedule begins on {from_day} already.",
        "Run the command again: it takes that one's place.",
    ),
    "habit_groups_name_key": Refusal(
        ConflictError, "There is a group {name} already.", "Choose another name, or edit that one."
    ),
    "habit_groups_name_length": Refusal(
        UsageError, "{name} cannot be a group's name.", "Names have 1 to 80 characters."
    ),
    "habit_groups_name_one_line": Refusal(
        UsageError, "{name} cannot be a group's name.", "Write it on one line and without blanks around it."
    ),
    "habit_groups_target_range": Refusal(
        UsageError, "{target} cannot be a target.", "A sum is to reach more than 0, such as sum:30."
    ),
    "habit_group_members_group_fkey": Refusal(
        NotFoundError, "The group is not there any more.", "`tracker habit group list` shows yours."
    ),
    "habit_group_members_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "habit_group_members_pkey": Refusal(
        ConflictError, "The habit is in that group already.", "`tracker habit group show` lists its habits."
    ),
    "habits_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    "habit_entries_own_habit": Refusal(
        NotPermittedError, "That is not your habit.", "`tracker habit list` shows yours."
    ),
    "habit_entries_day_begun": Refusal(
        UsageError, "The day {day} has not begun.", "Log it when it is there."
    ),
    "habit_entries_day_range": Refusal(
        UsageError, "The day {day} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_entries_amount_range": Refusal(UsageError, "{amount} is not an amount.", "Amounts are 0 or more."),
    "habit_entries_note_length": Refusal(
        UsageError, "The note is too long.", "It has at most 2,000 characters."
    ),
    "habit_entries_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "habit_entries_pkey": Refusal(
        ConflictError,
        "There is an entry for {day} already.",
        "Run the command again: it changes the one that is there.",
    ),
    "pauses_from_day_range": Refusal(
        UsageError, "The day {from_day} is out of range.", "Days go from 1900 to 2199."
    ),
    "pauses_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "pauses_journey_fkey": Refusal(
        NotFoundError, "You are not on that journey any more.", "`tracker journey list` shows yours."
    ),
    "pauses_subject_single": Refusal(
        UsageError, "A pause is of one habit, of one journey, or of everything.", "Name one of them, or none."
    ),
    "pauses_until_day_range": Refusal(UsageError, "The pause ends before it begins.", "Give a later day."),
    "pauses_note_length": Refusal(UsageError, "The note is too long.", "It has at most 500 characters."),
}
