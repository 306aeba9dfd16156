-- After a change of schedules: each version's period numbers go on where the version before ended.
CREATE OR REPLACE FUNCTION continue_ordinals(p_user_id bigint, p_habit_id bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  version record;
  shift integer := 0;
  last_ordinal integer;
BEGIN
  FOR version IN SELECT * FROM schedule_versions(p_user_id, p_habit_id) ORDER BY first_day LOOP
    IF last_ordinal IS NOT NULL THEN
      shift := last_ordinal + 1 - first_ordinal_within(version.schedule, version.first_day);
    END IF;
    UPDATE habit_schedules SET ordinal_shift = shift
    WHERE user_id = p_user_id AND habit_id = p_habit_id AND from_day = (version.schedule).from_day AND ordinal_shift <> shift;
    last_ordinal := period_ordinal(version.schedule, version.last_day) + shift;
  END LOOP;
END $$;
COMMENT ON FUNCTION continue_ordinals(bigint, bigint) IS 'Writes ordinal_shift of all versions of a habit''s schedule.';

CREATE OR REPLACE FUNCTION first_ordinal_within(s habit_schedules, p_day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE s.kind WHEN 'weekdays' THEN weekday_ordinal(s.weekdays, p_day - 1) + 1 ELSE period_ordinal(s, p_day) END;
COMMENT ON FUNCTION first_ordinal_within(habit_schedules, date) IS
  'The number of the first period that has a day on or after this one: between named weekdays, that of the next.';
GRANT EXECUTE ON FUNCTION first_ordinal_within(habit_schedules, date) TO tracker_member;
