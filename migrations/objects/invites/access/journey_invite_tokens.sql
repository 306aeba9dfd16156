-- Who may do what with journey_invite_tokens: nobody anything; functions read and write.
ALTER TABLE journey_invite_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE journey_invite_tokens FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON journey_invite_tokens;
CREATE POLICY owner ON journey_invite_tokens TO tracker_owner USING (true) WITH CHECK (true);
