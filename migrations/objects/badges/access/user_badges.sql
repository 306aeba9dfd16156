-- Who may do what with user_badges: each person reads their own; the database judges.
ALTER TABLE user_badges ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_badges FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON user_badges;
CREATE POLICY owner ON user_badges TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON user_badges;
CREATE POLICY own ON user_badges FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON user_badges TO tracker_member;
