-- Who may do what with journey_weights: members of the journey read; set_dimension_weight writes.
ALTER TABLE journey_weights ENABLE ROW LEVEL SECURITY;
ALTER TABLE journey_weights FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON journey_weights;
CREATE POLICY owner ON journey_weights TO tracker_owner USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS seen ON journey_weights;
CREATE POLICY seen ON journey_weights FOR SELECT TO tracker_member USING (journey_id = ANY ((SELECT my_journeys())::bigint[]));
GRANT SELECT ON journey_weights TO tracker_member;
