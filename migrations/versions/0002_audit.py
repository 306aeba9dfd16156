"""The audit log, undo and redo."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0002_audit"
down_revision = "0001_accounts"

FEATURE = "audit"
FUNCTIONS = (
    "audit_identity",
    "audit_columns",
    "current_step",
    "record_change",
    "revert_step",
    "undo_redo",
)


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
