-- What everybody's totals have to be, and bringing them there.
CREATE OR REPLACE FUNCTION expected_progress(p_user_ids bigint[] DEFAULT NULL)
  RETURNS TABLE (user_id bigint, net_xp bigint, net_coins bigint, badge_xp bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  -- An array is prepared anew for each row that is looked up in it: of many people, facts are read as of everybody.
  theirs text := CASE WHEN cardinality(p_user_ids) <= 100 THEN 'WHERE f.user_id = ANY ($1)' ELSE '' END;
  worths text;
BEGIN
  SELECT string_agg(format(
    'SELECT f.user_id, w.xp, w.coins, %L = ''badge'' AS of_badge FROM %I AS f
     JOIN user_settings AS s ON s.user_id = f.user_id AND s.game CROSS JOIN LATERAL %s AS w %s',
    g.reason, g.fact_table, g.worth, theirs), ' UNION ALL ')
  INTO worths FROM game_sources AS g;
  RETURN QUERY EXECUTE format(
    'SELECT s.user_id, coalesce(sum(w.xp), 0)::bigint, coalesce(sum(w.coins), 0)::bigint,
            coalesce(sum(w.xp) FILTER (WHERE w.of_badge), 0)::bigint
     FROM user_settings AS s LEFT JOIN (%s) AS w ON w.user_id = s.user_id
     WHERE s.game AND ($1 IS NULL OR s.user_id = ANY ($1)) GROUP BY s.user_id', worths) USING p_user_ids;
END $$;
COMMENT ON FUNCTION expected_progress(bigint[]) IS
  'Totals recomputed from all facts, of everybody (or these people) whose game is on; for the owner.';

CREATE OR REPLACE FUNCTION settle_game(p_user_ids bigint[], p_reason text) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  due game_due[];
BEGIN
  PERFORM lock_people(p_user_ids);
  due := ARRAY(
    SELECT ROW (e.user_id, e.net_xp - p.net_xp, e.net_coins - p.net_coins, e.badge_xp - p.badge_xp,
                NULL, NULL, NULL, 0)::game_due
    FROM expected_progress(p_user_ids) AS e JOIN progress AS p ON p.user_id = e.user_id
    WHERE (e.net_xp, e.net_coins, e.badge_xp) <> (p.net_xp, p.net_coins, p.badge_xp)
    ORDER BY e.user_id);
  PERFORM pay(due, 'settled', p_reason, false);
  RETURN cardinality(due);
END $$;
COMMENT ON FUNCTION settle_game(bigint[], text) IS
  'Brings totals to what the facts add up to by one row each; returns of how many people. Not granted.';

CREATE OR REPLACE FUNCTION settle_settings() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'user_settings'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  PERFORM settle_game(ARRAY(
    SELECT n.user_id FROM new_rows AS n JOIN old_rows AS o USING (user_id)
    WHERE n.game AND (n.game, n.penalties) <> (o.game, o.penalties)), 'settings');
  RETURN NULL;
END $$;
COMMENT ON FUNCTION settle_settings() IS
  'Trigger: turning the game on counts what was done meanwhile; penalties go and come back as a whole.';

CREATE OR REPLACE FUNCTION begin_progress() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_RELID <> 'users'::regclass THEN
    RAISE insufficient_privilege USING MESSAGE = 'not a table of tracker';
  END IF;
  INSERT INTO progress (user_id) SELECT id FROM new_rows ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION begin_progress() IS 'Trigger: everybody has their totals.';
