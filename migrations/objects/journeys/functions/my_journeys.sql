-- Which journeys the asking person is on, and on which they may edit. Arrays, so that a policy asks once per statement.
CREATE OR REPLACE FUNCTION my_journeys() RETURNS bigint[]
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(m.journey_id), '{}')
  FROM journey_members AS m
  WHERE m.user_id = me() AND m.left_at IS NULL;
END;
COMMENT ON FUNCTION my_journeys() IS 'Ids of the journeys that the person of this session is on.';

CREATE OR REPLACE FUNCTION my_journeys_as(VARIADIC p_roles text[]) RETURNS bigint[]
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(m.journey_id), '{}')
  FROM journey_members AS m
  WHERE m.user_id = me() AND m.left_at IS NULL AND m.role = ANY (p_roles);
END;
COMMENT ON FUNCTION my_journeys_as(text[]) IS 'Ids of the journeys on which the person of this session has one of these roles.';
GRANT EXECUTE ON FUNCTION my_journeys(), my_journeys_as(text[]) TO tracker_member, tracker_admin;

CREATE OR REPLACE FUNCTION require_role(p_journey_id bigint, VARIADIC p_roles text[]) RETURNS void
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF (p_journey_id = ANY (my_journeys_as(VARIADIC p_roles))) IS NOT TRUE THEN
    RAISE insufficient_privilege USING
      MESSAGE = 'this takes another role on the journey', CONSTRAINT = 'journey_members_role_required';
  END IF;
END $$;
COMMENT ON FUNCTION require_role(bigint, text[]) IS 'Refuses unless the person of this session has one of the roles; the same for a journey that is not there.';
GRANT EXECUTE ON FUNCTION require_role(bigint, text[]) TO tracker_member;
