-- Who may do what with game_sources: nobody but the owner; its text becomes SQL.
ALTER TABLE game_sources ENABLE ROW LEVEL SECURITY;
ALTER TABLE game_sources FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON game_sources;
CREATE POLICY owner ON game_sources TO tracker_owner USING (true) WITH CHECK (true);
