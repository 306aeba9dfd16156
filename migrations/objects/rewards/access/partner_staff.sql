-- Who may do what with partner_staff: people see for whom they work themselves; functions for admins write.
ALTER TABLE partner_staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner_staff FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON partner_staff;
CREATE POLICY owner ON partner_staff TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON partner_staff;
CREATE POLICY own ON partner_staff FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON partner_staff TO tracker_member;
