"""Scores verified by one statement, and the game; old operations cleared; passwords for who may come in."""

from __future__ import annotations

from tracker.db.baseline import put_up, replace, take_back

revision = "0024_upkeep"
down_revision = "0023_garden"

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
