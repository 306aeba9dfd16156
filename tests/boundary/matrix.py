"""Who may do what with each table: the whole of it, in one place, to be compared with the database.

A table that is missing here fails `test_matrix.py`: decide what members may do with it, and write it down.
"""

from __future__ import annotations

from dataclasses import dataclass

OWN = "t.user_id = {me}"
NOBODY = "false"
ON_JOURNEY = (
    "t.journey_id IN (SELECT journey_id FROM journey_members WHERE user_id = {me} AND left_at IS NULL)"
)


@dataclass(frozen=True)
class Access:
    """What a member may do: read the rows of ``sees`` (None: no SELECT at all), write these columns.

    ``edits`` are the rows that an UPDATE may reach. Nobody may DELETE, TRUNCATE or LOCK anything.
    """

    sees: str | None
    insert: str = ""
    update: str = ""
    edits: str = NOBODY

    def columns(self, verb: str) -> set[str]:
        """Return the columns that ``insert`` or ``update`` may name."""
        return set((self.insert if verb == "INSERT" else self.update).split())


MATRIX = {
    # Tells the program which schema it has met.
    "alembic_version": Access(sees="true"),
    # accounts
    "users": Access(
        sees="t.id = {me}",
        update="email display_name first_name last_name bio avatar_url date_of_birth timezone "
        "consent_given consent_at",
        edits="t.id = {me}",
    ),
    "logins": Access(sees=OWN),
    "user_settings": Access(
        sees=OWN,
        update="theme colour_scheme language sounds haptics notifications digest digest_frequency "
        "focus_minutes hide_completed first_weekday day_start onboarding_completed game penalties metadata",
        edits=OWN,
    ),
    "user_profiles": Access(
        sees=OWN,
        insert="social_goals comfort_levels social_contexts journaling_frequency",
        update="social_goals comfort_levels social_contexts journaling_frequency",
        edits=OWN,
    ),
    "tags": Access(sees=None),
    "user_tags": Access(sees=OWN, insert="tag"),
    # audit
    "audit_log": Access(sees=OWN),
    "audit_changes": Access(sees=OWN),
    # journeys
    "journeys": Access(
        sees="t.is_public AND t.status = 'active' OR t.id IN "
        "(SELECT journey_id FROM journey_members WHERE user_id = {me} AND left_at IS NULL)",
        update="title description is_public status metadata",
        edits="t.id = {own}",
    ),
    "journey_members": Access(sees=OWN),
    "dimensions": Access(
        sees=ON_JOURNEY, update="name description examples position", edits="t.journey_id = {own}"
    ),
    "journey_weights": Access(sees=ON_JOURNEY),
    "checkins": Access(
        sees=OWN,
        insert="journey_id day efforts client_id note",
        update="efforts client_id note",
        edits=OWN,
    ),
    "standings": Access(sees=ON_JOURNEY),
    "journey_invites": Access(sees="t.journey_id = {own}"),
    "journey_invite_tokens": Access(sees=None),
    "journey_invite_tries": Access(sees=None),
    # habits
    "habits": Access(
        sees=OWN,
        insert="public_id name why category colour position started_on state external_key metadata goal_id",
        update="name why category colour position started_on state external_key metadata goal_id",
        edits=OWN,
    ),
    "habit_schedules": Access(
        sees=OWN,
        insert="habit_id from_day kind every anchor weekdays times direction target unit skips skips_per",
        update="kind every anchor weekdays times direction target unit skips skips_per",
        edits=OWN,
    ),
    "habit_entries": Access(
        sees=OWN,
        insert="habit_id day answer amount note metadata",
        update="answer amount note metadata",
        edits=OWN,
    ),
    "pauses": Access(
        sees=OWN,
        insert="habit_id journey_id from_day until_day note",
        update="from_day until_day note",
        edits=OWN,
    ),
    "habit_groups": Access(
        sees=OWN, insert="public_id name rule target", update="name rule target", edits=OWN
    ),
    "habit_group_members": Access(sees=OWN, insert="group_id habit_id"),
    # goals
    "goals": Access(
        sees=OWN,
        insert="public_id title description category priority status completed_on started_on start_value "
        "target_value unit target_date tags colour deleted metadata",
        update="title description category priority status completed_on started_on start_value "
        "target_value unit target_date tags colour deleted metadata",
        edits=OWN,
    ),
    "goal_updates": Access(
        sees=OWN, insert="goal_id day reading added note", update="reading added note", edits=OWN
    ),
    # focus
    "focus_sessions": Access(
        sees=OWN,
        insert="public_id kind status planned_minutes goal_id habit_id note day started_at paused_at "
        "paused_seconds completed_at cycle cycles short_break long_break",
        update="status goal_id habit_id note",
        edits=OWN,
    ),
    # streaks
    "streaks": Access(sees=OWN),
    # game
    "progress": Access(sees=OWN),
    "xp_ledger": Access(sees=OWN),
    "coin_ledger": Access(sees=OWN),
    "game_amounts": Access(sees="true"),
    "game_levels": Access(sees="true"),
    "game_sources": Access(sees=None),
    # badges
    "badges": Access(sees="true"),
    "badge_measures": Access(sees="true"),
    "badge_sources": Access(sees=None),
    "user_badges": Access(sees=OWN),
    # quests
    "missions": Access(sees="true"),
    "quests": Access(
        sees=OWN,
        insert="public_id kind title description mission_id measure needed habit_id goal_id starts_on "
        "ends_on status notes difficulty satisfaction started_at completed_at ended_on",
        update="status notes difficulty satisfaction",
        edits=OWN,
    ),
    "quest_states": Access(sees=OWN),
    # rewards
    "partners": Access(sees="true"),
    "partner_staff": Access(sees=OWN),
    "rewards": Access(sees="true"),
    "own_rewards": Access(
        sees=OWN,
        insert="public_id title description price valid_days refunds active",
        update="title description price valid_days refunds active",
        edits=OWN,
    ),
    "vouchers": Access(sees=OWN),
    "voucher_tries": Access(sees=None),
    # transfer
    "imports": Access(sees=OWN),
    "staged_checkins": Access(sees=None, insert="batch line journey_id day efforts client_id note"),
    "staged_entries": Access(sees=None, insert="batch line habit_id day answer amount note metadata"),
    "staged_refusals": Access(sees=None),
    # garden
    "gardens": Access(sees=OWN, insert="name theme", update="name theme", edits=OWN),
    "path_milestones": Access(sees="true"),
    # outbox
    "operations": Access(sees=OWN),
}

