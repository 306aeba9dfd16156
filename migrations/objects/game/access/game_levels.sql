-- Who may do what with game_levels: everybody reads the rules of the game; migrations write them.
ALTER TABLE game_levels ENABLE ROW LEVEL SECURITY;
ALTER TABLE game_levels FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON game_levels;
CREATE POLICY owner ON game_levels TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON game_levels;
CREATE POLICY everybody ON game_levels FOR SELECT TO tracker_member USING ((SELECT me()) IS NOT NULL);
GRANT SELECT ON game_levels TO tracker_member;
