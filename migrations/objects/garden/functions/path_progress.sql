-- How far the asking person is on the path, by the rules in path_milestones. Nothing of it is stored.
--
-- A level is left when all its milestones that can be recorded are reached; the next began on the day of the last of
-- them, and not before the level below it. The first began with the account, or with the first fact that is older.
CREATE OR REPLACE FUNCTION path_progress(p_day date) RETURNS TABLE (
    level integer, level_began_on date, percent integer,
    key text, asked_on smallint, source text, title text, needed integer, current integer, reached_on date, recorded boolean)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH counted AS MATERIALIZED (
    SELECT d.source, d.days FROM path_days() AS d
  ), step AS MATERIALIZED (
    SELECT m.*, c.source IS NOT NULL OR m.source = 'longest_streak' AS recorded,
           CASE m.source WHEN 'longest_streak' THEN s.longest ELSE coalesce(cardinality(c.days), 0) END AS current,
           CASE m.source WHEN 'longest_streak' THEN streak_reached(m.needed, p_day) ELSE c.days[m.needed] END AS reached_on
    FROM path_milestones AS m
    LEFT JOIN counted AS c ON c.source = m.source
    CROSS JOIN (SELECT longest_streak(p_day) AS longest) AS s
  ), asked AS (
    SELECT s.level, max(s.reached_on) AS last_day, bool_and(bool_and(s.reached_on IS NOT NULL)) OVER (ORDER BY s.level) AS passed,
           floor(100 * avg(least(1, s.current::numeric / s.needed)))::integer AS percent
    FROM step AS s
    WHERE s.recorded
    GROUP BY s.level
  ), standing AS (
    SELECT 1 + coalesce(max(a.level) FILTER (WHERE a.passed), 0) AS level,
           max(a.last_day) FILTER (WHERE a.passed) AS began_on,
           -- 100 at the top, where no level is left to pass.
           coalesce((array_agg(a.percent ORDER BY a.level) FILTER (WHERE NOT a.passed))[1], 100) AS percent
    FROM asked AS a
  ), beginning AS (
    SELECT least(p_day, (u.created_at AT TIME ZONE u.timezone)::date, (SELECT min(c.days[1]) FROM counted AS c)) AS day
    FROM users AS u WHERE u.id = (SELECT me())
  )
  SELECT n.level, coalesce(n.began_on, b.day), n.percent,
         s.key, s.level, s.source, s.title, s.needed, s.current, s.reached_on, s.recorded
  FROM step AS s CROSS JOIN standing AS n CROSS JOIN beginning AS b
  ORDER BY s.level, s.position
$$;
COMMENT ON FUNCTION path_progress(date) IS
  'One row per milestone of the asking person by a day; level, the day on which it began and per cent to the next are the same in all.';
GRANT EXECUTE ON FUNCTION path_progress(date) TO tracker_member;
