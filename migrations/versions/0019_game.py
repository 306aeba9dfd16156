"""The game: XP, coins and levels, worked out from the facts that there are."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import put_up, take_back

revision = "0019_game"
down_revision = "0018_focus"

FEATURE = "game"
FUNCTIONS = ("worth", "level", "pay", "settle", "faults")


def upgrade() -> None:
    """Make the tables and functions; what everybody did until now counts."""
    put_up(revision, FEATURE, FUNCTIONS)
    op.execute("INSERT INTO progress (user_id) SELECT id FROM users")
    op.execute("SELECT settle_game(ARRAY(SELECT id FROM users ORDER BY id), 'begin')")


def downgrade() -> None:
    """Take the game away; facts stay."""
    take_back(revision, FEATURE, FUNCTIONS)
