-- Who may do what with path_milestones: every person reads all of them, the owner's migrations write.
ALTER TABLE path_milestones ENABLE ROW LEVEL SECURITY;
ALTER TABLE path_milestones FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON path_milestones;
CREATE POLICY owner ON path_milestones TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON path_milestones;
CREATE POLICY everybody ON path_milestones FOR SELECT TO tracker_member USING ((SELECT me()) IS NOT NULL);
GRANT SELECT ON path_milestones TO tracker_member;
