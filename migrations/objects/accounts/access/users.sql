-- Who may do what with users: each person sees and edits their own row.
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON users;
CREATE POLICY owner ON users TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON users;
CREATE POLICY own ON users TO tracker_member USING (id = (SELECT me())) WITH CHECK (id = (SELECT me()));
GRANT SELECT ON users TO tracker_member;
GRANT UPDATE (email, display_name, first_name, last_name, bio, avatar_url, date_of_birth, timezone, consent_given, consent_at)
  ON users TO tracker_member;
