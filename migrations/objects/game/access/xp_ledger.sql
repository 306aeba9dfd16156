-- Who may do what with xp_ledger: each person reads their own; the game writes.
ALTER TABLE xp_ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE xp_ledger FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON xp_ledger;
CREATE POLICY owner ON xp_ledger TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON xp_ledger;
CREATE POLICY own ON xp_ledger FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON xp_ledger TO tracker_member;
