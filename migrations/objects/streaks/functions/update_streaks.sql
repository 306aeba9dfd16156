-- Triggers that judge again what a statement touched, and put the verdict in place of the old one.
CREATE OR REPLACE FUNCTION judge_again(p_subject text, p_user_id bigint, p_subject_id bigint, p_first date, p_last date)
  RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  verdict record;
BEGIN
  IF p_subject = 'habit' THEN
    SELECT * INTO verdict FROM judge_habit(p_user_id, p_subject_id, p_first, p_last);
  ELSE
    SELECT * INTO verdict FROM judge_journey(p_user_id, p_subject_id, p_first, p_last);
  END IF;
  UPDATE streaks AS s
  SET met = n.met, excused = n.excused, longest = longest_run(n.met, n.excused)
  FROM (SELECT o.met - int4multirange(verdict.judged) + verdict.met AS met,
               o.excused - int4multirange(verdict.judged) + verdict.excused AS excused
        FROM streaks AS o
        WHERE o.user_id = p_user_id AND o.subject = p_subject AND o.subject_id = p_subject_id) AS n
  WHERE s.user_id = p_user_id AND s.subject = p_subject AND s.subject_id = p_subject_id
    AND (s.met, s.excused) IS DISTINCT FROM (n.met, n.excused);
END $$;
COMMENT ON FUNCTION judge_again(text, bigint, bigint, date, date) IS
  'Judges the periods that touch the days and stores the verdict.';

-- For checkins and habit_entries; the argument says which.
CREATE OR REPLACE FUNCTION update_streaks() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched record;
  key text := CASE TG_ARGV[0] WHEN 'habit' THEN 'habit_id' ELSE 'journey_id' END;
BEGIN
  IF TG_RELID NOT IN ('checkins'::regclass, 'habit_entries'::regclass) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  FOR touched IN EXECUTE format(
    'SELECT user_id, %1$s AS subject_id, min(day) AS first_day, max(day) AS last_day
     FROM (%2$s) AS rows (user_id, %1$s, day) GROUP BY 1, 2 ORDER BY 1, 2', key, concat_ws(' UNION ALL ',
      CASE WHEN TG_OP <> 'DELETE' THEN format('SELECT user_id, %s, day FROM new_rows', key) END,
      CASE WHEN TG_OP <> 'INSERT' THEN format('SELECT user_id, %s, day FROM old_rows', key) END))
  LOOP
    PERFORM judge_again(TG_ARGV[0], touched.user_id, touched.subject_id, touched.first_day, touched.last_day);
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION update_streaks() IS 'Trigger: keeps streaks in step with check-ins and habit entries.';

CREATE OR REPLACE FUNCTION update_streaks_of_schedules() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  changed record;
BEGIN
  IF TG_RELID <> 'habit_schedules'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  -- continue_ordinals writes this table again; that numbering is not a change of schedule.
  IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
  FOR changed IN EXECUTE format(
    'SELECT DISTINCT user_id, habit_id FROM (%s) AS rows (user_id, habit_id) ORDER BY 1, 2', concat_ws(' UNION ALL ',
      CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT user_id, habit_id FROM new_rows' END,
      CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT user_id, habit_id FROM old_rows' END))
  LOOP
    PERFORM continue_ordinals(changed.user_id, changed.habit_id);
    UPDATE streaks SET met = '{}', excused = '{}', longest = 0
    WHERE user_id = changed.user_id AND subject = 'habit' AND subject_id = changed.habit_id;
    PERFORM judge_again('habit', changed.user_id, changed.habit_id, date '1900-01-01', date '2199-12-31');
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION update_streaks_of_schedules() IS
  'Trigger: numbers the periods of a changed schedule and judges them.';

CREATE OR REPLACE FUNCTION update_streaks_of_pauses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  changed record;
BEGIN
  IF TG_RELID <> 'pauses'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  FOR changed IN EXECUTE format(
    'SELECT s.user_id, s.subject, s.subject_id,
            min(p.from_day) AS first_day, max(coalesce(p.until_day, date ''2199-12-31'')) AS last_day
     FROM (%s) AS p (user_id, habit_id, journey_id, from_day, until_day)
     JOIN streaks AS s ON s.user_id = p.user_id
       AND (p.habit_id IS NULL AND p.journey_id IS NULL OR s.habit_id = p.habit_id OR s.journey_id = p.journey_id)
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3', concat_ws(' UNION ALL ',
      CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT user_id, habit_id, journey_id, from_day, until_day FROM new_rows' END,
      CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT user_id, habit_id, journey_id, from_day, until_day FROM old_rows' END))
  LOOP
    PERFORM judge_again(changed.subject, changed.user_id, changed.subject_id, changed.first_day, changed.last_day);
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION update_streaks_of_pauses() IS 'Trigger: keeps streaks in step with pauses and vacations.';

CREATE OR REPLACE FUNCTION begin_streaks() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID = 'habits'::regclass THEN
    INSERT INTO streaks (user_id, subject, subject_id) SELECT user_id, 'habit', id FROM new_rows ON CONFLICT DO NOTHING;
  ELSIF TG_RELID = 'journey_members'::regclass THEN
    INSERT INTO streaks (user_id, subject, subject_id, excused)
    SELECT n.user_id, 'journey', n.journey_id,
           (SELECT j.excused FROM judge_journey(n.user_id, n.journey_id, date '1900-01-01', date '2199-12-31') AS j)
    FROM new_rows AS n ON CONFLICT DO NOTHING;
  ELSE
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION begin_streaks() IS 'Trigger: every habit and every membership has its streak row.';
