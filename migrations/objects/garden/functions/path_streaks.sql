-- The longest streak of all that a person has, and the day on which one first was that long.
--
-- Both read what streaks hold; which periods are met is judged nowhere but there.
CREATE OR REPLACE FUNCTION longest_streak(p_day date) RETURNS integer
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  -- A window holds for days to come; they count when they are there, as on the streak board.
  SELECT coalesce(max(CASE v.kind
           WHEN 'window' THEN longest_run(s.met * int4multirange(int4range(NULL, period_ordinal(v, p_day) + v.ordinal_shift, '[]')), s.excused)
           ELSE s.longest END), 0)
  FROM streaks AS s
  LEFT JOIN LATERAL schedule_on(s.user_id, s.habit_id, p_day) AS v ON true
  WHERE s.user_id = (SELECT me())
$$;
COMMENT ON FUNCTION longest_streak(date) IS 'Periods in the longest streak that the asking person has had by a day, in whatever habit or journey.';

CREATE OR REPLACE FUNCTION streak_reached(p_length integer, p_day date) RETURNS date
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH piece AS (
    SELECT s.user_id, s.subject, s.subject_id, p.ordinals, upper(p.ordinals) - lower(p.ordinals) AS periods,
           sum(upper(p.ordinals) - lower(p.ordinals))
             OVER (PARTITION BY s.subject, s.subject_id, r.run ORDER BY p.ordinals) AS length
    FROM streaks AS s
    CROSS JOIN LATERAL unnest(s.met + s.excused) AS r (run)
    CROSS JOIN LATERAL unnest(s.met * int4multirange(r.run)) AS p (ordinals)
    WHERE s.user_id = (SELECT me()) AND s.longest >= p_length
  ), last_period AS (
    SELECT p.user_id, p.subject, p.subject_id,
           min(lower(p.ordinals) + p.periods - 1 - (p.length - p_length)::integer) AS ordinal
    FROM piece AS p
    WHERE p_length > p.length - p.periods AND p_length <= p.length
    GROUP BY 1, 2, 3
  )
  SELECT min(d.day)
  FROM (
    SELECT date '2000-01-03' + l.ordinal AS day FROM last_period AS l WHERE l.subject = 'journey'
    UNION ALL
    SELECT period_met_on(v.schedule, v.first_day, v.last_day, l.ordinal - (v.schedule).ordinal_shift)
    FROM last_period AS l
    CROSS JOIN LATERAL schedule_versions(l.user_id, l.subject_id) AS v
    WHERE l.subject = 'habit'
      AND l.ordinal - (v.schedule).ordinal_shift BETWEEN first_ordinal_within(v.schedule, v.first_day)
                                                     AND period_ordinal(v.schedule, v.last_day)
  ) AS d
  WHERE d.day <= p_day
$$;
COMMENT ON FUNCTION streak_reached(integer, date) IS
  'The day on which a streak of the asking person first had so many periods; NULL when none has by a day.';
GRANT EXECUTE ON FUNCTION longest_streak(date), streak_reached(integer, date) TO tracker_member;
