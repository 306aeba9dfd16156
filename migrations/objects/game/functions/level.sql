-- The level of an amount of XP. Nowhere else is a level computed.
CREATE OR REPLACE FUNCTION level_at(p_xp bigint) RETURNS smallint
  LANGUAGE sql STABLE SET search_path FROM CURRENT
  RETURN (SELECT max(l.level) FROM game_levels AS l WHERE l.xp <= greatest(0, p_xp));
COMMENT ON FUNCTION level_at(bigint) IS 'The highest level that begins at or below so much XP.';
GRANT EXECUTE ON FUNCTION level_at(bigint) TO tracker_member;
