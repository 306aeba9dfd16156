"""Focus sessions: stretches of time that a person gave to one thing, with their pauses."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0018_focus"
down_revision = "0017_goals"

FEATURE = "focus"
FUNCTIONS = ("said_instant", "begin_step", "focus_ends_at", "begin_focus_session", "move_focus_session")


def upgrade() -> None:
    """Make the table and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Take them back."""
    take_back(revision, FEATURE, FUNCTIONS)
