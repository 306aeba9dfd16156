-- The engine: which badges the facts of now earn, since which day, and bringing user_badges there.
--
-- The trigger hands in what a statement touched, `admin verify` everything; both are judged by the same functions.
-- A badge that was earned before the touched days stays as it is, so that an everyday fact is compared with the few
-- badges that are still to come, and facts are read only where these are within reach.
CREATE OR REPLACE FUNCTION retired_on(p_retired_at timestamptz) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (p_retired_at AT TIME ZONE 'UTC')::date;
COMMENT ON FUNCTION retired_on(timestamptz) IS 'The last day on which facts can reach a retired badge.';

CREATE OR REPLACE FUNCTION badge_windows(p_touched badge_window[], p_measures text[], p_badge_ids bigint[])
  RETURNS TABLE (marks text, measure text, variant text, windows badge_window[])
  LANGUAGE sql STABLE AS $$
  WITH touched AS MATERIALIZED (
    SELECT t.user_id, t.journey_id, t.first_day, t.last_day, p.net_xp - p.badge_xp AS xp
    FROM unnest(p_touched) AS t
    JOIN users AS u ON u.id = t.user_id
    JOIN user_settings AS s ON s.user_id = t.user_id AND s.game
    JOIN progress AS p ON p.user_id = t.user_id
  ), subject AS (
    SELECT t.user_id, NULL::bigint AS journey_id, min(t.first_day) AS first_day, max(t.last_day) AS last_day, min(t.xp) AS xp
    FROM touched AS t GROUP BY t.user_id
    UNION ALL
    SELECT t.user_id, t.journey_id, min(t.first_day), max(t.last_day), min(t.xp)
    FROM touched AS t WHERE t.journey_id IS NOT NULL GROUP BY t.user_id, t.journey_id
  ), asked AS (
    SELECT b.measure, b.variant, b.threshold, s.user_id, s.journey_id, e.earned_on, b.retired_at, r.*
    FROM subject AS s
    JOIN badges AS b ON b.measure = ANY (p_measures) AND (p_badge_ids IS NULL OR b.id = ANY (p_badge_ids))
      AND (b.scope = 'journey') = (s.journey_id IS NOT NULL)
    LEFT JOIN user_badges AS e ON e.user_id = s.user_id AND e.badge_id = b.id
      AND coalesce(e.journey_id, 0) = coalesce(s.journey_id, 0) AND e.holds
    -- XP are known already: only where they cross a threshold, or the day may be another, all of them are added up.
    CROSS JOIN LATERAL (
      SELECT CASE b.measure WHEN 'total_xp' THEN b.threshold
                            WHEN 'level' THEN (SELECT l.xp FROM game_levels AS l WHERE l.level = b.threshold) END AS xp) AS needed
    CROSS JOIN LATERAL (
      SELECT CASE WHEN needed.xp IS NULL THEN badge_first_day(b.measure, b.variant, s.first_day)
                  WHEN (s.xp >= needed.xp) <> (e.id IS NOT NULL) OR e.earned_on >= s.first_day THEN date '1900-01-01'
                  ELSE 'infinity' END AS first_day,
             badge_last_day(b.measure, b.variant, s.last_day) AS last_day) AS r
    WHERE needed.xp IS NULL OR s.xp IS NOT NULL
  )
  SELECT m.marks, x.measure, x.variant, array_agg(x.own ORDER BY (x.own).user_id, (x.own).journey_id)
  FROM (
    SELECT a.measure, a.variant, bool_or(a.earned_on IS NOT NULL) AS earned,
           ROW (a.user_id, a.journey_id, a.first_day, a.last_day, min(a.threshold))::badge_window AS own
    FROM asked AS a
    WHERE a.first_day <= a.last_day
      AND CASE WHEN a.earned_on IS NOT NULL THEN a.earned_on >= a.first_day
               ELSE a.retired_at IS NULL OR a.first_day <= retired_on(a.retired_at) END
    GROUP BY a.measure, a.variant, a.user_id, a.journey_id, a.first_day, a.last_day) AS x
  JOIN badge_measures AS m ON m.measure = x.measure
  -- One look for each of many would cost more than measuring them all at once.
  WHERE CASE WHEN x.earned OR cardinality(p_touched) > 20 THEN true
             ELSE badge_within_reach(x.measure, x.variant, x.own) END
  GROUP BY m.marks, x.measure, x.variant
$$;
COMMENT ON FUNCTION badge_windows(badge_window[], text[], bigint[]) IS
  'What has to be measured for touched days of people whose game is on, by measure and variant.';

-- A badge that was reached in a window that ends, and is no more, may be reached after it: these are measured as a whole.
CREATE OR REPLACE FUNCTION badge_verdicts(p_marks text, p_measure text, p_variant text, p_windows badge_window[], p_badge_ids bigint[])
  RETURNS badge_verdict[]
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  verdicts badge_verdict[];
  again badge_window[];
