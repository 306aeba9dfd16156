-- Who may do what with operations: each person sees their own; apply_operation alone writes.
ALTER TABLE operations ENABLE ROW LEVEL SECURITY;
ALTER TABLE operations FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON operations;
CREATE POLICY owner ON operations TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON operations;
CREATE POLICY own ON operations FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON operations TO tracker_member;
