-- What a quest is worth: while it is open by its row, and once it ended by what became of it.
CREATE OR REPLACE FUNCTION quest_xp(q quests) RETURNS integer
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE
    WHEN q.mission_id IS NOT NULL THEN (SELECT m.points FROM missions AS m WHERE m.id = q.mission_id)
    WHEN q.kind = 'daily' OR q.measure IS NULL THEN daily.xp
    ELSE own.xp + week.xp * least(week.at_most, least(q.ends_on - q.starts_on + 1, CASE q.measure
      WHEN 'goal' THEN 0 WHEN 'focus_minutes' THEN q.needed / 60 WHEN 'xp' THEN q.needed / 20 ELSE q.needed END) / 7)
  END
  FROM game_amounts AS daily, game_amounts AS own, game_amounts AS week
  WHERE daily.key = 'quest_daily' AND own.key = 'quest_own' AND week.key = 'quest_week'
$$;
COMMENT ON FUNCTION quest_xp(quests) IS
  'XP for completing a quest: a mission''s points, or for one''s own a small amount by kind and by the days of work in it. Not granted.';

CREATE OR REPLACE FUNCTION quest_worth(p_status text, p_xp integer, p_counts boolean, p_penalties boolean)
  RETURNS TABLE (xp integer, coins integer)
  LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT CASE WHEN NOT p_counts THEN 0 WHEN p_status = 'completed' THEN p_xp
              WHEN p_status = 'failed' AND p_penalties THEN failed.xp ELSE 0 END,
         CASE WHEN p_counts AND p_status = 'completed' THEN p_xp / 10 ELSE 0 END
  FROM game_amounts AS failed
  WHERE failed.key = 'quest_failed'
$$;
COMMENT ON FUNCTION quest_worth(text, integer, boolean, boolean) IS 'XP and coins of what became of a quest; a skipped or open one is worth nothing.';
GRANT EXECUTE ON FUNCTION quest_worth(text, integer, boolean, boolean) TO tracker_member;
