-- Who may do what with streaks: each person reads their own; triggers write.
ALTER TABLE streaks ENABLE ROW LEVEL SECURITY;
ALTER TABLE streaks FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON streaks;
CREATE POLICY owner ON streaks TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON streaks;
CREATE POLICY own ON streaks FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON streaks TO tracker_member;
