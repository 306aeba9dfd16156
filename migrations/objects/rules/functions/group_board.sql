-- Where the asking person's groups of habits stand on a day. Computed when read, from the streaks of their habits.
--
-- A group counts days. On each, a member is met or excused as the period of its own that holds the day is; pending
-- while that period is still open; it asks nothing between named weekdays and before it began.
--   all: nobody missed and nobody pending, and somebody met     bridges where nobody missed
--   any: somebody met                                           bridges where somebody is excused, or nobody asks
--   sum: the amounts of the day reach the target                bridges where everybody who asks is excused
-- A day before p_day bridges as long as it only waits for a period that is still open.
CREATE OR REPLACE FUNCTION group_days(p_group habit_groups, p_day date,
    OUT met int4multirange, OUT excused int4multirange, OUT last_day date)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH member AS MATERIALIZED (
    SELECT h.id, h.started_on, s.met, s.excused
    FROM habit_group_members AS m
    JOIN habits AS h ON h.user_id = m.user_id AND h.id = m.habit_id AND h.state = 'active'
    JOIN streaks AS s ON s.user_id = m.user_id AND s.subject = 'habit' AND s.subject_id = m.habit_id
    WHERE m.user_id = p_group.user_id AND m.group_id = p_group.id
  ), entered AS MATERIALIZED (
    SELECT e.day, sum(e.amount) FILTER (WHERE e.answer = 'amount') AS total
    FROM member AS m
    JOIN habit_entries AS e ON e.user_id = p_group.user_id AND e.habit_id = m.id AND e.day <= p_day
    GROUP BY e.day
  ), judged AS (
    SELECT d.day, p.met, p.excused, is_scheduled(v.schedule, d.day) AND (d.day >= m.started_on OR p.met) AS asks,
           NOT p.met AND NOT p.excused AND period_last_day(v.schedule, d.day) >= p_day AS pending
    FROM member AS m
    CROSS JOIN LATERAL schedule_versions(p_group.user_id, m.id) AS v
    CROSS JOIN LATERAL (
      SELECT n::date AS day
      FROM generate_series(greatest(v.first_day, (SELECT min(e.day) FROM entered AS e))::timestamp,
                           least(v.last_day, p_day)::timestamp, interval '1 day') AS n) AS d
    CROSS JOIN LATERAL (
      SELECT m.met @> o.ordinal AS met, m.excused @> o.ordinal AS excused
      FROM (SELECT period_ordinal(v.schedule, d.day) + (v.schedule).ordinal_shift AS ordinal) AS o) AS p
    WHERE EXISTS (SELECT FROM entered)
  ), counted AS (
    SELECT j.day, count(*) FILTER (WHERE j.asks) AS asked, count(*) FILTER (WHERE j.asks AND j.met) AS met,
           count(*) FILTER (WHERE j.asks AND j.excused) AS excused,
           count(*) FILTER (WHERE j.asks AND j.pending) AS pending
    FROM judged AS j GROUP BY j.day
  ), verdict AS (
    SELECT c.day,
           CASE p_group.rule
             WHEN 'all' THEN c.met > 0 AND c.asked = c.met + c.excused
             WHEN 'any' THEN c.met > 0
             ELSE coalesce(e.total, 0) >= p_group.target END AS is_met,
           CASE p_group.rule
             WHEN 'all' THEN c.asked = c.met + c.excused + CASE WHEN c.day < p_day THEN c.pending ELSE 0 END
             WHEN 'any' THEN c.excused > 0 OR c.asked = 0 OR c.pending > 0 AND c.day < p_day
             ELSE c.asked = c.excused END AS bridges
    FROM counted AS c LEFT JOIN entered AS e ON e.day = c.day
  )
  SELECT coalesce(range_agg(int4range(day_number(v.day), day_number(v.day) + 1)) FILTER (WHERE v.is_met), '{}'),
         coalesce(range_agg(int4range(day_number(v.day), day_number(v.day) + 1))
                  FILTER (WHERE v.bridges AND NOT v.is_met), '{}'),
         max(v.day) FILTER (WHERE v.is_met)
  FROM verdict AS v
$$;
COMMENT ON FUNCTION group_days(habit_groups, date) IS
  'Numbers of the days up to p_day on which a group is met, and of those that bridge; the last day that was met.';

CREATE OR REPLACE FUNCTION group_board(p_day date) RETURNS TABLE (
    subject text, subject_id bigint, name text, active boolean, current integer, longest integer, last_day date,
    state text, period_ends date, starts date, kind text, every smallint, weekdays smallint, times smallint,
    direction text, target numeric, unit text, skips smallint, skips_per text,
    met int4multirange, excused int4multirange, ordinal integer, open boolean)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT 'group', g.id, g.name, true, r.current, longest_run(d.met, d.excused), d.last_day,
         CASE WHEN EXISTS (SELECT FROM pauses AS z
                           WHERE z.user_id = g.user_id AND z.habit_id IS NULL AND z.journey_id IS NULL
                             AND z.from_day <= p_day AND coalesce(z.until_day, p_day) >= p_day) THEN 'paused'
              WHEN isempty(d.met) THEN 'unstarted'
              WHEN r.current = 0 THEN 'broken'
              WHEN NOT d.met @> o.today AND NOT d.excused @> o.today THEN 'open'
              ELSE 'active' END,
         p_day, NULL::date, 'day', NULL::smallint, NULL::smallint, NULL::smallint, g.rule, g.target, NULL::text,
         NULL::smallint, NULL::text, d.met, d.excused, o.today, true
  FROM habit_groups AS g
  CROSS JOIN LATERAL group_days(g, p_day) AS d
  CROSS JOIN (SELECT day_number(p_day) AS today) AS o
  CROSS JOIN LATERAL (SELECT current_run(d.met, d.excused, o.today, true) AS current) AS r
  WHERE g.user_id = (SELECT me())
$$;
COMMENT ON FUNCTION group_board(date) IS
  'One row per group of the asking person as of a day, in the columns of streak_board; direction holds the group''s rule.';
GRANT EXECUTE ON FUNCTION group_days(habit_groups, date), group_board(date) TO tracker_member;
