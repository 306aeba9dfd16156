-- The catalogue in the hands of admins. What was accepted stays as it was accepted.
CREATE OR REPLACE FUNCTION add_mission(p_key text, p_title text, p_description text, p_difficulty text, p_category text,
                                       p_points integer, p_days integer, p_time_estimate text, p_tips text[], p_requirements jsonb)
  RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  made bigint;
BEGIN
  PERFORM require_admin();
  INSERT INTO missions (key, title, description, difficulty, category, points, days, time_estimate, tips, requirements)
  VALUES (p_key, p_title, p_description, p_difficulty, p_category, p_points, p_days, p_time_estimate, p_tips, p_requirements)
  RETURNING id INTO made;
  RETURN made;
END $$;
COMMENT ON FUNCTION add_mission(text, text, text, text, text, integer, integer, text, text[], jsonb) IS
  'Puts a mission into the catalogue; returns its id. For admins.';

CREATE OR REPLACE FUNCTION offer_mission(p_key text, p_offered boolean) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM require_admin();
  UPDATE missions AS m SET active = p_offered WHERE m.key = p_key AND m.active <> p_offered;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION offer_mission(text, boolean) IS
  'Retires a mission, or offers it again; quests that were made of it go on. False where nothing changed. For admins.';
GRANT EXECUTE ON FUNCTION add_mission(text, text, text, text, text, integer, integer, text, text[], jsonb),
  offer_mission(text, boolean) TO tracker_admin;
