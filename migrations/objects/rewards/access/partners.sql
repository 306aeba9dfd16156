-- Who may do what with partners: everybody reads, admins write.
ALTER TABLE partners ENABLE ROW LEVEL SECURITY;
ALTER TABLE partners FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON partners;
CREATE POLICY owner ON partners TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON partners;
CREATE POLICY everybody ON partners FOR SELECT TO tracker_member USING ((SELECT me()) IS NOT NULL);
DROP POLICY IF EXISTS admin ON partners;
CREATE POLICY admin ON partners TO tracker_admin USING ((SELECT me()) IS NOT NULL) WITH CHECK ((SELECT me()) IS NOT NULL);
GRANT SELECT ON partners TO tracker_member, tracker_admin;
GRANT INSERT (name, type, email, phone, website, description, logo_url, level, active),
  UPDATE (name, type, email, phone, website, description, logo_url, level, active) ON partners TO tracker_admin;
