"""Badges: what can be earned by which criteria, and who has earned it, on which day."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import put_up, take_back
from tracker.db.migrations import migrations_directory

revision = "0021_badges"
down_revision = "0020_quests"

FEATURE = "badges"
FUNCTIONS = (
    "period_met_on",
    "reach",
    "check_badge",
    "worth",
    "marks_of_days",
    "marks_of_efforts",
    "marks_of_habits",
    "marks_of_totals",
    "within_reach",
    "judge_badges",
    "update_badges",
    "my_badges",
    "admin_badges",
    "badge_faults",
)


def upgrade() -> None:
    """Make the tables and functions; the catalogue judges what everybody did until now as it comes in."""
    put_up(revision, FEATURE, FUNCTIONS)
    catalogue = migrations_directory() / "versions" / revision / "catalogue.sql"
    op.get_bind().exec_driver_sql(catalogue.read_text("utf-8"), execution_options={"no_parameters": True})


def downgrade() -> None:
    """Take back what badges brought, then the badges."""
    op.execute("DELETE FROM user_badges")
    take_back(revision, FEATURE, FUNCTIONS)
