-- What an entry amounts to on its own day: done, partial, skipped or missed.
CREATE OR REPLACE FUNCTION entry_status(p_answer text, p_amount numeric, s habit_schedules) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN p_answer = 'skip' THEN 'skipped'
    WHEN p_answer = 'no' THEN 'missed'
    WHEN s.direction = 'at_most' THEN CASE WHEN p_amount <= s.target THEN 'done' ELSE 'missed' END
    WHEN p_amount = 0 THEN 'missed'
    -- Where the period's total counts, any part of it is a day's work done.
    WHEN p_amount >= s.target OR s.times IS NULL AND s.kind IN ('week', 'month', 'interval', 'window') THEN 'done'
    ELSE 'partial'
  END;
COMMENT ON FUNCTION entry_status(text, numeric, habit_schedules) IS 'done, partial, skipped or missed.';
GRANT EXECUTE ON FUNCTION entry_status(text, numeric, habit_schedules) TO tracker_member;
