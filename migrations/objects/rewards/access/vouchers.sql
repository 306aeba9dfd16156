-- Who may do what with vouchers: each person reads their own, codes too; functions write.
ALTER TABLE vouchers ENABLE ROW LEVEL SECURITY;
ALTER TABLE vouchers FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON vouchers;
CREATE POLICY owner ON vouchers TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS own ON vouchers;
CREATE POLICY own ON vouchers FOR SELECT TO tracker_member USING (user_id = (SELECT me()));
GRANT SELECT ON vouchers TO tracker_member;
