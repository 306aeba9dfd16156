-- Who may do what with progress: each person reads their own; the game writes.
ALTER TABLE progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON progress;
CREATE POLICY owner ON progress TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON progress;
CREATE POLICY own ON progress FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON progress TO tracker_member;
