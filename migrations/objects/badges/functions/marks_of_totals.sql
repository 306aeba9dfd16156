-- Measures that add up: completed goals, minutes of focus, XP and levels. What lies before a window is one sum.
CREATE OR REPLACE FUNCTION goal_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT d.user_id, NULL::bigint, d.day, d.total, d.total
  FROM (SELECT g.user_id, g.completed_on AS day,
               (sum(count(*)) OVER (PARTITION BY g.user_id ORDER BY g.completed_on))::integer AS total
        FROM unnest(p_windows) AS w
        JOIN goals AS g ON g.user_id = w.user_id AND g.status = 'completed' AND NOT g.deleted
        WHERE p_variant IS NULL OR lower(g.category) = p_variant
        GROUP BY g.user_id, g.completed_on) AS d
$$;
COMMENT ON FUNCTION goal_marks(badge_window[], text) IS 'Completed goals in sum, of a category if one is named.';

CREATE OR REPLACE FUNCTION focus_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT d.user_id, NULL::bigint, d.day, d.total, d.total
  FROM (SELECT w.user_id, w.first_day, w.least, greatest(f.day, w.first_day - 1) AS day,
               (sum(sum(f.actual_minutes)) OVER (PARTITION BY w.user_id ORDER BY greatest(f.day, w.first_day - 1)))::integer AS total
        FROM unnest(p_windows) AS w
        JOIN focus_sessions AS f ON f.user_id = w.user_id AND f.status = 'completed'
        GROUP BY w.user_id, w.first_day, w.least, greatest(f.day, w.first_day - 1)) AS d
  WHERE d.day >= d.first_day AND d.total >= d.least
$$;
COMMENT ON FUNCTION focus_marks(badge_window[], text) IS 'Minutes of completed focus sessions in sum.';

-- XP can go down again. Only what is there in the end counts, from the first day on which there was as much.
CREATE OR REPLACE FUNCTION xp_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT d.user_id, NULL::bigint, d.day, v.value, v.value
     FROM (SELECT x.user_id, x.day, sum(sum(x.xp)) OVER (PARTITION BY x.user_id ORDER BY x.day) AS until_then,
                  sum(sum(x.xp)) OVER (PARTITION BY x.user_id) AS at_end
           FROM (%s) AS x GROUP BY x.user_id, x.day) AS d
     CROSS JOIN LATERAL (SELECT least(d.until_then, d.at_end, 2147483647)::integer AS value) AS v',
    (SELECT string_agg(format(
       'SELECT f.user_id, %s AS day, w.xp FROM unnest($1) AS p JOIN user_settings AS s ON s.user_id = p.user_id
        JOIN %I AS f ON f.user_id = p.user_id CROSS JOIN LATERAL %s AS w WHERE w.xp <> 0', g.day, g.fact_table, g.worth), ' UNION ALL ')
     FROM game_sources AS g WHERE g.reason <> 'badge')) USING p_windows;
END $$;
COMMENT ON FUNCTION xp_marks(badge_window[], text) IS 'XP of everything but badges, so that badges cannot hold each other up.';

CREATE OR REPLACE FUNCTION level_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  WITH mark AS MATERIALIZED (
    SELECT m.* FROM xp_marks(p_windows, p_variant) AS m
  )
  SELECT m.user_id, NULL::bigint, min(m.day), l.level::integer, l.level::integer
  FROM game_levels AS l JOIN mark AS m ON m.high >= l.xp
  WHERE l.level IN (SELECT b.threshold FROM badges AS b WHERE b.measure = 'level')
  GROUP BY m.user_id, l.level
  UNION ALL
  SELECT m.user_id, NULL::bigint, max(m.day), level_at(max(m.high)), level_at(max(m.high))
  FROM mark AS m GROUP BY m.user_id
$$;
COMMENT ON FUNCTION level_marks(badge_window[], text) IS 'Levels by XP of everything but badges: those that badges ask for, and that of now.';

CREATE OR REPLACE FUNCTION quest_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT d.user_id, NULL::bigint, d.day, d.total, d.total
  FROM (SELECT q.user_id, q.day, (sum(count(*)) OVER (PARTITION BY q.user_id ORDER BY q.day))::integer AS total
        FROM unnest(p_windows) AS w
        JOIN quest_states AS q ON q.user_id = w.user_id AND q.status = 'completed'
        GROUP BY q.user_id, q.day) AS d
$$;
COMMENT ON FUNCTION quest_marks(badge_window[], text) IS 'Completed quests in sum, missions among them.';

CREATE OR REPLACE FUNCTION mission_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT d.user_id, NULL::bigint, d.day, d.total, d.total
  FROM (SELECT s.user_id, s.day, (sum(count(*)) OVER (PARTITION BY s.user_id ORDER BY s.day))::integer AS total
        FROM unnest(p_windows) AS w
        JOIN quest_states AS s ON s.user_id = w.user_id AND s.status = 'completed'
        JOIN quests AS q ON q.user_id = s.user_id AND q.id = s.quest_id
        JOIN missions AS m ON m.id = q.mission_id AND (p_variant IS NULL OR lower(m.category) = p_variant)
        GROUP BY s.user_id, s.day) AS d
$$;
COMMENT ON FUNCTION mission_marks(badge_window[], text) IS 'Completed missions of the catalogue in sum, of a category if one is named.';
