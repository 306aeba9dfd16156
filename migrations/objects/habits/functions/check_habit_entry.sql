-- Refuses entries of another person's habit and of days that have not begun, saying no more than the policy would.
CREATE OR REPLACE FUNCTION check_habit_entry() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'habit_entries'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF me() IS NOT NULL AND NEW.user_id IS DISTINCT FROM me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your habit', CONSTRAINT = 'habit_entries_own_habit';
  END IF;
  IF NEW.day > person_day(NEW.user_id) THEN
    RAISE check_violation USING MESSAGE = 'that day has not begun', CONSTRAINT = 'habit_entries_day_begun';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_habit_entry() IS 'Trigger: an entry is one''s own and not of a day to come.';
