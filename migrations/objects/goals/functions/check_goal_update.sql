-- Refuses updates of another person's goal and of days that have not begun, saying no more than the policy would.
CREATE OR REPLACE FUNCTION check_goal_update() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'goal_updates'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF me() IS NOT NULL AND NEW.user_id IS DISTINCT FROM me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your goal', CONSTRAINT = 'goal_updates_own_goal';
  END IF;
  IF NEW.day > person_day(NEW.user_id) THEN
    RAISE check_violation USING MESSAGE = 'that day has not begun', CONSTRAINT = 'goal_updates_day_begun';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_goal_update() IS 'Trigger: an update is one''s own and not of a day to come.';
