"""Habits, schedules, entries and pauses."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0004_habits"
down_revision = "0003_journeys"

FEATURE = "habits"
FUNCTIONS = (
    "schedule_periods",
    "schedule_versions",
    "entry_status",
    "check_habit_entry",
    "remove_habit_entry",
    "continue_ordinals",
)


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
