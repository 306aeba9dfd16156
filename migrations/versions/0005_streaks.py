"""Streaks of journeys and habits."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0005_streaks"
down_revision = "0004_habits"

FEATURE = "streaks"
FUNCTIONS = (
    "streak_lengths",
    "judge_habit",
    "judge_journey",
    "update_streaks",
    "streak_board",
    "expected_streaks",
    "leaderboard",
)


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
