-- Who may do what with goal_updates: each person their own; taking back goes through remove_goal_update.
ALTER TABLE goal_updates ENABLE ROW LEVEL SECURITY;
ALTER TABLE goal_updates FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON goal_updates;
CREATE POLICY owner ON goal_updates TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON goal_updates;
CREATE POLICY own ON goal_updates TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON goal_updates TO tracker_member;
GRANT INSERT (goal_id, day, reading, added, note), UPDATE (reading, added, note) ON goal_updates TO tracker_member;
