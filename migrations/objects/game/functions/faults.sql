-- For `admin verify`: totals that the facts do not add up to, and ledgers that do not add up to the totals.
CREATE OR REPLACE FUNCTION ledger_sums() RETURNS TABLE (user_id bigint, xp bigint, coins bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT p.user_id, coalesce(x.amount, 0), coalesce(c.amount, 0)
  FROM progress AS p
  LEFT JOIN (SELECT l.user_id, sum(l.amount)::bigint AS amount FROM xp_ledger AS l GROUP BY l.user_id) AS x USING (user_id)
  LEFT JOIN (SELECT l.user_id, sum(l.amount)::bigint AS amount FROM coin_ledger AS l GROUP BY l.user_id) AS c USING (user_id)
$$;
COMMENT ON FUNCTION ledger_sums() IS 'What everybody''s ledgers add up to. Not granted.';

CREATE OR REPLACE FUNCTION game_faults() RETURNS TABLE (kind text, user_id bigint, subject text, stored text, expected text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT 'progress', p.user_id, 'totals', format('%s XP (%s of badges), %s coins', p.net_xp, p.badge_xp, p.net_coins),
         format('%s XP (%s of badges), %s coins', e.net_xp, e.badge_xp, e.net_coins)
  FROM progress AS p JOIN expected_progress() AS e USING (user_id)
  WHERE (p.net_xp, p.badge_xp, p.net_coins) <> (e.net_xp, e.badge_xp, e.net_coins)
  UNION ALL
  SELECT 'ledger', p.user_id, 'sums', format('%s XP, %s coins', l.xp, l.coins), format('%s XP, %s coins', p.net_xp, p.net_coins)
  FROM progress AS p JOIN ledger_sums() AS l USING (user_id)
  WHERE (l.xp, l.coins) <> (p.net_xp, p.net_coins)
$$;
COMMENT ON FUNCTION game_faults() IS 'Totals and ledgers that are not what they should be. Not granted.';

CREATE OR REPLACE FUNCTION repair_game() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- The ledgers are the record: totals follow them first, and what is missing to the facts is booked then.
  UPDATE progress AS p SET net_xp = l.xp, net_coins = l.coins
  FROM ledger_sums() AS l
  WHERE l.user_id = p.user_id AND (l.xp, l.coins) <> (p.net_xp, p.net_coins);
  PERFORM settle_game(ARRAY(SELECT u.id FROM users AS u ORDER BY u.id), 'repair');
END $$;
COMMENT ON FUNCTION repair_game() IS 'Brings totals and ledgers to what the facts add up to, in sight of everybody. Not granted.';
