"""Journeys, dimensions, check-ins and standings."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0003_journeys"
down_revision = "0002_audit"

FEATURE = "journeys"
FUNCTIONS = (
    "periods",
    "my_journeys",
    "score",
    "score_checkin",
    "update_standings",
    "expected_standings",
    "dimensions",
    "create_journey",
    "rescore_checkins",
    "remove_checkin",
)


def upgrade() -> None:
    """Make the tables and the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
