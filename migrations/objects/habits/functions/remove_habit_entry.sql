-- Taking back facts about habits. Functions, because a DELETE privilege would allow to lock the tables.
CREATE OR REPLACE FUNCTION remove_habit_entry(p_habit_id bigint, p_day date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM habit_entries WHERE user_id = me() AND habit_id = p_habit_id AND day = p_day;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION remove_habit_entry(bigint, date) IS 'Deletes the person''s own entry; false when there was none.';

CREATE OR REPLACE FUNCTION remove_schedules_from(p_habit_id bigint, p_day date) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  removed integer;
BEGIN
  DELETE FROM habit_schedules WHERE user_id = me() AND habit_id = p_habit_id AND from_day >= p_day;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;
COMMENT ON FUNCTION remove_schedules_from(bigint, date) IS 'Makes room for a schedule that is to hold from a day on.';

CREATE OR REPLACE FUNCTION remove_pause(p_pause_id bigint) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM pauses WHERE user_id = me() AND id = p_pause_id;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION remove_pause(bigint) IS 'Deletes the person''s own pause; false when there was none.';
GRANT EXECUTE ON FUNCTION remove_habit_entry(bigint, date), remove_schedules_from(bigint, date), remove_pause(bigint)
  TO tracker_member;
