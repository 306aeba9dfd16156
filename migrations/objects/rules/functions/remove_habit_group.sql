-- Taking groups of habits back. Functions, because a DELETE privilege would allow to lock the tables.
CREATE OR REPLACE FUNCTION remove_group_members(p_group_id bigint, p_habit_ids bigint[]) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  removed integer;
BEGIN
  DELETE FROM habit_group_members WHERE user_id = me() AND group_id = p_group_id AND habit_id = ANY (p_habit_ids);
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;
COMMENT ON FUNCTION remove_group_members(bigint, bigint[]) IS 'Takes habits out of a group of the person''s own; returns how many.';

CREATE OR REPLACE FUNCTION remove_habit_group(p_group_id bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- Members first, so that undo finds the group there when it puts them back.
  DELETE FROM habit_group_members WHERE user_id = me() AND group_id = p_group_id;
  DELETE FROM habit_groups WHERE user_id = me() AND id = p_group_id;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION remove_habit_group(bigint) IS 'Deletes the person''s own group; false when there was none. Its habits stay.';
GRANT EXECUTE ON FUNCTION remove_group_members(bigint, bigint[]), remove_habit_group(bigint) TO tracker_member;
