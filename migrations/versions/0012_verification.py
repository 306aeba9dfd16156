"""Checking that everything derived follows from the facts, and putting it right."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0012_verification"
down_revision = "0011_people"

FEATURE = "verification"
FUNCTIONS = ("derived_faults", "repair_derived")


def upgrade() -> None:
    """Make the objects of the feature."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Drop them again."""
    take_back(revision, FEATURE, FUNCTIONS)
