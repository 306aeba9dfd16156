-- Who may do what with habit_group_members: each person their own; taking back goes through remove_group_members.
ALTER TABLE habit_group_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE habit_group_members FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON habit_group_members;
CREATE POLICY owner ON habit_group_members TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON habit_group_members;
CREATE POLICY own ON habit_group_members TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON habit_group_members TO tracker_member;
GRANT INSERT (group_id, habit_id) ON habit_group_members TO tracker_member;
