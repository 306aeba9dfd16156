-- Who may do what with logins: each person sees their own; nobody writes here but the owner.
ALTER TABLE logins ENABLE ROW LEVEL SECURITY;
ALTER TABLE logins FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON logins;
CREATE POLICY owner ON logins TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON logins;
CREATE POLICY own ON logins FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON logins TO tracker_member;
