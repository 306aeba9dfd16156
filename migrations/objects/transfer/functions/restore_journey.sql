-- Makes a journey as an export describes it: with the slots, the removed dimensions and the dated weights that it had.
--
-- It lets a member do no more than create_journey, add_dimension, set_dimension_weight and remove_dimension would, one
-- after the other: the journey is new and theirs alone, and active. Its status comes after its check-ins, so that undo
-- and redo go through the same states.
CREATE OR REPLACE FUNCTION restore_journey(p_public_id uuid, p_title text, p_description text, p_is_public boolean,
                                           p_metadata jsonb, p_dimensions jsonb, p_weights jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  new_id bigint := create_journey(p_title, p_description, p_is_public, coalesce(p_public_id, gen_random_uuid()));
BEGIN
  UPDATE journeys SET metadata = p_metadata WHERE id = new_id AND metadata <> p_metadata;
  INSERT INTO dimensions (journey_id, slot, name, description, examples, position, removed_at)
  SELECT new_id, d.slot, d.name, d.description, coalesce(d.examples, '[]'), coalesce(d.position, d.slot),
         CASE WHEN d.removed THEN now() END
  FROM jsonb_to_recordset(p_dimensions) AS d (slot smallint, name text, description text, examples jsonb, position smallint, removed boolean)
  ORDER BY d.slot;
  -- The first version, which create_journey made, holds for all days before the second.
  UPDATE journey_weights AS w
  SET weights = v.weights, required = v.required
  FROM jsonb_to_recordset(p_weights) AS v (from_day date, weights smallint[], required boolean[])
  WHERE w.journey_id = new_id AND w.from_day = v.from_day;
  INSERT INTO journey_weights (journey_id, from_day, weights, required)
  SELECT new_id, v.from_day, v.weights, v.required
  FROM jsonb_to_recordset(p_weights) AS v (from_day date, weights smallint[], required boolean[])
  WHERE v.from_day > date '1900-01-01'
  ORDER BY v.from_day;
  RETURN new_id;
END $$;
COMMENT ON FUNCTION restore_journey(uuid, text, text, boolean, jsonb, jsonb, jsonb) IS 'Returns the id of a new journey of the asking person.';
GRANT EXECUTE ON FUNCTION restore_journey(uuid, text, text, boolean, jsonb, jsonb, jsonb) TO tracker_member;
