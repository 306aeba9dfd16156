-- Who may do what with audit_changes: each person reads their own steps; only triggers write.
ALTER TABLE audit_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_changes FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON audit_changes;
CREATE POLICY owner ON audit_changes TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON audit_changes;
CREATE POLICY own ON audit_changes FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON audit_changes TO tracker_member;
