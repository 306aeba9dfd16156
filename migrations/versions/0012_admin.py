"""What admins do with many people at once: adding them from a file."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import replace

revision = "0012_admin"
down_revision = "0011_people"

OBJECTS = ("0011_people/functions/add_people",)


def upgrade() -> None:
    """Make the functions."""
    replace(OBJECTS)


def downgrade() -> None:
    """Drop them again."""
    op.execute("DROP FUNCTION add_people(jsonb), judged_people(jsonb), is_timezone(text)")
