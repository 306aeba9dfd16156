-- Who may do what with badge_sources: nobody but the owner; its text becomes SQL.
ALTER TABLE badge_sources ENABLE ROW LEVEL SECURITY;
ALTER TABLE badge_sources FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON badge_sources;
CREATE POLICY owner ON badge_sources TO tracker_owner USING (true) WITH CHECK (true);
