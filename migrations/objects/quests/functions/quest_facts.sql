-- What the facts of a quest's days amount to, by day, in the quest's measure.
--
-- XP are those of facts whose tables tell quests of their changes (trigger g_quests_*), by what the facts are worth now
-- and without penalties: quests and badges cannot feed each other, and what is counted follows from the facts alone.
CREATE OR REPLACE FUNCTION quest_facts(q quests) RETURNS TABLE (day date, amount bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN
  IF q.measure IN ('habit', 'habit_days') THEN
    RETURN QUERY
      SELECT e.day, count(*) FROM habit_entries AS e
      WHERE e.user_id = q.user_id AND e.day BETWEEN q.starts_on AND q.ends_on
        AND (q.habit_id IS NULL OR e.habit_id = q.habit_id)
        AND entry_status(e.answer, e.amount, schedule_on(e.user_id, e.habit_id, e.day)) = 'done'
      GROUP BY e.day;
  ELSIF q.measure = 'goal' THEN
    RETURN QUERY
      SELECT g.completed_on, 1::bigint FROM goals AS g
      WHERE g.user_id = q.user_id AND g.id = q.goal_id AND NOT g.deleted AND g.completed_on BETWEEN q.starts_on AND q.ends_on;
  ELSIF q.measure = 'checkins' THEN
    RETURN QUERY
      SELECT c.day, count(*) FROM checkins AS c
      WHERE c.user_id = q.user_id AND c.day BETWEEN q.starts_on AND q.ends_on
      GROUP BY c.day;
  ELSIF q.measure = 'focus_minutes' THEN
    RETURN QUERY
      SELECT f.day, sum(f.actual_minutes) FROM focus_sessions AS f
      WHERE f.user_id = q.user_id AND f.day BETWEEN q.starts_on AND q.ends_on AND f.status = 'completed'
      GROUP BY f.day;
  ELSIF q.measure = 'xp' THEN
    RETURN QUERY EXECUTE (
      SELECT 'SELECT x.day, sum(x.xp)::bigint FROM ('
             || string_agg(format('SELECT %1$s AS day, w.xp FROM %2$I AS f CROSS JOIN (SELECT false AS penalties) AS s
                                   CROSS JOIN LATERAL %3$s AS w
                                   WHERE f.user_id = $1 AND %1$s BETWEEN $2 AND $3', g.day, g.fact_table, g.worth), ' UNION ALL ')
             || ') AS x GROUP BY x.day HAVING sum(x.xp) > 0'
      FROM game_sources AS g
      WHERE NOT g.spends
        AND EXISTS (SELECT FROM pg_trigger AS t
                    WHERE t.tgrelid = to_regclass(quote_ident(g.fact_table)) AND t.tgname = 'g_quests_insert'))
      USING q.user_id, q.starts_on, q.ends_on;
  END IF;
END $$;
COMMENT ON FUNCTION quest_facts(quests) IS 'Days of a quest and how much of its measure each holds; none where the person says when it is done. Not granted.';
