"""What a member with psql may try, and what has to come of it.

Names in braces are those of `World.names`. Statements are separated by ``;;`` and run one by one in a session of
Ann's own; the verdict is about the last.
"""

# ruff: noqa: E501 -- a table reads best with an attempt on a line

from __future__ import annotations

from dataclasses import dataclass

DENIED = "42501"
NO_PARENT = "23503"
CHECK = "23514"
UNDEFINED = "42P01"
UNSUPPORTED = "0A000"
DENIED_OR_UNSUPPORTED = f"{DENIED} {UNSUPPORTED}"
"""How the server was built decides which comes first."""

NOTHING = "nothing"
"""No rows, a count of 0, or NULL: not refused, and nothing to see."""


@dataclass(frozen=True)
class Attack:
    """An attempt and its verdict: SQLSTATEs, or `NOTHING`."""

    name: str
    sql: str
    verdict: str = DENIED


READ = [
    Attack("another's rows", "SELECT count(*) FROM checkins WHERE user_id = {ben}", NOTHING),
    Attack("row security off", "SET row_security = off;; SELECT count(*) FROM checkins"),
    Attack(
        "another's rows by COPY", "COPY (SELECT day FROM checkins WHERE user_id = {ben}) TO STDOUT", NOTHING
    ),
    Attack(
        "a function of one's own in WHERE",
        "CREATE FUNCTION pg_temp.leak(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    ),
    Attack(
        "division by zero, if the row is looked at",
        "SELECT count(*) FROM checkins WHERE 1 / (user_id - {ben}) > 5",
        NOTHING,
    ),
    Attack(
        "a cast that fails, if the row is looked at",
        "SELECT count(*) FROM habits WHERE id = {foreign_habit} AND name::int > 0",
        NOTHING,
    ),
    Attack(
        "column statistics",
        "SELECT count(*) FROM pg_stats WHERE schemaname = 'tracker' AND tablename NOT LIKE 'alembic%'",
        NOTHING,
    ),
    Attack("raw statistics", "SELECT count(*) FROM pg_statistic"),
    Attack(
        "what others ask",
        "SELECT query FROM pg_stat_activity WHERE usename = 'ben' AND query <> '<insufficient privilege>'",
        NOTHING,
    ),
    Attack("password hashes", "SELECT rolpassword FROM pg_authid"),
    Attack("others' logins", "SELECT count(*) FROM logins WHERE user_id <> {me}", NOTHING),
    Attack("another's user row", "SELECT count(*) FROM users WHERE id = {ben}", NOTHING),
    Attack("staged rows", "SELECT count(*) FROM staged_checkins"),
    Attack(
        "staged rows, by what a conflict returns",
        "INSERT INTO staged_checkins (batch, line, journey_id, day, efforts) VALUES ('{batch}', 1, {own}, '2026-11-01', '{{1,1}}') RETURNING *",
    ),
    Attack(
        "another's batch of staged rows",
        "SELECT count(*) FROM rejected_staged('{batch}') WHERE line > 1",
        NOTHING,
    ),
    Attack(
        "standings of a journey one is not on",
        "SELECT count(*) FROM standings WHERE journey_id = {private}",
        NOTHING,
    ),
    Attack(
        "leaderboard of a journey one is not on",
        "SELECT count(*) FROM leaderboard({private}, 0::smallint, 0, '2026-01-01', '2026-12-31', 9)",
        NOTHING,
    ),
    Attack(
        "who is on a shared journey",
        "SELECT count(*) FROM journey_members WHERE journey_id = {shared} AND user_id <> {me}",
        NOTHING,
    ),
    Attack(
        "notes of a shared journey",
        "SELECT count(*) FROM checkins WHERE journey_id = {shared} AND user_id <> {me}",
        NOTHING,
    ),
    Attack("another's schedule", "SELECT count(*) FROM schedule_versions({ben}, {foreign_habit})", NOTHING),
    Attack(
        "another's schedule on a day",
        "SELECT count(*) FROM schedule_on({ben}, {foreign_habit}, '2026-11-18') AS s WHERE s.user_id IS NOT NULL",
        NOTHING,
    ),
    Attack(
        "the value of another's goal",
        "SELECT goal_value(jsonb_populate_record(NULL::goals, jsonb_build_object('user_id', {ben}, 'id', {foreign_goal}, 'start_value', 0)), '2026-11-30')",
        NOTHING,
    ),
    Attack("another's time zone", "SELECT person_day({ben})"),
    Attack("another's verdicts", "SELECT judge_habit({ben}, {foreign_habit}, '2026-01-01', '2026-12-31')"),
    Attack("all streaks", "SELECT count(*) FROM expected_streaks()"),
    Attack("all standings", "SELECT count(*) FROM expected_standings()"),
    Attack(
        "another's audit", "SELECT count(*) FROM audit_changes WHERE user_id IS DISTINCT FROM {me}", NOTHING
    ),
    Attack("hashes of tokens", "SELECT count(*) FROM journey_invite_tokens"),
    Attack("who guesses tokens", "SELECT count(*) FROM journey_invite_tries"),
    Attack(
        "invitations to a journey that one does not run",
        "SELECT count(*) FROM journey_invites WHERE journey_id <> {own}",
        NOTHING,
    ),
    Attack(
        "invitations, by their function",
        "SELECT count(*) FROM invitations() WHERE journey_id <> {own}",
        NOTHING,
    ),
    Attack("an invitation by its token", "SELECT invite_of_token('{foreign_token}')"),
    Attack("how an invitation stands", "SELECT invite_state(NULL)"),
    Attack(
        "a hash in one's own audit",
        "SELECT count(*) FROM audit_changes WHERE concat(old_rows, new_rows) ~ 'hash'",
        NOTHING,
    ),
    Attack(
        "who is on a journey that one is not on", "SELECT count(*) FROM journey_people({private})", NOTHING
    ),
    Attack(
        "who is on a public journey that one is not on",
        "SELECT count(*) FROM journey_people({public})",
        NOTHING,
    ),
    Attack("how many are on it", "SELECT member_count({private})", NOTHING),
    Attack("its figures", "SELECT members, checkins, half_points FROM journey_figures({private})", NOTHING),
    Attack("its means", "SELECT count(*) FROM dimension_means({private})", NOTHING),
    Attack(
        "between two, what the other answered",
        "SELECT count(*) FROM dimension_means({shared}) WHERE mean IS NOT NULL",
        NOTHING,
    ),
    Attack(
        "private journeys among the public",
        "SELECT count(*) FROM public_journeys() WHERE id <> {public}",
        NOTHING,
    ),
    Attack("a sequence", "SELECT last_value FROM habits_id_seq"),
    Attack(
        "a sequence's state",
        "SELECT last_value FROM pg_sequences WHERE sequencename = 'habits_id_seq'",
        NOTHING,
    ),
    Attack(
        "everything as XML",
        "SELECT query_to_xml('SELECT * FROM staged_checkins', true, false, '')",
        DENIED_OR_UNSUPPORTED,
    ),
    Attack("a file of the server", "SELECT pg_read_file('pg_hba.conf')"),
    Attack("a directory of the server", "SELECT pg_ls_dir('.')"),
    Attack("the server's access rules", "SELECT count(*) FROM pg_hba_file_rules"),
    Attack("a file of the server, by COPY", "COPY staged_checkins (note) FROM '/etc/passwd'"),
]

WRITE = [
    Attack(
        "insert as another",
        "INSERT INTO checkins (user_id, journey_id, day, efforts) VALUES ({ben}, {private}, '2026-11-19', '{{4,4}}')",
    ),
    Attack(
        "insert into a journey one is not on",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({private}, '2026-11-19', '{{4,4}}')",
    ),
    Attack(
        "an update of another's goal",
        "INSERT INTO goal_updates (goal_id, day, added) VALUES ({foreign_goal}, '2026-11-17', 1)",
        NO_PARENT,
    ),
    Attack(
        "take back an update of another's goal",
        "SELECT 1 WHERE remove_goal_update({foreign_goal}, '2026-11-18')",
        NOTHING,
    ),
    Attack(
        "let a habit serve another's goal",
        "UPDATE habits SET goal_id = {foreign_goal} WHERE id = {own_habit}",
        NO_PARENT,
    ),
    Attack(
        "a goal completed in days to come",
        "UPDATE goals SET status = 'completed', completed_on = '2026-12-31'",
        CHECK,
    ),
    Attack(
        "a goal's value in days to come",
        "INSERT INTO goal_updates (goal_id, day, added) VALUES ({own_goal}, '2026-12-31', 1)",
        CHECK,
    ),
    Attack(
        "a goal for another",
        "INSERT INTO goals (user_id, title, started_on) VALUES ({ben}, 'Obey', '2026-11-18')",
    ),
    Attack(
        "update another's row", "UPDATE checkins SET note = 'mine' WHERE user_id = {ben} RETURNING 1", NOTHING
    ),
    Attack("move one's row to another", "UPDATE checkins SET user_id = {ben}"),
    Attack(
        "upsert over another",
        "INSERT INTO checkins (user_id, journey_id, day, efforts) VALUES ({ben}, {private}, '2026-11-18', '{{1,1}}') ON CONFLICT (user_id, journey_id, day) DO UPDATE SET efforts = EXCLUDED.efforts",
    ),
    Attack(
        "delete by MERGE", "MERGE INTO checkins AS c USING (SELECT 1) AS s ON true WHEN MATCHED THEN DELETE"
    ),
    Attack(
        "update by MERGE",
        "MERGE INTO habits AS h USING (SELECT 1) AS s ON h.id = {foreign_habit} WHEN MATCHED THEN UPDATE SET name = 'mine' WHEN NOT MATCHED THEN DO NOTHING",
        NOTHING,
    ),
    Attack(
        "COPY into a table with row security",
        "COPY checkins (journey_id, day, efforts) FROM STDIN",
        UNSUPPORTED,
    ),
    Attack(
        "an entry for another's habit",
        "INSERT INTO habit_entries (habit_id, day, amount) VALUES ({foreign_habit}, '2026-11-17', 1)",
        NO_PARENT,
    ),
    Attack(
        "a schedule for another's habit",
        "INSERT INTO habit_schedules (habit_id, from_day, kind) VALUES ({foreign_habit}, '2026-11-17', 'day')",
        NO_PARENT,
    ),
    Attack(
        "a pause of another's habit",
        "INSERT INTO pauses (habit_id, from_day) VALUES ({foreign_habit}, '2026-11-17')",
        NO_PARENT,
    ),
    Attack(
        "a pause of a journey one is not on",
        "INSERT INTO pauses (journey_id, from_day) VALUES ({private}, '2026-11-17')",
        NO_PARENT,
    ),
    Attack(
        "focus on another's habit",
        "INSERT INTO focus_sessions (planned_minutes, habit_id, status, started_at, completed_at) VALUES (25, {foreign_habit}, 'completed', '2026-11-18 10:00Z', '2026-11-18 10:25Z')",
        NO_PARENT,
    ),
    Attack(
        "a second session of focus beside the first",
        "INSERT INTO focus_sessions (planned_minutes) VALUES (25)",
        "23505",
    ),
    Attack(
        "more focus than time has passed",
        "INSERT INTO focus_sessions (planned_minutes, status, started_at, completed_at) VALUES (60, 'completed', '2026-11-18 10:00Z', '2026-11-18 11:00Z') ;; INSERT INTO focus_sessions (planned_minutes, status, started_at, completed_at) VALUES (60, 'completed', '2026-11-18 10:30Z', '2026-11-18 11:30Z')",
        "23P01",
    ),
    Attack(
        "focus of a time to come",
        "INSERT INTO focus_sessions (planned_minutes, status, started_at, completed_at) VALUES (60, 'completed', '2199-11-18 10:00Z', '2199-11-18 11:00Z')",
        CHECK,
    ),
    Attack("minutes of focus by hand", "UPDATE focus_sessions SET actual_minutes = 480", "428C9"),
    Attack("an earlier start of what runs", "UPDATE focus_sessions SET started_at = '2026-11-18 10:00Z'"),
    Attack(
        "focus that goes on after its end",
        "UPDATE focus_sessions SET status = 'completed' ;; UPDATE focus_sessions SET status = 'active'",
        "55000",
    ),
    Attack("take another's check-in back", "SELECT 1 WHERE remove_checkin({private}, '2026-11-18')", NOTHING),
    Attack(
        "take another's entry back",
        "SELECT 1 WHERE remove_habit_entry({foreign_habit}, '2026-11-18')",
        NOTHING,
    ),
    Attack("take another's pause back", "SELECT 1 WHERE remove_pause({foreign_pause})", NOTHING),
    Attack(
        "take another's schedules away",
        "SELECT 1 WHERE remove_schedules_from({foreign_habit}, '1900-01-01') > 0",
        NOTHING,
    ),
    Attack(
        "edit a public journey",
        "UPDATE journeys SET title = 'Mine now' WHERE id = {public} RETURNING 1",
        NOTHING,
    ),
    Attack(
        "edit a shared journey as a member",
        "UPDATE journeys SET title = 'Mine now' WHERE id = {shared} RETURNING 1",
        NOTHING,
    ),
    Attack(
        "rename a dimension of a shared journey",
        "UPDATE dimensions SET name = 'X' WHERE journey_id = {shared} RETURNING 1",
        NOTHING,
    ),
    Attack(
        "weigh a shared journey as a member",
        "SELECT set_dimension_weight({shared}, 1::smallint, 5::smallint, true, '2026-01-01')",
    ),
    Attack(
        "weigh a journey one is not on",
        "SELECT set_dimension_weight({private}, 1::smallint, 5::smallint, true, '2026-01-01')",
    ),
    Attack(
        "add a dimension to a shared journey",
        "SELECT add_dimension({shared}, 'Mine', 5::smallint, true, '2026-01-01')",
    ),
    Attack(
        "remove a dimension of a shared journey",
        "SELECT remove_dimension({shared}, 1::smallint, '2026-01-01')",
    ),
    Attack(
        "weigh no journey at all",
        "SELECT set_dimension_weight(NULL, 1::smallint, 5::smallint, true, '2026-01-01')",
    ),
    Attack(
        "join by hand",
        "INSERT INTO journey_members (user_id, journey_id, role) VALUES ({me}, {private}, 'owner')",
    ),
    Attack("become owner of a shared journey", "UPDATE journey_members SET role = 'owner'"),
    Attack("one's role on a shared journey", "SELECT set_member_role({shared}, 'ann', 'owner')"),
    Attack("one's role on another's journey", "SELECT set_member_role({private}, 'ann', 'owner')"),
    Attack("the owner's role", "SELECT set_member_role({shared}, 'ben', 'member')"),
    Attack("take the owner off", "SELECT remove_member({shared}, 'ben')"),
    Attack("leave for another", "SELECT leave_journey({private})"),
    Attack("admit oneself", "SELECT admit({me}, {private}, 'owner')"),
    Attack("join a private journey", "SELECT join_journey({private})"),
    Attack("join no journey", "SELECT join_journey({unknown})"),
    Attack(
        "invite as a plain member",
        "SELECT * FROM invite_to_journey({shared}, 'x@example.org', 'member', sha256('x'))",
    ),
    Attack(
        "invite an admin as a plain member",
        "SELECT * FROM invite_to_journey({shared}, 'x@example.org', 'admin', sha256('x'))",
    ),
    Attack(
        "invite to another's journey",
        "SELECT * FROM invite_to_journey({private}, 'x@example.org', 'member', sha256('x'))",
    ),
    Attack(
        "invite an owner",
        "SELECT * FROM invite_to_journey({own}, 'x@example.org', 'owner', sha256('x'))",
        CHECK,
    ),
    Attack(
        "an invitation by hand",
        "INSERT INTO journey_invites (journey_id, email, role) VALUES ({private}, 'a@example.org', 'admin')",
    ),
    Attack("an invitation's role", "UPDATE journey_invites SET role = 'admin'"),
    Attack("a token by hand", "INSERT INTO journey_invite_tokens VALUES (sha256('x'), 1, now())"),
    Attack("revoke another's invitation", "SELECT 1 WHERE revoke_invite('{foreign_invite}')", NOTHING),
    Attack("a revoked token", "SELECT accept_invite('{foreign_token}')", NOTHING),
    Attack("an invitation's public id as a token", "SELECT accept_invite('{foreign_invite}')", NOTHING),
    Attack("use an invitation without its token", "SELECT use_invite(NULL, {me})"),
    Attack("forget wrong tries", "DELETE FROM journey_invite_tries"),
    Attack(
        "make an account as a member",
        "SELECT accept_invite_as_newcomer('{foreign_token}', 'x', NULL, 'UTC', 'x')",
    ),
    Attack("become another", "UPDATE logins SET user_id = {ben}"),
    Attack("let a login live on", "UPDATE logins SET expires_at = 'infinity'"),
    Attack("register a person", "SELECT register_person('ann', 'ann2', 'UTC')"),
    Attack("rename oneself to try names", "UPDATE users SET username = 'ben'"),
]

RAISE = [
    Attack(
        "one's score",
        "INSERT INTO checkins (journey_id, day, efforts, half_points) VALUES ({own}, '2026-11-20', '{{5,5}}', 9999)",
    ),
    Attack("one's score, later", "UPDATE checkins SET half_points = 9999"),
    Attack("standings", "INSERT INTO standings VALUES ({own}, {me}, 0, 9999, 1, 0)"),
    Attack("standings, later", "UPDATE standings SET half_points = 9999"),
    Attack("a streak", "UPDATE streaks SET longest = 9999"),
    Attack("a streak's numbering", "UPDATE habit_schedules SET ordinal_shift = -100"),
    Attack("weights by hand", "UPDATE journey_weights SET weights = '{{5,5}}'"),
    Attack(
        "an array with odd bounds",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({own}, '2026-11-20', '[0:1]={{5,5}}')",
        CHECK,
    ),
    Attack(
        "too many efforts",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({own}, '2026-11-20', '{{5,5,5,5}}')",
        CHECK,
    ),
    Attack(
        "an effort of 9",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({own}, '2026-11-20', '{{9,5}}')",
        CHECK,
    ),
    Attack(
        "a table of efforts",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({own}, '2026-11-20', '{{{{5,5}},{{5,5}}}}')",
        CHECK,
    ),
    Attack(
        "no effort at all",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({own}, '2026-11-20', '{{}}')",
        CHECK,
    ),
    Attack("better efforts, later", "UPDATE checkins SET efforts = '{{9,9}}'", CHECK),
    Attack(
        "a day to come",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({own}, '2026-11-21', '{{5,5}}')",
        CHECK,
    ),
    Attack("a day to come, by a POSIX zone", "UPDATE users SET timezone = 'XXX-167:00'", CHECK),
    Attack("a day to come, by a zone of one word", "UPDATE users SET timezone = 'XXX'", "22023"),
    Attack(
        "an entry of a day to come",
        "INSERT INTO habit_entries (habit_id, day, amount) VALUES ({own_habit}, '2026-11-21', 1)",
        CHECK,
    ),
    Attack(
        "a forged time of entry",
        "INSERT INTO checkins (journey_id, day, efforts, created_at) VALUES ({own}, '2026-11-20', '{{5,5}}', '2020-01-01')",
    ),
    Attack(
        "a time before all time",
        "INSERT INTO checkins (journey_id, day, efforts) VALUES ({own}, '0044-03-15 BC', '{{5,5}}')",
        CHECK,
    ),
    Attack(
        "an amount beyond all numbers",
        "INSERT INTO habit_entries (habit_id, day, amount) VALUES ({own_habit}, '2026-11-20', 'NaN')",
        CHECK,
    ),
    Attack(
        "an infinite amount",
        "INSERT INTO habit_entries (habit_id, day, amount) VALUES ({own_habit}, '2026-11-20', 'Infinity')",
        "22003",
    ),
    Attack("a target that any day meets", "UPDATE habit_schedules SET target = 0", CHECK),
    Attack("a target beyond all numbers", "UPDATE habit_schedules SET target = 'NaN'", CHECK),
]

FORGE = [
    Attack("an audit step", "INSERT INTO audit_log (user_id, action) VALUES ({ben}, 'not me')"),
    Attack("an audit step, by its function", "SELECT current_step()"),
    Attack("undo of another's step", "SELECT revert_step((SELECT max(id) FROM audit_log), 'undo')"),
    Attack("undo of a made-up change", "SELECT revert_change(NULL)"),
    Attack("an undone step taken for open", "UPDATE audit_log SET reverted_by = NULL"),
    Attack("others locked out", "SELECT lock_people(ARRAY[{ben}]::bigint[])"),
    Attack("a verdict", "SELECT judge_again('habit', {ben}, {foreign_habit}, '2026-01-01', '2026-12-31')"),
    Attack("numbers of periods", "SELECT continue_ordinals({ben}, {foreign_habit})"),
    Attack("a trigger function called by hand", "SELECT record_change()"),
    Attack(
        "a table of one's own under a trigger function",
        "CREATE TEMP TABLE fake (user_id bigint, journey_id bigint)",
    ),
    Attack(
        "a table that shadows logins",
        "CREATE TEMP TABLE logins AS SELECT 'ann'::text AS db_role, {ben}::bigint AS user_id",
    ),
    Attack(
        "who one is, by search_path",
        "SET search_path = pg_temp;; SELECT 1 WHERE tracker.me() <> {me}",
        NOTHING,
    ),
    Attack("who one is, by ROLE", "SET ROLE ben"),
    Attack("who one is, by SESSION AUTHORIZATION", "SET SESSION AUTHORIZATION ben"),
    Attack(
        "the login of a staged row",
        "INSERT INTO staged_checkins (db_role, batch, line, journey_id, day, efforts) VALUES ('ben', '{batch}', 1, {private}, '2026-11-18', '{{5,5}}')",
    ),
    Attack(
        "an import without rows",
        "INSERT INTO imports (user_id, format, read, added, updated, unchanged, rejected) VALUES ({ben}, 'x', 0, 0, 0, 0, 0)",
    ),
    Attack(
        "an import of another",
        "SELECT count(*) FROM (SELECT note_import('csv', NULL, 0, 0, 0, 0, 0)) AS n, imports WHERE user_id <> {me}",
        NOTHING,
    ),
]

CREATE = [
    Attack("a table in tracker", "CREATE TABLE tracker.mine (x int)"),
    Attack("a table in public", "CREATE TABLE public.mine (x int)"),
    Attack("a view in public", "CREATE VIEW public.mine AS SELECT 1"),
    Attack("a schema", "CREATE SCHEMA mine"),
    Attack("a temporary table", "CREATE TEMP TABLE mine (x int)"),
    Attack("a temporary table, by SELECT INTO", "SELECT * INTO TEMP mine FROM checkins"),
    Attack("a temporary view", "CREATE TEMP VIEW mine AS SELECT 1"),
    Attack("a temporary function", "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
    Attack(
        "a temporary operator",
        "CREATE OPERATOR pg_temp.=== (FUNCTION = int4eq, LEFTARG = int4, RIGHTARG = int4)",
    ),
    Attack("a block of code", "DO $$ BEGIN PERFORM 1; END $$"),
    Attack("a block of code in SQL", "DO LANGUAGE sql 'SELECT 1'"),
    Attack(
        "a trigger",
        "CREATE TRIGGER mine AFTER INSERT ON checkins FOR EACH STATEMENT EXECUTE FUNCTION record_change()",
    ),
    Attack("a policy", "CREATE POLICY mine ON checkins USING (true)"),
    Attack("a rule", "CREATE RULE mine AS ON SELECT TO checkins DO INSTEAD SELECT 1"),
    Attack("an index", "CREATE INDEX ON checkins (note)"),
    Attack("statistics", "CREATE STATISTICS mine ON user_id, day FROM checkins"),
    Attack(
        "an event trigger", "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION record_change()"
    ),
    Attack("a cast", "CREATE CAST (bigint AS text) WITHOUT FUNCTION"),
    Attack("an extension", "CREATE EXTENSION dblink", DENIED_OR_UNSUPPORTED),
    Attack("a publication", "CREATE PUBLICATION mine FOR ALL TABLES"),
    Attack("a subscription", "CREATE SUBSCRIPTION mine CONNECTION 'x' PUBLICATION y"),
    Attack("a foreign server", "CREATE SERVER mine FOREIGN DATA WRAPPER postgres_fdw", "42704"),
    Attack("a database", "CREATE DATABASE mine"),
    Attack("a role", "CREATE ROLE mine"),
    Attack("a tablespace", "CREATE TABLESPACE mine LOCATION '/tmp'"),
    Attack("a large object", "SELECT lo_from_bytea(0, 'x')"),
    Attack("a large object, empty", "SELECT lo_create(0)"),
    Attack("log by logical messages", "SELECT pg_logical_emit_message(false, 'x', 'y')"),
    Attack("a program's run", "COPY (SELECT 1) TO PROGRAM 'id'"),
    Attack("a file", "COPY (SELECT 1) TO '/tmp/mine'"),
    Attack("a comment", "COMMENT ON TABLE checkins IS 'mine'"),
    Attack("an exported snapshot", "SELECT pg_export_snapshot()"),
    Attack("a new number", "SELECT nextval('habits_id_seq')"),
]

ROLE = [
    Attack("become the owner", "SET ROLE tracker_owner"),
    Attack("become an admin", "SET ROLE tracker_admin"),
    Attack("become an importer", "SET ROLE tracker_import"),
    Attack("the group's password", "ALTER ROLE tracker_member PASSWORD 'x'"),
    Attack("the group's settings", "ALTER ROLE tracker_member SET work_mem = '8GB'"),
    Attack("settings of the database", "ALTER ROLE ALL SET work_mem = '8GB'"),
    Attack("another's password", "ALTER ROLE ben PASSWORD 'x'"),
    Attack("one's expiry", "ALTER ROLE ann VALID UNTIL 'infinity'"),
    Attack("one's connection limit", "ALTER ROLE ann CONNECTION LIMIT -1"),
    Attack("one's name", "ALTER ROLE ann RENAME TO ann2", UNSUPPORTED),
    Attack("another's name", "ALTER ROLE ben RENAME TO ben2"),
    Attack("one's attributes", "ALTER ROLE ann SUPERUSER"),
    Attack("triggers off", "SET session_replication_role = replica"),
    Attack("the group handed on", "GRANT tracker_member TO cleo"),
    Attack("the owner's rights taken", "GRANT tracker_owner TO ann"),
    Attack("a privilege handed on", "GRANT EXECUTE ON FUNCTION revert_step(bigint, text) TO ann"),
    Attack("row security switched off", "ALTER TABLE checkins NO FORCE ROW LEVEL SECURITY"),
    Attack("a function taken over", "ALTER FUNCTION me() OWNER TO ann"),
    Attack("the server's settings", "ALTER SYSTEM SET work_mem = '8GB'"),
    Attack("a superuser's setting", "SET log_statement = 'none'"),
    Attack("one's limit of temporary files", "ALTER ROLE ann SET temp_file_limit = -1"),
]

LOCK = [
    Attack("another's user row", "SELECT FROM users WHERE id = {ben} FOR UPDATE", NOTHING),
    Attack("a journey of another", "SELECT FROM journeys WHERE id = {public} FOR UPDATE", NOTHING),
    Attack("a shared journey", "SELECT FROM journeys WHERE id = {shared} FOR UPDATE", NOTHING),
    Attack(
        "a dimension of a shared journey",
        "SELECT FROM dimensions WHERE journey_id = {shared} FOR SHARE",
        NOTHING,
    ),
    Attack("memberships", "SELECT FROM journey_members FOR KEY SHARE"),
    Attack("standings", "SELECT FROM standings FOR UPDATE"),
    Attack("the schema's revision", "SELECT FROM alembic_version FOR UPDATE"),
    Attack("an advisory lock of a transaction", "SELECT pg_advisory_xact_lock(7237651000000000002)"),
    Attack("an advisory lock of a session", "SELECT pg_advisory_lock(1)"),
    Attack("an advisory lock, tried", "SELECT pg_try_advisory_lock_shared(1, 2)"),
    Attack(
        "another's session ended",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ben'",
    ),
    Attack(
        "another's query cancelled",
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'ben'",
    ),
    Attack(
        "the superuser's session ended",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    ),
    Attack("notices to all, by the function", "SELECT pg_notify('tracker', 'x')"),
    Attack("a checkpoint", "CHECKPOINT"),
    Attack("the log turned", "SELECT pg_rotate_logfile()"),
    Attack("the configuration read again", "SELECT pg_reload_conf()"),
    Attack("statistics of the server reset", "SELECT pg_stat_reset()"),
]

ATTACKS = {
    "read": READ,
    "write": WRITE,
    "raise": RAISE,
    "forge": FORGE,
    "create": CREATE,
    "role": ROLE,
    "lock": LOCK,
}
