-- Who may do what with imports: each person reads their own; note_import writes.
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON imports;
CREATE POLICY owner ON imports TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON imports;
CREATE POLICY own ON imports FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON imports TO tracker_member;
