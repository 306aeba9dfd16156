"""Badges: what can be earned by which criteria, and who has earned it, on which day."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import put_up, take_back

revision = "0021_badges"
down_revision = "0020_quests"

FEATURE = "badges"
FUNCTIONS = (
    "reach",
    "check_badge",
    "worth",
    "marks_of_days",
    "marks_of_efforts",
    "marks_of_habits",
    "marks_of_totals",
    "judge_badges",
    "update_badges",
    "my_badges",
    "admin_badges",
    "badge_faults",
)


def upgrade() -> None:
    """Make the tables and functions; what everybody did until now counts, on the day on which they did it."""
    put_up(revision, FEATURE, FUNCTIONS)
    op.execute("SELECT judge_people(ARRAY(SELECT id FROM users ORDER BY id))")


def downgrade() -> None:
    """Take back what badges brought, then the badges."""
    op.execute("DELETE FROM user_badges")
    take_back(revision, FEATURE, FUNCTIONS)
