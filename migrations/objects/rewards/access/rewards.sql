-- Who may do what with rewards: everybody reads the catalogue, admins write it; what was sold counts itself.
ALTER TABLE rewards ENABLE ROW LEVEL SECURITY;
ALTER TABLE rewards FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON rewards;
CREATE POLICY owner ON rewards TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everybody ON rewards;
CREATE POLICY everybody ON rewards FOR SELECT TO tracker_member USING ((SELECT me()) IS NOT NULL);
DROP POLICY IF EXISTS admin ON rewards;
CREATE POLICY admin ON rewards TO tracker_admin USING ((SELECT me()) IS NOT NULL) WITH CHECK ((SELECT me()) IS NOT NULL);
GRANT SELECT ON rewards TO tracker_member, tracker_admin;
GRANT INSERT (partner_id, type, title, description, price, supply, per_person, valid_days, refunds, active),
  UPDATE (partner_id, type, title, description, price, supply, per_person, valid_days, refunds, active) ON rewards TO tracker_admin;
