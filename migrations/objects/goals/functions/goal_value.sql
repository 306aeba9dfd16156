-- A goal's value at the end of a day: the last reading until then, and what was added since.
CREATE OR REPLACE FUNCTION goal_value(p_goal goals, p_day date) RETURNS numeric
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT coalesce(last.reading, p_goal.start_value)
       + coalesce((SELECT sum(u.added) FROM goal_updates AS u
                   WHERE u.user_id = p_goal.user_id AND u.goal_id = p_goal.id AND u.day <= p_day
                     AND (last.day IS NULL OR u.day >= last.day)), 0)
  FROM (SELECT) AS always
  LEFT JOIN LATERAL (
    SELECT u.day, u.reading FROM goal_updates AS u
    WHERE u.user_id = p_goal.user_id AND u.goal_id = p_goal.id AND u.day <= p_day AND u.reading IS NOT NULL
    ORDER BY u.day DESC LIMIT 1) AS last ON true
$$;
COMMENT ON FUNCTION goal_value(goals, date) IS 'The value of a goal at the end of a day; its start value while nothing was said.';
GRANT EXECUTE ON FUNCTION goal_value(goals, date) TO tracker_member;
