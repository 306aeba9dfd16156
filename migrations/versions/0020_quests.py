"""Quests: the catalogue of missions, what people take on for some days, and what the facts make of it."""

from __future__ import annotations

from alembic import op

from tracker.db.baseline import put_up, take_back
from tracker.db.migrations import migrations_directory

revision = "0020_quests"
down_revision = "0019_game"

FEATURE = "quests"
FUNCTIONS = (
    "quest_worth",
    "quest_facts",
    "judge_quests",
    "check_quest",
    "update_quests",
    "quest_faults",
    "admin_missions",
)
AFTER = ("0012_verification/functions/derived_faults", "0012_verification/functions/repair_derived")
"""Objects of earlier revisions that change: `admin verify` knows of quests."""


def upgrade() -> None:
    """Make the tables and the objects of the feature, and fill the catalogue."""
    put_up(revision, FEATURE, FUNCTIONS, after=AFTER)
    missions = migrations_directory() / "versions" / revision / "missions.sql"
    op.get_bind().exec_driver_sql(missions.read_text("utf-8"), execution_options={"no_parameters": True})


def downgrade() -> None:
    """Take them back. The states go first, so that the game books back what they paid."""
    op.execute("DELETE FROM quest_states")
    take_back(revision, FEATURE, FUNCTIONS, after=AFTER)
