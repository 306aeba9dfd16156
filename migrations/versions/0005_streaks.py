"""Streaks of journeys and habits."""

from __future__ import annotations

from alembic import op

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
    # There are facts already when this revision was taken down and comes again.
    op.execute("""
        INSERT INTO streaks (user_id, subject, subject_id, met, excused, longest)
        SELECT user_id, subject, subject_id, met, excused, longest FROM expected_streaks()
    """)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
