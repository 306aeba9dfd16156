-- Who may do what with habit_groups: each person their own; taking back goes through remove_habit_group.
ALTER TABLE habit_groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE habit_groups FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON habit_groups;
CREATE POLICY owner ON habit_groups TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON habit_groups;
CREATE POLICY own ON habit_groups TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON habit_groups TO tracker_member;
GRANT INSERT (public_id, name, rule, target), UPDATE (name, rule, target) ON habit_groups TO tracker_member;
