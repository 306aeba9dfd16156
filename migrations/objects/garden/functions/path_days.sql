-- What the path counts, as days: the nth element of an array is the day of the nth fact, so that an old day that is
-- entered late takes its place among them, and one that is taken back leaves it.
--
-- A source that comes with a later feature (visits, sessions) is one more SELECT here; from then on its milestones are
-- asked. What was done stays done: facts of archived, deleted and left things count.
CREATE OR REPLACE FUNCTION path_days() RETURNS TABLE (source text, days date[])
  LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  WITH checkin AS MATERIALIZED (
    SELECT c.day FROM checkins AS c WHERE c.user_id = (SELECT me())
  ), version AS MATERIALIZED (
    -- Those of all habits at once: asking schedule_on for each entry would take a second for ten thousand.
    SELECT s AS schedule, s.habit_id,
           CASE WHEN row_number() OVER by_day = 1 THEN date '1900-01-01' ELSE s.from_day END AS first_day,
           coalesce(lead(s.from_day) OVER by_day - 1, date '2199-12-31') AS last_day
    FROM habit_schedules AS s
    WHERE s.user_id = (SELECT me())
    WINDOW by_day AS (PARTITION BY s.habit_id ORDER BY s.from_day)
  ), entry AS MATERIALIZED (
    SELECT e.day
    FROM habit_entries AS e
    JOIN version AS v ON v.habit_id = e.habit_id AND e.day BETWEEN v.first_day AND v.last_day
    WHERE e.user_id = (SELECT me()) AND entry_status(e.answer, e.amount, v.schedule) = 'done'
  ), both_kinds AS MATERIALIZED (
    SELECT c.day FROM checkin AS c UNION ALL SELECT e.day FROM entry AS e
  )
  SELECT 'checkins', coalesce(array_agg(c.day ORDER BY c.day), '{}') FROM checkin AS c
  UNION ALL
  SELECT 'habit_entries', coalesce(array_agg(e.day ORDER BY e.day), '{}') FROM entry AS e
  UNION ALL
  SELECT 'logged', coalesce(array_agg(b.day ORDER BY b.day), '{}') FROM both_kinds AS b
  UNION ALL
  SELECT 'active_days', coalesce(array_agg(DISTINCT b.day ORDER BY b.day), '{}') FROM both_kinds AS b
  UNION ALL
  -- Not asked of those who play no game.
  SELECT 'badges', coalesce(array_agg(b.earned_on ORDER BY b.earned_on), '{}')
  FROM user_badges AS b WHERE b.user_id = (SELECT me()) AND b.holds
  HAVING (SELECT s.game FROM user_settings AS s WHERE s.user_id = (SELECT me()))
  UNION ALL
  -- Nor coffee where nobody offers any.
  SELECT 'coffee_redemptions', coalesce(array_agg(v.redeemed_on ORDER BY v.redeemed_on), '{}')
  FROM (SELECT ((w.redeemed_at AT TIME ZONE u.timezone) - make_interval(hours => s.day_start))::date AS redeemed_on
        FROM vouchers AS w JOIN users AS u ON u.id = w.user_id JOIN user_settings AS s ON s.user_id = w.user_id
        WHERE w.user_id = (SELECT me()) AND w.type = 'coffee' AND w.redeemed_at IS NOT NULL) AS v
  HAVING count(*) > 0 OR EXISTS (SELECT FROM rewards AS r WHERE r.type = 'coffee' AND r.active)
$$;
COMMENT ON FUNCTION path_days() IS 'For each source that is recorded, the days of the asking person''s facts in order.';
GRANT EXECUTE ON FUNCTION path_days() TO tracker_member;
