-- Who may do what with game_amounts: everybody reads the rules of the game; migrations write them.
ALTER TABLE game_amounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE game_amounts FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON game_amounts;
CREATE POLICY owner ON game_amounts TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON game_amounts;
CREATE POLICY everybody ON game_amounts FOR SELECT TO tracker_member USING ((SELECT me()) IS NOT NULL);
GRANT SELECT ON game_amounts TO tracker_member;
