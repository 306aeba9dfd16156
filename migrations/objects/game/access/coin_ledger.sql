-- Who may do what with coin_ledger: each person reads their own; the game writes.
ALTER TABLE coin_ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE coin_ledger FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON coin_ledger;
CREATE POLICY owner ON coin_ledger TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON coin_ledger;
CREATE POLICY own ON coin_ledger FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON coin_ledger TO tracker_member;
