"""Scores verified by one statement, old operations cleared, no new password for who is kept out."""

from __future__ import annotations

from tracker.db.baseline import put_up, replace, take_back

revision = "0030_upkeep"
down_revision = "0016_admin"

FEATURE = "upkeep"
FUNCTIONS = ("expected_scores", "clear_operations", "require_admitted")

AFTER = ("0012_verification/functions/derived_faults", "0012_verification/functions/repair_derived")
"""Objects of earlier revisions that change, and build on this one's functions."""


def upgrade() -> None:
    """Make the objects of the feature, and replace those that build on them."""
    put_up(revision, FEATURE, FUNCTIONS, after=AFTER)
    # Who asks is looked at before whom they mean: no more than an order, and so the same in every revision.
    replace(("0013_profiles/functions/deletion",))


def downgrade() -> None:
    """Take them back."""
    take_back(revision, FEATURE, FUNCTIONS, after=AFTER)
