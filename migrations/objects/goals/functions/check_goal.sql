-- Dates the completion of a goal: the person's day on which its status became completed, or the day that they gave.
CREATE OR REPLACE FUNCTION check_goal() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  today date;
BEGIN
  IF TG_RELID <> 'goals'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF me() IS NOT NULL AND NEW.user_id IS DISTINCT FROM me() THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your goal', CONSTRAINT = 'goals_own';
  END IF;
  IF NEW.status <> 'completed' THEN
    NEW.completed_on := NULL;
    RETURN NEW;
  END IF;
  today := person_day(NEW.user_id);
  -- A day that is given is kept: undo and imports bring back when it was.
  NEW.completed_on := coalesce(NEW.completed_on, today);
  IF NEW.completed_on > today THEN
    RAISE check_violation USING MESSAGE = 'that day has not begun', CONSTRAINT = 'goals_completed_begun';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_goal() IS 'Trigger: a completed goal has its day, which has begun, and no other goal has one.';
