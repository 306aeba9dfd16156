-- Where the asking person's streaks stand on a day. Runs with the rights of who asks.
CREATE OR REPLACE FUNCTION streak_board(p_day date) RETURNS TABLE (
    subject text, subject_id bigint, name text, active boolean, current integer, longest integer, last_day date,
    state text, period_ends date, starts date, kind text, every smallint, weekdays smallint, times smallint,
    direction text, target numeric, unit text,
    met int4multirange, excused int4multirange, ordinal integer, open boolean)
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT b.subject, b.subject_id, b.name, b.active, b.current, b.longest,
         b.last_day,
         CASE WHEN b.resting THEN 'paused'
              WHEN b.met * int4multirange(int4range(NULL, b.ordinal, '[]')) = '{}' THEN 'unstarted'
              WHEN b.current = 0 THEN 'broken'
              WHEN b.open AND NOT b.met @> b.ordinal AND NOT b.excused @> b.ordinal THEN 'open'
              ELSE 'active' END,
         b.period_ends, b.starts, b.kind, b.every, b.weekdays, b.times, b.direction, b.target, b.unit,
         b.met, b.excused, b.ordinal, b.open
  FROM (
    SELECT s.subject, s.subject_id, h.name, h.state = 'active' AS active, s.longest,
           v.kind, v.every, v.weekdays, v.times, v.direction, v.target, v.unit,
           s.met, s.excused, o.ordinal, o.open, h.started_on AS starts,
           current_run(s.met, s.excused, o.ordinal, o.open) AS current,
           CASE WHEN o.open THEN period_last_day(v, p_day) END AS period_ends,
           (SELECT max(e.day) FROM habit_entries AS e
            WHERE e.user_id = s.user_id AND e.habit_id = s.subject_id AND e.day <= p_day
              AND e.answer = 'amount') AS last_day,
           EXISTS (SELECT FROM pauses AS z
                   WHERE z.user_id = s.user_id AND z.from_day <= p_day AND coalesce(z.until_day, p_day) >= p_day
                     AND (z.habit_id = s.subject_id OR z.habit_id IS NULL AND z.journey_id IS NULL)) AS resting
    FROM streaks AS s
    JOIN habits AS h ON h.user_id = s.user_id AND h.id = s.habit_id AND h.state <> 'deleted'
    CROSS JOIN LATERAL schedule_on(s.user_id, s.subject_id, p_day) AS v
    CROSS JOIN LATERAL (
      SELECT period_ordinal(v, p_day) + v.ordinal_shift AS ordinal, is_scheduled(v, p_day) AS open) AS o
    WHERE s.user_id = (SELECT me()) AND s.subject = 'habit'
    UNION ALL
    SELECT s.subject, s.subject_id, j.title, j.status = 'active', s.longest,
           'day', NULL, NULL, NULL, NULL, NULL, NULL,
           s.met, s.excused, day_number(p_day), true, m.joined_at::date,
           current_run(s.met, s.excused, day_number(p_day), true),
           p_day,
           (SELECT max(c.day) FROM checkins AS c
            WHERE c.user_id = s.user_id AND c.journey_id = s.subject_id AND c.day <= p_day),
           EXISTS (SELECT FROM pauses AS z
                   WHERE z.user_id = s.user_id AND z.from_day <= p_day AND coalesce(z.until_day, p_day) >= p_day
                     AND (z.journey_id = s.subject_id OR z.habit_id IS NULL AND z.journey_id IS NULL))
    FROM streaks AS s
    JOIN journey_members AS m ON m.user_id = s.user_id AND m.journey_id = s.journey_id AND m.left_at IS NULL
    JOIN journeys AS j ON j.id = s.journey_id AND j.status <> 'deleted'
    WHERE s.user_id = (SELECT me()) AND s.subject = 'journey'
  ) AS b
$$;
COMMENT ON FUNCTION streak_board(date) IS
  'One row per habit and journey of the asking person that is not deleted, as of a day.';
GRANT EXECUTE ON FUNCTION streak_board(date) TO tracker_member;
