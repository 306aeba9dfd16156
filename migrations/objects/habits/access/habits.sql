-- Who may do what with habits: each person their own.
ALTER TABLE habits ENABLE ROW LEVEL SECURITY;
ALTER TABLE habits FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON habits;
CREATE POLICY owner ON habits TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON habits;
CREATE POLICY own ON habits TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON habits TO tracker_member;
GRANT INSERT (public_id, name, why, category, colour, position, started_on, state, external_key, metadata),
  UPDATE (name, why, category, colour, position, started_on, state, external_key, metadata) ON habits TO tracker_member;
