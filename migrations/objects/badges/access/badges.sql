-- Who may do what with badges: everybody reads the catalogue; admins write it through functions.
ALTER TABLE badges ENABLE ROW LEVEL SECURITY;
ALTER TABLE badges FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON badges;
CREATE POLICY owner ON badges TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON badges;
CREATE POLICY everybody ON badges FOR SELECT TO tracker_member, tracker_admin USING ((SELECT me()) IS NOT NULL);
GRANT SELECT ON badges TO tracker_member, tracker_admin;