BEGIN
  EXECUTE format(
    'WITH badge AS MATERIALIZED (
       SELECT b.id, b.threshold, b.scope = ''journey'' AS per_journey, b.retired_at FROM badges AS b
       WHERE b.measure = $3 AND b.variant IS NOT DISTINCT FROM $2 AND ($4 IS NULL OR b.id = ANY ($4))
     ), mark AS MATERIALIZED (
       SELECT m.* FROM %I($1, $2) AS m
     ), reached AS (
       SELECT m.user_id, coalesce(m.journey_id, 0) AS place, b.id AS badge_id, min(m.day + greatest(0, b.threshold - m.low)) AS day
       FROM mark AS m JOIN badge AS b ON m.high >= b.threshold AND b.per_journey = (m.journey_id IS NOT NULL)
       GROUP BY 1, 2, 3
     )
     SELECT array_agg(ROW (w.user_id, b.id, w.journey_id, x.day)::badge_verdict),
            array_agg(DISTINCT ROW (w.user_id, w.journey_id, ''1900-01-01'', ''2199-12-31'', 1)::badge_window)
              FILTER (WHERE x.day IS NULL AND w.last_day < ''2199-12-31'')
     FROM unnest($1) AS w
     JOIN badge AS b ON b.per_journey = (w.journey_id IS NOT NULL)
     LEFT JOIN user_badges AS e ON e.user_id = w.user_id AND e.badge_id = b.id
       AND coalesce(e.journey_id, 0) = coalesce(w.journey_id, 0) AND e.holds
     LEFT JOIN reached AS r ON r.user_id = w.user_id AND r.place = coalesce(w.journey_id, 0) AND r.badge_id = b.id
     CROSS JOIN LATERAL (
       SELECT CASE WHEN b.retired_at IS NULL OR r.day <= retired_on(b.retired_at) THEN r.day END AS day) AS x
     WHERE x.day IS DISTINCT FROM e.earned_on AND (e.id IS NULL OR e.earned_on >= w.first_day)
       AND (e.id IS NULL OR e.earned_on <= w.last_day OR x.day < e.earned_on)', p_marks)
    INTO verdicts, again USING p_windows, p_variant, p_measure, p_badge_ids;
  IF again IS NULL THEN
    RETURN coalesce(verdicts, '{}');
  END IF;
  RETURN ARRAY(SELECT v FROM unnest(verdicts) AS v
               WHERE NOT EXISTS (SELECT FROM unnest(again) AS a
                                 WHERE a.user_id = v.user_id AND a.journey_id IS NOT DISTINCT FROM v.journey_id))
         || badge_verdicts(p_marks, p_measure, p_variant, again, p_badge_ids);
END $$;
COMMENT ON FUNCTION badge_verdicts(text, text, text, badge_window[], bigint[]) IS
  'Where what is stored of a measure''s badges has to change: the day since when each is earned, NULL for not at all.';

CREATE OR REPLACE FUNCTION judge_badges(p_touched badge_window[], p_measures text[], p_badge_ids bigint[] DEFAULT NULL)
  RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  ladder record;
  verdicts badge_verdict[] := '{}';
BEGIN
  FOR ladder IN SELECT * FROM badge_windows(p_touched, p_measures, p_badge_ids) LOOP
    verdicts := verdicts || badge_verdicts(ladder.marks, ladder.measure, ladder.variant, ladder.windows, p_badge_ids);
  END LOOP;
  IF verdicts = '{}' THEN
    RETURN 0;
  END IF;
  MERGE INTO user_badges AS e
  USING (SELECT v.* FROM unnest(verdicts) AS v ORDER BY v.user_id, v.earned_on, v.badge_id) AS v
  ON e.user_id = v.user_id AND e.badge_id = v.badge_id AND coalesce(e.journey_id, 0) = coalesce(v.journey_id, 0)
  WHEN MATCHED AND v.earned_on IS NULL AND e.seen_at IS NULL THEN DELETE
  WHEN MATCHED AND v.earned_on IS NULL THEN UPDATE SET holds = false
  WHEN MATCHED THEN UPDATE SET holds = true, earned_on = v.earned_on
  WHEN NOT MATCHED AND v.earned_on IS NOT NULL THEN INSERT (user_id, badge_id, journey_id, earned_on, awarded_at)
    VALUES (v.user_id, v.badge_id, v.journey_id, v.earned_on, current_instant());
  -- The program asks for news when it hears this, and need not ask after every command.
  IF EXISTS (SELECT FROM unnest(verdicts) AS v WHERE v.earned_on IS NOT NULL AND v.user_id = me()) THEN
    RAISE NOTICE USING ERRCODE = 'TRB01', MESSAGE = 'a badge was earned';
  END IF;
  RETURN cardinality(verdicts);
END $$;
COMMENT ON FUNCTION judge_badges(badge_window[], text[], bigint[]) IS
  'Judges badges of these measures for touched days and stores what has changed; returns how much. Not granted.';

CREATE OR REPLACE FUNCTION all_days_of(p_user_ids bigint[]) RETURNS badge_window[]
  LANGUAGE sql STABLE AS $$
  SELECT array_agg(ROW (x.user_id, x.journey_id, date '1900-01-01', date '2199-12-31', NULL)::badge_window)
  FROM (SELECT p AS user_id, NULL::bigint AS journey_id FROM unnest(p_user_ids) AS p
        UNION ALL
        SELECT k.user_id, k.journey_id FROM streaks AS k WHERE k.subject = 'journey' AND k.user_id = ANY (p_user_ids)) AS x
$$;
COMMENT ON FUNCTION all_days_of(bigint[]) IS 'All days of people, over everything and on each of their journeys.';

CREATE OR REPLACE FUNCTION judge_people(p_user_ids bigint[], p_badge_ids bigint[] DEFAULT NULL) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM lock_people(p_user_ids);
  RETURN judge_badges(all_days_of(p_user_ids), ARRAY(SELECT m.measure FROM badge_measures AS m WHERE m.marks IS NOT NULL), p_badge_ids);
END $$;
COMMENT ON FUNCTION judge_people(bigint[], bigint[]) IS
  'Judges all badges, or these, by all facts of people; returns how many changed. Not granted.';
