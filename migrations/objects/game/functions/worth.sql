-- What one fact is worth, by kind. The trigger that pays, the check of totals and the tests call the same functions; as
-- tables of one row, so that the planner puts their text into the statement instead of calling them for each fact.
CREATE OR REPLACE FUNCTION checkin_worth(p_half_points integer, p_penalties boolean)
  RETURNS TABLE (xp integer, coins integer)
  LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT base.xp
         + CASE WHEN p_half_points > 0 THEN above.xp * least(p_half_points, above.at_most)
                WHEN p_half_points < 0 AND p_penalties THEN below.xp * least(-p_half_points, below.at_most)
                ELSE 0 END,
         base.coins
  FROM game_amounts AS base, game_amounts AS above, game_amounts AS below
  WHERE base.key = 'checkin' AND above.key = 'checkin_point' AND below.key = 'checkin_below'
$$;
COMMENT ON FUNCTION checkin_worth(integer, boolean) IS 'XP and coins of a check-in by its score.';

CREATE OR REPLACE FUNCTION habit_entry_worth(p_answer text, p_penalties boolean)
  RETURNS TABLE (xp integer, coins integer)
  LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT CASE WHEN p_answer = 'amount' THEN done.xp WHEN p_answer = 'no' AND p_penalties THEN missed.xp ELSE 0 END,
         CASE WHEN p_answer = 'amount' THEN done.coins ELSE 0 END
  FROM game_amounts AS done, game_amounts AS missed
  WHERE done.key = 'habit_done' AND missed.key = 'habit_missed'
$$;
COMMENT ON FUNCTION habit_entry_worth(text, boolean) IS 'XP and coins of a day of a habit; a skip is worth nothing.';

CREATE OR REPLACE FUNCTION focus_worth(p_status text, p_minutes integer)
  RETURNS TABLE (xp integer, coins integer)
  LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT CASE WHEN p_status = 'completed' THEN minute.xp * least(p_minutes, minute.at_most) ELSE 0 END,
         CASE WHEN p_status = 'completed' THEN stretch.coins * least(p_minutes / 25, stretch.at_most) ELSE 0 END
  FROM game_amounts AS minute, game_amounts AS stretch
  WHERE minute.key = 'focus_minute' AND stretch.key = 'focus_stretch'
$$;
COMMENT ON FUNCTION focus_worth(text, integer) IS 'XP and coins of a focus session; one that was abandoned is worth nothing.';

CREATE OR REPLACE FUNCTION goal_worth(p_status text, p_deleted boolean)
  RETURNS TABLE (xp integer, coins integer)
  LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT CASE WHEN p_status = 'completed' AND NOT p_deleted THEN a.xp ELSE 0 END,
         CASE WHEN p_status = 'completed' AND NOT p_deleted THEN a.coins ELSE 0 END
  FROM game_amounts AS a WHERE a.key = 'goal_completed'
$$;
COMMENT ON FUNCTION goal_worth(text, boolean) IS 'XP and coins of a goal: all at once, when it is completed.';
