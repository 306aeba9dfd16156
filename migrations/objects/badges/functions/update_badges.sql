-- Triggers that keep badges in step with facts, settings and the catalogue.
CREATE OR REPLACE FUNCTION judge_badges_of_facts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  source badge_sources;
  touched badge_window[];
BEGIN
  SELECT * INTO source FROM badge_sources WHERE fact_table = TG_TABLE_NAME;
  IF source.fact_table IS NULL OR (SELECT relowner <> current_user::regrole FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  EXECUTE format(
    'SELECT array_agg(t) FROM (
       SELECT ROW (user_id, journey_id, min(first_day), max(last_day), NULL)::badge_window AS t
       FROM (%s) AS changed (user_id, journey_id, first_day, last_day) GROUP BY user_id, journey_id) AS x',
    concat_ws(' UNION ALL ', CASE WHEN TG_OP <> 'DELETE' THEN format(source.touches, 'new_rows') END,
                             CASE WHEN TG_OP <> 'INSERT' THEN format(source.touches, 'old_rows') END))
    INTO touched;
  IF touched IS NOT NULL THEN
    PERFORM judge_badges(touched, source.measures);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION judge_badges_of_facts() IS 'Trigger: judges the badges that changed facts may have earned or lost.';

CREATE OR REPLACE FUNCTION judge_badges_of_settings() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  people bigint[];
BEGIN
  IF TG_RELID <> 'user_settings'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  people := ARRAY(SELECT n.user_id FROM new_rows AS n JOIN old_rows AS o USING (user_id)
                  WHERE n.game AND (n.game, n.penalties) <> (o.game, o.penalties));
  IF people <> '{}' THEN
    PERFORM judge_people(people);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION judge_badges_of_settings() IS
  'Trigger: turning the game on judges what was done meanwhile; penalties move the day on which XP were reached.';

CREATE OR REPLACE FUNCTION judge_new_badges() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'badges'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  PERFORM judge_people(ARRAY(SELECT u.id FROM users AS u ORDER BY u.id), ARRAY(SELECT n.id FROM new_rows AS n));
  RETURN NULL;
END $$;
COMMENT ON FUNCTION judge_new_badges() IS 'Trigger: who has reached a new badge long ago has it; what is retired is earned by no later day.';
