"""Imports and their staging."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0006_transfer"
down_revision = "0005_streaks"

FEATURE = "transfer"
FUNCTIONS = (
    "apply_staged_checkins",
    "apply_staged_entries",
    "clear_staged",
    "restore_journey",
)


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
