-- Judges the periods of a habit that touch a window of days: which are met, which are excused.
--
-- The one definition of the streak rule. Triggers call it for what a statement touched, `admin verify` and the tests
-- for all days.
--   met:     the period's total, or enough of its days, reach the target (or stay within it, when something was said)
--   excused: not met, and skipped (within the budget) or paused on one of its days, or cut short by a change of schedule
-- A skip may push later ones of its month out of the budget: all up to the budget's end is judged with it. Goals of
-- any N days are judged by judge_window; a fact touches the days that look back on it.
CREATE OR REPLACE FUNCTION judge_habit(p_user_id bigint, p_habit_id bigint, p_first date, p_last date,
    OUT judged int4range, OUT met int4multirange, OUT excused int4multirange)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH version AS MATERIALIZED (
    SELECT v.schedule AS s, v.first_day, v.last_day, (v.schedule).ordinal_shift AS shift,
           CASE (v.schedule).kind WHEN 'window' THEN (v.schedule).every - 1 ELSE 0 END AS tail,
           greatest(v.first_day, period_first_day(v.schedule, greatest(p_first, v.first_day))) AS window_first,
           greatest(p_last, max(CASE WHEN (v.schedule).skips > 0 THEN skip_period_last(v.schedule, p_last) END) OVER ())
             AS reach
    FROM schedule_versions(p_user_id, p_habit_id) AS v
  ), touched AS MATERIALIZED (
    SELECT v.*, least(v.last_day, period_last_day(v.s, least(v.reach, v.last_day)) + v.tail) AS window_last
    FROM version AS v
    WHERE v.first_day <= v.reach AND v.last_day >= p_first
  ), numbered AS MATERIALIZED (
    SELECT v.*, first_ordinal_within(v.s, v.window_first) + v.shift AS low,
           period_ordinal(v.s, v.window_last) + v.shift AS high
    FROM touched AS v
  ), sliding AS (
    SELECT j.met, j.rest
    FROM numbered AS v
    CROSS JOIN LATERAL judge_window(p_user_id, v.s, v.first_day, v.window_first, v.window_last) AS j
    WHERE (v.s).kind = 'window'
  ), period AS (
    SELECT period_ordinal(v.s, e.day) + v.shift AS ordinal, (v.s).direction, (v.s).times, (v.s).target,
           coalesce(sum(e.amount) FILTER (WHERE e.answer = 'amount'), 0) AS total,
           count(*) FILTER (WHERE e.answer = 'amount') AS said,
           count(*) FILTER (WHERE e.answer = 'amount' AND CASE (v.s).direction
             WHEN 'at_least' THEN e.amount >= (v.s).target ELSE e.amount <= (v.s).target END) AS good_days,
           bool_or(e.answer = 'no') AS denied,
           bool_or(CASE WHEN e.answer <> 'skip' THEN false WHEN (v.s).skips IS NULL THEN true
                        ELSE skip_bridges(p_user_id, v.s, e.day) END) AS skipped
    FROM numbered AS v
    JOIN habit_entries AS e ON e.user_id = p_user_id AND e.habit_id = p_habit_id
      AND e.day BETWEEN v.window_first AND v.window_last AND is_scheduled(v.s, e.day)
    WHERE (v.s).kind <> 'window'
    GROUP BY 1, 2, 3, 4
  ), verdict AS (
    SELECT p.ordinal, p.skipped,
           CASE WHEN p.times IS NOT NULL THEN p.good_days >= p.times
                WHEN p.direction = 'at_least' THEN p.total >= p.target
                ELSE p.said > 0 AND NOT p.denied AND p.total <= p.target END AS is_met
    FROM period AS p
  ), rest AS (
    SELECT int4range(ordinal, ordinal + 1) AS ordinals FROM verdict WHERE skipped AND NOT is_met
    UNION ALL
    SELECT int4range(first_ordinal_within(v.s, greatest(z.from_day, v.window_first)) + v.shift,
                     period_ordinal(v.s, least(coalesce(z.until_day, date '2199-12-31'), v.window_last)) + v.shift + 1)
    FROM numbered AS v
    JOIN pauses AS z ON z.user_id = p_user_id
      AND (z.habit_id = p_habit_id OR z.habit_id IS NULL AND z.journey_id IS NULL)
      AND z.from_day <= v.window_last AND coalesce(z.until_day, date '2199-12-31') >= v.window_first
    WHERE (v.s).kind <> 'window'
    UNION ALL
    SELECT int4range(v.low, v.low + 1) FROM numbered AS v
    WHERE v.window_first = v.first_day AND v.first_day > date '1900-01-01'
      AND period_first_day(v.s, v.first_day) < v.first_day
    UNION ALL
    SELECT int4range(v.high, v.high + 1) FROM numbered AS v
    WHERE v.window_last = v.last_day AND v.last_day < date '2199-12-31'
      AND period_last_day(v.s, v.last_day) > v.last_day
    UNION ALL
    SELECT unnest(w.rest) FROM sliding AS w
  )
  SELECT coalesce((SELECT range_merge(range_agg(int4range(low, greatest(low, high + 1)))) FROM numbered), 'empty'),
         coalesce(m.met, '{}'),
         coalesce((SELECT range_agg(ordinals) FROM rest), '{}') - coalesce(m.met, '{}')
  FROM (SELECT range_agg(x.ordinals) AS met
        FROM (SELECT int4range(ordinal, ordinal + 1) AS ordinals FROM verdict WHERE is_met
              UNION ALL SELECT unnest(w.met) FROM sliding AS w) AS x) AS m
$$;
COMMENT ON FUNCTION judge_habit(bigint, bigint, date, date) IS
  'The streak rule of habits, for all periods that touch the days.';
