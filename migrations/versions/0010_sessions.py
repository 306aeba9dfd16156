"""Sessions of devices: login roles of their own, and what opens, renews and ends them."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0010_sessions"
down_revision = "0009_one_pass"

FEATURE = "sessions"
FUNCTIONS = ("sessions",)


def upgrade() -> None:
    """Make the columns and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Take them back; sessions end."""
    take_back(revision, FEATURE, FUNCTIONS)
