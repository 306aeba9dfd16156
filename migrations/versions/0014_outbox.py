"""What was logged without a server arrives once: operations that have arrived, and what came after them."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0014_outbox"
down_revision = "0013_accounts"

FEATURE = "outbox"
FUNCTIONS = ("operations",)


def upgrade() -> None:
    """Make the table and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again; what waits somewhere could then arrive a second time."""
    take_back(revision, FEATURE, FUNCTIONS)
