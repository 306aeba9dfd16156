"""A theme for colour-blind people."""

from __future__ import annotations

from alembic import op

revision = "0008_themes"
down_revision = "0007_rules"


def upgrade() -> None:
    """Let the setting take the new theme."""
    _allow("'auto', 'light', 'dark', 'neon', 'colorblind'")


def downgrade() -> None:
    """Take it back; who had chosen it gets the terminal's own colours."""
    op.execute("UPDATE user_settings SET theme = 'auto' WHERE theme = 'colorblind'")
    _allow("'auto', 'light', 'dark', 'neon'")


def _allow(themes: str) -> None:
    op.execute(f"""
        ALTER TABLE user_settings
          DROP CONSTRAINT user_settings_theme_known,
          ADD CONSTRAINT user_settings_theme_known CHECK (theme IN ({themes}))
    """)
