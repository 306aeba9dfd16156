-- Who may do what with own_rewards: each person their own.
ALTER TABLE own_rewards ENABLE ROW LEVEL SECURITY;
ALTER TABLE own_rewards FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON own_rewards;
CREATE POLICY owner ON own_rewards TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON own_rewards;
CREATE POLICY own ON own_rewards TO tracker_member USING (user_id = (SELECT me())) WITH CHECK (user_id = (SELECT me()));
GRANT SELECT ON own_rewards TO tracker_member;
GRANT INSERT (public_id, title, description, price, valid_days, refunds, active),
  UPDATE (title, description, price, valid_days, refunds, active) ON own_rewards TO tracker_member;
