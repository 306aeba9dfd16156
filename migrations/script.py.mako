"""${message}."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}

_SQL = Path(__file__).with_suffix("")


def upgrade() -> None:
    """Run the frozen text beside this file."""
    op.get_bind().exec_driver_sql((_SQL / "up.sql").read_text("utf-8"), execution_options={"no_parameters": True})


def downgrade() -> None:
    """Run the frozen text beside this file."""
    op.get_bind().exec_driver_sql((_SQL / "down.sql").read_text("utf-8"), execution_options={"no_parameters": True})
