-- Makes a journey with its creator as owner. Its weights hold for all days before the first change, so that a past
-- that is brought along can be scored.
CREATE OR REPLACE FUNCTION create_journey(p_title text, p_description text DEFAULT NULL, p_is_public boolean DEFAULT false,
                                          p_public_id uuid DEFAULT gen_random_uuid()) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  new_id bigint;
BEGIN
  IF me() IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'unknown login', CONSTRAINT = 'logins_known';
  END IF;
  INSERT INTO journeys (created_by, title, description, is_public, public_id)
  VALUES (me(), p_title, p_description, p_is_public, p_public_id)
  RETURNING id INTO new_id;
  INSERT INTO journey_members (user_id, journey_id, role) VALUES (me(), new_id, 'owner');
  INSERT INTO journey_weights (journey_id, from_day, weights, required) VALUES (new_id, date '1900-01-01', '{}', '{}');
  RETURN new_id;
END $$;
COMMENT ON FUNCTION create_journey(text, text, boolean, uuid) IS 'Returns the id of the new journey.';
GRANT EXECUTE ON FUNCTION create_journey(text, text, boolean, uuid) TO tracker_member;
