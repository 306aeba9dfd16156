"""Every rule that a person can run into has a sentence for them, and every sentence has its rule."""

from __future__ import annotations

from tests.fixtures.cluster import Connection
from tests.fixtures.database import fetch
from tracker.db.refusals.table import REFUSALS

WRITTEN_BY_TRIGGERS = {
    "standings", "streaks", "audit_log", "audit_changes", "alembic_version",
    "progress", "xp_ledger", "coin_ledger", "game_amounts", "game_levels", "game_sources",
    "quest_states", "path_milestones", "user_badges", "badge_measures", "badge_sources",
}  # fmt: skip

UNREACHED = {
    # The database gives these numbers and ids itself.
    "users_pkey", "users_public_id_key", "user_settings_pkey", "journeys_pkey", "habits_pkey", "pauses_pkey",
    "imports_pkey", "imports_public_id_key", "dimensions_pkey", "journey_weights_pkey",
    "goals_pkey", "goal_updates_pkey",
    # The function that writes the row has just found or made what the key refers to.
    "operations_pkey", "operations_user_fkey",
    "user_settings_user_fkey", "logins_user_fkey", "journeys_created_by_fkey", "journey_members_user_fkey",
    "dimensions_journey_fkey", "journey_weights_journey_fkey", "journey_weights_required_fits",
    "checkins_member_fkey", "habits_user_fkey", "pauses_user_fkey", "imports_user_fkey", "imports_step_fkey",
    # The program writes one of its own words here, an object of its own making, or the default.
    "journeys_status_known", "journeys_metadata_object", "journey_members_role_known",
    "dimensions_examples_list",
    "goals_user_fkey", "goals_status_known", "goals_completed_dated", "goals_metadata_object",
    "habits_state_known", "habits_metadata_object", "habit_schedules_kind_known",
    "habit_schedules_skips_per_fits", "habit_groups_pkey", "habit_groups_public_id_key",
    "habit_groups_user_fkey", "habit_groups_rule_known",
    "habit_schedules_direction_known", "habit_entries_answer_known", "habit_entries_amount_answers",
    "habit_entries_metadata_object", "user_settings_metadata_object", "imports_format_length",
    "imports_source_length", "imports_counts_positive",
    "logins_kind_known", "logins_public_id_key", "logins_one_time_main", "logins_session_ends",
    "logins_main_key", "logins_verifier_form",
    # Roles that the functions have just found in their own table.
    "logins_plain_member",
    "user_profiles_user_fkey", "user_tags_user_fkey",
    # The trigger finds the tag, or makes it.
    "tags_pkey",
    "gardens_user_fkey",
    # Invitations are written by functions alone, with ids, hashes and words of their own.
    "journey_invites_pkey", "journey_invites_public_id_key", "journey_invites_journey_fkey",
    "journey_invites_invited_by_fkey", "journey_invites_accepted_by_fkey", "journey_invites_role_known",
    "journey_invites_status_known", "journey_invites_accepted_dated", "journey_invites_pending_key",
    "journey_invite_tokens_pkey", "journey_invite_tokens_hash_length", "journey_invite_tries_pkey",
    "journey_members_removed_left",
    "focus_sessions_pkey", "focus_sessions_public_id_key", "focus_sessions_user_fkey",
    # The database gives ids, the trigger finds the measure; the program writes one of two scopes.
    "badges_pkey", "badges_measure_fkey", "badges_scope_known",
    # Missions and quests: ids, words and days of the program's or the trigger's own making.
    "missions_pkey", "quests_pkey", "quests_user_fkey", "quests_mission_fkey",
    "quests_kind_known", "quests_status_known", "quests_ended_said", "quests_xp_range",
    # The catalogue gives these numbers itself, and admins choose among its words.
    "partners_pkey", "partners_public_id_key", "partners_level_known", "partner_staff_pkey",
    "partner_staff_user_fkey", "rewards_pkey", "rewards_public_id_key", "rewards_partner_fkey",
    "rewards_type_known", "own_rewards_pkey", "own_rewards_user_fkey",
    # Vouchers are written by functions alone, with ids and codes of their own, for what they have just found.
    "vouchers_pkey", "vouchers_code_key", "vouchers_user_fkey", "vouchers_reward_fkey",
    "vouchers_own_reward_fkey", "vouchers_redeemed_by_fkey", "vouchers_reward_single", "vouchers_code_form",
    "voucher_tries_pkey", "voucher_tries_user_fkey",
    # Nothing writes these columns yet.
    "users_identity_key",
}  # fmt: skip

CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE connamespace = 'tracker'::regnamespace AND contype <> 'n'
    UNION
    SELECT indrelid::regclass::text, relname FROM pg_index JOIN pg_class ON oid = indexrelid
    WHERE relnamespace = 'tracker'::regnamespace AND indisunique"""

RAISED = r"""
    SELECT DISTINCT found[1] FROM pg_proc, regexp_matches(prosrc, 'CONSTRAINT\s*=\s*''(\w+)''', 'g') AS found
    WHERE pronamespace = 'tracker'::regnamespace"""


def constraints(connection: Connection) -> dict[str, str]:
    """Return the table of each constraint and unique index."""
    return {name: str(table) for table, name in fetch(connection, CONSTRAINTS)}


def raised(connection: Connection) -> set[str]:
    """Return the names that functions give to their own refusals."""
    return {str(name) for (name,) in fetch(connection, RAISED)}


def test_every_rule_has_its_sentence(superuser: Connection) -> None:
    rules = {name for name, table in constraints(superuser).items() if table not in WRITTEN_BY_TRIGGERS}
    assert (rules | raised(superuser)) - set(REFUSALS) - UNREACHED == set()


def test_every_sentence_has_its_rule(superuser: Connection) -> None:
    names = set(constraints(superuser)) | raised(superuser)
    assert set(REFUSALS) - names == set()
    assert UNREACHED - names == set()
    assert UNREACHED & set(REFUSALS) == set()


def test_functions_name_their_refusals_by_table(superuser: Connection) -> None:
    query = "SELECT relname FROM pg_class WHERE relnamespace = 'tracker'::regnamespace AND relkind = 'r'"
    tables = {str(name) for (name,) in fetch(superuser, query)}
    for name in raised(superuser):
        assert any(name.startswith(f"{table}_") for table in tables), name


def test_sentences_are_sentences() -> None:
    for name, refusal in REFUSALS.items():
        told = refusal.error({})
        assert told.message.endswith("."), name
        assert told.hint is not None, name
        assert told.hint.endswith("."), name
        assert "{" not in told.message, name
