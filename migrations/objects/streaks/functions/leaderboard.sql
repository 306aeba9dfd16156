-- What members of a journey may know of each other: names and standings, nothing else. Who is deleted is not there.
CREATE OR REPLACE FUNCTION leaderboard(
    p_journey_id bigint, p_period smallint, p_bucket integer, p_first date, p_last date, p_limit integer)
  RETURNS TABLE (rank bigint, username text, half_points integer, checkins integer, streak integer,
                 completion_rate numeric, me boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH standing AS (
    SELECT s.user_id, s.half_points, s.checkins, rank() OVER (ORDER BY s.half_points DESC) AS rank
    FROM standings AS s
    WHERE s.journey_id = p_journey_id AND s.period = p_period AND s.bucket = p_bucket
      AND p_journey_id = ANY ((SELECT my_journeys())::bigint[])
      AND NOT EXISTS (SELECT FROM users AS d WHERE d.id = s.user_id AND d.deleted_at IS NOT NULL)
    ORDER BY s.half_points DESC, s.user_id
    LIMIT least(p_limit, 1000)
  ), shown AS (
    SELECT * FROM standing
    UNION ALL
    -- The person's own row is always there, however far down, and also before their first check-in.
    SELECT m.user_id, coalesce(s.half_points, 0), coalesce(s.checkins, 0), 1 + (
      SELECT count(*) FROM standings AS o
      WHERE o.journey_id = p_journey_id AND o.period = p_period AND o.bucket = p_bucket
        AND NOT EXISTS (SELECT FROM users AS d WHERE d.id = o.user_id AND d.deleted_at IS NOT NULL)
        AND (s.user_id IS NULL OR o.half_points > s.half_points))
    FROM journey_members AS m
    LEFT JOIN standings AS s
      ON s.journey_id = m.journey_id AND s.user_id = m.user_id AND s.period = p_period AND s.bucket = p_bucket
    WHERE m.journey_id = p_journey_id AND m.user_id = me() AND m.left_at IS NULL
      AND NOT EXISTS (SELECT FROM standing AS x WHERE x.user_id = m.user_id)
  )
  SELECT x.rank, u.username, x.half_points, x.checkins,
         current_run(k.met, k.excused, day_number(d.today), true),
         round(x.checkins::numeric / greatest(1, least(d.today, p_last)
           - greatest(p_first, CASE p_period WHEN 0 THEN coalesce(d.first_checkin, d.today) ELSE p_first END) + 1), 3),
         x.user_id = me()
  FROM shown AS x
  JOIN users AS u ON u.id = x.user_id
  JOIN streaks AS k ON k.user_id = x.user_id AND k.subject = 'journey' AND k.subject_id = p_journey_id
  CROSS JOIN LATERAL (
    SELECT person_day(x.user_id) AS today,
           (SELECT min(c.day) FROM checkins AS c
            WHERE c.user_id = x.user_id AND c.journey_id = p_journey_id) AS first_checkin) AS d
  ORDER BY x.rank, x.checkins = 0, u.username
$$;
COMMENT ON FUNCTION leaderboard(bigint, smallint, integer, date, date, integer) IS
  'Standings of a period, best first, ties sharing a rank; empty for strangers. Rate: check-ins per begun day.';
GRANT EXECUTE ON FUNCTION leaderboard(bigint, smallint, integer, date, date, integer) TO tracker_member;
