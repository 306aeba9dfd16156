-- Who may do what with gardens: each person their own row.
ALTER TABLE gardens ENABLE ROW LEVEL SECURITY;
ALTER TABLE gardens FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON gardens;
CREATE POLICY owner ON gardens TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON gardens;
CREATE POLICY own ON gardens TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON gardens TO tracker_member;
GRANT INSERT (name, theme), UPDATE (name, theme) ON gardens TO tracker_member;
