-- Who may do what with missions: everybody reads the catalogue; admins change it through functions.
ALTER TABLE missions ENABLE ROW LEVEL SECURITY;
ALTER TABLE missions FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON missions;
CREATE POLICY owner ON missions TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON missions;
CREATE POLICY everybody ON missions FOR SELECT TO tracker_member USING ((SELECT me()) IS NOT NULL);
GRANT SELECT ON missions TO tracker_member;
