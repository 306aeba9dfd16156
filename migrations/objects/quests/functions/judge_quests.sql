-- What became of quests: the one definition. Triggers and settle_quests store it, `admin verify` and the tests compare.
--
--   skipped, or completed by hand: as the person said
--   completed: once the facts of its days reach what is needed, on the day on which they did, whenever they were entered
--   failed:    its last day is over for the person, by their time zone and the hour at which their day starts
-- A fact that goes opens it again, or makes it fail where its days are over; one that is entered late still completes it.
--
-- Of those completed on one day the best few pay (game_amounts, quest_paid). What ended before the database knew of it
-- neither pays nor costs; what began before, an import for instance, pays no more than a quest that is told by hand.
CREATE OR REPLACE FUNCTION judge_quest(q quests, OUT status text, OUT progress bigint, OUT day date)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  reached date;
BEGIN
  SELECT coalesce(sum(f.amount), 0), min(f.day) FILTER (WHERE f.total >= q.needed)
  INTO progress, reached
  FROM (SELECT d.day, d.amount, sum(d.amount) OVER (ORDER BY d.day) AS total FROM quest_facts(q) AS d) AS f;
  IF q.status = 'completed' THEN
    progress := 1;
  END IF;
  IF q.status IN ('completed', 'skipped') THEN
    status := q.status;
    day := q.ended_on;
  ELSIF reached IS NOT NULL THEN
    status := 'completed';
    day := reached;
  ELSIF q.ends_on < person_day(q.user_id) THEN
    status := 'failed';
    day := q.ends_on;
  ELSE
    status := q.status;
  END IF;
END $$;
COMMENT ON FUNCTION judge_quest(quests) IS 'The state of one quest now, and the day on which it ended. Not granted.';

CREATE OR REPLACE FUNCTION quest_verdicts(p_user_ids bigint[], p_quest_ids bigint[]) RETURNS TABLE (
    user_id bigint, quest_id bigint, status text, progress integer, ends_on date, day date, xp integer, counts boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH judged AS MATERIALIZED (
    SELECT q.user_id, q.id, j.status, least(j.progress, 2147483647)::integer AS progress, q.ends_on, j.day, q.made_on,
           CASE WHEN q.starts_on < q.made_on THEN least(q.xp, brought.xp) ELSE q.xp END AS xp
    FROM quests AS q
    JOIN game_amounts AS brought ON brought.key = 'quest_daily'
    CROSS JOIN LATERAL judge_quest(q) AS j
    WHERE (p_user_ids IS NULL OR q.user_id = ANY (p_user_ids)) AND (p_quest_ids IS NULL OR q.id = ANY (p_quest_ids))
  ), touched AS (
    SELECT j.user_id, j.day FROM judged AS j WHERE j.status = 'completed'
    UNION
    SELECT s.user_id, s.day FROM quest_states AS s JOIN judged AS j ON j.user_id = s.user_id AND j.id = s.quest_id
    WHERE s.status = 'completed'
  ), candidate AS (
    SELECT j.* FROM judged AS j
    UNION ALL
    -- Others of the same days, which one more or one less may move into or out of the best.
    SELECT s.user_id, s.quest_id, s.status, s.progress, s.ends_on, s.day, q.made_on, s.xp
    FROM touched AS t
    JOIN quest_states AS s ON s.user_id = t.user_id AND s.day = t.day AND s.status = 'completed'
    JOIN quests AS q ON q.user_id = s.user_id AND q.id = s.quest_id
    WHERE NOT EXISTS (SELECT FROM judged AS j WHERE j.user_id = s.user_id AND j.id = s.quest_id)
  )
  SELECT c.user_id, c.id, c.status, c.progress, c.ends_on, c.day, c.xp,
         CASE c.status
           WHEN 'failed' THEN c.day >= c.made_on
           WHEN 'completed' THEN c.day >= c.made_on
             AND row_number() OVER (PARTITION BY c.user_id, c.status, c.day, c.day >= c.made_on ORDER BY c.xp DESC, c.id)
                 <= (SELECT a.at_most FROM game_amounts AS a WHERE a.key = 'quest_paid')
           ELSE false END
  FROM candidate AS c
$$;
COMMENT ON FUNCTION quest_verdicts(bigint[], bigint[]) IS
  'The states that these quests have to have (NULL: all of everybody), and others whose pay they move. Not granted.';

CREATE OR REPLACE FUNCTION store_verdicts(p_user_ids bigint[], p_quest_ids bigint[]) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  stored integer;
BEGIN
  INSERT INTO quest_states AS s (user_id, quest_id, status, progress, ends_on, day, xp, counts, settled_at)
  SELECT v.user_id, v.quest_id, v.status, v.progress, v.ends_on, v.day, v.xp, v.counts,
         CASE WHEN v.day IS NOT NULL THEN current_instant() END
  FROM quest_verdicts(p_user_ids, p_quest_ids) AS v
  ORDER BY v.user_id, v.quest_id
  ON CONFLICT (user_id, quest_id) DO UPDATE
  SET status = excluded.status, progress = excluded.progress, ends_on = excluded.ends_on, day = excluded.day, xp = excluded.xp,
      counts = excluded.counts, settled_at = CASE WHEN s.status = excluded.status THEN s.settled_at ELSE excluded.settled_at END
  WHERE (s.status, s.progress, s.ends_on, s.day, s.xp, s.counts)
        IS DISTINCT FROM (excluded.status, excluded.progress, excluded.ends_on, excluded.day, excluded.xp, excluded.counts);
  GET DIAGNOSTICS stored = ROW_COUNT;
  RETURN stored;
END $$;
COMMENT ON FUNCTION store_verdicts(bigint[], bigint[]) IS 'Brings the states of quests to what they have to be; returns how many moved. Not granted.';
