-- Takes a check-in back. A function, because a DELETE privilege would allow to lock the table.
CREATE OR REPLACE FUNCTION remove_checkin(p_journey_id bigint, p_day date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM checkins WHERE user_id = me() AND journey_id = p_journey_id AND day = p_day;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION remove_checkin(bigint, date) IS 'Deletes the person''s own check-in; false when there was none.';
GRANT EXECUTE ON FUNCTION remove_checkin(bigint, date) TO tracker_member;
