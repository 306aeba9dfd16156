-- Who may do what with dimensions: members of the journey read; owners and admins edit the words (weights: set_dimension_weight).
ALTER TABLE dimensions ENABLE ROW LEVEL SECURITY;
ALTER TABLE dimensions FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON dimensions;
CREATE POLICY owner ON dimensions TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS seen ON dimensions;
CREATE POLICY seen ON dimensions FOR SELECT TO tracker_member USING (journey_id = ANY ((SELECT my_journeys())::bigint[]));
DROP POLICY IF EXISTS edited ON dimensions;
CREATE POLICY edited ON dimensions FOR UPDATE TO tracker_member
  USING (journey_id = ANY ((SELECT my_journeys_as('owner', 'admin'))::bigint[]));
GRANT SELECT ON dimensions TO tracker_member;
GRANT UPDATE (name, description, examples, position) ON dimensions TO tracker_member;
