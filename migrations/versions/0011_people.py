"""What admins do with people: adding, resetting, disabling, listing."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0011_people"
down_revision = "0010_sessions"

FEATURE = "people"
FUNCTIONS = ("people",)


def upgrade() -> None:
    """Make the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