FUNCTIONS = {
    # The clock, who is asking, and what day it is for them.
    "current_instant()",
    "me()",
    "my_day()",
    "lock_me()",
    # One's own last steps, back and forth.
    "next_undo()",
    "next_redo()",
    "lock_steps(text, integer)",
    "undo_last()",
    "redo_last()",
    # Journeys: arithmetic on what is handed in, then what checks the asking person's role itself.
    "day_number(date)",
    "week_number(date)",
    "month_number(date)",
    "standing_bucket(smallint, date)",
    "score_half_points(smallint[], smallint[])",
    "my_journeys()",
    "my_journeys_as(text[])",
    "require_role(bigint, text[])",
    "create_journey(text, text, boolean, uuid)",
    "restore_journey(uuid, text, text, boolean, jsonb, jsonb, jsonb)",
    "add_dimension(bigint, text, smallint, boolean, date, text, jsonb)",
    "set_dimension_weight(bigint, smallint, smallint, boolean, date)",
    "remove_dimension(bigint, smallint, date)",
    "remove_checkin(bigint, date)",
    "leaderboard(bigint, smallint, integer, date, date, integer)",
    "level_at(bigint)",
    # Journeys together: each asks for the asking person's role, or for a token.
    "invite_to_journey(bigint, text, text, bytea)",
    "revoke_invite(uuid)",
    "invitations()",
    "accept_invite(text)",
    "join_journey(bigint)",
    "set_member_role(bigint, text, text)",
    "remove_member(bigint, text)",
    "leave_journey(bigint)",
    "journey_people(bigint)",
    "member_count(bigint)",
    "public_journeys()",
    "journey_figures(bigint)",
    "dimension_means(bigint)",
    # Habits: arithmetic, and what runs with the asking person's own rights.
    "weekday_ordinal(smallint, date)",
    "period_ordinal(habit_schedules, date)",
    "is_scheduled(habit_schedules, date)",
    "period_first_day(habit_schedules, date)",
    "period_last_day(habit_schedules, date)",
    "first_ordinal_within(habit_schedules, date)",
    "entry_status(text, numeric, habit_schedules)",
    "schedule_versions(bigint, bigint)",
    "schedule_on(bigint, bigint, date)",
    "remove_habit_entry(bigint, date)",
    "remove_schedules_from(bigint, date)",
    "remove_pause(bigint)",
    "skip_period_first(habit_schedules, date)",
    "skip_period_last(habit_schedules, date)",
    "skips_used(bigint, habit_schedules, date, date)",
    "skip_bridges(bigint, habit_schedules, date)",
    "remove_group_members(bigint, bigint[])",
    "remove_habit_group(bigint)",
    "group_days(habit_groups, date)",
    "group_board(date)",
    # Focus: when it is, another step of one's own, and when a session of one's own is to end.
    "said_instant()",
    "begin_step(text)",
    "focus_ends_at(focus_sessions)",
    # Goals.
    "goal_value(goals, date)",
    "remove_goal_update(bigint, date)",
    # Quests: what one is worth, and the end of one's own.
    "quest_worth(text, integer, boolean, boolean)",
    "settle_quests()",
    # Badges: how far one is, and which of one's own have been shown.
    "my_badge_values()",
    "see_badges(bigint[])",
    # Streaks.
    "periods_in(int4multirange)",
    "longest_run(int4multirange, int4multirange)",
    "current_run(int4multirange, int4multirange, integer, boolean)",
    "streak_board(date)",
    # The path, from one's own facts.
    "path_days()",
    "longest_streak(date)",
    "period_begin(habit_schedules, integer)",
    "period_met_on(habit_schedules, date, date, integer)",
    "streak_reached(integer, date)",
    "path_progress(date)",
    # Sessions of one's own devices.
    "open_session(text, text, text)",
    "renew_session()",
    "end_session(uuid)",
    "end_my_sessions()",
    "change_password(text)",
    # One's own account: interests, and its end.
    "remove_interests(text[])",
    "deletion_grace()",
    "delete_me()",
    # Rewards: bought with the asking person's coins, redeemed by who may, brought back from their export.
    "buy_reward(uuid)",
    "settle_vouchers()",
    "redeem_voucher(text, text)",
    "restore_voucher(jsonb)",
    # Imports: one's own staged rows.
    "apply_staged_checkins(uuid, boolean)",
    "rejected_staged(uuid)",
    "apply_staged_entries(uuid)",
    "clear_staged(uuid)",
    "note_import(text, text, integer, integer, integer, integer, integer)",
    # What waited for the server, and what came after it.
    "apply_operation(uuid, timestamp with time zone)",
    "adds_to_day(text, jsonb, jsonb)",
    "later_entry()",
}
"""All that a member may call; everything else is for triggers and for other functions."""

GUEST_FUNCTIONS = {"accept_invite_as_newcomer(text, text, text, text, text)"}
"""All that may be called by who has no account: `tracker_guest`, whose password everybody knows."""
