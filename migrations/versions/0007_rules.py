"""Budgets of skips and rolling goals, in the dated schedules and in the streak rule; groups of habits."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import put_up, take_back

revision = "0007_rules"
down_revision = "0006_transfer"

FEATURE = "rules"
FUNCTIONS = (
    "skip_budget",
    "judge_window",
    "group_board",
    "remove_habit_group",
)
BEFORE = (
    "0004_habits/functions/schedule_periods",
    "0004_habits/functions/entry_status",
    "0004_habits/access/habit_schedules",
)
"""Objects of earlier revisions that change, and on which this one's functions build."""
AFTER = ("0005_streaks/functions/judge_habit", "0005_streaks/functions/streak_board")
"""Objects of earlier revisions that change, and build on this one's functions."""


def upgrade() -> None:
    """Make the columns and the objects of the feature, and replace those that know of them."""
    _drop_what_cannot_be_replaced()
    put_up(revision, FEATURE, FUNCTIONS, before=BEFORE, after=AFTER)


def downgrade() -> None:
    """Take them back; rolling goals become calendar weeks or slots, budgets are forgotten."""
    op.execute("""
        UPDATE habit_schedules
        SET kind = CASE WHEN kind <> 'window' THEN kind WHEN every = 7 THEN 'week' ELSE 'interval' END,
            skips = NULL, skips_per = NULL
        WHERE kind = 'window' OR skips IS NOT NULL
    """)
    _drop_what_cannot_be_replaced()
    take_back(revision, FEATURE, FUNCTIONS, before=BEFORE, after=AFTER)


def _drop_what_cannot_be_replaced() -> None:
    """A function whose columns change has to go before it comes again."""
    op.execute("DROP FUNCTION streak_board(date)")
