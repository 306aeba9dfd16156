-- What a badge brings, by its row of user_badges: what it is worth where the facts of now earn it, nothing else.
CREATE OR REPLACE FUNCTION badge_worth(p_badge_id bigint, p_holds boolean)
  RETURNS TABLE (xp integer, coins integer)
  LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT CASE WHEN p_holds THEN b.xp ELSE 0 END, CASE WHEN p_holds THEN b.coins ELSE 0 END
  FROM badges AS b WHERE b.id = p_badge_id
$$;
COMMENT ON FUNCTION badge_worth(bigint, boolean) IS 'XP and coins of an earned badge.';
