-- Who may do what with voucher_tries: nobody anything; functions read and write.
ALTER TABLE voucher_tries ENABLE ROW LEVEL SECURITY;
ALTER TABLE voucher_tries FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON voucher_tries;
CREATE POLICY owner ON voucher_tries TO tracker_owner USING (true) WITH CHECK (true);
