-- Triggers that keep the states of quests in step with what people say and with the facts, and the door for their end.
CREATE OR REPLACE FUNCTION update_quests() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'quests'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  IF TG_OP = 'DELETE' THEN
    -- One that paid makes room for another of its day.
    PERFORM store_verdicts(array_agg(s.user_id), array_agg(s.quest_id))
    FROM quest_states AS s
    WHERE s.user_id IN (SELECT o.user_id FROM old_rows AS o) AND s.status = 'completed' AND NOT s.counts
    HAVING count(*) > 0;
  ELSE
    PERFORM store_verdicts(array_agg(n.user_id), array_agg(n.id)) FROM new_rows AS n HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION update_quests() IS 'Trigger: keeps quest_states in step with quests.';

-- For tables of facts. The first argument is the expression for a fact's day (empty: any day), the others are measures.
-- Quests of these people whose end passed meanwhile are settled as well.
CREATE OR REPLACE FUNCTION update_quests_of_facts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  days text := CASE TG_ARGV[0] WHEN '' THEN $q$date '1900-01-01', date '2199-12-31'$q$
                               ELSE format('min(%1$s), max(%1$s)', TG_ARGV[0]) END;
  people bigint[];
  touched bigint[];
BEGIN
  IF (SELECT relowner <> current_user::regrole FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  EXECUTE format(
    'WITH written AS MATERIALIZED (SELECT user_id, %s FROM (%s) AS rows GROUP BY user_id)
     SELECT array_agg(x.user_id), array_agg(x.id) FROM (
       SELECT q.user_id, q.id FROM written AS w (user_id, first_day, last_day)
       JOIN quests AS q ON q.user_id = w.user_id AND q.ends_on >= w.first_day AND q.starts_on <= w.last_day
       WHERE q.measure = ANY ($1)
       UNION
       SELECT s.user_id, s.quest_id FROM written AS w (user_id, first_day, last_day)
       JOIN quest_states AS s ON s.user_id = w.user_id AND s.status IN (''assigned'', ''in_progress'')
       WHERE s.ends_on < person_day(w.user_id)) AS x',
    days, concat_ws(' UNION ALL ', CASE WHEN TG_OP <> 'DELETE' THEN 'TABLE new_rows' END,
                                   CASE WHEN TG_OP <> 'INSERT' THEN 'TABLE old_rows' END))
    INTO people, touched USING TG_ARGV[1:];
  IF touched IS NOT NULL THEN
    PERFORM store_verdicts(people, touched);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION update_quests_of_facts() IS 'Trigger: counts facts for the quests whose days they are of.';

CREATE OR REPLACE FUNCTION settle_quests() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  asking bigint := me();
  today date := person_day(asking);
  due bigint[] := ARRAY(
    SELECT s.quest_id FROM quest_states AS s
    WHERE s.user_id = asking AND s.status IN ('assigned', 'in_progress') AND s.ends_on < today);
BEGIN
  IF due = '{}' THEN
    RETURN 0;
  END IF;
  PERFORM lock_people(ARRAY[asking]);
  RETURN store_verdicts(ARRAY[asking], due);
END $$;
COMMENT ON FUNCTION settle_quests() IS
  'Lets the asking person''s quests fail whose last day is over; returns how many moved. One look at an index where there are none.';
GRANT EXECUTE ON FUNCTION settle_quests() TO tracker_member;
