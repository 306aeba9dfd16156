-- Adding, weighing and removing dimensions. A change counts from a day on; what was scored before stays.
CREATE OR REPLACE FUNCTION set_dimension_weight(p_journey_id bigint, p_slot smallint, p_weight smallint, p_required boolean,
                                                p_from date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM require_role(p_journey_id, 'owner', 'admin');
  INSERT INTO journey_weights (journey_id, from_day, weights, required)
  SELECT p_journey_id, p_from, w.weights, w.required
  FROM weights_on(p_journey_id, p_from) AS w
  ON CONFLICT (journey_id, from_day) DO NOTHING;
  UPDATE journey_weights
  SET weights = array_with(weights, p_slot, p_weight), required = array_with(required, p_slot, p_required)
  WHERE journey_id = p_journey_id AND from_day >= p_from;
END $$;
COMMENT ON FUNCTION set_dimension_weight(bigint, smallint, smallint, boolean, date) IS
  'From a day on this dimension weighs so much (NULL: is not asked), also in versions that begin later.';

CREATE OR REPLACE FUNCTION add_dimension(p_journey_id bigint, p_name text, p_weight smallint, p_required boolean, p_from date,
                                         p_description text DEFAULT NULL, p_examples jsonb DEFAULT '[]') RETURNS smallint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  new_slot smallint;
BEGIN
  PERFORM require_role(p_journey_id, 'owner', 'admin');
  -- Two admins adding at once must not take one slot.
  PERFORM FROM journeys WHERE id = p_journey_id FOR NO KEY UPDATE;
  INSERT INTO dimensions (journey_id, slot, name, description, examples, position)
  SELECT p_journey_id, coalesce(max(slot), 0) + 1, p_name, p_description, p_examples, coalesce(max(position), 0) + 1
  FROM dimensions WHERE journey_id = p_journey_id
  RETURNING slot INTO new_slot;
  PERFORM set_dimension_weight(p_journey_id, new_slot, p_weight, p_required, p_from);
  RETURN new_slot;
END $$;
COMMENT ON FUNCTION add_dimension(bigint, text, smallint, boolean, date, text, jsonb) IS 'Returns the slot of the new dimension.';

CREATE OR REPLACE FUNCTION remove_dimension(p_journey_id bigint, p_slot smallint, p_from date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM set_dimension_weight(p_journey_id, p_slot, NULL, false, p_from);
  UPDATE dimensions SET removed_at = now() WHERE journey_id = p_journey_id AND slot = p_slot;
END $$;
COMMENT ON FUNCTION remove_dimension(bigint, smallint, date) IS 'From a day on the dimension is not asked any more; its past answers stay.';
GRANT EXECUTE ON FUNCTION set_dimension_weight(bigint, smallint, smallint, boolean, date),
  add_dimension(bigint, text, smallint, boolean, date, text, jsonb), remove_dimension(bigint, smallint, date) TO tracker_member;

CREATE OR REPLACE FUNCTION array_with(p_array anyarray, p_index integer, p_value anyelement) RETURNS anyarray
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT array_agg(CASE WHEN i = p_index THEN p_value ELSE p_array[i] END ORDER BY i)
  FROM generate_series(1, greatest(cardinality(p_array), p_index)) AS i
$$;
COMMENT ON FUNCTION array_with(anyarray, integer, anyelement) IS 'The array with one element set, lengthened with NULLs as needed.';
