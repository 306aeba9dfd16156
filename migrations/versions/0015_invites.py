"""Journeys together: invitations, joining, leaving, roles, newcomers, what members know of each other."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import put_up, take_back

revision = "0015_invites"
down_revision = "0014_outbox"

FEATURE = "invites"
FUNCTIONS = (
    "membership",
    "invites",
    "joining",
    "newcomers",
    "people_together",
)
AFTER = (
    "0002_audit/functions/revert_step",
    "0002_audit/functions/undo_redo",
    "0003_journeys/functions/update_standings",
    "0003_journeys/functions/expected_standings",
)
"""Objects of earlier revisions that change: who left has no standings, and undo knows of invitations."""


def upgrade() -> None:
    """Make the tables and the objects of the feature; who left before has no standings from now on."""
    put_up(revision, FEATURE, FUNCTIONS, after=AFTER)
    op.execute("""
        DELETE FROM standings AS s USING journey_members AS m
        WHERE m.user_id = s.user_id AND m.journey_id = s.journey_id AND m.left_at IS NOT NULL
    """)


def downgrade() -> None:
    """Take them back: invitations are forgotten, who left stands on the boards again."""
    take_back(revision, FEATURE, FUNCTIONS, after=AFTER)
    op.execute("""
        INSERT INTO standings (journey_id, user_id, period, bucket, half_points, checkins)
        SELECT journey_id, user_id, period, bucket, half_points, checkins FROM expected_standings()
        ON CONFLICT DO NOTHING
    """)
