"""The garden's name and theme, and the milestones of the path."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0023_garden"
down_revision = "0021_badges"

FEATURE = "garden"
FUNCTIONS = ("path_days", "path_streaks", "path_progress")


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Take them back; names and themes of gardens are forgotten."""
    take_back(revision, FEATURE, FUNCTIONS)
