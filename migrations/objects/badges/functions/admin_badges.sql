-- The catalogue in the hands of admins. What a new badge asks for may have been reached long ago: then it is theirs at once.
CREATE OR REPLACE FUNCTION add_badge(p_key text, p_name text, p_description text, p_tier text, p_category text, p_icon text,
                                     p_scope text, p_criteria jsonb, p_xp integer, p_coins integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM require_admin();
  INSERT INTO badges (key, name, description, tier, category, icon, scope, criteria, xp, coins)
  VALUES (p_key, p_name, p_description, p_tier, p_category, p_icon, p_scope, p_criteria, p_xp, p_coins);
  RETURN (SELECT count(*) FROM user_badges AS e JOIN badges AS b ON b.id = e.badge_id WHERE b.key = p_key);
END $$;
COMMENT ON FUNCTION add_badge(text, text, text, text, text, text, text, jsonb, integer, integer) IS
  'Puts a badge into the catalogue; returns how often it is earned by what is there. For admins.';

CREATE OR REPLACE FUNCTION retire_badge(p_key text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM require_admin();
  IF NOT EXISTS (SELECT FROM badges AS b WHERE b.key = p_key) THEN
    RAISE no_data_found USING MESSAGE = 'no such badge', CONSTRAINT = 'badges_named';
  END IF;
  UPDATE badges AS b SET retired_at = current_instant() WHERE b.key = p_key AND b.retired_at IS NULL;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION retire_badge(text) IS 'No later day earns the badge; false where it was retired already. For admins.';

CREATE OR REPLACE FUNCTION badge_holders() RETURNS TABLE (badge_id bigint, holders integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM require_admin();
  RETURN QUERY SELECT e.badge_id, count(DISTINCT e.user_id)::integer FROM user_badges AS e WHERE e.holds GROUP BY e.badge_id;
END $$;
COMMENT ON FUNCTION badge_holders() IS 'How many people have earned each badge. For admins.';
GRANT EXECUTE ON FUNCTION add_badge(text, text, text, text, text, text, text, jsonb, integer, integer), retire_badge(text),
  badge_holders() TO tracker_admin;
