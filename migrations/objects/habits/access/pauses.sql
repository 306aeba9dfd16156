-- Who may do what with pauses: each person their own; taking back goes through remove_pause.
ALTER TABLE pauses ENABLE ROW LEVEL SECURITY;
ALTER TABLE pauses FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON pauses;
CREATE POLICY owner ON pauses TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON pauses;
CREATE POLICY own ON pauses TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON pauses TO tracker_member;
GRANT INSERT (habit_id, journey_id, from_day, until_day, note), UPDATE (from_day, until_day, note) ON pauses TO tracker_member;
