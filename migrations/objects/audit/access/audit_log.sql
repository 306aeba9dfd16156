-- Who may do what with audit_log: each person reads their own steps; only triggers write.
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON audit_log;
CREATE POLICY owner ON audit_log TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON audit_log;
CREATE POLICY own ON audit_log FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON audit_log TO tracker_member;
