"""Rewards: partners, what can be had for coins, and vouchers that are redeemed once."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import put_up, take_back

revision = "0022_rewards"
down_revision = "0021_badges"

FEATURE = "rewards"
FUNCTIONS = ("worth", "codes", "stock", "vouchers", "redeeming", "partners", "restoring")


def upgrade() -> None:
    """Make the tables and functions."""
    put_up(revision, FEATURE, FUNCTIONS)


def downgrade() -> None:
    """Take them back: vouchers are forgotten, and the coins that they cost come back."""
    op.execute("DELETE FROM game_sources WHERE fact_table = 'vouchers'")
    op.execute("SELECT settle_game(ARRAY(SELECT id FROM users ORDER BY id), 'downgrade')")
    take_back(revision, FEATURE, FUNCTIONS)
