"""Goals: what a person wants to reach, what they said of its value, and the habits that serve it."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0017_goals"
down_revision = "0016_admin"

FEATURE = "goals"
FUNCTIONS = ("check_goal", "check_goal_update", "goal_value", "remove_goal_update")
AFTER = ("0014_outbox/functions/operations",)
"""An object of an earlier revision that changes: additions of a day do not contradict each other."""


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS, after=AFTER)


def downgrade() -> None:
    """Take them back; habits stay, without their goals."""
    take_back(revision, FEATURE, FUNCTIONS, after=AFTER)
