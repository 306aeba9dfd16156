"""What admins do for many people at once: adding them from a file, bringing their check-ins in."""

from __future__ import annotations

from tracker.db.baseline import put_up, take_back

revision = "0016_admin"
down_revision = "0015_invites"

FEATURE = "admin"
FUNCTIONS = ("require_admin", "add_people", "import_checkins")

AFTER = ("0011_people/functions/people",)


def upgrade() -> None:
    """Make the functions, and let those who import stage rows."""
    put_up(revision, FEATURE, FUNCTIONS, after=AFTER)


def downgrade() -> None:
    """Take them back."""
    take_back(revision, FEATURE, FUNCTIONS, after=AFTER)
