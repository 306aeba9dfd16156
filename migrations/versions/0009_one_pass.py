"""Check-ins are judged and put in by one statement of an import, not by two that read them twice."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import replace, restore

revision = "0009_one_pass"
down_revision = "0008_themes"

OBJECTS = ("0006_transfer/functions/apply_staged_checkins",)


def upgrade() -> None:
    """Replace the functions."""
    _drop_what_cannot_be_replaced()
    replace(OBJECTS)


def downgrade() -> None:
    """Put the earlier ones back."""
    _drop_what_cannot_be_replaced()
    restore(OBJECTS)


def _drop_what_cannot_be_replaced() -> None:
    """A function whose columns change has to go before it comes again."""
    op.execute("DROP FUNCTION judged_staged_checkins(uuid, boolean, bigint, date)")
