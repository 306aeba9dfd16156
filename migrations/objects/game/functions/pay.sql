-- Puts what people earned, lost or spent into the ledgers and the totals: the one writer of all three.
--
-- Nets are exact sums, so facts may come and go in any order and the totals stay what the facts add up to. Somebody who
-- is being purged has no row in users any more and gets nothing.
CREATE OR REPLACE FUNCTION pay(p_due game_due[], p_kind text, p_reason text, p_spends boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  WITH due AS MATERIALIZED (
    SELECT d.* FROM unnest(p_due) AS d JOIN users AS u ON u.id = d.user_id
  ), paid AS (
    UPDATE progress AS p
    SET net_xp = p.net_xp + d.xp, net_coins = p.net_coins + d.coins,
        badge_xp = p.badge_xp + CASE p_reason WHEN 'badge' THEN d.xp ELSE coalesce(d.badge_xp, 0) END
    FROM due AS d
    WHERE p.user_id = d.user_id
    RETURNING p.user_id, p.net_xp, p.net_coins
  ), experienced AS (
    INSERT INTO xp_ledger (user_id, at, kind, reason, amount, balance, subject, subject_id, day, facts)
    SELECT d.user_id, current_instant(), CASE WHEN p_kind IN ('spent', 'refund') THEN 'changed' ELSE p_kind END, p_reason,
           d.xp, p.net_xp, d.subject, d.subject_id, d.day, d.facts
    FROM due AS d JOIN paid AS p USING (user_id)
    WHERE d.xp <> 0
  )
  INSERT INTO coin_ledger (user_id, at, kind, reason, amount, balance, subject, subject_id, day, facts)
  SELECT d.user_id, current_instant(), p_kind, p_reason, d.coins, p.net_coins, d.subject, d.subject_id, d.day, d.facts
  FROM due AS d JOIN paid AS p USING (user_id)
  WHERE d.coins <> 0;
  IF p_spends AND EXISTS (SELECT FROM unnest(p_due) AS d JOIN progress AS p USING (user_id) WHERE p.net_coins < 0) THEN
    RAISE check_violation USING MESSAGE = 'not enough coins', CONSTRAINT = 'progress_coins_suffice';
  END IF;
END $$;
COMMENT ON FUNCTION pay(game_due[], text, text, boolean) IS
  'Books amounts that are due, one row per person; refuses to spend what is not there. Not granted.';

-- For all tables of game_sources. People whose game is off earn nothing; turning it on settles (settle_game).
CREATE OR REPLACE FUNCTION pay_for_facts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  source game_sources;
  worths text;
  due game_due[];
BEGIN
  SELECT * INTO source FROM game_sources WHERE fact_table = TG_TABLE_NAME;
  IF source.fact_table IS NULL OR (SELECT relowner <> current_user::regrole FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  worths := format(
    'SELECT f.user_id, %%1$s w.xp AS xp, %%1$s w.coins AS coins, %1$s AS subject_id, %2$s AS day
     FROM %%2$s AS f JOIN user_settings AS s ON s.user_id = f.user_id AND s.game CROSS JOIN LATERAL %3$s AS w',
    source.subject_id, source.day, source.worth);
  EXECUTE format(
    'SELECT array_agg(d) FROM (
       SELECT ROW (user_id, sum(xp), sum(coins), NULL, %L,
                   CASE WHEN min(subject_id) = max(subject_id) THEN min(subject_id) END,
                   CASE WHEN min(day) = max(day) THEN min(day) END, count(*))::game_due AS d
       FROM (%s) AS worth GROUP BY user_id HAVING sum(xp) <> 0 OR sum(coins) <> 0 ORDER BY user_id) AS x',
    source.subject, concat_ws(' UNION ALL ', CASE WHEN TG_OP <> 'DELETE' THEN format(worths, '', 'new_rows') END,
                                             CASE WHEN TG_OP <> 'INSERT' THEN format(worths, '-', 'old_rows') END))
    INTO due;
  IF due IS NOT NULL THEN
    PERFORM pay(due, CASE TG_OP WHEN 'DELETE' THEN CASE WHEN source.spends THEN 'refund' ELSE 'reversed' END
                                WHEN 'UPDATE' THEN CASE WHEN source.spends THEN 'refund' ELSE 'changed' END
                                ELSE CASE WHEN source.spends THEN 'spent' ELSE 'earned' END END,
                source.reason, source.spends AND TG_OP = 'INSERT');
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION pay_for_facts() IS 'Trigger: keeps ledgers and totals in step with facts, one row per person and statement.';
