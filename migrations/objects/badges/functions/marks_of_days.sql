-- Measures of the days on which somebody checked in. They read streaks alone, where these days stand as ranges.
--
-- Each of these functions takes windows and returns marks: the values that were reached, with the first day of each.
-- It may leave out days before a window and values below its least, whose badges are settled; no day after it is
-- needed. Without a journey all journeys count together.
CREATE OR REPLACE FUNCTION streak_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT x.user_id, x.journey_id, date '2000-01-03' + x.number, (x.total - x.days + 1)::integer, x.total::integer
  FROM (
    SELECT p.user_id, p.journey_id, p.number, p.days,
           sum(p.days) OVER (PARTITION BY p.user_id, p.journey_id, p.subject_id, p.run ORDER BY p.number) AS total
    FROM (
      SELECT w.user_id, w.journey_id, s.subject_id, r.number, r.days,
             sum(r.begins) OVER (PARTITION BY w.user_id, w.journey_id, s.subject_id ORDER BY r.number, r.begins DESC) AS run
      FROM unnest(p_windows) AS w
      JOIN streaks AS s ON s.user_id = w.user_id AND s.subject = 'journey' AND s.longest >= w.least
        AND (w.journey_id IS NULL OR s.subject_id = w.journey_id)
      CROSS JOIN LATERAL (
        SELECT lower(m) AS number, upper(m) - lower(m) AS days, 0 AS begins FROM unnest(s.met) AS m
        UNION ALL
        SELECT lower(m), 0, 1 FROM unnest(s.met + s.excused) AS m) AS r) AS p) AS x
  WHERE x.days > 0
$$;
COMMENT ON FUNCTION streak_marks(badge_window[], text) IS
  'Days of check-ins in a row on one journey, as streaks count them: vacations bridge.';

CREATE OR REPLACE FUNCTION checkin_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  WITH journey AS MATERIALIZED (
    SELECT w.user_id, coalesce(w.journey_id, 0) AS place, w.least, day_number(w.first_day) AS first_number, s.met
    FROM unnest(p_windows) AS w
    JOIN streaks AS s ON s.user_id = w.user_id AND s.subject = 'journey' AND (w.journey_id IS NULL OR s.subject_id = w.journey_id)
  ), enough AS MATERIALIZED (
    SELECT j.user_id, j.place, sum(periods_in(j.met * int4multirange(int4range(NULL, j.first_number)))) AS before
    FROM journey AS j GROUP BY j.user_id, j.place HAVING sum(periods_in(j.met)) >= min(j.least)
  )
  SELECT d.user_id, nullif(d.place, 0), date '2000-01-03' + d.number, d.total, d.total
  FROM (
    SELECT e.user_id, e.place, n AS number,
           (e.before + sum(count(*)) OVER (PARTITION BY e.user_id, e.place ORDER BY n))::integer AS total
    FROM enough AS e
    JOIN journey AS j ON j.user_id = e.user_id AND j.place = e.place
    CROSS JOIN LATERAL unnest(j.met * int4multirange(int4range(j.first_number, NULL))) AS m
    CROSS JOIN LATERAL generate_series(lower(m), upper(m) - 1) AS n
    GROUP BY e.user_id, e.place, e.before, n) AS d
$$;
COMMENT ON FUNCTION checkin_marks(badge_window[], text) IS 'Check-ins in sum.';

CREATE OR REPLACE FUNCTION days_checked_in(p_windows badge_window[])
  RETURNS TABLE (user_id bigint, journey_id bigint, met int4multirange)
  LANGUAGE sql STABLE AS $$
  SELECT w.user_id, w.journey_id, range_agg(s.met)
  FROM unnest(p_windows) AS w
  JOIN streaks AS s ON s.user_id = w.user_id AND s.subject = 'journey' AND (w.journey_id IS NULL OR s.subject_id = w.journey_id)
  GROUP BY w.user_id, w.journey_id
$$;
COMMENT ON FUNCTION days_checked_in(badge_window[]) IS 'Numbers of the days with a check-in, on whatever journey if none is named.';

CREATE OR REPLACE FUNCTION perfect_week_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT x.user_id, x.journey_id, date '2000-01-03' + 7 * x.week + 6, x.total, x.total
  FROM (
    SELECT d.user_id, d.journey_id, n AS week,
           (row_number() OVER (PARTITION BY d.user_id, d.journey_id ORDER BY n))::integer AS total
    FROM days_checked_in(p_windows) AS d
    CROSS JOIN LATERAL unnest(d.met) AS m
    CROSS JOIN LATERAL generate_series(ceil(lower(m) / 7.0)::integer, floor(upper(m) / 7.0)::integer - 1) AS n) AS x
$$;
COMMENT ON FUNCTION perfect_week_marks(badge_window[], text) IS 'Weeks, Monday to Sunday, with a check-in on each day.';

CREATE OR REPLACE FUNCTION comeback_marks(p_windows badge_window[], p_variant text) RETURNS SETOF badge_mark
  LANGUAGE sql STABLE AS $$
  SELECT x.user_id, x.journey_id, date '2000-01-03' + x.number, x.total, x.total
  FROM (
    SELECT g.user_id, g.journey_id, g.number,
           (row_number() OVER (PARTITION BY g.user_id, g.journey_id ORDER BY g.number))::integer AS total
    FROM (
      SELECT d.user_id, d.journey_id, lower(m) AS number,
             lower(m) - lag(upper(m)) OVER (PARTITION BY d.user_id, d.journey_id ORDER BY m) AS gap
      FROM days_checked_in(p_windows) AS d CROSS JOIN LATERAL unnest(d.met) AS m) AS g
    WHERE g.gap >= 7) AS x
$$;
COMMENT ON FUNCTION comeback_marks(badge_window[], text) IS 'Check-ins after seven days or more without one.';
