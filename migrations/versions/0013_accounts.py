"""What people say of themselves, and the end of an account: deleted first, purged after a time."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0013_accounts"
down_revision = "0012_verification"

FEATURE = "profiles"
FUNCTIONS = ("tags", "deletion", "purge", "upkeep")
AFTER = ("0001_accounts/functions/register_person", "0005_streaks/functions/leaderboard")


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS, after=AFTER)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS, after=AFTER)
