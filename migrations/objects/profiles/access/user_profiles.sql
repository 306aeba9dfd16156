-- Who may do what with user_profiles: each person their own row.
ALTER TABLE user_profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_profiles FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON user_profiles;
CREATE POLICY owner ON user_profiles TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON user_profiles;
CREATE POLICY own ON user_profiles TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON user_profiles TO tracker_member;
GRANT INSERT (social_goals, comfort_levels, social_contexts, journaling_frequency) ON user_profiles TO tracker_member;
GRANT UPDATE (social_goals, comfort_levels, social_contexts, journaling_frequency) ON user_profiles TO tracker_member;
