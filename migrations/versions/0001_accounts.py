"""People, their login roles and settings."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0001_accounts"
down_revision = None

FEATURE = "accounts"
FUNCTIONS = (
    "current_instant",
    "me",
    "person_day",
    "lock_people",
    "touch_updated_at",
    "register_person",
)


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
