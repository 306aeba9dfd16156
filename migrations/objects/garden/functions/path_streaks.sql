-- The longest streak of all that a person has, and the day on which one first was that long.
--
-- Both read what streaks hold; which periods are met is judged nowhere but there. The last period of a run was met on
-- the first day whose entries, with those of the period before it, were enough.
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

-- A closed form of the schedule's own: the day on which a period begins, or for named weekdays its week.
CREATE OR REPLACE FUNCTION period_begin(s habit_schedules, p_ordinal integer) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE s.kind
    WHEN 'weekdays' THEN date '2000-01-03' + 7 * floor((p_ordinal - 1) / bit_count((s.weekdays::integer)::bit(7))::float8)::integer
    WHEN 'month' THEN (date '2000-01-01' + make_interval(months => p_ordinal))::date
    WHEN 'window' THEN date '2000-01-03' + p_ordinal
    ELSE s.anchor + p_ordinal * s.every
  END;
COMMENT ON FUNCTION period_begin(habit_schedules, integer) IS
  'The first day of a period by the schedule''s own number; between named weekdays, the Monday of its week.';

CREATE OR REPLACE FUNCTION period_met_on(s habit_schedules, p_first date, p_last date, p_ordinal integer) RETURNS date
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE s.kind WHEN 'window' THEN period_begin(s, p_ordinal) ELSE (
    SELECT min(e.day)
    FROM (
      SELECT e.day,
             sum(e.amount) OVER by_day AS total,
             count(*) FILTER (WHERE e.answer = 'amount') OVER by_day AS said,
             count(*) FILTER (WHERE e.answer = 'amount' AND CASE s.direction
               WHEN 'at_least' THEN e.amount >= s.target ELSE e.amount <= s.target END) OVER by_day AS good_days
      FROM habit_entries AS e
      WHERE e.user_id = s.user_id AND e.habit_id = s.habit_id
        AND e.day BETWEEN greatest(p_first, period_begin(s, p_ordinal)) AND least(p_last, period_begin(s, p_ordinal) + 366)
        AND is_scheduled(s, e.day) AND period_ordinal(s, e.day) = p_ordinal
      WINDOW by_day AS (ORDER BY e.day)
    ) AS e
    WHERE CASE WHEN s.times IS NOT NULL THEN e.good_days >= s.times
               WHEN s.direction = 'at_least' THEN e.total >= s.target
               ELSE e.said > 0 END) END
$$;
COMMENT ON FUNCTION period_met_on(habit_schedules, date, date, integer) IS
  'The day from which on a period that is met was so; of a version in force on the days p_first to p_last.';

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
GRANT EXECUTE ON FUNCTION longest_streak(date), period_begin(habit_schedules, integer),
  period_met_on(habit_schedules, date, date, integer), streak_reached(integer, date) TO tracker_member;
