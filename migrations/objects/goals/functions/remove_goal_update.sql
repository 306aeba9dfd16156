-- Taking back what was said of a goal on a day. A function, because a DELETE privilege would allow to lock the table.
CREATE OR REPLACE FUNCTION remove_goal_update(p_goal_id bigint, p_day date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM goal_updates WHERE user_id = me() AND goal_id = p_goal_id AND day = p_day;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION remove_goal_update(bigint, date) IS 'Deletes the person''s own update; false when there was none.';
GRANT EXECUTE ON FUNCTION remove_goal_update(bigint, date) TO tracker_member;
