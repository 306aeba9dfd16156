-- Scores a check-in, and refuses what is not the writer's, not asked, or not yet begun.
--
-- It runs before the row's policy is checked, so it must itself refuse other people's rows, and say no more than the
-- policy would.
--
-- Answers that were accepted once stay: weights may have been changed for their day since, and neither a new note nor
-- an undo judges the answers again. An undo is told by the call stack, which nobody can forge, and which is only looked
-- at when the row would be refused.
CREATE OR REPLACE FUNCTION score_checkin() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  asking bigint := me();
  asked journey_weights;
  call_stack text;
BEGIN
  IF TG_RELID <> 'checkins'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF asking IS NOT NULL AND NEW.user_id IS DISTINCT FROM asking OR NOT EXISTS (
    SELECT FROM journey_members WHERE user_id = NEW.user_id AND journey_id = NEW.journey_id AND left_at IS NULL)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'not your journey', CONSTRAINT = 'checkins_own_journey';
  END IF;
  IF EXISTS (SELECT FROM journeys WHERE id = NEW.journey_id AND status <> 'active') THEN
    RAISE check_violation USING MESSAGE = 'the journey is not active', CONSTRAINT = 'checkins_journey_active';
  END IF;
  IF NEW.day > person_day(NEW.user_id) THEN
    RAISE check_violation USING MESSAGE = 'that day has not begun', CONSTRAINT = 'checkins_day_begun';
  END IF;
  asked := weights_on(NEW.journey_id, NEW.day);
  IF answers_fit(NEW.efforts, asked.weights, asked.required) IS NOT TRUE
    AND NOT (TG_OP = 'UPDATE' AND OLD.day = NEW.day AND OLD.efforts = NEW.efforts)
  THEN
    GET DIAGNOSTICS call_stack = PG_CONTEXT;
    IF call_stack !~ '\mrevert_change\(audit_changes\)' THEN
      RAISE check_violation USING
        MESSAGE = 'the efforts do not match what the journey asks on that day', CONSTRAINT = 'checkins_efforts_fit';
    END IF;
  END IF;
  NEW.half_points := score_half_points(NEW.efforts, asked.weights);
  RETURN NEW;
END $$;
COMMENT ON FUNCTION score_checkin() IS 'Trigger: computes half_points; refuses foreign, future and ill-fitting rows.';
