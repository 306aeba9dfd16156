-- Who may do what with focus_sessions: each person their own; of one that is there, the times are the database's.
ALTER TABLE focus_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE focus_sessions FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON focus_sessions;
CREATE POLICY owner ON focus_sessions TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON focus_sessions;
CREATE POLICY own ON focus_sessions TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON focus_sessions TO tracker_member;
GRANT INSERT (public_id, kind, status, planned_minutes, goal_id, habit_id, note, day, started_at, paused_at, paused_seconds,
              completed_at, cycle, cycles, short_break, long_break),
  UPDATE (status, goal_id, habit_id, note) ON focus_sessions TO tracker_member;
