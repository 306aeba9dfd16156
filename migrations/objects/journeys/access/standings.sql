-- Who may do what with standings: members of the journey read; triggers write.
ALTER TABLE standings ENABLE ROW LEVEL SECURITY;
ALTER TABLE standings FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON standings;
CREATE POLICY owner ON standings TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS seen ON standings;
CREATE POLICY seen ON standings FOR SELECT TO tracker_member USING (journey_id = ANY ((SELECT my_journeys())::bigint[]));
GRANT SELECT ON standings TO tracker_member;
