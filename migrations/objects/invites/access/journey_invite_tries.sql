-- Who may do what with journey_invite_tries: nobody anything; functions read and write.
ALTER TABLE journey_invite_tries ENABLE ROW LEVEL SECURITY;
ALTER TABLE journey_invite_tries FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON journey_invite_tries;
CREATE POLICY owner ON journey_invite_tries TO tracker_owner USING (true) WITH CHECK (true);
