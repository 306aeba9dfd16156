-- Who may do what with user_tags: each person their own; taking one away goes through remove_interests.
ALTER TABLE user_tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_tags FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON user_tags;
CREATE POLICY owner ON user_tags TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON user_tags;
CREATE POLICY own ON user_tags TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON user_tags TO tracker_member;
GRANT INSERT (tag) ON user_tags TO tracker_member;
